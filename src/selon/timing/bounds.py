"""Parts of times and times bounded by others: the end of the year, since 2014, before May, from March to June."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from selon.timing.amounts import ClockTime
from selon.timing.edtf import (
    Interval,
    Point,
    Several,
    Unit,
    Value,
    before,
    day,
    ending,
    exact_day,
    half,
    marked,
    minute,
    month,
    shifted,
    starting,
    year,
)
from selon.timing.meaning import Anchor, Context, Meaning, Tense, interval
from selon.timing.named import CalendarDate, Weekday

HALF_A_YEAR = 183
Third = Literal["early", "mid", "late", "first", "second"]
# The first and last of each third (or half) of a unit: days of a month, months of a year, years of a decade or century.
MONTH = {"early": (1, 10), "mid": (11, 20), "late": (21, 31), "first": (1, 15), "second": (16, 31)}
YEAR = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
DECADE = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "first": (0, 4), "second": (5, 9)}
CENTURY = {"early": (0, 33), "mid": (34, 66), "late": (67, 99), "first": (0, 49), "second": (50, 99)}


@dataclass(frozen=True, slots=True)
class Wrapped(Meaning):
    """What is said of another time, and is anchored as that is."""

    inner: Meaning

    def anchor(self, at: Context) -> Anchor | None:
        return self.inner.anchor(at)

    @property
    def unit(self) -> Unit | None:
        return self.inner.unit

    @property
    def narrative(self) -> bool:
        return self.inner.narrative


@dataclass(frozen=True, slots=True)
class Same(Wrapped):
    """A time with words around it that add nothing that EDTF can say: "mardi matin", "courant mai"."""

    def resolve(self, at: Context) -> Value | None:
        return self.inner.resolve(at)


@dataclass(frozen=True, slots=True)
class Marked(Wrapped):
    """About (`~`), or perhaps (`?`), a time."""

    mark: str

    def resolve(self, at: Context) -> Value | None:
        value = self.inner.resolve(at)
        return value and marked(value, self.mark)


@dataclass(frozen=True, slots=True)
class Part(Wrapped):
    """The beginning, middle or end of a time: a third of it, or a half. Of days, weeks and seasons, the whole."""

    third: Third

    def resolve(self, at: Context) -> Value | None:
        whole = self.inner.resolve(at)
        return _part(whole, self.third) if isinstance(whole, Point) else whole

    @property
    def unit(self) -> Unit | None:
        return None


def _part(whole: Point, third: Third) -> Value:
    of = whole.year
    match whole.unit:
        case "month":
            at = date.fromordinal(whole.first)
            first, last = MONTH[third]
            return _stretch(exact_day(of, at.month, first), exact_day(of, at.month, min(last, monthrange(of, at.month)[1])), whole.mark)
        case "year":
            if third in ("first", "second"):
                return half(of, 1 if third == "first" else 2).marked(whole.mark)
            first, last = YEAR[third]
            return _stretch(month(of, first), month(of, last), whole.mark)
        case "decade" | "century":
            first, last = (DECADE if whole.unit == "decade" else CENTURY)[third]
            return _stretch(year(of + first), year(of + last), whole.mark)
    return whole


def _stretch(first: Point | None, last: Point | None, mark: str) -> Interval:
    return Interval(first and first.marked(mark), last and last.marked(mark))


def _with(at: Context, tense: Tense) -> Context:
    return replace(at, tense=lambda: tense)


def _is_end(meaning: Meaning) -> bool:
    return isinstance(meaning, Part) and meaning.third == "late"


def _end(meaning: Meaning, value: Value) -> Point | None:
    """The end of a time; the very last day of one that is itself the end of something ("la fin de l'année")."""
    return day(value.last) if _is_end(meaning) and value.last < date.max.toordinal() else ending(value)


@dataclass(frozen=True, slots=True)
class Since(Wrapped):
    """From a time on, up to the day of writing; or up to no known end (`upto` False)."""

    upto: bool = True

    def resolve(self, at: Context) -> Value | None:
        value = self.inner.resolve(_with(at, "past") if self.upto else at)
        start = starting(value) if value else None
        if start is None:
            return None
        return interval(start, at.stated if self.upto and at.stated and at.stated.last >= start.first else None)


@dataclass(frozen=True, slots=True)
class Until(Wrapped):
    """Up to a time: from now on (`now`, "d'ici"), or from no known beginning."""

    now: bool = False

    def resolve(self, at: Context) -> Value | None:
        value = self.inner.resolve(_with(at, "future") if self.now or at.tense() != "past" else at)
        end = _end(self.inner, value) if value else None
        if end is None:
            return None
        return interval(at.stated if self.now and at.stated and at.stated.first <= end.last else None, end)


@dataclass(frozen=True, slots=True)
class Before(Wrapped):
    """Before a time that is past: up to the point before it. Before one ahead, a deadline: up to it."""

    def resolve(self, at: Context) -> Value | None:
        value = self.inner.resolve(at)
        if value is None:
            return None
        ahead = value.first > at.today if at.today is not None else at.tense() == "future"
        return interval(None, _end(self.inner, value) if ahead or _is_end(self.inner) else before(value))


@dataclass(frozen=True, slots=True)
class After(Wrapped):
    """From a time on, with no known end."""

    def resolve(self, at: Context) -> Value | None:
        value = self.inner.resolve(at)
        return interval(ending(value), None) if value else None


@dataclass(frozen=True, slots=True)
class Span(Meaning):
    """From one time to another. A year that only one of them gives is the other's too."""

    start: Meaning
    end: Meaning

    def resolve(self, at: Context) -> Value | None:
        start, end = _shared_year(self.start, self.end)
        last = end.resolve(at)
        if last is not None and yearless(start) and last.last < date.max.toordinal():
            at = replace(at, beside=day(last.last - HALF_A_YEAR))  # of the year that ends where the span ends
        first = start.resolve(at)
        if first is None or last is None:
            return None
        if first.first > last.last and isinstance(start, Weekday):
            first = shifted(first.first, "day", -7) or first
        begin, finish = starting(first), ending(last)
        return Interval(begin, finish) if begin and finish and begin.first <= finish.last else None

    def anchor(self, at: Context) -> Anchor | None:
        return _shared_year(self.start, self.end)[1].anchor(at)

    @property
    def narrative(self) -> bool:
        return self.start.narrative or self.end.narrative


