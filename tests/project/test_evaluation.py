"""The parts of the evaluation that are ours: who counts as a wrong person, what a fingerprint sees, how an error is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.corpora import Missing, Statement, Voice, articles, data_folder, fingerprint
from evaluation.errors import marked
from evaluation.measuring import wrong_person


def voice(name: str, kind: str = "person", named: bool = True) -> Voice:
    return {"name": name, "type": kind, "named": named}


SHAHEEN = voice("Suhail Shaheen")


@pytest.mark.parametrize(
    ("gold", "guess", "wrong"),
    [
        (SHAHEEN, voice("Shaheen"), False),
        (SHAHEEN, voice("SUHAIL SHAHÉEN"), False),
        (SHAHEEN, None, False),
        (SHAHEEN, voice("un porte-parole", named=False), False),
        (SHAHEEN, voice("talibans", "organisation"), False),
        (voice("Ana Belo et Luc Mora", "group"), voice("Luc Mora"), False),
        (SHAHEEN, voice("S. Haidari"), True),
        (voice("a spokesman for Mora", named=False), voice("Luc Mora"), True),
        (voice("Mora administration", "organisation"), voice("Luc Mora"), True),
    ],
)
def test_a_wrong_person_is_a_named_one_that_the_voice_is_not(gold: Voice, guess: Voice | None, wrong: bool) -> None:
    assert wrong_person(gold, guess) is wrong


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus of one invented article, with selon's data folder set to hold it."""
    folder = tmp_path / "attribution" / "small"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_bytes(b"Il pleut, dit Ana.\r\n")
    (folder / "a.json").write_text('{"article": {"language": "fr"}, "statements": [{"content": [[0, 8]], "source": [14, 17]}]}')
    monkeypatch.setenv("SELON_DATA", str(tmp_path))
    return folder


def test_an_article_is_read_as_it_is(corpus: Path) -> None:
    (article,) = articles("small")
    assert article.text == "Il pleut, dit Ana.\r\n"
    assert (article.language, article.published) == ("fr", None)
    assert [article.text[a:b] for s in article.gold.statements for a, b in s["content"]] == ["Il pleut"]


@pytest.mark.parametrize("name", ["a.txt", "a.json"])
def test_the_fingerprint_sees_every_gold_byte_and_nothing_else(corpus: Path, name: str) -> None:
    before = fingerprint(corpus)
    (corpus / "notes.md").write_text("not gold")
    assert fingerprint(corpus) == before
    (corpus / name).write_bytes((corpus / name).read_bytes() + b" ")
    assert fingerprint(corpus) != before


def test_what_is_missing_is_named(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Missing, match="attribution/none"):
        articles("none")
    monkeypatch.setenv("SELON_DATA", str(corpus))
    with pytest.raises(Missing, match="SELON_DATA"):
        data_folder()


@pytest.mark.parametrize(
    ("statement", "shown"),
    [
        ({"content": [[0, 8]], "cue": [10, 13], "source": [14, 17]}, "[[Il pleut]], {dit} <Ana>."),
        ({"content": [[0, 2], [3, 8]], "cue": None, "source": None}, "[[Il]] [[pleut]], dit Ana."),
        ({"content": [[0, 17]], "source": [14, 17]}, "[[Il pleut, dit <Ana>]]."),
    ],
)
def test_an_error_is_shown_in_place(statement: Statement, shown: str) -> None:
    assert marked(statement, "Il pleut, dit Ana.\n") == shown
