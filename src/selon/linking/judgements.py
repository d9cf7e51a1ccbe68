"""What people said of pairs of identities, and what follows: who counts as one, and who is kept apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, select

from selon.ledger import schema

Said = Literal["same", "different", "unsure"]
_J, _I = schema.judgements.c, schema.identities.c


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judgement that stands. `member` is what was split off by it, "DOCUMENT:KEY"."""

    seq: int
    a: str
    b: str
    verdict: Said
    at: str
    note: str | None
    member: str | None


class Judgements:
    """All judgements that stand, on ids of identities; of two on one pair the later one."""

    def __init__(self, standing: list[Judgement]) -> None:
        self.of = {frozenset((judgement.a, judgement.b)): judgement for judgement in sorted(standing, key=lambda one: one.seq)}
        self.splits = {one.member: (one.a, one.b) for one in standing if one.member is not None}
        self._root: dict[str, str] = {}
        for judgement in self.of.values():
            if judgement.verdict == "same":
                self._root[self.root(judgement.b)] = self.root(judgement.a)

    @classmethod
    def read(cls, connection: Connection) -> Judgements:
        columns = (_J.seq, _J.a, _J.b, _J.verdict, _J.at, _J.note, _J.member)
        found = connection.execute(select(*columns).where(_J.undone_at.is_(None)).order_by(_J.seq))
        return cls([Judgement(*row) for row in found])

    def root(self, identity: str) -> str:
        """One id for all that people said are one."""
        while identity in self._root and self._root[identity] != identity:
            identity = self._root[identity]
        return identity

    def one(self, identity: str) -> set[str]:
        """All ids that people said are one with this one, itself included."""
        root = self.root(identity)
        named = {key for pair in self.of for key in pair} | {identity}
        return {key for key in named if self.root(key) == root}

    def between(self, a: str, b: str, verdicts: tuple[Said, ...] = ("different", "unsure")) -> Judgement | None:
        """The judgement that keeps these two apart, or any two that they are one with."""
        mine, theirs = self.one(a), self.one(b)
        return next((one for pair, one in self.of.items() if one.verdict in verdicts and len(pair & mine) == 1 == len(pair & theirs)), None)

    def apart(self, a: str | None, b: str | None) -> bool:
        return a is not None and b is not None and self.between(a, b) is not None
