"""Words by which a text keeps its distance ("probably", "aurait"), and those that another version has nothing for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from selon.languages import languages, lexicon
from selon.records import READ, Reading, Span
from selon.weighing.aligning import Ties

NEAR = 60  # characters around the place in the other text: a hedge there answers
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Hedge:
    """A hedge of one text at `at`; `lies` is the place in the other text where nothing answers it."""

    word: str
    at: Span
    lies: Span


@dataclass(frozen=True, slots=True)
class _Lexicon:
    words: frozenset[str]
    answers: frozenset[str]
    endings: tuple[str, ...]


@cache
def _lexicon(language: str) -> _Lexicon:
    table = lexicon(language, "concepts")["hedges"] if language in languages() else {"words": "", "may": "", "endings": ""}
    words = frozenset(table["words"].split())
    return _Lexicon(words, words | frozenset(table["may"].split()), tuple(table["endings"].split()))


def lost_hedges(a: Reading, b: Reading, there: Ties) -> list[Hedge]:
    """The hedges of one text that nothing answers near their place in the other."""
    answers = [start for start, _, word in _words(b) if _answers(word, b.document.language)]
    found = []
    for start, end, word in _words(a):
        if word in _lexicon(a.document.language).words:
            lies = (round(there.lay(start)), round(there.lay(end)))
            if not any(lies[0] - NEAR <= at <= lies[1] + NEAR for at in answers):
                found.append(Hedge(a.document.text[start:end], (start, end), (lies[0], max(lies))))
    return found


def _words(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """The words of the text that is read, small, but for those of a date: May is a month."""
    text = reading.document.text
    dated = {at for time in reading.times for at in range(time.start, time.end)}
    for segment in reading.document.segments:
        if segment.role in READ:
            for match in _WORD.finditer(text, segment.start, segment.end):
                if match.start() not in dated:
                    yield match.start(), match.end(), match[0].lower()


def _answers(word: str, language: str) -> bool:
    known = _lexicon(language)
    return word in known.answers or (len(word) > 5 and word.endswith(known.endings or ("\0",)))
