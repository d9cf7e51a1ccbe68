"""How many independent origins stand behind some statements: copies and translations of a story add none, nor does one voice that says
it again, nor several quoted from one report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from selon.records import Statement


@dataclass(frozen=True, slots=True)
class Count:
    """How much stands behind something. `origins`: independent ones."""

    statements: int
    documents: int
    voices: int
    named: int
    origins: int


class Counted(Protocol):
    """`origin`: the document that this one goes back to; `counts_as`: who or what it is counted under."""

    @property
    def voice(self) -> str: ...
    @property
    def named(self) -> bool: ...
    @property
    def document(self) -> str: ...
    @property
    def origin(self) -> str: ...
    @property
    def counts_as(self) -> str: ...


def chain_of(statement: Statement, by_id: Mapping[str, Statement]) -> list[str]:
    """The voices through which a statement comes, the outermost first, each once."""
    chain, at, seen = [statement.by], statement.within, {statement.id}
    while at is not None and at in by_id and at not in seen:
        seen.add(at)
        chain.insert(0, by_id[at].by)
        at = by_id[at].within
    return list(dict.fromkeys(chain))


def answerable(chain: Sequence[str], types: Mapping[str, str]) -> str:
    """The voice of a chain that a statement is counted under: the report that it is quoted from, or its own."""
    return chain[0] if len(chain) > 1 and types.get(chain[0]) == "document" else chain[-1]


def counted_as(key: str, identity: str | None, document: str, origin: str) -> str:
    """Whom a voice is counted as: across documents where it is known; an unknown one of a copy or translation as the story that it goes
    back to ("ORIGIN:")."""
    if identity is not None:
        return identity
    return f"{origin}:{key}" if origin == document else f"{origin}:"


def independent(items: Iterable[Counted]) -> set[str]:
    """Whom some statements are counted under, an unknown voice of a copy left out where its story is there itself."""
    found = list(items)
    first = {item.origin for item in found if item.origin == item.document}
    return {item.counts_as for item in found if not item.counts_as.endswith(":") or item.counts_as[:-1] not in first}


def counted(items: Iterable[Counted]) -> Count:
    """How many stand behind some items, and how many of those are independent of each other."""
    found = list(items)
    voices = {(item.voice, item.document): item.named for item in found}
    names = {item.voice for item in found if item.named}
    return Count(
        statements=len(found),
        documents=len({item.document for item in found}),
        voices=len(names) + sum(not named for named in voices.values()),
        named=len(names),
        origins=len(independent(found)),
    )
