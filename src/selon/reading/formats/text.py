"""Plain text: the file decoded, unchanged; segments by layout and words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from selon.errors import Unreadable
from selon.reading.encoding import decode
from selon.reading.layout import LINE, units
from selon.reading.publication import authors_in, date_line, is_byline, publisher_in
from selon.reading.raw import Metadata, Raw
from selon.reading.roles import segments
from selon.records import Segment

MEDIA_TYPE = "text/plain"
SUFFIXES = (".txt", ".text")

MOST_LINES = 200_000  #: more than any report has


def read(data: bytes, uri: str) -> Raw:
    """The text of a plain file and its segments; metadata from its headline, its byline and its dateline only."""
    text = decode(data, uri)
    if next(islice(LINE.finditer(text), MOST_LINES, None), None):
        raise Unreadable(uri, f"more than {MOST_LINES:,} lines")
    found = segments(text, units(text))
    return Raw(text, found, metadata(text, found))


def metadata(text: str, found: Sequence[Segment]) -> Metadata:
    """What headline, bylines and datelines say. `basis` is "text" where one of them has a full date."""
    title = next((s for s in found if s.role == "title"), None)
    lines = [text[s.start : s.end] for s in found if s.role == "byline" and (title is None or s.start > title.start)]
    published = next((d.value for line in lines if (d := date_line(line))), None)
    return Metadata(
        title=" ".join(text[title.start : title.end].split()) if title else None,
        publisher=next((name for line in lines if (name := publisher_in(line))), None),
        authors=tuple(dict.fromkeys(name for line in lines if is_byline(line) for name in authors_in(line))),
        published=published,
        basis="text" if published else None,
    )
