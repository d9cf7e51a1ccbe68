"""What patterns mean: each function here is named by patterns of `times.toml`, and makes a meaning of what they matched.

None refuses the match (the words are about something else); `Impossible` takes the words away, so that no shorter match
makes a date of a part of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import cast

from selon.timing import guards
from selon.timing.amounts import Amount, Bounded, ClockTime
from selon.timing.bounds import After, Before, Both, Days, Marked, OnClock, Part, Same, Since, Span, Third, Until
from selon.timing.edtf import ABOUT, UNSURE, Interval, Unit, century, decade, is_day, year
from selon.timing.meaning import Fixed, Impossible, Meaning, Timeless
from selon.timing.named import CalendarDate, Easter, NamedDay, PartOfYear, Turn, Weekday
from selon.timing.narrative import Anniversary, Apart, Counted, Following, Later, Shortly, Then
from selon.timing.patterns import Payload, Slots
from selon.timing.relative import Ago, Halfway, InAmount, Lately, Now, Relative, SinceAmount, Within
from selon.timing.site import Site
from selon.timing.weeks import DayOf, NthWeekday, Week, WeekAround, WeekdayOf

Built = Meaning | Amount | ClockTime | None
LEAP_YEAR = 2000
HALF = 0.5
NOON = 12
COMMON_DECADES = range(30, 100, 10)  # "the 90s": of which century is plain; of the 20s it is not


@dataclass(frozen=True, slots=True)
class Match:
    """What a pattern matched: its classes' values, its arguments, its place."""

    slots: Slots
    arguments: tuple[str, ...]
    site: Site

    @property
    def argument(self) -> str:
        return self.arguments[0] if self.arguments else ""

    def has(self, name: str) -> bool:
        return name in self.slots

    def number(self, name: str, index: int = 0) -> int | None:
        found = self._at(name, index)
        return found if isinstance(found, int) else None

    def numbers(self, name: str) -> tuple[int, ...]:
        return tuple(value for value in self.slots.get(name, ()) if isinstance(value, int))

    def pair(self, name: str) -> tuple[int, int] | None:
        found = self._at(name, 0)
        return found if isinstance(found, tuple) else None

    def word(self, *names: str) -> str | None:
        return next((found for name in names if isinstance(found := self._at(name, 0), str) and found), None)

    def meaning(self, *names: str, index: int = 0) -> Meaning | None:
        return next((found for name in names if isinstance(found := self._at(name, index), Meaning)), None)

    def amount(self) -> Amount | None:
        found = self._at("AMOUNT", 0)
        return found if isinstance(found, Amount) else None

    def unit(self) -> Unit | None:
        return cast(Unit | None, self.word("UNIT", "UNITS"))

    def turn(self) -> Turn | None:
        """Last, this or next, where words say so."""
        for name, turn in (("LAST", "last"), ("NEXT", "next"), ("THIS", "this")):
            if self.has(name):
                return cast(Turn, turn)
        return None

    def _at(self, name: str, index: int) -> Payload | None:
        values = self.slots.get(name, ())
        return values[index] if index < len(values) else None


Builder = Callable[[Match], Built]
BUILDERS: dict[str, Builder] = {}


def builder(make: Builder) -> Builder:
    """Let patterns name a function."""
    BUILDERS[make.__name__] = make
    return make


# --- clock times and amounts


@builder
def clock(match: Match) -> Built:
    """Hours and minutes; "pm", "du soir" add twelve; a zone where it is given."""
    pair = match.pair("HM") or match.pair("DOTTED")
    hours, minutes = pair or (match.number("NUM"), match.number("NUM", 1) or 0)
    if hours is not None and hours >= 100 and match.has("ZONE"):  # 1430 GMT
        hours, minutes = divmod(hours, 100)
    if hours is None or hours > 24 or minutes >= 60 or guards.is_title(match.site):
        return None
    half = match.word("AMPM")
    if half and (hours > 12 or hours == 0) and not pair:
        return None
    if half == "pm" and hours < NOON:
        hours += NOON
    if half == "am" and hours == NOON:
        hours = 0
    zone = match.word("ZONE") or ""
    return ClockTime(hours % 24, minutes, "" if zone == "local" else zone, vague=hours == 24 or match.has("ABOUT"))


