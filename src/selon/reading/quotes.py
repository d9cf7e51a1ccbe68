"""Quotation marks that do not pair: recorded, never mended. Where quotations begin and end is for `parsing` to say.

Kinds: "unclosed_quotation" (at the mark that opens it), "unopened_quotation" (at the mark that closes it),
"reversed_quotation_mark" (an opening mark where the quotation ends), "mixed_quotation_marks" (closed by another kind of mark).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from selon.records import Repair, Span

MARK = re.compile("«|»|“|”|„|<<|>>|``|''|\"")
FAMILY = {"«": "«", "»": "«", "“": "“", "”": "“", "„": "“", "<<": "<", ">>": "<", "``": "`", "''": "`", '"': '"'}
OPENING = {"«", "“", "„", "<<", "``"}
CLOSING = {"»", "”", ">>", "''"}
AFTER_CLOSE = ".,;:!?)]"
MOST_MARKS = 50_000  # looked at: more are in no article
LONGEST_RUN = 8  # paragraphs that one quotation may run over


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    mark: str
    paragraph: int
    head: bool  # the first thing in its paragraph
    tail: bool  # nothing after it but stops
    spaces: tuple[bool, bool]

    @property
    def family(self) -> str:
        return FAMILY[self.mark]


@dataclass(slots=True)
class _Walk:
    last_close: dict[tuple[int, str], int]
    found: list[Repair] = field(default_factory=list)
    opened: _Mark | None = None

    def note(self, mark: _Mark, kind: str) -> None:
        self.found.append(Repair(mark.start, mark.end, kind))

    def step(self, mark: _Mark) -> None:
        if self.opened and mark.paragraph - self.opened.paragraph > LONGEST_RUN:
            self.abandon()
        if self.opened is None:
            self.first(mark)
        elif mark.mark in OPENING:
            self.again(mark, self.opened)
        else:
            self.close(mark, self.opened)

    def first(self, mark: _Mark) -> None:
        """A mark while nothing stands open."""
        before, after = mark.spaces
        if mark.mark in OPENING:
            if mark.tail:
                self.note(mark, "reversed_quotation_mark")
            else:
                self.opened = mark
        elif mark.mark in CLOSING or (after and not before) or mark.tail:
            self.note(mark, "unopened_quotation")
        else:
            self.opened = mark

    def again(self, mark: _Mark, opened: _Mark) -> None:
        """An opening mark while a quotation stands open."""
        if mark.tail:
            self.note(mark, "reversed_quotation_mark")
            self.opened = None
        elif mark.head or (mark.family != opened.family and self.closes_later(opened, mark)):
            self.opened = opened if not mark.head else mark
        else:
            self.abandon()
            self.opened = mark

    def close(self, mark: _Mark, opened: _Mark) -> None:
        """A mark that may close while a quotation stands open."""
        if mark.family == opened.family:
            head_of_next = mark.mark == '"' and mark.head and mark.paragraph != opened.paragraph
            self.opened = mark if head_of_next else None
        elif not self.closes_later(opened, mark):
            if mark.mark == '"' and mark.spaces[0] and not mark.spaces[1]:
                self.abandon()
                self.opened = mark
                return
            self.note(mark, "mixed_quotation_marks")
            self.opened = None

    def closes_later(self, opened: _Mark, mark: _Mark) -> bool:
        return self.last_close.get((mark.paragraph, opened.family), -1) > mark.start

    def abandon(self) -> None:
        if self.opened:
            self.note(self.opened, "unclosed_quotation")
        self.opened = None


def broken_quotations(text: str, paragraphs: Sequence[Span]) -> list[Repair]:
    """The quotation marks of these paragraphs that do not pair. A quotation may run over paragraphs; linear time."""
    marks = list(islice(_marks(text, paragraphs), MOST_MARKS))
    walk = _Walk({(m.paragraph, m.family): m.start for m in marks if m.mark not in OPENING})
    for mark in marks:
        walk.step(mark)
    walk.abandon()
    return walk.found


def _marks(text: str, paragraphs: Sequence[Span]) -> Iterator[_Mark]:
    for i, (start, end) in enumerate(paragraphs):
        for match in MARK.finditer(text, start, end):
            before = match.start() == start or text[match.start() - 1].isspace()
            after = match.end() == end or text[match.end()].isspace()
            rest = text[match.end() : min(end, match.end() + 4)].strip()
            tail = (match.end() + 4 >= end and not rest.strip(AFTER_CLOSE)) or (after and rest[:1] in (",", ".") and rest[:1] != "")
            yield _Mark(match.start(), match.end(), match.group(), i, match.start() == start, tail, (before, after))
