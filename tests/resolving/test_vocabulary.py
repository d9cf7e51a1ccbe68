"""The lexicons for voices say the same kinds of things in every language, and contradict themselves in none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from selon.languages import languages, lexicon
from selon.resolving.folding import folded
from selon.resolving.vocabulary import given_names, vocabulary

FILES = ("roles", "pronouns", "demonyms", "entities")
OPEN = {"fold", "personal", "possessive", "speaker", "states", "elided"}  # tables whose keys are words


def keys(table: dict[str, Any], path: str = "") -> Iterator[str]:
    for key, value in table.items():
        yield f"{path}{key}"
        if isinstance(value, dict) and key not in OPEN:
            yield from keys(value, f"{path}{key}.")


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("language", languages())
def test_every_language_has_the_same_tables(language: str, name: str) -> None:
    assert sorted(keys(lexicon(language, name))) == sorted(keys(lexicon("en", name)))


@pytest.mark.parametrize("language", languages())
def test_no_noun_is_said_of_men_and_of_women(language: str) -> None:
    person = {name: set(words.split()) for name, words in lexicon(language, "roles")["person"].items()}
    assert not person["masculine"] & person["feminine"]


@pytest.mark.parametrize("language", languages())
def test_what_is_folded_is_known(language: str) -> None:
    words = vocabulary(language)
    unknown = [form for form in lexicon(language, "roles")["fold"] if form not in words.nouns]
    assert unknown == []


@pytest.mark.parametrize("language", languages())
def test_every_state_is_found_by_its_name_and_every_adjective_leads_to_one(language: str) -> None:
    words = vocabulary(language)
    names = set(lexicon(language, "demonyms")["states"])
    assert {words.states[folded(name)].name for name in names} == names
    assert not any(words.states[folded(name)].capital for name in names)
    assert set(words.adjectives.values()) <= names


@pytest.mark.parametrize(
    ("language", "word", "state"),
    [
        ("fr", "afghanes", "Afghanistan"), ("fr", "syriennes", "Syrie"), ("fr", "grecque", "Grèce"), ("fr", "américaine", "États-Unis"),
        ("en", "Afghans", "Afghanistan"), ("en", "U.S.", "United States"), ("fr", "service", None), ("en", "police", None),
    ],
)  # fmt: skip
def test_demonyms(language: str, word: str, state: str | None) -> None:
    assert vocabulary(language).state_of(word) == state


def test_no_given_name_is_a_mans_and_a_womans() -> None:
    assert given_names()["jeanne"] == "f" and given_names()["paul"] == "m"
    assert "claude" not in given_names()
