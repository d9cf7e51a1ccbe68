"""One entry of a watch list, whatever the list's format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from selon.errors import SelonError

Kind = Literal["person", "organisation", "either"]


class BadList(SelonError):
    """A watch list that cannot be used: "FILE: reason", or "FILE:LINE: reason", in one line."""

    def __init__(self, file: str, reason: str, line: int | None = None) -> None:
        super().__init__(file, reason, line)
        self.file, self.reason, self.line = file, reason, line

    def __str__(self) -> str:
        at = self.file if self.line is None else f"{self.file}:{self.line}"
        return " ".join(f"{at}: {self.reason}".split())


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody on a list. `weak` are names that the list itself does not trust; dates and countries are as the list writes
    them; `line` is the line of the file, from 1."""

    id: str
    caption: str
    kind: Kind
    schema: str
    names: tuple[str, ...]
    weak: tuple[str, ...]
    born: tuple[str, ...]
    countries: tuple[str, ...]
    line: int
