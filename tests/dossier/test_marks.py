"""Whatever spans there are, the text stays as it is and the elements nest."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from selon.dossier.marks import Mark, marked, shown
from tests.dossier.sample import Page

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "marks.yaml").read_text(encoding="utf-8"))


def in_place(html: str) -> str:
    html = re.sub(r'<span class="(\w+) on">', r"[\1+ ", html)
    return re.sub(r'<span class="(\w+)">', r"[\1 ", html).replace("</span>", "]")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_marks_come_out_in_place(case: dict[str, object]) -> None:
    marks = [Mark(start, end, (n,), name) for n, (start, end, name) in enumerate(case["marks"])]  # type: ignore[arg-type, var-annotated]
    text = str(case["text"])
    assert in_place(marked(text, 0, len(text), marks)) == case["marked"]


def test_only_the_asked_part_is_marked() -> None:
    assert in_place(marked("one two three", 4, 7, [Mark(0, 6, (0,), "a")])) == "[a tw]o"


def test_anchor_and_lead_go_to_the_first_piece_only() -> None:
    crossing = [Mark(0, 4, (0,), "a"), Mark(2, 6, (1,), "b", anchor="x", lead=Markup("<i>1</i>"))]
    html = str(marked("abcdef", 0, 6, crossing))
    assert html.count('id="x"') == html.count("<i>1</i>") == 1
    assert html.index('id="x"') < html.index("cd")


def test_a_link_keeps_what_it_carries_from_being_markup() -> None:
    html = str(marked("May", 0, 3, [Mark(0, 3, (0,), "t", href="#w1", data='"><script>\x00')]))
    assert html == '<a class="t" data-value="&#34;&gt;&lt;script&gt;\ufffd" href="#w1">May</a>'


def test_no_link_lies_in_another_and_each_keeps_its_anchor() -> None:
    dates = [Mark(0, 10, (0,), "t", "one", href="#a"), Mark(6, 10, (1,), "t", "two", href="#b"), Mark(6, 10, (2,), "t", "three", href="#c")]
    html = str(marked("since 2014, yes", 0, 15, dates))
    page = Page(f"<body>{html}</body>")
    assert [(e.attributes["href"], e.words) for e in page.all("a")] == [("#a", "since "), ("#c", "2014")]
    assert not any("a" in e.inside for e in page.all("a"))
    assert [html.count(f'id="{anchor}"') for anchor in ("one", "two", "three")] == [1, 1, 1]


def test_control_characters_and_surrogates_are_shown_and_offsets_kept() -> None:
    text = "a\x00b\ud800c\u0085d\te\n"
    assert shown(text) == "a\ufffdb\ufffdc\ufffdd\te\n"
    assert len(shown(text)) == len(text)


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(-2, 32), st.integers(-2, 32)), max_size=8))
def test_the_text_stays_and_each_mark_covers_its_words(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [Mark(a, b, (n,), f"m{n}") for n, (a, b) in enumerate(spans)]
    page = Page(f"<body>{marked(text, 0, len(text), marks)}</body>".replace("\r", "\n"))
    plain = shown(text).replace("\r", "\n")
    assert page.all("body")[0].words == plain
    for n, (a, b) in enumerate(spans):
        covered = "".join(e.words for e in page.all("span", f"m{n}"))
        assert covered == plain[max(a, 0) : max(b, 0)]
