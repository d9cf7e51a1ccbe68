"""The claims and disputes of a ledger, from its tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Row, select

from selon.ledger import Ledger, schema
from selon.ledger.dates import FIRST, LAST, bounds, days
from selon.ledger.rows import fold
from selon.weighing.claims.claim import Claim, Teller, claim_of, day, sides, surer
from selon.weighing.claims.weighing import weigh
from selon.weighing.independence import answerable, counted_as
from selon.weighing.narrated import ARTICLE
from selon.weighing.origins import origins_of

if TYPE_CHECKING:
    from selon.weighing.claims.model import Model

CHUNK = 500  # values in one question to the database

_D, _T, _C, _S, _M, _I = (
    schema.documents.c, schema.tellings.c, schema.clashes.c, schema.sources.c, schema.members.c, schema.identities.c,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which claims are asked for: those of which some telling is as wanted. `voice`, `words`: words in it, whatever their case and accents;
    `since`, `until`: EDTF; `alone`: those that are told once and that nobody speaks against, too;
    `origins`: how many independent ones at least."""

    voice: str | None = None
    words: str | None = None
    stance: str | None = None
    language: str | None = None
    since: str | None = None
    until: str | None = None
    alone: bool = False
    origins: int = 0


def claims(ledger: Ledger, wanted: Wanted = Wanted(), model: Model | None = None) -> list[Claim]:
    """The claims that are wanted, those with the most independent origins first. `model`: one of sentences, by whose likeness, too."""
    weigh(ledger, model)
    origins = origins_of(ledger)
    with ledger.to_read() as connection:
        found = _Tables(connection, origins, wanted.alone).claims()
    kept = [claim for claim in found if claim.origins >= wanted.origins and any(_is_wanted(teller, wanted) for teller in claim.said)]
    return sorted(kept, key=lambda one: (-one.origins, -one.documents, -one.statements, day(one.first), one.id))


def disputes(ledger: Ledger, wanted: Wanted = Wanted(), model: Model | None = None) -> list[Claim]:
    """The claims that somebody speaks against, those that are denied most first. One is wanted where a side of it is."""
    asked = replace(wanted, voice=None, words=None, stance=None, language=None, since=None, until=None)
    found = [claim for claim in claims(ledger, asked, model) if claim.against]
    kept = [claim for claim in found if any(_is_wanted(teller, wanted) for teller in (*claim.said, *claim.against))]
    return sorted(kept, key=lambda one: (-one.denials, -one.contradictions, -one.documents, day(one.first), one.id))


def _is_wanted(teller: Teller, wanted: Wanted) -> bool:
    if wanted.voice is not None and not _has(f"{teller.voice} {teller.affiliation or ''}", wanted.voice):
        return False
    if wanted.words is not None and not _has(teller.words, wanted.words):
        return False
    if wanted.stance not in (None, teller.stance) or wanted.language not in (None, teller.language):
        return False
    if wanted.since is None and wanted.until is None:
        return True
    published = bounds(teller.published)
    if published is None:
        return False
    since, until = days(wanted.since)[0] if wanted.since else FIRST, days(wanted.until)[1] if wanted.until else LAST
    return published[1] >= since and published[0] <= until


def _has(text: str, words: str) -> bool:
    folded = fold(text)
    return all(word in folded for word in fold(words).split())


# --- from the tables


