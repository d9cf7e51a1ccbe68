"""What a reader of one media type hands over: the text, its segments and what the page says of itself."""

from __future__ import annotations

from dataclasses import dataclass

from selon.records import Repair, Segment


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page says of itself. `published` is EDTF, `basis` says where it was read; `language` is only declared."""

    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    basis: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Raw:
    """A text and its segments (code points, half-open, in order), before its language is known."""

    text: str
    segments: tuple[Segment, ...]
    metadata: Metadata = Metadata()
    repairs: tuple[Repair, ...] = ()
