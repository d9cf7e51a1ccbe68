"""What a source does with a statement: the rules' answer, or another where what is learnt of its words speaks clearly for that.

The weights are data (`stance.json`, see `STANCE.md`): for each feature what it speaks for, learnt from annotated articles.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from selon.attributing import manner
from selon.attributing.candidates import Candidate, Text
from selon.attributing.telling import clues, told, topmost
from selon.attributing.templates import Clue, Weighed
from selon.parsing.words import Word
from selon.records import Stance

STANCES: tuple[Stance, ...] = get_args(Stance)
SHOWN = 3  # words that a reason names
SPEAKS = 10  # the least weight of a word that is named, in hundredths

# The weights for all the stances stand side by side in one number, so that one addition adds them all.
LANE = 16  # bits: weights and their sums stay far below 300
LANES = range(0, LANE * len(STANCES), LANE)
NOTHING = sum(1 << (LANE - 1 + lane) for lane in LANES)  # the middle of every lane: weights are of either sign
FULL_LANE = (1 << LANE) - 1

# What the rules read off a cue that says so itself ("denied", "accused") stands; behind these answers there may be another.
OPEN: frozenset[Stance] = frozenset({"asserts", "promises", "predicts", "asks"})

# Why the rules have another stance than the class of the cue, by the stance they have.
RULED = {
    "denies": "the content says of a claim that it is not so",
    "promises": "the content is the source's own to come",
    "predicts": "the content is in the future",
    "asks": "the content says what ought to be",
}


class Leanings(Weighed):
    """What clues speak for: the weights of all stances packed into one number, in hundredths of a log odds."""

    def __init__(self, weights: Mapping[str, int], bias: int, margin: float) -> None:
        super().__init__(weights, bias)
        self.margin = margin  # by how much the learnt answer must be likelier than the rules'

    def scores(self, seen: Iterable[Clue]) -> list[int]:
        """For each stance the log odds in hundredths, but for what is the same for all."""
        return unpacked(self.total(seen))


def packed(weights: Mapping[str, int]) -> int:
    """Weights by stance as one number."""
    return sum(weights.get(stance, 0) << lane for stance, lane in zip(STANCES, LANES, strict=True))


def unpacked(number: int) -> list[int]:
    """The weight of each stance in a number, or in a sum of such."""
    number += NOTHING
    return [(number >> lane & FULL_LANE) - (1 << (LANE - 1)) for lane in LANES]


@cache
def leanings() -> Leanings:
    """The weights that ship with selon."""
    return made(json.loads((files(__package__) / "stance.json").read_text(encoding="utf-8")))


def made(data: dict[str, Any]) -> Leanings:
    """The weights of learnt data; of a feature those that are not nothing stand there, by stance."""
    return Leanings({name: packed(those) for name, those in data["weights"].items()}, packed(data["bias"]), data["margin"])


def decided(text: Text, candidate: Candidate) -> tuple[Stance, str]:
    """The stance, and why, in words."""
    ruled, model = manner.stance(text, candidate), leanings()
    if ruled not in OPEN:
        return ruled, _reason(candidate, ruled)
    top = topmost(text, candidate)
    words = told(text, candidate, top)
    found = likeliest(model, model.scores({clue for _, clue in words}.union(clues(text, candidate, top, ruled))), ruled)
    if found == ruled:
        return ruled, _reason(candidate, ruled)
    named = ", ".join([f"“{text.words[i].text}”" for i in speaking(words, ruled, found, model)])
    return found, f"learnt: {named or 'its cue and construction'}, as where a source {found}; by the rules it {ruled}"


def likeliest(model: Leanings, scores: Sequence[int], ruled: Stance) -> Stance:
    """The stance with the best score, if it is likelier than the rules' by the margin."""
    best = max(scores)
    if scores[STANCES.index(ruled)] == best:
        return ruled
    every = [math.exp((score - best) / 100) for score in scores]
    ahead = (1 - every[STANCES.index(ruled)]) / sum(every)
    return STANCES[scores.index(best)] if ahead >= model.margin else ruled


def _reason(candidate: Candidate, ruled: Stance) -> str:
    """Why the rules have this stance."""
    if ruled == candidate.kind.stance:
        return f"rule: a cue of the class {candidate.kind.name}"
    if candidate.negated:
        return f"rule: a cue of the class {candidate.kind.name}, negated"
    return f"rule: a cue of the class {candidate.kind.name}; {RULED.get(ruled, 'its content turns it')}"


def speaking(words: Iterable[tuple[Word, Clue]], ruled: Stance, found: Stance, model: Leanings) -> list[int]:
    """The words of the content that speak most for one stance against another, by index, in the order of the text."""
    one, other = (LANES[STANCES.index(stance)] for stance in (found, ruled))
    worth: defaultdict[int, int] = defaultdict(int)
    for word, clue in words:
        if word.pos == "DET":
            continue
        weights = model[clue] + NOTHING
        worth[word.i] += (weights >> one & FULL_LANE) - (weights >> other & FULL_LANE)
    best = sorted((i for i, value in worth.items() if value >= SPEAKS), key=lambda i: (-worth[i], i))
    return sorted(best[:SHOWN])
