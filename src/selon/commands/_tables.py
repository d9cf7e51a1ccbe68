"""Records as lines of JSON or as CSV, the same fields in both."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, fields
from typing import TYPE_CHECKING

import typer

from selon.commands._talk import emit, printable

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

WIDEST = 60  # characters of a cell for people
# A spreadsheet takes a cell that starts so for a formula; the last four are the full-width twins of the first.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def one_format(as_json: bool, as_csv: bool) -> None:
    """Exit with 2 where both are asked for."""
    if as_json and as_csv:
        raise typer.BadParameter("--json or --csv, not both")


def emit_json(records: Iterable[DataclassInstance], more: Mapping[str, object] = {}) -> int:
    """One object a line, each with what is told of all of them; how many there were."""
    from selon.ledger.contract import line  # noqa: PLC0415

    count = 0
    for count, record in enumerate(records, 1):  # noqa: B007
        emit(line(asdict(record) | dict(more)))
    return count


def emit_csv(kind: type[DataclassInstance], records: Iterable[DataclassInstance], more: Mapping[str, object] = {}) -> int:
    """A heading and one row a record, each with what is told of all of them; how many there were."""
    names = [field.name for field in fields(kind)]
    count = -1
    for count, row in enumerate(_rows(names, records, more)):  # noqa: B007
        emit(row)
    return count


def _rows(names: list[str], records: Iterable[DataclassInstance], more: Mapping[str, object]) -> Iterator[str]:
    yield _row([*names, *more])
    for record in records:
        yield _row([_cell(getattr(record, name)) for name in names] + [_cell(value) for value in more.values()])


def _row(cells: list[str]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow(cells)
    return written.getvalue().removesuffix("\r\n")


def _cell(value: object) -> str:
    """The value as text that a spreadsheet shows and does not run; nothing for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = _text(value).encode("utf-8", "replace").decode("utf-8").replace("\0", "")
    return f"'{text}" if text.startswith(FORMULA) else text


def _text(value: object) -> str:
    """A list as its parts with bars between them, counts as "asserts 3, denies 1"."""
    if isinstance(value, dict):
        return ", ".join(f"{key} {count}" for key, count in value.items())
    if isinstance(value, tuple | list):
        return " | ".join(str(part) for part in value)
    return str(value)


def emit_table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Columns for people, numbers to the right; how many rows there were."""
    from rich.cells import cell_len, set_cell_size  # noqa: PLC0415

    texts = [[printable(" ".join(_text("" if value is None else value).split())) for value in row] for row in rows]
    texts = [[*map(_short, row[:-1]), row[-1]] for row in texts]
    numbers = [all(text.replace(".", "").isdigit() for row in texts if (text := row[i])) for i in range(len(headings))]
    widths = [max(cell_len(row[i]) for row in (list(headings), *texts)) for i in range(len(headings))]
    for row in (list(headings), *texts):
        cells = (
            " " * (width - cell_len(cell)) + cell if right and cell else set_cell_size(cell, width)
            for cell, width, right in zip(row, widths, numbers, strict=True)
        )
        emit("  ".join(cells).rstrip())
    return len(texts)


def _short(text: str) -> str:
    return text if len(text) <= WIDEST else f"{text[: WIDEST - 1]}…"
