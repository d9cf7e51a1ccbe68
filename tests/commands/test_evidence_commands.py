"""`evidence` and `judge`, as one uses them one after the other."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

from selon.ledger import Ledger
from tests.commands.conftest import Run
from tests.weighing.pledged import ALL, put
from tests.weighing.test_forecasts import AGAINST, FORESEEN

VERDICTS = re.compile(r"\b(?:is a breach|violated|lied|true|false|guilty|proves?n?)\b", re.IGNORECASE)


@pytest.fixture
def filled(run: Run, tmp_path: Path) -> Run:
    put(tmp_path)
    with Ledger.open("o.ledger") as ledger:
        for one in ALL:
            ledger.add(one)
    return run


def _document(run: Run) -> str:
    rows = csv.DictReader(run("evidence", "o.ledger", "--commitments", "c.toml", "--csv").stdout.splitlines())
    return next(row["document"] for row in rows if row["publisher"] == "Later")


def test_evidence_for_people(filled: Run) -> None:
    result = filled("evidence", "o.ledger", "--commitments", "c.toml")
    assert (result.exit_code, result.stderr) == (0, "1 commitment, 4 statements that may bear on one; none of it is a finding\n")
    assert "Said to go against it: 1 statement in 1 document, 1 voice, 1 independent origin" in result.stdout
    assert not VERDICTS.search(result.stdout + result.stderr)


def test_evidence_as_json(filled: Run) -> None:
    (line,) = filled("evidence", "o.ledger", "--commitments", "c.toml", "--json").stdout.splitlines()
    found = json.loads(line)
    assert (found["id"], found["score"], len(found["evidence"])) == ("bridge", None, 4)
    assert found["counts"]["breach"] == {"statements": 1, "documents": 1, "voices": 1, "named": 0, "origins": 1}


def test_judging(filled: Run) -> None:
    at = f"{_document(filled)}:a1"
    judged = filled("judge", "o.ledger", "bridge", at, "--bearing", "unsure", "--note", "which bridge?")
    assert (judged.exit_code, judged.stdout) == (0, f"bridge\tunsure\t{at}\n")
    assert filled("judge", "o.ledger", "bridge", "--score", "2").stdout == "bridge\t2\n"
    shown = filled("evidence", "o.ledger", "--commitments", "c.toml").stdout
    assert "by a person's judgement" in shown
    assert "2 of 3 carried out, by a person's judgement" in shown
    assert filled("judge", "o.ledger", "bridge", at, "--undo").exit_code == 0
    again = filled("judge", "o.ledger", "bridge", at, "--undo")
    assert (again.exit_code, "nobody has said" in again.stderr) == (1, True)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--score", "4"),
        ("x:a1",),
        ("x:a1", "--bearing", "guilty"),
        ("nothing", "--bearing", "breach"),
        ("x:a1", "--bearing", "breach", "--undo"),
    ],
)
def test_what_cannot_be_judged(filled: Run, arguments: tuple[str, ...]) -> None:
    assert filled("judge", "o.ledger", "bridge", *arguments).exit_code == 2


def test_a_bad_file_is_one_line(filled: Run) -> None:
    Path("bad.toml").write_text("[[commitment]]\n", encoding="utf-8")
    for name in ("bad.toml", "none.toml"):
        result = filled("evidence", "o.ledger", "--commitments", name)
        assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (1, "", 1)
        assert name in result.stderr


def test_forecasts(filled: Run) -> None:
    with Ledger.open("o.ledger") as ledger:
        for one in (FORESEEN, AGAINST):
            ledger.add(one)
    result = filled("forecasts", "o.ledger", "--on", "2024-07-01")
    assert result.exit_code == 0
    assert result.stderr == "1 forecast, 1 due on 2024-07-01; whether one came true is not for selon to say\n"
    assert "../2024-05-31, due  Edda Morvane" in result.stdout
    assert "points against it, according to an official" in result.stdout
    (line,) = filled("forecasts", "o.ledger", "--on", "2024-07-01", "--json").stdout.splitlines()
    assert json.loads(line)["due"] is True
    assert filled("forecasts", "o.ledger", "--on", "soon").exit_code == 2


def test_a_dossier_with_a_bad_file_is_one_line(run: Run, articles: Path) -> None:
    Path("bad.toml").write_text("x = 1\n", encoding="utf-8")
    result = run("dossier", articles, "-o", "d.html", "--commitments", "bad.toml")
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (1, "", 1)
    assert not Path("d.html").exists()
