"""Words by which one statement takes up another: a language's `about.toml`, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from selon.languages import lexicon


@dataclass(frozen=True, slots=True)
class Matter:
    """What a noun may stand for: statements of these stances, or with one of these lemmas in their cue."""

    name: str
    stances: frozenset[str]
    cues: frozenset[str]


@dataclass(frozen=True, slots=True)
class Matters:
    """One language's words. `nouns`: lemma to the matters that it may stand for; `cues`: lemma to what a cue does with
    what was said; `words`: small words by their use; `by_cue`: a target's cue lemma to the matters that it may be."""

    nouns: dict[str, tuple[Matter, ...]]
    cues: dict[str, str]
    words: dict[str, frozenset[str]]
    by_cue: dict[str, frozenset[str]]


@cache
def matters(language: str) -> Matters:
    """The words of a language."""
    table = lexicon(language, "about")
    nouns: dict[str, list[Matter]] = {}
    by_cue: dict[str, set[str]] = {}
    for name, row in table["matters"].items():
        matter = Matter(name, _set(row["stances"]), _set(row["cues"]))
        for noun in row["nouns"].split():
            nouns.setdefault(noun, []).append(matter)
        for cue in matter.cues:
            by_cue.setdefault(cue, set()).add(name)
    return Matters(
        {noun: tuple(found) for noun, found in nouns.items()},
        {lemma: does for does, lemmas in table["cues"].items() for lemma in lemmas.split()},
        {use: _set(words) for use, words in table["words"].items()},
        {cue: frozenset(names) for cue, names in by_cue.items()},
    )


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())
