"""Whether two statements say the same thing, or speak against each other, and why. Neither is ever said to be right.

Precision comes first: what two statements have in common must be a good part of what each says, and nothing that they name may
tell them apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from selon.weighing.claims.common import Common, alike, common
from selon.weighing.claims.gist import NO_END, Amount, Gist, Name

if TYPE_CHECKING:
    from selon.weighing.claims.model import Alike

Kind = Literal["same", "denied", "downplayed", "number", "date", "place"]
CLASHES: tuple[Kind, ...] = ("denied", "downplayed", "number", "date", "place")

SAME, ABROAD = 0.52, 0.48  # of what both say, in both; across languages
WORDED, WORDED_ABROAD = 0.52, 0.25  # of the words of both, in both: names and numbers alone do not say what happened
ALONE = 5  # words in both, where neither a name nor a number nor a day is
PINNED = 0.38  # the same where a name, a number and two words are in both
AGAIN, ENOUGH_AGAIN = 0.45, 2.6  # of what one named voice says twice: the share, and the weight
COUNTED, EXACT, ENOUGH_COUNTED = 12, 0.9, 3.0  # a number above this, and not round, tells much where nearly all else is in both too
SHARP = 0.70  # for two that say little, or that a pronoun makes uncertain
ENOUGH, LITTLE = 3.6, 5.0  # weight of what is in both, at least; below the second a pair has to be sharp
CONTAINED = 0.85  # of what the shorter one says, in the longer
KIN = 0.35  # of what both say, in both: of two that say the same as a third
DENIED = 0.55  # of what both say, where one says that it is not so
LEAST_SWEPT = 2.4  # weight of what is in both, where one says that nobody and nothing did
APART = 0.55  # of what both say but for a number, date or place
VOUCHED = 0.6  # of the words besides, at most, that a model may take for the same in other words
NEARLY, NEARLY_ABROAD = 0.45, 0.30  # of what both say, in both in the same words, for a model to be heard; across languages
# And the weight of it across languages; in one language it is ENOUGH: reports of one affair share its names and a word or two.
ENOUGH_HEARD_ABROAD = 3.0
NEAR = 7  # days within which two dates may be of one event
HAPPENED, STOOD = 10, 90  # days between the documents of two statements that name no time: of an event, of anything else


@dataclass(frozen=True, slots=True)
class Verdict:
    """How two statements stand to each other: `kind` None where nothing follows. `score` is the share of what both say that is in both."""

    kind: Kind | None
    score: float
    reason: str


NOTHING = Verdict(None, 0.0, "")


def compare(a: Gist, b: Gist, likeness: Alike | None = None) -> Verdict:
    """How the later of two statements, b, stands to the earlier. `likeness`: by a model, where one was named; it bears on what
    says the same in other words alone, and nothing that tells two apart is outweighed by it."""
    if a.mode != b.mode or a.mode == "none":
        return NOTHING
    both = common(a, b)
    if a.sign != b.sign:
        return _denial(a, b, both)
    enough = _enough(a, b, both)
    if both.weight >= enough and (clash := _told_otherwise(a, b, both)) is not None:
        return clash
    if likeness is not None and _may_be_vouched(a, b, both):
        both = both.with_vouched(VOUCHED * likeness.share)
    return _same(a, b, both, likeness) if both.told >= enough else NOTHING


def kindred(a: Gist, b: Gist) -> bool:
    """Whether nothing tells two statements apart that both say the same as a third."""
    if a.mode != b.mode or a.sign != b.sign:
        return False
    both = common(a, b)
    return both.score >= KIN and _may_be_one(a, b, both)


# --- the same


def _enough(a: Gist, b: Gist, both: Common) -> float:
    """The least weight of what two must have in common."""
    if _one_voice(a, b):
        return ENOUGH_AGAIN
    counted = any(one.exact and one.low > COUNTED and one.low % 10 for one in both.amounts)
    return ENOUGH_COUNTED if counted and both.score >= EXACT else ENOUGH


def _may_be_vouched(a: Gist, b: Gist, both: Common) -> bool:
    """Whether a model is heard: two that name, count or date something in common, and do not count two things each by itself."""
    nearly, enough = (NEARLY, ENOUGH) if a.language == b.language else (NEARLY_ABROAD, ENOUGH_HEARD_ABROAD)
    counts_apart = a.amounts and b.amounts and not both.amounts
    named = bool(both.names or both.amounts or both.days)
    return named and both.weight >= enough and both.score >= nearly and not counts_apart


def _same(a: Gist, b: Gist, both: Common, likeness: Alike | None) -> Verdict:
    if not _may_be_one(a, b, both):
        return NOTHING
    abroad = a.language != b.language
    again = _one_voice(a, b)
    least = AGAIN if again else SHARP if _vague(a, b, both) else ABROAD if abroad else SAME
    worded = WORDED_ABROAD if abroad else PINNED if again else _worded(both)
    if (both.worded < worded or both.score < least) and not _whole(both):
        return NOTHING
    by_model = f"; {likeness}" if likeness is not None and both.vouched[0] else ""
    reason = f"both say: {both.listed(b)}{', in another language' if abroad else ''}{by_model}"
    return Verdict("same", round(min(both.score, 1.0), 3) if by_model else round(both.score, 3), reason)


def _worded(both: Common) -> float:
    return PINNED if both.names and both.amounts and len(both.words) > 1 else WORDED


def _whole(both: Common) -> bool:
    """Whether the longer statement says all that the shorter does, and names nobody else."""
    plain = bool(both.names) and len(both.words) > 1 and not any(both.left)
    return plain and both.contained >= CONTAINED


def _may_be_one(a: Gist, b: Gist, both: Common) -> bool:
    """Whether nothing tells two statements apart: whom they name, how many, about whom they are, when."""
    if both.others or both.apart is not None or _name_others(a, b, both) or (both.turned and a.by == b.by):
        return False
    if (a.own or b.own) and not (a.own and b.own and _one_voice(a, b)):
        return False
    if not (both.names or both.amounts or both.days or _one_voice(a, b)) and not _tells_enough(a, b, both):
        return False
    return bool(both.days) or _same_time(a, b)


def _tells_enough(a: Gist, b: Gist, both: Common) -> bool:
    """Whether words alone, with no name, number or day, say what happened: many of them, of something told, and of nobody left open."""
    return a.mode == "told" and not (a.third or b.third) and len(both.words) >= ALONE


def _name_others(a: Gist, b: Gist, both: Common) -> bool:
    """Whether each names somebody whom the other does not. Across languages a name may be translated: there persons and places tell."""
    if not both.both_name_others or a.language == b.language:
        return both.both_name_others
    ours, theirs = ({name.kind for name in left} & {"person", "place"} for left in both.left)
    return bool(ours & theirs) or not both.names


def _one_voice(a: Gist, b: Gist) -> bool:
    """Whether both are by a voice of one name."""
    return bool(a.voice) and bool(b.voice) and alike(Name("person", a.voice), Name("person", b.voice))


def _vague(a: Gist, b: Gist, both: Common) -> bool:
    return both.told < LITTLE or not (both.names or both.amounts or both.days) or a.third or b.third


def _same_time(a: Gist, b: Gist) -> bool:
    """Whether two statements that have no time in common were told soon after each other."""
    if a.published is None or b.published is None:
        return not (a.happens or b.happens)
    between = max(a.published[0] - b.published[1], b.published[0] - a.published[1], 0)
    return between <= (HAPPENED if a.happens or b.happens else STOOD)


# --- against each other


def _denial(a: Gist, b: Gist, both: Common) -> Verdict:
    """One says what the other says is not so."""
    no, yes, said = (a, b, both.of[0]) if a.sign < 0 else (b, a, both.of[1])
    if yes.own or not (_sweeps(no, both, said) or (not no.own and _denies(a, b, both))):
        return NOTHING
    return Verdict("denied", round(both.score, 3), f"one says so, the other that it is not so: {both.listed(b)}")


def _sweeps(no: Gist, both: Common, said: float) -> bool:
    """Whether one says of nobody and nothing what the other says of somebody."""
    return no.sweeping and bool(both.names) and both.weight >= LEAST_SWEPT and both.weight / max(said, 1.0) >= CONTAINED


def _denies(a: Gist, b: Gist, both: Common) -> bool:
    plain = both.weight >= ENOUGH and both.score >= DENIED and bool(both.names or both.amounts)
    return plain and not both.both_name_others and not both.others and (bool(both.days) or _same_time(a, b))


def _told_otherwise(a: Gist, b: Gist, both: Common) -> Verdict | None:
    """The same but for another number, place or date. Two numbers that somebody gives one after the other are his own affair."""
    if a.own or b.own or both.score < APART or _one_voice(a, b) or not (both.days or both.apart or _same_time(a, b)):
        return None
    if both.others:
        one, other = both.others[0]
        said = f"{_number(one, a)} in one, {_number(other, b)} in the other: {both.listed(b)}"
        return None if both.both_name_others or both.apart else Verdict("number", round(both.score, 3), said)
    if a.language != b.language:
        return None
    return _another_place(a, b, both) or _another_date(b, both)


def _another_place(a: Gist, b: Gist, both: Common) -> Verdict | None:
    """Each names one place that the other does not, and nobody else, and both the same day."""
    ours, theirs = both.left
    kinds = {name.kind for name in (*ours, *theirs)}
    if len(ours) != 1 or len(theirs) != 1 or "place" not in kinds or "person" in kinds or not both.days or not (both.amounts or both.names):
        return None
    one, other = (gist.written([" ".join(left[0].parts)])[0] for gist, left in ((a, ours), (b, theirs)))
    return Verdict("place", round(both.score, 3), f"{one} in one, {other} in the other: {both.listed(b)}")


def _another_date(b: Gist, both: Common) -> Verdict | None:
    if both.apart is None or both.apart > NEAR or both.both_name_others or len(both.names) < 2:
        return None
    return Verdict("date", round(both.score, 3), f"{both.apart} {'days' if both.apart > 1 else 'day'} apart: {both.listed(b)}")


def _number(amount: Amount, gist: Gist) -> str:
    if amount.exact:
        return gist.written([f"#{amount.low}"])[0].lstrip("#")
    if amount.high >= NO_END:
        return f"at least {amount.low}"
    return f"about {(amount.low + amount.high) // 2}" if amount.low else f"at most {amount.high}"
