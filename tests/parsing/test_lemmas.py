"""The table of lemmas: what it has seen, and what endings tell it of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from selon.parsing.lemmas import Lemmas

SEEN = [
    ("disait", "VERB", "dire"), ("dit", "VERB", "dire"), ("Dit", "VERB", "dire"),
    ("parlait", "VERB", "parler"), ("chantait", "VERB", "chanter"), ("montait", "VERB", "monter"), ("portait", "VERB", "porter"),
    ("porte", "NOUN", "porte"), ("porte", "VERB", "porter"), ("mise", "NOUN", "mise"),
    ("est", "AUX", "être"), ("est", "AUX", "être"), ("est", "AUX", "avoir"),
    ("Valmer", "PROPN", "Valmer"),
]  # fmt: skip


@pytest.fixture
def table() -> Lemmas:
    lemmas = Lemmas(Vocab())
    lemmas.learn(SEEN)
    return lemmas


@pytest.mark.parametrize(
    ("form", "pos", "expected"),
    [
        ("disait", "VERB", "dire"),
        ("DISAIT", "VERB", "dire"),
        ("porte", "NOUN", "porte"),
        ("porte", "VERB", "porter"),
        ("est", "AUX", "être"),  # the most frequent wins
        ("martelait", "VERB", "marteler"),  # by its ending
        ("Valmer", "PROPN", "Valmer"),
        ("Martelait", "PROPN", "Martelait"),  # names are as they are
        ("xyz", "VERB", "xyz"),
        ("Truc", "X", "truc"),
    ],
)
def test_a_lemma_is_what_was_seen_or_what_the_ending_says(table: Lemmas, form: str, pos: str, expected: str) -> None:
    assert table.lemma(form, pos) == expected


@given(st.text(max_size=12), st.sampled_from(["VERB", "NOUN", "PROPN", "X", ""]))
def test_every_form_has_a_lemma(form: str, pos: str) -> None:
    lemmas = Lemmas(Vocab())
    lemmas.learn(SEEN)
    assert isinstance(lemmas.lemma(form, pos), str)


def test_the_order_of_what_is_seen_does_not_matter(table: Lemmas) -> None:
    other = Lemmas(Vocab())
    other.learn(reversed(SEEN))
    assert (other.forms, other.endings) == (table.forms, table.endings)


def test_a_table_that_was_saved_reads_the_same(table: Lemmas, tmp_path: Path) -> None:
    table.to_disk(tmp_path / "lemmas")
    again = Lemmas(Vocab()).from_disk(tmp_path / "lemmas")
    assert (again.forms, again.endings) == (table.forms, table.endings)


def test_the_component_puts_the_lemmas_on_the_words(table: Lemmas) -> None:
    doc = Doc(table.vocab, words=["Elle", "disait"], pos=["PRON", "VERB"])
    assert [token.lemma_ for token in table(doc)] == ["elle", "dire"]
