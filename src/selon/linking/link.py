"""Linking: the entities of new documents are put to the identities that are known, or found new ones. Nothing linked before
is gone through again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select

from selon.ledger import Ledger, LedgerError, schema
from selon.ledger.contract import loads
from selon.ledger.objects import NotAReading
from selon.linking.comparing import SAME, UNSURE, Verdict, compare
from selon.linking.judgements import Judgements
from selon.linking.keys import keys
from selon.linking.profiles import Member, Profile, members, to_text
from selon.linking.store import Known, Store, renew
from selon.resolving.folding import folded

BATCH = 100  # documents in one transaction
DOUBTS = 5  # that an entity may be others, the likeliest
CLOSE = 0.05  # between the scores of two identities that an entity fits alike
APART = 0.7  # at most, for two that one document keeps apart

Row = dict[str, str | int | float]
_D, _I = schema.documents.c, schema.identities.c
_UNLINKED = _D.seq.not_in(select(schema.linked.c.document))
_PENDING = select(_D.seq, _D.id, _D.reading).where(_UNLINKED).order_by(_D.seq).limit(BATCH)


@dataclass(frozen=True, slots=True)
class Fit:
    """An identity that an entity may be."""

    known: Known
    verdict: Verdict


def link(ledger: Ledger) -> int:
    """Link the documents that are not linked yet, in the order in which they were added; how many there were."""
    done = 0
    while waiting(ledger):
        done += link_some(ledger)
    return done


def link_some(ledger: Ledger) -> int:
    """Link the next documents in one transaction; how many there were."""
    with ledger.to_write() as connection:
        renew(connection)
        return _batch(ledger, connection)


def waiting(ledger: Ledger) -> int:
    """How many calls of `link_some` there is work for."""
    with ledger.to_read() as connection:
        stale = connection.execute(select(_I.seq).where(_I.portrait.is_(None)).limit(1)).first()
        documents = connection.execute(select(func.count()).select_from(schema.documents).where(_UNLINKED)).scalar_one()
        return max(-(-documents // BATCH), int(stale is not None))


def _batch(ledger: Ledger, connection: Connection) -> int:
    found = [(seq, str(key), list(_members(ledger, str(key), str(text)))) for seq, key, text in connection.execute(_PENDING)]
    store = Store(connection)
    store.load(key for _, _, some in found for member in some if member.key == member.head for key in keys(member.profile))
    linking = _Linking(store, Judgements.read(connection))
    for seq, document, some in found:
        linking.document(seq, document, some)
    store.flush()
    for table, rows in ((schema.members, linking.members), (schema.doubts, linking.doubts)):
        if rows:
            connection.execute(insert(table), rows)
    if found:
        connection.execute(insert(schema.linked), [{"document": seq} for seq, _, _ in found])
    return len(found)


def _members(ledger: Ledger, document: str, text: str) -> Iterator[Member]:
    try:
        yield from members(loads(text))
    except NotAReading as error:
        raise LedgerError(ledger.name, f"the reading of {document} cannot be read: {error}") from error


class _Linking:
    """The rows that come of linking a batch."""

    def __init__(self, store: Store, judgements: Judgements) -> None:
        self._store = store
        self._judgements = judgements
        self.members: list[Row] = []
        self.doubts: list[Row] = []

    def document(self, seq: int, document: str, some: list[Member]) -> None:
        heads: dict[str, Known] = {}
        for member in some:
            if member.head == member.key:
                known, verdict = self._put(seq, f"{document}:{member.key}", member)
                known.at = seq
                heads[member.key] = known
            else:
                known, verdict = heads[member.head], Verdict(1.0, f"the same as {member.head} of the document")
            self.members.append(
                {
                    "document": seq,
                    "key": member.key,
                    "head": member.head,
                    "identity": known.seq,
                    "name": member.profile.name,
                    "profile": to_text(member.profile),
                    "score": verdict.score,
                    "reason": verdict.reason,
                }
            )

    def _put(self, seq: int, origin: str, member: Member) -> tuple[Known, Verdict]:
        """The identity that a member is, or a new one; and who else it may be."""
        split = self._judgements.splits.get(origin)
        fits = _fits(self._store.candidates(member.profile), member.profile, seq, not_this=split and split[0])
        best = fits[0] if fits and fits[0].verdict.score >= SAME else None
        if best is not None and self._torn(best, fits):
            reason = "fits several that a person said are not to be taken for one"
            fits = [Fit(fit.known, Verdict(min(fit.verdict.score, APART), reason)) for fit in fits]
            best = None
        if best is None:
            self._doubt(seq, member.key, fits)
            return self._store.found(member.profile, origin, split and split[1]), Verdict(1.0, "the first of this name")
        self._doubt(seq, member.key, [fit for fit in fits[1:] if fit.verdict.score >= SAME])
        self._store.join(best.known, member.profile)
        return best.known, best.verdict

    def _torn(self, best: Fit, fits: list[Fit]) -> bool:
        near = [fit for fit in fits[1:] if fit.verdict.score >= best.verdict.score - CLOSE]
        return any(self._judgements.apart(best.known.id, fit.known.id) for fit in near)

    def _doubt(self, seq: int, key: str, fits: list[Fit]) -> None:
        self.doubts += (
            {"document": seq, "key": key, "identity": fit.known.seq, "score": fit.verdict.score, "reason": fit.verdict.reason}
            for fit in fits[:DOUBTS]
        )


def _fits(candidates: list[Known], profile: Profile, document: int, not_this: str | None) -> list[Fit]:
    """The identities that a profile is or may be, the likeliest first, and of two alike the older."""
    found = []
    for known in candidates:
        verdict = compare(profile, known.portrait)
        if verdict.score > APART and known.at == document and not _same_word(profile, known):
            verdict = Verdict(APART, f"{verdict.reason}; but the document keeps the two apart")
        if verdict.score >= UNSURE and (not_this is None or known.id != not_this):
            found.append(Fit(known, verdict))
    return sorted(found, key=lambda fit: (-fit.verdict.score, fit.known.seq))


def _same_word(profile: Profile, known: Known) -> bool:
    return any(folded(profile.name) == folded(name) for name in known.portrait.names)
