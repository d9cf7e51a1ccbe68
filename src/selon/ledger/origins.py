"""What becomes of an origin when a document of it is forgotten: its other documents are put together anew when somebody asks."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select

from selon.ledger import schema

_O = schema.origins.c


def forget(connection: Connection, document: int) -> None:
    """Let go of what the document and those of one origin with it were said to be. Their prints stay, but for its own."""
    of = select(_O.origin).where(_O.document == document).scalar_subquery()
    connection.execute(delete(schema.origins).where(_O.origin == of))
