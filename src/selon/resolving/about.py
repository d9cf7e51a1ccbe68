"""Which statements of a document a statement denies, plays down, confirms or answers, and how one can tell.

Two small models over named features, whose weights are data (`about.json`, see `ABOUT.md`; learnt by `training/about.py`): whether
a statement takes up something said, and which one. Where the two together are not likely enough no link is drawn, and a
denial or confirmation says that what it answers was not found: it may be of what nobody is quoted as saying.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from selon.parsing.words import Parsed
from selon.records import Entity, Source, Statement
from selon.resolving.pairing import ANSWERING, Pair, answer_features, pairs
from selon.resolving.remarks import Page, Remark, stem

MOST, MOST_OF_MANY = 3, 8  # statements that one is about; that "these allegations" is about
TELLING, NEAR = 1.0, 3  # how telling what two statements share must be to tie them; statements over which a pronoun reaches
JUDGING = frozenset({"false", "true", "small", "yes_no"})
TOLD = 3  # words in common that a reason names
UNFOUND = "what it answers was not found"


@dataclass(frozen=True, slots=True)
class Weights:
    """By feature. `least`: how likely a link must be; `beside`, `beside_many`: how likely a further one must be, as a share of the
    likeliest, the second where several are taken up at once."""

    answers: dict[str, float]
    bias: float
    target: dict[str, float]
    least: float
    beside: float
    beside_many: float


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
    return tuple(_told(said, found.get(n, [])) for n, said in enumerate(statements))


def links(page: Page, model: Weights) -> dict[int, list[Pair]]:
    """By the number of a statement, those that it is likely to be about, in the order of the text."""
    likely = {one.n: chance for one in page.remarks if may_take_up(one) and (chance := takes_up(one, model)) >= model.least}
    return {n: chosen(pairs(page.remarks[n]), chance, model) for n, chance in likely.items()}


def may_take_up(one: Remark) -> bool:
    """Whether it is worth asking: it answers by its stance, its cue does, or a noun or pronoun of its own points back."""
    if one.said.stance in ANSWERING or one.does:
        return True
    return one.points_back and (one.pronoun != "" or (one.pointer is not None and one.pointer.how == "demonstrative"))


def takes_up(one: Remark, model: Weights) -> float:
    """How likely it is that a statement takes up something said."""
    score = model.bias + math.fsum(model.answers.get(name, 0.0) for name in answer_features(one))
    return 1 / (1 + math.exp(-score))


def chosen(found: Sequence[Pair], likely: float, model: Weights) -> list[Pair]:
    """The likeliest, and those that are nearly as likely; none where that it answers at all and which one are together too unsure."""
    shares = _shares([score(pair.features, model.target) for pair in found])
    if not shares:
        return []
    many = takes_up_many(found)
    least = max(shares) * (model.beside_many if many else model.beside)
    ranked = sorted(range(len(found)), key=lambda n: (-shares[n], n))[: MOST_OF_MANY if many else MOST]
    kept = [n for n in ranked if shares[n] >= least and grounded(found[n])]
    if not kept:
        return []
    sure = math.fsum(shares[n] for n in kept) if many else max(shares)
    return sorted((found[n] for n in kept), key=lambda pair: pair.other.n) if likely * math.sqrt(sure) >= model.least else []


def grounded(pair: Pair) -> bool:
    """Whether something besides their places ties two statements, or they stand so near that a pronoun or "false" is enough."""
    one, other = pair.one, pair.other
    if _of_another_matter(pair):
        return False
    if pair.nested in {"holds", "same"} or any(pair.matter[0 if pair.back else 1 :]) or pair.accused or pair.weight >= TELLING:
        return True
    if pair.apart and (not other.spoken.isdisjoint(one.names) or (one.denying and pair.accuses) or pair.features.get("asked, answered")):
        return True
    return 0 < one.n - other.n <= NEAR and bool(one.pronoun or one.signs & JUDGING)


def _of_another_matter(pair: Pair) -> bool:
    """Whether the noun that takes something up says of what it is ("rumours of a resignation"), and the other has none of that."""
    pointer, own = pair.one.pointer, pair.one.noun_of
    if pointer is None or not own or pointer.how == "demonstrative" or pair.nested in {"holds", "same"} or pair.accused:
        return False
    return own.isdisjoint(pair.other.stems) and own.isdisjoint(pair.other.side_stems)


def takes_up_many(found: Sequence[Pair]) -> bool:
    """Whether the first of the pairs' statements takes up several at once, as "these allegations" does where there are some."""
    return found[0].one.sweeping and any(pair.accuses and pair.apart for pair in found)


def score(features: Mapping[str, float], model: Mapping[str, float]) -> float:
    return math.fsum(model.get(name, 0.0) * value for name, value in features.items())


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
        said.append(f"it is {'near' if pair.back else 'told later'}, by {'another' if pair.apart else 'the same'} voice")
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
