"""What a person says of the evidence on a commitment: a bearing that overrides selon's, or how far it was carried out.

It is recorded with its day, can be taken back, and is kept when a document is forgotten and added again. A score (0 none,
1 little, 2 much, 3 all carried out) is a person's alone: selon never gives one.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from selon.errors import SelonError
from selon.ledger import Ledger, schema

BEARINGS = ("breach", "compliance", "contests", "neutral", "unsure", "none")
SCORES = range(4)
_F, _D, _S = schema.findings.c, schema.documents.c, schema.statements.c


class NoSuchStatement(SelonError):
    """No statement of that name in the ledger."""


class NothingSaid(SelonError):
    """Nobody has said what is to be taken back."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One of them that stands."""

    seq: int
    commitment: str
    document: str | None
    statement: str | None
    words: str | None
    bearing: str | None
    score: int | None
    note: str | None
    at: str


class Findings:
    """All that stand; of two on one thing the later one."""

    def __init__(self, standing: list[Finding]) -> None:
        self._bearings = {(one.commitment, one.document, one.statement): one for one in standing if one.bearing is not None}
        self._scores = {one.commitment: one for one in standing if one.score is not None}

    @classmethod
    def read(cls, connection: Connection) -> Findings:
        columns = (_F.seq, _F.commitment, _F.document, _F.statement, _F.words, _F.bearing, _F.score, _F.note, _F.at)
        found = connection.execute(select(*columns).where(_F.undone_at.is_(None)).order_by(_F.seq))
        return cls([Finding(*row) for row in found])

    def of(self, commitment: str, document: str, statement: str, words: str) -> Finding | None:
        """What was said of a statement, while it is still the same words."""
        found = self._bearings.get((commitment, document, statement))
        return found if found is not None and found.words == words else None

    def score(self, commitment: str) -> Finding | None:
        return self._scores.get(commitment)

    def added(self, commitment: str, document: str) -> list[Finding]:
        """The bearings that a person gave to statements of a document."""
        return [one for (key, place, _), one in self._bearings.items() if (key, place) == (commitment, document)]


def find(ledger: Ledger, commitment: str, document: str, statement: str, bearing: str, note: str | None = None) -> str:
    """Record how a statement bears on a commitment, by a person's judgement; the statement's words."""
    with ledger.to_write() as connection:
        words = _words(connection, document, statement)
        row = {"commitment": commitment, "document": document, "statement": statement, "words": words, "bearing": bearing}
        connection.execute(insert(schema.findings).values(**row, note=note, at=ledger.time()))
    return words


def rate(ledger: Ledger, commitment: str, score: int, note: str | None = None) -> None:
    """Record how far a commitment was carried out, by a person's judgement."""
    with ledger.to_write() as connection:
        connection.execute(insert(schema.findings).values(commitment=commitment, score=score, note=note, at=ledger.time()))


def take_back(ledger: Ledger, commitment: str, document: str | None = None, statement: str | None = None) -> int:
    """Take back what was said of a statement, or the score where none is named; how often it had been said."""
    with ledger.to_write() as connection:
        same = (_F.commitment == commitment) & _F.undone_at.is_(None)
        same &= _F.score.is_not(None) if document is None else (_F.document == document) & (_F.statement == statement)
        count = connection.execute(update(schema.findings).where(same).values(undone_at=ledger.time())).rowcount
    if not count:
        what = "a score" if document is None else f"how {document}:{statement} bears on it"
        raise NothingSaid(f"nobody has said of {commitment} {what}")
    return int(count)


def _words(connection: Connection, document: str, statement: str) -> str:
    query = select(_S.content).join(schema.documents, _D.seq == _S.document).where(_D.id == document, _S.id == statement)
    found = connection.execute(query).scalar()
    if found is None:
        raise NoSuchStatement(f"no statement {document}:{statement}")
    return str(found)
