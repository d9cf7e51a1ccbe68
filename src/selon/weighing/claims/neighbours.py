"""Statements looked for by a model of sentences: those that have a name, a number or a day in common, and lie on the same sides of planes
drawn at random, as what says much the same does in any words.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping

import numpy as np

from selon.weighing.claims.gist import Gist
from selon.weighing.claims.keys import key
from selon.weighing.claims.model import Alike, Matrix, Model

SEED = 1
BANDS, PLANES = 6, 5  # two whose directions are t apart share a band with probability (1 - t/180)^5: alike by 0.7, 0.23; one of six, 0.79
ANCHORS = 3  # names, numbers and days that a statement is looked for by


class Neighbours:
    """What a model makes of some tellings, by their numbers."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._rows: dict[int, tuple[str, Matrix]] = {}
        drawn = random.Random(SEED)
        self._planes = np.array([[drawn.gauss(0, 1) for _ in range(BANDS * PLANES)] for _ in range(model.width)])

    def learn(self, told: Mapping[int, tuple[str, str]]) -> None:
        """Take in tellings: the language and the words of each."""
        for language in sorted({language for language, _ in told.values()}):
            numbers = [number for number, (of, _) in told.items() if of == language]
            rows = self._model.vectors([told[number][1] for number in numbers], language)
            self._rows |= {number: (language, row) for number, row in zip(numbers, rows, strict=True)}

    def keys(self, number: int, gist: Gist) -> list[int]:
        """Whole numbers of 63 bits that others which may say the same share; none where it names, counts and dates nothing."""
        _, row = self._rows[number]
        if gist.mode == "none" or not row.any():
            return []
        sides = (row @ self._planes > 0).tolist()
        bands = ["".join("+" if side else "-" for side in sides[at : at + PLANES]) for at in range(0, len(sides), PLANES)]
        anchors = list(dict.fromkeys(_anchors(gist)))[:ANCHORS]
        return [key(f"{gist.mode} {anchor} near {at} {band}") for anchor in anchors for at, band in enumerate(bands)]

    def alike(self, a: int, b: int) -> Alike | None:
        """How alike two tellings are; None where that says nothing, or one of them is not known."""
        if a not in self._rows or b not in self._rows:
            return None
        (of_a, row), (of_b, other) = self._rows[a], self._rows[b]
        return self._model.alike(row, other, (of_a, of_b))


def _anchors(gist: Gist) -> Iterator[str]:
    yield from (name.parts[-1] for name in gist.names[:2])
    yield from (f"#{amount.low}" for amount in gist.amounts if amount.exact)
    yield from (f"@{first}" for first, _ in gist.days)
