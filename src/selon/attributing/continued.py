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


def continued_candidates(text: Text, taken: Sequence[tuple[Sequence[Span], Span]]) -> Iterator[Candidate]:
    """Each quotation of a sentence or more that is nobody's yet. `taken` are the contents found, each with its cue."""
    for quotation in text.parsed.quotations:
        if _covered(quotation, taken) or not _sentence_like(text, quotation):
            continue
        found = trim(text.parsed.text, quotation.start, quotation.end)
        if found:
            yield Candidate([found], None, None, None, CONTINUED, "continued")


def _covered(quotation: Quotation, taken: Sequence[tuple[Sequence[Span], Span]]) -> bool:
    """Whether a content holds some of the quotation under a cue outside it: what is said inside it leaves it free."""
    for content, cue in taken:
        if not quotation.start <= cue[0] < quotation.end and any(start < quotation.end and quotation.start < end for start, end in content):
            return True
    return False


def _sentence_like(text: Text, quotation: Quotation) -> bool:
    """Whether a quotation begins and ends with sentences, and says something."""
    words = [w for w in text.inside((quotation.start, quotation.end)) if w.pos != "PUNCT"]
    if len(words) < FEWEST_WORDS or not any(w.pos in {"VERB", "AUX"} for w in words):
        return False
    first, last = words[0], words[-1]
    opens = all(text.words[n].pos == "PUNCT" for n in range(first.sentence.first, first.i))
    closes = all(text.words[n].pos == "PUNCT" for n in range(last.i + 1, last.sentence.last))
    return opens and closes
