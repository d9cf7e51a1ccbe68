"""Full text behind one small interface: the only part of the ledger that knows the database's own way of searching."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

from sqlalchemy import Connection, Float, Integer, Subquery, column, func, select, table, text
from sqlalchemy.exc import DatabaseError

from selon.ledger.query import expression
from selon.ledger.schema import passages


class TextIndex(Protocol):
    """An index over `voice` and `words` of the passages. Every method works in the transaction of its connection."""

    def create(self, connection: Connection) -> None:
        """Make the index of an empty ledger."""

    def add(self, connection: Connection, document: int) -> None:
        """Take in the passages of a document, which are in their table already."""

    def remove(self, connection: Connection, document: int) -> None:
        """Let go of the passages of a document, which are in their table still."""

    def purge(self, connection: Connection) -> None:
        """Leave no word behind of what was removed."""

    def matches(self, query: str) -> Subquery:
        """Passages in which the words stand: `passage` (its number) and `rank` (best is least). NoWords if there are none."""

    def faults(self, connection: Connection) -> Iterator[str]:
        """What is out of step with the passages."""


class Fts5:
    """SQLite's FTS5, over the passages table itself, so that their text is kept once."""

    _TABLE = table("passages_index", column("rowid", Integer), column("rank", Float))

    def create(self, connection: Connection) -> None:
        connection.execute(
            text(
                "CREATE VIRTUAL TABLE passages_index USING fts5(voice, words, content='passages', content_rowid='seq',"
                " tokenize='unicode61 remove_diacritics 2')"
            )
        )

    def add(self, connection: Connection, document: int) -> None:
        rows = "SELECT seq, voice, words FROM passages WHERE document = :document"
        connection.execute(text(f"INSERT INTO passages_index(rowid, voice, words) {rows}"), {"document": document})

    def remove(self, connection: Connection, document: int) -> None:
        rows = "SELECT 'delete', seq, voice, words FROM passages WHERE document = :document"
        connection.execute(text(f"INSERT INTO passages_index(passages_index, rowid, voice, words) {rows}"), {"document": document})

    def purge(self, connection: Connection) -> None:
        connection.execute(text("INSERT INTO passages_index(passages_index) VALUES ('optimize')"))

    def matches(self, query: str) -> Subquery:
        match = text("passages_index MATCH :words").bindparams(words=expression(query))
        return select(self._TABLE.c.rowid.label("passage"), self._TABLE.c.rank).where(match).subquery()

    def faults(self, connection: Connection) -> Iterator[str]:
        indexed = connection.execute(text("SELECT count(*) FROM passages_index_docsize")).scalar_one()
        kept = connection.execute(select(func.count()).select_from(passages)).scalar_one()
        if indexed != kept:
            yield f"the full-text index holds {indexed} passages, the ledger {kept}"
        try:
            with connection.begin_nested():
                connection.execute(text("INSERT INTO passages_index(passages_index, rank) VALUES ('integrity-check', 1)"))
        except DatabaseError:
            yield "the full-text index does not say what the passages say"


INDEXES: dict[str, type[Fts5]] = {"sqlite": Fts5}


def index_for(dialect: Any) -> TextIndex | None:
    """The index for a kind of database, or None where there is none yet."""
    found = INDEXES.get(dialect)
    return found() if found else None
