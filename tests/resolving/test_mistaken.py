"""Verbs that a parser took for something else, made verbs before events and relations are read."""

from __future__ import annotations

import pytest

from selon.resolving.mistaken import mend_verbs
from selon.resolving.relations import telling
from tests.resolving.told import planted


@pytest.mark.parametrize(
    ("language", "rows", "verb", "relations"),
    [
        (
            "fr",
            "La|DET|2|det|le Corvénie|PROPN|3|nsubj|Corvénie finance|NOUN|0|root|finance le|DET|5|det|le Front|PROPN|3|obj|Front",
            "financer",
            {"Corvénie": "nsubj", "Front": "obj"},
        ),
        (
            "en",
            "Corvenia|PROPN|2|compound|Corvenia arms|NOUN|0|root|arm the|DET|4|det|the Front|PROPN|2|obj|Front",
            "arm",
            {"Corvenia": "nsubj", "Front": "obj"},
        ),
        (
            "en",
            "Front|PROPN|3|nsubj:pass|Front is|AUX|3|aux:pass|be armed|ADJ|0|root|armed by|ADP|5|case|by Corvenia|PROPN|3|obl|Corvenia",
            "arm",
            {"Corvenia": "obl:agent"},
        ),
        ("en", "Front|PROPN|2|compound|Front arms|NOUN|3|nsubj|arm rust|VERB|0|root|rust", None, {"Front": "compound"}),
        ("fr", "Les|DET|2|det|le armes|NOUN|4|nsubj|arme du|ADP|4|case|de Front|PROPN|0|root|Front", None, {}),
    ],
)
def test_a_word_that_governs_like_a_verb_is_one(language: str, rows: str, verb: str | None, relations: dict[str, str]) -> None:
    parsed = planted(rows, language)
    mend_verbs(parsed, telling(language))
    assert [word.lemma for word in parsed.words if word.pos == "VERB" and word.lemma != "rust"] == ([verb] if verb else [])
    assert {word.text: word.relation for word in parsed.words if word.text in relations} == relations


def test_what_hangs_on_an_auxiliary_is_its_verbs() -> None:
    rows = "Corvénie|PROPN|2|nsubj|Corvénie a|AUX|4|aux|avoir pas|ADV|4|advmod|pas rompu|VERB|0|root|rompre"
    parsed = planted(rows, "fr")
    mend_verbs(parsed, telling("fr"))
    assert [(child.text, child.relation) for child in parsed.words[3].children] == [("Corvénie", "nsubj"), ("a", "aux"), ("pas", "advmod")]
