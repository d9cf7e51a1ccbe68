"""The claims of a ledger kept up to date: the documents that were added since it was last asked, or whose claims a forgotten one has
left void, are put to those that are there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Select, bindparam, func, insert, select, update

from selon.ledger import Ledger, LedgerError, schema
from selon.ledger.contract import loads
from selon.ledger.objects import NotAReading
from selon.ledger.rows import storable
from selon.records import Reading
from selon.weighing.aligning import align
from selon.weighing.claims.gist import Gist, from_text, to_text
from selon.weighing.claims.grouping import Grouping, Put, Twin
from selon.weighing.claims.keys import ALGORITHM
from selon.weighing.claims.tellings import Telling, tellings_of
from selon.weighing.origins import group_some
from selon.weighing.origins import waiting as without_origin

if TYPE_CHECKING:
    from selon.weighing.claims.model import Model

BATCH = 100  # documents in one transaction
CHUNK = 500  # values in one question to the database
MADE_BY = "claims"  # in the table `ledger`
NEAR = "near 1"  # how a model of sentences is made use of; what was made in another way is made anew

_D, _T, _K, _O, _L, _W = (
    schema.documents.c, schema.tellings.c, schema.telling_keys.c, schema.origins.c, schema.ledger.c, schema.weighed.c,
)  # fmt: skip
_WAITING = _D.seq.not_in(select(_W.document))


def waiting(ledger: Ledger, model: Model | None = None) -> int:
    """How many calls of `weigh_some` there is work for."""
    with ledger.to_read() as connection:
        query = select(func.count()).select_from(schema.documents)
        found = connection.execute(query.where(_WAITING) if _made_by(connection) == made_by(model) else query).scalar_one()
        return -(-int(found) // BATCH)


def weigh(ledger: Ledger, model: Model | None = None) -> None:
    """Put everything that waits; all of it, where another model was named before, or none."""
    while waiting(ledger, model):
        weigh_some(ledger, model)


def weigh_some(ledger: Ledger, model: Model | None = None) -> int:
    """Put the tellings of the next documents to claims in one transaction; how many documents there were."""
    while without_origin(ledger):
        group_some(ledger)
    with ledger.to_write() as connection:
        if _made_by(connection) != made_by(model):
            _start_anew(connection, made_by(model))
        batch = _Batch(ledger, connection, model)
        batch.put()
        return len(batch.documents)


def made_by(model: Model | None) -> str:
    """By what claims are put together: what was made by something else cannot be gone on with."""
    return ALGORITHM if model is None else f"{ALGORITHM}, {NEAR}, model {model.name} {model.mark}"


def _made_by(connection: Connection) -> str | None:
    return connection.execute(select(_L.value).where(_L.key == MADE_BY)).scalar()


def _start_anew(connection: Connection, algorithm: str) -> None:
    """Let go of gists that were made in another way: they cannot be compared with new ones."""
    connection.execute(update(schema.tellings).values(claim=None, nearest=None))
    for table in (schema.clashes, schema.telling_keys, schema.weighed, schema.tellings):
        connection.execute(table.delete())
    connection.execute(schema.ledger.delete().where(_L.key == MADE_BY))
    connection.execute(insert(schema.ledger).values(key=MADE_BY, value=algorithm))


class _Batch:
    """Some documents, their tellings by their numbers, and what is read and written for them."""

    def __init__(self, ledger: Ledger, connection: Connection, model: Model | None) -> None:
        self._ledger, self._connection, self._model = ledger, connection, model
        self.documents = connection.execute(select(_D.seq).where(_WAITING).order_by(_D.seq).limit(BATCH)).scalars().all()
        self._readings = self._read(self.documents)
        known = select(_T.document, _T.statement, _T.seq, _T.claim).where(_T.document.in_(self.documents))
        self._numbers: dict[tuple[int, str], int] = {}
        self._settled: set[int] = set()
        for document, statement, seq, claim in connection.execute(known):
            self._numbers[document, statement] = seq
            if claim is not None:
                self._settled.add(seq)
        self._new_rows: list[dict[str, Any]] = []
        self._tellings = self._made()

    def _read(self, documents: Sequence[int]) -> dict[int, Reading]:
        found = {}
        for seq, key, text in self._connection.execute(select(_D.seq, _D.id, _D.reading).where(_D.seq.in_(documents))):
            try:
                found[int(seq)] = loads(str(text))
            except NotAReading as error:
                raise LedgerError(self._ledger.name, f"the reading of {key} cannot be read: {error}") from error
        return found

    def _made(self) -> dict[int, dict[int, Telling]]:
        """The tellings of each document by their numbers, new ones numbered on."""
        following = (self._connection.execute(select(func.max(_T.seq))).scalar() or 0) + 1
        found: dict[int, dict[int, Telling]] = {}
        for document in self.documents:
            found[document] = {}
            for telling in tellings_of(self._readings[document]):
                number = self._numbers.get((document, telling.statement))
                if number is None:
                    number, following = following, following + 1
                    self._numbers[document, telling.statement] = number
                    self._new_rows.append(_row(document, number, telling))
                found[document][number] = telling
        return found

    def put(self) -> None:
        all_of_them = {number: telling for some in self._tellings.values() for number, telling in some.items()}
        of = {number: document for document, some in self._tellings.items() for number in some}
        grouping = Grouping(_Kept(self._connection), all_of_them, of, self._model)
        for document in self.documents:
            numbers = [number for number in self._tellings[document] if number not in self._settled]
            grouping.put(numbers, self._twins(document))
        self._write(grouping)

    def _twins(self, document: int) -> dict[int, Twin]:
        """The tellings of a document that stand in the one that it was made of."""
        nearest = self._connection.execute(select(_O.nearest).where(_O.document == document)).scalar()
        if nearest is None:
            return {}
        there = self._readings.get(nearest) or self._read([nearest])[nearest]
        here = self._readings[document]
        query = select(_T.statement, _T.seq).where(_T.document == nearest)
        numbers = {str(statement): int(seq) for statement, seq in self._connection.execute(query)}
        numbers |= {statement: seq for (of, statement), seq in self._numbers.items() if of == nearest}
        pairs = ((there.statements[pair.a].id, here.statements[pair.b].id, pair) for pair in align(there, here))
        return {self._numbers[document, b]: Twin(numbers[a], pair.score, pair.reason) for a, b, pair in pairs if a in numbers}

    def _write(self, grouping: Grouping) -> None:
        put = {one.telling: one for one in grouping.put_somewhere}
        rows = [row | _place(put[row["seq"]]) for row in self._new_rows]
        fresh = {row["seq"] for row in rows}
        moved = [{"number": number, **_place(one)} for number, one in put.items() if number not in fresh]
        if rows:
            self._connection.execute(insert(schema.tellings), rows)
        if moved:
            self._connection.execute(update(schema.tellings).where(_T.seq == bindparam("number")), moved)
        keys = [{"key": key, "telling": telling} for key, telling in sorted(grouping.new_keys)]
        clashes = [asdict(clash) for _, clash in sorted(grouping.clashes.items())]
        for table, made in ((schema.telling_keys, keys), (schema.clashes, self._unknown(clashes))):
            if made:
                self._connection.execute(insert(table), made)
        if self.documents:
            self._connection.execute(insert(schema.weighed), [{"document": document} for document in self.documents])

    def _unknown(self, clashes: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """Those that are not in the ledger yet, either way round."""
        c = schema.clashes.c
        known: set[tuple[int, int]] = set()
        for some in _chunks(sorted({clash["telling"] for clash in clashes} | {clash["against"] for clash in clashes})):
            known.update((a, b) for a, b in self._connection.execute(select(c.telling, c.against).where(c.telling.in_(some))))
        return [one for one in clashes if not {(one["telling"], one["against"]), (one["against"], one["telling"])} & known]


def _place(put: Put) -> dict[str, Any]:
    return {"claim": put.claim, "nearest": put.nearest, "score": put.score, "reason": put.reason}


def _row(document: int, number: int, telling: Telling) -> dict[str, Any]:
    return {
        "seq": number,
        "document": document,
        "statement": telling.statement,
        "chain": " ".join(telling.chain),
        "stance": telling.stance,
        "certainty": telling.certainty,
        "date": telling.date,
        "words": storable(telling.words),
        "gist": storable(to_text(telling.gist)),
    }


class _Kept:
    """What a ledger knows of the tellings that were put somewhere before."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def blocks(self, wanted: Sequence[int]) -> Mapping[int, list[int]]:
        found: dict[int, list[int]] = {}
        for some in _chunks(wanted):
            for key, telling in self._connection.execute(select(_K.key, _K.telling).where(_K.key.in_(some)).order_by(_K.key, _K.telling)):
                found.setdefault(key, []).append(telling)
        return found

    def gists(self, wanted: Collection[int]) -> Mapping[int, Gist]:
        return {seq: from_text(text) for seq, text in self._told(select(_T.seq, _T.gist), wanted)}

    def words(self, wanted: Collection[int]) -> Mapping[int, str]:
        return {seq: str(text) for seq, text in self._told(select(_T.seq, _T.words), wanted)}

    def claims(self, wanted: Collection[int]) -> Mapping[int, int]:
        return {seq: claim for seq, claim in self._told(select(_T.seq, _T.claim).where(_T.claim.is_not(None)), wanted)}

    def _told(self, query: Select[tuple[int, Any]], wanted: Collection[int]) -> Iterator[tuple[int, Any]]:
        """What is asked of the tellings with these numbers."""
        for some in _chunks(sorted(wanted)):
            yield from ((row[0], row[1]) for row in self._connection.execute(query.where(_T.seq.in_(some))))


def _chunks(values: Sequence[int]) -> Iterator[Sequence[int]]:
    return (values[start : start + CHUNK] for start in range(0, len(values), CHUNK))
