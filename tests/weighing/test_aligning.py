"""Statements of two versions are put together, within a language and across two; what one alone has stays alone."""

from __future__ import annotations

import pytest

from selon.records import Document, Reading, Segment, Source, Statement
from selon.weighing.aligning import align
from selon.weighing.glossary import spoken, stem

ENGLISH = (
    "“Nobody moves flour at night,” the minister said. [[The mayor]] accused Corvenia of sending eleven lorries. "
    "A doctor said that nine people had died. The mayor said that the bridge was shut."
)
CONTENTS = ("Nobody moves flour at night", "Corvenia of sending eleven lorries", "nine people had died", "the bridge was shut")
FRENCH = (
    "« Personne ne déplace de farine la nuit », a dit la ministre. Le maire a accusé la Corvénie d'avoir envoyé onze camions. "
    "Selon une médecin, neuf personnes sont mortes. Le maire a dit que le pont était fermé."
)
CONTENUS = (
    "Personne ne déplace de farine la nuit",
    "la Corvénie d'avoir envoyé onze camions",
    "neuf personnes sont mortes",
    "le pont était fermé",
)
WHO, QUI = ("minister", "mayor", "doctor", "mayor"), ("ministre", "maire", "médecin", "maire")


def made(text: str, language: str, contents: tuple[str, ...], voices: tuple[str, ...]) -> Reading:
    """A reading of these contents, in order, each said by a voice of this name."""
    document = Document("x.txt", "0", "0", "text/plain", text, language, segments=(Segment(0, len(text), "body"),))
    statements = []
    for i, content in enumerate(contents, 1):
        at = text.index(content)
        span = (at, at + len(content))
        statements.append(Statement(f"a{i}", (span,), None, None, voices[i - 1], "indirect", "asserts", "certain", "positive"))
    return Reading(document, tuple(statements), {name: Source(name, "person", False) for name in voices})


EN, FR = made(ENGLISH, "en", CONTENTS, WHO), made(FRENCH, "fr", CONTENUS, QUI)


def pairs(a: Reading, b: Reading) -> list[tuple[int, int]]:
    return [(one.a, one.b) for one in align(a, b)]


def test_across_languages() -> None:
    assert pairs(EN, FR) == [(i, i) for i in range(4)]
    assert pairs(FR, EN) == [(i, i) for i in range(4)]


def test_a_text_and_itself() -> None:
    assert pairs(EN, EN) == [(i, i) for i in range(4)]
    assert all(one.score > 0.9 and "the same place" in one.reason for one in align(EN, EN))


def test_what_one_alone_has_stays_alone() -> None:
    shorter = made(
        FRENCH.replace("Selon une médecin, neuf personnes sont mortes. ", ""), "fr", (*CONTENUS[:2], CONTENUS[3]), (*QUI[:2], QUI[3])
    )
    assert pairs(EN, shorter) == [(0, 0), (1, 1), (3, 2)]


def test_nothing_to_put_together() -> None:
    bare = made(ENGLISH, "en", (), ())
    assert pairs(bare, EN) == pairs(EN, bare) == pairs(bare, bare) == []


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("onze camions", "eleven lorries"),
        ("la guerre", "the war"),
        ("Corvénie", "Corvenia"),
        ("12 000 soldats", "12,000 troops"),
        ("les russes", "the Russians"),
    ],
)
def test_words_that_mean_the_same(french: str, english: str) -> None:
    of = [
        {word.means for word in spoken(text, language, ((0, len(text)),)) if word.means}
        for text, language in ((french, "fr"), (english, "en"))
    ]
    assert of[0] & of[1]


@pytest.mark.parametrize(("one", "other"), [("guerre", "peace"), ("onze", "twelve"), ("mois", "most")])
def test_words_that_do_not(one: str, other: str) -> None:
    of = [
        {word.means for word in spoken(text, language, ((0, len(text)),)) if word.means} for text, language in ((one, "fr"), (other, "en"))
    ]
    assert not of[0] & of[1]


def test_a_stem_is_short_and_folded() -> None:
    assert (stem("Élections"), stem("mois")) == ("elect", "mois")
