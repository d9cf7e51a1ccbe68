"""`events` and `timeline`, over ledgers filled with readings made by hand."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from selon.ledger import Ledger
from selon.records import Event
from tests.commands.conftest import Run
from tests.ledger.sample import plain, reading, spot

OTHER = "Le pont de Larne <b>ferme</b>. Il était vieux."
FIELDS = "date,actor,action,target,place,source,status,said_by,words,sentence,document,event,actor_ids,target_ids,statements,published,uri"


@pytest.fixture
def ledger(run: Run) -> Run:
    """Two documents: a strike without a date, and three events of another."""
    where = spot(OTHER, "<b>ferme</b>")
    events = (
        Event("v1", None, where, "2021-05-03/..", None, (), (), "foreseen", ("article",)),
        Event("v2", "COERCE", where, "../2020", "Larne", ("=mairie",), ("pont",), "reported", ("article",)),
        Event("v3", None, where, "2021-05~", None, (), (), "stated", ()),
    )
    with Ledger.open("sarnal.ledger") as opened:
        opened.add(reading())
        opened.add(replace(plain(OTHER, "larne.txt"), events=events))
    return run


def test_events_as_csv_have_the_fields_of_event_data(ledger: Run) -> None:
    result = ledger("events", "sarnal.ledger", "--csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert result.stdout.splitlines()[0] == FIELDS
    assert (result.exit_code, result.stderr) == (0, "4 events\n")
    assert [rows[0][key] for key in ("actor", "action", "place", "source", "said_by", "words", "actor_ids")] == [
        "Ilse Marn", "PROTEST", "port de Sarnal", "Le Phare", "article", "grève", "s2",
    ]  # fmt: skip
    assert rows[0]["sentence"] == "La grève dure depuis six semaines."
    assert rows[2]["actor"] == "'=mairie"
    assert rows[2]["actor_ids"] == ""


def test_events_as_json_are_the_same(ledger: Run) -> None:
    found = [json.loads(line) for line in ledger("events", "sarnal.ledger", "--json").stdout.splitlines()]
    assert [(one["event"], one["date"], one["status"]) for one in found] == [
        ("v1", None, "reported"), ("v1", "2021-05-03/..", "foreseen"), ("v2", "../2020", "reported"), ("v3", "2021-05~", "stated"),
    ]  # fmt: skip
    assert ",".join(found[0]) == FIELDS


def test_events_for_people(ledger: Run) -> None:
    lines = ledger("events", "sarnal.ledger").stdout.splitlines()
    assert lines[:2] == ["no date  PROTEST  grève  [reported]  port de Sarnal", "    Ilse Marn -> ?, said by article"]


def test_timeline_is_in_the_order_of_time(ledger: Run) -> None:
    result = ledger("timeline", "sarnal.ledger")
    assert [line.split()[0] for line in result.stdout.splitlines()] == ["../2020", "2021-05~", "2021-05-03/.."]
    assert result.stderr == "3 events, 1 without a date left out\n"
    found = [json.loads(line) for line in ledger("timeline", "sarnal.ledger", "--json").stdout.splitlines()]
    assert [one["event"] for one in found] == ["v2", "v3", "v1"]


def test_timeline_for_timelinejs_is_escaped(ledger: Run) -> None:
    slides = json.loads(ledger("timeline", "sarnal.ledger", "--timelinejs").stdout)["events"]
    assert slides[0]["start_date"] == {"year": 2020, "month": 12, "day": 31}
    assert "end_date" not in slides[0]
    assert slides[1]["end_date"] == {"year": 2021, "month": 5, "day": 31}
    assert slides[2]["start_date"] == {"year": 2021, "month": 5, "day": 3}
    assert [slide["display_date"] for slide in slides] == ["../2020", "2021-05~", "2021-05-03/.."]
    assert all("<b>" not in slide["text"]["text"] + slide["text"]["headline"] for slide in slides)


@pytest.mark.parametrize("line", [("events", "--json", "--csv"), ("timeline", "--json", "--timelinejs")])
def test_one_format_at_a_time(ledger: Run, line: tuple[str, ...]) -> None:
    assert ledger(line[0], "sarnal.ledger", *line[1:]).exit_code == 2


@pytest.mark.parametrize("command", ["events", "timeline"])
def test_no_ledger_is_one_line(run: Run, command: str) -> None:
    result = run(command, "none.ledger")
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (1, "", 1)
