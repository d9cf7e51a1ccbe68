"""Statements of parallel articles are put together, and the floors under it."""

from __future__ import annotations

import pytest

from evaluation import versions
from evaluation.corpora import Missing


@pytest.mark.parametrize("part", versions.floors())
def test_floors(part: str) -> None:
    try:
        counts = versions.measure(part)
    except Missing as missing:
        pytest.skip(str(missing))
    below = {name: counts[name].rate().f1 for name, floor in versions.floors()[part].items() if counts[name].rate().f1 < floor}
    assert below == {}


def test_what_is_wrong_or_missing_counts() -> None:
    rate = versions.Counts(gold=4, found=2, right=1).rate()
    assert (rate.precision, rate.recall, round(rate.f1, 3)) == (0.5, 0.25, 0.333)
