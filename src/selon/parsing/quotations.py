"""Find the quotations of a text: the stretches between quotation marks, broken marks included.

Marks are taken in order. A mark opens or closes by its shape (`«`, `“`) or, where the shape does not say (`"`), by the
space around it; what stands open already decides the rest. A quotation may run over paragraphs up to its closing mark.
One that is never closed ends with its paragraph, and one opened where another stands open ends the other. Every mark is
looked at once: the time is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selon.parsing.words import Quotation
from selon.records import READ, Repair, Segment, Span

OPENING = {"«": "»", "“": "”", "„": "”", "‟": "”", "〝": "〞", "<<": ">>", "``": "''", "‘‘": "’’"}
APOSTROPHES = "''"
CLOSING = {"»", "”", "〞", ">>", "’’", APOSTROPHES}
EITHER = {'"', "＂"}
SINGLE_OPENING = "‘"
LONGEST_RUN = 8  # paragraphs that one quotation may run over
ENDS = ".!?…"


@dataclass(frozen=True, slots=True)
class Mark:
    start: int
    end: int
    shape: str  # "open", "close" or "either"
    single: bool
    paragraph: int


def quotations(text: str, segments: Sequence[Segment]) -> tuple[list[Quotation], list[Repair]]:
    """The outermost quotations of the segments that are read, in order, and what had to be mended to find them."""
    found: list[Quotation] = []
    repairs: list[Repair] = []
    read = [s for s in segments if s.role in READ]
    marks = list(_marks(text, read))
    last_closing = {mark.paragraph: mark.start for mark in marks if mark.shape == "close" and not mark.single}
    opened: Mark | None = None
    for mark in marks:
        if opened is not None and mark.paragraph - opened.paragraph > LONGEST_RUN:
            _end_with_paragraph(text, read, opened, found, repairs)
            opened = None
        if opened is None:
            if _opens(text, mark, read[mark.paragraph]):
                opened = mark
            elif not mark.single:
                _take_lone_close(text, mark, read[mark.paragraph], found, repairs)
        elif _nested(mark, opened, last_closing):
            continue
        elif _closes(text, mark, opened, read[mark.paragraph]):
            _close(text, opened, mark, found)
            opened = None
        else:
            _end_before(text, read, opened, mark, found, repairs)
            opened = mark
    if opened is not None:
        _end_with_paragraph(text, read, opened, found, repairs)
    return [q for q in found if q.end > q.start], repairs


MARK = re.compile("<<|>>|``|''|‘‘|’’|[«»“”„‟〝〞\"＂‘’']")


def _marks(text: str, segments: Sequence[Segment]) -> Iterator[Mark]:
    """Every quotation mark of the segments, double characters (`<<`, two apostrophes) as one. Two apostrophes open, too, where nothing else
    does that they could close."""
    closing = CLOSING if "``" in text else CLOSING - {APOSTROPHES}
    for paragraph, segment in enumerate(segments):
        for match in MARK.finditer(text, segment.start, segment.end):
            at, mark = match.start(), match.group()
            if mark in OPENING or mark in CLOSING or mark in EITHER:
                shape = "open" if mark in OPENING else "close" if mark in closing else "either"
                yield Mark(at, match.end(), shape, False, paragraph)
            elif mark == SINGLE_OPENING or _single(text, at, segment):
                yield Mark(at, at + 1, "open" if mark == SINGLE_OPENING else "either", True, paragraph)


def _single(text: str, at: int, segment: Segment) -> bool:
    """Whether an apostrophe may be a quotation mark: not between two letters."""
    before = text[at - 1] if at > segment.start else " "
    after = text[at + 1] if at + 1 < segment.end else " "
    return not (before.isalnum() and after.isalnum())


def _around(text: str, mark: Mark, segment: Segment) -> tuple[str, str]:
    """The characters just before and after a mark; a space at the edges of its paragraph."""
    before = text[mark.start - 1] if mark.start > segment.start else " "
    after = text[mark.end] if mark.end < segment.end else " "
    return before, after


def _rest(text: str, mark: Mark, segment: Segment) -> str:
    """The first character after a mark that is no space, or "" at the end of the paragraph."""
    at = mark.end
    while at < segment.end and text[at].isspace():
        at += 1
    return text[at] if at < segment.end else ""


def _opens(text: str, mark: Mark, segment: Segment) -> bool:
    """Whether a mark opens a quotation, none standing open."""
    before, after = _around(text, mark, segment)
    rest = _rest(text, mark, segment)
    if mark.single:
        outside = before.isspace() or before in "([—–-:,;"
        return outside and (after.isalnum() or after in "[…") and (mark.shape == "open" or not after.isdigit())
    if rest == "" or rest in ",;)":
        return False
    if mark.shape == "open":
        return True
    if mark.shape == "close":  # a wrong mark at the head of what it should open
        return mark.start == segment.start and not after.isspace()
    return not after.isspace() or not (before.isalnum() or before in ENDS)


def _closes(text: str, mark: Mark, opened: Mark, segment: Segment) -> bool:
    """Whether a mark closes the quotation that stands open."""
    before, after = _around(text, mark, segment)
    rest = _rest(text, mark, segment)
    if mark.single:
        return not before.isspace() and not after.isalnum() if mark.shape == "either" else False
    if mark.shape == "close":
        return True
    new_paragraph = mark.paragraph != opened.paragraph and mark.start == segment.start
    if mark.shape == "open":
        return (rest == "" or rest in ",;)" or (rest in ENDS and after in ENDS)) and not new_paragraph
    if new_paragraph and not after.isspace():
        return False
    return not (before.isspace() and not after.isspace() and mark.paragraph != opened.paragraph)


def _nested(mark: Mark, opened: Mark, last_closing: dict[int, int]) -> bool:
    """Whether a mark belongs to a quotation inside the one that stands open."""
    if mark.single != opened.single:
        return not (opened.single and mark.paragraph != opened.paragraph)
    return opened.shape == "open" and mark.shape == "either" and not mark.single and last_closing.get(mark.paragraph, -1) > mark.start


def _inner(text: str, start: int, end: int) -> Span:
    """The span without the space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _close(text: str, opened: Mark, mark: Mark, found: list[Quotation]) -> None:
    start, end = _inner(text, opened.end, mark.start)
    found.append(Quotation(start, end, (opened.start, opened.end), (mark.start, mark.end)))


