"""One telling of an event, while it is gathered."""

from __future__ import annotations

from dataclasses import dataclass, field

from selon.parsing.words import Word
from selon.records import Time
from selon.resolving.known import Participant
from selon.resolving.triggers import Kind


@dataclass(slots=True, eq=False)
class Happening:
    """One telling of an event. `host` is the light verb that says that a noun's event takes place."""

    word: Word
    kind: Kind
    phrase: Word | None
    who: list[Participant] = field(default_factory=list)
    target: list[Participant] = field(default_factory=list)
    host: Word | None = None
    when: Time | None = None
    where: str | None = None
    dated: bool = False  # its own clause or sentence says when
    gone: bool = False  # put into another

    @property
    def known(self) -> bool:
        return any(one.known for one in (*self.who, *self.target))
