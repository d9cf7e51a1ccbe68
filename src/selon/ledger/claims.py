"""What becomes of claims when a document of theirs is forgotten: their other tellings are put to claims anew when somebody asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, and_, delete, select, update

from selon.ledger import schema

CHUNK = 500  # values in one question to the database

_T, _K, _C, _W, _S = schema.tellings.c, schema.telling_keys.c, schema.clashes.c, schema.weighed.c, schema.statements.c


def forget(connection: Connection, document: int) -> None:
    """Let go of the claims that the document has a telling in, and of what its tellings are looked for by."""
    own = select(_T.seq).where(_T.document == document)
    heads = select(_T.claim).where(_T.document == document).distinct()
    touched = connection.execute(select(_T.seq, _T.document).where((_T.claim.in_(heads)) | (_T.document == document))).all()
    connection.execute(delete(schema.telling_keys).where(_K.telling.in_(own)))
    for some in _chunks([seq for seq, _ in touched]):
        connection.execute(delete(schema.clashes).where(_C.telling.in_(some) | _C.against.in_(some)))
        connection.execute(update(schema.tellings).where(_T.seq.in_(some)).values(claim=None, nearest=None, score=None, reason=None))
    for some in _chunks(sorted({of for _, of in touched})):
        connection.execute(delete(schema.weighed).where(_W.document.in_(some)))


def _chunks(values: Sequence[int]) -> Iterator[Sequence[int]]:
    return (values[start : start + CHUNK] for start in range(0, len(values), CHUNK))


def faults(connection: Connection) -> Iterator[str]:
    """Claims that do not hold together; what leads to no telling, the database's own check of its keys says."""
    head = schema.tellings.alias("head")
    astray = select(_T.seq).join(head, head.c.seq == _T.claim).where(head.c.claim.is_distinct_from(head.c.seq))
    for (telling,) in connection.execute(astray.order_by(_T.seq).limit(20)):
        yield f"telling {telling} is of a claim whose first telling is of another"
    said = and_(_S.document == _T.document, _S.id == _T.statement)
    other = select(_T.statement, _T.document).join(schema.statements, said).where(_S.content != "", _S.content != _T.words)
    for statement, document in connection.execute(other.order_by(_T.seq).limit(20)):
        yield f"the telling of {statement} of document number {document} has other words than the statement"
    loose = select(_T.document).join(schema.weighed, _W.document == _T.document).where(_T.claim.is_(None)).distinct()
    for (document,) in connection.execute(loose.order_by(_T.document).limit(20)):
        yield f"document number {document} is said to be weighed and has tellings of no claim"
