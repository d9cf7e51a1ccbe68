"""The scorer of commitments, and the floors under what selon reaches."""

from __future__ import annotations

import pytest

from evaluation import bearings, case, commitments
from evaluation.corpora import Missing
from evaluation.extra import CORPORA
from selon.languages import folder, languages
from selon.records import Statement

NO_PIPELINE = [code for code in languages() if not (folder(code) / "pipeline" / "meta.json").is_file()]


def _statement(key: str, start: int, end: int) -> Statement:
    return Statement(key, ((start, end),), None, None, "s1", "indirect", "asserts", "certain", "positive")


def test_statements_are_the_same_by_half_of_their_characters() -> None:
    gold, found = [_statement("a1", 0, 20), _statement("a2", 30, 50)], [_statement("a1", 2, 20), _statement("a2", 48, 90)]
    assert commitments.same_statements(gold, found) == {"a1": "a1"}


def test_macro_is_over_the_four_bearings() -> None:
    tally = commitments.Tally()
    tally.pairs.update(
        {("breach", "breach"): 3, ("contests", commitments.NOTHING): 1, ("neutral", "breach"): 1, ("compliance", "compliance"): 1}
    )
    assert tally.bearing == pytest.approx(4 / 6)
    assert tally.macro == pytest.approx((6 / 7 + 1 + 0 + 0) / 4)


@pytest.mark.skipif(bool(NO_PIPELINE), reason=f"no pipeline in this tree: {', '.join(NO_PIPELINE)}")
@pytest.mark.parametrize("corpus", commitments.SETS)
def test_floors(corpus: str) -> None:
    try:
        tallies = commitments.measured(CORPORA[corpus](), commitments.SETS[corpus])
    except Missing as missing:
        pytest.skip(str(missing))
    assert list(commitments.shortfalls(corpus, tallies)) == []


def test_the_bearings_of_single_statements() -> None:
    assert list(bearings.shortfalls(bearings.measured())) == []


# What was measured, a little under: 0.62 with the statements that selon finds, 0.70 with the gold's own.
CASE = {"found": 0.57, "given": 0.66}


@pytest.mark.skipif(bool(NO_PIPELINE), reason=f"no pipeline in this tree: {', '.join(NO_PIPELINE)}")
def test_the_evidence_on_the_case() -> None:
    reached = {name: tally.right for name, tally in case.measured().items()}
    assert {name: value for name, value in reached.items() if value < CASE[name]} == {}
