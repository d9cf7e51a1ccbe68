"""Forecasts: their horizon, due or not on a day, and what is said since."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from selon.ledger import Ledger
from selon.weighing.forecasts import Forecast, forecasts
from tests.weighing.pledged import reading

FORESEEN = reading(
    "First",
    "en",
    "2024-03-15",
    [("Edda Morvane", "predicts", "positive", "possible", "the bridge of Merle will be reopened by then")],
    "../2024-05-31",
)
AGAINST = reading(
    "Second", "en", "2024-06-03", [("an official", "asserts", "negative", "certain", "the bridge of Merle has not been reopened")]
)
FRENCH = reading("Tiers", "fr", "2024-06-04", [("Jorin Takkal", "asserts", "positive", "certain", "le pont de Merle a rouvert mardi")])
OTHER = reading("Other", "en", "2024-06-05", [("a grocer", "asserts", "positive", "certain", "the harvest was good")])
PAST = reading("Past", "en", "2024-06-06", [("a grocer", "asserts", "positive", "certain", "the fair was held back then")], "2024-05-01")


def _on(ledger: Ledger, day: str) -> list[Forecast]:
    return forecasts(ledger, date.fromisoformat(day).toordinal())


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    opened = Ledger.open(tmp_path / "l.db")
    for one in (FORESEEN, AGAINST, FRENCH, OTHER, PAST):
        opened.add(one)
    return opened


def test_due_or_not_on_a_day(ledger: Ledger) -> None:
    assert [(one.horizon, one.due) for one in _on(ledger, "2024-05-31")] == [("../2024-05-31", False)]
    assert [one.due for one in _on(ledger, "2024-06-01")] == [True]
    assert _on(ledger, "2024-03-01") == []


def test_what_was_said_since_with_its_voice_and_why(ledger: Ledger) -> None:
    (one,) = _on(ledger, "2024-07-01")
    assert [(said.reads, said.voice) for said in one.afterwards][0] == ("points against it", "an official")
    assert all(said.why for said in one.afterwards)
    assert "harvest" not in " ".join(said.words for said in one.afterwards)


def test_nothing_where_nothing_was_said_yet(ledger: Ledger) -> None:
    assert [one.afterwards for one in _on(ledger, "2024-06-01")] == [()]


def test_the_same_voice_says_it_again(ledger: Ledger) -> None:
    again = reading(
        "Again",
        "en",
        "2024-04-01",
        [("Edda Morvane", "predicts", "positive", "possible", "the bridge of Merle will open by then")],
        "../2024-05-31",
    )
    with_entity = FORESEEN.sources["s1"].entity
    assert with_entity is None  # unlinked voices are one only within a story
    ledger.add(again)
    assert len(_on(ledger, "2024-07-01")) == 2


def test_without_a_day_it_is_never_due(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "n.db") as opened:
        opened.add(
            reading("One", "en", "2024-03-15", [("Edda Morvane", "predicts", "positive", "possible", "the bridge will be reopened")])
        )
        assert [(one.horizon, one.due) for one in _on(opened, "2030-01-01")] == [(None, None)]


def test_time_grows_with_the_documents(tmp_path: Path) -> None:
    taken = {}
    for n in (20, 80):
        with Ledger.open(tmp_path / f"{n}.db") as opened:
            for i in range(n):
                said = [("Edda Morvane", "predicts", "positive", "possible", f"the bridge {i} of Merle will be reopened by then")]
                opened.add(reading(f"Paper {i}", "en", "2024-04-02", said, "../2024-05-31"))  # type: ignore[arg-type]
            _on(opened, "2024-07-01")
            began = time.perf_counter()
            _on(opened, "2024-07-01")
            taken[n] = time.perf_counter() - began
    assert taken[80] < 12 * max(taken[20], 0.005)
