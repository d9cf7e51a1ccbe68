"""The identities that a batch of documents may touch, in memory between reading them from the ledger and writing them back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Connection, bindparam, func, insert, select, update

from selon.ledger import schema
from selon.linking.keys import MOST, keys
from selon.linking.profiles import Portrait, Profile, portrait_from, profile_from, to_text
from selon.resolving.folding import folded

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # nothing that is taken for something else
SHORTEST, LONGEST = 6, 24  # letters of an identity's id
CHUNK = 500  # values in one question to the database

Value = TypeVar("Value")
_I, _B, _M = schema.identities.c, schema.blocks.c, schema.members.c


@dataclass(slots=True)
class Known:
    """An identity while documents are linked. `id` is None for one that is not in the ledger yet; `wished` is what a
    judgement calls it; `origin` says where it was first met; `at` is the last document of this batch that it stands in."""

    seq: int
    id: str | None
    portrait: Portrait
    origin: str = ""
    wished: str | None = None
    changed: bool = False
    at: int | None = None


class Store:
    """Identities by their keys. All keys that will be asked for must be loaded first."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[int, Known] = {}
        self._blocks: dict[str, list[int]] = {}
        self._new_keys: list[tuple[str, int]] = []
        self._next = (connection.execute(select(func.max(_I.seq))).scalar() or 0) + 1

    def load(self, wanted: Iterable[str]) -> None:
        """Take in the identities that these keys lead to."""
        self._blocks |= {key: [] for key in wanted}
        for asked in chunks(sorted(self._blocks)):
            led = select(_B.key, _B.identity).where(_B.key.in_(asked)).order_by(_B.key, _B.identity)
            for key, identity in self._connection.execute(led):
                self._blocks[key].append(identity)
        for some in chunks(sorted({identity for block in self._blocks.values() for identity in block})):
            for seq, name, portrait in self._connection.execute(select(_I.seq, _I.id, _I.portrait).where(_I.seq.in_(some))):
                self._known[seq] = Known(seq, name, portrait_from(portrait))

    def candidates(self, profile: Profile) -> list[Known]:
        """The identities that share a key with the profile, the oldest first."""
        found = {identity for key in keys(profile) for identity in self._blocks[key]}
        return [self._known[identity] for identity in sorted(found)]

    def found(self, profile: Profile, origin: str, wished: str | None = None) -> Known:
        """A new identity."""
        made = Known(self._next, None, Portrait(), origin, wished)
        self._next += 1
        self._known[made.seq] = made
        self.join(made, profile)
        return made

    def join(self, known: Known, profile: Profile) -> None:
        """Let the identity take in a member."""
        known.portrait.take(profile)
        known.changed = True
        for key in keys(profile):
            block = self._blocks[key]
            if len(block) < MOST and known.seq not in block:
                block.append(known.seq)
                self._new_keys.append((key, known.seq))

    def flush(self) -> None:
        """Write what is new and what has changed."""
        changed = [known for _, known in sorted(self._known.items()) if known.changed]
        self._name(new := [known for known in changed if known.id is None])
        if new:
            self._connection.execute(insert(schema.identities), [{"id": known.id, "seq": known.seq, **_row(known)} for known in new])
        fresh = {known.seq for known in new}
        old = [{"known": known.seq, **_row(known)} for known in changed if known.seq not in fresh]
        if old:
            self._connection.execute(update(schema.identities).where(_I.seq == bindparam("known")), old)
        if self._new_keys:
            self._connection.execute(insert(schema.blocks), [{"key": key, "identity": seq} for key, seq in self._new_keys])

    def _name(self, new: list[Known]) -> None:
        """Give ids: the same name gets the same id in every ledger; a second bearer of it, one by where it was first met."""
        wishes = [list(_ids(known)) for known in new]
        taken: set[str] = set()
        for some in chunks(sorted({wish for ids in wishes for wish in ids})):
            taken.update(self._connection.execute(select(_I.id).where(_I.id.in_(some))).scalars())
        for known, ids in zip(new, wishes, strict=True):
            known.id = next(wish for wish in ids if wish not in taken)
            taken.add(known.id)


def _ids(known: Known) -> Iterator[str]:
    if known.wished is not None:
        yield known.wished
    name = f"{known.portrait.kind}\n{folded(known.portrait.name)}"
    yield _letters(name)[:SHORTEST]
    met = _letters(f"{name}\n{known.origin}")
    yield from (met[:size] for size in range(SHORTEST, LONGEST, 3))


def _letters(text: str) -> str:
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:20], "big")
    found = []
    for _ in range(LONGEST):
        number, letter = divmod(number, len(ALPHABET))
        found.append(ALPHABET[letter])
    return "".join(found)


def _row(known: Known) -> dict[str, str]:
    return {"name": known.portrait.name, "kind": known.portrait.kind, "portrait": to_text(known.portrait)}


def chunks(values: Sequence[Value]) -> Iterator[Sequence[Value]]:
    for start in range(0, len(values), CHUNK):
        yield values[start : start + CHUNK]


def renew(connection: Connection) -> None:
    """Make the portraits anew that a forgotten document or a judgement has left void."""
    for (seq,) in connection.execute(select(_I.seq).where(_I.portrait.is_(None)).order_by(_I.seq)).all():
        portrait = Portrait()
        names: set[str] = set()
        heads = select(_M.profile).where(_M.identity == seq, _M.head == _M.key).order_by(_M.document, _M.key)
        for (text,) in connection.execute(heads):
            profile = profile_from(text)
            portrait.take(profile)
            names.update(keys(profile))
        connection.execute(schema.blocks.delete().where(_B.identity == seq))
        for key in sorted(names):
            if connection.execute(select(func.count()).where(_B.key == key)).scalar_one() < MOST:
                connection.execute(insert(schema.blocks).values(key=key, identity=seq))
        values = {"name": portrait.name, "kind": portrait.kind, "portrait": to_text(portrait)}
        connection.execute(update(schema.identities).where(_I.seq == seq).values(**values))
