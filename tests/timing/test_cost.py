"""The cost grows with the length of the text, whatever is in it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from selon.timing import document_date, times
from selon.timing.lexicon import times_lexicon
from tests.timing.plain import plain

HOSTILE = [
    "le de la 3 mai ",
    "deux jours après le raid d'octobre ",
    "l'époque à l'époque ",
    "12 000 000 ",
    "2-1 3-2 ",
    "XIX e ",
    "1/2/3/4/",
    "d'ici la fin de ",
    "mardi et mercredi et ",
]
SMALL, FACTOR, SLACK = 150, 4, 1.35


def calls(work: Callable[[], object]) -> int:
    """How many Python calls a piece of work makes: a measure that a busy machine does not change."""
    count = 0

    def watch(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(watch)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("read", [lambda parsed: times(parsed, "2021-05-28"), lambda parsed: document_date(parsed, None)])
def test_four_times_the_text_costs_four_times_as_much(words: str, read: Callable[[object], object]) -> None:
    times_lexicon("fr")
    small, large = plain(words * SMALL, "fr"), plain(words * SMALL * FACTOR, "fr")
    read(small)
    assert calls(lambda: read(large)) <= FACTOR * SLACK * calls(lambda: read(small)) + 1000
