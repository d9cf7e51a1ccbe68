"""The temporal expressions of a document, with their values."""

from __future__ import annotations

from selon.parsing.words import Parsed
from selon.records import Time
from selon.timing.mentions import Read, read
from selon.timing.publication import DocumentDate, date_of, told
from selon.timing.resolving import Reference, reference, resolve


def times(parsed: Parsed, published: str | None) -> tuple[Time, ...]:
    """The temporal expressions in the order of the text, none overlapping; offsets are code points into it.

    `published` is the date of writing in EDTF. Where it is None, or no EDTF, what the text itself tells of its date is
    used if it is precise enough: a relative date has a value only if that is the same on every day in question.
    """
    found = read(parsed)
    return _resolved(found, reference(published) or reference(told(found, parsed).value))


def dated(parsed: Parsed, given: str | None) -> tuple[DocumentDate, tuple[Time, ...]]:
    """What `document_date` and `times` give together, the text read once for both."""
    found = read(parsed)
    date = date_of(found, parsed, given)
    at = reference(date.value)
    if at is None and date.basis == "given":
        at = reference(told(found, parsed).value)
    return date, _resolved(found, at)


def _resolved(found: Read, at: Reference | None) -> tuple[Time, ...]:
    resolve(found, at)
    return tuple(Time(m.start, m.end, str(m.value) if m.value else None, m.anchor) for m in found.mentions)
