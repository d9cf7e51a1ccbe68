"""Expressions found and their values: the cases, in data; then what no case can say."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from selon.timing import times
from selon.timing.edtf import read
from tests.timing.plain import plain

CASES = Path(__file__).with_name("cases")
PUBLISHED = "2021-05-28"
MARKED = re.compile(r"\[\[([^\]]+)\]\]")
ENOUGH = 60


def cases() -> list[Any]:
    out = []
    for path in sorted(CASES.glob("??.yaml")):
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert len(found) > ENOUGH, f"{path}: only {len(found)} cases"
        for case in found:
            marks = [pytest.mark.xfail(reason=case["known"], strict=True)] if "known" in case else []
            out.append(pytest.param(path.stem, case, id=f"{path.stem}: {case['text']}", marks=marks))
    return out


@pytest.mark.parametrize(("language", "case"), cases())
def test_case(language: str, case: dict[str, Any]) -> None:
    text = MARKED.sub(r"\1", case["text"])
    found = times(plain(text, language), case.get("published", PUBLISHED))
    assert [text[time.start : time.end] for time in found] == MARKED.findall(case["text"])
    assert [time.value for time in found] == case["are"]


@given(st.text(alphabet="le 3mai1920,.-/:h'dujour àété\n«»XIVs%", max_size=80), st.sampled_from(["fr", "en"]))
def test_any_text_gives_times_in_order_with_values_that_are_edtf(text: str, language: str) -> None:
    found = times(plain(text, language), PUBLISHED)
    assert all(0 <= time.start < time.end <= len(text) for time in found)
    assert all(before.end <= after.start for before, after in zip(found, found[1:], strict=False))
    assert all(time.value is None or str(read(time.value)) == time.value for time in found)


def test_offsets_are_of_the_text_whatever_its_quotation_marks_and_spaces() -> None:
    text = "« L’accord », dit-il, date du\u00a012\u202fmai\u00a02020 ; İ puis d’ici la fin de l’année."
    found = times(plain(text, "fr"), PUBLISHED)
    assert [text[time.start : time.end] for time in found] == ["12\u202fmai\u00a02020", "d’ici la fin de l’année"]


def test_accents_may_be_letters_of_their_own() -> None:
    text = "En fe\u0301vrier 2020, il a fui."
    assert [time.value for time in times(plain(text, "fr"), PUBLISHED)] == ["2020-02"]


def test_an_empty_line_parts_two_expressions() -> None:
    parsed = plain("Le 3 mai", "fr")
    assert [time.value for time in times(parsed, PUBLISHED)] == ["2021-05-03"]
    assert [t.value for t in times(plain("Il part le 3\n\nmai 2020 fut froid.", "fr"), PUBLISHED)] == ["2020-05"]


def test_headlines_of_other_stories_menus_and_credits_are_not_read() -> None:
    text = "Il a fui mardi.\nIl a fui mercredi.\nCrédit : jeudi 3 mai\nJuin 2020"
    found = times(plain(text, "fr", ("body", "related_headline", "credit", "navigation")), PUBLISHED)
    assert [text[time.start : time.end] for time in found] == ["mardi"]


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2021-05", ["2020", "2020-10", None, "2021-05~", "2021-05/2021-12-31"]),
        ("2021", ["2020", None, None, "2021~", "2021/2021-12-31"]),
        ("2021-02/2021-09-10", ["2020", "2020-10", None, None, "../2021-12-31"]),
        ("2021-02?/2021-09-10", ["2020?", "2020-10?", None, None, "../2021-12-31?"]),
        ("2010/2021", [None, None, None, None, None]),
        ("not a date", [None, None, None, None, None]),
        (None, [None, None, None, None, None]),
    ],
)
def test_a_relative_date_has_a_value_only_if_it_is_the_same_on_every_day_in_question(
    published: str | None, expected: list[str | None]
) -> None:
    text = "Il a fui l'an dernier. Il a fui en octobre. Il a fui mardi. Il se cache maintenant. Il partira d'ici la fin de l'année."
    assert [time.value for time in times(plain(text, "fr"), published)] == expected


def test_the_value_of_what_stands_by_itself_needs_no_date_of_publication() -> None:
    assert [time.value for time in times(plain("He fled on May 3, 2018 and before 2014.", "en"), None)] == ["2018-05-03", "../2013"]


def test_a_language_without_words_of_time_is_an_error() -> None:
    with pytest.raises(KeyError, match="xx"):
        times(plain("Le 3 mai.", "xx"), PUBLISHED)