@builder
def noon(match: Match) -> Built:
    """Noon; midnight, which is of two days, gives no more than the day."""
    hours = match.number("NOON") or 0
    if match.site.tokens.raw(match.site.last - 1).istitle():
        return None
    return ClockTime(hours, 0, vague=hours == 0 or match.has("ABOUT"))


@builder
def amount(match: Match) -> Built:
    """A number of units, exact or not; none where the number is "some"."""
    unit = match.unit()
    if unit is None:
        return None
    number: float | None = match.number("NUM") if match.has("NUM") else match.number("DOZEN")
    if match.has("VAGUE") or len(match.numbers("NUM")) > 1:
        number = None
    if number is not None and match.has("HALF"):
        number += HALF
    bound = "about" if match.has("DOZEN") or match.has("ABOUT") else "more" if match.has("MORE") else "less" if match.has("LESS") else ""
    return Amount(number, unit, cast(Bounded, bound))


# --- points


@builder
def relative(match: Match) -> Built:
    """The unit so many from the present one: the argument says how many."""
    unit = match.unit()
    if unit is None or unit in ("minute", "hour"):
        return None
    return Relative(unit, int(match.argument))


@builder
def last_unit(match: Match) -> Built:
    """"The last year" is last year; "over the last year" and "the last decade" are the time up to now."""
    unit = match.unit()
    if unit in ("decade", "century") or (unit is not None and match.argument == "over" and unit not in ("quarter", "half")):
        return Lately(Amount(1, unit), -1)
    return relative(replace(match, arguments=("-1",)))


@builder
def day_word(match: Match) -> Built:
    """Yesterday, today, tomorrow."""
    count = match.number("DAYREL")
    return None if count is None else Relative("day", count)


@builder
def part_of_today(match: Match) -> Built:
    """This morning, last night."""
    return Relative("day", int(match.argument or "0"))


@builder
def last_night(match: Match) -> Built:
    return Span(Relative("day", -1), Relative("day", 0))


@builder
def weekend(match: Match) -> Built:
    return Relative("weekend", 0, just_past=True)


@builder
def now(match: Match) -> Built:
    if match.site.after == "-" and match.site.tokens.glued(match.site.last):
        return None  # "the now-cancelled deal"
    return Now("soon" if match.argument == "soon" else "recently" if match.argument == "recently" else "now")


@builder
def halfway(match: Match) -> Built:
    """Earlier or later this year."""
    inner, unit = match.meaning("POINT"), match.unit()
    if inner is None and unit == "day":
        return Counted("day", 0, or_today=True)
    if inner is None and unit is not None:
        inner = Relative(unit, 0)
    return Halfway(inner, int(match.argument)) if inner else None


@builder
def lately(match: Match) -> Built:
    """The past decade, the next three months, the last few days. The arguments: sign, and the number where there is none."""
    sign, *one = match.arguments
    amount = match.amount()
    unit = match.unit()
    if amount is None:
        if unit is None:
            return None
        number = match.number("NUM")
        amount = Amount(number if number is not None else int(one[0]) if one else None, unit)
    return Lately(amount, int(sign))


@builder
def fixed_decade(match: Match) -> Built:
    """The 1990s, the 90s."""
    number, short = match.number("YEAR"), match.number("TWO") or match.number("NUM")
    if number is not None:
        return Fixed(decade(number)) if number % 10 == 0 else None
    if short is None or short % 10 or not 10 <= short < 100:
        return None
    return Fixed(decade(1900 + short)) if short in COMMON_DECADES else Timeless()


@builder
def fixed_century(match: Match) -> Built:
    number = match.number("ORD")
    if number is None or not 1 <= number <= 30:
        return None
    return Timeless() if match.has("ERA") else Fixed(century(number))


@builder
def part_of_year(match: Match) -> Built:
    """A season, quarter or half: the argument says which of the three kinds."""
    number = match.number("SEASON") if match.argument == "season" else match.number("ORD") or match.number("NUM")
    most = 2 if match.argument == "half" else 4
    if number is None or not 1 <= number <= most:
        return None
    given = match.number("YEAR")
    of = Fixed(year(given)) if given is not None else match.meaning("YEARLY")
    if given is None and (years := match.pair("YEARS")):
        of = Fixed(year(years[0]))
    if match.argument == "season":
        return PartOfYear("season", number, of, match.turn())
    return PartOfYear("half" if match.argument == "half" else "quarter", number, of, match.turn())


