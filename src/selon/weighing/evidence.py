"""The evidence on commitments in a whole ledger: for each, the statements said to go against it or to keep to it, and whose they are.

One pass over the documents. Those that are declared are held against all of them; those that a document itself makes,
against that document, as it was read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select

from selon.ledger import Ledger, LedgerError, schema
from selon.ledger.contract import loads
from selon.ledger.objects import NotAReading
from selon.ledger.rows import GAP
from selon.records import Evidence, Reading, Statement
from selon.resolving.bearing import evidence as borne
from selon.resolving.duties import Duty
from selon.resolving.folding import folded
from selon.resolving.readable import Readable
from selon.weighing.declared import Declared
from selon.weighing.findings import Finding, Findings
from selon.weighing.independence import Count, answerable, chain_of, counted, counted_as
from selon.weighing.narrated import ARTICLE, with_events
from selon.weighing.origins import origins_of

BEARINGS = ("breach", "compliance", "contests", "neutral", "unsure")
BATCH = 50
_D, _M, _I = schema.documents.c, schema.members.c, schema.identities.c


@dataclass(frozen=True, slots=True)
class Item:
    """One statement or event of the matrix. `chain`: through whom it comes, the outermost first; `date`: EDTF, of what it
    tells, or else of its document; `origin`: the document that this one goes back to; `read_as`: the bearing before a
    person said another; `counts_as`: who or what it is counted under when independent origins are counted."""

    commitment: str
    bearing: str
    kind: str
    voice: str
    named: bool
    chain: tuple[str, ...]
    stance: str
    certainty: str
    date: str | None
    words: str
    why: str
    document: str
    statement: str
    published: str | None
    publisher: str | None
    origin: str
    counts_as: str
    read_as: str | None = None
    judged_at: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Matrix:
    """A commitment and the evidence on it. `score` is a person's, 0 to 3: selon gives none."""

    id: str
    title: str
    by: str | None
    to: str | None
    text: str
    since: str | None
    until: str | None
    found_in: str | None
    counts: Mapping[str, Count]
    score: int | None
    scored_at: str | None
    score_note: str | None
    evidence: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A document as it is gone through."""

    seq: int
    id: str
    reading: Reading
    read: Readable
    origin: str


@dataclass(frozen=True, slots=True)
class Whole:
    """What is the same for all documents."""

    ids: Mapping[int, str]
    origins: Mapping[int, int]
    identities: Mapping[tuple[int, str], str]
    findings: Findings

    def identity(self, kept: Kept, key: str) -> str:
        """Who a voice is across documents, as far as it is known; an unknown one is told apart by its story and name."""
        source = kept.reading.sources[key]
        known = self.identities.get((kept.seq, key)) or self.identities.get((kept.seq, source.entity or ""))
        return known or f"{kept.origin}:{folded(source.name)}"


def matrices(ledger: Ledger, commitments: Sequence[Declared] = ()) -> list[Matrix]:
    """The declared commitments with their evidence, in their order; without any, those that the documents make."""
    about = whole(ledger)
    found: dict[str, list[Item]] = {one.id: [] for one in commitments}
    made: list[Matrix] = []
    duties: dict[tuple[str, str], Duty] = {}
    for kept in documents(ledger, about):
        language = kept.reading.document.language
        for one in commitments:
            duty = duties.get((one.id, language)) or duties.setdefault((one.id, language), one.duty(language))
            found[one.id] += _held(one, duty, kept, about)
        if not commitments:
            made += _own(kept, about)
    return [_declared(one, found[one.id], about) for one in commitments] or made


def whole(ledger: Ledger) -> Whole:
    origins = origins_of(ledger)
    with ledger.to_read() as connection:
        ids = {seq: str(key) for seq, key in connection.execute(select(_D.seq, _D.id))}
        rows = connection.execute(select(_M.document, _M.key, _I.id).join(schema.identities, _I.seq == _M.identity))
        identities = {(document, key): str(identity) for document, key, identity in rows}
        return Whole(ids, origins, identities, Findings.read(connection))


def documents(ledger: Ledger, about: Whole) -> Iterator[Kept]:
    query = select(_D.seq, _D.id, _D.reading).order_by(_D.seq)
    with ledger.to_read() as connection:
        for seq, key, text in connection.execute(query.execution_options(yield_per=BATCH)):
            try:
                reading = with_events(loads(str(text)))
            except NotAReading as error:
                raise LedgerError(ledger.name, f"the reading of {key} cannot be read: {error}") from error
            yield Kept(seq, str(key), reading, Readable(reading), about.ids.get(about.origins.get(seq, seq), str(key)))


# --- one commitment, one document


def _held(one: Declared, duty: Duty, kept: Kept, about: Whole) -> Iterator[Item]:
    """A declared commitment held against one document."""
    unwanted = _unwanted(one, kept.reading)
    found = {e.statement: e for e in borne(duty, kept.reading, kept.read, unwanted)}
    yield from _items(one.id, found, kept, about)


def _unwanted(one: Declared, reading: Reading) -> list[str]:
    """Events of types that were not asked for, where some were."""
    types = {event.id: event.type for event in reading.events}
    return [s.id for s in reading.statements if s.by == ARTICLE and one.events and types.get(s.id) not in one.events]


def _items(commitment: str, found: Mapping[str, Evidence], kept: Kept, about: Whole) -> Iterator[Item]:
    statements = {s.id: s for s in kept.reading.statements}
    told = {finding.statement: finding for finding in about.findings.added(commitment, kept.id)}
    for key, statement in statements.items():
        if key not in found and key not in told:
            continue
        item = _item(commitment, found.get(key), statement, kept, about)
        finding = about.findings.of(commitment, kept.id, key, item.words)
        judged = item if finding is None else _judged(item, finding)
        if judged.bearing in BEARINGS:
            yield judged


def _judged(item: Item, finding: Finding) -> Item:
    """An item with what a person said of it."""
    read_as = item.bearing if item.bearing in BEARINGS else None
    return replace(item, bearing=str(finding.bearing), read_as=read_as, judged_at=finding.at, note=finding.note)


def _item(commitment: str, evidence: Evidence | None, statement: Statement, kept: Kept, about: Whole) -> Item:
    reading = kept.reading
    voice, chain = reading.sources[statement.by], chain_of(statement, {s.id: s for s in reading.statements})
    dates = [t.value for t in reading.times if t.value and any(s <= t.start < e for s, e in statement.content)]
    return Item(
        commitment=commitment,
        bearing=evidence.bearing if evidence is not None else "none",
        kind="event" if statement.by == ARTICLE else "statement",
        voice=voice.name,
        named=voice.named,
        chain=tuple(reading.sources[key].name for key in chain),
        stance=statement.stance,
        certainty=statement.certainty,
        date=dates[0] if dates else reading.document.published,
        words=GAP.join(reading.document.text[s:e] for s, e in statement.content),
        why=evidence.why if evidence is not None else "a person said so",
        document=kept.id,
        statement=statement.id,
        published=reading.document.published,
        publisher=reading.document.publisher,
        origin=kept.origin,
        counts_as=_counted(chain, kept, about),
    )


def _counted(chain: Sequence[str], kept: Kept, about: Whole) -> str:
    sources = kept.reading.sources
    key = answerable(chain, {voice: source.type for voice, source in sources.items()})
    identity = about.identities.get((kept.seq, key)) or about.identities.get((kept.seq, sources[key].entity or ""))
    return counted_as(key, identity, kept.id, kept.origin)


# --- commitments that documents make themselves


def _own(kept: Kept, about: Whole) -> Iterator[Matrix]:
    """The commitments that were found in one document, with the evidence found there."""
    text = kept.reading.document.text
    for one in kept.reading.commitments:
        key = f"{kept.id}:{one.id}"
        words = " ".join(GAP.join(text[s:e] for s, e in one.content).split())
        items = list(_items(key, {e.statement: e for e in one.evidence}, kept, about))
        yield _matrix(key, words, one.by, one.to, words, None, one.when, kept.id, items, about.findings.score(key))


def _declared(one: Declared, items: Sequence[Item], about: Whole) -> Matrix:
    return _matrix(one.id, one.title, one.by, one.to, one.text, one.since, one.until, None, items, about.findings.score(one.id))


def _matrix(
    key: str,
    title: str,
    by: str | None,
    to: str | None,
    text: str,
    since: str | None,
    until: str | None,
    found_in: str | None,
    items: Sequence[Item],
    score: Finding | None,
) -> Matrix:
    ordered = sorted(items, key=lambda item: (BEARINGS.index(item.bearing), item.published or "", item.document))
    counts = {bearing: counted(item for item in items if item.bearing == bearing) for bearing in BEARINGS}
    at, value, note = (score.at, score.score, score.note) if score is not None else (None, None, None)
    kept = {bearing: count for bearing, count in counts.items() if count.statements}
    return Matrix(key, title, by, to, text, since, until, found_in, kept, value, at, note, tuple(ordered))
