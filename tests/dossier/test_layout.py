from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from selon.dossier.layout import Place, by_place, places
from selon.records import Segment
from tests.dossier.sample import document


def pieces(text: str, *segments: Segment) -> list[tuple[str, str]]:
    return [(p.role, text[p.start : p.end]) for p in places(replace(document(text), segments=segments))]


def test_segments_keep_their_roles() -> None:
    assert pieces("Head\n\nBody", Segment(0, 4, "title"), Segment(6, 10, "body")) == [("title", "Head"), ("body", "Body")]


def test_what_no_segment_holds_is_body() -> None:
    assert pieces("before HEAD after", Segment(7, 11, "title")) == [("body", "before"), ("title", "HEAD"), ("body", "after")]


def test_a_text_without_segments_is_cut_at_empty_lines() -> None:
    assert pieces("one\ntwo\n \n\nthree\n") == [("body", "one\ntwo"), ("body", "three")]


def test_segments_that_overlap_or_lie_outside_show_nothing_twice() -> None:
    assert pieces("abcdef", Segment(0, 4, "title"), Segment(2, 6, "body"), Segment(9, 12, "body")) == [("title", "abcd"), ("body", "ef")]


def test_nothing_to_see_is_no_place() -> None:
    assert pieces("") == pieces(" \n\n\t") == []


def test_things_are_found_in_every_place_that_they_reach() -> None:
    laid = (Place(0, 5, "body"), Place(7, 10, "body"), Place(12, 20, "body"))
    spans = [[(0, 5)], [(4, 8)], [(5, 7)], [(8, 13)], [(13, 14), (15, 16)], [(3, 3)], [(9, 2)], []]
    assert by_place(spans, laid) == [[0, 1], [1, 3], [3, 4]]


@given(st.text(alphabet="ab \n", max_size=40), st.lists(st.tuples(st.integers(0, 42), st.integers(0, 42)), max_size=5))
def test_every_letter_is_shown_once(text: str, spans: list[tuple[int, int]]) -> None:
    found = [p for p in places(replace(document(text), segments=tuple(Segment(a, b, "body") for a, b in spans)))]
    letters = [i for p in found for i in range(p.start, p.end) if not text[i].isspace()]
    assert letters == [i for i, letter in enumerate(text) if not letter.isspace()]
