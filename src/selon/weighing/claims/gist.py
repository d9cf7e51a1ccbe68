"""What a statement says, made ready to be compared with any other in any language: whom and what it names, how many, when, by which
words, and in which sense."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Mode = Literal["told", "ahead", "wanted", "none"]
Days = tuple[int, int]

MODES: dict[str, Mode] = {
    "asserts": "told", "denies": "told", "downplays": "told", "confirms": "told", "accuses": "told",
    "promises": "ahead", "predicts": "ahead", "orders": "wanted", "asks": "wanted", "declines": "none",
}  # fmt: skip
BEGINNING, NO_END = 1, 10**15  # of times and numbers that are open on a side


@dataclass(frozen=True, slots=True)
class Name:
    """A name by the beginnings of its words, or the code of a state or body; `kind` is "person" or "place", "" where that is not known."""

    kind: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number between `low` and `high`, and the words for what is counted."""

    low: int
    high: int
    units: tuple[str, ...]

    @property
    def exact(self) -> bool:
        return self.low == self.high

    def may_be(self, other: Amount) -> bool:
        """Whether both can be right."""
        return self.low <= other.high and other.low <= self.high


@dataclass(frozen=True, slots=True)
class Gist:
    """`sign` is -1 where the voice says that it is not so; `sweeping`: it says so of everybody or everything ("nothing has come").
    `days` are the first and last day of each time that it speaks of, `published` those of its document. `own`: it is about who speaks
    ("we"), `voice` being that one's name; `third`: about somebody it does not name ("he"). `happens`: it tells of an event; `by`: who did
    it may stand behind what was done. Words begin with their language and a colon where they say nothing in another one."""

    language: str
    mode: Mode
    sign: int = 1
    sweeping: bool = False
    names: tuple[Name, ...] = ()
    amounts: tuple[Amount, ...] = ()
    days: tuple[Days, ...] = ()
    words: tuple[str, ...] = ()
    voice: tuple[str, ...] = ()
    own: bool = False
    third: bool = False
    happens: bool = False
    by: bool = False
    published: Days | None = None
    shown: dict[str, str] = field(default_factory=dict, compare=False)
    """How its words, names and numbers are written there; not kept."""

    def written(self, features: Iterable[str]) -> list[str]:
        return list(dict.fromkeys(self.shown.get(feature, feature) for feature in features))


def to_text(gist: Gist) -> str:
    """As it is kept: JSON without spaces."""
    value = [
        gist.language, gist.mode, gist.sign, gist.sweeping, [[n.kind, *n.parts] for n in gist.names],
        [[a.low, a.high, *a.units] for a in gist.amounts], gist.days, gist.words, gist.voice,
        gist.own, gist.third, gist.happens, gist.by, gist.published,
    ]  # fmt: skip
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> Gist:
    language, mode, sign, sweeping, names, amounts, days, words, voice, own, third, happens, by, published = json.loads(text)
    return Gist(
        language=language,
        mode=mode,
        sign=sign,
        sweeping=sweeping,
        names=tuple(Name(kind, tuple(parts)) for kind, *parts in names),
        amounts=tuple(Amount(low, high, tuple(units)) for low, high, *units in amounts),
        days=tuple((first, last) for first, last in days),
        words=tuple(words),
        voice=tuple(voice),
        own=own,
        third=third,
        happens=happens,
        by=by,
        published=tuple(published) if published else None,
    )
