"""The records that selon keeps, and the JSON they become.

Every span is a pair of offsets into the document's `text`: Unicode code points, from 0, half-open. Dates are EDTF
(ISO 8601-2), as precise as the text and no more. `None` says that the text does not say.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Span = tuple[int, int]

Role = Literal["title", "body", "caption", "credit", "related_headline", "subheading", "byline", "navigation"]
Form = Literal["direct", "indirect", "mixed"]
Stance = Literal["asserts", "denies", "downplays", "confirms", "accuses", "promises", "orders", "predicts", "declines", "asks"]
Certainty = Literal["certain", "probable", "possible", "unknown"]
Polarity = Literal["positive", "negative"]
SourceType = Literal["person", "group", "organisation", "document"]
Bearing = Literal["breach", "compliance", "contests", "neutral"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip

# The segments whose words are read. Headlines of other stories, menus, credits and bylines are nobody's statements.
READ: frozenset[Role] = frozenset({"title", "body", "caption", "subheading"})


@dataclass(frozen=True, slots=True)
class Segment:
    """A block of the text and the part it plays on the page. Segments stand in order and never overlap."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class Repair:
    """Something broken in the text as found, read around and not rewritten: `kind` says what."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Document:
    """One article as read. `text` is never altered afterwards; `sha256` is of the bytes found, `text_sha256` of the text."""

    uri: str
    sha256: str
    text_sha256: str
    media_type: str
    text: str
    language: str
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_basis: str | None = None
    segments: tuple[Segment, ...] = ()
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One attributed content. `by` names the voice in the reading's `sources`; `cue` and `source` are None where the
    text has no words for them; `within` is the statement that this one is nested in."""

    id: str
    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    by: str
    form: Form
    stance: Stance
    certainty: Certainty
    polarity: Polarity
    about: tuple[str, ...] = ()
    within: str | None = None
    why: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """One voice across the whole document: every mention of it that a statement is put down to."""

    name: str
    type: SourceType
    named: bool
    affiliation: str | None = None
    entity: str | None = None
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the text says of an entity, at `at`."""

    fact: str
    at: Span
    stated_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, place, agreement or document, and its mentions."""

    id: str
    name: str
    type: str
    mentions: tuple[Span, ...] = ()
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Time:
    """A temporal expression. `value` is EDTF or None; `anchor` says what it was reckoned from: "absolute" (itself),
    "publication" (the document's date), "narrative" (another time of the text), or None (nothing: a duration, a set)."""

    start: int
    end: int
    value: str | None
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    id: str
    type: EventType | None
    trigger: Span
    when: str | None = None
    where: str | None = None
    who: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    status: str = "reported"
    stated_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    a: str
    relation: str
    b: str
    at: Span
    stated_by: tuple[str, ...] = ()
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    statement: str
    bearing: Bearing
    why: str


@dataclass(frozen=True, slots=True)
class Commitment:
    id: str
    by: str | None
    to: str | None
    content: tuple[Span, ...]
    when: str | None
    statement: str | None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one document."""

    document: Document
    statements: tuple[Statement, ...] = ()
    sources: dict[str, Source] = field(default_factory=dict)
    entities: tuple[Entity, ...] = ()
    times: tuple[Time, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    commitments: tuple[Commitment, ...] = ()
