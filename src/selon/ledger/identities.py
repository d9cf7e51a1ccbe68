"""What becomes of identities when a document of theirs is forgotten: no word of it stays with them."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, delete, select, update

from selon.ledger import schema

_M = schema.members.c


def of_document(connection: Connection, document: int) -> list[int]:
    """The identities that the document's entities are in."""
    return sorted(set(connection.execute(select(_M.identity).where(_M.document == document)).scalars()))


def forget(connection: Connection, touched: list[int]) -> None:
    """Name these identities by the members that are left, and let go of those without any. What was known of them from
    all their members is dropped, and made anew when the ledger is linked next."""
    for identity in touched:
        left = connection.execute(select(_M.name).where(_M.identity == identity).order_by(_M.document, _M.key).limit(1)).scalar()
        connection.execute(delete(schema.blocks).where(schema.blocks.c.identity == identity))
        if left is None:
            connection.execute(delete(schema.doubts).where(schema.doubts.c.identity == identity))
            connection.execute(delete(schema.identities).where(schema.identities.c.seq == identity))
        else:
            connection.execute(update(schema.identities).where(schema.identities.c.seq == identity).values(name=left, portrait=None))


def faults(connection: Connection) -> Iterator[str]:
    """Identities that nothing is left of; what leads to none, the database's own check of its keys says."""
    empty = select(schema.identities.c.id).where(schema.identities.c.seq.not_in(select(_M.identity)))
    for (identity,) in connection.execute(empty.order_by(schema.identities.c.seq).limit(20)):
        yield f"identity {identity} has no entity"
