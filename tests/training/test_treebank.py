"""CoNLL-U becomes sentences of words that a tokenizer could have made, each a tree."""

from __future__ import annotations

import lzma
from pathlib import Path

import pytest

from tests.training.sample import CONLLU, forms_of, is_tree
from treebank import Sentence, sentences, without


@pytest.fixture(params=["sample.conllu", "sample.conllu.xz"])
def read(request: pytest.FixtureRequest, tmp_path: Path) -> list[Sentence]:
    path = tmp_path / request.param
    data = CONLLU.encode("utf-8")
    path.write_bytes(lzma.compress(data) if path.suffix == ".xz" else data)
    return list(sentences(path))


def test_contractions_are_one_word_unless_their_parts_spell_them(read: list[Sentence]) -> None:
    assert [forms_of(one) for one in read] == [
        ["Elle", "parle", "du", "port", "."],
        ["I", "do", "n't", "know"],
        ["Le", "quai", "auquel", "elle", "pense"],
        ['"', "Oui", "!", '"'],
    ]


def test_every_sentence_is_a_tree(read: list[Sentence]) -> None:
    assert all(is_tree(one.words) for one in read)


def test_heads_are_counted_anew_and_relations_folded(read: list[Sentence]) -> None:
    du, port = read[0].words[2:4]
    assert (du.head, du.relation, du.pos) == (3, "case", "ADP")
    assert (port.head, port.relation, port.space) == (1, "obl", False)


def test_a_relative_pronoun_matters_more_than_its_preposition(read: list[Sentence]) -> None:
    word = read[2].words[2]
    assert (word.form, word.lemma, word.pos, word.feats, word.head) == ("auquel", "lequel", "PRON", "PronType=Rel", 4)


def test_the_parts_of_a_word_stand_without_space(read: list[Sentence]) -> None:
    assert [word.space for word in read[1].words] == [True, False, True, True]


def test_documents_and_paragraphs_begin_where_the_file_says(read: list[Sentence]) -> None:
    assert [one.opens_document for one in read] == [True, False, False, True]
    assert [one.opens_paragraph for one in read] == [True, False, True, True]


def test_words_that_govern_none_can_be_left_out(read: list[Sentence]) -> None:
    left = without(read[3].words, {0, 3})
    assert [word.form for word in left] == ["Oui", "!"]
    assert is_tree(left)
