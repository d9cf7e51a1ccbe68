"""The article at a glance: its statements as bars from its first word to its last."""

from __future__ import annotations

from dataclasses import dataclass

from selon.dossier.document import Page
from selon.dossier.voices import Said

LEVELS = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """One bar: `left` and `width` in per cent of the text, `level` 0 for a statement that lies in no other."""

    said: Said
    left: str
    width: str
    level: int


def strip(page: Page) -> tuple[Piece, ...]:
    """The bars of a page, those below after those above."""
    length = max(len(page.document.text), 1)
    by_id = {s.record.id: s for s in page.said}
    pieces = [
        Piece(said, f"{100 * a / length:.2f}", f"{max(100 * (b - a) / length, 0.15):.2f}", _level(said, by_id))
        for said in page.said
        for a, b in said.record.content
        if 0 <= a < b <= length
    ]
    return tuple(sorted(pieces, key=lambda p: p.level))


def _level(said: Said, by_id: dict[str, Said]) -> int:
    level = 0
    while said.record.within in by_id and level < LEVELS - 1:
        said = by_id[said.record.within]
        level += 1
    return level
