"""The words of time of a language: Babel's names of months and days, and `times.toml`, read once."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from babel.dates import get_day_names, get_month_names

from selon.languages import lexicon
from selon.timing.edtf import Point, exact_day
from selon.timing.patterns import Keys, Node, Payload, literals, tree
from selon.timing.tokens import split

LONGEST_MONTH = 31
# Without a word of one of these classes a run of known words ("de la", "le 3") is about something else.
TELLING = frozenset({
    "YEAR", "YEARS", "DATE", "POINT", "MONTH", "MON", "WEEKDAY", "DOW", "WEEKDAYS", "UNIT", "UNITS", "SEASON", "FEAST", "DAYREL", "NOW",
    "RECENTLY", "JUSTNOW", "SOON", "THEN", "CENTURY", "NEXTDAY", "NAMED", "HM", "HOURMARK", "AMPM", "DAYPART", "SHORTLY", "DECADES",
    "ANNIVERSARY", "TENS", "ERA",
})  # fmt: skip
STAGES = ("clocks", "amounts", "points", "dates", "years", "parts", "relations")


@dataclass(slots=True)
class Phrase:
    """A place in the tree of phrases: what the words up to here are, if anything, and what may follow. `capital` holds
    what they are only where written with a capital."""

    keys: Keys = field(default_factory=dict)
    capital: Keys = field(default_factory=dict)
    onward: dict[str, Phrase] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NamedEvent:
    """An event called by its day, and the words around the day (before it, after it) that show that it is meant."""

    day: Point
    before: tuple[str, ...]
    after: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the grammar knows of one language."""

    language: str
    day_first: bool  # 05/06/2021 is in June
    small_names: bool  # months and weekdays are written small
    years_follow: bool  # a year stands after its noun: what follows a number is counted by it
    phrases: dict[str, Phrase]
    known: frozenset[str]  # every word of every phrase
    telling: frozenset[str]  # of each telling phrase the longest word: where none is, nothing need be looked at
    stages: tuple[Node, ...]
    guards: dict[str, frozenset[str]]
    ordinals: frozenset[str]
    glued: frozenset[str]
    events: dict[tuple[int, int], NamedEvent]
    tense: dict[str, frozenset[str]]
    endings: tuple[str, ...]
    dateline: dict[str, frozenset[str]]


@cache
def times_lexicon(language: str) -> Lexicon:
    """The lexicon of a language; KeyError where there is no such language."""
    data = lexicon(language, "times")
    writing = data["writing"]
    capitals = frozenset(writing["capitals"])
    phrases: dict[str, Phrase] = {}
    telling: set[str] = set()
    for words, name, value in _entries(language, data):
        _add(phrases, words, name, value, name in capitals)
        if name in TELLING:
            telling.add(max(split(words.lower()), key=len))
    stages = data["stages"]
    for stage in STAGES:
        for word in literals(stages[stage]):
            _add(phrases, word, word, "", False)
    tense = {name: frozenset(words) for name, words in data["tense"].items()}
    return Lexicon(
        language,
        writing["day_first"],
        writing["small_names"],
        writing["years_follow"],
        phrases,
        frozenset(_words(phrases)) | frozenset(data["numbers"]["suffixes"]),
        frozenset(telling),
        tuple(tree(stages[stage]) for stage in STAGES),
        {name: frozenset(words) for name, words in data["guards"].items()},
        frozenset(data["numbers"]["suffixes"]),
        frozenset(data["numbers"]["glued"]),
        _events(data["named_days"]),
        tense,
        tuple(sorted(tense["endings"])),
        {name: frozenset(words) for name, words in data["dateline"].items()},
    )


def _words(phrases: dict[str, Phrase]) -> Iterator[str]:
    for word, phrase in phrases.items():
        yield word
        yield from _words(phrase.onward)


def _add(phrases: dict[str, Phrase], words: str, name: str, value: Payload, capital: bool) -> None:
    """Enter one phrase: its words as the text's are split, without regard to case."""
    onward, phrase = phrases, Phrase()
    for token in split(words.lower()):
        phrase = onward.setdefault(token, Phrase())
        onward = phrase.onward
    (phrase.capital if capital else phrase.keys).setdefault(name, value)


def _entries(language: str, data: dict[str, Any]) -> Iterator[tuple[str, str, Payload]]:
    yield from _calendar(language)
    for name, words in data["words"].items():
        yield from ((word, name, "") for word in words)
    for name, values in data["values"].items():
        for value, words in values.items():
            yield from ((word, name, _value(value)) for word in words)
    yield from _numbers(data["numbers"])


def _value(text: str) -> Payload:
    return int(text) if text.lstrip("-").isdigit() else text


def _numbers(data: dict[str, Any]) -> Iterator[tuple[str, str, Payload]]:
    """Number words. Those up to 31 may be days: cardinals or ordinals, as the language counts its days."""
    cardinals = [*enumerate(data["cardinals"], 1), *_listed(data["more_cardinals"])]
    ordinals = [*enumerate(data["ordinals"], 1), *_listed(data["more_ordinals"])]
    for name, numbers in (("NUM", cardinals), ("ORD", ordinals), ("DAY", _listed(data["days"]))):
        yield from ((word, name, number) for number, word in numbers)
    for number, word in cardinals if data["cardinal_days"] else ordinals:
        if (number > 1 or not data["cardinal_days"]) and number <= LONGEST_MONTH:  # "samedi une femme"
            yield word, "DAY", number


def _listed(table: dict[str, list[str]]) -> list[tuple[int, str]]:
    return [(int(number), word) for number, words in table.items() for word in words]


def _calendar(language: str) -> Iterator[tuple[str, str, Payload]]:
    """Full names are MONTH and WEEKDAY, those and the short ones MON and DOW. Capitals often go without accents."""
    for kind, names, wide, either in (("months", get_month_names, "MONTH", "MON"), ("days", get_day_names, "WEEKDAY", "DOW")):
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in names(width, context, language).items():
                    for word in dict.fromkeys((name, name.rstrip("."), _bare(name) if kind == "months" else name)):
                        yield word, either, number
                        if width == "wide":
                            yield word, wide, number


def _bare(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


def _events(tables: list[dict[str, Any]]) -> dict[tuple[int, int], NamedEvent]:
    events = {}
    for table in tables:
        day = exact_day(table["year"], table["month"], table["day"])
        if day is None:
            raise ValueError(f"times.toml: no such day: {table['year']}-{table['month']}-{table['day']}")
        events[table["month"], table["day"]] = NamedEvent(day, tuple(table["before"]), frozenset(table["after"]))
    return events
