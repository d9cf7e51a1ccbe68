"""What a word says in any language: its number, the state or the concept that it stands for, or its first letters, which languages that
borrow from each other write alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from selon.languages import languages, lexicon
from selon.linking.lexicon import lexicons
from selon.linking.spelling import canonical
from selon.records import Span
from selon.resolving.folding import parts
from selon.weighing.bridge import bridge

STEM = 5  # letters that stand for a word and its endings
COGNATE = 6  # letters of a word that may be written alike elsewhere
# A number, with spaces before its thousands or marks inside it; or a word.
_WORD = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)*|[^\W\d_]+")
_DIGITS = re.compile(r"\D")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A word at its place: `means` is comparable across languages, `folded` within one."""

    start: int
    end: int
    folded: str
    means: str


@cache
def _concepts(language: str) -> dict[str, str]:
    """Folded words of a language and their concepts, of every lexicon whose keys all languages share; what is said last counts."""
    found: dict[str, str] = {}
    for kind, table in lexicon(language, "events")["kinds"].items():
        found |= {stem(word): f"~{kind}" for name in ("nouns", "verbs") for word in table.get(name, "").split()}
    for kind, table in lexicon(language, "cues")["verbs"].items():
        found |= {stem(word): f"~{kind}" for word in table["lemmas"] if " " not in word}
    found |= {phrase[0]: f"~{meaning}" for phrase, meaning in lexicons().phrases.items() if len(phrase) == 1}
    return found | {stem(word): f"~{kind}" for kind, words in lexicon(language, "concepts")["words"].items() for word in words.split()}


def stem(word: str) -> str:
    """The folded word; of a longer one its first letters."""
    folded = "".join(parts(word))
    return folded[:STEM] if len(folded) > STEM else folded


def spoken(text: str, language: str, spans: tuple[Span, ...], *, meant: bool = True) -> Iterator[Spoken]:
    """The words of some stretches of a text that say something in any language, and the others with no meaning (""); all of them so, if
    not `meant`."""
    for start, end in spans:
        for match in _WORD.finditer(text, start, end):
            folded = "".join(parts(match[0]))
            if folded:
                yield Spoken(match.start(), match.end(), folded, meaning(match[0], folded, language) if meant else "")


def meaning(word: str, folded: str, language: str) -> str:
    """What a word says in any language; "" where it says nothing outside its own."""
    if word[0].isdigit():
        return f"#{_DIGITS.sub('', word).lstrip('0')}"
    fixed = _fixed(folded, language)
    if fixed is not None:
        return fixed
    if word[0].isupper() and len(folded) > 2:
        return canonical(folded)[:STEM]
    return _concept(word, folded, language) or (folded[:STEM] if len(folded) >= COGNATE else "")


def _fixed(folded: str, language: str) -> str | None:
    """A number, a state, a body known by its initials."""
    if language in languages():
        known = bridge(language)
        if folded in known.numbers:
            return f"#{known.numbers[folded]}"
        if folded in known.states:
            return known.states[folded]
    return lexicons().codes.get(folded) if len(folded) > 3 else None


def _concept(word: str, folded: str, language: str) -> str | None:
    concepts = _concepts(language) if language in languages() else {}
    return concepts.get(folded) or concepts.get(stem(word))
