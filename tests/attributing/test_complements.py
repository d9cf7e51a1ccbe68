"""The quotation before a cue and the one after it, and the clause that completes a verb."""

from __future__ import annotations

import pytest

from selon.attributing.candidates import Text
from selon.attributing.complements import clause_complement, infinitive_complement, quotation_after, quotation_before
from selon.parsing.quotations import quotations
from selon.parsing.twin import twin
from selon.parsing.words import Parsed
from selon.records import Segment
from tests.attributing.tree import ROW, tree, word


def text_of(raw: str) -> Text:
    """A text with its quotations and without words."""
    return Text(Parsed(raw, twin(raw), "fr", [], [], [], [], quotations(raw, [Segment(0, len(raw), "body")])[0]))


@pytest.mark.parametrize(
    ("raw", "at", "expected"),
    [
        ("« Oui », dit-il.", "dit", "Oui"),
        ("« Oui, » dit-il.", "dit", "Oui,"),
        ("“Yes,” he said.", "he", "Yes,"),
        ("« Oui » – dit-il.", "dit", "Oui"),
        ("« Oui. » Il part.", "Il", None),  # a new sentence
        ("« Oui ». Il part.", "Il", None),
        ("« Oui ! » Marn part.", "Marn", "Oui !"),  # a call does not end the sentence
        ("« Oui » et il part.", "il", None),
        ("Oui, dit-il.", "dit", None),
        ("« Oui, dit-il.", "dit", None),  # never closed
    ],
)
def test_the_quotation_that_closes_just_before(raw: str, at: str, expected: str | None) -> None:
    found = quotation_before(text_of(raw), raw.index(at))
    assert (raw[found.start : found.end] if found else None) == expected


@pytest.mark.parametrize(
    ("raw", "behind", "expected"),
    [
        ("Il dit : « Oui. »", "dit", "Oui."),
        ("He said, “Yes.”", "said", "Yes."),
        ("Il dit que « tout va ».", "dit", "tout va"),
        ("He said that “all is well”.", "said", "all is well"),
        ("Il dit qu'« il part ».", "dit", "il part"),
        ("Il dit à Ana : « Oui. »", "dit", None),
        ("Il dit oui, « mais ».", "dit", None),
        ("Il dit : oui.", "dit", None),
    ],
)
def test_the_quotation_that_opens_just_after(raw: str, behind: str, expected: str | None) -> None:
    found = quotation_after(text_of(raw), raw.index(behind) + len(behind), len(raw))
    assert (raw[found.start : found.end] if found else None) == expected


def test_the_quotation_after_opens_before_the_limit() -> None:
    raw = "Il dit : « Oui. »"
    assert quotation_after(text_of(raw), 6, raw.index("«")) is None


def test_a_clause_after_the_verb_completes_it() -> None:
    found = clause_complement(word(ROW, "dit"))
    assert found is not None
    assert found.text == "fermée"
    assert infinitive_complement(word(ROW, "dit")) is None


def test_an_infinitive_is_no_clause_and_completes_too() -> None:
    rows = """
    Il PRON 2 nsubj
    refuse VERB 0 root refuser VerbForm=Fin
    de ADP 4 mark
    partir VERB 2 xcomp partir VerbForm=Inf
    . PUNCT 2 punct
    """
    parsed = tree("Il refuse de partir.", rows, "fr")
    found = infinitive_complement(word(parsed, "refuse"))
    assert clause_complement(word(parsed, "refuse")) is None
    assert found is not None
    assert found.text == "partir"
