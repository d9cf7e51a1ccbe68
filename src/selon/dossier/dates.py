"""EDTF values as stretches of days, to be drawn, and as words, to be read.

No precision is added: a year is the whole year, an open end stays open, a season is somewhere about its months.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from selon.dossier.words import Words
from selon.timing.edtf import Interval, Point, Several, Value, points, read

ABOUT, UNCERTAIN = "~%", "?%"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from `start` to `end`, both inside it, as `date.toordinal` counts them; None is an open end."""

    start: int | None
    end: int | None
    fuzzy: bool = False


@dataclass(frozen=True, slots=True)
class Extent:
    """What an EDTF value covers: one stretch, or several for a set."""

    parts: tuple[Stretch, ...]

    @property
    def key(self) -> tuple[int, int]:
        """Where it stands in the order of time: by first day, then by last."""
        starts = [p.start if p.start is not None else p.end for p in self.parts]
        ends = [p.end if p.end is not None else date.max.toordinal() for p in self.parts]
        return min(s for s in starts if s is not None), max(ends)


def extent(value: str | None) -> Extent | None:
    """The days that an EDTF value covers; None where it is no value, or not one that can be laid on a line of days."""
    meant = read(value) if value else None
    if meant is None or not all(_on_the_line(p) for p in points(meant)):
        return None
    return Extent(tuple(_stretches(meant)))


def said_date(value: str, words: Words) -> str:
    """An EDTF value in words; the value itself where there are none for it."""
    meant = read(value) if extent(value) else None
    match meant:
        case None:
            return value
        case Interval():
            return _said_interval(meant, words)
        case Several():
            return words("date.either" if meant.one else "date.both").join(_said(p, words) for p in meant.points)
        case Point():
            return _said(meant, words)


def _said_interval(meant: Interval, words: Words) -> str:
    first, last = (_said(p, words) if p else "" for p in (meant.start, meant.end))
    if not first:
        return words("date.until", date=last)
    return words("date.between", first=first, last=last) if last else words("date.from", date=first)


def _on_the_line(point: Point) -> bool:
    return date.min.toordinal() <= point.first <= point.last <= date.max.toordinal()


def _stretches(meant: Value) -> list[Stretch]:
    if isinstance(meant, Interval):
        fuzzy = any(_fuzzy(p) for p in points(meant))
        return [Stretch(meant.start.first if meant.start else None, meant.end.last if meant.end else None, fuzzy)]
    return [Stretch(p.first, p.last, _fuzzy(p)) for p in points(meant)]


def _fuzzy(point: Point) -> bool:
    return bool(point.mark) or point.unit == "season"


def _said(point: Point, words: Words) -> str:
    """One point in words, with what makes it less than sure."""
    said = _plain(point, words)
    if point.mark and point.mark in ABOUT:
        said = words("date.about", date=said)
    if point.mark and point.mark in UNCERTAIN:
        said = words("date.uncertain", date=said)
    return said


def _plain(point: Point, words: Words) -> str:
    match point.unit:
        case "day" | "month":
            return _formatted(point, f"date.{point.unit}", words)
        case "minute":
            return words("date.minute", date=_formatted(point, "date.day", words), time=point.text[11:16])
        case "decade":
            return words("date.decade", year=point.year)
        case "century":
            return words("date.between", first=point.year, last=point.year + 99)
        case "season" | "quarter" | "half":
            return words(f"date.part_{point.text[-2:]}", year=point.text[:-3])
        case _:
            return point.text.lstrip("0")


def _formatted(point: Point, pattern: str, words: Words) -> str:
    return str(format_date(date.fromordinal(point.first), words(pattern), locale=words.locale))
