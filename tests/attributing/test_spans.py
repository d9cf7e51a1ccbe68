"""Trimming, and what the quotations of a text say of a place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.attributing.spans import EDGES, Quotations, trim
from selon.parsing.words import Quotation


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  « oui », ", "oui"),
        ("“Yes,”", "Yes"),
        ("(sic) he said", "(sic) he said"),
        ("he said (sic)", "he said (sic)"),
        ("(he said", "he said"),
        ("l'eau", "l'eau"),
        ("le 3 mai…", "le 3 mai"),
        ("[al-Corvec] dit", "[al-Corvec] dit"),
        (" « … » ", None),
        ("", None),
    ],
)
def test_trim(text: str, expected: str | None) -> None:
    found = trim(text, 0, len(text))
    assert (text[slice(*found)] if found else None) == expected


@given(st.text(alphabet="ab «»\"'().,", max_size=40), st.data())
def test_a_trimmed_span_lies_inside_and_loses_no_letter(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = trim(text, start, end)
    letters = [i for i in range(start, end) if text[i] not in EDGES]
    if found is None:
        assert letters == []
    else:
        assert start <= found[0] < found[1] <= end
        assert all(found[0] <= i < found[1] for i in letters)
        assert trim(text, *found) == found


#       0         1         2         3
TEXT = "Non. « Oui, dit-il » et “certes” ."
FOUND = Quotations([Quotation(7, 18, (5, 6), (19, 20)), Quotation(25, 31, (24, 25), (31, 32))])


@pytest.mark.parametrize(
    ("offset", "expected"), [(0, None), (4, None), (5, 7), (7, 7), (19, 7), (20, None), (24, 25), (31, 25), (32, None)]
)
def test_a_place_is_in_a_quotation_marks_included(offset: int, expected: int | None) -> None:
    found = FOUND.at(offset)
    assert (found.start if found else None) == expected


@pytest.mark.parametrize(("span", "starts"), [((0, 5), []), ((0, 8), [7]), ((10, 26), [7, 25]), ((18, 24), []), ((26, 34), [25])])
def test_the_quotations_that_overlap_a_span(span: tuple[int, int], starts: list[int]) -> None:
    assert [q.start for q in FOUND.within(*span)] == starts


def test_the_share_is_of_letters_in_quotation_marks() -> None:
    assert FOUND.share([(7, 18)], TEXT) == 1.0
    assert FOUND.share([(0, 4)], TEXT) == 0.0
    assert FOUND.share([(0, 4), (25, 31)], TEXT) == pytest.approx(6 / 9)
    assert FOUND.share([(5, 7)], TEXT) == 0.0
    assert Quotations([]).share([(0, 4)], TEXT) == 0.0