class _Tables:
    """The tellings of the claims that are shown, with their documents and voices."""

    def __init__(self, connection: Connection, origins: Mapping[int, int], alone: bool) -> None:
        self._connection, self._origins = connection, origins
        pairs = connection.execute(select(_T.seq, _T.claim).where(_T.claim.is_not(None)).order_by(_T.seq)).all()
        self._claim = {seq: claim for seq, claim in pairs}
        told = Counter(self._claim.values())
        self._clashes = list(self._turned(told))
        against = {self._claim[clash.against] for clash in self._clashes}
        self._heads = [head for head in told if alone or told[head] > 1 or head in against]
        self._ids = {seq: str(key) for seq, key in connection.execute(select(_D.seq, _D.id))}
        shown, speaking = set(self._heads), {clash.telling for clash in self._clashes}
        self._tellers = self._load([seq for seq, claim in pairs if claim in shown or seq in speaking])

    def _turned(self, told: Mapping[int, int]) -> Iterator[_Clash]:
        """What speaks against what, as it is shown."""
        for row in self._connection.execute(select(schema.clashes).order_by(_C.telling, _C.against)):
            if row.telling in self._claim and row.against in self._claim:
                yield _Clash(*sides(row.telling, row.against, row.kind, self._claim, told), row.kind, row.score, row.reason)

    def _load(self, wanted: Sequence[int]) -> dict[int, Teller]:
        query = select(schema.tellings, _D.published, _D.publisher, _D.language).join(schema.documents, _D.seq == _T.document)
        rows = [row for some in _chunks(wanted) for row in self._connection.execute(query.where(_T.seq.in_(some)))]
        voices = self._voices({row.document for row in rows})
        firsts = {row.seq: row.certainty for row in rows}
        return {row.seq: self._teller(row, voices, firsts) for row in rows}

    def _voices(self, documents: Collection[int]) -> dict[tuple[int, str], _Voice]:
        """The voices of some documents, with who they are across documents, as far as it is known."""
        found: dict[tuple[int, str], _Voice] = {}
        known = self._connection.execute(select(_M.document, _M.key, _I.id).join(schema.identities, _I.seq == _M.identity))
        identities = {(document, key): str(identity) for document, key, identity in known}
        for some in _chunks(sorted(documents)):
            for row in self._connection.execute(select(schema.sources).where(_S.document.in_(some))):
                identity = identities.get((row.document, row.id)) or identities.get((row.document, row.entity or ""))
                found[row.document, row.id] = _Voice(row.name, row.named, row.affiliation, row.type, identity)
        return found

    def _teller(self, row: Row[tuple[object, ...]], voices: Mapping[tuple[int, str], _Voice], firsts: Mapping[int, str]) -> Teller:
        article = _Voice(row.publisher or ARTICLE, row.publisher is not None, None, "document", None)
        keys = row.chain.split(" ")
        chain = {key: voices.get((row.document, key), article) for key in keys}
        voice, under = chain[keys[-1]], answerable(keys, {key: one.type for key, one in chain.items()})
        document, origin = self._ids[row.document], self._ids[self._origins.get(row.document, row.document)]
        before = firsts.get(row.nearest) if row.nearest is not None and origin != document else None
        return Teller(
            voice=voice.name,
            named=voice.named,
            affiliation=voice.affiliation,
            chain=tuple(one.name for one in chain.values()),
            kind="event" if keys[-1] == ARTICLE else "statement",
            stance=row.stance,
            certainty=row.certainty,
            date=row.date or row.published,
            words=row.words,
            document=document,
            statement=row.statement,
            published=row.published,
            publisher=row.publisher,
            language=row.language,
            origin=origin,
            counts_as=counted_as(under, chain[under].identity, document, origin),
            score=row.score,
            why=row.reason,
            surer=before if before is not None and surer(before, row.certainty) else None,
        )

    def claims(self) -> Iterator[Claim]:
        said: dict[int, list[Teller]] = {head: [] for head in self._heads}
        for number, teller in self._tellers.items():
            if self._claim[number] in said:
                said[self._claim[number]].append(teller)
        against = self._against()
        return (claim_of(said[head], against.get(head, ())) for head in self._heads)

    def _against(self) -> dict[int, list[Teller]]:
        """Of each claim those who speak against it, each of them once: what speaks against a copy speaks against the claim."""
        found: dict[int, dict[int, Teller]] = {}
        for clash in self._clashes:
            if clash.telling in self._tellers and clash.against in self._tellers:
                there = found.setdefault(self._claim[clash.against], {})
                place, telling = self._tellers[clash.against].place, self._tellers[clash.telling]
                there.setdefault(clash.telling, replace(telling, speaks=clash.kind, against=place, score=clash.score, why=clash.reason))
        return {head: list(some.values()) for head, some in found.items()}


@dataclass(frozen=True, slots=True)
class _Clash:
    telling: int
    against: int
    kind: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class _Voice:
    name: str
    named: bool
    affiliation: str | None
    type: str
    identity: str | None


def _chunks(values: Sequence[int]) -> Iterator[Sequence[int]]:
    return (values[start : start + CHUNK] for start in range(0, len(values), CHUNK))
