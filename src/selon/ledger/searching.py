"""From matches in the index to hits: first the statements that the words stand in, then the sentences of no voice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Subquery, and_, select

from selon.ledger import schema
from selon.ledger.dates import days
from selon.ledger.hits import Filters, Hit
from selon.ledger.rows import fold

Statements = Select[Any]
Sentences = Select[Any]

_D, _P, _S, _V = schema.documents.c, schema.passages.c, schema.statements.c, schema.sources.c
_DOCUMENT = (_D.id.label("document"), _D.uri, _D.title, _D.publisher, _D.published, _D.language, _P.start, _P.end)
_STATED = (_S.sentence, _S.id.label("statement"), _V.name.label("voice"), _V.affiliation, _V.named)
_MANNER = (_S.content, _S.form, _S.stance, _S.certainty, _S.polarity)


def searches(matches: Subquery, filters: Filters) -> tuple[Statements, Sentences | None]:
    """The two queries; no second one where the filters ask for a voice or a stance, which a bare sentence has not."""
    of_document = list(_of_document(filters))
    statements = _statements(matches).where(*of_document, *_of_statement(filters))
    if filters.voice is not None or filters.stance is not None:
        return statements, None
    return statements, _sentences(matches).where(*of_document)


def hits(connection: Connection, statements: Statements, sentences: Sentences | None) -> Iterator[Hit]:
    """The hits of both, but for the sentences that a statement's hit has shown already."""
    shown: set[tuple[str, int, int]] = set()
    for row in connection.execute(statements.execution_options(yield_per=100)).mappings():
        values = dict(row)
        shown.add((values["document"], values.pop("sentence_start"), values.pop("sentence_end")))
        yield Hit(**values)
    if sentences is None:
        return
    covered = _Covered(shown)
    for row in connection.execute(sentences.execution_options(yield_per=100)).mappings():
        if not covered.holds(row["document"], row["start"], row["end"]):
            yield Hit(**row)


class _Covered:
    """Stretches of documents, asked whether a sentence lies in one."""

    def __init__(self, stretches: set[tuple[str, int, int]]) -> None:
        self._of: dict[str, list[tuple[int, int]]] = {}
        for document, start, end in stretches:
            self._of.setdefault(document, []).append((start, end))

    def holds(self, document: str, start: int, end: int) -> bool:
        return any(s <= start and end <= e for s, e in self._of.get(document, ()))


def _statements(matches: Subquery) -> Select[Any]:
    stated = and_(_S.document == _P.document, _S.position == _P.statement)
    by = and_(_V.document == _S.document, _V.id == _S.source)
    return (
        select(*_DOCUMENT, *_STATED, *_MANNER, _S.sentence_start, _S.sentence_end)
        .select_from(matches)
        .join(schema.passages, _P.seq == matches.c.passage)
        .join(schema.documents, _D.seq == _P.document)
        .join(schema.statements, stated)
        .join(schema.sources, by, isouter=True)
        .order_by(matches.c.rank, _P.seq)
    )


def _sentences(matches: Subquery) -> Select[Any]:
    return (
        select(*_DOCUMENT, _P.words.label("sentence"))
        .select_from(matches)
        .join(schema.passages, _P.seq == matches.c.passage)
        .join(schema.documents, _D.seq == _P.document)
        .where(_P.statement.is_(None))
        .order_by(matches.c.rank, _P.seq)
    )


def _of_document(filters: Filters) -> Iterator[ColumnElement[bool]]:
    if filters.language is not None:
        yield _D.language == filters.language
    if filters.since is not None:
        yield _D.latest >= days(filters.since)[0]
    if filters.until is not None:
        yield _D.earliest <= days(filters.until)[1]


def _of_statement(filters: Filters) -> Iterator[ColumnElement[bool]]:
    if filters.voice is not None:
        for word in fold(filters.voice).split():
            yield _V.folded.contains(word, autoescape=True)
    if filters.stance is not None:
        yield _S.stance == filters.stance
