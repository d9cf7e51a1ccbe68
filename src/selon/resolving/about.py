"""Which statements of a document a statement denies, plays down, confirms or answers, and how one can tell.

Three small models over named features, whose weights are data (`about.json`, see `ABOUT.md`; learnt by `training/about.py`): whether a
statement takes up something said; which statements come first for it; and whether each of those is one that it takes up. Where
none is likely enough no link is drawn, and a denial or confirmation says that what it answers was not found: it may be of what
nobody is quoted as saying.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from selon.attributing.judge import probability
from selon.parsing.words import Parsed
from selon.records import Entity, Source, Statement
from selon.resolving.features import ANSWERING, Pair
from selon.resolving.pairing import answer_features, grounded, of_another_matter, pairs
from selon.resolving.remarks import Page, Remark, stem

ASKED, FIRST = 0.2, 12  # how likely it must be that a statement takes up anything; how many that come first are looked at
MOST, MOST_OF_MANY = 3, 8  # statements that one is about ("it" is one only); that "these allegations" is about
FAINT = -8.0  # the logarithm of a share below which it does not matter how small it is
TOLD = 3  # words in common that a reason names
NEAR_BY = "it is near"
UNFOUND = "what it answers was not found"


@dataclass(frozen=True, slots=True)
class Weights:
    """By feature: `answers` and `bias` of whether a statement takes up anything, `target` of which statements come first for it,
    `link` and `link_bias` of whether it takes up one of these. `least`: how likely a link must be; `beside`: how likely a further
    one must be, as a share of the likeliest, where it does not take up several at once."""

    answers: dict[str, float]
    bias: float
    target: dict[str, float]
    link: dict[str, float]
    link_bias: float
    least: float
    beside: float


@cache
def weights() -> Weights:
    """The weights that ship with selon."""
    return Weights(**json.loads((files(__package__) / "about.json").read_text(encoding="utf-8")))


def answering(
    parsed: Parsed, statements: Sequence[Statement], sources: Mapping[str, Source], entities: Sequence[Entity]
) -> tuple[Statement, ...]:
    """The statements with what each is about, and why."""
    page = Page(parsed, statements, sources, entities)
    found = links(page, weights())
    page.release()
    return tuple(_told(said, found.get(n, [])) for n, said in enumerate(statements))


def links(page: Page, model: Weights) -> dict[int, list[Pair]]:
    """By the number of a statement, those that it is likely to be about, in the order of the text."""
    return {one.n: kept for one in page.remarks if (kept := _linked(one, model))}


def _linked(one: Remark, model: Weights) -> list[Pair]:
    """Those that one statement is likely to be about."""
    likely = [(chance(seen, model), seen.pair) for seen in first_for(one, model)]
    least = max(model.least, 0.0 if one.sweeping else model.beside * max((how for how, _ in likely), default=0.0))
    kept = sorted((-how, pair.other.n, pair) for how, pair in likely if how >= least)
    most = 1 if one.pronoun == "alone" else MOST_OF_MANY if one.sweeping else MOST
    return sorted((pair for _, _, pair in kept[:most]), key=lambda pair: pair.other.n)


@dataclass(frozen=True, slots=True)
class Seen:
    """One of the pairs that come first for a statement. `takes_up`: how likely it is that it takes up anything; `score`: what speaks
    for the pair; `share`: of the likelihood of all its pairs; `first`: whether none comes before it."""

    pair: Pair
    takes_up: float
    score: float
    share: float
    first: bool


def first_for(one: Remark, model: Weights, asked: float = ASKED) -> list[Seen]:
    """The pairs that come first for a statement, the likeliest before the others; none where it hardly takes up anything. What is told
    later is among them only where more than its place ties the two."""
    likely = takes_up(one, model)
    if likely < asked:
        return []
    found = pairs(one)
    scores = [score(pair.features, model.target) for pair in found]
    shares = _shares(scores)
    ranked = sorted(range(len(found)), key=lambda n: (-shares[n], n))[:FIRST]
    return [Seen(found[n], likely, scores[n], shares[n], place == 0) for place, n in enumerate(ranked)]


def takes_up(one: Remark, model: Weights) -> float:
    """How likely it is that a statement takes up something said."""
    return probability(model.bias + score(answer_features(one), model.answers))


def chance(seen: Seen, model: Weights) -> float:
    """How likely it is that a statement takes up this one."""
    return probability(model.link_bias + score(link_features(seen), model.link))


def link_features(seen: Seen) -> dict[str, float]:
    """Of a pair: what both models before said of it, and what ties the two beside that."""
    pair, one, likely = seen.pair, seen.pair.one, seen.takes_up
    return {
        "takes up": math.log(likely / (1 - likely)),
        "score": seen.score,
        "share": seen.share,
        "log share": max(FAINT, math.log(seen.share + 1e-9)),
        "both": likely * seen.share,
        "comes first": float(seen.first),
        "of many": float(one.sweeping),
        "share, of many": seen.share * one.sweeping,
        "grounded": float(grounded(pair)),
        "of another matter": float(of_another_matter(pair)),
        "may take up": float(may_take_up(one)),
    }


def may_take_up(one: Remark) -> bool:
    """Whether it answers by its stance, its cue does, or a noun or pronoun of its own points back."""
    if one.said.stance in ANSWERING or one.does:
        return True
    return one.points_back and (one.pronoun != "" or (one.pointer is not None and one.pointer.how == "demonstrative"))


def score(features: dict[str, float], model: dict[str, float]) -> float:
    return math.fsum([model.get(name, 0.0) * value for name, value in features.items()])


def _shares(scores: Sequence[float]) -> list[float]:
    """Scores as probabilities that sum to one."""
    if not scores:
        return []
    raised = [math.exp(score - max(scores)) for score in scores]
    return [value / math.fsum(raised) for value in raised]


# --- in words


def _told(said: Statement, found: Sequence[Pair]) -> Statement:
    if not found:
        return replace(said, why=said.why | {"about": UNFOUND}) if said.stance in ANSWERING else said
    reasons = "; ".join(f"{pair.other.said.id}: {', '.join(reasons_for(pair))}" for pair in found)
    return replace(said, about=tuple(pair.other.said.id for pair in found), why=said.why | {"about": reasons})


def tied(said: Statement) -> tuple[str, ...]:
    """Those of what a statement is about that more than its place ties to it, as far as its reasons say."""
    loose = {reason.partition(": ")[0] for reason in said.why.get("about", "").split("; ") if f": {NEAR_BY}" in reason}
    return tuple(key for key in said.about if key not in loose)


def reasons_for(pair: Pair) -> list[str]:
    """Why a statement is taken to be about another."""
    one, other = pair.one, pair.other
    said = list(_structure(pair))
    if pair.accused:
        said.append("it speaks of the voice that answers")
    elif pair.features.get("by an accuser, denied"):
        said.append("its voice accuses the one that answers")
    if pair.apart and not other.spoken.isdisjoint(one.names):
        said.append("its voice is named in the answer")
    if pair.shared:
        said.append(f"both say {', '.join(f'“{word}”' for word in _common(pair))}")
    if not said:
        said.append(f"{NEAR_BY if pair.back else 'it is told later'}, by {'another' if pair.apart else 'the same'} voice")
    return said


def _structure(pair: Pair) -> Iterable[str]:
    pointer = pair.one.pointer
    if pair.nested == "holds":
        yield "it is told inside this one"
    if pair.nested == "same":
        yield "both have the same words"
    if pointer is not None and any(pair.matter):
        yield f"the noun “{pointer.noun.lower}” may stand for it"
    if pair.features.get("asked, answered") or pair.features.get("asked, declined"):
        yield "it is a question that is answered here"


def _common(pair: Pair) -> list[str]:
    """Words of the answer that both have, the first of each."""
    found = {stem(word.lemma): word.text for word in reversed(pair.one.words) if stem(word.lemma) in pair.shared}
    return [found[key] for key in dict.fromkeys(stem(word.lemma) for word in pair.one.words) if key in found][:TOLD]
