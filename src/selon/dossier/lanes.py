"""The dated events as a picture: a lane for each place or party, a mark for each event, on one scale of days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from selon.dossier.dates import Extent, extent, said_date
from selon.dossier.timeline import Bar, Tick, bars, breaks, scale_of, ticks
from selon.dossier.voices import Said
from selon.dossier.words import Words
from selon.records import Event

APART = 4.5  # per cent of the track that a mark takes with its number: what is nearer goes into a row below
RIGHTMOST = 96.0
AHEAD = frozenset({"foreseen", "hypothetical", "ordered", "planned"})
DISPUTING = frozenset({"denies", "downplays"})


@dataclass(frozen=True, slots=True)
class Told:
    """An event to be drawn: its number in the table, its words, where to read it, and those who state it."""

    number: int
    record: Event
    words: str
    parties: tuple[str, ...]
    link: str | None
    stated_by: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """One event as drawn, in the `row`-th row of its lane, counted from 0. `disputed`: somebody is said to deny it or play it
    down, `foreseen`: nobody says that it has happened."""

    told: Told
    date: str
    bars: tuple[Bar, ...]
    right: str  # per cent: where its number stands
    row: int
    disputed: bool
    foreseen: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """The events of one place or party, in the order of time; `name` is None for those of which neither is known."""

    name: str | None
    marks: tuple[Mark, ...]
    rows: int


@dataclass(frozen=True, slots=True)
class Lanes:
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    breaks: tuple[str, ...]
    undrawn: int  # events without a date that can be drawn

    @property
    def drawn(self) -> frozenset[int]:
        """The numbers of the events that are in the picture."""
        return frozenset(mark.told.number for lane in self.lanes for mark in lane.marks)


def lanes(events: Iterable[Told], disputed: frozenset[str], words: Words) -> Lanes:
    """The picture of these events. `disputed` are the ids of statements that another denies or plays down."""
    told = list(events)
    dated = [(covers, one) for one in told if (covers := extent(one.record.when)) is not None]
    if not dated:
        return Lanes((), (), (), len(told))
    scale = scale_of(covers for covers, _ in dated)
    by_name: dict[str | None, list[tuple[Extent, Told]]] = {}
    for covers, one in sorted(dated, key=lambda pair: (pair[0].key, pair[1].number)):
        by_name.setdefault(_name(one), []).append((covers, one))
    named = sorted(by_name, key=lambda name: name is None)  # in the order of time, those of no place last
    made = tuple(_lane(name, [(one, bars(covers, scale)) for covers, one in by_name[name]], disputed, words) for name in named)
    return Lanes(made, ticks(scale), breaks(scale), len(told) - len(dated))


def _name(told: Told) -> str | None:
    """The place of an event, or else who does it, or to whom it is done."""
    return told.record.where or next(iter(told.parties), None)


def _lane(name: str | None, drawn: list[tuple[Told, tuple[Bar, ...]]], disputed: frozenset[str], words: Words) -> Lane:
    ends: list[float] = []  # of each row, where its last mark ends
    marks = []
    for told, shape in drawn:
        left = float(shape[0].left)
        right = max(float(bar.left) + (float(bar.width) if bar.shape != "day" else 0) for bar in shape)  # a day is a dot, however wide
        row = next((n for n, end in enumerate(ends) if end <= left), len(ends))
        ends[row : row + 1] = [max(right, left) + APART]
        date = said_date(told.record.when or "", words)
        marks.append(Mark(told, date, shape, f"{min(right, RIGHTMOST):.2f}", row, _disputed(told, disputed), told.record.status in AHEAD))
    return Lane(name, tuple(marks), len(ends))


def _disputed(told: Told, disputed: frozenset[str]) -> bool:
    stances = {said.record.stance for said in told.stated_by}
    return told.record.status == "denied" or bool(stances & DISPUTING) or any(said.record.id in disputed for said in told.stated_by)
