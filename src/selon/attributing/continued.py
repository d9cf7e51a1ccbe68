"""Quotations without a cue of their own, continued from the voice that spoke before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selon.attributing.candidates import Candidate, Text
from selon.attributing.lexicon import CueClass
from selon.attributing.spans import trim
from selon.parsing.words import Quotation
from selon.records import Span

CONTINUED = CueClass("continued", "asserts", "certain", frozenset({"continued"}), "continued")
FEWEST_WORDS = 4


def continued_candidates(text: Text, taken: Sequence[tuple[Sequence[Span], Span]]) -> Iterator[Candidate]:
    """Each quotation of a sentence or more that is nobody's yet. `taken` are the contents found, each with its cue."""
    covered = {quotation.start for content, cue in taken for quotation in _under(text, content, cue)}
    for quotation in text.parsed.quotations:
        if quotation.start in covered or not _sentence_like(text, quotation):
            continue
        found = trim(text.parsed.text, quotation.start, quotation.end)
        if found:
            yield Candidate([found], None, None, None, CONTINUED, "continued")


def _under(text: Text, content: Sequence[Span], cue: Span) -> Iterator[Quotation]:
    """The quotations that a content holds some of under a cue outside them: what is said inside one leaves it free."""
    for start, end in content:
        for quotation in text.quotations.within(start, end):
            if not quotation.start <= cue[0] < quotation.end:
                yield quotation


def _sentence_like(text: Text, quotation: Quotation) -> bool:
    """Whether a quotation begins and ends with sentences, and says something."""
    words = [w for w in text.inside((quotation.start, quotation.end)) if w.pos != "PUNCT"]
    if len(words) < FEWEST_WORDS or not any(w.pos in {"VERB", "AUX"} for w in words):
        return False
    first, last = words[0], words[-1]
    opens = all(text.words[n].pos == "PUNCT" for n in range(first.sentence.first, first.i))
    closes = all(text.words[n].pos == "PUNCT" for n in range(last.i + 1, last.sentence.last))
    return opens and closes
