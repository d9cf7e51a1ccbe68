"""`add`, `check`, `forget` and `search`, as one uses them one after the other."""

from __future__ import annotations

import csv
import hashlib
import json
import sqlite3
import sys
from pathlib import Path

import pytest

from tests.commands.conftest import HARBOUR, STRIKE, Run

FIRST, SECOND = (hashlib.sha256(text.encode()).hexdigest()[:12] for text in (HARBOUR, STRIKE))


@pytest.fixture
def filled(run: Run, articles: Path) -> Run:
    assert run("add", "sarnal.ledger", articles / "harbour.txt", articles / "old", "--published", "2021-05").exit_code == 0
    return run


def test_add_names_what_it_added(run: Run, articles: Path) -> None:
    result = run("add", "sarnal.ledger", articles)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"{FIRST}\tadded\t{articles / 'harbour.txt'}",
        f"{SECOND}\tadded\t{articles / 'old' / 'strike.txt'}",
    ]
    assert result.stderr.splitlines()[0].startswith(f"{articles / 'empty.txt'}: ")
    assert result.stderr.splitlines()[1:] == ["2 documents added, 0 known already, 1 could not be read"]


def test_what_is_known_is_not_analysed_again(filled: Run, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["selon.analysis"], "analyse", None)
    (articles / "copy.txt").write_text(HARBOUR, encoding="utf-8")
    result = filled("add", "sarnal.ledger", articles / "copy.txt", articles / "harbour.txt")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [f"{FIRST}\tknown\t{articles / 'copy.txt'}", f"{FIRST}\tknown\t{articles / 'harbour.txt'}"]
    assert result.stderr == "0 documents added, 2 known already, 0 could not be read\n"


def test_a_corrected_date_is_put_in_place(filled: Run, articles: Path) -> None:
    result = filled("add", "sarnal.ledger", articles / "harbour.txt", "--published", "2019-11-22")
    assert result.stdout == f"{FIRST}\tredated\t{articles / 'harbour.txt'}\n"
    assert result.stderr == "0 documents added, 1 known already, 0 could not be read\n"
    with sqlite3.connect("sarnal.ledger") as database:
        dates = dict(database.execute("select id, published from documents").fetchall())
    assert dates == {FIRST: "2019-11-22", SECOND: "2021-05"}
    again = filled("add", "sarnal.ledger", articles / "harbour.txt", "--published", "2019-11-22")
    assert again.stdout == f"{FIRST}\tknown\t{articles / 'harbour.txt'}\n"
    assert filled("check", "sarnal.ledger").exit_code == 0


def test_nothing_that_can_be_read_leaves_the_ledger_as_it_was(filled: Run, articles: Path) -> None:
    before = Path("sarnal.ledger").read_bytes()
    assert filled("add", "sarnal.ledger", articles / "empty.txt", articles / "missing.txt").exit_code == 1
    assert Path("sarnal.ledger").read_bytes() == before


def test_check_of_a_sound_ledger(filled: Run) -> None:
    result = filled("check", "sarnal.ledger")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "sarnal.ledger: 2 documents, nothing off\n")


def test_check_says_what_is_off(filled: Run) -> None:
    base = sqlite3.connect("sarnal.ledger")
    base.execute("UPDATE documents SET title = 'Autre' WHERE seq = 1")
    base.commit()
    base.close()
    result = filled("check", "sarnal.ledger")
    assert (result.exit_code, result.stderr) == (1, "sarnal.ledger: 1 fault\n")
    assert result.stdout == f"{FIRST}: its title is not the one in its reading\n"


def test_forget(filled: Run) -> None:
    result = filled("forget", "sarnal.ledger", FIRST)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"sarnal.ledger: forgot {FIRST}\n")
    assert filled("search", "sarnal.ledger", "quai").stdout == ""
    assert filled("check", "sarnal.ledger").exit_code == 0
    result = filled("forget", "sarnal.ledger", FIRST)
    assert (result.exit_code, result.stderr) == (1, f"sarnal.ledger: no document {FIRST}\n")


