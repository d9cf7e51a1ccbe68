"""What keeps numbers and names from being taken for times: "résolution 1701", "rue du 8 mai", the Sunday papers."""

from __future__ import annotations

from selon.timing.numbers import MODERN
from selon.timing.site import Site

ROUND = 100
CALENDAR_REACH = 5  # tokens: "1442 de l'hégire"
BRACKETS = ("(", "[")
LIST_MARKS = (",", "/", "–")


def is_title(site: Site) -> bool:
    """Whether a word of the expression after the first has a capital, as in the name of a broadcast: "le 20 Heures"."""
    return any(len(word := site.tokens.raw(i)) > 2 and word.istitle() for i in range(site.first + 1, site.last)) or site.after == "/"


def is_name(site: Site) -> bool:
    """Whether the expression is part of a name: a capital where none belongs, or a word that makes it one."""
    if site.is_any(site.after, "names_after") and site.tokens.raw(site.last)[0].isupper():
        return True
    if site.is_any(site.after, "day_names") or site.is_any(site.before, "day_names"):
        return True
    return site.lexicon.small_names and site.in_sentence_capital()


def begins_noun(site: Site) -> bool:
    """Whether what the expression is reckoned from comes after it: "two days after his arrest"; not "two days later he"."""
    return site.is_any(site.tokens.lower(site.last - 1), "before_nouns") and site.is_any(site.after, "noun_starts")


def is_no_feast(site: Site) -> bool:
    """Whether a feast is a person ("Noël Untel", "Jean-Noël") or makes a thing of the season ("le marché de Noël")."""
    after, before = site.tokens.raw(site.last), site.before
    named = after[:1].isupper() and after.lower() not in site.lexicon.phrases
    if named or (before == "-" and site.tokens.glued(site.first)) or site.is_any(after, "feast_context"):
        return True
    return site.is_any(before, "feast_context") or site.is_any(site.tokens.lower(site.first - 2), "feast_context")


def is_address(site: Site) -> bool:
    """Whether a date is a street, a stadium, a battalion called by it."""
    back = site.first
    while site.is_any(site.tokens.lower(back - 1), "articles"):
        back -= 1
    return site.is_any(site.tokens.lower(back - 1), "places")


def is_no_month(site: Site, turned: bool) -> bool:
    """Whether a month's name alone is a verb, a person or a planet. "Last" or "next" beside it settles that."""
    if turned or site.is_any(site.before, "month_context"):
        return False
    if site.lexicon.small_names:
        return site.tokens.raw(site.last - 1).istitle()
    last = site.tokens.lower(site.last - 1)
    return site.is_any(last, "doubtful_months") or site.is_any(site.after, "names_after")


def is_other_calendar(site: Site) -> bool:
    """Whether the next words name a calendar that is not ours."""
    return any(site.is_any(site.tokens.lower(site.last + step), "calendars") for step in range(CALENDAR_REACH))


def is_year(site: Site, number: int, until: int | None = None) -> bool:
    """Whether a bare number of four digits is a year: by the word before it, or for want of anything counted after it."""
    if is_other_calendar(site) or site.is_any(site.after, "counted") or site.is_any(site.before, "never_years"):
        return False
    if site.tokens.raw(site.first - 1).isupper() and site.is_any(site.tokens.lower(site.first - 2), "never_years"):
        return False  # "vol AF 1984"
    before = site.tokens.lower(site.first - 2) if site.before == "-" else site.before  # mid-2011
    modern = number in MODERN and (until is None or until in MODERN)
    if site.is_any(before, "year_context"):
        return not _counts(site, number) or (modern and number % ROUND != 0)
    joined = site.after == "-" and site.tokens.glued(site.last) and site.tokens.glued(site.last + 1)
    return modern and not joined and _may_follow(site) and not _counts(site, number)


def _may_follow(site: Site) -> bool:
    """Whether what stands before leaves room for a year: a word ("Rio 2016"), a bracket, another year in a list."""
    before = site.before
    if before in BRACKETS or site.is_any(before, "articles"):
        return True
    if before in LIST_MARKS or site.is_any(before, "lists"):
        earlier = site.tokens.lower(site.first - 2)
        return earlier[:5].isdigit() and int(earlier[:5]) in MODERN
    return before[-1:].isalpha() and len(before) > 1


def _counts(site: Site, number: int) -> bool:
    """Whether the number counts the word after it: "2020 soldats", "2000 soldiers"; not "the 2016 elections"."""
    after = site.tokens.raw(site.last)
    if not after[:1].isalpha() or not after[0].islower() or site.is_any(after, "function"):
        return False
    pos = site.next_pos()
    plural = len(after) > 3 and after.endswith(("s", "x"))
    if site.lexicon.years_follow:
        return pos in ("NOUN", "ADJ") or (not pos and plural)
    return plural and pos in ("NOUN", "") and (number % ROUND == 0 or not site.is_any(site.before, "articles"))
