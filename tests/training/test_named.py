"""Corpora with names are read with their marks where the text has them, and the names are learnt without touching the rest."""

from __future__ import annotations

import lzma
import random
from pathlib import Path

import pytest
import spacy
from spacy.training import Example

import names
from named import Named, conll, joined, made, paragraphs, uner
from selon.languages import folder

UNER = """\
# sent_id = a-0001
# text = Ilse Marn left Sarnal.
1\tIlse\tB-PER\t-\tana
2\tMarn\tI-PER\t-\tana
3\tleft\tO\t-\tana
4\tSarnal\tB-LOC\t-\tana
5\t.\tO\t-\tana

# sent_id = a-0002
# text = The Ludi were B-sides.
1\tThe\tO\t-\tana
2\tLudi\tB-OTH\t-\tana
3\twere\tO\t-\tana
4\tB-sides\tO\t-\tana
5\t.\tO\t-\tana
"""
CONLL = "Ilse B-person\nMarn I-person\n( O\nSarnal B-location\n) O\n. O\n\n@ilse B-person\nleft O\n"


def kept(folder: Path, text: str) -> Path:
    path = folder / "sample.xz"
    with lzma.open(path, "wt", encoding="utf-8") as lines:
        lines.write(text)
    return path


def spelt(one: Named) -> list[tuple[str, str]]:
    return [(one[0][a:b], label) for a, b, label in one[1]]


def test_universal_ner_says_where_its_names_stand(tmp_path: Path) -> None:
    found = list(uner(kept(tmp_path, UNER)))
    assert [document for document, _ in found] == ["a", "a"]
    assert [spelt(one) for _, one in found] == [[("Ilse Marn", "PER"), ("Sarnal", "LOC")], []]


def test_paragraphs_move_the_marks_with_the_words(tmp_path: Path) -> None:
    for seed in range(5):
        found = list(paragraphs(uner(kept(tmp_path, UNER)), random.Random(seed)))
        assert [name for one in found for name in spelt(one)] == [("Ilse Marn", "PER"), ("Sarnal", "LOC")]


def test_words_in_columns_become_text_and_accounts_are_left_out(tmp_path: Path) -> None:
    found = list(conll(kept(tmp_path, CONLL), {"person": "PER", "location": "LOC"}))
    assert [(one[0], spelt(one)) for one in found] == [("Ilse Marn (Sarnal).", [("Ilse Marn", "PER"), ("Sarnal", "LOC")])]


def test_quotation_marks_cling_to_what_they_quote() -> None:
    assert joined([(word, "O") for word in ["He", '"', "left", '"', "."]])[0] == 'He "left".'


def test_a_text_that_counts_half_is_seen_half_as_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "WORDS", 1)
    nlp = spacy.blank("xx")
    whole, half = (Example(nlp(word), nlp(word)) for word in ("whole", "half"))
    stream = names.batches([(whole, 1.0), (half, 0.5)], random.Random(1))
    seen = [next(stream)[0].reference.text for _ in range(900)]
    assert 0.4 < seen.count("half") / seen.count("whole") < 0.6


@pytest.mark.skipif(not (folder("en") / "pipeline" / "meta.json").is_file(), reason="no English pipeline in this tree")
def test_another_component_is_put_in_and_parses_stay(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(names, "WORDS", 10)
    text = "Ilse Marn left Sarnal, and Otto Brun said nothing."
    marks = [(text.index(name), text.index(name) + len(name), label) for name, label in (("Ilse Marn", "PER"), ("Sarnal", "LOC"))]
    monkeypatch.setitem(names.SOURCES, "en", lambda nlp, data, chance: [(made(nlp, (text, marks)), 1.0)])
    shipped = Path(str(folder("en"))) / "pipeline"
    names.finish("en", tmp_path, shipped, tmp_path / "out", steps=2)
    before, after = (spacy.load(path) for path in (shipped, tmp_path / "out"))
    assert after.pipe_names == before.pipe_names
    assert set(after.get_pipe("ner").labels) == {"PER", "LOC"}  # type: ignore[attr-defined]
    assert [(word.pos_, word.dep_, word.head.i) for word in after(text)] == [(word.pos_, word.dep_, word.head.i) for word in before(text)]
