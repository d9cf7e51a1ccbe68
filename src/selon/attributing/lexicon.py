"""The cues of a language, read once from its `cues.toml`, and looked up by lemma."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from selon.languages import lexicon
from selon.records import Certainty, Stance

OWNER = "_"  # stands for a possessor
BEFORE = ("any", "initial", "documents")


@dataclass(frozen=True, slots=True)
class CueClass:
    """A class of cues: what its source does, and in which frames it attributes. `label` is what the judge sees of it: another one for
    the rarer words of a class, and those that more often do not attribute."""

    name: str
    stance: Stance
    certainty: Certainty
    frames: frozenset[str]
    label: str = ""
    rare: bool = False


@dataclass(frozen=True, slots=True)
class Adposition:
    """Words that stand before a source, of those that `before` names: anything, a person or an institution, a document."""

    words: tuple[str, ...]
    before: str


@dataclass(frozen=True, slots=True)
class Adpositions:
    """The adpositions of a language, each by its first word; an owner stands inside those of `owned`: what is before it, and behind."""

    plain: dict[str, tuple[Adposition, ...]]
    owned: dict[str, tuple[tuple[str, ...], ...]]
    documents: frozenset[str]
    starts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """All that attributes in one language."""

    verbs: dict[str, tuple[CueClass, ...]]
    light: dict[str, dict[str, CueClass]]  # by the verb, then by its other half
    predicates: dict[str, CueClass]
    nouns: dict[str, CueClass]
    adpositions: Adpositions
    not_sources: frozenset[str]
    guessed: dict[str, str]  # the lemma of a verb, by what is wrongly guessed to be one


@cache
def cues(language: str) -> Cues:
    """The cues of a language; KeyError where the lexicon names a class that it does not define."""
    table = lexicon(language, "cues")
    classes = {name: _class(name, row) for name, row in table["verbs"].items()}
    rare = {name: replace(one, label=f"{name}*", rare=True) for name, one in classes.items()}
    verbs: dict[str, tuple[CueClass, ...]] = {}
    for words, those in (("lemmas", classes), ("more", rare)):
        for name, row in table["verbs"].items():
            for lemma in row.get(words, ()):
                if those[name] not in verbs.get(lemma, ()):
                    verbs[lemma] = (*verbs.get(lemma, ()), those[name])
    light: dict[str, dict[str, CueClass]] = {}
    for lists, those in ((table["light"], classes), (table["more"]["light"], rare)):
        for name, pairs in lists.items():
            for verb, word in map(str.split, pairs):
                light.setdefault(verb, {})[word] = those[name]
    return Cues(
        verbs=verbs,
        light=light,
        predicates=_by_word(table["more"]["predicates"], rare) | _by_word(table["predicates"], classes),
        nouns=_by_word(table["more"]["nouns"], rare) | _by_word(table["nouns"], classes),
        adpositions=_adpositions(table["adpositions"]),
        not_sources=frozenset(table["not_sources"]),
        guessed={guess: lemma for lemma, guesses in table["guessed"].items() for guess in guesses},
    )


def _class(name: str, row: dict[str, Any]) -> CueClass:
    return CueClass(name, row["stance"], row["certainty"], frozenset(row["frames"]), name)


def _by_word(lists: dict[str, list[str]], classes: dict[str, CueClass]) -> dict[str, CueClass]:
    return {word: classes[name] for name, words in lists.items() for word in words}


def _adpositions(table: dict[str, list[str]]) -> Adpositions:
    plain: dict[str, tuple[Adposition, ...]] = {}
    owned: dict[str, tuple[tuple[str, ...], ...]] = {}
    for before in BEFORE:
        for phrase in table[before]:
            words = tuple(phrase.split())
            if OWNER in words:
                owned[words[0]] = (*owned.get(words[0], ()), words[2:])
            else:
                plain[words[0]] = (*plain.get(words[0], ()), Adposition(words, before))
    longest = {first: tuple(sorted(those, key=lambda one: -len(one.words))) for first, those in plain.items()}
    return Adpositions(longest, owned, frozenset(table["document_nouns"]), frozenset(longest) | frozenset(owned))
