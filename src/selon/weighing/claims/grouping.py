"""Statements put to claims one after the other: each is compared with the few that share the most keys with it, so that the cost grows
with the statements, not with their pairs; and what was put somewhere is not gone through again.

A claim is known by its first telling. What joins it says the same as one that is in it, and must not be told apart from the first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from selon.weighing.claims.comparing import CLASHES, Kind, Verdict, compare, kindred
from selon.weighing.claims.gist import Gist
from selon.weighing.claims.keys import keys, said
from selon.weighing.claims.tellings import Telling

if TYPE_CHECKING:
    from selon.weighing.claims.model import Alike, Model
    from selon.weighing.claims.neighbours import Neighbours

MOST = 32  # tellings that one key leads to: the first ones
COMPARED = 16  # tellings that one is compared with: those that share the most keys
BESIDES = 8  # and of others, those that share the most keys by a model, where one was named
SHARED, FEW = 3, 2  # things that both say, for two to be compared; where they are one voice's, or one says that nobody did it
FIRST = "nothing before it says the same"
RETOLD = "what the other one tells that it says"


@dataclass(frozen=True, slots=True)
class Put:
    """Where a telling was put: `claim` is the first telling of it, `nearest` the one that it says the same as, None for the first."""

    telling: int
    claim: int
    nearest: int | None
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Clash:
    """`telling` speaks against `against`, in a way that `kind` names."""

    telling: int
    against: int
    kind: Kind
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Twin:
    """The telling that one is in the version of the story that its document was made of."""

    telling: int
    score: float
    reason: str


class Known(Protocol):
    """What was put somewhere before."""

    def blocks(self, wanted: Sequence[int]) -> Mapping[int, list[int]]:
        """The tellings that each key leads to."""

    def gists(self, wanted: Collection[int]) -> Mapping[int, Gist]: ...

    def words(self, wanted: Collection[int]) -> Mapping[int, str]: ...

    def claims(self, wanted: Collection[int]) -> Mapping[int, int]:
        """The claim of each telling that has one."""


class Nothing:
    """Nothing was put anywhere before."""

    def blocks(self, wanted: Sequence[int]) -> Mapping[int, list[int]]:
        return dict.fromkeys(wanted, [])

    def gists(self, wanted: Collection[int]) -> Mapping[int, Gist]:
        return dict.fromkeys(wanted and (), Gist("", "none"))

    def words(self, wanted: Collection[int]) -> Mapping[int, str]:
        return dict.fromkeys(wanted and (), "")

    def claims(self, wanted: Collection[int]) -> Mapping[int, int]:
        return dict.fromkeys(wanted and (), 0)


class Grouping:
    """The tellings of some documents being put to claims. `document` says which one a telling is of; `model`: by whose likeness, too."""

    def __init__(self, known: Known, new: Mapping[int, Telling], document: Mapping[int, int], model: Model | None = None) -> None:
        self._known, self._new, self._document = known, new, document
        self._gists = {number: telling.gist for number, telling in new.items()}
        self._keys = {number: keys(telling.gist) for number, telling in new.items()}
        self._neighbours = _neighbours(model, new)
        self._near_keys = {n: self._neighbours.keys(n, gist) for n, gist in self._gists.items()} if self._neighbours else {}
        wanted = sorted({key for of in (self._keys, self._near_keys) for some in of.values() for key in some})
        self._blocks = {key: list(some) for key, some in known.blocks(wanted).items()}
        self._claims: dict[int, int] = {}
        self._said: dict[int, frozenset[str]] = {}
        self.put_somewhere: list[Put] = []
        self.clashes: dict[tuple[int, int], Clash] = {}
        self.new_keys: list[tuple[int, int]] = []

    def put(self, numbers: Sequence[int], twins: Mapping[int, Twin]) -> None:
        """Put the tellings of one document, in their order. `twins` are of versions that are there already."""
        of = {self._new[number].statement: number for number in numbers}
        likely = {number: self._likely(number) for number in numbers if number not in twins}
        self._load({other for some in likely.values() for other in some} | {twin.telling for twin in twins.values()})
        for number in numbers:
            self._answers(number, of)
            twin = twins.get(number)
            if not (twin is not None and self._put_to_twin(number, twin)) and not self._put_to_outer(number, of):
                self._put_to_likeliest(number, likely.get(number, ()), of)

    def _load(self, wanted: Collection[int]) -> None:
        missing = {number for number in wanted if number not in self._gists}
        found = self._known.gists(missing)
        self._gists |= found
        if self._neighbours is not None:
            words = self._known.words(found.keys())
            self._neighbours.learn({number: (gist.language, words[number]) for number, gist in found.items()})
        unknown = {number for number in wanted if number not in self._claims}
        self._claims |= self._known.claims(unknown)
        heads = {self._claims[number] for number in wanted if number in self._claims} - set(self._gists)
        self._gists |= self._known.gists(heads)

    def _likely(self, number: int) -> list[int]:
        """The tellings that share the most keys with one, of those alike the older; and those besides that a model finds."""
        found = self._sharing(number, self._keys[number])[:COMPARED]
        if self._neighbours is None:
            return found
        near = self._sharing(number, self._near_keys[number])
        return found + [other for other in near if other not in found][:BESIDES]

    def _sharing(self, number: int, keys: Iterable[int]) -> list[int]:
        shared = Counter(other for key in keys for other in self._blocks.get(key, ()))
        return [other for _, other in sorted((-count, other) for other, count in shared.items() if other != number)]

    def _alike(self, number: int, other: int) -> Alike | None:
        return self._neighbours.alike(other, number) if self._neighbours is not None else None

    # --- where it goes

    def _put_to_twin(self, number: int, twin: Twin) -> bool:
        """To the claim of the same telling in another version; unless the versions speak against each other there."""
        if twin.telling not in self._claims or twin.telling not in self._gists or self._gists[number].mode == "none":
            return False
        verdict = compare(self._gists[twin.telling], self._gists[number])
        if verdict.kind in CLASHES:
            self._clash(number, twin.telling, verdict.kind, verdict.score, f"in another version of the story; {verdict.reason}")
            return False
        self._settle(Put(number, self._claims[twin.telling], twin.telling, twin.score, f"another version of the story: {twin.reason}"))
        return True

    def _put_to_outer(self, number: int, of: Mapping[str, int]) -> bool:
        """To the claim of the statement that it is told in, where that says little else: "the report says that he said that"."""
        outer = of.get(self._new[number].within or "")
        if outer is None or outer not in self._claims or not self._new[outer].retells(self._new[number]):
            return False
        self._settle(Put(number, self._claims[outer], outer, 1.0, RETOLD))
        self._remember(number)
        return True

    def _put_to_likeliest(self, number: int, likely: Iterable[int], of: Mapping[str, int]) -> None:
        mine = self._gists[number]
        near = {other for other in likely if self._in_reach(number, other)}
        near.update(other for other in of.values() if other < number and self._near(number, other))
        found = [
            (other, compare(self._gists[other], mine, self._alike(number, other)))
            for other in sorted(near)
            if other in self._claims and other in self._gists
        ]
        barred = {self._claims[of[key]] for key in self._barred(number) if of.get(key) in self._claims}
        best = max((pair for pair in found if self._fits(pair, mine, barred)), key=lambda pair: (pair[1].score, -pair[0]), default=None)
        if best is None:
            self._settle(Put(number, number, None, 1.0, FIRST))
        else:
            self._settle(Put(number, self._claims[best[0]], best[0], best[1].score, best[1].reason))
        self._speak_against(number, found)
        self._remember(number)

    def _in_reach(self, number: int, other: int) -> bool:
        """Whether two have so much in common that a comparison may tell something: three things, or two."""
        a, b = self._gists[number], self._gists.get(other)
        if b is None:
            return False
        few = a.sweeping or b.sweeping or not set(a.voice).isdisjoint(b.voice)
        return len(self._said_by(number) & self._said_by(other)) >= (FEW if few else SHARED)

    def _said_by(self, number: int) -> frozenset[str]:
        found = self._said.get(number)
        if found is None:
            found = self._said[number] = said(self._gists[number])
        return found

    def _near(self, number: int, other: int) -> bool:
        """Whether two tellings of a document lie in each other, as what is told of a statement and that statement do."""
        return self._new[number].overlaps(self._new[other])

    def _barred(self, number: int) -> Iterable[str]:
        """What a telling speaks against is not what it says."""
        telling = self._new[number]
        return telling.about if telling.against else ()

    def _fits(self, pair: tuple[int, Verdict], mine: Gist, barred: Collection[int]) -> bool:
        """Whether a telling may join the claim of another: it is not told apart from the first of it."""
        other, verdict = pair
        head = self._claims[other]
        if verdict.kind != "same" or head in barred:
            return False
        return head == other or kindred(self._gists[head], mine)

    def _settle(self, put: Put) -> None:
        self._claims[put.telling] = put.claim
        self.put_somewhere.append(put)

    def _remember(self, number: int) -> None:
        for key in (*self._keys[number], *self._near_keys.get(number, ())):
            block = self._blocks.setdefault(key, [])
            if len(block) < MOST and number not in block:
                block.append(number)
                self.new_keys.append((key, number))

    # --- what it speaks against

    def _answers(self, number: int, of: Mapping[str, int]) -> None:
        """What its document says that a telling is about, where it denies it, plays it down, or gives another number."""
        telling = self._new[number]
        for other in (of[key] for key in telling.about if key in of):
            if telling.stance == "denies":
                self._clash(number, other, "denied", 1.0, "denies it, in the same document")
            elif telling.stance == "downplays":
                self._clash(number, other, "downplayed", 1.0, "plays it down, in the same document")
            elif _other_number(telling.gist, self._new[other].gist):
                self._clash(number, other, "number", 1.0, "answers it with another number, in the same document")

    def _speak_against(self, number: int, found: Iterable[tuple[int, Verdict]]) -> None:
        """The clashes with others, of each claim the plainest."""
        best: dict[int, tuple[int, Verdict]] = {}
        for other, verdict in found:
            if verdict.kind in CLASHES and not self._within(number, other):
                head = self._claims[other]
                if head not in best or verdict.score > best[head][1].score:
                    best[head] = other, verdict
        for other, verdict in best.values():
            one, against = (other, number) if self._speaks_against(other, number) else (number, other)
            if verdict.kind is not None and verdict.kind != "same":
                self._clash(one, against, verdict.kind, verdict.score, verdict.reason)

    def _speaks_against(self, one: int, other: int) -> bool:
        """Which of two speaks against the other: who says that it is not so; of two versions, that of the claim that was told later."""
        signs = self._gists[one].sign, self._gists[other].sign
        return signs[0] < signs[1] or (signs[0] == signs[1] and self._claims[one] > self._claims[other])

    def _within(self, number: int, other: int) -> bool:
        """Whether one is told in the words of the other: that is for what the document says it is about."""
        return other in self._new and self._document[number] == self._document[other] and self._near(number, other)

    def _clash(self, telling: int, against: int, kind: Kind, score: float, reason: str) -> None:
        if (against, telling) not in self.clashes:
            self.clashes.setdefault((telling, against), Clash(telling, against, kind, score, reason))


def _neighbours(model: Model | None, new: Mapping[int, Telling]) -> Neighbours | None:
    if model is None:
        return None
    from selon.weighing.claims.neighbours import Neighbours

    found = Neighbours(model)
    found.learn({number: (telling.gist.language, telling.words) for number, telling in new.items()})
    return found


def _other_number(a: Gist, b: Gist) -> bool:
    """Whether both count, and nothing that one counts is what the other counts."""
    if not a.amounts or not b.amounts:
        return False
    return not any(x.may_be(y) for x in a.amounts for y in b.amounts)