def yearless(meaning: Meaning) -> bool:
    """Whether a meaning is a day or month, or part of one, whose year is not given."""
    if isinstance(meaning, Wrapped):
        return yearless(meaning.inner)
    if isinstance(meaning, Span):
        return yearless(meaning.start) and yearless(meaning.end)
    return isinstance(meaning, CalendarDate) and meaning.year is None and meaning.of is None and meaning.turn is None


def _shared_year(start: Meaning, end: Meaning) -> tuple[Meaning, Meaning]:
    """Both with the year that one has: a date of a later month than the end's is of the year before."""
    if not isinstance(start, CalendarDate) or not isinstance(end, CalendarDate):
        return start, end
    turned = (start.month, start.day or 0) > (end.month, end.day or 31)
    if yearless(start) and end.year is not None:
        return replace(start, year=end.year - turned), end
    if yearless(end) and start.year is not None:
        return start, replace(end, year=start.year + turned)
    return start, end


@dataclass(frozen=True, slots=True)
class Days(Wrapped):
    """Several days of the month of a date, that date the last: "les 15 et 22 octobre"."""

    numbers: tuple[int, ...]

    def resolve(self, at: Context) -> Value | None:
        last = self.inner.resolve(at)
        if not isinstance(last, Point) or last.unit != "day":
            return last
        of = date.fromordinal(last.first)
        found = [exact_day(of.year, of.month, number) for number in self.numbers]
        return None if None in found else Several((*(p for p in found if p), last))


@dataclass(frozen=True, slots=True)
class Both(Meaning):
    """Two dates of which only the second says its year: "mars et avril 2020", "avril et mai prochain"."""

    first: CalendarDate
    second: CalendarDate

    def resolve(self, at: Context) -> Value | None:
        last = self.second.resolve(at)
        first = replace(self.first, year=last.year).resolve(at) if isinstance(last, Point) else None
        return Several((first, last)) if isinstance(first, Point) and isinstance(last, Point) else None

    def anchor(self, at: Context) -> Anchor | None:
        return self.second.anchor(at)


@dataclass(frozen=True, slots=True)
class OnClock(Meaning):
    """A time of day, of the day given or of the one that the narrative stands at."""

    clock: ClockTime
    of: Meaning | None

    def resolve(self, at: Context) -> Value | None:
        of = self.of.resolve(at) if self.of else at.focus
        if not isinstance(of, Point) or of.unit not in ("minute", "day"):
            return of if self.of else None
        of = day(of.first) if of.unit == "minute" else of
        if self.clock.vague or of.mark:
            return of
        return minute(of, self.clock.hours, self.clock.minutes, self.clock.zone)

    def anchor(self, at: Context) -> Anchor | None:
        return self.of.anchor(at) if self.of else "narrative"

    @property
    def unit(self) -> Unit | None:
        return "minute"

    @property
    def narrative(self) -> bool:
        return self.of is None or self.of.narrative
