"""Quotations over the styles in cases/quotations.yaml, and over any text at all."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from selon.parsing import quotations as module
from selon.parsing.quotations import quotations
from selon.records import Role, Segment

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "quotations.yaml").read_text(encoding="utf-8"))
MARKS = "«»“”„‟\"＂‘’'`<>"
TEXTS = st.text(alphabet=st.sampled_from("ab. ,!?…\n:;()" + MARKS + "\u00a05é"), max_size=120)


def lines(text: str, role: Role = "body") -> list[Segment]:
    """Each line with something in it as a paragraph."""
    return [Segment(*line.span(), role) for line in re.finditer(r"[^\n]+", text) if line[0].strip()]


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_case(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if "xfail" in case:
        request.applymarker(pytest.mark.xfail(strict=True, reason=case["xfail"]))
    text = re.sub(r"[\[\]]", "", case["text"])
    found, repairs = quotations(text, lines(text))
    shown = text
    for quotation in reversed(found):
        shown = f"{shown[: quotation.start]}[{text[quotation.start : quotation.end]}]{shown[quotation.end :]}"
    assert shown == case["text"]
    assert [repair.kind for repair in repairs] == case.get("repairs", [])


@given(TEXTS)
def test_quotations_stand_in_order_inside_the_text_and_apart(text: str) -> None:
    found, repairs = quotations(text, lines(text))
    ends = 0
    for quotation in found:
        opens, closes = quotation.opens, quotation.closes
        assert opens is not None
        assert ends <= opens[0] < opens[1] <= quotation.start < quotation.end <= len(text)
        assert not text[quotation.start].isspace()
        assert not text[quotation.end - 1].isspace()
        if closes is not None:
            assert quotation.end <= closes[0] < closes[1] <= len(text)
        ends = closes[1] if closes else quotation.end
    assert all(0 <= repair.start < repair.end <= len(text) for repair in repairs)


@given(st.text(max_size=200))
def test_no_text_is_too_odd(text: str) -> None:
    quotations(text, lines(text))


def test_only_segments_that_are_read_are_looked_at() -> None:
    text = "« Le port rouvre »\n« Oui », dit-elle."
    first, second = lines(text)
    found, _ = quotations(text, [Segment(first.start, first.end, "related_headline"), second])
    assert [text[q.start : q.end] for q in found] == ["Oui"]


def test_a_quotation_runs_over_so_many_paragraphs_and_no_more() -> None:
    text = "« Premier mot\n" + "encore\n" * (module.LONGEST_RUN + 1) + "dernier » mot"
    found, repairs = quotations(text, lines(text))
    assert [text[q.start : q.end] for q in found] == ["Premier mot"]
    assert [repair.kind for repair in repairs] == ["unclosed_quotation", "unopened_quotation"]


class Counted(str):
    """A text that counts how many of its characters are looked at."""

    looks = 0

    def __getitem__(self, at: Any) -> str:
        Counted.looks += 1 if isinstance(at, int) else max(0, (at.stop or len(self)) - (at.start or 0))
        return str.__getitem__(self, at)

    def rfind(self, *arguments: Any) -> int:
        Counted.looks += arguments[2] - arguments[1]
        return str.rfind(self, *arguments)


def looks(text: str) -> int:
    Counted.looks = 0
    quotations(Counted(text), lines(text))
    return Counted.looks


@pytest.mark.parametrize("unit", ['"', "« ", "» ", "“a ” ", "‘ ", "'a ", '« "a" ', "« a. « b. \n", '" a\n', "<<", ' " a'])
def test_each_character_is_looked_at_a_few_times_however_long_the_text(unit: str) -> None:
    once, ten_times = looks(unit * 100), looks(unit * 1000)
    assert once > 0
    assert ten_times <= 11 * once
