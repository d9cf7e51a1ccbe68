"""Whether two statements say the same thing, or speak against each other, and why. Neither is ever said to be right.

Precision comes first: what two statements have in common must be a good part of what each says, and nothing that they name may
tell them apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from selon.weighing.claims.gist import Amount, Days, Gist, Name

Kind = Literal["same", "denied", "downplayed", "number", "date", "place"]
CLASHES: tuple[Kind, ...] = ("denied", "downplayed", "number", "date", "place")

NAME, NUMBER, DAY, WORD, OWN = 1.5, 1.2, 1.0, 1.0, 0.6  # what each weighs; OWN: a word that only its own language has
SAME, ABROAD = 0.52, 0.48  # of what both say, in both; across languages
SHARP = 0.70  # for two that say little, or that a pronoun makes uncertain
ENOUGH, LITTLE = 3.6, 5.0  # weight of what is in both, at least; below the second a pair has to be sharp
CONTAINED = 0.85  # of what the shorter one says, in the longer
AGAINST = 0.55  # of what both say but for the number, date or place that differs, or of what is denied
HAPPENED, STOOD = 10, 90  # days between the documents of two statements that name no time: of an event, of anything else
KIN = 0.35  # of what both say, in both: of two that say the same as a third
DENIED = 0.55  # of what both say, where one says that it is not so
LEAST_SWEPT = 2.4  # weight of what is in both, where one says that nobody and nothing did
NEAR = 7  # days within which two dates may be of one event


@dataclass(frozen=True, slots=True)
class Verdict:
    """How two statements stand to each other: `kind` None where nothing follows. `score` is the share of what both say that is in both."""

    kind: Kind | None
    score: float
    reason: str


NOTHING = Verdict(None, 0.0, "")


@dataclass(frozen=True, slots=True)
class _Shared:
    """What two gists have in common, and what each says, by weight. `left`: names of each that the other has not."""

    names: tuple[Name, ...]
    left: tuple[tuple[Name, ...], tuple[Name, ...]]
    amounts: tuple[Amount, ...]
    others: tuple[tuple[Amount, Amount], ...]
    days: tuple[Days, ...]
    apart: int | None
    words: tuple[str, ...]
    weight: float
    of: tuple[float, float]

    @property
    def score(self) -> float:
        return 2 * self.weight / max(sum(self.of), 1.0)

    @property
    def contained(self) -> float:
        return self.weight / max(min(self.of), 1.0)


def compare(a: Gist, b: Gist) -> Verdict:
    """How the later of two statements, b, stands to the earlier."""
    if a.mode != b.mode or a.mode == "none":
        return NOTHING
    shared = _share(a, b)
    if shared.weight < ENOUGH and not (a.sweeping or b.sweeping):
        return NOTHING
    if a.sign != b.sign:
        return _denial(a, b, shared)
    return _told_apart(a, b, shared) or _same(a, b, shared)


def kindred(a: Gist, b: Gist) -> bool:
    """Whether nothing tells two statements apart that both say the same as a third."""
    if a.mode != b.mode or a.sign != b.sign:
        return False
    shared = _share(a, b)
    return shared.score >= KIN and _may_be_one(a, b, shared)


def _same(a: Gist, b: Gist, shared: _Shared) -> Verdict:
    if not _may_be_one(a, b, shared):
        return NOTHING
    abroad = a.language != b.language
    least = SHARP if _vague(a, b, shared) else ABROAD if abroad else SAME
    whole = shared.contained >= CONTAINED and bool(shared.names) and len(shared.words) > 1 and not shared.left[0] + shared.left[1]
    if shared.score < least and not whole:
        return NOTHING
    return Verdict("same", round(shared.score, 3), f"both say: {_listed(b, shared)}{', in another language' if abroad else ''}")


def _may_be_one(a: Gist, b: Gist, shared: _Shared) -> bool:
    """Whether nothing tells two statements apart: whom they name, about whom they are, when."""
    if shared.others or shared.apart is not None or _names_apart(a, b, shared):
        return False
    if (a.own or b.own) and not (a.own and b.own and _one_voice(a, b)):
        return False
    return bool(shared.days) or _same_time(a, b)


def _names_apart(a: Gist, b: Gist, shared: _Shared) -> bool:
    """Each names somebody whom the other does not: another person, another place."""
    ours, theirs = shared.left
    if not ours or not theirs:
        return False
    if a.language == b.language:
        return True
    return bool({n.kind for n in ours} & {n.kind for n in theirs} & {"person", "place"}) or len(shared.names) < 1


def _one_voice(a: Gist, b: Gist) -> bool:
    return bool(a.voice) and bool(b.voice) and _alike(Name("person", a.voice), Name("person", b.voice))


def _vague(a: Gist, b: Gist, shared: _Shared) -> bool:
    named = bool(shared.names) or bool(shared.amounts) or bool(shared.days)
    return shared.weight < LITTLE or not named or a.third or b.third


def _same_time(a: Gist, b: Gist) -> bool:
    """Whether two statements that have no time in common were told soon after each other."""
    if a.published is None or b.published is None:
        return not (a.happens or b.happens)
    between = max(a.published[0] - b.published[1], b.published[0] - a.published[1], 0)
    return between <= (HAPPENED if a.happens or b.happens else STOOD)


# --- against each other


def _denial(a: Gist, b: Gist, shared: _Shared) -> Verdict:
    """One says what the other says is not so."""
    no, yes = (a, b) if a.sign < 0 else (b, a)
    of = shared.of[0] if no is a else shared.of[1]
    sweeping = no.sweeping and bool(shared.names) and shared.weight >= LEAST_SWEPT and shared.weight / max(of, 1.0) >= CONTAINED
    if shared.left[0] and shared.left[1] and not sweeping:
        return NOTHING
    if no.own and not sweeping or yes.own or not (shared.days or _same_time(a, b) or sweeping):
        return NOTHING
    if not sweeping and (shared.score < DENIED or not (shared.names or shared.amounts)):
        return NOTHING
    return Verdict("denied", round(shared.score, 3), f"one says so, the other that it is not so: {_listed(b, shared)}")


def _told_apart(a: Gist, b: Gist, shared: _Shared) -> Verdict | None:
    """The same but for another number, place or date."""
    if a.own or b.own or shared.score < AGAINST or not (shared.days or _same_time(a, b)):
        return None
    ours, theirs = shared.left
    if shared.others and not (ours and theirs):
        one, other = shared.others[0]
        return Verdict("number", round(shared.score, 3), f"{_number(one, a)} in one, {_number(other, b)} in the other: {_listed(b, shared)}")
    if shared.others or a.language != b.language:
        return None
    places = [[n for n in left if n.kind == "place"] for left in (ours, theirs)]
    if all(places) and len(ours) == len(theirs) == 1 and shared.days and (shared.amounts or shared.names):
        said = [gist.written([" ".join(left[0].parts)])[0] for gist, left in zip((a, b), places, strict=True)]
        return Verdict("place", round(shared.score, 3), f"{said[0]} in one, {said[1]} in the other: {_listed(b, shared)}")
    if shared.apart is not None and shared.apart <= NEAR and not (ours and theirs) and len(shared.names) > 1:
        return Verdict("date", round(shared.score, 3), f"{shared.apart} days apart: {_listed(b, shared)}")
    return None


def _number(amount: Amount, gist: Gist) -> str:
    if amount.low == amount.high:
        return gist.written([f"#{amount.low}"])[0].lstrip("#")
    return f"at least {amount.low}" if amount.low and amount.high > 10**12 else f"at most {amount.high}" if not amount.low else "about another number"


# --- what they have in common


def _share(a: Gist, b: Gist) -> _Shared:
    names, left = _match_names(a.names, b.names)
    amounts, others = _match_amounts(a.amounts, b.amounts)
    days = tuple(x for x in a.days if any(_meet(x, y) for y in b.days))
    apart = _apart(a.days, b.days) if a.days and b.days and not days else None
    abroad = a.language != b.language
    words = tuple(word for word in a.words if word in set(b.words))
    weight = NAME * len(names) + NUMBER * len(amounts) + DAY * min(len(days), 1) + sum(map(_weight, words))
    return _Shared(names, left, amounts, others, days, apart, words, weight, (_size(a, abroad), _size(b, abroad)))


def _size(gist: Gist, abroad: bool) -> float:
    """How much a gist says, by weight. Words that another language cannot have count for little there."""
    words = sum(0.3 if abroad and word[2:3] == ":" else _weight(word) for word in gist.words)
    return NAME * len(gist.names) + NUMBER * len(gist.amounts) + DAY * min(len(gist.days), 1) + words


def _weight(word: str) -> float:
    return OWN if word[2:3] == ":" else WORD


def _match_names(ours: Sequence[Name], theirs: Sequence[Name]) -> tuple[tuple[Name, ...], tuple[tuple[Name, ...], tuple[Name, ...]]]:
    """The names that both have, and those that are left over on either side."""
    rest, found, left = list(theirs), [], []
    for name in ours:
        at = next((i for i, other in enumerate(rest) if _alike(name, other)), None)
        if at is None:
            left.append(name)
        else:
            found.append(name)
            rest.pop(at)
    unmet = [name for name in rest if not any(_alike(name, other) for other in found)]
    return tuple(found), (tuple(name for name in left if not any(_alike(name, other) for other in theirs)), tuple(unmet))


def _alike(a: Name, b: Name) -> bool:
    """Whether two names may be one's: of the words of the shorter all are in the longer, or of two bodies half of them."""
    ours, theirs = set(a.parts), set(b.parts)
    both = len(ours & theirs)
    if both == min(len(ours), len(theirs)):
        return True
    return "person" not in (a.kind, b.kind) and 2 * both > len(ours | theirs)


