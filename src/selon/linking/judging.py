"""A person's judgement of two identities: recorded with date and note, taken back, and respected by what is linked later."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from selon.errors import SelonError
from selon.ledger import Ledger, schema
from selon.linking.judgements import Judgement, Judgements, Said
from selon.linking.keys import keys
from selon.linking.profiles import profile_from
from selon.linking.store import Store, renew

_I, _M, _D, _J = schema.identities.c, schema.members.c, schema.documents.c, schema.judgements.c


class NoSuchMember(SelonError):
    """Neither the id of an identity nor DOCUMENT:KEY of an entity in the ledger."""

    def __init__(self, reference: str) -> None:
        super().__init__(f"no identity {reference}, nor an entity DOCUMENT:KEY of that name")


class Refused(SelonError):
    """A judgement that would contradict one that stands, or says nothing new: one line says which."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What a reference leads to: an identity, and the entity in it where one was named ("DOCUMENT:KEY")."""

    seq: int
    id: str
    name: str
    member: str | None = None


def judge(ledger: Ledger, a: str, b: str, verdict: Said, note: str | None = None) -> tuple[Meant, Meant]:
    """Record that two are the same, different, or not to be decided; both as they are called now. Where one identity is
    to be parted, `b` names the entity that leaves it."""
    with ledger.to_write() as connection:
        one, other = _meant(connection, a), _meant(connection, b)
        judgements = Judgements.read(connection)
        member = None
        if verdict == "same":
            _refuse_merge(judgements, one, other)
        elif one.seq == other.seq:
            other = _taken_out(connection, one, other)
            member = other.member
        else:
            _refuse_split(judgements, one, other, verdict)
        row = {"a": one.id, "b": other.id, "verdict": verdict, "note": note, "at": ledger.time(), "member": member}
        connection.execute(insert(schema.judgements).values(**row))
    return one, other


def undo(ledger: Ledger, a: str, b: str, verdicts: tuple[Said, ...]) -> Judgement:
    """Take back the judgement of these verdicts on two. An entity that was split off goes back. Refused where there is none."""
    with ledger.to_write() as connection:
        found = Judgements.read(connection).of.get(frozenset((_id(connection, a), _id(connection, b))))
        if found is None or found.verdict not in verdicts:
            raise Refused(f"nobody has said of {a} and {b} that they are {' or '.join(verdicts)}")
        connection.execute(update(schema.judgements).where(_J.seq == found.seq).values(undone_at=ledger.time()))
        if found.member is not None:
            _put_back(connection, found)
    return found


def _id(connection: Connection, reference: str) -> str:
    """The id of an identity, of one too that is not there any more, but of which somebody said something."""
    known = select(_J.seq).where((_J.a == reference) | (_J.b == reference)).limit(1)
    return reference if connection.execute(known).first() is not None else _meant(connection, reference).id


def _meant(connection: Connection, reference: str) -> Meant:
    document, colon, key = reference.partition(":")
    if colon:
        named = select(_I.seq, _I.id, _I.name, _M.head).select_from(schema.members)
        joined = named.join(schema.identities, _I.seq == _M.identity).join(schema.documents, _D.seq == _M.document)
        found = connection.execute(joined.where(_D.id == document, _M.key == key)).first()
        if found is not None:
            return Meant(found.seq, found.id, found.name, f"{document}:{found.head}")
    else:
        row = connection.execute(select(_I.seq, _I.id, _I.name).where(_I.id == reference)).first()
        if row is not None:
            return Meant(row.seq, row.id, row.name)
    raise NoSuchMember(reference)


def _refuse_merge(judgements: Judgements, one: Meant, other: Meant) -> None:
    if one.seq == other.seq or judgements.root(one.id) == judgements.root(other.id):
        raise Refused(f"{one.id} and {other.id} are taken for one already")
    against = judgements.between(one.id, other.id)
    if against is not None and {against.a, against.b} != {one.id, other.id}:
        raise Refused(f"on {against.at} somebody said that {against.a} and {against.b} are {against.verdict}: undo that first")


def _refuse_split(judgements: Judgements, one: Meant, other: Meant, verdict: Said) -> None:
    """Two identities that a chain of judgements makes one cannot be parted at its ends."""
    said = judgements.of.get(frozenset((one.id, other.id)))
    if said is not None and said.verdict == verdict:
        raise Refused(f"somebody said so on {said.at} already")
    if (said is None or said.verdict != "same") and judgements.root(one.id) == judgements.root(other.id):
        raise Refused(f"{one.id} and {other.id} are one by what somebody said of others: undo that first")


def _taken_out(connection: Connection, one: Meant, other: Meant) -> Meant:
    """An identity of its own for the entity that leaves one."""
    leaving = other.member or one.member
    if leaving is None:
        raise Refused(f"{one.id} is one identity: name the entity that is to leave it as DOCUMENT:KEY")
    document, _, head = leaving.partition(":")
    seq = connection.execute(select(_D.seq).where(_D.id == document)).scalar_one()
    here = (_M.document == seq) & (_M.head == head)
    if connection.execute(select(_M.key).where(_M.identity == one.seq, ~here).limit(1)).first() is None:
        raise Refused(f"{leaving} is all that there is of {one.id}")
    profile = profile_from(connection.execute(select(_M.profile).where(here, _M.key == head)).scalar_one())
    store = Store(connection)
    store.load(keys(profile))
    made = store.found(profile, leaving)
    store.flush()
    connection.execute(update(schema.members).where(here).values(identity=made.seq))
    _void(connection, one.seq)
    return Meant(made.seq, str(made.id), profile.name, leaving)


def _put_back(connection: Connection, judgement: Judgement) -> None:
    """The entity that was split off goes back to where it was; what it left without members goes."""
    document, _, head = str(judgement.member).partition(":")
    seq = connection.execute(select(_D.seq).where(_D.id == document)).scalar()
    back = connection.execute(select(_I.seq).where(_I.id == judgement.a)).scalar()
    left = connection.execute(select(_I.seq).where(_I.id == judgement.b)).scalar()
    if seq is None or back is None or left is None:  # forgotten since
        return
    here = (_M.document == seq) & (_M.head == head) & (_M.identity == left)
    connection.execute(update(schema.members).where(here).values(identity=back))
    connection.execute(delete(schema.blocks).where(schema.blocks.c.identity == left))
    if connection.execute(select(_M.key).where(_M.identity == left).limit(1)).first() is None:
        connection.execute(delete(schema.doubts).where(schema.doubts.c.identity == left))
        connection.execute(delete(schema.identities).where(_I.seq == left))
    else:
        connection.execute(update(schema.identities).where(_I.seq == left).values(portrait=None))
    _void(connection, back)


def _void(connection: Connection, identity: int) -> None:
    """Have the portrait of an identity made anew from the members that it has now."""
    connection.execute(update(schema.identities).where(_I.seq == identity).values(portrait=None))
    renew(connection)
