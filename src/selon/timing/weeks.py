"""Days and weeks counted within weeks and months: Tuesday of last week, the first Monday of May, the week of 3 May."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from selon.timing.bounds import Wrapped
from selon.timing.edtf import ABOUT, Interval, Point, Unit, Value, day, exact_day, week
from selon.timing.meaning import Anchor, Context, Meaning

DAYS = 7


@dataclass(frozen=True, slots=True)
class WeekdayOf(Meaning):
    """A day of a week; Monday is 0."""

    weekday: int
    week: Meaning

    def resolve(self, at: Context) -> Value | None:
        whole = self.week.resolve(at)
        return day(whole.first + self.weekday) if isinstance(whole, Interval) else None

    def anchor(self, at: Context) -> Anchor | None:
        return self.week.anchor(at)

    @property
    def unit(self) -> Unit | None:
        return "day"


@dataclass(frozen=True, slots=True)
class NthWeekday(Wrapped):
    """A weekday of a month, by its number from the first; -1 is the last."""

    number: int
    weekday: int

    def resolve(self, at: Context) -> Value | None:
        whole = self.inner.resolve(at)
        if not isinstance(whole, Point) or whole.unit != "month":
            return None
        days = [d for d in range(whole.first, whole.last + 1) if date.fromordinal(d).weekday() == self.weekday]
        index = self.number if self.number < 0 else self.number - 1
        return day(days[index]) if index < len(days) else None

    @property
    def unit(self) -> Unit | None:
        return "day"


@dataclass(frozen=True, slots=True)
class DayOf(Wrapped):
    """A day of a month, by its number."""

    number: int

    def resolve(self, at: Context) -> Value | None:
        whole = self.inner.resolve(at)
        if not isinstance(whole, Point) or whole.unit != "month":
            return None
        return exact_day(whole.year, date.fromordinal(whole.first).month, self.number)

    @property
    def unit(self) -> Unit | None:
        return "day"


@dataclass(frozen=True, slots=True)
class Week(Wrapped):
    """The first or last week of a month or year: about its first or last seven days."""

    last: bool

    def resolve(self, at: Context) -> Value | None:
        whole = self.inner.resolve(at)
        if not isinstance(whole, Point) or whole.unit not in ("month", "year"):
            return whole
        start, end = (whole.last - DAYS + 1, whole.last) if self.last else (whole.first, whole.first + DAYS - 1)
        return Interval(day(start).marked(ABOUT), day(end).marked(ABOUT))


@dataclass(frozen=True, slots=True)
class WeekAround(Wrapped):
    """The week that a day lies in, Monday to Sunday."""

    def resolve(self, at: Context) -> Value | None:
        at_day = self.inner.resolve(at)
        return week(at_day.first) if isinstance(at_day, Point) and at_day.unit == "day" else None

    @property
    def unit(self) -> Unit | None:
        return "week"
