"""When a document was written: as given, as its dateline says, or between what it tells of as past and as to come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from selon.parsing.words import Parsed
from selon.timing.clues import Bounds, bounds
from selon.timing.dateline import dateline
from selon.timing.edtf import UNSURE, Point
from selon.timing.edtf import read as read_edtf
from selon.timing.mentions import Read, read
from selon.timing.named import CalendarDate

Basis = Literal["given", "dateline", "inferred", "unknown"]
YEARS_AHEAD = 6  # a dateline without a year is looked for in so many years from the earliest that may be


@dataclass(frozen=True, slots=True)
class DocumentDate:
    """The date of writing in EDTF, what it rests on, and why, in words; `value` is None where nothing tells."""

    value: str | None
    basis: Basis
    reasons: tuple[str, ...] = ()


def document_date(parsed: Parsed, given: str | None) -> DocumentDate:
    """The date of writing: the one given, if it is EDTF; else that of the dateline; else what the text lets be inferred.

    What is inferred is an interval, open where nothing bounds it; "?" marks a bound that rests on a habit of writers.
    """
    return _given(given) or told(read(parsed), parsed, _unusable(given))


def date_of(found: Read, parsed: Parsed, given: str | None) -> DocumentDate:
    """The same, from what has been read."""
    return _given(given) or told(found, parsed, _unusable(given))


def _given(given: str | None) -> DocumentDate | None:
    return DocumentDate(given, "given") if given and read_edtf(given) is not None else None


def _unusable(given: str | None) -> tuple[str, ...]:
    return (f"the date given is not EDTF: {given!r}",) if given else ()


def told(found: Read, parsed: Parsed, reasons: tuple[str, ...] = ()) -> DocumentDate:
    """The date of writing by the text alone."""
    head = dateline(found, parsed)
    if head is not None and head.value is not None:
        return DocumentDate(str(head.value), "dateline", (*reasons, f"the dateline says « {head.words} »"))
    known = bounds(found)
    if head is not None and isinstance(head.meaning, CalendarDate) and (at := _within(head.meaning, known)):
        return DocumentDate(str(at), "dateline", (*reasons, f"the dateline says « {head.words} »", *known.reasons))
    value = known.value()
    return DocumentDate(str(value) if value else None, "inferred" if value else "unknown", (*reasons, *known.reasons))


def _within(meaning: CalendarDate, known: Bounds) -> Point | None:
    """A dateline's day in the only year that the bounds allow; in the first of several, uncertain."""
    if known.lower is None:
        return None
    last = known.upper.year if known.upper else known.lower.year + YEARS_AHEAD
    fitting = list(_fitting(meaning, range(known.lower.year, last + 1), known))
    if not fitting:
        return None
    return fitting[0] if len(fitting) == 1 and not known.lower.mark else fitting[0].marked(UNSURE)


def _fitting(meaning: CalendarDate, years: Iterable[int], known: Bounds) -> Iterable[Point]:
    """The days meant in those years, of those the bounds allow, that fall on the weekday meant."""
    for point in filter(None, map(meaning.at_year, years)):
        on_weekday = meaning.weekday in (None, date.fromordinal(point.first).weekday())
        if on_weekday and known.allow(point):
            yield point
