"""From a reading to the rows that stand for it in the ledger's tables."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from selon.ledger.contract import dumps
from selon.ledger.dates import bounds
from selon.ledger.sentences import around, sentences
from selon.records import Document, Reading, Span, Statement

Row = dict[str, str | int | bool | None]
GAP = " … "  # between the spans of an interrupted content


@dataclass(frozen=True, slots=True)
class Rows:
    """A reading's rows, table by table, without the number that its document gets."""

    document: Row
    sources: list[Row]
    statements: list[Row]
    times: list[Row]
    passages: list[Row]


def rows(reading: Reading) -> Rows:
    """All rows of a reading, but for what only the ledger knows (id, when added)."""
    found = sentences(reading.document)
    stated = [_statement(i, s, reading, found) for i, s in enumerate(reading.statements)]
    return Rows(
        document=_document(reading),
        sources=_sources(reading),
        statements=stated,
        times=_times(reading),
        passages=[_said(row, reading) for row in stated] + _sentences(reading.document, found),
    )


def fold(text: str) -> str:
    """The text without case and accents, for comparing."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def storable(text: str) -> str:
    """The text as a database takes it: half a character becomes a question mark, so that offsets hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _document(reading: Reading) -> Row:
    document = reading.document
    earliest, latest = bounds(document.published) or (None, None)
    row: Row = {
        "sha256": document.sha256,
        "text_sha256": document.text_sha256,
        "uri": document.uri,
        "language": document.language,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published,
        "earliest": earliest,
        "latest": latest,
        "media_type": document.media_type,
        "text": document.text,
        "reading": dumps(reading),
    }
    return _storable(row)


def _storable(row: Row) -> Row:
    return {key: storable(value) if isinstance(value, str) else value for key, value in row.items()}


def _sources(reading: Reading) -> list[Row]:
    return [
        _storable(
            {
                "id": key,
                "name": source.name,
                "folded": fold(f"{source.name}\n{source.affiliation or ''}"),
                "type": source.type,
                "named": source.named,
                "affiliation": source.affiliation,
                "entity": source.entity,
            }
        )
        for key, source in reading.sources.items()
    ]


def _statement(position: int, statement: Statement, reading: Reading, found: list[Span]) -> Row:
    text = reading.document.text
    start, end = _extent(statement)
    sentence = around(found, [(start, end), *([statement.cue] if statement.cue else [])]) or (start, end)
    return _storable(
        {
            "position": position,
            "id": statement.id,
            "source": statement.by,
            "content": GAP.join(text[s:e] for s, e in statement.content),
            "start": start,
            "end": end,
            "cue": _words(text, statement.cue),
            "mention": _words(text, statement.source),
            "form": statement.form,
            "stance": statement.stance,
            "certainty": statement.certainty,
            "polarity": statement.polarity,
            "within": statement.within,
            "sentence": text[sentence[0] : sentence[1]],
            "sentence_start": sentence[0],
            "sentence_end": sentence[1],
        }
    )


def _extent(statement: Statement) -> Span:
    """From the first to the last character of the content; of the cue where there is none."""
    spans = statement.content or (statement.cue or statement.source or (0, 0),)
    return min(s for s, _ in spans), max(e for _, e in spans)


def _words(text: str, span: Span | None) -> str | None:
    return text[span[0] : span[1]] if span else None


def _times(reading: Reading) -> list[Row]:
    found = []
    for position, time in enumerate(reading.times):
        earliest, latest = bounds(time.value) or (None, None)
        row: Row = {"position": position, "start": time.start, "end": time.end, "value": time.value}
        found.append(_storable(row | {"earliest": earliest, "latest": latest, "anchor": time.anchor}))
    return found


def _said(row: Row, reading: Reading) -> Row:
    """What is searched of a statement: its content, and the words for its voice and cue."""
    source = reading.sources.get(str(row["source"]))
    voice = " ".join(storable(str(word)) for word in (source and source.name, row["mention"], row["cue"]) if word)
    return {"statement": row["position"], "start": row["start"], "end": row["end"], "voice": voice, "words": row["content"]}


def _sentences(document: Document, found: list[Span]) -> list[Row]:
    return [{"statement": None, "start": s, "end": e, "voice": "", "words": storable(document.text[s:e])} for s, e in found]
