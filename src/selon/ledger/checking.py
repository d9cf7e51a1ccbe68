"""Whether a ledger still says what was read: its file, its texts, its spans, its rows and its index."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, select, text

from selon.ledger import claims, identities, schema
from selon.ledger.contract import loads
from selon.ledger.hits import Fault, outside
from selon.ledger.objects import NotAReading
from selon.ledger.rows import Row, rows
from selon.records import Reading, Span

BATCH = 50  # documents in memory at a time
WHOLE = "ledger"


def faults(connection: Connection) -> Iterator[Fault]:
    """Everything that is off but for the index, the database itself first; nothing for a ledger that is well."""
    yield from (Fault(WHOLE, what) for what in (*_database(connection), *identities.faults(connection), *claims.faults(connection)))
    documents = connection.execute(select(schema.documents).order_by(schema.documents.c.seq).execution_options(yield_per=BATCH))
    for document in documents.mappings():
        yield from (Fault(str(document["id"]), what) for what in _document(connection, document))


def _database(connection: Connection) -> Iterator[str]:
    if connection.dialect.name != "sqlite":
        return
    for (what,) in connection.execute(text("PRAGMA integrity_check(20)")).all():
        if what != "ok":
            yield f"the database says: {' '.join(what.split())}"
    for broken in connection.execute(text("PRAGMA foreign_key_check")).all():
        yield f"a row of {broken[0]} is of no document"


def _document(connection: Connection, document: RowMapping) -> Iterator[str]:
    if not str(document["sha256"]).startswith(str(document["id"])):  # damage puts anything anywhere, NULL too
        yield "its id is not the start of its sha256"
    try:
        reading = loads(str(document["reading"]))
    except NotAReading as error:
        yield f"its reading cannot be read: {error}"
        return
    if hashlib.sha256(reading.document.text.encode("utf-8", "surrogatepass")).hexdigest() != document["text_sha256"]:
        yield "its text is not the one that was read (text_sha256)"
    bad = [f"{what} {list(span)} is outside the text" for what, span in spans(reading) if outside(span, len(reading.document.text))]
    yield from bad
    yield from _dangling(reading)
    if not bad:
        yield from _rows(connection, document, reading)


def spans(reading: Reading) -> Iterator[tuple[str, Span]]:
    """Every span of a reading, with whose it is."""
    yield from (("segment", (s.start, s.end)) for s in reading.document.segments)
    yield from (("repair", (r.start, r.end)) for r in reading.document.repairs)
    yield from (("time", (t.start, t.end)) for t in reading.times)
    for statement in reading.statements:
        yield from ((f"statement {statement.id}", s) for s in (*statement.content, statement.cue, statement.source) if s)
    for key, source in reading.sources.items():
        yield from ((f"source {key}", s) for s in source.mentions)
    for entity in reading.entities:
        yield from ((f"entity {entity.id}", s) for s in (*entity.mentions, *(f.at for f in entity.facts)))
    yield from ((f"event {e.id}", e.trigger) for e in reading.events)
    yield from (("relation", r.at) for r in reading.relations)
    for commitment in reading.commitments:
        yield from ((f"commitment {commitment.id}", s) for s in commitment.content)


def _dangling(reading: Reading) -> Iterator[str]:
    ids = [s.id for s in reading.statements]
    known = set(ids)
    if len(known) < len(ids):
        yield "two of its statements have one id"
    for statement in reading.statements:
        if statement.by not in reading.sources:
            yield f"statement {statement.id} is by {statement.by}, which is none of its sources"
        for other in (*statement.about, *([statement.within] if statement.within else [])):
            if other not in known:
                yield f"statement {statement.id} points to {other}, which is none of its statements"


def _rows(connection: Connection, document: RowMapping, reading: Reading) -> Iterator[str]:
    """Rows that are not the ones that the reading makes."""
    expected = rows(reading)
    for key, value in expected.document.items():
        if document[key] != value and key != "reading":
            yield f"its {key} is not the one in its reading"
    tables = ((schema.sources, expected.sources), (schema.statements, expected.statements), (schema.times, expected.times))
    for table, made in (*tables, (schema.passages, expected.passages)):
        if _kept(connection, table, document["seq"]) != sorted(map(_key, made)):
            yield f"its rows in {table.name} are not those of its reading"


def _kept(connection: Connection, table: Table, document: int) -> list[tuple[Any, ...]]:
    found = connection.execute(select(table).where(table.c.document == document)).mappings()
    unwanted = {"document", "seq"}
    return sorted(_key({k: v for k, v in row.items() if k not in unwanted}) for row in found)


def _key(row: Row) -> tuple[tuple[str, bool, str], ...]:
    """A row as something that sorts, None included."""
    return tuple(sorted((key, value is None, str(value)) for key, value in row.items()))
