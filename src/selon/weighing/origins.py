"""Which documents of a ledger go back to one origin: copies, edited versions and translations of one story.

New documents are put to the origins that are known, or found new ones. Nothing that was put somewhere is gone through again:
a document is compared with the few that share the most keys with it, so the cost grows with the documents, not their pairs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, func, insert, select

from selon.ledger import Ledger, LedgerError, schema
from selon.ledger.contract import loads
from selon.ledger.objects import NotAReading
from selon.resolving.folding import folded
from selon.weighing.likeness import Likeness, compare
from selon.weighing.prints import ALGORITHM, Print, from_text, keys, print_of, to_text

BATCH = 100  # documents in one transaction
CHUNK = 500  # values in one question to the database
MOST = 48  # documents that one key leads to: the first ones
COMPARED = 12  # documents that one is compared with: those that share the most keys
MADE_BY = "prints"  # in the table `ledger`
FIRST = "nothing before it is like it"

_D, _P, _K, _O, _L = schema.documents.c, schema.prints.c, schema.print_keys.c, schema.origins.c, schema.ledger.c
_WAITING = _D.seq.not_in(select(_O.document))


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document goes back to. `origin`: the first document of those that share it; `nearest`: the document that it
    was put to, None for the first. Documents by their number in the ledger (`documents.seq`)."""

    document: int
    origin: int
    nearest: int | None
    score: float
    reason: str


def origins_of(ledger: Ledger) -> dict[int, int]:
    """The origin of every document, both as numbers of documents (`documents.seq`)."""
    return {one.document: one.origin for one in origins(ledger)}


def origins(ledger: Ledger) -> list[Origin]:
    """Every document with its origin, and why, in the order in which they were added."""
    while waiting(ledger):
        group_some(ledger)
    with ledger.to_read() as connection:
        return [Origin(*row) for row in connection.execute(select(schema.origins).order_by(_O.document))]


