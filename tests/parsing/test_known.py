"""The lists of names: what they say of words and of runs of words, and that a model keeps them."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from spacy.strings import hash_string
from spacy.tokens import Doc

from selon.parsing.known import LONGEST, Listed, covered, known_embed, put, reader, table

GIVEN, TOWN, BODY = 1, 2, 4
WORDS = table({("ilse",): GIVEN, ("sarnal",): TOWN | GIVEN})
NAMES = table({("sarnal",): TOWN, ("port", "sarnal"): TOWN, ("bank", "of", "port", "sarnal"): BODY, ("a", "b", "c", "d", "e"): BODY})
NOTHING = table({})


def keys(text: str) -> np.ndarray:
    return np.array([hash_string(word) for word in text.split()], dtype="uint64")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("ilse left sarnal", [GIVEN, 0, TOWN | GIVEN]), ("nobody", [0]), ("", [])],
)
def test_words_are_looked_up(text: str, expected: list[int]) -> None:
    assert Listed(WORDS)(keys(text)).tolist() == expected
    assert Listed(NOTHING)(keys(text)).tolist() == [0] * len(expected)


def test_words_that_begin_with_the_bits_of_listed_ones_are_not_listed() -> None:
    (listed,) = keys("sarnal")
    near = listed ^ np.uint64(1 << 33)  # a bit that is kept, behind those that most are told by
    assert Listed(table({("sarnal",): TOWN}))(np.array([near, listed, near], dtype="uint64")).tolist() == [0, TOWN, 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("to sarnal", [0, TOWN * 4 + 3]),  # alone
        ("to port sarnal", [0, TOWN * 4, TOWN * 4 + 2]),  # first and last
        ("bank of port sarnal", [BODY * 4, BODY * 4 + 1, BODY * 4 + 1, BODY * 4 + 2]),  # the longest wins
        ("port of sarnal", [0, 0, TOWN * 4 + 3]),  # all words of a name, side by side, or none
        ("a b c d e", [BODY * 4, *[BODY * 4 + 1] * 3, BODY * 4 + 2]),
        ("a b c d", [0] * 4),
        ("", []),
    ],
)
def test_the_longest_name_covers_its_words(text: str, expected: list[int]) -> None:
    assert covered(keys(text), Listed(NAMES)).tolist() == expected


def test_a_name_of_too_many_words_is_refused() -> None:
    with pytest.raises(IndexError):
        table({tuple("abcdefg"[: LONGEST + 1]): BODY})


def docs(*texts: str) -> list[Doc]:
    vocab = spacy.blank("xx").vocab  # with what says of a word how it is written
    return [Doc(vocab, words=text.split()) for text in texts]


def test_a_model_tells_listed_words_from_others_and_keeps_the_lists() -> None:
    given = docs("Xa Sarnal", "", "Xa Xb")
    models = [known_embed(width=8, attrs=["SHAPE"], rows=[50], listed=[20, 20]) for _ in range(2)]
    for model in models:
        model.initialize(X=given)
    once, again = models
    plain = once.predict(given)
    put(once, WORDS, NAMES)
    told = once.predict(given)
    assert [len(rows) for rows in told] == [2, 0, 2]
    assert np.array_equal(plain[0][0], told[0][0])
    assert not np.array_equal(plain[0][1], told[0][1])
    again.from_bytes(once.to_bytes())
    assert all(np.array_equal(a, b) for a, b in zip(told, again.predict(given), strict=True))


def test_documents_are_read_each_for_itself() -> None:
    together = docs("Xa Port", "Sarnal", "", "Sarnal Xa")
    layer = reader([])
    put(layer, WORDS, NAMES)
    assert [rows.tolist() for rows in layer.predict(together)] == [layer.predict([doc])[0].tolist() for doc in together]


def test_distinct_rows_are_mixed_once_to_the_same() -> None:
    given = docs("Sarnal Xa Sarnal Xb Sarnal", "Xa")
    model = known_embed(width=8, attrs=["NORM", "SHAPE"], rows=[50, 20], listed=[20, 20])
    model.initialize(X=given)
    learning, _ = model(given, is_train=True)
    assert all(np.allclose(a, b, atol=1e-5) for a, b in zip(learning, model.predict(given), strict=True))


def test_the_case_of_a_listed_word_counts() -> None:
    model = known_embed(width=8, attrs=["NORM"], rows=[50], listed=[20, 20])
    model.initialize(X=docs("sarnal"))
    upper, lower = docs("Sarnal", "sarnal")
    for doc in (upper, lower):
        doc[0].norm_ = "sarnal"
    before = model.predict([upper, lower])
    put(model, WORDS, NAMES)
    after = model.predict([upper, lower])
    assert not np.array_equal(after[0], after[1])
    assert not np.array_equal(before[0], after[0])
