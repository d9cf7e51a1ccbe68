"""What two statements have in common, by weight, and what each says besides."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from selon.weighing.claims.gist import Amount, Days, Gist, Name

NAME, NUMBER, DAY, WORD, OWN = 1.5, 1.2, 1.0, 1.0, 0.6  # what each weighs; OWN: a word that only its own language has
IN_ORDER = 0.6  # of the words in both
ABROAD = 0.3  # such a word beside a statement in another language, which cannot have it
Pairs = tuple[tuple[Amount, Amount], ...]
Names = tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Common:
    """`names`, `amounts`, `days`, `words`: what is in both. `left`: the names of each that the other has not; `others`: numbers of the same
    thing that cannot both be right; `apart`: days between the nearest times that they speak of, None where they have one in common
    or one speaks of none. `weight` is that of what is in both, `of` that of all that each says, `words_of` how many words each
    has. `turned`: what is in both stands the other way round, as where each does to the other what the other does to it. `besides`: the
    weight and the number of the words that each has and the other has not, of the one that has less of them; `vouched`: what of those
    a model takes for the same in other words."""

    names: Names
    left: tuple[Names, Names]
    amounts: tuple[Amount, ...]
    others: Pairs
    days: tuple[Days, ...]
    apart: int | None
    words: tuple[str, ...]
    weight: float
    of: tuple[float, float]
    words_of: tuple[int, int]
    turned: bool
    besides: tuple[float, int] = (0.0, 0)
    vouched: tuple[float, float] = (0.0, 0.0)

    @property
    def told(self) -> float:
        """The weight of what is in both, in the same words or others."""
        return self.weight + self.vouched[0]

    @property
    def score(self) -> float:
        """The share of all that both say."""
        return 2 * self.told / max(sum(self.of), 1.0)

    @property
    def contained(self) -> float:
        """The share of what the shorter one says."""
        return self.weight / max(min(self.of), 1.0)

    @property
    def worded(self) -> float:
        """The share of the words of both that is in both."""
        return 2 * (len(self.words) + self.vouched[1]) / max(sum(self.words_of), 1)

    @property
    def both_name_others(self) -> bool:
        return bool(self.left[0]) and bool(self.left[1])

    def with_vouched(self, share: float) -> Common:
        """The same where a share of the words besides says the same."""
        weight, count = self.besides
        return replace(self, vouched=(share * weight, share * count))

    def listed(self, gist: Gist) -> str:
        """It in the words of one of the two."""
        names = [" ".join(name.parts) for name in gist.names if any(alike(name, other) for other in self.names)]
        numbers = [f"#{one.low}" for one in gist.amounts if one.exact and any(one.low == other.low for other in self.amounts)]
        days = [f"@{one[0]}" for one in gist.days if any(_meet(one, other) for other in self.days)]
        return ", ".join(gist.written([*names, *numbers, *days, *self.words]))


def common(a: Gist, b: Gist) -> Common:
    abroad = a.language != b.language
    names, left = _names(a.names, b.names)
    amounts, others = _amounts(a.amounts, b.amounts, abroad)
    days = tuple(one for one in a.days if any(_meet(one, other) for other in b.days))
    theirs = set(b.words)
    words = tuple(word for word in a.words if word in theirs)
    own = ABROAD if abroad else OWN
    return Common(
        names=names,
        left=left,
        amounts=amounts,
        others=others,
        days=days,
        apart=_apart(a.days, b.days) if a.days and b.days and not days else None,
        words=words,
        weight=_weight(names, amounts, days, words, OWN),
        of=tuple(_weight(one.names, one.amounts, one.days, one.words, own) for one in (a, b)),  # type: ignore[arg-type]
        words_of=(len(a.words), len(b.words)),
        turned=_names_turned(names, b.names) or _words_turned(words, b.words),
        besides=min(_besides(a.words, theirs, own), _besides(b.words, set(a.words), own)),
    )


def _besides(words: Sequence[str], theirs: Collection[str], own: float) -> tuple[float, int]:
    """The weight and the number of the words that the other has not."""
    alone = [word for word in words if word not in theirs]
    return _weight((), (), (), alone, own), len(alone)


def _weight(names: Sequence[Name], amounts: Sequence[Amount], days: Sequence[Days], words: Iterable[str], own: float) -> float:
    """How much is said. Several times say no more than one."""
    return NAME * len(names) + NUMBER * len(amounts) + DAY * min(len(days), 1) + sum(own if word[2:3] == ":" else WORD for word in words)


def _names(ours: Names, theirs: Names) -> tuple[Names, tuple[Names, Names]]:
    """The names that both have, and those of each that may be nobody's whom the other names."""
    both: list[Name] = []
    left: list[Name] = []
    met: set[int] = set()
    for name in ours:
        others = [n for n, other in enumerate(theirs) if alike(name, other)]
        met.update(others)
        (both if others else left).append(name)
    return tuple(both[: len(theirs)]), (tuple(left), tuple(name for n, name in enumerate(theirs) if n not in met))


def _names_turned(names: Names, theirs: Names) -> bool:
    """Whether the first two names of people, or of bodies, stand the other way round."""
    for kind in ("person", ""):
        of_kind = [name for name in names if name.kind == kind][:2]
        places = [next(n for n, other in enumerate(theirs) if alike(name, other)) for name in of_kind]
        if len(places) == 2 and places[0] > places[1]:
            return True
    return False


def _words_turned(words: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether of three words and more too few stand in the same order."""
    longest: list[int] = []  # of each length, the least place that an ascending row of places ends with
    for place in (theirs.index(word) for word in words):
        at = bisect_left(longest, place)
        longest[at : at + 1] = [place]
    return len(words) > 2 and len(longest) < IN_ORDER * len(words)


def alike(a: Name, b: Name) -> bool:
    """Whether two names may be one's: all words of the shorter are in the longer; of what is no person, more than half of both."""
    both = sum(part in b.parts for part in a.parts)
    if not both:
        return False
    if both == min(len(a.parts), len(b.parts)):
        return True
    return "person" not in (a.kind, b.kind) and 2 * both > len(a.parts) + len(b.parts) - both


def _amounts(ours: Sequence[Amount], theirs: Sequence[Amount], abroad: bool) -> tuple[tuple[Amount, ...], Pairs]:
    """The numbers that both have, and those of the same thing that cannot both be right."""
    met = [(one, other) for one in ours for other in theirs if one.may_be(other) and _of_one(one, other, abroad)]
    ours_met, theirs_met = {one for one, _ in met}, {other for _, other in met}
    free = [one for one in ours if one not in ours_met], [one for one in theirs if one not in theirs_met]
    others = tuple((one, other) for one in free[0] for other in free[1] if set(one.units) & set(other.units) and not one.may_be(other))
    return tuple(one for one in ours if one in ours_met), others


def _of_one(one: Amount, other: Amount, abroad: bool) -> bool:
    """Whether two numbers may count the same thing."""
    unsaid = not one.units or not other.units
    return unsaid or bool(set(one.units) & set(other.units)) or (abroad and one.exact and one.low == other.low)


def _meet(a: Days, b: Days) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _apart(ours: Iterable[Days], theirs: Sequence[Days]) -> int:
    return min(max(a[0] - b[1], b[0] - a[1]) for a in ours for b in theirs)
