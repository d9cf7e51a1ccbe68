"""The words of all languages that tell what a block is, from `languages/*/reading.toml`, as one set of patterns.

All languages at once: a French copy of an English page keeps English menus, and the language is known only afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from selon.languages import languages, lexicon

APOSTROPHES = "’ʼ"
SPACES = "\u00a0\u202f\u2009\n\r\t"
CAPITAL = "A-ZÀ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶĽŁŃŇŌŐŒŘŚŞŠŢŤŪŮŰŹŻŽ"
MARKS = " .:;,!?…»«\"'“”()[]|>→›-–—*•"


def plain(text: str) -> str:
    """`text` with one kind of apostrophe and one of space; the same length."""
    for apostrophe in APOSTROPHES:
        text = text.replace(apostrophe, "'")
    for space in SPACES:
        text = text.replace(space, " ")
    return text


def key(text: str) -> str:
    """`text` as it is looked up in the word lists: small letters, single spaces, no marks at its ends."""
    return " ".join(plain(text).lower().split()).strip(MARKS)


@dataclass(frozen=True, slots=True)
class Wording:
    """Word lists in small letters, and patterns over plain text (see `plain`)."""

    navigation: frozenset[str]
    navigation_starts: tuple[str, ...]
    navigation_sentences: tuple[str, ...]
    tail_headings: frozenset[str]
    related: frozenset[str]
    related_start: re.Pattern[str]
    captions: tuple[str, ...]
    caption: re.Pattern[str]
    picture: re.Pattern[str]
    picture_words: frozenset[str]
    credit_starts: tuple[str, ...]
    source: re.Pattern[str]
    author_start: re.Pattern[str]
    date_starts: frozenset[str]
    name: re.Pattern[str]
    after_names: re.Pattern[str]
    after_date: re.Pattern[str]
    joins: re.Pattern[str]
    abbreviations: frozenset[str]
    small_starts: tuple[str, ...]
    outlets: dict[str, str]
    outlet_words: frozenset[str]
    encodings: tuple[str, ...]


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda w: (-len(w), w)))


def _gather(table: str, name: str) -> list[str]:
    tables: list[dict[str, Any]] = [lexicon(language, "reading")[table] for language in languages()]
    return [plain(word).lower() for words in tables for word in words[name]]


def _label(words: list[str]) -> re.Pattern[str]:
    """A label before a colon, where a line or a sentence begins."""
    return re.compile(rf"(?:^|(?<=[.!?…»\")\]|/–—-] )|(?<=[(\[]))(?:{_any_of(words)}) ?: ?", re.IGNORECASE)


def _after_names(words: list[str]) -> re.Pattern[str]:
    """What ends the names in a byline: a dash or bracket, a place, a date."""
    return re.compile(rf"\s+(?:[|•·–—(@-]|(?:{_any_of(words)})\b).*", re.IGNORECASE | re.DOTALL)


def _name(particles: list[str]) -> re.Pattern[str]:
    """The name of a person: two to six words in capitals or particles."""
    word = rf"[{CAPITAL}][\w.'-]*"
    return re.compile(rf"{word}(?: (?:{_any_of(particles)}|{word})){{1,5}}")


def _outlets() -> dict[str, str]:
    names = (name for language in languages() for name in lexicon(language, "reading")["publishers"]["outlets"])
    return {plain(name).lower(): name for name in names}


def _encodings() -> tuple[str, ...]:
    return tuple(dict.fromkeys(e for language in languages() for e in lexicon(language, "reading")["encodings"]))


@cache
def wording() -> Wording:
    """The word lists of all languages together."""
    return Wording(
        navigation=frozenset(_gather("navigation", "lines")),
        navigation_starts=tuple(_gather("navigation", "starts")),
        navigation_sentences=tuple(_gather("navigation", "sentences")),
        tail_headings=frozenset(_gather("navigation", "tail_headings")),
        related=frozenset(_gather("related", "labels")),
        related_start=re.compile(rf"(?:{_any_of(_gather('related', 'labels'))}) ?[:|>–—→-] ?", re.IGNORECASE),
        captions=tuple(_gather("caption", "cues")),
        caption=re.compile(rf"\b(?:{_any_of(_gather('caption', 'cues'))})", re.IGNORECASE),
        picture=_label(_gather("credit", "pictures")),
        credit_starts=tuple(_gather("credit", "starts")),
        picture_words=frozenset(_gather("credit", "pictures")),
        source=_label(_gather("credit", "sources")),
        author_start=re.compile(rf"(?i:{_any_of(_gather('byline', 'authors'))}) ?:? ?(?=[{CAPITAL}])"),
        date_starts=frozenset(_gather("byline", "dates")),
        name=_name(_gather("byline", "particles")),
        after_names=_after_names(_gather("byline", "dates") + _gather("byline", "places")),
        after_date=re.compile(
            rf"(?:[\s.,;:|•·–—()-]|(?:\d{{1,2}}(?:[:h.]\d{{2}})?|{_any_of(_gather('byline', 'times'))})(?!\w))*", re.IGNORECASE
        ),
        joins=re.compile(rf"\s*(?:[,&]|\b(?:{_any_of(_gather('byline', 'joins'))})\b)\s*", re.IGNORECASE),
        abbreviations=frozenset(_gather("sentences", "abbreviations")),
        small_starts=tuple(_gather("sentences", "small_starts")),
        outlets=_outlets(),
        outlet_words=frozenset(_gather("publishers", "words")),
        encodings=_encodings(),
    )
