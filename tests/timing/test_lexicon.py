"""What the lexicons of all languages must have, so that a new one is a new file."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from selon.languages import languages
from selon.timing.lexicon import STAGES, times_lexicon
from selon.timing.matched import BUILDERS
from selon.timing.patterns import literals

MADE = {"POINT", "DAILY", "WEEKLY", "MONTHLY", "YEARLY", "AMOUNT", "CLOCK", "TIME"}
NUMBERS = {"NUM", "DAY", "ORD", "YEAR", "YEARS", "TWO", "NODAY", "HM", "DOTTED", "DATE", "DAYS"}
CALENDAR = {"MONTH", "MON", "WEEKDAY", "DOW"}


def table(language: str) -> dict[str, Any]:
    return tomllib.loads((files("selon.languages") / language / "times.toml").read_text(encoding="utf-8"))


@pytest.fixture(params=languages())
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_pattern_names_a_builder_that_there_is(language: str) -> None:
    named = {meaning.split()[0] for stage in table(language)["stages"].values() for meaning in stage.values()}
    assert named <= BUILDERS.keys()


def test_every_class_in_a_pattern_is_one_that_something_is_of(language: str) -> None:
    data = table(language)
    known = MADE | NUMBERS | CALENDAR | data["words"].keys() | data["values"].keys()
    used = {
        word
        for stage in data["stages"].values()
        for pattern in stage
        for element in pattern.split()
        for word in element.strip("[]!?").split("|")
        if word.isupper()
    }
    assert used - known == set()


def test_every_builder_is_named_by_some_language() -> None:
    named = {meaning.split()[0] for code in languages() for stage in table(code)["stages"].values() for meaning in stage.values()}
    assert BUILDERS.keys() - named == set()


def test_all_languages_have_the_same_tables(language: str) -> None:
    first = table(languages()[0])
    mine = table(language)
    assert mine.keys() == first.keys()
    assert set(mine["stages"]) == set(first["stages"]) == set(STAGES)
    for name in ("writing", "guards", "tense", "dateline", "numbers"):
        assert mine[name].keys() == first[name].keys(), name


def test_words_are_found_by_their_tokens(language: str) -> None:
    lexicon = times_lexicon(language)
    assert lexicon.telling <= lexicon.known
    assert {"mon", "sat"} <= lexicon.known or language != "en"


def test_literals_are_the_small_words_of_patterns() -> None:
    assert list(literals(["[de|d'] NUM UNIT? mois !OF|par", "à AMOUNT [*er|*ir]"])) == ["de", "d'", "mois", "par", "à"]


def test_a_language_without_a_folder_is_an_error() -> None:
    with pytest.raises(KeyError, match="no such language: xx"):
        times_lexicon("xx")
