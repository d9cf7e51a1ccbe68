"""What a temporal expression means before it is known when the text was written, and what it is reckoned from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from selon.timing.edtf import Interval, Point, Unit, Value

Anchor = Literal["absolute", "publication", "narrative"]
Tense = Literal["past", "present", "future"]


def _untold() -> Tense | None:
    return None


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is reckoned from.

    `today` is the day of writing (an ordinal), `stated` the date of publication as precise as it is known; `tense` is
    asked only where it decides; `focus` is the time the narrative stands at, `following` the date that comes next in
    the sentence, `beside` a full date beside which one without a year stands.
    """

    today: int | None = None
    stated: Point | None = None
    tense: Callable[[], Tense | None] = _untold
    focus: Value | None = None
    following: Value | None = None
    beside: Point | None = None


class Meaning:
    """What words mean, to be resolved in a context. `unit` is the unit of the point meant, None where it is none."""

    __slots__ = ()

    def resolve(self, at: Context) -> Value | None:
        """The value; None where the context does not give it."""
        raise NotImplementedError

    def anchor(self, at: Context) -> Anchor | None:
        """What the value is reckoned from; None where nothing is."""
        raise NotImplementedError

    @property
    def unit(self) -> Unit | None:
        return None

    @property
    def narrative(self) -> bool:
        """Whether it is reckoned from another time of the text."""
        return False


def interval(start: Point | None, end: Point | None) -> Interval | None:
    """An interval with at most one open end."""
    return Interval(start, end) if start or end else None


@dataclass(frozen=True, slots=True)
class Fixed(Meaning):
    """A time that stands by itself."""

    value: Value

    def resolve(self, at: Context) -> Value | None:
        return self.value

    def anchor(self, at: Context) -> Anchor | None:
        return "absolute"

    @property
    def unit(self) -> Unit | None:
        return self.value.unit if isinstance(self.value, Point) else "day"


@dataclass(frozen=True, slots=True)
class Timeless(Meaning):
    """A duration or a set of times: it takes time, and stands nowhere in it."""

    def resolve(self, at: Context) -> Value | None:
        return None

    def anchor(self, at: Context) -> Anchor | None:
        return None


@dataclass(frozen=True, slots=True)
class Impossible(Meaning):
    """What looks like a date and is none: the 30th of February. Never reported."""

    def resolve(self, at: Context) -> Value | None:
        return None

    def anchor(self, at: Context) -> Anchor | None:
        return None
