"""A commitment that somebody declared, and what the documents of the page say that may bear on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from selon.dossier.document import Page
from selon.dossier.voices import Said
from selon.records import Evidence, Reading
from selon.resolving.bearing import evidence
from selon.resolving.readable import Readable
from selon.weighing.declared import Declared


@dataclass(frozen=True, slots=True)
class Row:
    """One statement of one document that may bear on it."""

    page: Page
    said: Said
    record: Evidence


@dataclass(frozen=True, slots=True)
class Followed:
    """A declared commitment with its rows, in the order of the documents' dates."""

    record: Declared
    rows: tuple[Row, ...]


def followed(one: Declared, readings: Sequence[Reading], pages: Sequence[Page]) -> Followed:
    """Hold a commitment against every document."""
    rows = [row for reading, page in zip(readings, pages, strict=True) for row in _rows(one, reading, page)]
    return Followed(one, tuple(sorted(rows, key=lambda row: (row.page.document.published or "", row.page.number, row.said.number))))


def _rows(one: Declared, reading: Reading, page: Page) -> list[Row]:
    said = {s.record.id: s for s in page.said}
    found = evidence(one.duty(reading.document.language), reading, Readable(reading))
    return [Row(page, said[e.statement], e) for e in found if e.statement in said]
