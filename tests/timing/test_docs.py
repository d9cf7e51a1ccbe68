"""Each row of docs/times.md says what an expression becomes: it must become that."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from selon.timing import times
from tests.timing.plain import plain

DOCS = Path(__file__).resolve().parents[2] / "docs" / "times.md"
PUBLISHED = "2027-05-28"
FEWEST = 100  # a table that no longer parses must not pass for a short one


class Row(NamedTuple):
    language: str
    text: str
    value: str | None
    anchor: str | None


def table_rows(columns: int) -> list[list[str]]:
    """The cells of all rows of the tables with so many columns, without their heads."""
    lines = [line for line in DOCS.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in cells if len(row) == columns and row[0] != "what"]


def positives() -> list[Row]:
    rows = []
    for _, french, english, value, anchor in table_rows(5):
        values: list[str | None] = [None] if value == "none" else [*re.findall(r"`([^`]+)`", value)]
        for language, text, said in (("fr", french, values[0]), ("en", english, values[-1])):
            if text != "–":
                rows.append(Row(language, text, said, anchor or None))
    return rows


def negatives() -> list[tuple[str, str]]:
    return [(language, text) for row in table_rows(3) for language, text in zip(("fr", "en"), row[1:], strict=True) if text != "–"]


@pytest.mark.parametrize("row", positives(), ids=lambda row: f"{row.language}: {row.text}")
def test_the_expression_has_the_span_value_and_anchor_of_the_docs(row: Row) -> None:
    before, said, after = row.text.split("**")
    text = before + said + after
    found = [time for time in times(plain(text, row.language), PUBLISHED) if time.start < len(before + said) and len(before) < time.end]
    assert [(text[time.start : time.end], time.value, time.anchor) for time in found] == [(said, row.value, row.anchor)]


@pytest.mark.parametrize(("language", "text"), negatives())
def test_what_is_no_date_becomes_none(language: str, text: str) -> None:
    assert [(text[time.start : time.end], time.value) for time in times(plain(text, language), PUBLISHED)] == []


def test_the_tables_are_read() -> None:
    assert len(positives()) > FEWEST
    assert len(negatives()) > FEWEST // 4
