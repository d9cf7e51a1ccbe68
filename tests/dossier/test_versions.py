"""The page of two versions: safe, whole, in words, and without a verdict."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from selon.dossier.versions import lines, versions
from selon.dossier.words import ui_languages
from selon.records import Reading
from selon.weighing.comparing import comparison
from tests.weighing.test_aligning import CONTENTS, EN, ENGLISH, FR, WHO, made

HOSTILE = "<script>alert(1)</script> said the mayor"


def page(a: Reading, b: Reading, language: str = "en") -> str:
    return versions(comparison(a, b), language=language)


@pytest.mark.parametrize("language", ui_languages())
def test_the_page_shows_both_sides_in_their_languages(language: str) -> None:
    html = page(EN, FR, language)
    assert html.startswith("<!DOCTYPE html>")
    assert f'<html lang="{language}">' in html
    assert all(content in html for content in CONTENTS)
    assert 'lang="fr"' in html and 'lang="en"' in html


def test_what_differs_is_said_in_words() -> None:
    other = replace(EN, statements=(replace(EN.statements[0], certainty="possible"), *EN.statements[1:3]))
    html = page(EN, other)
    assert "Put less surely in B: in A put as certain; in B put as possible." in html
    assert "No statement like it was found in B." in html
    assert "Put less surely in B: in A put as certain; in B put as possible." in "\n".join(lines(comparison(EN, other)))


def test_nothing_runs_and_nothing_is_fetched() -> None:
    hostile = made(HOSTILE, "en", (HOSTILE,), ("<b>x</b>",))
    html = page(hostile, hostile)
    assert "<script" not in html and "<b>x" not in html
    assert not re.search(r"""(?:src|href)=["'](?!#)""", html)
    assert "style=" not in html and re.search(r"default-src 'none'; style-src 'sha256-", html)


def test_the_same_comparison_gives_the_same_page() -> None:
    assert page(EN, FR) == page(EN, FR)


def test_two_empty_documents_make_a_page() -> None:
    empty = made(ENGLISH, "en", (), WHO)
    assert "No statement was found in either." in page(empty, empty)
