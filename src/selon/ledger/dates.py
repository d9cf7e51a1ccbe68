"""From an EDTF value (ISO 8601-2) to the first and last day it may mean: what the ledger compares dates by."""

from __future__ import annotations

import re
from calendar import monthrange

FIRST, LAST = "0001-01-01", "9999-12-31"
Days = tuple[str, str]


class NoDate(ValueError):
    """What should be an EDTF date or interval, and is not."""


_DATE = re.compile(r"([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?(?:T[0-9:.+Z-]+)?")
_QUALIFIERS = str.maketrans("", "", "?~%")
# EDTF's divisions of a year that say which months: quarters, thirds, halves.
_QUARTERS = {33 + i: (3 * i + 1, 3 * i + 3) for i in range(4)}
_THIRDS = {37 + i: (4 * i + 1, 4 * i + 4) for i in range(3)}
_DIVISIONS = _QUARTERS | _THIRDS | {40: (1, 6), 41: (7, 12)}
_SEASONS = [str(number) for number in range(21, 33)]


def bounds(edtf: str | None) -> Days | None:
    """The first and last day that the value may mean, as ISO dates; None for what is no EDTF date or interval.

    An open end is the first or last day there is. "2021?" and "2021~" are bounded as 2021: how far "about" reaches,
    the value does not say.
    """
    if not edtf:
        return None
    if edtf[0] + edtf[-1] in ("[]", "{}"):
        return _widest([bounds(part.strip()) for part in edtf[1:-1].split(",")])
    first, slash, last = edtf.partition("/")
    if not slash:
        return _date(edtf)
    begin, end = _end(first, FIRST), _end(last, LAST)
    if begin is None or end is None or begin[0] > end[1] or first in ("", "..") and last in ("", ".."):
        return None
    return begin[0], end[1]


def days(edtf: str) -> Days:
    """The bounds of what must be a date: NoDate where it is not."""
    found = bounds(edtf)
    if found is None:
        raise NoDate(f"not a date in EDTF (2021, 2021-05, 2021-05-01): {edtf!r}")
    return found


def _widest(days: list[Days | None]) -> Days | None:
    known = [d for d in days if d is not None]
    return (min(d[0] for d in known), max(d[1] for d in known)) if len(known) == len(days) else None


def _end(part: str, open_end: str) -> Days | None:
    """One end of an interval."""
    return (open_end, open_end) if part in ("", "..") else _date(part)


def _date(value: str) -> Days | None:
    match = _DATE.fullmatch(value.translate(_QUALIFIERS))
    if match is None:
        return None
    year, month, day = match.groups()
    first_year, last_year = int(year.replace("X", "0")) or 1, int(year.replace("X", "9"))
    if last_year == 0:
        return None
    if day is None and month in _SEASONS:  # which months that is depends on where, and winter runs into the next year
        return f"{first_year:04}-01-01", f"{min(last_year + 1, 9999):04}-02-28"
    first_month, last_month = _months(month)
    if not 1 <= first_month <= last_month <= 12 or (day and not _is_month(month)):
        return None
    longest = monthrange(last_year, last_month)[1]
    first_day, last_day = _range(day, 1, longest)
    if not 1 <= first_day <= last_day <= longest:
        return None
    return f"{first_year:04}-{first_month:02}-{first_day:02}", f"{last_year:04}-{last_month:02}-{last_day:02}"


def _is_month(month: str | None) -> bool:
    return month is not None and ("X" in month or int(month) <= 12)


def _months(month: str | None) -> tuple[int, int]:
    """First and last month; (13, 0) for none at all."""
    if month is None:
        return 1, 12
    if not _is_month(month):
        return _DIVISIONS.get(int(month), (13, 0))
    return _range(month, 1, 12)


def _range(digits: str | None, lowest: int, highest: int) -> tuple[int, int]:
    """The numbers that digits may stand for, "X" being any: a whole one stands for itself, right or wrong."""
    if digits is None:
        return lowest, highest
    if "X" not in digits:
        return int(digits), int(digits)
    return max(int(digits.replace("X", "0")), lowest), min(int(digits.replace("X", "9")), highest)
