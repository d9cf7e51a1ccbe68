"""What a pattern matched, as the functions see it that make a meaning of it, and the register of those functions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from selon.timing.amounts import Amount, ClockTime
from selon.timing.edtf import Unit
from selon.timing.meaning import Meaning
from selon.timing.named import Turn
from selon.timing.patterns import Payload, Slots
from selon.timing.site import Site

Built = Meaning | Amount | ClockTime | None


@dataclass(slots=True, eq=False)
class Match:
    """What a pattern matched: its classes' values, its arguments, its place."""

    slots: Slots
    arguments: tuple[str, ...]
    site: Site

    @property
    def argument(self) -> str:
        return self.arguments[0] if self.arguments else ""

    def has(self, name: str) -> bool:
        return name in self.slots

    def number(self, name: str, index: int = 0) -> int | None:
        found = self._at(name, index)
        return found if isinstance(found, int) else None

    def numbers(self, name: str) -> tuple[int, ...]:
        return tuple(value for value in self.slots.get(name, ()) if isinstance(value, int))

    def pair(self, name: str) -> tuple[int, int] | None:
        found = self._at(name, 0)
        return found if isinstance(found, tuple) else None

    def word(self, *names: str) -> str | None:
        return next((found for name in names if isinstance(found := self._at(name, 0), str) and found), None)

    def meaning(self, *names: str, index: int = 0) -> Meaning | None:
        return next((found for name in names if isinstance(found := self._at(name, index), Meaning)), None)

    def amount(self) -> Amount | None:
        found = self._at("AMOUNT", 0)
        return found if isinstance(found, Amount) else None

    def unit(self) -> Unit | None:
        return cast("Unit | None", self.word("UNIT", "UNITS"))

    def turn(self) -> Turn | None:
        """Last, this or next, where words say so."""
        for name, turn in (("LAST", "last"), ("NEXT", "next"), ("THIS", "this")):
            if self.has(name):
                return cast("Turn", turn)
        return None

    def _at(self, name: str, index: int) -> Payload | None:
        values = self.slots.get(name, ())
        return values[index] if index < len(values) else None


Builder = Callable[[Match], Built]
BUILDERS: dict[str, Builder] = {}


def builder(make: Builder) -> Builder:
    """Let patterns name a function."""
    BUILDERS[make.__name__] = make
    return make
