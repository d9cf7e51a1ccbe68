"""The ledger: documents and what was read in them, stored once, searched and forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, delete, insert, select, update

from selon.ledger import claims, identities, origins, schema
from selon.ledger.checking import WHOLE, faults
from selon.ledger.contract import loads
from selon.ledger.hits import Added, Fault, Filters, Hit, Kept, LedgerError
from selon.ledger.index import TextIndex
from selon.ledger.objects import NotAReading
from selon.ledger.opening import opened, said_of
from selon.ledger.rows import rows, storable
from selon.ledger.searching import Sentences, Statements, hits, searches
from selon.records import Document, Reading

Clock = Callable[[], datetime]
SHORT = 12  # hexadecimal digits of a document's id, more only where two documents share them
BATCH = 50  # readings in memory at a time


def now() -> datetime:
    return datetime.now(UTC)


class Ledger:
    """A ledger in one SQLite file. Use as a context manager, or close it. What the database cannot do is a LedgerError."""

    def __init__(self, name: str, engine: Engine, index: TextIndex, clock: Clock = now) -> None:
        self.name = name
        self._engine = engine
        self._index = index
        self._clock = clock

    @classmethod
    def open(cls, target: str | Path, *, create: bool = True, clock: Clock = now) -> Ledger:
        """The ledger in a file or behind a database URL; made where there is none, unless `create` is false."""
        name, engine, index = opened(target, create)
        return cls(name, engine, index, clock)

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def add(self, reading: Reading) -> Added:
        """Keep a reading, all of it or nothing. The same bytes twice are one document: their second address is
        remembered, and what was read in them first stays."""
        made = rows(reading)
        with self.to_write() as connection:
            known = self._remember(connection, reading.document)
            if known:
                return Added(known, new=False)
            key, at = self._free_id(connection, reading.document.sha256), self.time()
            document = insert(schema.documents).values(made.document | {"id": key, "added_at": at})
            seq = connection.execute(document.returning(schema.documents.c.seq)).scalar_one()
            connection.execute(insert(schema.uris).values(document=seq, uri=made.document["uri"], added_at=at))
            for table in (schema.sources, schema.statements, schema.times, schema.passages):
                if of_table := getattr(made, table.name):
                    connection.execute(insert(table), [row | {"document": seq} for row in of_table])
            self._index.add(connection, seq)
        return Added(key, new=True)

    def is_dated_as(self, document: Document) -> bool:
        """Whether what is kept of a document was read as published when it says."""
        d = schema.documents.c
        with self.to_read() as connection:
            kept = connection.execute(select(d.published).where(d.sha256 == document.sha256)).first()
        return kept is None or kept.published == document.published

    def redate(self, reading: Reading) -> bool:
        """Put what follows from a corrected date of publication in the place of what was kept: the document's date, the times,
        the events and commitments. What people have judged stays. False where the document is not kept, has that date
        already, or is read otherwise now in more than its dates."""
        d = schema.documents.c
        with self.to_write() as connection:
            kept = connection.execute(select(d.seq, d.published, d.reading).where(d.sha256 == reading.document.sha256)).first()
            if kept is None or kept.published == reading.document.published:
                return False
            old, new = loads(str(kept.reading)), reading.document
            if (old.statements, old.sources, old.entities) != (reading.statements, reading.sources, reading.entities):
                return False
            document = replace(old.document, published=new.published, published_basis=new.published_basis)
            made = rows(replace(reading, document=document))
            connection.execute(update(schema.documents).where(d.seq == kept.seq).values(made.document))
            claims.forget(connection, kept.seq)
            origins.forget(connection, kept.seq)
            for table in schema.OF_DATES:
                connection.execute(delete(table).where(table.c.document == kept.seq))
            if made.times:
                connection.execute(insert(schema.times), [row | {"document": kept.seq} for row in made.times])
        return True

    def remember(self, document: Document) -> str | None:
        """The id of a document whose bytes are in the ledger already, its address remembered; None for a new one."""
        with self.to_write() as connection:
            return self._remember(connection, document)

    def documents(self) -> Iterator[Kept]:
        """All documents, in the order in which they were added."""
        d, u = schema.documents.c, schema.uris.c
        columns = (d.id, d.sha256, d.language, d.title, d.publisher, d.published, d.media_type, d.added_at)
        query = select(u.uri, *columns).join(schema.documents, d.seq == u.document).order_by(d.seq, u.seq)
        with self.to_read() as connection:
            found = connection.execute(query.execution_options(yield_per=BATCH)).mappings()
            for _, group in groupby(found, key=lambda row: row["id"]):
                addresses = list(group)
                yield Kept(uris=tuple(row["uri"] for row in addresses), **{column.name: addresses[0][column.name] for column in columns})

    def readings(self) -> Iterator[Reading]:
        """All readings, in the order in which they were added, a few in memory at a time."""
        d = schema.documents.c
        query = select(d.id, d.reading).order_by(d.seq)
        with self.to_read() as connection:
            for key, kept in connection.execute(query.execution_options(yield_per=BATCH)):
                try:
                    reading = loads(str(kept))
                except NotAReading as error:
                    raise LedgerError(self.name, f"the reading of {key} cannot be read: {error}") from error
                yield reading

    def search(self, query: str, filters: Filters | None = None) -> Iterator[Hit]:
        """Where all the words stand, statements first, best first: words, "exact phrases" and beginnings*, whatever
        their case and accents. NoWords for a query without any, NoDate for a filter that is no EDTF."""
        queries = searches(self._index.matches(query), filters or Filters())
        return self._hits(queries)

    def forget(self, document: str) -> None:
        """Remove a document and all that was kept of it, from the index and the file's free space too. KeyError for
        an id that is not there."""
        d = schema.documents.c
        with self.to_write() as connection:
            seq = connection.execute(select(d.seq).where(d.id == document)).scalar()
            if seq is None:
                raise KeyError(document)
            self._index.remove(connection, seq)
            touched = identities.of_document(connection, seq)
            claims.forget(connection, seq)
            origins.forget(connection, seq)
            for table in schema.OF_A_DOCUMENT:
                connection.execute(delete(table).where(table.c.document == seq))
            identities.forget(connection, touched)
            connection.execute(delete(schema.documents).where(d.seq == seq))
            self._index.purge(connection)

    def check(self) -> list[Fault]:
        """What is off: nothing, in a ledger that is well."""
        found: list[Fault] = []
        try:
            with self.to_write() as connection:  # SQLite's own check of an index counts as writing
                found += (Fault(WHOLE, what) for what in self._index.faults(connection))
            with self.to_read() as connection:
                found += faults(connection)
        except LedgerError as error:  # so broken that it cannot be looked through
            found.append(Fault(WHOLE, " ".join(error.reason.split())))
        return found

    def _hits(self, queries: tuple[Statements, Sentences | None]) -> Iterator[Hit]:
        with self.to_read() as connection:
            yield from hits(connection, *queries)

    def _remember(self, connection: Connection, document: Document) -> str | None:
        d, u, uri = schema.documents.c, schema.uris.c, storable(document.uri)
        known = connection.execute(select(d.seq, d.id).where(d.sha256 == document.sha256)).first()
        if known is None:
            return None
        if connection.execute(select(u.seq).where(u.document == known.seq, u.uri == uri)).first() is None:
            connection.execute(insert(schema.uris).values(document=known.seq, uri=uri, added_at=self.time()))
        return str(known.id)

    def _free_id(self, connection: Connection, sha256: str) -> str:
        """The shortest start of the hash that no other document has for its id."""
        d = schema.documents.c
        taken = set(connection.execute(select(d.id).where(d.id.startswith(sha256[:SHORT]))).scalars())
        return next(sha256[:n] for n in range(SHORT, len(sha256) + 1) if sha256[:n] not in taken)

    def time(self) -> str:
        """Now, in UTC, as the ledger writes it."""
        return self._clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    @contextmanager
    def to_read(self) -> Iterator[Connection]:
        """For what the stages after this one ask of the tables."""
        with said_of(self.name), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def to_write(self) -> Iterator[Connection]:
        """One transaction: kept whole at the end, or not at all."""
        with said_of(self.name), self._engine.connect().execution_options(writes=True) as connection, connection.begin():
            yield connection
