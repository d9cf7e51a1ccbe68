"""Quotations without a cue of their own, continued from the voice that spoke before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selon.attributing.candidates import Candidate, Text
from selon.attributing.lexicon import CueClass
from selon.attributing.spans import trim
from selon.parsing.words import Quotation
from selon.records import Span

CONTINUED = CueClass("continued", "asserts", "certain", frozenset({"continued"}), frozenset())
FEWEST_WORDS = 4


def continued_candidates(text: Text, taken: Sequence[Span]) -> Iterator[Candidate]:
    """Each quotation of a sentence or more that no content covers yet."""
    covered = sorted(taken)
    for quotation in text.parsed.quotations:
        if _covered(quotation, covered) or not _sentence_like(text, quotation):
            continue
        found = trim(text.parsed.text, quotation.start, quotation.end)
        if found:
            yield Candidate([found], None, None, None, CONTINUED, "continued")


def _covered(quotation: Quotation, covered: list[Span]) -> bool:
    return any(start < quotation.end and quotation.start < end for start, end in covered)


def _sentence_like(text: Text, quotation: Quotation) -> bool:
    """Whether a quotation begins and ends with sentences, and says something."""
    words = [w for w in text.inside((quotation.start, quotation.end)) if w.pos != "PUNCT"]
    if len(words) < FEWEST_WORDS or not any(w.pos in {"VERB", "AUX"} for w in words):
        return False
    first, last = words[0], words[-1]
    opens = all(text.words[n].pos == "PUNCT" for n in range(first.sentence.first, first.i))
    closes = all(text.words[n].pos == "PUNCT" for n in range(last.i + 1, last.sentence.last))
    return opens and closes

