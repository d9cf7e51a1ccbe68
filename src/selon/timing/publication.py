"""When a document was written: as given, as its dateline says, or between what it tells of as past and as to come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from selon.parsing.words import Parsed
from selon.timing.bounds import Before, Until, Wrapped
from selon.timing.dateline import dateline
from selon.timing.edtf import Interval, Point, Value, day, ending, exact_day, starting, year
from selon.timing.edtf import read as read_edtf
from selon.timing.meaning import Context, Fixed
from selon.timing.mentions import Mention, Read, read
from selon.timing.named import CalendarDate
from selon.timing.relative import Relative

Basis = Literal["given", "dateline", "inferred", "unknown"]
SOFT_EVIDENCE = 2  # mentions of a year by a noun alone that together show it to be past
YEARS_AHEAD = 6  # in so many years every date falls on a given weekday once at least


@dataclass(frozen=True, slots=True)
class DocumentDate:
    """The date of writing in EDTF, what it rests on, and why, in words; `value` is None where nothing tells."""

    value: str | None
    basis: Basis
    reasons: tuple[str, ...] = ()


def document_date(parsed: Parsed, given: str | None) -> DocumentDate:
    """The date of writing: the one given, if it is EDTF; else that of the dateline; else what the text lets be inferred."""
    if given and read_edtf(given) is not None:
        return DocumentDate(given, "given")
    unusable = (f"the date given is not EDTF: {given!r}",) if given else ()
    return told(read(parsed), parsed, unusable)


def told(found: Read, parsed: Parsed, reasons: tuple[str, ...] = ()) -> DocumentDate:
    """The date of writing by the text alone."""
    head = dateline(found, parsed)
    if head is not None and head.value is not None:
        return DocumentDate(str(head.value), "dateline", (*reasons, f"the dateline says « {head.words} »"))
    bounds = _bounds(found)
    if head is not None and (at := _within(head.meaning, bounds)):
        return DocumentDate(str(at), "dateline", (*reasons, f"the dateline says « {head.words} »", *bounds.reasons))
    value = bounds.value()
    return DocumentDate(str(value) if value else None, "inferred" if value else "unknown", (*reasons, *bounds.reasons))


@dataclass(frozen=True, slots=True)
class Bounds:
    """Not before `lower`, not after `upper`; and why."""

    lower: Point | None = None
    upper: Point | None = None
    reasons: tuple[str, ...] = ()

    def value(self) -> Value | None:
        if self.lower and self.upper and self.lower.text == self.upper.text:
            return self.lower
        return Interval(self.lower, self.upper) if self.lower or self.upper else None

    def after(self, point: Point, reason: str) -> Bounds:
        """Not before a point either. What contradicts the rest is left aside."""
        if (self.lower and point.first < self.lower.first) or (self.upper and point.first > self.upper.last):
            return self
        if self.lower and point.first == self.lower.first and point.last >= self.lower.last:
            return self
        return replace(self, lower=point, reasons=(*self.reasons, f"not before {point}: {reason}"))

    def before(self, point: Point, reason: str) -> Bounds:
        if (self.upper and point.last >= self.upper.last) or (self.lower and point.last < self.lower.first):
            return self
        return replace(self, upper=point, reasons=(*self.reasons, f"not after {point}: {reason}"))


def _bounds(found: Read) -> Bounds:
    """All that the text tells, firm evidence first."""
    bounds = Bounds()
    past = list(_past(found))
    for mention, point, firm in sorted(past, key=lambda clue: clue[1].first):
        if firm:
            bounds = bounds.after(point, f"« {mention.words} » is told as past")
    softly = sorted((clue for clue in past if not clue[2]), key=lambda clue: clue[1].first)
    for mention, point, _ in softly[: 1 - SOFT_EVIDENCE or None]:
        bounds = bounds.after(point, f"« {mention.words} », among others, is spoken of as past")
    for mention, point in _ahead(found):
        bounds = bounds.before(point, f"« {mention.words} » lies ahead")
    for mention, point in _same_year(found):
        bounds = bounds.after(point, f"« {mention.words} » is said of {point}")
        bounds = bounds.before(point, f"« {mention.words} » is said of {point}")
    bounds = _on_weekday(found, bounds)
    return _by_months(found, _after_numbered_year(found, bounds))


def _plain(mention: Mention) -> Value | None:
    """The value of a mention that stands by itself."""
    tied = mention.tied.meaning.resolve(Context()) if mention.tied else None
    at = Context(following=tied)
    if mention.meaning.narrative and not tied:
        return None
    return mention.meaning.resolve(at) if tied or mention.meaning.anchor(at) == "absolute" else None


def _past(found: Read) -> Iterator[tuple[Mention, Point, bool]]:
    """Full dates and years told as past: firmly where they hang on a verb in the past, else by their nouns."""
    for mention in found.mentions:
        value = _plain(mention)
        point = starting(value) if value and not isinstance(mention.meaning, (Before, Until)) else None
        if point and found.tense(mention) == "past" and point.unit not in ("decade", "century"):
            yield mention, point, _hangs_on_verb(mention, found)


def _hangs_on_verb(mention: Mention, found: Read) -> bool:
    """Whether a time is one of a verb's own circumstances: "publié en 2019", and not "un plan de 2030"."""
    words = (found.words.at(mention.tokens.starts[index]) for index in range(mention.first, mention.last))
    inside = [word for word in words if word is not None and word.pos]
    heads = [word.head for word in inside if word.head not in inside]
    return any(head.pos in ("VERB", "AUX") for head in heads)


