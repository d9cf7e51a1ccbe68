"""Times called by their names in the calendar: days, months, weekdays, seasons, quarters, feasts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from selon.timing.edtf import UNSURE, Point, Unit, Value, day, exact_day, half, month, quarter, season
from selon.timing.meaning import Anchor, Context, Meaning, Tense

Turn = Literal["last", "this", "next"]
YEARS_AROUND = 5  # far enough for a 29th of February
FARTHER = 2  # without a tense, a day ahead must be so many times nearer than the one past
FAR_FARTHER = 10  # against a past tense, and only for days: "convoqué le 15 mars", two weeks before it
WEEK = 7
WEEKS_OF_A_MONTH = 5  # a day of the month and a weekday without the month are no farther off


def chosen(make: Callable[[int], Point | None], today: int, tense: Tense | None, turn: Turn | None) -> Point | None:
    """The one meant among a time's yearly recurrences: by "last" and "next", else by the tense, else the nearest."""
    year = date.fromordinal(today).year
    years = range(max(year - YEARS_AROUND, 1), min(year + YEARS_AROUND, date.max.year) + 1)
    all_of_them = [point for point in map(make, years) if point]
    if turn == "last":
        return next((p for p in reversed(all_of_them) if p.last < today), None)
    if turn == "next":
        return next((p for p in all_of_them if p.first > today), None)
    past = next((p for p in reversed(all_of_them) if p.first <= today), None)
    ahead = next((p for p in all_of_them if p.last >= today), None)
    if turn == "this" and tense != "past":
        return make(year) or ahead
    if past is None or ahead is None or tense == "future":
        return ahead or past
    if tense == "past" and past.unit != "day":
        return past
    farther = FAR_FARTHER if tense == "past" else FARTHER
    return past if today - past.last <= farther * (ahead.first - today) else ahead


@dataclass(frozen=True, slots=True)
class CalendarDate(Meaning):
    """A month, or a day of one. The year is `year`, or that of `of` ("de cette année"), or is found out.

    A weekday that the date does not fall on makes it uncertain; where the year is not given, it helps to find it.
    """

    month: int
    day: int | None = None
    year: int | None = None
    of: Meaning | None = None
    weekday: int | None = None
    turn: Turn | None = None

    def at_year(self, year: int) -> Point | None:
        return exact_day(year, self.month, self.day) if self.day else month(year, self.month)

    def resolve(self, at: Context) -> Value | None:
        point = self._point(at)
        wrong = point and self.weekday is not None and date.fromordinal(point.first).weekday() != self.weekday
        return point.marked(UNSURE) if point and wrong else point

    def _point(self, at: Context) -> Point | None:
        if self.year is not None:
            return self.at_year(self.year)
        if self.of is not None:
            of = self.of.resolve(at)
            return self.at_year(of.year) if isinstance(of, Point) and of.unit == "year" else None
        if at.beside and not self.turn:
            return self._nearest(at.beside)
        if at.today is None:
            return None
        make = self._on_weekday(at.today) if self.weekday is not None else self.at_year
        return chosen(make, at.today, at.tense() if not self.turn else None, self.turn)

    def _nearest(self, beside: Point) -> Point | None:
        around = [p for p in map(self.at_year, (beside.year - 1, beside.year, beside.year + 1)) if p]
        return min(around, key=lambda p: (abs(p.first - beside.first), p.first), default=None)

    def _on_weekday(self, today: int) -> Callable[[int], Point | None]:
        """Only the years near `today` in which the day falls on the weekday; all, if it never does."""
        now = date.fromordinal(today).year
        fitting = {y for y in (now - 1, now, now + 1) if (p := self.at_year(y)) and date.fromordinal(p.first).weekday() == self.weekday}
        return (lambda year: self.at_year(year) if year in fitting else None) if fitting else self.at_year

    def anchor(self, at: Context) -> Anchor | None:
        if self.year is not None:
            return "absolute"
        return "narrative" if at.beside and not self.of and not self.turn else "publication"

    @property
    def unit(self) -> Unit | None:
        return "day" if self.day else "month"


@dataclass(frozen=True, slots=True)
class Weekday(Meaning):
    """A day of the week (Monday is 0), of the week before or after the day of writing as the tense says. With the
    number of the day ("samedi 15") the nearest such day."""

    weekday: int
    turn: Turn | None = None
    number: int | None = None

    def resolve(self, at: Context) -> Value | None:
        if at.today is None:
            return None
        tense = at.tense() if self.turn in (None, "this") else None
        step = WEEK if self.turn == "next" or (tense == "future" and self.turn != "last") else -WEEK
        gap = (self.weekday - date.fromordinal(at.today).weekday()) % WEEK
        first = at.today + gap - (WEEK if step < 0 and gap else 0)
        if self.turn in ("last", "next") and first == at.today:
            first += step
        if self.number is None:
            return day(first)
        days = (first + step * weeks for weeks in range(WEEKS_OF_A_MONTH))
        return next((day(d) for d in days if d > 0 and date.fromordinal(d).day == self.number), None)

    def anchor(self, at: Context) -> Anchor | None:
        return "publication"

    @property
    def unit(self) -> Unit | None:
        return "day"


@dataclass(frozen=True, slots=True)
class PartOfYear(Meaning):
    """A season, quarter or half, of a year given or found out."""

    kind: Literal["season", "quarter", "half"]
    number: int
    of: Meaning | None = None
    turn: Turn | None = None

    def resolve(self, at: Context) -> Value | None:
        make = {"season": season, "quarter": quarter, "half": half}[self.kind]
        if self.of is not None:
            of = self.of.resolve(at)
            return make(of.year, self.number) if isinstance(of, Point) and of.unit == "year" else None
        if at.today is None:
            return None
        tense = at.tense() if self.turn in (None, "this") else None
        return chosen(lambda year: make(year, self.number), at.today, tense, self.turn)

    def anchor(self, at: Context) -> Anchor | None:
        return self.of.anchor(at) if self.of else "publication"

    @property
    def unit(self) -> Unit | None:
        return self.kind


@dataclass(frozen=True, slots=True)
class Easter(Meaning):
    """A day so many days from (Western) Easter."""

    days: int
    of: Meaning | None = None
    turn: Turn | None = None

    def resolve(self, at: Context) -> Value | None:
        if self.of is not None:
            of = self.of.resolve(at)
            return self._of(of.year) if isinstance(of, Point) and of.unit == "year" else None
        if at.today is None:
            return None
        return chosen(self._of, at.today, None if self.turn else at.tense(), self.turn)

    def _of(self, year: int) -> Point:
        return day(easter(year) + self.days)

    def anchor(self, at: Context) -> Anchor | None:
        return self.of.anchor(at) if self.of else "publication"

    @property
    def unit(self) -> Unit | None:
        return "day"


def easter(year: int) -> int:
    """The ordinal of Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month_number, number = divmod(h + m - 7 * n + 114, 31)
    return date(year, month_number, number + 1).toordinal()


@dataclass(frozen=True, slots=True)
class NamedDay(Meaning):
    """A day that an event is called by ("the attacks of 11 September"), unless that lies after the day of writing."""

    event: Point
    plain: CalendarDate

    def resolve(self, at: Context) -> Value | None:
        return self.event if self._known(at) else self.plain.resolve(at)

    def _known(self, at: Context) -> bool:
        return at.today is None or self.event.first <= at.today

    def anchor(self, at: Context) -> Anchor | None:
        return "absolute" if self._known(at) else self.plain.anchor(at)

    @property
    def unit(self) -> Unit | None:
        return "day"
