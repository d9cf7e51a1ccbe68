"""What an identity is made of: its entities with score and reason, who else it may be, and what people said of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from selon.ledger import Ledger, schema
from selon.ledger.rows import fold
from selon.linking.judgements import Judgements

_D, _M, _I, _X = schema.documents.c, schema.members.c, schema.identities.c, schema.doubts.c


@dataclass(frozen=True, slots=True)
class Tie:
    """One tie of an identity. `tie`: "same", an entity that is taken for it (`to` is DOCUMENT:KEY); "unsure", another identity
    that it may be; "judged", what a person said of it and another. `score` is None where a person said so."""

    identity: str
    name: str
    type: str
    tie: str
    to: str
    to_name: str
    score: float | None
    reason: str
    at: str | None = None


def ties(ledger: Ledger, wanted: str) -> list[Tie]:
    """The ties of the identity of this id, or of all whose name has these words, whatever their case and accents."""
    with ledger.to_read() as connection:
        judgements = Judgements.read(connection)
        return [tie for identity in _wanted(connection, wanted) for tie in _ties(connection, judgements, *identity)]


def _wanted(connection: Connection, wanted: str) -> list[tuple[int, str, str, str]]:
    found = connection.execute(select(_I.seq, _I.id, _I.name, _I.kind).order_by(_I.seq))
    known = [(seq, key, name, kind) for seq, key, name, kind in found]
    exact = [row for row in known if row[1] == wanted]
    words = fold(wanted).split()
    return exact or [row for row in known if words and all(word in fold(row[2]) for word in words)]


def _ties(connection: Connection, judgements: Judgements, seq: int, identity: str, name: str, kind: str) -> Iterator[Tie]:
    mine = (identity, name, kind)
    members = select(_D.id, _M.key, _M.name, _M.score, _M.reason, _D.published).join(schema.documents, _D.seq == _M.document)
    for document, key, called, score, reason, published in connection.execute(
        members.where(_M.identity == seq, _M.head == _M.key).order_by(_M.document, _M.key)
    ):
        yield Tie(*mine, "same", f"{document}:{key}", called, score, reason, published)
    yield from _doubts(connection, judgements, seq, mine)
    for judgement in judgements.of.values():
        if identity in (judgement.a, judgement.b):
            other = judgement.b if judgement.a == identity else judgement.a
            called = connection.execute(select(_I.name).where(_I.id == other)).scalar() or ""
            said = ": ".join(filter(None, (judgement.verdict, judgement.note)))
            yield Tie(*mine, "judged", other, called, None, said, judgement.at)


def _doubts(connection: Connection, judgements: Judgements, seq: int, mine: tuple[str, str, str]) -> Iterator[Tie]:
    """The identities that this one may be, or that may be this one, each once with the best reason."""
    joined = select(_M.identity.label("mine"), _X.identity.label("other"), _X.score, _X.reason).join(
        schema.members, (_M.document == _X.document) & (_M.key == _X.key)
    )
    best: dict[int, tuple[float, str]] = {}
    for one, other, score, reason in connection.execute(joined.where((_X.identity == seq) | (_M.identity == seq))):
        far = other if one == seq else one
        if far != seq:
            best[far] = max(best.get(far, (0.0, "")), (score, reason))
    for far, (score, reason) in sorted(best.items(), key=lambda item: (-item[1][0], item[0])):
        key, called = connection.execute(select(_I.id, _I.name).where(_I.seq == far)).one()
        if frozenset((mine[0], key)) not in judgements.of and judgements.root(key) != judgements.root(mine[0]):
            yield Tie(*mine, "unsure", key, called, score, reason)
