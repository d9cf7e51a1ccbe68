"""Full dates as bylines and datelines write them, as EDTF. Only what a page says of its own publication is read here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from selon.languages import languages, lexicon
from selon.reading.wording import plain

EARLIEST, LATEST = 1400, 2199
MACHINE = re.compile(r"(?<![\d.,/-])(\d{4})(?:[/-](\d{1,2})(?:[/-](\d{1,2}))?)?(?!\d)")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?!\d)")
YEAR = re.compile(r"\d{4}")
IN_PATH = re.compile(r"/(\d{4})[/-](\d{1,2})(?:[/-](\d{1,2}))?(?=[/_.-]|$)")
GIVEN = re.compile(r"-?\d[\dX]{3}[\dX~%?SYE.:TZ+/-]*|Y-?\d+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date and where it stands, half-open, in code points."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class _Names:
    months: dict[str, int]
    day_first: re.Pattern[str]
    month_first: re.Pattern[str]
    weekday: re.Pattern[str]


def _babel(language: str, kind: str) -> dict[str, int]:
    """The names of months or days, full and short, without their dots."""
    from babel import Locale

    names = getattr(Locale.parse(language), kind)
    found = {}
    for context in ("format", "stand-alone"):
        for width in ("abbreviated", "wide"):
            for number, name in names[context][width].items():
                found[plain(name).lower().rstrip(".")] = number
    return found


def _of_all(kind: str) -> dict[str, int]:
    return {name: number for language in languages() for name, number in _babel(language, kind).items()}


def _words(name: str) -> str:
    found = (word for language in languages() for word in lexicon(language, "reading")["dates"][name])
    return "|".join(re.escape(word) for word in sorted(set(found)))


@cache
def _names() -> _Names:
    months, days = _of_all("months"), _of_all("days")
    month = "|".join(re.escape(m) for m in sorted(months, key=lambda m: (-len(m), m)))
    day = "|".join(re.escape(d) for d in sorted(days, key=lambda d: (-len(d), d)))
    number = rf"(\d{{1,2}})(?:{_words('ordinals')})?"
    return _Names(
        months,
        re.compile(rf"(?<!\d){number} (?:(?:{_words('between')}) )?({month})\.?,? (\d{{4}})(?!\d)", re.IGNORECASE),
        re.compile(rf"\b({month})\.? {number},? (\d{{4}})(?!\d)", re.IGNORECASE),
        re.compile(rf"\b(?:{day})\b\.?", re.IGNORECASE),
    )


def edtf(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """The date in EDTF, as precise as given; None where there is no such date."""
    if not EARLIEST <= year <= LATEST:
        return None
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")


def dates_in(text: str) -> list[Dated]:
    """The full dates in a short text, in order: "10 février 2017", "October 8, 2019", "2019-10-08"."""
    if not YEAR.search(text):
        return []
    text, names = plain(text), _names()
    found = []
    for match in names.day_first.finditer(text):
        found.append((match, edtf(int(match[3]), names.months[match[2].lower()], int(match[1]))))
    for match in names.month_first.finditer(text):
        found.append((match, edtf(int(match[3]), names.months[match[1].lower()], int(match[2]))))
    for match in MACHINE.finditer(text):
        if match[3]:
            found.append((match, edtf(int(match[1]), int(match[2]), int(match[3]))))
    return sorted((Dated(m.start(), m.end(), value) for m, value in found if value), key=lambda d: d.start)


def without_weekdays(text: str) -> str:
    """`text` (plain) with the names of days taken out."""
    return _names().weekday.sub(" ", text)


def from_machine(value: str) -> str | None:
    """A date out of metadata ("2021-05-28T10:00:00+02:00", "20210528", "28 mai 2021"): the day as written, not the hour."""
    value = value.strip()
    match = COMPACT.match(value) or MACHINE.match(value)
    if match:
        return edtf(int(match[1]), *(int(part) for part in match.groups()[1:] if part))
    written = dates_in(value[:100])
    return written[0].value if written else None


def from_path(url: str) -> str | None:
    """The date in the path of an address ("/2021/05/28/"), as precise as it is there."""
    for match in IN_PATH.finditer(url[:2000]):
        value = edtf(int(match[1]), *(int(part) for part in match.groups()[1:] if part))
        if value and int(match[1]) >= 1990:
            return value
    return None


def is_edtf(value: str) -> bool:
    """Whether a date given by hand has the look of EDTF: "2021", "2021-05-28", "2021-05~", "2021-02/2021-09-10"."""
    return GIVEN.fullmatch(value) is not None
