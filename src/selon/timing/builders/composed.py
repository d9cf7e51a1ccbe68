"""Times made of others: parts, bounds, spans, and what is reckoned from another time."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from selon.timing import guards
from selon.timing.amounts import Amount, ClockTime
from selon.timing.bounds import After, Before, Both, Marked, OnClock, Part, Same, Since, Span, Third, Until
from selon.timing.builders.dates import range_of_days
from selon.timing.edtf import ABOUT, UNSURE
from selon.timing.matched import Built, Match, builder
from selon.timing.meaning import Impossible, Meaning, Timeless
from selon.timing.named import CalendarDate
from selon.timing.narrative import Apart, Following, Later, Shortly
from selon.timing.relative import Ago, InAmount, Now, Relative, SinceAmount, Within
from selon.timing.weeks import Week


@builder
def part(match: Match) -> Built:
    """The beginning, middle or end of a time, or of the present unit."""
    third = match.word("PART")
    inner = match.meaning("POINT")
    unit = match.unit()
    if inner is None and unit is not None and unit not in ("minute", "hour", "day"):
        inner = Relative(unit, 0)
    return Part(inner, cast(Third, third)) if inner and third else None


@builder
def week_of(match: Match) -> Built:
    inner = match.meaning("POINT")
    return Week(inner, match.argument == "last") if inner and inner.unit in ("month", "year") else None


@builder
def same(match: Match) -> Built:
    inner = match.meaning("POINT", "TIME", "DATE", "DAILY")
    return inner if isinstance(inner, Impossible) else Same(inner) if inner else None


@builder
def on_clock(match: Match) -> Built:
    clock = match.slots["CLOCK"][0] if match.has("CLOCK") else None
    of = match.meaning("DAILY")
    return OnClock(clock, of) if isinstance(clock, ClockTime) else None


@builder
def about(match: Match) -> Built:
    inner = match.meaning("POINT")
    return Marked(inner, ABOUT) if inner else None


@builder
def perhaps(match: Match) -> Built:
    inner = match.meaning("POINT")
    return Marked(inner, UNSURE) if inner else None


def _dated(match: Match) -> Meaning | None:
    """The point matched, unless it is the present, which bounds nothing: "following the current events"."""
    inner = match.meaning("POINT")
    return None if isinstance(inner, Now) else inner


@builder
def since(match: Match) -> Built:
    inner, amount = _dated(match), match.amount()
    return Since(inner) if inner else SinceAmount(amount) if amount else None


@builder
def from_on(match: Match) -> Built:
    inner = match.meaning("POINT")
    return Since(inner, upto=False) if inner else None


@builder
def until(match: Match) -> Built:
    inner = _dated(match)
    return Until(inner) if inner else None


@builder
def by(match: Match) -> Built:
    """Between now and then."""
    inner, amount = match.meaning("POINT"), match.amount()
    return Until(inner, now=True) if inner else Within(amount) if amount else None


@builder
def before(match: Match) -> Built:
    inner = _dated(match)
    return Before(inner) if inner else None


@builder
def after(match: Match) -> Built:
    inner = _dated(match)
    return After(inner) if inner else None


@builder
def span(match: Match) -> Built:
    """From one point to another; a bare day takes month and year from the date it goes to."""
    points = match.slots.get("POINT", [])
    first, last = match.meaning("POINT"), match.meaning("POINT", index=1)
    if len(points) == 1 and isinstance(first, CalendarDate) and (number := match.number("DAY")):
        return range_of_days(match, replace(first, weekday=None)) if first.day and number else None
    if isinstance(last, Now):  # "between May and now"
        last = Relative("day", 0)
    return Span(first, last) if first and last and not isinstance(first, Now) else None


@builder
def both(match: Match) -> Built:
    """Two months or days of which only the last has a year; others stay two expressions."""
    first, last = match.meaning("POINT"), match.meaning("POINT", index=1)
    alike = isinstance(first, CalendarDate) and isinstance(last, CalendarDate) and first.unit == last.unit
    if not alike or not isinstance(first, CalendarDate) or not isinstance(last, CalendarDate):
        return None
    bare = first.year is None and first.of is None and first.turn is None
    return Both(first, last) if bare and (last.year is not None or last.turn is not None) else None


@builder
def ago(match: Match) -> Built:
    amount = match.amount()
    return Ago(amount, int(match.argument or "-1")) if amount else None


@builder
def in_amount(match: Match) -> Built:
    """ "In two weeks": from now, if it is to come; else how long something took."""
    amount = match.amount()
    return InAmount(amount) if amount else None


@builder
def within(match: Match) -> Built:
    amount = match.amount()
    return Within(amount) if amount else None


@builder
def later(match: Match) -> Built:
    """So long after or before (the argument is the sign) a time that is given, or the one the narrative stands at."""
    amount, sign, origin = match.amount(), int(match.argument), match.meaning("POINT")
    if amount is None:
        return None
    if origin is None and guards.begins_noun(match.site):
        return Apart(amount, sign)
    return Later(amount, sign, origin)


@builder
def apart(match: Match) -> Built:
    """So long after or before something whose date comes later in the sentence."""
    amount = match.amount()
    return Apart(amount, int(match.argument), upto=len(match.arguments) > 1) if amount else None


@builder
def following(match: Match) -> Built:
    amount = match.amount()
    unit = match.unit()
    if amount is None and unit is not None:
        amount = Amount(None, unit)
    return Following(amount) if amount else None


@builder
def shortly(match: Match) -> Built:
    return Shortly()


@builder
def timeless(match: Match) -> Built:
    """A duration, or a set of times."""
    return Timeless()
