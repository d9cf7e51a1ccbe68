"""A claim: who says it, how many stand behind it, and who speaks against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from selon.ledger.dates import LAST, bounds
from selon.ledger.rows import fold
from selon.weighing.independence import counted

SURENESS = ("possible", "probable", "certain")  # the least sure first
DENYING = frozenset({"denied", "downplayed"})


@dataclass(frozen=True, slots=True)
class Teller:
    """One statement, or event that an article tells itself, of a claim. `chain`: through whom it comes, the outermost first; `origin`: the
    document that its own goes back to; `counts_as`: who or what it is counted under when independent origins are counted; `surer`:
    in a copy or translation that puts it more surely, how sure the version before it is; `speaks` and `against` of who speaks against a
    claim: how, and against which statement of it."""

    voice: str
    named: bool
    affiliation: str | None
    chain: tuple[str, ...]
    kind: str
    stance: str
    certainty: str
    date: str | None
    words: str
    document: str
    statement: str
    published: str | None
    publisher: str | None
    language: str
    origin: str
    counts_as: str
    score: float
    why: str
    surer: str | None = None
    speaks: str | None = None
    against: str | None = None

    @property
    def place(self) -> str:
        return f"{self.document}:{self.statement}"


@dataclass(frozen=True, slots=True)
class Claim:
    """Statements that say the same. `id` is the place of the first, DOCUMENT:STATEMENT, and `words` are its. `first` and `last` are the
    earliest and latest publication of a document that has it (EDTF); `denials`: statements that deny it or play it down;
    `contradictions`: those and the ones that give another number, date or place."""

    id: str
    words: str
    statements: int
    documents: int
    voices: int
    named: int
    origins: int
    denials: int
    contradictions: int
    first: str | None
    last: str | None
    said: tuple[Teller, ...]
    against: tuple[Teller, ...]


def day(date: str | None) -> str:
    found = bounds(date)
    return found[0] if found is not None else LAST


def surer(before: str, after: str) -> bool:
    return before in SURENESS and after in SURENESS and SURENESS.index(after) > SURENESS.index(before)


def sides(telling: int, against: int, kind: str, claim: Mapping[int, int], told: Mapping[int, int]) -> tuple[int, int]:
    """Who of two tellings that speak against each other is shown as speaking against the other: who denies; of two versions, that of the
    claim that is told less often, or else later. `claim` is that of each telling, `told` how often each is told."""
    ours, theirs = claim[telling], claim[against]
    fewer = (-told[ours], ours) < (-told[theirs], theirs)
    return (against, telling) if kind not in DENYING and fewer else (telling, against)


def claim_of(said: Sequence[Teller], against: Iterable[Teller]) -> Claim:
    ordered, opposed = (sorted(some, key=lambda one: (day(one.published), one.document)) for some in (said, against))
    count, once = counted(ordered), counted(_with_citations(list(_innermost(list(_once(ordered))))))
    dates = [one.published for one in ordered if one.published]
    return Claim(
        id=said[0].place,
        words=said[0].words,
        statements=count.statements,
        documents=count.documents,
        voices=once.voices,
        named=once.named,
        origins=once.origins,
        denials=sum(one.speaks in DENYING for one in opposed),
        contradictions=len(opposed),
        first=min(dates, key=day, default=None),
        last=max(dates, key=day, default=None),
        said=tuple(ordered),
        against=tuple(opposed),
    )


def _once(said: Iterable[Teller]) -> Iterator[Teller]:
    """Of each story the tellings of the first of its versions: copies and translations add no voice."""
    first: dict[str, str] = {}
    return (one for one in said if first.setdefault(one.origin, one.document) == one.document)


def _innermost(said: Sequence[Teller]) -> Iterator[Teller]:
    """Of "the report says that he said so" what he said alone: who tells it after him is no voice and no origin besides."""
    deeper = {(one.document, one.chain[:size]) for one in said for size in range(1, len(one.chain))}
    return (one for one in said if (one.document, one.chain) not in deeper)


def _with_citations(said: Sequence[Teller]) -> list[Teller]:
    """The tellings, those that one outlet has from another's report of the same claim counted as that one's."""
    first: dict[str, Teller] = {}
    for one in said:
        if one.publisher:
            first.setdefault(fold(one.publisher), one)
    return [replace(one, counts_as=cited.counts_as) if (cited := _cited(one, first)) else one for one in said]


def _cited(one: Teller, first: Mapping[str, Teller]) -> Teller | None:
    """The telling of the outlet that this one names as where it has it from."""
    for name in one.chain:
        found = first.get(fold(name))
        if found is not None and found.document != one.document and found.publisher != one.publisher:
            return found
    return None
