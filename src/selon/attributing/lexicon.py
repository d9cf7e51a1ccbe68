"""The cues of a language, read once from its `cues.toml`, and looked up by lemma."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from selon.languages import lexicon
from selon.records import Certainty, Stance


@dataclass(frozen=True, slots=True)
class CueClass:
    """A class of cues: what its source does, and in which frames it attributes."""

    name: str
    stance: Stance
    certainty: Certainty
    frames: frozenset[str]


@dataclass(frozen=True, slots=True)
class Adposition:
    """Words that stand before a source; `initial` ones attribute only at the head of a sentence."""

    words: tuple[str, ...]
    initial: bool


@dataclass(frozen=True, slots=True)
class Cues:
    """All that attributes in one language."""

    verbs: dict[str, tuple[CueClass, ...]]
    light: dict[str, dict[str, CueClass]]  # by the verb, then by its other half
    predicates: dict[str, CueClass]
    nouns: dict[str, CueClass]
    adpositions: dict[str, tuple[Adposition, ...]]  # by their first word
    not_sources: frozenset[str]


@cache
def cues(language: str) -> Cues:
    """The cues of a language; KeyError where the lexicon names a class that it does not define."""
    table = lexicon(language, "cues")
    classes = {name: CueClass(name, row["stance"], row["certainty"], frozenset(row["frames"])) for name, row in table["verbs"].items()}
    verbs: dict[str, tuple[CueClass, ...]] = {}
    for name, row in table["verbs"].items():
        for lemma in row["lemmas"]:
            if classes[name] not in verbs.get(lemma, ()):
                verbs[lemma] = (*verbs.get(lemma, ()), classes[name])
    light: dict[str, dict[str, CueClass]] = {}
    for row in table["light"]:
        light.setdefault(row["verb"], {})[row["word"]] = classes[row["class"]]
    adpositions: dict[str, tuple[Adposition, ...]] = {}
    for row in table["adpositions"]:
        found = Adposition(tuple(row["words"]), row.get("initial", False))
        adpositions[found.words[0]] = (*adpositions.get(found.words[0], ()), found)
    return Cues(
        verbs=verbs,
        light=light,
        predicates={word: classes[name] for name, words in table["predicates"].items() for word in words},
        nouns={word: classes[name] for name, words in table["nouns"].items() for word in words},
        adpositions=adpositions,
        not_sources=frozenset(table["not_sources"]),
    )
