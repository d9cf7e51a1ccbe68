"""Turns of a transcript: paragraphs that begin with who speaks and a colon.

A label alone proves nothing ("Update: ...", a place and a colon at the head of a report). What makes a transcript is that labels
come again and that more than one speaks.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from selon.attributing.candidates import Candidate, Text
from selon.attributing.lexicon import CueClass
from selon.attributing.spans import trim
from selon.attributing.vocabulary import words
from selon.parsing.words import Paragraph
from selon.records import Span

TURN = CueClass("turn", "asserts", "certain", frozenset({"turn"}))
LABEL = re.compile(r"""["'\s–-]{0,4}([^\W\d_][^:"?!;\n]{1,58}?)\s?:(?=\s)""")  # bounded: linear
ASIDE = re.compile(r"""["'\s]{0,3}[(\[][^()\[\]\n]{1,60}[)\]][."'\s]{0,3}""")  # "(crosstalk)"
MOST_LABEL_WORDS = 8
FEWEST_TURNS = 3
PROBABILITY = 0.95


@dataclass(frozen=True, slots=True)
class Label:
    """Who speaks in a paragraph, as it says at its head. Spans in the text; `colon` is one character."""

    paragraph: Paragraph
    name: Span
    colon: Span
    key: str


def turn_candidates(text: Text) -> list[Candidate]:
    """The turns of a transcript, each with the paragraphs that follow it up to the next label; none where the text is no transcript."""
    labels = [label for paragraph in text.parsed.paragraphs if (label := _label(text, paragraph)) is not None]
    counts = Counter(label.key for label in labels)
    if len(labels) < FEWEST_TURNS or len(counts) < 2 or max(counts.values()) < 2:
        return []
    found: list[Candidate | None] = []
    for label, after in pairwise([*labels, None]):
        assert label is not None
        # Whose label comes but once may be no part of the transcript (a headline before it): what follows is not put to it.
        end = after.paragraph.i if after is not None and counts[label.key] > 1 else label.paragraph.i + 1
        if counts[label.key] > 1 or (found and after is not None):
            found.append(_turn(text, label, end))
    return [turn for turn in found if turn is not None]


def _label(text: Text, paragraph: Paragraph) -> Label | None:
    found = LABEL.match(text.parsed.twin, paragraph.start, paragraph.end)
    if found is None or not _names(found[1]):
        return None
    return Label(paragraph, found.span(1), (found.end() - 1, found.end()), found[1].partition("(")[0].strip())


def _names(label: str) -> bool:
    """Whether a label reads as a name or a function: capitals, but for the small words within; not a rubric."""
    plain = re.split(r"[(,]", label, maxsplit=1)[0].split()
    if not plain or len(plain) > MOST_LABEL_WORDS or label.casefold() in words("rubrics"):
        return False
    return plain[-1][0].isupper() and all(word[0].isupper() or word in words("name_particles") for word in plain)


def _turn(text: Text, label: Label, end: int) -> Candidate | None:
    """What is said under a label: the rest of its paragraph, and the paragraphs up to `end` that are no asides."""
    plain, said = text.parsed.twin, []
    for paragraph in text.parsed.paragraphs[label.paragraph.i : end]:
        start = label.colon[1] if paragraph is label.paragraph else paragraph.start
        if ASIDE.fullmatch(plain, start, paragraph.end) is None and (found := trim(text.parsed.text, start, paragraph.end)) is not None:
            said.append(found)
    named = [word for word in text.inside(label.name) if word.pos != "PUNCT"]
    colons = text.inside(label.colon)
    if not said or not named or not colons:
        return None
    cue = (colons[0].i, colons[0].i)
    head = named[-1] if named[-1].head not in named else next((w for w in named if w.head not in named), named[-1])
    return Candidate(said, cue, None, head, TURN, "turn", mention=label.name, probability=PROBABILITY)