def _match_amounts(ours: Sequence[Amount], theirs: Sequence[Amount]) -> tuple[tuple[Amount, ...], tuple[tuple[Amount, Amount], ...]]:
    """The numbers that both have, and those of the same thing that cannot both be right."""
    met = [(one, other) for one in ours for other in theirs if one.low <= other.high and other.low <= one.high and _of_one(one, other)]
    free = ([one for one in ours if all(one is not x for x, _ in met)], [one for one in theirs if all(one is not y for _, y in met)])
    others = tuple((one, other) for one in free[0] for other in free[1] if set(one.units) & set(other.units))
    return tuple(dict.fromkeys(one for one, _ in met)), others


def _of_one(one: Amount, other: Amount) -> bool:
    return one == other or not one.units or not other.units or bool(set(one.units) & set(other.units)) or one.low == one.high == other.low == other.high


def _meet(a: Days, b: Days) -> bool:
    return a[0] <= b[1] + 1 and b[0] <= a[1] + 1


def _apart(ours: Iterable[Days], theirs: Iterable[Days]) -> int:
    return min(max(a[0] - b[1], b[0] - a[1]) for a in ours for b in theirs)


def _listed(gist: Gist, shared: _Shared) -> str:
    """What two statements have in common, in the words of the later one."""
    by_name = {name: name for name in shared.names}
    names = [" ".join(name.parts) for name in gist.names if any(_alike(name, other) for other in by_name)]
    numbers = [f"#{one.low}" for one in gist.amounts if one.low == one.high and any(one.low == other.low for other in shared.amounts)]
    days = [f"@{first}" for first, last in gist.days if any(_meet((first, last), other) for other in shared.days)]
    said = gist.written([*names, *numbers, *days, *shared.words])
    return ", ".join(said)
