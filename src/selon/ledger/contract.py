"""A reading as JSON, and back: the contract that `selon read` prints, that the ledger keeps and that exports start from.

Spans are [start, end] lists of Unicode code points, half-open. Fields stand in the contract's order.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from typing import Any, get_args

from selon.languages import folder, languages
from selon.ledger.objects import NotAReading, Object
from selon.records import (
    Bearing,
    Certainty,
    Commitment,
    Document,
    Entity,
    Event,
    EventType,
    Evidence,
    Fact,
    Form,
    Polarity,
    Reading,
    Relation,
    Repair,
    Role,
    Segment,
    Source,
    SourceType,
    Span,
    Stance,
    Statement,
    Time,
)

JsonObject = dict[str, Any]
# Valid inside JSON, but not for every reader: half a character, and what some take for the end of a line.
_UNSAFE = re.compile("[\ud800-\udfff\x7f-\x9f\u2028\u2029]")


def to_json(reading: Reading) -> JsonObject:
    """The reading as the contract's object."""
    return {
        "selon": {"version": version(), "models": models(reading.document.language)},
        "document": _document(reading.document),
        "text": reading.document.text,
        "statements": [_statement(s) for s in reading.statements],
        "sources": {key: _source(s) for key, s in reading.sources.items()},
        "entities": [_entity(e) for e in reading.entities],
        "times": [{"start": t.start, "end": t.end, "value": t.value, "anchor": t.anchor} for t in reading.times],
        "events": [_event(e) for e in reading.events],
        "relations": [_relation(r) for r in reading.relations],
        "commitments": [_commitment(c) for c in reading.commitments],
    }


def dumps(reading: Reading, pretty: bool = False) -> str:
    """The contract's object as text: one line without spaces between its parts, or indented by two if `pretty`."""
    return line(to_json(reading), pretty)


def line(value: object, pretty: bool = False) -> str:
    """Any JSON value as one line of text that can always be written as UTF-8, the same every time."""
    separators = None if pretty else (",", ":")
    found = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2 if pretty else None, separators=separators)
    return _UNSAFE.sub(lambda m: f"\\u{ord(m[0]):04x}", found)


