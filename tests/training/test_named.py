"""Corpora with names are read with their marks where the text has them, and the names are learnt without touching the rest."""

from __future__ import annotations

import json
import lzma
import random
from pathlib import Path

import pytest
import spacy
from spacy.training import Example

import names
from named import ALL_LABELS, Named, conll, invented, joined, made, marked, paragraphs, uner
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


def test_names_in_brackets_are_marks(tmp_path: Path) -> None:
    path = tmp_path / "named.txt"
    path.write_text("# what it is\n[PER Ilse Marn] left [LOC Sarnal].\n\nNobody did.\n", "utf-8")
    found = list(marked(path))
    assert [one[0] for one in found] == ["Ilse Marn left Sarnal.", "Nobody did."]
    assert [spelt(one) for one in found] == [[("Ilse Marn", "PER"), ("Sarnal", "LOC")], []]


REPORTS = ["Le maire de Sarnal, Ilse Marn, a démissionné le 3 mai 2021.\n\nMais Otto Brun, lui, reste.", "L’accord d’Ouvre a tenu."]
LISTED = """\
PER = "Ilse Marn; Marn;"
LOC = "Sarnal; Port d'Ouvre; d'Ouvre"
PROD = ""
none = "Mme"
"""


def test_paragraphs_of_invented_reports_are_taken_where_every_capital_is_known(tmp_path: Path) -> None:
    (tmp_path / "reports.jsonl").write_text("\n".join(json.dumps({"text": text}) for text in REPORTS), "utf-8")
    (tmp_path / "names.toml").write_text(LISTED, "utf-8")
    found = list(invented(tmp_path / "reports.jsonl", tmp_path / "names.toml"))
    assert [sorted(spelt(one)) for one in found] == [
        [("3 mai 2021", "DATE"), ("Ilse Marn", "PER"), ("Sarnal", "LOC")],
        [("d’Ouvre", "LOC")],
    ]
    (tmp_path / "reports.jsonl").write_text(json.dumps({"text": "Hier, Otto Brun et Mme Marn ont parlé."}), "utf-8")
    assert not list(invented(tmp_path / "reports.jsonl", tmp_path / "names.toml"))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_was_written_for_names_is_sound(language: str) -> None:
    texts = list(marked(names.OURS / f"named-{language}.txt"))
    reports = list(invented(names.OURS / f"invented-{language}.jsonl", names.OURS / f"invented-names-{language}.toml"))
    assert len(texts) > 150
    assert len(reports) > 300
    for text, marks in [*texts, *reports]:
        assert not set("[]") & set(text)
        assert {label for _, _, label in marks} <= ALL_LABELS
        assert all(text[a:b].strip() == text[a:b] for a, b, _ in marks)


def test_copies_have_other_names_in_the_same_places() -> None:
    nlp = spacy.blank("xx")
    docs = [made(nlp, ("Ilse Marn left Sarnal.", [(0, 9, "PER"), (15, 21, "LOC")]))]
    others = [made(nlp, ("Otto Brun saw Meros.", [(0, 9, "PER"), (14, 19, "LOC")]))]
    found = {copy.text for seed in range(20) for copy in names.copies(nlp, docs, names.standing(others), random.Random(seed))}
    assert "Otto Brun left Meros." in found
    assert found <= {f"{who} left {where}." for who in ("Ilse Marn", "Otto Brun") for where in ("Sarnal", "Meros")}


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
    monkeypatch.setattr(names, "ours", lambda nlp, language: iter(()))
    monkeypatch.setattr(names, "listed", lambda data: {"given": ["Ilse"], "town": ["Port Sarnal"]})
    shipped = Path(str(folder("en"))) / "pipeline"
    names.finish("en", tmp_path, shipped, tmp_path / "out", steps=2)
    before, after = (spacy.load(path) for path in (shipped, tmp_path / "out"))
    assert after.pipe_names == before.pipe_names
    assert set(after.get_pipe("ner").labels) == {"PER", "LOC"}  # type: ignore[attr-defined]
    assert [(word.pos_, word.dep_, word.head.i) for word in after(text)] == [(word.pos_, word.dep_, word.head.i) for word in before(text)]
