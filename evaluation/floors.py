"""The floors under the figures: pinned in `floors.toml`, raised when beaten, lowered by nobody silently."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from evaluation.measuring import Figures

FLOORS = Path(__file__).with_name("floors.toml")


@dataclass(frozen=True, slots=True)
class Floor:
    """What a corpus must reach (`at_least`) and not exceed (`at_most`), on the articles with this fingerprint."""

    corpus: str
    fingerprint: str
    at_least: dict[str, float] = field(default_factory=dict)
    at_most: dict[str, float] = field(default_factory=dict)


def floors(path: Path = FLOORS) -> dict[str, Floor]:
    """The pinned floors, by corpus. TypeError where one has a field that there is no such thing as."""
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    return {corpus: Floor(corpus, **table) for corpus, table in found.items()}


def shortfalls(floor: Floor, figures: Figures) -> Iterator[str]:
    """A line for every floor that is not kept; nothing where all are."""
    if figures.fingerprint != floor.fingerprint:
        yield f"{floor.corpus}: the corpus is not the one that the floors were set on (its fingerprint is {figures.fingerprint})"
        return
    for name, wanted in floor.at_least.items():
        measured = round(figures.figure(name), 4)
        if measured < wanted:
            yield f"{floor.corpus}: {name} is {measured}, below its floor of {wanted}"
    for name, allowed in floor.at_most.items():
        measured = round(figures.figure(name), 4)
        if measured > allowed:
            yield f"{floor.corpus}: {name} is {measured}, above its bound of {allowed}"
