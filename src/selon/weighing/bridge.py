"""Words that mean the same in every language that selon reads, from the lexicons that the languages share keys in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from selon.languages import languages, lexicon
from selon.linking.lexicon import lexicons
from selon.resolving.folding import parts

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bridge:
    """Of one language: what its number words count, and which state its words for what is a state's stand for.
    All words are folded."""

    numbers: dict[str, int]
    states: dict[str, str]


@dataclass(frozen=True, slots=True)
class Names:
    """Names of states and bodies in all languages, as folded words, and their codes; `firsts` are their first words, with
    the length of the longest name that begins so."""

    codes: dict[Phrase, str]
    firsts: dict[str, int]


@cache
def bridge(language: str) -> Bridge:
    """Of a language that selon does not read, an empty one."""
    if language not in languages():
        return Bridge({}, {})
    return Bridge(dict(_numbers(language)), dict(_states(language)))


@cache
def names() -> Names:
    codes = {tuple(name.split()): code for name, code in lexicons().codes.items()}
    firsts: dict[str, int] = {}
    for phrase in codes:
        firsts[phrase[0]] = max(len(phrase), firsts.get(phrase[0], 0))
    return Names(codes, firsts)


def _numbers(language: str) -> Iterator[tuple[str, int]]:
    """Number words of one word. "One" is an article too, and counts nothing here."""
    table = lexicon(language, "times")["numbers"]
    for number, word in enumerate(table["cardinals"], 1):
        if number > 1 and len(parts(word)) == 1:
            yield parts(word)[0], number
    for number, words in table["more_cardinals"].items():
        yield from ((parts(word)[0], int(number)) for word in words if int(number) > 1 and len(parts(word)) == 1)


def _states(language: str) -> Iterator[tuple[str, str]]:
    """Adjectives and names of states, with every ending."""
    table, codes = lexicon(language, "demonyms"), lexicons().codes
    endings = ["", *(ending for ending in table["endings"] if ending.isalpha())]
    for state, about in table["states"].items():
        code = codes.get(" ".join(parts(state)))
        if code is not None:
            for word in about.get("adjectives", "").split():
                yield from ((folded, code) for ending in endings for folded in [" ".join(parts(word + ending))] if " " not in folded)
