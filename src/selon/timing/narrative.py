"""Times reckoned from another time of the text: at the time, two days later, the day before, ten years on."""

from __future__ import annotations

from dataclasses import dataclass

from selon.timing.amounts import Amount, moved
from selon.timing.edtf import ABOUT, SIZE, Interval, Point, Unit, Value, around, day, ending, exact_day, month, shifted, starting, year
from selon.timing.meaning import Anchor, Context, Meaning, interval


@dataclass(frozen=True, slots=True)
class Narrated(Meaning):
    """What all times of this module share."""

    def anchor(self, at: Context) -> Anchor | None:
        return "narrative"

    @property
    def narrative(self) -> bool:
        return True


def _broad(point: Point, unit: Unit) -> Point:
    """The point of the unit that another lies in; itself where it is broader."""
    if SIZE[point.unit] >= SIZE[unit]:
        return point
    found = around(point.first, unit)
    return found if isinstance(found, Point) else point


@dataclass(frozen=True, slots=True)
class Then(Narrated):
    """At that time: about the month of a day, the very stretch of an interval."""

    def resolve(self, at: Context) -> Value | None:
        focus = at.focus
        if isinstance(focus, Interval):
            return focus if focus.start and focus.end else None
        point = starting(focus) if focus else None
        return _broad(point, "month").marked(ABOUT) if point else None


@dataclass(frozen=True, slots=True)
class Counted(Narrated):
    """The unit so many after (before) the one the narrative stands at: that day 0, the day before -1, the next year 1."""

    of: Unit
    count: int
    or_today: bool = False  # of the day of writing, where the narrative stands at no day

    def resolve(self, at: Context) -> Value | None:
        point = ending(at.focus) if at.focus else None
        if self.or_today and at.focus is None and at.today is not None:
            return shifted(at.today, self.of, self.count)
        if point is None or SIZE[point.unit] > SIZE[self.of]:
            return None
        return shifted(point.first, self.of, self.count)

    @property
    def unit(self) -> Unit | None:
        return self.of


@dataclass(frozen=True, slots=True)
class Later(Narrated):
    """So long after (sign -1: before) the time that the narrative stands at, or the one given."""

    amount: Amount
    sign: int
    origin: Meaning | None = None

    def resolve(self, at: Context) -> Value | None:
        origin = self.origin.resolve(at) if self.origin else at.focus
        return away(self.amount, self.sign, origin)

    def anchor(self, at: Context) -> Anchor | None:
        return self.origin.anchor(at) if self.origin else "narrative"


def away(amount: Amount, sign: int, origin: Value | None) -> Value | None:
    """So long from a time. What is finer than the time itself leaves it as it is, about."""
    point = (ending(origin) if sign > 0 else starting(origin)) if origin else None
    if point is None:
        return None
    if amount.number is None or SIZE[amount.unit] < SIZE[point.unit]:
        return _broad(point, "month" if SIZE[amount.unit] < SIZE["month"] else "year").marked(ABOUT)
    value = moved(amount, point.first if sign < 0 else point.last, sign)
    return value.marked(point.mark) if isinstance(value, Point) else value


@dataclass(frozen=True, slots=True)
class Apart(Narrated):
    """So long before or after something whose date the text gives: "deux jours après son arrestation le 3 mai".

    `upto` is "up to fifteen days before it": any time in between.
    """

    amount: Amount
    sign: int
    upto: bool = False

    def resolve(self, at: Context) -> Value | None:
        value = away(self.amount, self.sign, at.following)
        if not self.upto or not isinstance(value, Point) or at.following is None:
            return value
        return interval(value, starting(at.following)) if self.sign < 0 else interval(ending(at.following), value)


@dataclass(frozen=True, slots=True)
class Following(Narrated):
    """In the so many units that followed."""

    amount: Amount

    def resolve(self, at: Context) -> Value | None:
        point = ending(at.focus) if at.focus else None
        if point is None:
            return None
        if SIZE[self.amount.unit] < SIZE[point.unit]:
            return point
        if self.amount.number is None:
            return _broad(point, "month" if SIZE[self.amount.unit] < SIZE["month"] else "year").marked(ABOUT)
        end = away(self.amount, 1, point)
        return interval(point, end) if isinstance(end, Point) else None


@dataclass(frozen=True, slots=True)
class Shortly(Narrated):
    """Shortly after or before: about the same day, or in the same month or year where no more is known."""

    def resolve(self, at: Context) -> Value | None:
        point = ending(at.focus) if at.focus else None
        if point is None:
            return None
        return day(point.first).marked(ABOUT) if point.unit in ("minute", "day") else point


@dataclass(frozen=True, slots=True)
class Anniversary(Narrated):
    """The so-manieth anniversary of a date that follows: as many years after it."""

    number: int

    def resolve(self, at: Context) -> Value | None:
        point = at.following
        if not isinstance(point, Point):
            return None
        of = point.year + self.number
        match point.unit:
            case "day":
                return exact_day(of, int(point.text[5:7]), int(point.text[8:10]))
            case "month":
                return month(of, int(point.text[5:7]))
        return year(of) if point.unit == "year" else None

    @property
    def unit(self) -> Unit | None:
        return "day"


@dataclass(frozen=True, slots=True)
class EventTime(Narrated):
    """The time of an event that the text dates elsewhere: of the raid, once "the October raid" was spoken of."""

    def resolve(self, at: Context) -> Value | None:
        return at.following

    @property
    def unit(self) -> Unit | None:
        return "day"
