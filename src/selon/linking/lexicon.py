"""The words that linking knows, of all languages at once: names do not stay in the language of their article."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from babel import Locale

from selon.languages import languages, lexicon
from selon.resolving.folding import folded, parts

LONGEST_PHRASE = 4


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`phrases` leads from folded words to what they mean in any language; `generic` are the meanings that tell no body
    from another; `codes` from a folded name to the body or country that it is known for."""

    titles: frozenset[str]
    small: frozenset[str]
    generations: dict[str, str]
    offices: frozenset[str]
    generic: frozenset[str]
    bindings: frozenset[str]
    phrases: dict[tuple[str, ...], str]
    codes: dict[str, str]
    spellings: dict[str, str]
    particles: frozenset[str]


@cache
def lexicons() -> Lexicon:
    tables = [lexicon(language, "linking") for language in languages()]
    spelled = tomllib.loads((files(__package__) / "spellings.toml").read_text(encoding="utf-8"))
    phrases = {
        parts(phrase.replace("_", " ")): meaning
        for name in ("offices", "translated", "agreements", "fields", "bodies")  # what stands in two is what the later one says
        for table in tables
        for meaning, words in table[name].items()
        for phrase in words.split()
    }
    return Lexicon(
        titles=_words(table["titles"]["words"] for table in tables),
        small=_words(table["particles"]["words"] for table in tables),
        generations={word: name for table in tables for name, words in table["generation"].items() for word in _words([words])},
        offices=frozenset(meaning for table in tables for meaning in table["offices"]),
        generic=frozenset(meaning for table in tables for name in ("bodies", "fields") for meaning in table[name]),
        bindings=frozenset(meaning for table in tables for meaning in table["agreements"]),
        phrases=phrases,
        codes=_countries()
        | {folded(name): f"country:{code}" for table in tables for code, names in table["countries"].items() for name in names}
        | {folded(name): f"body:{code}" for table in tables for code, names in table["well_known"].items() for name in names},
        spellings={word: group.split()[0] for group in spelled["names"] for word in group.split()},
        particles=_words([spelled["particles"]]),
    )


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(part for text in texts for part in parts(text))


def _countries() -> dict[str, str]:
    """Names of countries in every language that selon reads, folded, and their codes (ISO 3166-1)."""
    return {
        folded(name): f"country:{code}"
        for language in languages()
        for code, name in Locale(language).territories.items()
        if len(code) == 2 and code not in ("ZZ", "EU", "UN", "EZ", "XA", "XB", "QO")
    }


def meanings(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words with every known phrase replaced by what it means, and small words left out."""
    known, found, at = lexicons(), [], 0
    while at < len(words):
        for size in range(min(LONGEST_PHRASE, len(words) - at), 0, -1):
            meaning = known.phrases.get(words[at : at + size])
            if meaning is not None:
                found.append(meaning)
                at += size
                break
        else:
            if words[at] not in known.small:
                found.append(words[at])
            at += 1
    return tuple(found)
