"""`voices`, `merge`, `split` and `screen`, as one uses them one after the other."""

from __future__ import annotations

import csv
import json
import sqlite3
from pathlib import Path

import pytest

from selon.ledger import Ledger
from tests.commands.conftest import Run
from tests.linking.sample import ALL, FIRST, SECOND, article, id_of

CALLED = article("J. Takkal spoke. All is well.", [("J. Takkal", "person")], speaks="J. Takkal", language="en")
PROPERTIES = {"name": ["TAKKAL, Jorin"], "birthDate": ["1970"]}
LINE = json.dumps({"id": "X-1", "caption": "Jorin TAKKAL", "schema": "Person", "properties": PROPERTIES})


@pytest.fixture
def filled(run: Run) -> Run:
    with Ledger.open("o.ledger") as ledger:
        for reading in (*ALL, CALLED):
            ledger.add(reading)
    return run


def ids(run: Run) -> dict[str, str]:
    lines = run("voices", "o.ledger", "--identity", "takkal", "--json").stdout.splitlines()
    return {tie["name"]: tie["identity"] for tie in map(json.loads, lines)}


def test_voices_for_people(filled: Run) -> None:
    result = filled("voices", "o.ledger")
    assert (result.exit_code, result.stderr) == (0, "3 rows\n")
    heading, first, *_, last = result.stdout.splitlines()
    assert heading.split() == ["statements", "documents", "first", "last", "identity", "voice", "for", "how"]
    jorin = ids(filled)["Jorin Takkal"]
    assert " ".join(first.split()) == f"2 2 2024-03-15 2024-04-12 {jorin} Jorin Takkal Hautes-Terres asserts 1, denies 1"
    assert "Un responsable, unnamed" in last


@pytest.mark.parametrize(("way", "values"), [("affiliation", ["Hautes-Terres"]), ("stance", ["asserts", "denies"])])
def test_voices_by_another_way(filled: Run, way: str, values: list[str]) -> None:
    lines = filled("voices", "o.ledger", "--by", way, "--json").stdout.splitlines()
    assert [json.loads(line)[way] for line in lines] == values
    assert len(filled("voices", "o.ledger", "--by", way).stdout.splitlines()) == len(values) + 1


def test_voices_as_csv(filled: Run) -> None:
    first, *_ = csv.DictReader(filled("voices", "o.ledger", "--csv").stdout.splitlines())
    assert first.pop("identity") == ids(filled)["Jorin Takkal"]
    assert first == {"voice": "Jorin Takkal", "named": "true", "type": "person", "affiliations": "Hautes-Terres", "voices": "1"} | {
        "statements": "2", "documents": "2", "first": "2024-03-15", "last": "2024-04-12", "stances": "asserts 1, denies 1",
    }  # fmt: skip


def test_the_ties_of_an_identity(filled: Run) -> None:
    jorin = ids(filled)["Jorin Takkal"]
    ties = [json.loads(line) for line in filled("voices", "o.ledger", "--identity", jorin, "--json").stdout.splitlines()]
    assert [(tie["tie"], tie["to"]) for tie in ties[:2]] == [("same", f"{id_of(FIRST)}:e1"), ("same", f"{id_of(SECOND)}:e1")]
    assert {tie["to_name"] for tie in ties[2:] if tie["tie"] == "unsure"} == {"Takkal", "J. Takkal"}
    result = filled("voices", "o.ledger", "--identity", "nobody")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "o.ledger: no identity nobody, nor one of such a name\n")


def test_merge_and_take_back(filled: Run) -> None:
    names = ids(filled)
    pair = (names["Jorin Takkal"], names["J. Takkal"])
    result = filled("merge", "o.ledger", *pair, "--note", "the same voice")
    assert (result.exit_code, result.stdout) == (0, f"{pair[0]}\tsame\t{pair[1]}\n")
    assert result.stderr == f"o.ledger: Jorin Takkal ({pair[0]}) and J. Takkal ({pair[1]}) are taken for one, by your judgement\n"
    assert json.loads(filled("voices", "o.ledger", "--json").stdout.splitlines()[0])["statements"] == 3
    again = filled("merge", "o.ledger", *pair)
    assert (again.exit_code, again.stdout, again.stderr) == (1, "", f"o.ledger: {pair[0]} and {pair[1]} are taken for one already\n")
    assert filled("merge", "o.ledger", *pair, "--undo").exit_code == 0
    assert json.loads(filled("voices", "o.ledger", "--json").stdout.splitlines()[0])["statements"] == 2
    assert filled("merge", "o.ledger", *pair, "--undo").exit_code == 1
    assert filled("check", "o.ledger").exit_code == 0


