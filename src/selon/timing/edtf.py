"""EDTF values (ISO 8601-2): points, intervals and sets of time, no more precise than they were said.

A point knows the days it covers as ordinals (`datetime.date.toordinal`; years before Christ are negative), both inside
it. Seasons and parts of a year are EDTF's numbers: 21 to 24, 33 to 36 for quarters, 40 and 41 for halves. Winter
belongs to the year in which it begins.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

Unit = Literal["minute", "hour", "day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century"]
SIZE: dict[Unit, int] = {
    "minute": 0, "hour": 0, "day": 1, "weekend": 2, "week": 7, "month": 30, "season": 91, "quarter": 91, "half": 182,
    "year": 365, "decade": 3652, "century": 36524,
}  # fmt: skip
IN_DAYS: dict[Unit, int] = {"minute": 1, "hour": 1, "day": 1, "week": 7, "weekend": 7}
IN_MONTHS: dict[Unit, int] = {"month": 1, "season": 3, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
ABOUT, UNSURE, BOTH = "~", "?", "%"
OPEN = ".."
MONTHS_A_SEASON = 3
WINTER = 4


@dataclass(frozen=True, slots=True)
class Point:
    """One date of some unit; `mark` is "~" (about), "?" (uncertain), "%" (both) or nothing."""

    unit: Unit
    text: str
    first: int
    last: int
    mark: str = ""

    def __str__(self) -> str:
        return self.text + self.mark

    def marked(self, mark: str) -> Point:
        """The same with a mark more. In EDTF a clock time, a season or a quarter bears none: it becomes its day or year."""
        if not mark or self.mark in (mark, BOTH):
            return self
        plain = self
        if self.unit in ("minute", "season", "quarter", "half"):
            plain = day(self.first) if self.unit == "minute" else year(self.year)
        return replace(plain, mark=BOTH if self.mark else mark)

    @property
    def year(self) -> int:
        return int(self.text[:4].replace("X", "0")) if self.text[0] != "-" else int(self.text)


@dataclass(frozen=True, slots=True)
class Interval:
    """From one point to another; None is an open end."""

    start: Point | None
    end: Point | None

    def __str__(self) -> str:
        return f"{_limit(self.start, False)}/{_limit(self.end, True)}"

    @property
    def first(self) -> int:
        return self.start.first if self.start else date.min.toordinal()

    @property
    def last(self) -> int:
        return self.end.last if self.end else date.max.toordinal()


def _limit(point: Point | None, last: bool) -> str:
    """An end of an interval as EDTF has it: open, or a date, with no time of day; of a quarter its first or last month."""
    if point is None:
        return OPEN
    if point.unit in ("quarter", "half"):
        at = date.fromordinal(point.last if last else point.first)
        return f"{_year(at.year)}-{at.month:02d}{point.mark}"
    if point.unit in ("decade", "century") and point.mark:
        return f"{_year(date.fromordinal(point.last if last else point.first).year)}{point.mark}"
    return point.text.partition("T")[0] if point.unit == "minute" else str(point)


@dataclass(frozen=True, slots=True)
class Several:
    """A set: all of the points, or one of them."""

    points: tuple[Point, ...]
    one: bool = False

    def __str__(self) -> str:
        inside = ",".join(map(str, self.points))
        return f"[{inside}]" if self.one else f"{{{inside}}}"

    @property
    def first(self) -> int:
        return min(p.first for p in self.points)

    @property
    def last(self) -> int:
        return max(p.last for p in self.points)


Value = Point | Interval | Several


def _year(number: int) -> str:
    return f"{number:04d}" if number >= 0 else f"-{-number:04d}"


def _ordinal(year: int, month: int, day: int) -> int:
    """The ordinal of a day; reckoned roughly outside the years that `date` knows."""
    if date.min.year <= year <= date.max.year:
        return date(year, month, day).toordinal()
    return (year - 1) * 365 + (month - 1) * 30 + day


def day(ordinal: int) -> Point:
    return Point("day", date.fromordinal(ordinal).isoformat(), ordinal, ordinal)


def exact_day(year: int, month: int, number: int) -> Point | None:
    """A day of the calendar, or None where there is no such day."""
    return day(date(year, month, number).toordinal()) if is_day(year, month, number) else None


def is_day(year: int, month: int, number: int) -> bool:
    return date.min.year <= year <= date.max.year and 1 <= month <= 12 and 1 <= number <= monthrange(year, month)[1]


def month(year: int, number: int) -> Point:
    """A month; `number` may run over the ends of the year (0 is December of the year before)."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return _months("month", year, number, number, f"{number:02d}")


