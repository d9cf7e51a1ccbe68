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
LONGEST_SIGNATURE = 120  # characters


def continued_candidates(text: Text, taken: Sequence[tuple[Sequence[Span], Span]]) -> Iterator[Candidate]:
    """Each quotation of a sentence or more that is nobody's yet. `taken` are the contents found, each with its cue."""
    covered = {quotation.start for content, cue in taken for quotation in _under(text, content, cue)}
    for quotation in text.parsed.quotations:
        if quotation.start in covered or not _sentence_like(text, quotation):
            continue
        found = trim(text.parsed.text, quotation.start, quotation.end)
        if found:
            signed = _signature(text, quotation)
            signing = text.inside(signed) if signed is not None else []
            source = signing[-1] if signing else None
            yield Candidate([found], None, None, source, CONTINUED, "continued", mention=signed if source is not None else None)


def _signature(text: Text, quotation: Quotation) -> Span | None:
    """Who signs a quotation that stands by itself: the line behind it that a dash opens ("— The harbour master")."""
    plain, at = text.parsed.twin, quotation.closes[1] if quotation.closes is not None else quotation.end
    start = at
    while start < len(plain) and plain[start] in " \n\t.":
        start += 1
    if "\n" not in plain[at:start] or plain[start : start + 1] not in {"—", "–"}:
        return None
    end = plain.find("\n", start, start + LONGEST_SIGNATURE)
    end = end if end >= 0 else len(plain)
    return trim(text.parsed.text, start, end) if end - start <= LONGEST_SIGNATURE else None


def _under(text: Text, content: Sequence[Span], cue: Span) -> Iterator[Quotation]:
    """The quotations that a content holds some of under a cue outside or put into them: what else is said in one leaves it free."""
    for start, end in content:
        for quotation in text.quotations.within(start, end):
            if not quotation.start <= cue[0] < quotation.end or (start <= quotation.start + 1 and end <= cue[0]):
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