def waiting(ledger: Ledger) -> int:
    """How many calls of `group_some` there is work for."""
    with ledger.to_read() as connection:
        if _made_by(connection) != ALGORITHM:
            found = connection.execute(select(func.count()).select_from(schema.documents)).scalar_one()
        else:
            found = connection.execute(select(func.count()).select_from(schema.documents).where(_WAITING)).scalar_one()
        return -(-int(found) // BATCH)


def group_some(ledger: Ledger) -> int:
    """Put the next documents to their origins in one transaction; how many there were."""
    with ledger.to_write() as connection:
        if _made_by(connection) != ALGORITHM:
            _start_anew(connection)
        prints = _prints(ledger, connection)
        grouping = _Grouping(connection, prints)
        for document in prints:
            grouping.put(document)
        grouping.flush()
        return len(prints)


def _made_by(connection: Connection) -> str | None:
    return connection.execute(select(_L.value).where(_L.key == MADE_BY)).scalar()


def _start_anew(connection: Connection) -> None:
    """Let go of prints that were made in another way: they cannot be compared with new ones."""
    for table in (schema.origins, schema.print_keys, schema.prints):
        connection.execute(table.delete())
    connection.execute(schema.ledger.delete().where(_L.key == MADE_BY))
    connection.execute(insert(schema.ledger).values(key=MADE_BY, value=ALGORITHM))


def _prints(ledger: Ledger, connection: Connection) -> dict[int, Print]:
    """The prints of the next documents, made and kept where there are none yet."""
    wanted = connection.execute(select(_D.seq).where(_WAITING).order_by(_D.seq).limit(BATCH)).scalars().all()
    found = _kept(connection, wanted)
    missing = select(_D.seq, _D.id, _D.reading).where(_D.seq.in_(set(wanted) - set(found))).order_by(_D.seq)
    made = {}
    for seq, key, text in connection.execute(missing):
        try:
            made[seq] = print_of(loads(str(text)))
        except NotAReading as error:
            raise LedgerError(ledger.name, f"the reading of {key} cannot be read: {error}") from error
    if made:
        connection.execute(insert(schema.prints), [{"document": seq, "print": to_text(one)} for seq, one in made.items()])
    return dict(sorted((found | made).items()))


def _kept(connection: Connection, documents: Iterable[int]) -> dict[int, Print]:
    return {
        seq: from_text(text)
        for some in _chunks(sorted(documents))
        for seq, text in connection.execute(select(_P.document, _P.print).where(_P.document.in_(some)))
    }


def _chunks(values: Sequence[int]) -> Iterable[Sequence[int]]:
    return (values[start : start + CHUNK] for start in range(0, len(values), CHUNK))


class _Grouping:
    """The documents of a batch, the documents that they may be like, and the rows that come of comparing them."""

    def __init__(self, connection: Connection, prints: dict[int, Print]) -> None:
        self._connection = connection
        self._prints = dict(prints)
        self._keys = {seq: list(dict.fromkeys(keys(one))) for seq, one in prints.items()}
        self._blocks = self._load(sorted({key for some in self._keys.values() for key in some}))
        self._origins = self._known({seq for block in self._blocks.values() for seq in block})
        self._new_keys: list[dict[str, int]] = []
        self._rows: list[dict[str, int | float | str | None]] = []

    def _load(self, wanted: Sequence[int]) -> dict[int, list[int]]:
        blocks: dict[int, list[int]] = {key: [] for key in wanted}
        for some in _chunks(wanted):
            led = select(_K.key, _K.document).where(_K.key.in_(some)).order_by(_K.key, _K.document)
            for key, document in self._connection.execute(led):
                blocks[key].append(document)
        return blocks

    def _known(self, documents: Iterable[int]) -> dict[int, int]:
        return {
            seq: origin
            for some in _chunks(sorted(documents))
            for seq, origin in self._connection.execute(select(_O.document, _O.origin).where(_O.document.in_(some)))
        }

    def put(self, document: int) -> None:
        """The origin of a document: that of the document that it is most like, or itself."""
        mine = self._prints[document]
        likely = self._likely(document)
        self._prints |= _kept(self._connection, set(likely) - set(self._prints))
        found = [(other, compare(self._prints[other], mine)) for other in likely]
        best = max((pair for pair in found if pair[1].one), key=lambda pair: (pair[1].score, -pair[0]), default=None)
        nearest, why = best if best else (None, Likeness(1.0, True, FIRST))
        self._origins[document] = document if nearest is None else self._origins[nearest]
        self._remember(document)
        if nearest is not None:
            why = self._headed(why, document, nearest)
        row = Origin(document, self._origins[document], nearest, why.score, why.reason)
        self._rows.append({name: getattr(row, name) for name in Origin.__slots__})

    def _likely(self, document: int) -> list[int]:
        """The documents with an origin that share the most keys with this one, of those alike the older."""
        shared = Counter(other for key in self._keys[document] for other in self._blocks[key])
        able = [(-count, other) for other, count in shared.items() if other != document and other in self._origins]
        return [other for _, other in sorted(able)[:COMPARED]]

    def _remember(self, document: int) -> None:
        for key in self._keys[document]:
            block = self._blocks[key]
            if len(block) < MOST and document not in block:
                block.append(document)
                self._new_keys.append({"key": key, "document": document})

    def _headed(self, why: Likeness, document: int, nearest: int) -> Likeness:
        """The likeness, with what the headlines say of it."""
        if self._prints[document].language != self._prints[nearest].language:
            return why
        found = self._connection.execute(select(_D.title).where(_D.seq.in_((document, nearest)))).scalars().all()
        titles = {folded(title) for title in found if title}
        return replace(why, reason=f"{why.reason}, under another headline") if len(titles) > 1 else why

    def flush(self) -> None:
        """Write what is new."""
        self._new_keys.sort(key=lambda row: row["key"])  # as the table has them, so that each of its pages is written once
        for table, rows in ((schema.print_keys, self._new_keys), (schema.origins, self._rows)):
            if rows:
                self._connection.execute(insert(table), rows)
