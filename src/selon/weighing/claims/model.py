"""A model of sentences that the user names: how alike it takes two contents to be.

What a likeness means differs from model to model: some take any two sentences for alike by 0.8, some know one language alone. So each is
tried with sentences of our own (`alike.toml` of each language), of which it is known which say the same, and its likeness is read by
what it made of those.
"""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from selon.languages import languages, lexicon

Matrix = NDArray[np.float64]
Sayings = Mapping[str, Sequence[str]]  # each thing, in several ways
ABOVE = 2.0  # standard deviations above the mean of what does not say the same: below that, a likeness says nothing
APART = 0.1  # between that and what says the same, at least: with less, the model cannot tell the two
DIGITS = 2  # of a likeness, as it is shown and as it counts


class Encoder(Protocol):
    """What turns texts into rows of numbers, as model2vec's StaticModel does."""

    def encode(self, sentences: Sequence[str]) -> NDArray[Any]: ...


@dataclass(frozen=True, slots=True)
class Gauge:
    """Of two languages, or one: up to which likeness two sentences need have nothing to do with each other, and from which on they say
    the same."""

    least: float
    most: float

    def share(self, value: float) -> float:
        """How far a likeness is on its way from the one to the other: 0 to 1."""
        return min(1.0, max(0.0, (value - self.least) / (self.most - self.least)))


@dataclass(frozen=True, slots=True)
class Alike:
    """How alike two contents are by a model, at most 1, and how much that counts: 0 to 1."""

    model: str
    value: float
    share: float

    def __str__(self) -> str:
        return f"alike by the model {self.model}: {self.value:.{DIGITS}f}"


class Model:
    """`name` is what people call it, `mark` what tells it from every other."""

    def __init__(self, name: str, mark: str, encoder: Encoder) -> None:
        self.name, self.mark, self._encoder = name, mark, encoder
        said = {language: dict(lexicon(language, "alike")["sayings"]) for language in sorted(languages())}
        rows = {language: {key: _raw(encoder, texts) for key, texts in sorted(one.items())} for language, one in said.items()}
        # What all sentences of a language have in common tells none from another, and tells one language from another.
        self._centres = {language: np.concatenate(list(one.values())).mean(axis=0) for language, one in rows.items()}
        self._gauges = dict(self._tried(rows))

    @property
    def shown(self) -> str:
        """Its name, and the beginning of its mark: of two by one name, which."""
        return f"{self.name} ({self.mark[:8]})"

    @property
    def width(self) -> int:
        """Numbers in a row."""
        return max(len(centre) for centre in self._centres.values())

    @property
    def understood(self) -> list[tuple[str, str]]:
        """The pairs of languages, or of one and itself, between which it can tell what says the same."""
        return sorted(self._gauges)

    @property
    def lost(self) -> list[tuple[str, str]]:
        """Those between which it cannot, and counts for nothing."""
        known = sorted(self._centres)
        return [pair for pair in (*zip(known, known, strict=True), *combinations(known, 2)) if pair not in self._gauges]

    def vectors(self, texts: Sequence[str], language: str) -> Matrix:
        """A row for each text of a language, of length 1; of zeros for one of which it knows no word."""
        if not texts or language not in self._centres:
            return np.zeros((len(texts), self.width))
        return self._centred(_raw(self._encoder, texts), language)

    def _centred(self, rows: Matrix, language: str) -> Matrix:
        known = np.abs(rows).sum(axis=1, keepdims=True) > 0
        moved = np.where(known, rows - self._centres[language], 0.0)
        lengths = np.linalg.norm(moved, axis=1, keepdims=True)
        return np.asarray(np.divide(moved, lengths, out=np.zeros_like(moved), where=lengths > 0))

    def alike(self, a: Matrix, b: Matrix, languages_of: tuple[str, str]) -> Alike | None:
        """How alike two rows are; None between languages that it does not know, and where that says nothing."""
        gauge = self._gauges.get((min(languages_of), max(languages_of)))
        value = round(float(a @ b), DIGITS)
        return Alike(self.name, value, share) if gauge is not None and (share := gauge.share(value)) > 0 else None

    def _tried(self, rows: Mapping[str, Mapping[str, Matrix]]) -> list[tuple[tuple[str, str], Gauge]]:
        moved = {language: {key: self._centred(some, language) for key, some in one.items()} for language, one in rows.items()}
        pairs = [*((one, one) for one in moved), *combinations(moved, 2)]
        return [((a, b), gauge) for a, b in pairs if (gauge := _gauge(moved[a], moved[b])) is not None]


def _raw(encoder: Encoder, texts: Sequence[str]) -> Matrix:
    rows = np.asarray(encoder.encode(list(texts)), dtype=np.float64)
    return np.nan_to_num(rows, nan=0.0, posinf=0.0, neginf=0.0)


def _gauge(ours: Mapping[str, Matrix], theirs: Mapping[str, Matrix]) -> Gauge | None:
    """None where a model cannot tell what says the same from what does not."""
    same, other = [], []
    for (key, rows), (its, others) in product(ours.items(), theirs.items()):
        likenesses = rows @ others.T
        if key != its:
            other += likenesses.ravel().tolist()
        elif ours is theirs:
            same += [float(likenesses[i, j]) for i, j in combinations(range(len(rows)), 2)]
        else:
            same += likenesses.ravel().tolist()
    least = statistics.fmean(other) + ABOVE * statistics.pstdev(other)
    most = statistics.median(same)
    return Gauge(round(least, DIGITS), round(most, DIGITS)) if most - least >= APART else None
