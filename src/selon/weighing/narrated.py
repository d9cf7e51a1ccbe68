"""What an article tells in its own voice, as statements of the article beside those of the voices that it quotes."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from selon.records import Event, Polarity, Reading, Source, Span, Statement

ARTICLE = "article"
TOLD = frozenset({"reported", "stated", "denied"})


def with_events(reading: Reading) -> Reading:
    """The reading with what its article says in its own voice, as statements of the article: each sentence of it once, and
    none in which somebody else speaks."""
    text, taken = reading.document.text, sorted(span for s in reading.statements for span in s.content)
    starts = [start for start, _ in taken]
    told: dict[Span, Event] = {}
    for event in reading.events:
        sentence = _sentence(text, event.trigger)
        near = taken[max(0, bisect_left(starts, sentence[0]) - 1) : bisect_left(starts, sentence[1])]
        if event.stated_by == (ARTICLE,) and event.status in TOLD and not any(end > sentence[0] for _, end in near):
            told.setdefault(sentence, event)
    if not told:
        return reading
    article = Source(reading.document.publisher or ARTICLE, "document", reading.document.publisher is not None)
    statements = (*reading.statements, *(_as_statement(event, at) for at, event in told.items()))
    return replace(reading, statements=statements, sources={**reading.sources, ARTICLE: article})


def _as_statement(event: Event, at: Span) -> Statement:
    polarity: Polarity = "negative" if event.status == "denied" else "positive"
    return Statement(event.id, (at,), None, None, ARTICLE, "indirect", "asserts", "certain", polarity)


def _sentence(text: str, at: Span) -> Span:
    """The words around a span, of its line, from one full stop to the next."""
    line, stop = text.rfind("\n", 0, at[0]) + 1, text.rfind(". ", 0, at[0])
    ends = [end for end in (text.find("\n", at[1]), text.find(". ", at[1])) if end > 0]
    return max(line, stop + 2 if stop >= 0 else 0), min(ends, default=len(text))