def year(number: int) -> Point:
    return _months("year", number, 1, 12, "")


def quarter(of: int, number: int) -> Point:
    return _months("quarter", of, 3 * number - 2, 3 * number, str(32 + number))


def half(of: int, number: int) -> Point:
    return _months("half", of, 6 * number - 5, 6 * number, str(39 + number))


def season(of: int, number: int) -> Point:
    """Spring is 1, winter 4: roughly March to May, June to August, and so on, which only their order is reckoned by."""
    begins = MONTHS_A_SEASON * number
    if number < WINTER:
        return _months("season", of, begins, begins + 2, str(20 + number))
    return Point("season", f"{_year(of)}-24", _ordinal(of, 12, 1), _ordinal(of + 1, 2, 28))


def _months(unit: Unit, of: int, first: int, last: int, text: str) -> Point:
    end = monthrange(of, last)[1] if date.min.year <= of <= date.max.year else 28
    return Point(unit, _year(of) + ("-" + text if text else ""), _ordinal(of, first, 1), _ordinal(of, last, end))


def decade(first: int) -> Point:
    """The ten years from `first`, which ends in 0."""
    return Point("decade", f"{first // 10:03d}X", _ordinal(first, 1, 1), _ordinal(first + 9, 12, 31))


def century(number: int) -> Point:
    """The 19th is 18XX, as EDTF counts: a year later than purists."""
    first = 100 * (number - 1)
    return Point("century", f"{number - 1:02d}XX", _ordinal(first, 1, 1), _ordinal(first + 99, 12, 31))


def minute(of: Point, hours: int, minutes: int, zone: str) -> Point:
    """A clock time on a day. EDTF has no time without seconds: they are written 00 and mean nothing."""
    return Point("minute", f"{of.text}T{hours:02d}:{minutes:02d}:00{zone}", of.first, of.last)


def week(ordinal: int) -> Interval:
    """Monday to Sunday around a day: EDTF has no weeks."""
    monday = ordinal - date.fromordinal(ordinal).weekday()
    return Interval(day(monday), day(monday + 6))


def weekend(ordinal: int) -> Interval:
    """Saturday and Sunday of the week around a day."""
    monday = ordinal - date.fromordinal(ordinal).weekday()
    return Interval(day(monday + 5), day(monday + 6))


