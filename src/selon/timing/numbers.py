"""What a token of digits may be: a number, a day, a year, a date, a clock time, a range; or nothing to do with time."""

from __future__ import annotations

import re
from functools import lru_cache

from selon.timing.edtf import Several, exact_day, month, read_point
from selon.timing.meaning import Fixed, Impossible, Meaning
from selon.timing.patterns import Keys

YEARS = range(1000, 2200)
MODERN = range(1900, 2100)  # a year with another beside it, or a month, needs no other sign that it is one
LONGEST_MONTH = 31
SPLIT = re.compile(r"[./:,–-]")


@lru_cache(maxsize=4096)
def number_keys(text: str, day_first: bool) -> Keys:
    """The classes of a token that begins with a digit. Not to be changed by who asks."""
    if text.isdigit():
        return _plain(text)
    if " " in text:
        return {"NUM": int(text.replace(" ", ""))}
    if "t" in text:
        point = read_point(text.upper())
        return {"POINT": Fixed(point)} if point else {"DEAD": Impossible()}
    parts = SPLIT.split(text)
    marks = set(SPLIT.findall(text))
    if len(marks) > 1 or not all(part.isdigit() and len(part) <= 4 for part in parts):
        return {"DEAD": Impossible()}
    return _compound([*parts], marks.pop(), day_first) or {"DEAD": Impossible()}


def _plain(text: str) -> Keys:
    number = int(text) if len(text) <= 9 else 0
    keys: Keys = {"NUM": number}
    if len(text) <= 2 and 1 <= number <= LONGEST_MONTH:
        keys["DAY"] = number
    if len(text) == 2:
        keys["TWO"] = number
        if number > LONGEST_MONTH:
            keys["NODAY"] = number
    if len(text) == 4 and number in YEARS:
        keys["YEAR"] = number
    return keys


def _compound(parts: list[str], mark: str, day_first: bool) -> Keys | None:
    numbers = [int(part) for part in parts]
    match mark, len(parts):
        case ":", 2 | 3:
            timely = len(parts[0]) <= 2 and len(parts[1]) == 2 and numbers[0] <= 24 and numbers[1] < 60
            return {"HM": (numbers[0], numbers[1])} if timely else None
        case ".", 2:  # a time of day only before "pm"
            return {"DOTTED": (numbers[0], numbers[1])} if len(parts[1]) == 2 and 0 < numbers[0] <= 12 and numbers[1] < 60 else None
        case "." | "/" | "-", 3:
            found = _date(parts, numbers, day_first)
            return {"DATE": found} if found else None
        case "-" | "–" | "/", 2:
            return _pair(parts, numbers, mark)
    return None


def _date(parts: list[str], numbers: list[int], day_first: bool) -> Meaning | None:
    """Year first, or day and month with a year of four digits last. Which of them is the day, the text may leave open."""
    a, b, c = numbers
    if len(parts[0]) == 4 and max(len(parts[1]), len(parts[2])) <= 2:
        return Fixed(day) if (day := exact_day(a, b, c)) else Impossible()
    if len(parts[2]) != 4 or max(len(parts[0]), len(parts[1])) > 2 or c not in YEARS:
        return None
    ways = [exact_day(c, b, a)] if day_first else [exact_day(c, a, b), exact_day(c, b, a)]
    days = tuple(dict.fromkeys(day for day in ways if day))
    if not days:
        return Impossible()
    return Fixed(days[0] if len(days) == 1 else Several(days, one=True))


def _pair(parts: list[str], numbers: list[int], mark: str) -> Keys | None:
    """Two years, a month of a year, or two days of a month that is named beside them."""
    a, b = numbers
    if len(parts[0]) == 4 and a in YEARS:
        return _from_year(a, b, len(parts[1]), mark)
    if mark == "/" and len(parts[0]) <= 2 and len(parts[1]) == 4 and 1 <= a <= 12 and b in MODERN:
        return {"DATE": Fixed(month(b, a))}
    if mark != "/" and max(map(len, parts)) <= 2 and 1 <= a < b <= LONGEST_MONTH:
        return {"DAYS": (a, b)}
    return None


def _from_year(a: int, b: int, digits: int, mark: str) -> Keys | None:
    """2010-2015 and 2015-16 are years, 2021-05 is a month; 2001-05 may be either, and is neither."""
    if digits == 4:
        return {"YEARS": (a, b)} if a < b and b in YEARS else None
    if digits != 2:
        return None
    later = a // 100 * 100 + b
    if later == a + 1 or (later > a and b > 12):
        return {"YEARS": (a, later)}
    if mark == "-" and 1 <= b <= 12 and later <= a and a in MODERN:
        return {"DATE": Fixed(month(a, b))}
    return None
