"""What of a text stays as it is when somebody translates or rewrites it: names, numbers and dates, in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from selon.linking.lexicon import lexicons
from selon.linking.spelling import canonical
from selon.records import READ, Reading, Span
from selon.resolving.folding import parts
from selon.weighing.bridge import Bridge, bridge, names

Anchor = str
Placed = tuple[int, Anchor]
Token = tuple[int, int, str]

# A number with the marks inside it, or a word with apostrophes and hyphens inside it.
_TOKEN = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ELIDED = re.compile(r"^[^\W\d_]{1,2}['’]|['’]s?$")
_DIGITS = re.compile(r"\D")
STEM = 5  # letters of a name that two languages write alike: Corvenia, Corvénie
SHORTEST, SHORTEST_FIRST = 3, 5  # letters of a name; at the head of a sentence any word has a capital
NOBODYS = {"", "1", "0"}


def anchors(reading: Reading) -> list[Anchor]:
    """The anchors of the text that is read, in order: "country:RU", "takka", "#11", "@2024-04-02"."""
    return [anchor for _, anchor in placed(reading)]


def placed(reading: Reading) -> list[Placed]:
    """The anchors of the text that is read, with where each begins."""
    text, language = reading.document.text, bridge(reading.document.language)
    read = [(s.start, s.end) for s in reading.document.segments if s.role in READ]
    tokens = [[(m.start(), m.end(), m[0]) for m in _TOKEN.finditer(text, *segment)] for segment in read]
    small = {word for segment in tokens for _, _, word in segment if word[0].islower()}
    dated = _Dates(reading)
    found = [one for segment in tokens for one in _of_segment(text, segment, language, small, dated)]
    return sorted([*found, *(one for one in dated.placed() if _stands(one[0], read))])


def _stands(at: int, read: Sequence[Span]) -> bool:
    return any(start <= at < end for start, end in read)


class _Dates:
    """The dates of a text; the words of one are no names and numbers of their own."""

    def __init__(self, reading: Reading) -> None:
        self._dates = sorted((t.start, t.end, t.value) for t in reading.times if t.value)
        self._covered = {at for start, end, _ in self._dates for at in range(start, end)}

    def covers(self, at: int) -> bool:
        return at in self._covered

    def placed(self) -> Iterator[Placed]:
        return ((start, f"@{value}") for start, _, value in self._dates)


def _of_segment(text: str, tokens: list[Token], language: Bridge, small: set[str], dated: _Dates) -> Iterator[Placed]:
    at = 0
    while at < len(tokens):
        start, _, word = tokens[at]
        at += 1
        if dated.covers(start):
            continue
        if word[0].isdigit():
            number = _DIGITS.sub("", word).lstrip("0")
            if number not in NOBODYS:
                yield start, f"#{number}"
        elif word[0].islower():
            yield from ((start, anchor) for anchor in _small_word(word, language))
        else:
            size, code = _known(text, tokens, at - 1)
            if code is not None:
                at += size - 1
                yield start, code
            else:
                yield from ((start, anchor) for anchor in _name(text, tokens, at - 1, language, small))


def _small_word(word: str, language: Bridge) -> Iterator[Anchor]:
    folded = parts(word)
    if len(folded) == 1:
        number = language.numbers.get(folded[0])
        if number is not None:
            yield f"#{number}"
        elif folded[0] in language.states:
            yield language.states[folded[0]]


def _known(text: str, tokens: list[Token], at: int) -> tuple[int, str | None]:
    """How many tokens from here on are the longest name of a state or body that is known in every language, and its code."""
    known = names()
    first = parts(_bare(tokens[at][2]))
    if not first or first[0] not in known.firsts:
        return 0, None
    for size in range(min(known.firsts[first[0]], len(tokens) - at), 0, -1):
        words = parts(_bare(text[tokens[at][0] : tokens[at + size - 1][1]]))
        if words in known.codes and (len(words[0]) > 3 or size > 1 or tokens[at][2].isupper()):
            return size, known.codes[words]
    return 0, None


def _bare(word: str) -> str:
    """The word without what is joined to it by an apostrophe."""
    return _ELIDED.sub("", word)


def _name(text: str, tokens: list[Token], at: int, language: Bridge, small: set[str]) -> Iterator[Anchor]:
    """The words of a name. A word that the text also writes small is none, nor a short one at the head of a sentence."""
    start, _, word = tokens[at]
    bare = _bare(word)
    if word.lower() in small or bare.lower() in small:
        return
    folded = parts(bare)
    if len(folded) == 1 and (folded[0] in language.states or folded[0] in language.numbers):
        yield language.states.get(folded[0]) or f"#{language.numbers[folded[0]]}"
        return
    least = SHORTEST_FIRST if _heads_a_sentence(text, tokens, at) else SHORTEST
    for part in folded:
        if len(part) >= least:
            meaning = lexicons().phrases.get((part,))
            yield f"={meaning}" if meaning else canonical(part)[:STEM]


def _heads_a_sentence(text: str, tokens: list[Token], at: int) -> bool:
    if at == 0:
        return True
    between = text[tokens[at - 1][1] : tokens[at][0]]
    return any(mark in between for mark in '.!?…«“"')
