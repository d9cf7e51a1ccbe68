"""The voices of one document and what each is said to say, numbered for reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from selon.dossier.marks import shown
from selon.dossier.palette import voice_classes
from selon.records import Reading, Source, Statement

LONGEST_CHAIN = 12
UNKNOWN = Source(name="", type="person", named=False)


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice as numbered in the document: by its first statement in the text."""

    number: int
    id: str
    record: Source
    classes: str
    anchor: str
    said: tuple[int, ...]

    @property
    def name(self) -> str:
        return self.record.name


@dataclass(frozen=True, slots=True)
class Said:
    """One statement as numbered in the document, from 0. `words` is its content, its spans joined by an ellipsis, `cue` what
    attributes it, or nothing.
    `chain` holds the voices that it comes through, the outermost first and its own last; `about` and `answered_by` are numbers of
    other statements, `because` says for each of the first why."""

    number: int
    record: Statement
    words: str
    cue: str
    voice: Voice
    chain: tuple[Voice, ...]
    about: tuple[int, ...]
    because: tuple[str, ...]
    answered_by: tuple[int, ...]
    anchor: str
    card: str
    placed: bool


def voices(reading: Reading, prefix: str) -> dict[str, Voice]:
    """The voices of a reading by their ids, in the order of their numbers. Those that nothing is put down to come
    last; an id that the reading's sources lack is a voice without a name."""
    said: dict[str, list[int]] = {}
    for i, statement in enumerate(reading.statements):
        said.setdefault(statement.by, []).append(i)
    ids = [*said, *(id for id in reading.sources if id not in said)]
    busiest = sorted(ids, key=lambda id: -len(said.get(id, [])))
    rank = {id: i for i, id in enumerate(busiest)}
    return {
        id: Voice(
            number=n,
            id=id,
            record=(record := reading.sources.get(id, UNKNOWN)),
            classes=voice_classes(rank[id], record.named),
            anchor=f"{prefix}-v{n}",
            said=tuple(said.get(id, ())),
        )
        for n, id in enumerate(ids, start=1)
    }


def statements(reading: Reading, by_id: dict[str, Voice], prefix: str) -> tuple[Said, ...]:
    """Every statement of a reading, in its order."""
    number = {s.id: i for i, s in enumerate(reading.statements)}
    about = [tuple(number[a] for a in s.about if a in number) for s in reading.statements]
    answers: dict[int, list[int]] = {}
    for i, targets in enumerate(about):
        for target in targets:
            answers.setdefault(target, []).append(i)
    text = reading.document.text
    return tuple(
        Said(
            number=i,
            record=s,
            words=content_words(text, s.content),
            cue=content_words(text, [s.cue]) if s.cue else "",
            voice=by_id[s.by],
            chain=_chain(s, reading.statements, number, by_id),
            about=about[i],
            because=tuple(_because(s, reading.statements[a].id) for a in about[i]),
            answered_by=tuple(answers.get(i, ())),
            anchor=f"{prefix}-s{i + 1}",
            card=f"{prefix}-c{i + 1}",
            placed=any(_visible(text, span) for span in s.content),
        )
        for i, s in enumerate(reading.statements)
    )


def _because(said: Statement, other: str) -> str:
    """Why a statement is about another, or "": the reasons are kept as "ID: reason; ID: reason"."""
    parts = (part.partition(": ") for part in said.why.get("about", "").split("; "))
    return next((reason for id, _, reason in parts if id == other), "")


def content_words(text: str, content: Sequence[tuple[int, int]]) -> str:
    """The words of some spans on one line, an ellipsis between them."""
    return " … ".join(" ".join(shown(text[a:b]).split()) for a, b in content if text[a:b].strip())


def _visible(text: str, span: tuple[int, int]) -> bool:
    return bool(text[max(span[0], 0) : max(span[1], 0)].strip())


def _chain(statement: Statement, all_of_them: Sequence[Statement], number: dict[str, int], by_id: dict[str, Voice]) -> tuple[Voice, ...]:
    """The voices from the outermost to the statement's own; one that passes its own words on is named once."""
    chain = [by_id[statement.by]]
    seen = {statement.id}
    while statement.within in number and statement.within not in seen and len(seen) < LONGEST_CHAIN:
        statement = all_of_them[number[statement.within]]
        seen.add(statement.id)
        if by_id[statement.by] is not chain[0]:
            chain.insert(0, by_id[statement.by])
    return tuple(chain)
