"""Readings of invented articles in which people are named, for linking."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from selon.records import Document, Entity, Fact, Reading, Segment, Source, Span, Statement

ROLE = {"fr": "porte-parole des Hautes-Terres", "en": "spokesman of the Highlands"}


def spans(text: str, name: str) -> tuple[Span, ...]:
    found, at = [], text.find(name)
    while at >= 0:
        found.append((at, at + len(name)))
        at = text.find(name, at + 1)
    return tuple(found)


def article(  # noqa: PLR0913
    text: str,
    names: Sequence[tuple[str, str]],
    *,
    speaks: str | None = None,
    role: str | None = None,
    stance: str = "asserts",
    published: str = "2024-03-15",
    language: str = "fr",
    anonymous: bool = False,
) -> Reading:
    """A reading of `text`, whose entities are `names` with their types; `speaks` says the text's last sentence."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    whole = (Segment(0, len(text), "body"),)
    document = Document(f"{digest[:4]}.txt", digest, digest, "text/plain", text, language, published=published, segments=whole)
    entities = []
    for i, (name, kind) in enumerate(names, 1):
        at = spans(text, name)
        facts = (Fact(role, at[0]),) if role and name == speaks else ()
        entities.append(Entity(f"e{i}", name, kind, at, facts))
    if speaks is None:
        return Reading(document, entities=tuple(entities))
    entity = next((one.id for one in entities if one.name == speaks), None)
    start = text.rstrip(".").rfind(". ") + 2
    statement = Statement("a1", ((start, len(text)),), None, None, "s1", "indirect", stance, "certain", "positive")  # type: ignore[arg-type]
    source = Source(speaks, "person", not anonymous, "Hautes-Terres", entity, spans(text, speaks)[:1])
    return Reading(document, (statement,), {"s1": source}, tuple(entities))


FIRST = article(
    "Jorin Takkal, porte-parole des Hautes-Terres, a parlé à Ostrane. Le convoi est parti.",
    [("Jorin Takkal", "person"), ("Ostrane", "location")],
    speaks="Jorin Takkal",
    role=ROLE["fr"],
)
SECOND = article(
    "Jorin Takkal, spokesman of the Highlands, spoke in Ostrane. There was no convoy.",
    [("Jorin Takkal", "person"), ("Ostrane", "location")],
    speaks="Jorin Takkal",
    role=ROLE["en"],
    stance="denies",
    published="2024-04-12",
    language="en",
)
OSTRANE = ("Ostrane", "location")
THIRD = article("Marko Takkal sells fish in Ostrane. Takkal is tired.", [("Marko Takkal", "person"), OSTRANE], language="en")
FOURTH = article("On a vu Takkal à Ostrane. Rien de plus.", [("Takkal", "person"), ("Ostrane", "location")], published="2024-06")
UNNAMED = article("Un responsable a parlé. Le convoi est parti hier.", [], speaks="Un responsable", anonymous=True, published="2023")
ALL = (FIRST, SECOND, THIRD, FOURTH, UNNAMED)


def id_of(reading: Reading) -> str:
    return reading.document.sha256[:12]
