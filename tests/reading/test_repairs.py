"""What is recorded as broken, over the cases in cases/repairs.yaml."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from selon.reading.layout import units
from selon.reading.repairs import repairs
from selon.reading.roles import segments
from selon.records import Repair, Segment

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "repairs.yaml").read_text(encoding="utf-8"))
MARKED = re.compile(r"⟦([^|⟧]*)\|(\w+)⟧")


def unmarked(text: str) -> tuple[str, list[Repair]]:
    """`text` without its marks, and the repairs that they stand for."""
    plain, found, end = "", [], 0
    for match in MARKED.finditer(text):
        plain += text[end : match.start()]
        found.append(Repair(len(plain), len(plain) + len(match[1]), match[2]))
        plain += match[1]
        end = match.end()
    return plain + text[end:], found


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:50].strip() for case in CASES])
def test_repairs(case: dict[str, str], request: pytest.FixtureRequest) -> None:
    if "known_failure" in case:
        request.applymarker(pytest.mark.xfail(strict=True, reason=case["known_failure"]))
    text, expected = unmarked(case["text"])
    paragraphs = [Segment(unit.start, unit.end, "body") for unit in units(text)]
    assert list(repairs(text, paragraphs, case["language"])) == expected


def test_only_prose_is_looked_at_for_cuts_and_quotations() -> None:
    text = "Partager. liens « ici"
    assert repairs(text, [Segment(0, len(text), "navigation")], "fr") == ()


def test_a_publisher_after_the_headline_is_recorded_and_a_date_below_it_is_not() -> None:
    text = "Le port rouvre – CNN\n\n12 mars 2017\n\nLe port de Valmer a rouvert jeudi, a dit le maire."
    found = repairs(text, segments(text, units(text)), "fr")
    assert [(text[r.start : r.end], r.kind) for r in found] == [("CNN", "publisher_suffix")]
