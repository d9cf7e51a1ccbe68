"""The links that `training/about.py` learns from: they hold whatever else of the annotations is edited."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

TRAINING = Path(__file__).resolve().parents[2] / "training"
ROWS = [json.loads(line) for line in (TRAINING / "links" / "about.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def ends() -> dict[str, set[tuple[int, int]]]:
    """By report, where the contents of its statements begin and end."""
    files = sorted((TRAINING / "annotations").glob("*.jsonl"))
    rows = (json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines())
    return {row["report"]: {(s["content"][0][0], s["content"][-1][1]) for s in row["statements"]} for row in rows}


def test_a_report_has_one_row_and_is_annotated(ends: dict[str, set[tuple[int, int]]]) -> None:
    names = [row["report"] for row in ROWS]
    assert len(set(names)) == len(names) and set(names) <= set(ends)


def test_links_are_between_two_statements_of_a_report(ends: dict[str, set[tuple[int, int]]]) -> None:
    astray = [(row["report"], a, b) for row in ROWS for a, b in row["links"] if a == b or not {tuple(a), tuple(b)} <= ends[row["report"]]]
    assert astray == []
