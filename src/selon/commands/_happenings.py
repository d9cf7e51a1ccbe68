"""The events of a ledger as rows: the fields of event data first, the ids and the words they were read from after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.ledger import Ledger
    from selon.records import Event, Reading

ARTICLE = "article"
AND = "; "


@dataclass(frozen=True, slots=True)
class Happening:
    """One event of one document. `date` is EDTF, `action` a PLOVER type, `source` who published it; `said_by` are the
    voices that say so, or "article". Several of a kind are parted by "; "."""

    date: str | None
    actor: str
    action: str | None
    target: str
    place: str | None
    source: str | None
    status: str
    said_by: str
    words: str
    sentence: str
    document: str
    event: str
    actor_ids: str
    target_ids: str
    statements: str
    published: str | None
    uri: str


def happenings(ledger: Ledger) -> Iterator[Happening]:
    """All events, document by document in the order in which those were added."""
    ids = {kept.sha256: kept.id for kept in ledger.documents()}
    for reading in ledger.readings():
        yield from _of(reading, ids.get(reading.document.sha256, reading.document.sha256))


def _of(reading: Reading, document: str) -> Iterator[Happening]:
    names = {key: source.name for key, source in reading.sources.items()} | {e.id: e.name for e in reading.entities}
    voices = {s.id: names.get(s.by, s.by) for s in reading.statements}
    for event in reading.events:
        yield _row(event, reading, document, names, voices)


def _row(event: Event, reading: Reading, document: str, names: Mapping[str, str], voices: Mapping[str, str]) -> Happening:
    about, (start, end) = reading.document, event.trigger
    return Happening(
        date=event.when,
        actor=_named(event.who, names),
        action=event.type,
        target=_named(event.target, names),
        place=names.get(event.where, event.where) if event.where else None,
        source=about.publisher,
        status=event.status,
        said_by=AND.join(dict.fromkeys(voices.get(key, key) for key in event.stated_by)) or ARTICLE,
        words=" ".join(about.text[start:end].split()),
        sentence=_sentence(about.text, start, end),
        document=document,
        event=event.id,
        actor_ids=_ids(event.who, names),
        target_ids=_ids(event.target, names),
        statements=AND.join(key for key in event.stated_by if key != ARTICLE),
        published=about.published,
        uri=about.uri,
    )


def _named(keys: Sequence[str], names: Mapping[str, str]) -> str:
    return AND.join(" ".join(names.get(key, key).split()) for key in keys)


def _ids(keys: Sequence[str], names: Mapping[str, str]) -> str:
    return AND.join(key for key in keys if key in names)


def _sentence(text: str, start: int, end: int) -> str:
    """The words around, of the same line, from one full stop to the next."""
    stop = text.rfind(". ", 0, start)
    first = max(text.rfind("\n", 0, start) + 1, stop + 2 if stop >= 0 else 0)
    stops = [at for at in (text.find("\n", end), text.find(". ", end) + 1) if at > 0]
    return " ".join(text[first : min(stops, default=len(text))].split())
