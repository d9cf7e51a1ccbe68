"""Times reckoned from the day of writing: last year, two days ago, the past decade, now, soon."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from selon.timing.amounts import Amount, backwards, loosely, moved
from selon.timing.edtf import ABOUT, SIZE, Interval, Point, Unit, Value, around, day, ending, shifted, starting, weekend
from selon.timing.meaning import Anchor, Context, Meaning, interval

SATURDAY, SUNDAY = 6, 0  # an ordinal's rest by 7


@dataclass(frozen=True, slots=True)
class FromWriting(Meaning):
    """What all times of this module share."""

    def anchor(self, at: Context) -> Anchor | None:
        return "publication"


@dataclass(frozen=True, slots=True)
class Relative(FromWriting):
    """The unit so many before or after the one of the day of writing: yesterday is ("day", -1), this year ("year", 0)."""

    of: Unit
    count: int
    just_past: bool = False  # "over the weekend": the last one, unless the tense says otherwise

    def resolve(self, at: Context) -> Value | None:
        if self.of == "day" and self.count == 0 and at.stated and at.stated.unit != "day":
            return at.stated if at.stated.unit != "minute" else day(at.stated.first)
        if at.today is None:
            return None
        return self._weekend(at, at.today) if self.of == "weekend" else shifted(at.today, self.of, self.count)

    def _weekend(self, at: Context, today: int) -> Value:
        """A weekend is past on Monday; "this" one is the last or the next, as the tense says."""
        tense = at.tense() if self.count == 0 else None
        if self.count < 0 or tense == "past" or (self.just_past and tense != "future"):
            return weekend(today if self.count == 0 and today % 7 in (SATURDAY, SUNDAY) else today - 7)
        return weekend(today + 7 * self.count)

    @property
    def unit(self) -> Unit | None:
        return self.of


@dataclass(frozen=True, slots=True)
class Ago(FromWriting):
    """So long before (sign -1) or after the day of writing."""

    amount: Amount
    sign: int

    def resolve(self, at: Context) -> Value | None:
        if at.today is None:
            return None
        if self.amount.number is None:
            return loosely(self.amount, at.today) if self.sign < 0 else interval(at.stated, None)
        value = moved(self.amount, at.today, self.sign)
        if self.amount.bound != "less" or not isinstance(value, Interval):
            return value
        return Interval(value.start, at.stated) if self.sign < 0 else Interval(at.stated, value.end)


@dataclass(frozen=True, slots=True)
class InAmount(FromWriting):
    """So long from now, where the tense is future; a duration otherwise."""

    amount: Amount

    def resolve(self, at: Context) -> Value | None:
        return Ago(self.amount, 1).resolve(at) if at.tense() == "future" else None


@dataclass(frozen=True, slots=True)
class Within(FromWriting):
    """Some time in what lies between the day of writing and so long after it."""

    amount: Amount

    def resolve(self, at: Context) -> Value | None:
        if at.today is None:
            return None
        end = moved(Amount(self.amount.number, self.amount.unit), at.today, 1)
        return interval(at.stated, end if isinstance(end, Point) else None)


@dataclass(frozen=True, slots=True)
class Lately(FromWriting):
    """The last (sign -1) or next so many units, up to the day of writing or from it on."""

    amount: Amount
    sign: int

    def resolve(self, at: Context) -> Value | None:
        if at.today is None:
            return None
        if self.amount.number is not None:
            return backwards(self.amount, at.today, self.sign)
        if self.sign > 0:
            return interval(at.stated, None)
        now = around(at.today, "year")
        return loosely(self.amount, at.today) or (Interval(None, now) if isinstance(now, Point) else None)


@dataclass(frozen=True, slots=True)
class SinceAmount(FromWriting):
    """For so long, up to the day of writing."""

    amount: Amount

    def resolve(self, at: Context) -> Value | None:
        if at.today is None or self.amount.number is None:
            return None
        bound = self.amount.bound if self.amount.bound == "about" else ""
        start = moved(Amount(self.amount.number, self.amount.unit, bound), at.today, -1)
        if not isinstance(start, Point):
            return None
        if self.amount.bound in ("more", "less") or SIZE[self.amount.unit] > SIZE["day"]:
            start = start if start.mark else start.marked(ABOUT)
        return interval(start, at.stated)


@dataclass(frozen=True, slots=True)
class Halfway(FromWriting):
    """Earlier (sign -1) or later in a unit that is not over: "plus tôt cette année" is its beginning up to now."""

    inner: Meaning
    sign: int

    def resolve(self, at: Context) -> Value | None:
        whole = self.inner.resolve(at)
        if whole is None or at.stated is None or isinstance(whole, Point) and whole.unit in ("minute", "day"):
            return whole
        if not whole.first <= at.stated.first <= whole.last or SIZE[at.stated.unit] > whole.last - whole.first:
            return whole
        return interval(starting(whole), at.stated) if self.sign < 0 else interval(at.stated, ending(whole))

    @property
    def unit(self) -> Unit | None:
        return self.inner.unit


@dataclass(frozen=True, slots=True)
class Now(FromWriting):
    """The present: now is about the month, recently about the year, soon is open."""

    kind: Literal["now", "recently", "soon"]

    def resolve(self, at: Context) -> Value | None:
        if self.kind == "soon":
            return interval(at.stated, None)
        if at.today is None:
            return None
        unit: Unit = "year" if self.kind == "recently" or (at.stated and SIZE[at.stated.unit] > SIZE["month"]) else "month"
        found = around(at.today, unit)
        return found.marked(ABOUT) if isinstance(found, Point) else None