def around(ordinal: int, unit: Unit) -> Value:
    """The whole unit that a day lies in."""
    at = date.fromordinal(ordinal)
    if unit in IN_DAYS:
        return {"week": week, "weekend": weekend}.get(unit, day)(ordinal)
    if unit in ("season", "quarter", "half"):
        return _part_of_year(at, unit)
    match unit:
        case "month":
            return month(at.year, at.month)
        case "year":
            return year(at.year)
        case "decade":
            return decade(at.year // 10 * 10)
    return century(at.year // 100 + 1)


def _part_of_year(at: date, unit: Unit) -> Point:
    if unit == "quarter":
        return quarter(at.year, (at.month + 2) // 3)
    if unit == "half":
        return half(at.year, (at.month + 5) // 6)
    return season(at.year - 1, WINTER) if at.month < MONTHS_A_SEASON else season(at.year, at.month // MONTHS_A_SEASON)


def months_on(ordinal: int, months: int) -> tuple[int, int]:
    """Year and month so many months after (before, if negative) a day's."""
    at = date.fromordinal(ordinal)
    count = at.year * 12 + at.month - 1 + months
    return count // 12, count % 12 + 1


def shifted(ordinal: int, unit: Unit, count: int) -> Value | None:
    """The whole unit that lies `count` units after the one a day lies in; None beyond the calendar."""
    try:
        if unit in IN_DAYS:
            return around(ordinal + IN_DAYS[unit] * count, unit)
        of, number = months_on(ordinal, IN_MONTHS[unit] * count)
        return around(date(of, number, 1).toordinal(), unit)
    except (ValueError, OverflowError):
        return None


def points(value: Value) -> tuple[Point, ...]:
    """The points a value is made of."""
    match value:
        case Point():
            return (value,)
        case Interval():
            return tuple(p for p in (value.start, value.end) if p)
        case Several():
            return value.points


def marked(value: Value, mark: str) -> Value:
    """A value each point of which bears a mark more; a set bears none."""
    match value:
        case Point():
            return value.marked(mark)
        case Interval():
            return Interval(value.start and value.start.marked(mark), value.end and value.end.marked(mark))
    return value


def starting(value: Value) -> Point | None:
    """The point a value begins with."""
    return value.start if isinstance(value, Interval) else points(value)[0]


def ending(value: Value) -> Point | None:
    """The point a value ends with."""
    return value.end if isinstance(value, Interval) else points(value)[-1]


_POINT = re.compile(r"(-?\d{4}|\d{3}X|\d\dXX)(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::\d\d)?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?)?)?)?([~?%]?)")


def read_point(text: str) -> Point | None:
    """A point written in EDTF; None for what is none."""
    found = _POINT.fullmatch(text)
    if found is None:
        return None
    whole, of, number, hours, minutes, zone, mark = found.groups()
    if "X" in whole:
        point = decade(int(whole[:3]) * 10) if whole[2] != "X" else century(int(whole[:2]) + 1)
        return None if of else point.marked(mark)
    at = _calendar(int(whole), int(of) if of else None, int(number) if number else None)
    if at is None:
        return None
    if hours is not None:
        at = minute(at, int(hours), int(minutes), zone or "") if int(hours) <= 24 and int(minutes) < 60 else None
    return at and at.marked(mark)


def _calendar(whole: int, of: int | None, number: int | None) -> Point | None:
    """A year, its part, or its day, by their numbers in EDTF."""
    if number is not None:
        return exact_day(whole, of or 0, number)
    if of is None:
        return year(whole)
    if 1 <= of <= 12:
        return month(whole, of)
    for make, before, most in ((season, 20, 4), (quarter, 32, 4), (half, 39, 2)):
        if before < of <= before + most:
            return make(whole, of - before)
    return None


def read(text: str) -> Value | None:
    """A value written in EDTF, as far as selon writes it; None for what is none."""
    if text[:1] + text[-1:] in ("{}", "[]"):
        found = [read_point(part.strip()) for part in text[1:-1].split(",")]
        return None if None in found else Several(tuple(p for p in found if p), text[0] == "[")
    first, slash, last = text.partition("/")
    if not slash:
        return read_point(text)
    start, end = (None if side in ("", OPEN) else read_point(side) for side in (first, last))
    if (start is None and first not in ("", OPEN)) or (end is None and last not in ("", OPEN)) or not (start or end):
        return None
    return Interval(start, end) if not (start and end) or start.first <= end.last else None


def before(value: Value) -> Point | None:
    """The last point of the same unit that lies wholly before a value's beginning."""
    start = starting(value)
    if start is None or start.first <= date.min.toordinal():
        return None
    found = around(start.first - timedelta(days=1).days, "day" if start.unit == "minute" else start.unit)
    return found if isinstance(found, Point) else None
