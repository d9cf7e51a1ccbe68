"""On the annotated articles each pair of parallel ones is one origin, and no two others are."""

from __future__ import annotations

import pytest

from evaluation import origins
from evaluation.corpora import Missing

LEAST, MOST = 0.6, 0.4  # the scores of one story and of two: what lies between parts them


def test_origins_of_the_annotated_articles() -> None:
    try:
        measured = origins.measure(origins.annotated())
    except Missing as missing:
        pytest.skip(str(missing))
    assert measured.found == measured.gold
    assert measured.scores[True][0] > LEAST
    assert measured.scores[False][-1] < MOST


def test_what_is_missed_or_joined_is_counted() -> None:
    measured = origins.Measured(frozenset({("a", "b")}), frozenset({("a", "c"), ("a", "b")}), {True: [0.7], False: [0.1, 0.6]})
    assert (measured.precision, measured.recall) == (0.5, 1.0)
    assert "  spurious: a, c" in origins.shown("case", measured)
