from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.conftest import HARBOUR, Run


def test_a_page_of_a_folder(run: Run, articles: Path) -> None:
    result = run("dossier", articles, "-o", "page.html", "--title", "Sarnal")
    assert result.exit_code == 1  # one of the files is empty
    assert Path("page.html").read_text() == (
        f"<title>Sarnal</title><p>{articles / 'harbour.txt'}</p><p>{articles / 'old' / 'strike.txt'}</p>"
    )
    assert result.stdout == ""
    lines = result.stderr.splitlines()
    assert lines[0].startswith(f"{articles / 'empty.txt'}: ")
    assert lines[1:] == ["page.html: 2 documents"]
    assert sorted(path.name for path in Path().iterdir()) == ["articles", "page.html"]


def test_all_well_is_0(run: Run, articles: Path) -> None:
    assert run("dossier", articles / "old", articles / "harbour.txt", "-o", "page.html").exit_code == 0
    assert Path("page.html").read_text().startswith("<title>2</title>")


def test_its_own_page_is_not_read_again(run: Run, articles: Path) -> None:
    page = articles / "old" / "page.html"
    for _ in range(2):
        assert run("dossier", articles / "old", "-o", page).exit_code == 0
        assert page.read_text().startswith("<title>1</title>")


def test_nothing_read_is_no_page_and_leaves_the_old_one(run: Run, articles: Path) -> None:
    Path("page.html").write_text("old")
    assert run("dossier", articles / "empty.txt", "-o", "page.html").exit_code == 1
    assert Path("page.html").read_text() == "old"


def test_an_empty_folder_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    result = run("dossier", "nothing", "-o", "page.html")
    assert (result.exit_code, result.stderr) == (1, "nothing: no file in it that can be read\n")


@pytest.mark.parametrize("output", ["articles/harbour.txt", "articles", "no/such/folder/page.html"])
def test_where_no_page_can_go_is_2_before_anything_is_read(run: Run, articles: Path, output: str) -> None:
    result = run("dossier", articles / "harbour.txt", "-o", output)
    assert result.exit_code == 2
    assert "-o" in result.stderr
    assert (articles / "harbour.txt").read_text(encoding="utf-8") == HARBOUR


def test_a_device_is_written_to_and_not_replaced(run: Run, articles: Path) -> None:
    assert run("dossier", articles / "harbour.txt", "-o", "/dev/null").exit_code == 0
    assert Path("/dev/null").is_char_device()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_page_that_cannot_be_written_is_one_line(run: Run, articles: Path) -> None:
    result = run("dossier", articles / "harbour.txt", "-o", "/dev/full")
    assert (result.exit_code, result.stderr) == (1, "/dev/full: no space left on device\n")


def test_without_output_is_2(run: Run, articles: Path) -> None:
    assert run("dossier", articles).exit_code == 2
