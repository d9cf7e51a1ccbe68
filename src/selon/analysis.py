"""From a document to all that was read in it: one pure function, on one screen."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from selon.attributing import attributions
from selon.attributing.attribution import Attribution
from selon.parsing.pipeline import parse
from selon.parsing.words import Parsed
from selon.records import Document, Reading, Statement
from selon.resolving.about import answering
from selon.resolving.commitments import commitments_among
from selon.resolving.events import events_among
from selon.resolving.mistaken import mend_verbs
from selon.resolving.participants import Cast
from selon.resolving.relations import relations_among, telling
from selon.resolving.unread import with_unread
from selon.resolving.voices import voices_and_entities
from selon.timing import dated


def analyse(document: Document) -> Reading:
    """Read a document: who says what in it, which voices speak, and when. The same document gives the same reading."""
    with _uncollected():
        return _analysed(document)


def _analysed(document: Document) -> Reading:
    """What `analyse` gives; all that it was made from is freed by then, and the collector finds nothing to go through."""
    parsed = parse(document)
    try:
        return _read(document, parsed)
    finally:
        parsed.release()


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep Python's collector from going through a document's objects while it is read, again and again: a sixth of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _read(document: Document, parsed: Parsed) -> Reading:
    found = attributions(parsed)
    by, sources, named = voices_and_entities(parsed, found)
    date, dates = dated(parsed, document.published)
    statements = answering(parsed, [statement_of(n, one, by[n]) for n, one in enumerate(found)], sources, named)
    mend_verbs(parsed, telling(parsed.language))
    cast = Cast(parsed, statements, named, sources)
    reading = Reading(
        document=replace(document, published=date.value, published_basis=document.published_basis or date.basis),
        statements=statements,
        sources=sources,
        entities=with_unread(document, named),
        times=dates,
        events=events_among(cast, dates, named),
        relations=relations_among(cast, named),
    )
    return replace(reading, commitments=commitments_among(cast, reading))


def _why(found: Attribution) -> dict[str, str]:
    why = {"rule": found.rule, "evidence": found.evidence, "probability": f"{found.probability:.2f}", "stance": found.stance_by}
    return why | {"source": found.source_by} if found.source_by else why


def statement_of(n: int, found: Attribution, by: str) -> Statement:
    """The record of an attribution. Ids count from 1 in the order of the text."""
    return Statement(
        id=f"a{n + 1}",
        content=found.content,
        cue=found.cue,
        source=found.source,
        by=by,
        form=found.form,
        stance=found.stance,
        certainty=found.certainty,
        polarity=found.polarity,
        within=f"a{found.within + 1}" if found.within is not None else None,
        why=_why(found),
    )
