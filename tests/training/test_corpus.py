"""Paragraphs of treebank sentences, and the ways to break them: always trees, and examples that a tokenizer agrees with."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from corpus import BREAKS, LONGEST_PARAGRAPH, Paragraph, broken, example, paragraphs, quoted, recased, unended, unquoted
from tests.training.sample import CONLLU, forms_of, is_tree
from tokens import TOKENIZERS
from treebank import Sentence, Word, sentences


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> list[Sentence]:
    path: Path = tmp_path_factory.mktemp("treebank") / "sample.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    return list(sentences(path))


@pytest.fixture(scope="module")
def whole(read: list[Sentence]) -> Paragraph:
    return [read[0].words, read[3].words]


def test_a_paragraph_ends_where_the_treebank_says(read: list[Sentence]) -> None:
    for seed in range(20):
        found = list(paragraphs(read, random.Random(seed)))
        assert [words for paragraph in found for words in paragraph] == [one.words for one in read]
        starts = {paragraph[0] for paragraph in found}
        assert {one.words for one in read if one.opens_paragraph} <= starts
        assert max(len(paragraph) for paragraph in found) <= LONGEST_PARAGRAPH


def test_where_it_says_nothing_paragraphs_are_of_a_handful(read: list[Sentence]) -> None:
    endless = [Sentence(read[1].words, False, False)] * 100
    sizes = {len(paragraph) for paragraph in paragraphs(endless, random.Random(1))}
    assert len(sizes) > 1
    assert max(sizes) <= LONGEST_PARAGRAPH


@given(st.integers())
def test_a_broken_paragraph_is_still_of_trees(whole: Paragraph, seed: int) -> None:
    found = broken(whole, random.Random(seed))
    assert len(found) == len(whole)
    assert all(is_tree(words) for words in found)


def test_every_way_to_break_is_taken(whole: Paragraph) -> None:
    found = {tuple(tuple(forms_of(words)) for words in broken(whole, random.Random(seed))) for seed in range(80)}
    assert len(found) >= len(BREAKS)


def test_the_case_of_words_changes_and_never_their_length(whole: Paragraph) -> None:
    chance = random.Random(0)
    assert forms_of(recased(str.upper)(whole, chance)[0]) == ["ELLE", "PARLE", "DU", "PORT", "."]
    sharp = (Word("Straße", "Straße", "NOUN", "", 0, "root", True),)
    assert forms_of(recased(str.upper)([sharp], chance)[0]) == ["Straße"]


def test_the_last_full_stop_goes(whole: Paragraph) -> None:
    assert forms_of(unended([whole[0]], random.Random(0))[0]) == ["Elle", "parle", "du", "port"]
    assert unended(whole, random.Random(0)) == whole  # it ends with a quotation mark


def test_quotation_marks_go_all_or_one_in_two(whole: Paragraph) -> None:
    found = {tuple(forms_of(unquoted(whole, random.Random(seed))[1])) for seed in range(40)}
    assert ("Oui", "!") in found
    assert ('"', "Oui", "!") in found or ("Oui", "!", '"') in found


def test_quotation_marks_are_put_in_both_or_one(whole: Paragraph) -> None:
    found = {tuple(forms_of(quoted([whole[0]], random.Random(seed))[0])) for seed in range(40)}
    plain = ("Elle", "parle", "du", "port", ".")
    assert found == {('"', *plain, '"'), ('"', *plain), (*plain, '"')}


def test_an_example_says_what_the_treebank_says(whole: Paragraph) -> None:
    nlp = spacy.blank("xx")
    TOKENIZERS["fr"](nlp)
    found = example(nlp, whole)
    words = [word for sentence in whole for word in sentence]
    assert [token.text for token in found.reference] == [word.form for word in words]
    assert [token.dep_ for token in found.reference] == [word.relation for word in words]
    assert [token.i for token in found.reference if token.is_sent_start] == [0, 5]
    assert found.predicted.text == found.reference.text == 'Elle parle du port. " Oui ! " '