@builder
def feast(match: Match) -> Built:
    """Christmas, Easter Monday: a day of the calendar, or so many days from Easter."""
    if guards.is_no_feast(match.site):
        return None
    day = match.word("FEAST") or ""
    given = match.number("YEAR")
    of = Fixed(year(given)) if given is not None else match.meaning("YEARLY")
    if day.startswith("easter"):
        return Easter(int(day.removeprefix("easter") or "0"), of, match.turn())
    month, _, number = day.partition("-")
    return CalendarDate(int(month), int(number), given, None if given is not None else of, turn=match.turn())


@builder
def counted(match: Match) -> Built:
    """The unit so many after the one that the narrative stands at."""
    unit = match.unit()
    return Counted(unit, int(match.argument)) if unit and unit not in ("minute", "hour") else None


@builder
def next_day(match: Match) -> Built:
    """The day before, the day after."""
    count = match.number("NEXTDAY")
    if count is None:
        return None
    of, sign, site = match.meaning("POINT"), 1 if count > 0 else -1, match.site
    if of is not None:
        return Later(Amount(abs(count), "day"), sign, of)
    if site.is_any(site.after, "noun_starts") or site.is_any(site.after, "of"):
        return Apart(Amount(abs(count), "day"), sign)
    if site.is_any(site.tokens.lower(site.last - 1), "before_nouns") and site.after.isalpha():
        return None  # "in the day after falling"
    return Counted("day", count)


@builder
def then(match: Match) -> Built:
    return Then()


@builder
def anniversary(match: Match) -> Built:
    """The tenth anniversary, of the date that follows; without one it is no time."""
    number = match.number("ORD") or match.number("NUM")
    return Anniversary(number) if number else None


@builder
def event_name(match: Match) -> Built:
    """A day called by digits alone: 9/11."""
    word = match.word("NAMED") or ""
    month, _, day = word.partition("-")
    event = match.site.lexicon.events.get((int(month), int(day)))
    return NamedDay(event.day, CalendarDate(int(month), int(day))) if event else None


# --- dates


@builder
def date(match: Match) -> Built:
    """A day or month of the calendar, with its weekday, year, or "last" and "next", where they are said."""
    month = match.number("MON") if match.has("MON") else match.number("MONTH")
    day = match.number("DAY")
    if month is None:
        return None
    if guards.is_address(match.site):
        return Impossible()
    if day is None and not match.has("YEAR") and not match.has("YEARLY") and guards.is_no_month(match.site, bool(match.turn())):
        return None
    given = match.number("YEAR")
    found = CalendarDate(month, day, given, match.meaning("YEARLY") if given is None else None, match.number("DOW"), match.turn())
    if day is not None and not is_day(LEAP_YEAR if given is None else given, month, day):
        return Impossible()
    return _named(found, match.site, match.argument == "hyphen")


def _named(found: CalendarDate, site: Site, told: bool) -> Meaning:
    """The event that a day without a year is the name of, if its writing ("le 11-Septembre") or the words around say so."""
    event = site.lexicon.events.get((found.month, found.day or 0))
    if event is None or found.year is not None or found.of is not None or found.turn or found.weekday is not None:
        return found
    return NamedDay(event.day, found) if told or site.preceded(event.before) or site.after in event.after else found


@builder
def short_year(match: Match) -> Built:
    """A day with a year of two digits dates nothing: "12 mai 98". Unless the number counts what follows."""
    return None if match.site.after.isalpha() else Impossible()


@builder
def impossible(match: Match) -> Built:
    return Impossible()


@builder
def days(match: Match) -> Built:
    """Several days of one month: listed ("15 et 22"), or from one to another ("3-5")."""
    last = match.meaning("DAILY")
    dated = last or date(match)
    if isinstance(dated, NamedDay):
        dated = dated.plain
    if not isinstance(dated, CalendarDate):
        return dated if isinstance(dated, Impossible) else None
    return _range_of_days(match, dated) if match.argument == "range" else _list_of_days(match, dated, last is not None)


