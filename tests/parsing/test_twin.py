"""The twin has the text's length, and plain characters where the text has odd ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.parsing.twin import lowered_capitals, twin


@given(st.text())
def test_a_twin_has_the_length_of_its_text_and_is_its_own_twin(text: str) -> None:
    assert len(twin(text)) == len(text)
    assert twin(twin(text)) == twin(text)
    assert len(lowered_capitals(text)) == len(text)


@given(st.text())
def test_letters_and_figures_stay(text: str) -> None:
    odd = {i for i, c in enumerate(text) if c.isalnum() and c != twin(c)}
    assert {text[i] for i in odd} <= {"〝", "〞"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("«\u00a0L’eau\u202f»", '" L\'eau "'),
        ("<<L’eau>> <<", ' "L\'eau"   "'),
        ("''Yes,'' he said. ``No'' (at 10'')", '" Yes, " he said. " No " (at 10\'\')'),
        ("“Yes” — ‘no’", "\"Yes\" – 'no'"),
        ("a\tb\u2028c\rd", "a b c d"),
        ("peut\u2011être", "peut-être"),
        ("l`eau ´", "l'eau '"),
        ("é\nœ 😀", "é\nœ 😀"),
    ],
)
def test_each_kind_becomes_its_plain_one(text: str, expected: str) -> None:
    assert twin(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LE PRÉFET ANNONCE LA FERMETURE", "Le Préfet Annonce La Fermeture"),
        ("L'EAU D'ANSE-SUR-MER EST FROIDE", "L'eau D'anse-sur-mer Est Froide"),
        ("Le préfet annonce LA FERMETURE", "Le préfet annonce LA FERMETURE"),
        ("ONU ET UE", "ONU ET UE"),  # too short to say
        ("12 345 678 901 234", "12 345 678 901 234"),
        ("İSTANBUL ET ANKARA SONT LOIN", "İstanbul Et Ankara Sont Loin"),
    ],
)
def test_only_a_text_all_in_capitals_is_lowered(text: str, expected: str) -> None:
    assert lowered_capitals(text) == expected