def _end_with_paragraph(text: str, segments: Sequence[Segment], opened: Mark, found: list[Quotation], repairs: list[Repair]) -> None:
    """End an unclosed quotation with its paragraph; a lone single mark is an apostrophe."""
    if opened.single:
        return
    start, end = _inner(text, opened.end, segments[opened.paragraph].end)
    found.append(Quotation(start, end, (opened.start, opened.end), None))
    repairs.append(Repair(opened.start, opened.end, "unclosed_quotation"))


def _end_before(text: str, segments: Sequence[Segment], opened: Mark, mark: Mark, found: list[Quotation], repairs: list[Repair]) -> None:
    """End an unclosed quotation where the next one opens in its paragraph, or with its own paragraph."""
    if opened.paragraph != mark.paragraph:
        continues = not opened.single and mark.start == segments[mark.paragraph].start
        start, end = _inner(text, opened.end, segments[opened.paragraph].end)
        if not opened.single:
            found.append(Quotation(start, end, (opened.start, opened.end), None))
        if not continues and not opened.single:
            repairs.append(Repair(opened.start, opened.end, "unclosed_quotation"))
        return
    if opened.single:
        return
    last = max(text.rfind(c, opened.end, mark.start) for c in ENDS)
    start, end = _inner(text, opened.end, last + 1 if last >= 0 else opened.end)
    found.append(Quotation(start, end, (opened.start, opened.end), None))
    repairs.append(Repair(opened.start, opened.end, "unclosed_quotation"))


def _take_lone_close(text: str, mark: Mark, segment: Segment, found: list[Quotation], repairs: list[Repair]) -> None:
    """A closing mark that nothing opened: only recorded; where it began cannot be known."""
    repairs.append(Repair(mark.start, mark.end, "unopened_quotation"))
