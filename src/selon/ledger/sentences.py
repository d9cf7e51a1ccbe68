"""Sentences by their punctuation alone: what a search hit is shown in. The parser's own are not part of a reading."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from selon.records import READ, Document, Span

# The end of a sentence: its mark, whatever closes with it, and space (or an empty line, whatever stands before).
_END = re.compile(r"[.!?…][.!?…]{0,9}[ \u00a0\u202f]?[\"'”’»)\]]{0,3}[ \t\r\n\u00a0\u202f]|\n[ \t\r]{0,20}\n")
# What the next one starts with: a capital, a figure, or something that opens.
_OPENS = "\"'“‘«([—–-¿¡`"
_ABBREVIATION = 3  # letters: "M.", "Dr.", "Gen." with a capital are taken to be short for something, and what has a point inside ("U.S")


def sentences(document: Document) -> list[Span]:
    """The sentences of the segments whose words are read, in order, without the space around them. A document without
    segments is read whole."""
    stretches = [(s.start, s.end) for s in document.segments if s.role in READ] if document.segments else [(0, len(document.text))]
    return [sentence for start, end in stretches for sentence in _within(document.text, start, end)]


def around(found: list[Span], spans: Iterable[Span]) -> Span | None:
    """The stretch from the first to the last of these sentences that the spans touch; None where they touch none."""
    spans = list(spans)
    first, last = min(s for s, _ in spans), max(e for _, e in spans)
    i = bisect_right(found, first, key=lambda s: s[1])
    j = bisect_left(found, last, key=lambda s: s[0])
    return (found[i][0], found[j - 1][1]) if i < j else None


def _within(text: str, start: int, end: int) -> Iterator[Span]:
    begun = start
    for match in _END.finditer(text, start, end):
        if match[0][0] == "\n" or _is_end(text, begun, match, end):
            yield from _trimmed(text, begun, match.end())
            begun = match.end()
    yield from _trimmed(text, begun, end)


def _is_end(text: str, begun: int, match: re.Match[str], end: int) -> bool:
    following = match.end()
    while following < end and text[following].isspace():
        following += 1
    if following < end and not (text[following].isupper() or text[following].isdigit() or text[following] in _OPENS):
        return False
    return match[0][0] != "." or not _is_abbreviation(text[max(begun, match.start() - _ABBREVIATION - 1) : match.start()])


def _is_abbreviation(before: str) -> bool:
    word = before.rsplit(maxsplit=1)[-1] if before and not before[-1].isspace() else ""
    word = word.lstrip("(«\"'“‘’")
    if "." in word:
        return True
    return 0 < len(word) <= _ABBREVIATION and word.isalpha() and word[0].isupper() and not word[1:].isupper()


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """The span without the space at its ends; nothing where that is all there is."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