def _ahead(found: Read) -> Iterator[tuple[Mention, Point]]:
    """Dates and deadlines told as to come."""
    for mention in found.mentions:
        value = _plain(mention)
        if value is None or found.tense(mention) != "future":
            continue
        point = ending(value)
        if point is not None and not isinstance(value, Interval):
            yield mention, day(point.last) if point.unit == "day" else point
        elif point is not None and isinstance(mention.meaning, (Before, Until)):
            yield mention, point


def _same_year(found: Read) -> Iterator[tuple[Mention, Point]]:
    """The year of writing where one is named beside its name: "l'année dernière, en 2020"."""
    for mention, after in zip(found.mentions, found.mentions[1:], strict=False):
        relative, value = mention.meaning, after.meaning.resolve(Context()) if isinstance(after.meaning, Fixed) else None
        close = after.tokens is mention.tokens and after.first - mention.last <= 2
        if close and isinstance(relative, Relative) and relative.of == "year" and isinstance(value, Point) and value.unit == "year":
            yield mention, year(value.year - relative.count)


def _dates_without_year(found: Read) -> Iterator[tuple[Mention, CalendarDate]]:
    """Months and days without a year that are told as past."""
    for mention in found.mentions:
        meaning = mention.meaning
        while isinstance(meaning, Wrapped):
            meaning = meaning.inner
        if isinstance(meaning, CalendarDate) and meaning.year is None and meaning.turn is None and found.tense(mention) == "past":
            yield mention, meaning


def _on_weekday(found: Read, bounds: Bounds) -> Bounds:
    """A past day named with its weekday is in the first year, of those that may be, in which it falls on it."""
    if bounds.lower is None:
        return bounds
    first = bounds.lower.year
    last = bounds.upper.year if bounds.upper else first + YEARS_AHEAD
    for mention, meaning in _dates_without_year(found):
        if meaning.weekday is None or meaning.day is None:
            continue
        days = [exact_day(of, meaning.month, meaning.day) for of in range(first, last + 1)]
        fitting = [d for d in days if d and date.fromordinal(d.first).weekday() == meaning.weekday and d.first >= bounds.lower.first]
        if fitting:
            bounds = bounds.after(fitting[0], f"« {mention.words} » is told as past, and falls on that day in {fitting[0].year}")
    return bounds


def _after_numbered_year(found: Read, bounds: Bounds) -> Bounds:
    """A text that says "in February" of its own year says "2020" of one that is over."""
    lower = bounds.lower
    if lower is None or lower.unit != "year" and not lower.text.endswith("-01") or not any(True for _ in _dates_without_year(found)):
        return bounds
    numbered = f"{lower.year} is called by its number beside dates without a year, so that it is over"
    return bounds.after(year(lower.year + 1), numbered)


def _by_months(found: Read, bounds: Bounds) -> Bounds:
    """Where the year is known, what is past in it."""
    if bounds.lower is None or bounds.upper is None or bounds.lower.year != bounds.upper.year:
        return bounds
    for mention, meaning in _dates_without_year(found):
        of = meaning.of
        if meaning.weekday is None and (of is None or (isinstance(of, Relative) and of.count == 0)):
            point = meaning.at_year(bounds.lower.year)
            if point is not None and point.last <= bounds.upper.last:
                bounds = bounds.after(point, f"« {mention.words} » is told as past")
    return bounds


def _within(meaning: object, bounds: Bounds) -> Point | None:
    """A dateline's day in the only year that the bounds allow; in the first of several, uncertain."""
    if not isinstance(meaning, CalendarDate) or bounds.lower is None:
        return None
    last = bounds.upper.year if bounds.upper else bounds.lower.year + YEARS_AHEAD
    days = [meaning.at_year(of) for of in range(bounds.lower.year, last + 1)]
    on_weekday = [d for d in days if d and meaning.weekday in (None, date.fromordinal(d.first).weekday())]
    fitting = [d for d in on_weekday if d.first >= bounds.lower.first and (not bounds.upper or d.first <= bounds.upper.last)]
    if not fitting:
        return None
    return fitting[0] if len(fitting) == 1 else fitting[0].marked("?")
