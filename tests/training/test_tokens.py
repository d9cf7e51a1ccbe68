"""The tokenizers cut as the treebanks do."""

from __future__ import annotations

import pytest
import spacy

from selon.languages import languages
from tokens import TOKENIZERS

CASES = [
    ("fr", "Le préfet n'a-t-il pas dit non ?", "Le|préfet|n'|a|-t-il|pas|dit|non|?"),
    ("fr", "L'eau, dit-elle, monte aujourd'hui.", "L'|eau|,|dit|-elle|,|monte|aujourd'hui|."),
    ("fr", "Voici, c'est-à-dire M. Marn, qu'on a vu.", "Voici|,|c'est-à-dire|M.|Marn|,|qu'|on|a|vu|."),
    ("fr", "Donne-lui le porte-avions de Saint-Marn.", "Donne|-lui|le|porte-avions|de|Saint-Marn|."),
    ("fr", "3,5 % à 10h30 (ici)là", "3,5|%|à|10h30|(|ici|)|là"),
    ("en", "They don't know Marn's boat isn't in.", "They|do|n't|know|Marn|'s|boat|is|n't|in|."),
    ("en", 'word--word end.Next "Yes," she said.', 'word|--|word|end|.|Next|"|Yes|,|"|she|said|.'),
    ("en", "The U.S. paid $5,000 at 2:30.", "The|U.S.|paid|$|5,000|at|2:30|."),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES, ids=[text for _, text, _ in CASES])
def test_tokens(language: str, text: str, expected: str) -> None:
    nlp = spacy.blank("xx")
    TOKENIZERS[language](nlp)
    assert "|".join(token.text for token in nlp.make_doc(text)) == expected


def test_every_language_has_a_tokenizer() -> None:
    assert set(TOKENIZERS) == set(languages())
