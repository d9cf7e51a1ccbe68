"""Dates of the calendar: days, months, weekdays, bare years."""

from __future__ import annotations

from dataclasses import replace

from selon.timing import guards
from selon.timing.bounds import Days, Span
from selon.timing.edtf import Interval, is_day, year
from selon.timing.matched import Built, Match, builder
from selon.timing.meaning import Fixed, Impossible, Meaning
from selon.timing.named import CalendarDate, NamedDay, Weekday
from selon.timing.relative import Relative
from selon.timing.site import Site
from selon.timing.weeks import DayOf, NthWeekday, WeekAround, WeekdayOf

LEAP_YEAR = 2000


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
    return range_of_days(match, dated) if match.argument == "range" else _list_of_days(match, dated, last is not None)


def range_of_days(match: Match, dated: CalendarDate) -> Built:
    """From the first of two days of a month to the second; none where they do not follow each other."""
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
    if number is None or guards.is_name(match.site) or guards.is_address(match.site):
        return None
    counts = match.site.after.isalpha() and not match.site.is_any(match.site.after, "function")
    if match.has("DAY") and counts and not match.site.lexicon.years_follow:
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
