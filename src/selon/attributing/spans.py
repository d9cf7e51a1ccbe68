"""From words to spans of the text: trimming, and what quotation marks add to a content."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from selon.parsing.words import Parsed, Quotation
from selon.records import Span

EDGES = frozenset(" \t\r\n\u00a0\u202f\u2009.,;:!?«»“”„\"'’‘`<>()–—-…")


class Quotations:
    """The quotations of a text, asked by place. Spans exclude the marks."""

    def __init__(self, found: list[Quotation]) -> None:
        self.all = found
        self.starts = [q.opens[0] if q.opens else q.start for q in found]
        self.opening = {q.opens[0] for q in found if q.opens}

    def at(self, offset: int) -> Quotation | None:
        """The quotation that `offset` lies in, marks included."""
        n = bisect_right(self.starts, offset) - 1
        if n < 0:
            return None
        quotation = self.all[n]
        end = quotation.closes[1] if quotation.closes else quotation.end
        return quotation if offset < end else None

    def within(self, start: int, end: int) -> list[Quotation]:
        """The quotations that overlap start..end."""
        if not self.all:
            return []
        first, last = bisect_right(self.starts, start), bisect_left(self.starts, end)
        if first and self.all[first - 1].end > start:
            first -= 1
        return self.all[first:last]

    def share(self, spans: Sequence[Span], text: str) -> float:
        """The share of the spans' letters that stand in quotation marks."""
        inside = [(max(start, q.start), min(end, q.end)) for start, end in spans for q in self.within(start, end)]
        if inside == list(spans):  # all of it, as most often where any is
            return 1.0 if any(text[at].isalnum() for start, end in spans for at in range(start, end)) else 0.0
        quoted = sum(_letters(text, start, end) for start, end in inside)
        return quoted / sum(_letters(text, start, end) for start, end in spans) if quoted else 0.0


def _letters(text: str, start: int, end: int) -> int:
    return sum(map(str.isalnum, text[start:end]))


def trim(text: str, start: int, end: int) -> Span | None:
    """The span without quotation marks, punctuation and space at its ends; None where nothing is left.

    A bracket stays where its partner is inside ("[al Qaeda] says").
    """
    while start < end and text[start] in EDGES and not (text[start] == "(" and ")" in text[start:end]):
        start += 1
    while end > start and text[end - 1] in EDGES and not (text[end - 1] == ")" and "(" in text[start:end]):
        end -= 1
    return (start, end) if end > start else None


def span_of(parsed: Parsed, first: int, last: int) -> Span:
    """The characters from one word to another, both included."""
    return parsed.words[first].start, parsed.words[last].end
