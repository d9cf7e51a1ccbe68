"""The dated expressions in the order of time, and a scale to draw them on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from selon.dossier.dates import Extent, extent, said_date
from selon.dossier.voices import Said
from selon.dossier.words import Words
from selon.records import Span

GAP = 0.45  # the width of a stretch of empty years, where a year that something happens in has 1
CROWDING = 0.4  # what each further day named in a unit adds to its width
WIDEST = 4.0
MARGIN = 4  # per cent at each side, for open ends
LABEL_WIDTH = 2.6  # per cent that a letter takes on the narrowest track
DAYS_IN_MONTH_SCALE = 550  # below this the units of the scale are months


@dataclass(frozen=True, slots=True)
class Dated:
    """One dated expression at `span`, with the words before it, its own and those after. `anchor` is its place in the article,
    `row` that in the table, `said` the statements that it is among the words of, the outermost first."""

    document: int
    span: Span
    value: str | None
    surroundings: tuple[str, str, str]
    anchor: str
    row: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch as drawn: `left` and `width` in per cent of the track. `shape`: day or span; open ends are faded."""

    left: str
    width: str
    shape: str
    fuzzy: bool
    opens: bool
    closes: bool


@dataclass(frozen=True, slots=True)
class Row:
    """The expressions of one value."""

    value: str
    reading: str
    bars: tuple[Bar, ...]
    items: tuple[Dated, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    label: str
    at: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Rows in the order of time; `undrawn` are those with no value, or with one that no line of days holds."""

    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    breaks: tuple[str, ...]
    undrawn: tuple[Dated, ...]

    @property
    def drawn(self) -> int:
        return sum(len(row.items) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Scale:
    """Days to per cent: straight within each unit (a year, or a month), short where nothing is dated."""

    edges: tuple[int, ...]
    places: tuple[float, ...]
    empty: tuple[bool, ...]
    yearly: bool

    def at(self, day: int) -> float:
        """The place of a day's first moment, in per cent of the track."""
        for (left, right), (a, b) in zip(pairwise(self.edges), pairwise(self.places), strict=True):
            if day <= right:
                return a + (b - a) * (max(day, left) - left) / (right - left)
        return self.places[-1]


def timeline(expressions: Iterable[Dated], words: Words) -> Timeline:
    """The timeline of these expressions, which stand in the order of the text."""
    extents: dict[str, Extent] = {}
    groups: dict[str, list[Dated]] = {}
    undrawn: list[Dated] = []
    for dated in expressions:
        covers = extent(dated.value)
        if covers is None or dated.value is None:
            undrawn.append(dated)
            continue
        extents[dated.value] = covers
        groups.setdefault(dated.value, []).append(dated)
    if not groups:
        return Timeline((), (), (), tuple(undrawn))
    scale = scale_of(extents.values())
    ordered = sorted(groups, key=lambda v: (extents[v].key, v))
    rows = tuple(Row(v, said_date(v, words), bars(extents[v], scale), tuple(groups[v])) for v in ordered)
    return Timeline(rows, ticks(scale), breaks(scale), tuple(undrawn))


def scale_of(extents: Iterable[Extent]) -> Scale:
    """The scale that these stretches of days are drawn on."""
    days = sorted({day for e in extents for p in e.parts for day in (p.start, p.end) if day is not None})
    yearly = days[-1] - days[0] >= DAYS_IN_MONTH_SCALE
    unit = _year_start if yearly else _month_start
    full = Counter(unit(day, 0) for day in days)
    edges, widths, empty = [min(full)], [], []
    for start in sorted(full):
        if start > edges[-1]:
            edges.append(start)
            widths.append(GAP)
            empty.append(True)
        edges.append(unit(start, 1))
        widths.append(min(WIDEST, 1 + CROWDING * (full[start] - 1)))
        empty.append(False)
    places = [float(MARGIN)]
    for width in widths:
        places.append(places[-1] + (100 - 2 * MARGIN) * width / sum(widths))
    return Scale(tuple(edges), tuple(places), tuple(empty), yearly)


def _year_start(day: int, later: int) -> int:
    year = date.fromordinal(day).year + later
    return date(year, 1, 1).toordinal() if year <= date.max.year else date.max.toordinal()


def _month_start(day: int, later: int) -> int:
    of = date.fromordinal(day)
    months = of.year * 12 + of.month - 1 + later
    return date(months // 12, months % 12 + 1, 1).toordinal() if months // 12 <= date.max.year else date.max.toordinal()


def bars(covers: Extent, scale: Scale) -> tuple[Bar, ...]:
    """How what a value covers is drawn."""
    drawn = []
    for part in covers.parts:
        left = 0.0 if part.start is None else scale.at(part.start)
        right = 100.0 if part.end is None else scale.at(part.end + 1)
        shape = "day" if part.start == part.end and not part.fuzzy else "span"
        drawn.append(Bar(f"{left:.2f}", f"{max(right - left, 0.4):.2f}", shape, part.fuzzy, part.start is None, part.end is None))
    return tuple(drawn)


def ticks(scale: Scale) -> tuple[Tick, ...]:
    """The starts of the units that hold something, named where there is room for the name."""
    named, taken = [], 0.0
    for edge, place, empty in zip(scale.edges, scale.places, scale.empty, strict=False):
        if empty:
            continue
        label = f"{date.fromordinal(edge):{'%Y' if scale.yearly else '%Y-%m'}}" if place >= taken else ""
        taken = place + LABEL_WIDTH * len(label) if label else taken
        named.append(Tick(label, f"{place:.2f}"))
    return tuple(named)


def breaks(scale: Scale) -> tuple[str, ...]:
    """Where the scale is cut short, in per cent."""
    middles: Sequence[float] = [(a + b) / 2 for (a, b), empty in zip(pairwise(scale.places), scale.empty, strict=True) if empty]
    return tuple(f"{place:.2f}" for place in middles)
