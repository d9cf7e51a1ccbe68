"""Clock times and amounts."""

from __future__ import annotations

from typing import cast

from selon.timing import guards
from selon.timing.amounts import Amount, Bounded, ClockTime
from selon.timing.matched import Built, Match, builder

HALF = 0.5
NOON = 12


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
    return ClockTime(
        hours % 24,
        minutes,
        "" if zone == "local" else zone,
        vague=hours == 24 or match.has("ABOUT") or match.has("TOWARDS") or match.has("NEAR"),
    )


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
