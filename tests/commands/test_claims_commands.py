"""`claims` and `disputes`, as one uses them one after the other."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from selon.ledger import Ledger
from tests.commands.conftest import Run
from tests.weighing.invented_model import Invented
from tests.weighing.test_claims import INVENTED


@pytest.fixture
def filled(run: Run) -> Run:
    with Ledger.open("c.ledger") as ledger:
        for one in INVENTED:
            ledger.add(one)
    return run


def test_claims_as_a_table(filled: Run) -> None:
    result = filled("claims", "c.ledger")
    assert (result.exit_code, result.stderr) == (0, "2 claims; that several say it does not make it so\n")
    head, first, *_ = result.stdout.splitlines()
    assert head.split() == ["origins", "documents", "statements", "voices", "against", "first", "last", "claim", "words"]
    assert first.split()[:7] == ["2", "3", "3", "3", "1", "2024-05-02", "2024-05-04"]


def test_one_claim_for_people(filled: Run) -> None:
    (line,) = filled("claims", "c.ledger", "--words", "seven soldiers", "--json").stdout.splitlines()
    key = json.loads(line)["id"]
    shown = filled("claims", "c.ledger", "--claim", key).stdout
    assert "Said: 3 statements in 3 documents, 3 voices (2 named), 2 independent origins, 2024-05-02 to 2024-05-04" in shown
    assert "Spoken against: 1 other version" in shown
    assert "gives another number" in shown
    unknown = filled("claims", "c.ledger", "--claim", "nothing:a1")
    assert (unknown.exit_code, unknown.stderr) == (1, "c.ledger: no claim nothing:a1 among those asked for\n")


def test_claims_as_json(filled: Run) -> None:
    found = [json.loads(line) for line in filled("claims", "c.ledger", "--all", "--json").stdout.splitlines()]
    assert len(found) == 4
    assert list(found[0])[:5] == ["id", "words", "statements", "documents", "voices"]
    assert found[0]["against"][0]["speaks"] == "number"


def test_claims_as_csv(filled: Run) -> None:
    rows = list(csv.DictReader(filled("claims", "c.ledger", "--csv").stdout.splitlines()))
    assert [row["side"] for row in rows] == ["says it", "says it", "says it", "gives another number", "says it", "denies it"]
    assert {row["origins"] for row in rows} == {"2", "1"}


def test_disputes(filled: Run) -> None:
    result = filled("disputes", "c.ledger")
    assert (result.exit_code, result.stderr) == (0, "2 disputes; who is right is not for selon to say\n")
    assert "denies it, in the same document" in result.stdout
    (line,) = filled("disputes", "c.ledger", "--voice", "takkal", "--json").stdout.splitlines()
    assert json.loads(line)["against"][0]["voice"] == "Jorin Takkal"
    assert filled("disputes", "c.ledger", "--language", "fr", "--csv").stdout.count("\n") == 5


@pytest.mark.parametrize("command", ["claims", "disputes"])
@pytest.mark.parametrize("arguments", [("--json", "--csv"), ("--since", "soon"), ("--stance", "doubts"), ("--language", "xx")])
def test_what_is_wrong_with_the_command_line(filled: Run, command: str, arguments: tuple[str, ...]) -> None:
    assert filled(command, "c.ledger", *arguments).exit_code == 2


@pytest.mark.parametrize("command", ["claims", "disputes"])
def test_no_ledger_is_one_line(run: Run, command: str) -> None:
    result = run(command, "none.ledger")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "none.ledger: no such file\n")


@pytest.mark.parametrize("command", ["claims", "disputes"])
def test_an_empty_ledger(run: Run, command: str) -> None:
    with Ledger.open("empty.ledger"):
        pass
    assert run(command, "empty.ledger").exit_code == 0


# --- by a model of sentences


@pytest.fixture
def invented_model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """A folder of one, read without the library."""
    monkeypatch.setattr("selon.weighing.claims.loading._encoder", lambda folder: Invented())
    Invented().write(tmp_path / "invented")
    return "invented"


@pytest.mark.parametrize("command", ["claims", "disputes"])
def test_a_model_is_told_of_in_every_output(filled: Run, invented_model: str, command: str) -> None:
    plain = {form: filled(command, "c.ledger", *form) for form in ((), ("--json",), ("--csv",))}
    found = {form: filled(command, "c.ledger", "--model", invented_model, *form) for form in plain}
    assert all(result.exit_code == 0 for result in found.values())
    assert ", put together by the model invented (" in found[()].stderr
    (name,) = {json.loads(line)["model"] for line in found[("--json",)].stdout.splitlines()}
    assert name.startswith("invented (")
    assert {row["model"] for row in csv.DictReader(found[("--csv",)].stdout.splitlines())} == {name}
    assert all("model" not in result.stdout + result.stderr for result in plain.values())
    assert {form: filled(command, "c.ledger", *form).stdout for form in plain} == {form: one.stdout for form, one in plain.items()}


def test_a_model_from_the_environment(filled: Run, invented_model: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SELON_MODEL", invented_model)
    assert "put together by the model invented (" in filled("claims", "c.ledger").stderr
    monkeypatch.setenv("SELON_MODEL", "")
    assert "model" not in filled("claims", "c.ledger").stderr


@pytest.mark.usefixtures("invented_model")
def test_where_a_model_counts_for_nothing_is_said(filled: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("selon.weighing.claims.loading._encoder", lambda folder: Invented(["en"]))
    first, _ = filled("claims", "c.ledger", "--model", "invented").stderr.splitlines()
    assert first == "invented: cannot tell what says the same in fr, en beside fr; the model counts for nothing there"


@pytest.mark.parametrize("command", [("claims", "c.ledger"), ("disputes", "c.ledger"), ("dossier", "c.txt", "-o", "c.html")])
def test_a_model_that_is_not_there(filled: Run, command: tuple[str, ...]) -> None:
    result = filled(*command, "--model", "minish/potion")
    said = "minish/potion: no such folder; a model is read from one, and never fetched by its name\n"
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", said)
