from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.ledger.sentences import around, sentences
from selon.records import Document, Segment
from tests.ledger.sample import TEXT, document, spot

CASES = json.loads((Path(__file__).parent / "cases" / "sentences.json").read_text(encoding="utf-8"))


def bare(text: str, *segments: Segment) -> Document:
    return Document("u", "0", "0", "text/plain", text, "fr", segments=segments)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[s:e] for s, e in sentences(bare(text))] == expected


def test_only_the_segments_whose_words_are_read() -> None:
    found = [TEXT[s:e] for s, e in sentences(document())]
    assert found[0] == "Le port de Sarnal rouvrira"
    assert found[-1] == "La grève dure depuis six semaines."
    assert len(found) == 4


def test_around() -> None:
    found = sentences(document())
    assert TEXT[slice(*(around(found, [spot(TEXT, "C’est faux")]) or (0, 0)))].startswith("« C’est")
    wide = around(found, [spot(TEXT, "C’est faux"), spot(TEXT, "six semaines")])
    assert wide == (found[2][0], found[3][1])
    assert around(found, [spot(TEXT, "La baleine")]) is None


@given(st.text(alphabet="Ab. \n!«»'U", max_size=60))
def test_sentences_hold_every_character_once(text: str) -> None:
    found = sentences(bare(text))
    assert "".join(text[s:e] for s, e in found).replace(" ", "").replace("\n", "") == text.replace(" ", "").replace("\n", "")
    assert all(a[1] <= b[0] for a, b in zip(found, found[1:], strict=False))


@pytest.mark.parametrize("text", ["." * 200_000, "\n" * 200_000, "A. " * 70_000, "x" * 200_000, "! " * 100_000])
def test_odd_texts_take_no_time(text: str) -> None:
    begun = time.process_time()
    sentences(bare(text))
    assert time.process_time() - begun < 5
