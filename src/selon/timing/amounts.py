"""Stretches of time that stand nowhere yet: "three days", "some weeks"; and times of day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from selon.timing.edtf import ABOUT, IN_MONTHS, Interval, Point, Unit, Value, day, month, months_on, shifted, year

Bounded = Literal["", "about", "more", "less"]
ROUND = 10  # years in tens are round numbers: "twenty years ago" is about then


@dataclass(frozen=True, slots=True)
class Amount:
    """So many units; `number` is None for "some", "several". `bound` says what stands before it: about, more than."""

    number: float | None
    unit: Unit
    bound: Bounded = ""

    @property
    def days(self) -> int | None:
        """The number of days, where the unit is made of whole ones."""
        if self.number is None or self.unit not in ("hour", "day", "week", "weekend"):
            return None
        days = self.number * {"hour": 1 / 24, "day": 1, "week": 7, "weekend": 7}[self.unit]
        return int(days) if days == int(days) else None


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day; `zone` is "Z", "+02:00" or nothing. `vague` where it is only said about when, or at midnight,
    which is of two days."""

    hours: int
    minutes: int
    zone: str = ""
    vague: bool = False


def moved(amount: Amount, origin: int, sign: int) -> Value | None:
    """The point so far from a day, as precise as the unit; bounded where the amount is."""
    point = _point(amount, origin, sign)
    if point is None:
        return None
    at = day(origin)
    match amount.bound:
        case "more":
            return Interval(None, point) if sign < 0 else Interval(point, None)
        case "less":
            return Interval(point, at) if sign < 0 else Interval(at, point)
        case "about":
            return point.marked(ABOUT)
    return point


def _point(amount: Amount, origin: int, sign: int) -> Point | None:
    """The exact point, marked "~" where the words are not exact: weeks, tens of years, hours."""
    if amount.number is None:
        return None
    if amount.unit not in IN_MONTHS:
        return _some_day(amount, origin, sign)
    months = amount.number * IN_MONTHS[amount.unit]
    try:
        of, number = months_on(origin, sign * round(months))
        if not date.min.year <= of <= date.max.year:
            return None
        if amount.unit in ("year", "decade", "century") and months % 12 == 0:
            return year(of).marked(ABOUT if months % (12 * ROUND) == 0 else "")
        return month(of, number).marked("" if amount.unit == "month" and months == int(months) else ABOUT)
    except (ValueError, OverflowError):
        return None


def _some_day(amount: Amount, origin: int, sign: int) -> Point | None:
    days = amount.days
    found = shifted(origin, "day", sign * (days or 0))
    if not isinstance(found, Point):
        return None
    return found if amount.unit == "day" and days is not None else found.marked(ABOUT)


def loosely(amount: Amount, origin: int) -> Point | None:
    """Some days or weeks from a day: about its month; some months: about its year; longer than that says nothing."""
    at = date.fromordinal(origin)
    if amount.unit in ("minute", "hour", "day", "week", "weekend"):
        return month(at.year, at.month).marked(ABOUT)
    return year(at.year).marked(ABOUT) if amount.unit in ("month", "season", "quarter") else None


def backwards(amount: Amount, origin: int, sign: int) -> Interval | None:
    """The stretch of so many units that ends (sign < 0) or begins at a day: "the past decade" is 2011~/2021."""
    if amount.number is None:
        return None
    days = amount.days
    if days is not None:
        near, far = day(origin), shifted(origin, "day", sign * days)
        if amount.unit != "day" and isinstance(far, Point):
            far = far.marked(ABOUT)
    elif amount.unit in IN_MONTHS:
        months = round(amount.number * IN_MONTHS[amount.unit])
        yearly = months % 12 == 0
        (of, number), at = months_on(origin, sign * months), date.fromordinal(origin)
        if not date.min.year <= of <= date.max.year:
            return None
        near = year(at.year) if yearly else month(at.year, at.month)
        far = (year(of) if yearly else month(of, number)).marked(ABOUT)
    else:
        return None
    if not isinstance(far, Point):
        return None
    return Interval(far, near) if sign < 0 else Interval(near, far)
