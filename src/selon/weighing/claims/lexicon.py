"""The words of a language that comparing statements has to know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from os.path import commonprefix

from selon.languages import languages, lexicon
from selon.resolving.folding import parts

BEGUN = 5  # letters that a word and what it is an ending of have in common at least
ENDING = 3  # letters of an ending


@dataclass(frozen=True, slots=True)
class Words:
    """Folded words: `small` say nothing of what happened, `all` deny of everybody, `coming` tell of what is to come, `speaker` are those of
    who speaks himself, `third` stand for somebody else, `by` go before who did it; a number behind one of `labels` is a name. `least`,
    `most`, `about` match the words right before a number, `rough` are words for about so many."""

    small: frozenset[str]
    all: frozenset[str]
    coming: frozenset[str]
    speaker: frozenset[str]
    third: frozenset[str]
    by: frozenset[str]
    labels: frozenset[str]
    rough: dict[str, int]
    least: re.Pattern[str]
    most: re.Pattern[str]
    about: re.Pattern[str]


@cache
def words_of(language: str) -> Words:
    """Those of a language that selon reads; of another one, none."""
    if language not in languages():
        never = re.compile(r"(?!)")
        return Words(frozenset(), frozenset(), frozenset(), frozenset(), frozenset(), frozenset(), frozenset(), {}, never, never, never)
    table, pronouns, hedges = lexicon(language, "claims"), lexicon(language, "pronouns"), lexicon(language, "concepts")["hedges"]
    small = f"{table['small']['words']} {hedges['words']} {hedges['may']}"
    return Words(
        small=_folded(small.split()),
        all=_folded(table["all"]["words"].split()),
        coming=_folded(table["all"]["coming"].split()),
        speaker=_folded(pronouns["speaker"]),
        third=_folded(pronouns["personal"]) | _folded(pronouns["possessive"]),
        by=_folded(lexicon(language, "events")["words"]["by"].split()),
        labels=_folded(table["numbers"]["label"].split()),
        rough={"".join(parts(word)): int(number) for number, words in table["rough"].items() for word in words.split()},
        least=_before(table["numbers"]["least"]),
        most=_before(table["numbers"]["most"]),
        about=_before(table["numbers"]["about"]),
    )


class Concepts:
    """What words mean in any language, where a lexicon says so: as they are written, or but for their ending."""

    def __init__(self, table: dict[str, str]) -> None:
        self._whole = table
        self._begun: dict[str, list[str]] = {}
        for word in table:
            if len(word) >= BEGUN:
                self._begun.setdefault(word[:BEGUN], []).append(word)
        self._known: dict[str, str] = {}

    def __call__(self, word: str) -> str:
        """The concept of a folded word, "" where there is none."""
        found = self._whole.get(word) or next((known for bare in _bare(word) if (known := self._whole.get(bare))), None)
        if found is None and len(word) >= BEGUN:
            found = self._known.get(word)
            if found is None:
                found = self._alike(word)
                if len(self._known) < 1 << 15:
                    self._known[word] = found
        return found or ""

    def _alike(self, word: str) -> str:
        """That of the word that it is written like but for the ending, the longest first."""
        near = ((len(commonprefix((word, other))), other) for other in self._begun.get(word[:BEGUN], ()))
        found = max(
            (
                (same, other)
                for same, other in near
                if same >= min(len(word), len(other)) - 1 and same >= max(len(word), len(other)) - ENDING
            ),
            default=None,
        )
        return self._whole[found[1]] if found is not None else ""


def _bare(word: str) -> Iterator[str]:
    """The word without the endings of a plural or a feminine."""
    return (word.removesuffix(ending) for ending in ("s", "e", "es") if word.endswith(ending))


@cache
def concepts(language: str) -> Concepts:
    """Of events, of the news and of names: not of cues, since a content says more than that something was said."""
    if language not in languages():
        return Concepts({})
    small = words_of(language).small
    table: dict[str, str] = {}
    for kind, row in lexicon(language, "events")["kinds"].items():
        table |= {word: f"~{kind}" for name in ("nouns", "verbs") for word in row.get(name, "").split()}
    for name in ("concepts", "claims"):
        table |= {word: f"~{kind}" for kind, words in lexicon(language, name)["words"].items() for word in words.split()}
    return Concepts({folded: kind for word, kind in table.items() if (folded := "".join(parts(word))) not in small})


def _folded(some: object) -> frozenset[str]:
    return frozenset(part for word in some for part in parts(str(word))) if isinstance(some, list | dict) else frozenset()


def _before(phrases: list[str]) -> re.Pattern[str]:
    """Any of the phrases at the end of a text, as a whole."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(phrase) for phrase in phrases)})\s?$", re.IGNORECASE)
