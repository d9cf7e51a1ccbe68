"""`selon compare`: text, JSON, a page; and what it answers to what cannot be."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner, Result

from selon.commands import app
from selon.ledger import Ledger
from tests.weighing.sample import STORY, TRANSLATED, read

NAMES = ("story", "translated")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app(), [str(a) for a in arguments], prog_name="selon")


def files(folder: Path) -> list[Path]:
    found = [folder / f"{name}.txt" for name in NAMES]
    for path, text in zip(found, (STORY, TRANSLATED), strict=True):
        path.write_text(text, encoding="utf-8")
    return found


def test_a_hedge_that_the_translation_lacks_is_told(tmp_path: Path) -> None:
    found = run("compare", *files(tmp_path))
    assert found.exit_code == 0
    assert "In A “probably”; in B nothing of the kind at that place." in found.stdout
    assert "The two are taken for one story" in found.stdout
    assert "in A alone" in found.stderr


def test_json_is_one_object(tmp_path: Path) -> None:
    found = json.loads(run("compare", *files(tmp_path), "--json").stdout)
    assert list(found) == ["a", "b", "origin", "rows", "figures", "hedges"]
    assert found["origin"]["one"] is True
    assert [one["word"] for one in found["hedges"]["a"]] == ["probably"]


def test_a_page_and_nothing_on_standard_output(tmp_path: Path) -> None:
    output = tmp_path / "page.html"
    found = run("compare", *files(tmp_path), "-o", output)
    assert (found.exit_code, found.stdout) == (0, "")
    assert output.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_page_never_goes_over_an_article(tmp_path: Path) -> None:
    one, other = files(tmp_path)
    assert run("compare", one, other, "-o", one).exit_code == 2
    assert one.read_text(encoding="utf-8") == STORY


def test_what_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    found = run("compare", files(tmp_path)[0], tmp_path / "absent.txt")
    assert (found.exit_code, found.stdout) == (1, "")
    assert found.stderr.startswith(f"{tmp_path / 'absent.txt'}: ")


def test_documents_of_a_ledger(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.ledger") as ledger:
        ids = [ledger.add(read(text, language)).id for text, language in ((STORY, "en"), (TRANSLATED, "fr"))]
    found = run("compare", *ids, "--ledger", tmp_path / "l.ledger", "--json")
    assert json.loads(found.stdout)["origin"]["one"] is True
    missing = run("compare", ids[0], "0000", "--ledger", tmp_path / "l.ledger")
    assert missing.exit_code == 1
    assert missing.stderr.endswith("l.ledger: no document 0000\n")
