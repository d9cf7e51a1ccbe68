"""Where the names of a document's entities stand beside the article: in bylines, credits, captions of others, other headlines.

Those segments are not parsed, and nobody is made an entity by them; but a name that the article itself has is its entity's there too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from selon.records import READ, Document, Entity, Span

LEAST = 3  # letters


def with_unread(document: Document, entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """The entities with the places of their names in the segments that are not read. A name that two entities have is nobody's."""
    unread = [(s.start, s.end) for s in document.segments if s.role not in READ]
    if not unread:
        return tuple(entities)
    owners = _owners(document.text, entities)
    found: dict[str, list[Span]] = {}
    taken: list[Span] = []
    for name in sorted(owners, key=lambda name: (-len(name), name)):
        for place in _places(document.text, name, unread):
            if not any(a < place[1] and place[0] < b for a, b in taken):
                taken.append(place)
                found.setdefault(owners[name], []).append(place)
    return tuple(replace(one, mentions=tuple(sorted({*one.mentions, *found[one.id]}))) if one.id in found else one for one in entities)


def _owners(text: str, entities: Sequence[Entity]) -> dict[str, str]:
    """Name to entity, for what is written like a name wherever it stands."""
    owners: dict[str, set[str]] = {}
    for entity in entities:
        for start, end in entity.mentions:
            owners.setdefault(text[start:end], set()).add(entity.id)
    return {name: next(iter(ids)) for name, ids in owners.items() if len(ids) == 1 and _is_name(text, name)}


def _is_name(text: str, name: str) -> bool:
    return len(name) >= LEAST and name[0].isupper() and not any(_places(text, name.lower(), [(0, len(text))]))


def _places(text: str, name: str, within: Sequence[Span]) -> Iterator[Span]:
    """Where a name stands as whole words."""
    for start, last in within:
        at = text.find(name, start, last)
        while at >= 0:
            end = at + len(name)
            if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
                yield at, end
            at = text.find(name, end, last)
