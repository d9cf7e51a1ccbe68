from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from selon.dossier.dates import extent, said_date
from selon.dossier.words import words

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "dates.yaml").read_text(encoding="utf-8"))


def iso(day: int | None) -> str:
    return ".." if day is None else date.fromordinal(day).isoformat()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["value"])
def test_a_value_covers_these_days(case: dict[str, object]) -> None:
    covers = extent(str(case["value"]))
    if case["days"] is None:
        assert covers is None
        return
    assert covers is not None
    assert [f"{iso(p.start)}/{iso(p.end)}" for p in covers.parts] == case["days"]
    assert any(p.fuzzy for p in covers.parts) == case["fuzzy"]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["value"])
def test_a_value_is_worded(case: dict[str, str], language: str) -> None:
    assert said_date(case["value"], words(language)) == case[language]


def test_no_value_covers_nothing() -> None:
    assert extent(None) is None
    assert extent("") is None
