"""From a document to all that was read in it: one pure function, on one screen."""

from __future__ import annotations

from dataclasses import replace

from selon.attributing import attributions
from selon.attributing.attribution import Attribution
from selon.parsing.pipeline import parse
from selon.records import Document, Reading, Statement
from selon.resolving.events import events
from selon.resolving.relations import relations
from selon.resolving.voices import voices_and_entities
from selon.timing import document_date, times


def analyse(document: Document) -> Reading:
    """Read a document: who says what in it, which voices speak, and when. The same document gives the same reading."""
    parsed = parse(document)
    found = attributions(parsed)
    by, sources, named = voices_and_entities(parsed, found)
    date = document_date(parsed, document.published)
    dated = replace(document, published=date.value, published_basis=document.published_basis or date.basis)
    statements = tuple(_statement(n, one, by[n]) for n, one in enumerate(found))
    dates = times(parsed, date.value)
    return Reading(
        document=dated,
        statements=statements,
        sources=sources,
        entities=named,
        times=dates,
        events=events(parsed, statements, dates, named, sources),
        relations=relations(parsed, statements, named, sources),
    )


def _statement(n: int, found: Attribution, by: str) -> Statement:
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
        why={"rule": found.rule, "evidence": found.evidence, "probability": f"{found.probability:.2f}"},
    )