def test_search_for_people(filled: Run, articles: Path) -> None:
    result = filled("search", "sarnal.ledger", "QUAI")
    assert (result.exit_code, result.stderr) == (0, "1 hit\n")
    where, who, sentence = result.stdout.strip().splitlines()
    assert where.split() == [FIRST, "2021-05", str(articles / "harbour.txt")]
    assert who == "    Ilse Marn (dockers) asserts: Il n'y a pas de quai"
    assert sentence == "    « Il n'y a pas de quai », a répondu Ilse Marn, la porte-parole des dockers de la ville."


def test_the_articles_own_words_are_said_to_be_so(filled: Run) -> None:
    assert "the article's own words\n" in filled("search", "sarnal.ledger", "ministre").stdout


def test_search_as_json(filled: Run) -> None:
    (line,) = filled("search", "sarnal.ledger", "partirons", "--json").stdout.splitlines()
    hit = json.loads(line)
    assert (hit["document"], hit["voice"], hit["stance"], hit["published"]) == (SECOND, "Ilse Marn", "asserts", "2021-05")
    assert STRIKE[hit["start"] : hit["end"]] == hit["content"]


def test_search_as_csv(filled: Run) -> None:
    heading, *rows = csv.reader(filled("search", "sarnal.ledger", "Sarnal", "--csv").stdout.splitlines())
    assert heading[:5] == ["document", "uri", "title", "publisher", "published"]
    assert {row[0] for row in rows} == {FIRST, SECOND}
    assert list(csv.reader(filled("search", "sarnal.ledger", "absent", "--csv").stdout.splitlines())) == [heading]


def test_several_words_and_phrases(filled: Run) -> None:
    assert filled("search", "sarnal.ledger", "quai", "partirons").stderr == "0 hits\n"
    assert filled("search", "sarnal.ledger", '"pas de quai"').stderr == "1 hit\n"
    assert filled("search", "sarnal.ledger", "part*").stderr == "1 hit\n"
    assert filled("search", "sarnal.ledger", '"a OR (b NEAR').exit_code == 0


@pytest.mark.parametrize(
    ("options", "hits"),
    [
        (["--voice", "marn"], 2),
        (["--voice", "brek"], 0),
        (["--stance", "asserts"], 2),
        (["--stance", "denies"], 0),
        (["--language", "fr"], 2),
        (["--language", "en"], 0),
        (["--since", "2021-05-20"], 2),
        (["--since", "2021-06"], 0),
        (["--until", "2021"], 2),
        (["--until", "2020"], 0),
    ],
)
def test_filters(filled: Run, options: list[str], hits: int) -> None:
    assert len(filled("search", "sarnal.ledger", "pas", "--json", *options).stdout.splitlines()) == hits


@pytest.mark.parametrize(
    "line",
    [
        ["search", "sarnal.ledger"],
        ["search", "sarnal.ledger", "?!"],
        ["search", "sarnal.ledger", "quai", "--stance", "sneers"],
        ["search", "sarnal.ledger", "quai", "--since", "hier"],
        ["search", "sarnal.ledger", "quai", "--json", "--csv"],
        ["add", "sarnal.ledger"],
        ["forget", "sarnal.ledger"],
        ["check"],
    ],
)
def test_a_wrong_command_line_is_2(filled: Run, line: list[str]) -> None:
    result = filled(*line)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error" in result.stderr


@pytest.mark.parametrize("line", [["check"], ["forget", FIRST], ["search", "quai"]])
def test_a_ledger_that_is_none_is_one_line(run: Run, line: list[str]) -> None:
    command, *rest = line
    result = run(command, "absent.ledger", *rest)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "absent.ledger: no such file\n")
    assert not Path("absent.ledger").exists()
    Path("letter.txt").write_text("Chère Ilse, ...")
    assert run(command, "letter.txt", *rest).stderr == "letter.txt: not a ledger\n"


def test_adding_to_a_file_that_is_no_ledger_reads_nothing(run: Run, articles: Path) -> None:
    result = run("add", articles / "harbour.txt", articles / "old")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", f"{articles / 'harbour.txt'}: not a ledger\n")
    assert (articles / "harbour.txt").read_text(encoding="utf-8") == HARBOUR
