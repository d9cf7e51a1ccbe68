"""Who is quoted how often: by voice, by affiliation, by stance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from sqlalchemy import and_, func, select

from selon.ledger import Ledger, schema
from selon.ledger.rows import fold
from selon.linking.judgements import Judgements

_D, _S, _V, _M, _I = schema.documents.c, schema.statements.c, schema.sources.c, schema.members.c, schema.identities.c
Order = tuple[int, str]


@dataclass(frozen=True, slots=True)
class VoiceTally:
    """A voice across documents. A named one is an identity; voices without a name that are called by the same words are in one
    row, `voices` says how many of them there are, and nothing says that any two are one."""

    identity: str | None
    voice: str
    named: bool
    type: str
    affiliations: tuple[str, ...]
    voices: int
    statements: int
    documents: int
    first: str | None
    last: str | None
    stances: dict[str, int]


@dataclass(frozen=True, slots=True)
class AffiliationTally:
    """All that is said for one body; `affiliation` is None where the text says none."""

    affiliation: str | None
    statements: int
    named: int
    anonymous: int
    voices: int
    documents: int
    first: str | None
    last: str | None
    stances: dict[str, int]


@dataclass(frozen=True, slots=True)
class StanceTally:
    """All that is said in one stance: how many statements, by named and by anonymous voices."""

    stance: str
    statements: int
    named: int
    anonymous: int
    voices: int
    documents: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class _Said:
    """How often one voice of one document takes one stance. `identity` is what people take it for."""

    document: int
    published: str | None
    earliest: str | None
    latest: str | None
    source: str
    name: str
    type: str
    named: bool
    affiliation: str | None
    identity: str | None
    identity_name: str | None
    stance: str
    count: int


@dataclass(slots=True)
class _Sum:
    """What is counted of any group."""

    label: str
    of: _Said
    named: int = 0
    anonymous: int = 0
    voices: set[tuple[object, ...]] = field(default_factory=set)
    documents: set[int] = field(default_factory=set)
    affiliations: Counter[str] = field(default_factory=Counter)
    stances: Counter[str] = field(default_factory=Counter)
    first: tuple[str, str] | None = None
    last: tuple[str, str] | None = None

    def take(self, said: _Said) -> None:
        self.named += said.count if said.named else 0
        self.anonymous += 0 if said.named else said.count
        self.voices.add((said.identity,) if said.identity else (said.document, said.source))
        self.documents.add(said.document)
        self.stances[said.stance] += said.count
        if said.affiliation:
            self.affiliations[said.affiliation] += said.count
        if said.published and said.earliest and said.latest:
            self.first = min(filter(None, (self.first, (said.earliest, said.published))))
            self.last = max(filter(None, (self.last, (said.latest, said.published))))

    @property
    def statements(self) -> int:
        return self.named + self.anonymous

    @property
    def days(self) -> tuple[str | None, str | None]:
        """When the first and the last of the documents were published, as they say it."""
        return self.first and self.first[1], self.last and self.last[1]

    def counts(self) -> tuple[int, int, int, int, int]:
        """Statements, those of named voices, of anonymous ones; voices; documents."""
        return self.statements, self.named, self.anonymous, len(self.voices), len(self.documents)

    def ranked(self) -> dict[str, int]:
        return dict(sorted(self.stances.items(), key=lambda item: (-item[1], item[0])))


def by_voice(ledger: Ledger) -> list[VoiceTally]:
    """The voices, those first that say most."""
    return [_voice(found) for found in _sums(_said(ledger), _voice_key, lambda said: said.identity_name or said.name)]


def by_affiliation(ledger: Ledger) -> list[AffiliationTally]:
    """The bodies that voices speak for, whatever the case and accents of their names."""
    found = _sums(_said(ledger), lambda said: fold(said.affiliation or ""), lambda said: said.affiliation or "")
    return [AffiliationTally(s.label or None, *s.counts(), *s.days, s.ranked()) for s in found]


def by_stance(ledger: Ledger) -> list[StanceTally]:
    """What voices do with what they say."""
    found = _sums(_said(ledger), lambda said: said.stance, lambda said: said.stance)
    return [StanceTally(s.label, *s.counts(), *s.days) for s in found]


def _voice(found: _Sum) -> VoiceTally:
    affiliations = tuple(name for name, _ in sorted(found.affiliations.items(), key=lambda item: (-item[1], item[0])))
    return VoiceTally(
        found.of.identity, found.label, found.of.named, found.of.type, affiliations, len(found.voices) if found.of.identity is None else 1,
        found.statements, len(found.documents), *found.days, found.ranked(),
    )  # fmt: skip


def _voice_key(said: _Said) -> object:
    return said.identity or (fold(said.name), said.named, said.type)


def _sums(said: Iterable[_Said], key: Callable[[_Said], object], label: Callable[[_Said], str]) -> list[_Sum]:
    sums: dict[object, _Sum] = {}
    for one in said:
        sums.setdefault(key(one), _Sum(label(one), one)).take(one)
    return sorted(sums.values(), key=_order)


def _order(found: _Sum) -> Order:
    return -found.statements, fold(found.label)


def _said(ledger: Ledger) -> Iterator[_Said]:
    """The counts of all documents, in the order in which they were added."""
    member = and_(_M.document == _V.document, _M.key == _V.id)
    columns = (_D.seq, _D.published, _D.earliest, _D.latest, _V.id, _V.name, _V.type, _V.named, _V.affiliation, _I.id, _I.name, _S.stance)
    query = (
        select(*columns, func.count())
        .select_from(schema.statements)
        .join(schema.documents, _D.seq == _S.document)
        .join(schema.sources, and_(_V.document == _S.document, _V.id == _S.source))
        .join(schema.members, member, isouter=True)
        .join(schema.identities, _I.seq == _M.identity, isouter=True)
        .group_by(_D.seq, _V.id, _S.stance)
        .order_by(_D.seq, func.min(_S.position), _S.stance)
    )
    with ledger.to_read() as connection:
        judgements = Judgements.read(connection)
        names = {key: name for key, name in connection.execute(select(_I.id, _I.name))} if judgements.of else {}
        for row in connection.execute(query.execution_options(yield_per=500)):
            values = list(row)
            if values[9] is not None:
                values[9] = judgements.root(values[9])
                values[10] = names.get(values[9], values[10])
            yield _Said(*values)
