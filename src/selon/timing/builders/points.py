"""Times that a few words make whole: last year, the 1990s, Christmas, the day before, now."""

from __future__ import annotations

from dataclasses import replace

from selon.timing import guards
from selon.timing.amounts import Amount
from selon.timing.bounds import Span
from selon.timing.edtf import century, decade, year
from selon.timing.matched import Built, Match, builder
from selon.timing.meaning import Fixed, Timeless
from selon.timing.named import CalendarDate, Easter, NamedDay, PartOfYear
from selon.timing.narrative import Anniversary, Apart, Counted, Later, Then
from selon.timing.relative import Halfway, Lately, Now, Relative

COMMON_DECADES = range(30, 100, 10)  # "the 90s": of which century is plain; of the 20s it is not


@builder
def relative(match: Match) -> Built:
    """The unit so many from the present one: the argument says how many."""
    unit = match.unit()
    if unit is None or unit in ("minute", "hour"):
        return None
    return Relative(unit, int(match.argument))


@builder
def last_unit(match: Match) -> Built:
    """ "The last year" is last year; "over the last year" and "the last decade" are the time up to now."""
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
    if guards.begins_noun(site) or site.is_any(site.after, "of"):
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
