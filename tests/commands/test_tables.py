from __future__ import annotations

import csv
import json
from dataclasses import dataclass

import pytest

from selon.commands._tables import emit_csv, emit_json


@dataclass(frozen=True)
class Cells:
    a: str
    b: bool | None
    c: int | None = None


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_a_formula_is_shown_and_not_run(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    emit_csv(Cells, [Cells(text, None)])
    assert list(csv.reader(capsys.readouterr().out.split("\n", 1)[1].splitlines(keepends=True), strict=True))[0][0][0] == "'"


@pytest.mark.parametrize("text", ["1-1", "a=b", "l'été, « oui »", 'say "so"', "two\nlines", "", "'quoted"])
def test_other_cells_are_as_they_are(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert emit_csv(Cells, [Cells(text, True, 3), Cells("x", None)]) == 2
    written = capsys.readouterr().out.splitlines(keepends=True)
    assert list(csv.reader(written)) == [["a", "b", "c"], [text, "true", "3"], ["x", "", ""]]


def test_odd_characters_can_be_written(capsys: pytest.CaptureFixture[str]) -> None:
    emit_csv(Cells, [Cells("a\udce9\0b", False)])
    emit_json([Cells("a\udce9\0b", False)])
    *_, row, line = capsys.readouterr().out.encode("utf-8").decode("utf-8").splitlines()
    assert row == "a?b,false,"
    assert json.loads(line) == {"a": "a\udce9\0b", "b": False, "c": None}
