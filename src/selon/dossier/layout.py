"""Where things stand on the page: the text cut into places, and which spans fall in which place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from selon.records import Document, Role, Span


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph of a segment, `text[start:end]`, without the white space around it."""

    start: int
    end: int
    role: Role


def places(document: Document) -> tuple[Place, ...]:
    """All of a document's text that can be seen, in order: the segments, and as body what no segment holds, each cut at its
    empty lines."""
    return tuple(_places(document))


def overlap(span: Span, place: Place) -> bool:
    return max(span[0], place.start) < min(span[1], place.end)


def by_place(spans: Sequence[Iterable[Span]], page: Sequence[Place]) -> list[list[int]]:
    """For each place the numbers of the things, in order, that have a span in it."""
    found: list[list[int]] = [[] for _ in page]
    ends, starts = [p.end for p in page], [p.start for p in page]
    for number, of in enumerate(spans):
        for start, end in of:
            for at in range(bisect_right(ends, start), bisect_left(starts, end) if start < end else 0):
                if number not in found[at][-1:]:
                    found[at].append(number)
    return found


def _places(document: Document) -> Iterator[Place]:
    at, length = 0, len(document.text)
    for segment in sorted(document.segments, key=lambda s: (s.start, s.end)):
        start, end = max(segment.start, at), min(segment.end, length)
        if start >= end:
            continue
        yield from _paragraphs(document.text, at, start, "body")
        yield from _paragraphs(document.text, start, end, segment.role)
        at = end
    yield from _paragraphs(document.text, at, length, "body")


def _paragraphs(text: str, start: int, end: int, role: Role) -> Iterator[Place]:
    at = begin = start
    for line in text[start:end].split("\n"):
        if not line.strip():
            yield from _trimmed(text, begin, at, role)
            begin = at + len(line)
        at += len(line) + 1
    yield from _trimmed(text, begin, end, role)


def _trimmed(text: str, start: int, end: int, role: Role) -> Iterator[Place]:
    words = text[start:end]
    if words.strip():
        first = start + len(words) - len(words.lstrip())
        yield Place(first, first + len(words.strip()), role)