def test_split_and_take_back(filled: Run) -> None:
    jorin, entity = ids(filled)["Jorin Takkal"], f"{id_of(SECOND)}:e1"
    result = filled("split", "o.ledger", jorin, entity)
    assert result.exit_code == 0
    first, verdict, second = result.stdout.split()
    assert (first, verdict) == (jorin, "different")
    assert len([line for line in filled("voices", "o.ledger", "--json").stdout.splitlines() if "Jorin Takkal" in line]) == 2
    assert filled("check", "o.ledger").exit_code == 0
    assert filled("split", "o.ledger", jorin, entity, "--undo").exit_code == 0
    assert filled("voices", "o.ledger", "--identity", second).exit_code == 1


def test_split_unsure(filled: Run) -> None:
    names = ids(filled)
    result = filled("split", "o.ledger", names["Jorin Takkal"], names["Takkal"], "--unsure")
    assert result.stdout.split()[1] == "unsure"
    assert "kept apart, undecided" in result.stderr


def test_nobody_of_that_name(filled: Run) -> None:
    result = filled("merge", "o.ledger", "zzzzzz", "yyyyyy")
    assert (result.exit_code, result.stderr) == (1, "o.ledger: no identity zzzzzz, nor an entity DOCUMENT:KEY of that name\n")


def test_screen_for_people(filled: Run) -> None:
    Path("list.json").write_text(f"{LINE}\n", encoding="utf-8")
    result = filled("screen", "o.ledger", "--list", "list.json")
    assert result.exit_code == 0
    first, compared, listed, *sentences = result.stdout.splitlines()
    assert first == f"0.95  Jorin Takkal ({ids(filled)['Jorin Takkal']}) may be Jorin TAKKAL (X-1, list.json:1)"
    assert compared == "    compared: “Jorin Takkal” with “TAKKAL, Jorin”: the same name after folding"
    assert listed == "    on the list: Person, born 1970; in the ledger: 2 documents"
    assert sentences[0] == f"    {id_of(FIRST)}: Jorin Takkal, porte-parole des Hautes-Terres, a parlé à Ostrane."
    assert " is Jorin" not in result.stdout
    assert result.stderr == "2 possible hits in 1 list; a hit is a likeness of names and no more\n"


def test_screen_as_json_and_csv(filled: Run) -> None:
    Path("list.json").write_text(f"{LINE}\n", encoding="utf-8")
    hit = json.loads(filled("screen", "o.ledger", "--list", "list.json", "--json").stdout.splitlines()[0])
    assert (hit["entry"], hit["born"], hit["sentences"][0]["document"]) == ("X-1", ["1970"], id_of(FIRST))
    heading, row, *_ = csv.reader(filled("screen", "o.ledger", "--list", "list.json", "--csv").stdout.splitlines())
    assert dict(zip(heading, row, strict=True))["sentences"].startswith(f"{id_of(FIRST)}: Jorin Takkal, porte-parole")


def test_a_bad_list_does_not_stop_the_others(filled: Run) -> None:
    Path("good.json").write_text(f"{LINE}\n", encoding="utf-8")
    Path("bad.json").write_text(f'{LINE}\n{{"id": "b"', encoding="utf-8")
    result = filled("screen", "o.ledger", "--list", "bad.json", "--list", "good.json")
    assert (result.exit_code, "good.json:1" in result.stdout, "bad.json" in result.stdout) == (1, True, False)
    assert result.stderr.splitlines()[0] == "bad.json:2: not JSON: the file ends in the middle of a line"


@pytest.mark.parametrize(
    "line",
    [
        ["voices", "o.ledger", "--by", "mood"],
        ["voices", "o.ledger", "--json", "--csv"],
        ["merge", "o.ledger", "a"],
        ["merge", "o.ledger", "a", "b", "--undo", "--note", "x"],
        ["split", "o.ledger"],
        ["screen", "o.ledger"],
    ],
)
def test_a_wrong_command_line_is_2(filled: Run, line: list[str]) -> None:
    result = filled(*line)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error" in result.stderr


@pytest.mark.parametrize("line", [["voices"], ["merge", "a", "b"], ["split", "a", "b"], ["screen", "--list", "x"]])
def test_a_ledger_that_is_none_is_one_line(run: Run, line: list[str]) -> None:
    command, *rest = line
    result = run(command, "absent.ledger", *rest)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "absent.ledger: no such file\n")


@pytest.mark.parametrize("line", [["screen", "--list", "list.json"], ["split", "IDENTITY", f"{id_of(SECOND)}:e1"]])
def test_a_damaged_ledger_is_one_line(filled: Run, line: list[str]) -> None:
    Path("list.json").write_text(f"{LINE}\n", encoding="utf-8")
    jorin = ids(filled)["Jorin Takkal"]
    base = sqlite3.connect("o.ledger")
    base.execute("UPDATE identities SET portrait = '{'")
    base.commit()
    base.close()
    command, *rest = line
    result = filled(command, "o.ledger", *(jorin if part == "IDENTITY" else part for part in rest))
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "o.ledger: damaged: what should be JSON in it is not\n")


def test_a_ledger_of_nothing(run: Run) -> None:
    with Ledger.open("o.ledger"):
        pass
    assert (run("voices", "o.ledger").stdout, run("voices", "o.ledger").stderr) == ("", "0 rows\n")