def _range_of_days(match: Match, dated: CalendarDate) -> Built:
    pair = match.pair("DAYS") or match.numbers("DAY")[:2]
    if dated.day is not None and len(pair) < 2:
        pair = (*pair, dated.day)
    first, last = replace(dated, day=pair[0], weekday=None), replace(dated, day=pair[1], weekday=None)
    if not _is_date(first) or not _is_date(last):
        return Impossible()
    return Span(first, last) if pair[0] < pair[1] else None


def _list_of_days(match: Match, dated: CalendarDate, apart: bool) -> Built:
    site, numbers = match.site, match.numbers("DAY")
    if not site.lexicon.years_follow and dated.year is None and site.after.isalpha() and not site.is_any(site.after, "function"):
        return None  # "on October 15 and 22 people died"
    numbers, last = (numbers, dated) if apart else (numbers[:-1], replace(dated, day=numbers[-1]))
    if not all(_is_date(replace(dated, day=number)) for number in numbers):
        return Impossible()
    return Days(last, numbers)


def _is_date(found: CalendarDate) -> bool:
    return is_day(found.year or LEAP_YEAR, found.month, found.day or 1)


@builder
def weekday(match: Match) -> Built:
    """A day of the week; not where it is part of a name, as of a newspaper."""
    number = match.number("WEEKDAY") if match.has("WEEKDAY") else match.number("DOW")
    if number is None or guards.is_name(match.site):
        return None
    if match.has("DAY") and match.site.after.isalpha() and not match.site.is_any(match.site.after, "function"):
        return None  # "on Tuesday the first generation"
    return Weekday(number, match.turn(), match.number("DAY"))


@builder
def weekday_of(match: Match) -> Built:
    """A day of the week of a week: "mardi de la semaine dernière"."""
    number, week = match.number("WEEKDAY"), match.meaning("WEEKLY")
    return WeekdayOf(number, week) if number is not None and week else None


@builder
def nth_weekday(match: Match) -> Built:
    """The first Monday of May; the last one is -1."""
    number, weekday = match.number("ORD") or -1, match.number("WEEKDAY")
    inner, month = match.meaning("MONTHLY"), match.number("MON")
    if inner is None and month is not None:
        inner = CalendarDate(month, year=match.number("YEAR"))
    return NthWeekday(inner, number, weekday) if inner and weekday is not None else None


@builder
def day_of(match: Match) -> Built:
    """A day of a month that is reckoned: "le 15 du mois prochain"."""
    number, inner = match.number("DAY"), match.meaning("MONTHLY")
    return DayOf(inner, number) if number and isinstance(inner, Relative) else None


@builder
def week_around(match: Match) -> Built:
    """The week that a day lies in."""
    inner = match.meaning("DAILY")
    return WeekAround(inner) if inner else None


@builder
def night(match: Match) -> Built:
    """The night from one weekday to the next."""
    first, last = match.meaning("DAILY"), match.meaning("DAILY", index=1)
    return Span(first, last) if first and last else None


@builder
def plain_year(match: Match) -> Built:
    """A bare number that can only be a year where it stands."""
    number = match.number("YEAR")
    if number is None or not guards.is_year(match.site, number):
        return None
    return Fixed(year(number))


@builder
def plain_years(match: Match) -> Built:
    """2010-2015, where both can only be years."""
    pair = match.pair("YEARS")
    if pair is None or not guards.is_year(match.site, pair[0], pair[1]):
        return None
    return Fixed(Interval(year(pair[0]), year(pair[1])))


@builder
def named_year(match: Match) -> Built:
    """A number that a word beside it calls a year."""
    number = match.number("YEAR") if match.has("YEAR") else match.number("NUM")
    if number is None or not 1 <= number <= 9999:
        return None
    if match.has("ERA"):
        return Fixed(year(1 - number))
    return None if guards.is_other_calendar(match.site) else Fixed(year(number))


# --- what is made of others


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
        return _range_of_days(match, replace(first, weekday=None)) if first.day and number else None
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
    return Both(first, last) if first.year is None and first.of is None and last.year is not None else None


@builder
def ago(match: Match) -> Built:
    amount = match.amount()
    return Ago(amount, int(match.argument or "-1")) if amount else None


@builder
def in_amount(match: Match) -> Built:
    """"In two weeks": from now, if it is to come; else how long something took."""
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
    if origin is None and match.site.is_any(match.site.after, "noun_starts"):
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