def loads(text: str) -> Reading:
    """The reading that a line stands for. NotAReading where it is no JSON, or JSON of something else."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise NotAReading(f"not JSON: {error}") from error
    except RecursionError as error:
        raise NotAReading("nested too deep") from error
    return from_json(value)


def from_json(value: object) -> Reading:
    """The reading that an object of the contract stands for. Unknown fields are passed over; NotAReading says what is
    missing or of the wrong kind, and where."""
    top = Object(value, "")
    return Reading(
        document=_read_document(top.object("document"), top.text("text")),
        statements=tuple(_read_statement(o) for o in top.objects("statements")),
        sources={key: _read_source(o) for key, o in top.members("sources")},
        entities=tuple(_read_entity(o) for o in top.objects("entities")),
        times=tuple(_read_time(o) for o in top.objects("times")),
        events=tuple(_read_event(o) for o in top.objects("events")),
        relations=tuple(_read_relation(o) for o in top.objects("relations")),
        commitments=tuple(_read_commitment(o) for o in top.objects("commitments")),
    )


@cache
def version() -> str:
    """The version of selon that is installed; "unknown" where it runs from a bare source tree."""
    try:
        return installed("selon")
    except PackageNotFoundError:
        return "unknown"


@cache
def models(language: str) -> dict[str, str]:
    """Name and version of the pipeline that reads a language, by language; empty where there is none."""
    if language not in languages():
        return {}
    card = folder(language) / "pipeline" / "meta.json"
    if not card.is_file():
        return {}
    meta = json.loads(card.read_text(encoding="utf-8"))
    return {language: f"{meta['name']} {meta['version']}"}


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [list(span) for span in spans]


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else list(span)


def _document(document: Document) -> JsonObject:
    return {
        "uri": document.uri,
        "sha256": document.sha256,
        "text_sha256": document.text_sha256,
        "media_type": document.media_type,
        "language": document.language,
        "title": document.title,
        "publisher": document.publisher,
        "authors": list(document.authors),
        "published": document.published,
        "published_basis": document.published_basis,
        "segments": [{"start": s.start, "end": s.end, "role": s.role} for s in document.segments],
        "repairs": [{"start": r.start, "end": r.end, "kind": r.kind} for r in document.repairs],
    }


def _read_document(o: Object, text: str) -> Document:
    return Document(
        uri=o.text("uri"),
        sha256=o.text("sha256"),
        text_sha256=o.text("text_sha256"),
        media_type=o.text("media_type"),
        text=text,
        language=o.text("language"),
        title=o.text_or_none("title"),
        publisher=o.text_or_none("publisher"),
        authors=o.texts("authors"),
        published=o.text_or_none("published"),
        published_basis=o.text_or_none("published_basis"),
        segments=tuple(Segment(s.number("start"), s.number("end"), s.word("role", get_args(Role))) for s in o.objects("segments")),
        repairs=tuple(Repair(r.number("start"), r.number("end"), r.text("kind")) for r in o.objects("repairs")),
    )


def _statement(statement: Statement) -> JsonObject:
    return {
        "id": statement.id,
        "content": _spans(statement.content),
        "cue": _span(statement.cue),
        "source": _span(statement.source),
        "by": statement.by,
        "form": statement.form,
        "stance": statement.stance,
        "certainty": statement.certainty,
        "polarity": statement.polarity,
        "about": list(statement.about),
        "within": statement.within,
        "why": dict(statement.why),
    }


def _read_statement(o: Object) -> Statement:
    return Statement(
        id=o.text("id"),
        content=o.spans("content"),
        cue=o.span_or_none("cue"),
        source=o.span_or_none("source"),
        by=o.text("by"),
        form=o.word("form", get_args(Form)),
        stance=o.word("stance", get_args(Stance)),
        certainty=o.word("certainty", get_args(Certainty)),
        polarity=o.word("polarity", get_args(Polarity)),
        about=o.texts("about"),
        within=o.text_or_none("within"),
        why=o.object("why").all_texts(),
    )


def _source(source: Source) -> JsonObject:
    return {
        "name": source.name,
        "type": source.type,
        "named": source.named,
        "affiliation": source.affiliation,
        "entity": source.entity,
        "mentions": _spans(source.mentions),
    }


def _read_source(o: Object) -> Source:
    return Source(
        name=o.text("name"),
        type=o.word("type", get_args(SourceType)),
        named=o.flag("named"),
        affiliation=o.text_or_none("affiliation"),
        entity=o.text_or_none("entity"),
        mentions=o.spans("mentions"),
    )


def _entity(entity: Entity) -> JsonObject:
    facts = [{"fact": f.fact, "at": list(f.at), "stated_by": list(f.stated_by)} for f in entity.facts]
    return {"id": entity.id, "name": entity.name, "type": entity.type, "mentions": _spans(entity.mentions), "facts": facts}


def _read_entity(o: Object) -> Entity:
    facts = tuple(Fact(f.text("fact"), f.span("at"), f.texts("stated_by")) for f in o.objects("facts"))
    return Entity(o.text("id"), o.text("name"), o.text("type"), o.spans("mentions"), facts)


def _read_time(o: Object) -> Time:
    return Time(o.number("start"), o.number("end"), o.text_or_none("value"), o.text_or_none("anchor"))


def _event(event: Event) -> JsonObject:
    return {
        "id": event.id,
        "type": event.type,
        "trigger": list(event.trigger),
        "when": event.when,
        "where": event.where,
        "who": list(event.who),
        "target": list(event.target),
        "status": event.status,
        "stated_by": list(event.stated_by),
    }


def _read_event(o: Object) -> Event:
    return Event(
        id=o.text("id"),
        type=o.word_or_none("type", get_args(EventType)),
        trigger=o.span("trigger"),
        when=o.text_or_none("when"),
        where=o.text_or_none("where"),
        who=o.texts("who"),
        target=o.texts("target"),
        status=o.text("status"),
        stated_by=o.texts("stated_by"),
    )


def _relation(relation: Relation) -> JsonObject:
    return {
        "a": relation.a,
        "relation": relation.relation,
        "b": relation.b,
        "at": list(relation.at),
        "stated_by": list(relation.stated_by),
        "negated": relation.negated,
    }


def _read_relation(o: Object) -> Relation:
    return Relation(o.text("a"), o.text("relation"), o.text("b"), o.span("at"), o.texts("stated_by"), o.flag("negated"))


def _commitment(commitment: Commitment) -> JsonObject:
    return {
        "id": commitment.id,
        "by": commitment.by,
        "to": commitment.to,
        "content": _spans(commitment.content),
        "when": commitment.when,
        "statement": commitment.statement,
        "evidence": [{"statement": e.statement, "bearing": e.bearing, "why": e.why} for e in commitment.evidence],
    }


def _read_commitment(o: Object) -> Commitment:
    return Commitment(
        id=o.text("id"),
        by=o.text_or_none("by"),
        to=o.text_or_none("to"),
        content=o.spans("content"),
        when=o.text_or_none("when"),
        statement=o.text_or_none("statement"),
        evidence=tuple(Evidence(e.text("statement"), e.word("bearing", get_args(Bearing)), e.text("why")) for e in o.objects("evidence")),
    )
