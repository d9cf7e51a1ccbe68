"""What is otherwise in one version of a statement than in another: who says it and through whom, how surely, in what form, and with which
numbers and dates. Neither version is said to be the right one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from selon.linking.names import bodies_alike, body, person, persons_alike
from selon.records import Reading, Source, Span, Statement, Time
from selon.weighing.glossary import Spoken, spoken

Kind = Literal[
    "voice", "chain", "stance", "more_sure", "less_sure", "sureness", "hedges", "polarity", "unquoted", "quoted", "numbers", "dates",
]  # fmt: skip
SURENESS = ("possible", "probable", "certain")  # the least sure first
ALIKE = 0.5  # of two names: from here on they may be one voice's
MOST_IN_A_CHAIN = 20
UNCOUNTED = {"#", "#1"}  # "one" is an article too
_NUMBER = re.compile(r"\d+")
_POINT = re.compile(r"(\d{4})((?:-\d\d){0,2})")  # of an EDTF value, the year and what follows it


@dataclass(frozen=True, slots=True)
class Change:
    """Something that is `a` in the first version and `b` in the second: names and values as they are recorded, in order."""

    kind: Kind
    a: tuple[str, ...]
    b: tuple[str, ...]


def changes(a: Reading, one: Statement, b: Reading, other: Statement) -> tuple[Change, ...]:
    """What differs between two statements that correspond."""
    return tuple(change for found in (_voices(a, one, b, other), _manner(one, other), _figures(a, one, b, other)) for change in found)


def chain(reading: Reading, statement: Statement) -> tuple[str, ...]:
    """The names of the voices that a statement comes through, the outermost first, its own last."""
    by_id = {s.id: s for s in reading.statements}
    found: list[str] = []
    at: Statement | None = statement
    while at is not None and len(found) < MOST_IN_A_CHAIN:
        source = reading.sources.get(at.by)
        name = source.name if source else at.by
        found += [name] if found[-1:] != [name] else []
        at = by_id.get(at.within) if at.within else None
    return tuple(reversed(found))


def _voices(a: Reading, one: Statement, b: Reading, other: Statement) -> Iterator[Change]:
    ours, theirs = a.sources.get(one.by), b.sources.get(other.by)
    if ours is not None and theirs is not None and _others(ours, theirs, a.document.language, b.document.language):
        yield Change("voice", (ours.name,), (theirs.name,))
    through, told = chain(a, one), chain(b, other)
    if len(through) != len(told):
        yield Change("chain", through, told)


def _others(a: Source, b: Source, language: str, other: str) -> bool:
    """Whether two voices are plainly not called alike. What an unnamed voice is called in another language says too little."""
    ours, theirs = _meanings(a.name, language, language == other), _meanings(b.name, other, language == other)
    if not ours or not theirs or ours & theirs:
        return False
    if a.named and b.named:
        likeness = max(persons_alike(person(a.name), person(b.name)).score, bodies_alike(body(a.name), body(b.name)).score)
        return likeness < ALIKE
    return a.named != b.named or language == other


def _meanings(text: str, language: str, within: bool) -> frozenset[str]:
    """What the words of a name say in any language, read as names and as plain words; within a language, the words too."""
    words = [*spoken(text, language, ((0, len(text)),)), *spoken(text.lower(), language, ((0, len(text)),))]
    return frozenset(word.means for word in words if word.means) | frozenset(w.folded for w in words if within and len(w.folded) > 3)


def _manner(one: Statement, other: Statement) -> Iterator[Change]:
    if one.stance != other.stance:
        yield Change("stance", (one.stance,), (other.stance,))
    if one.certainty != other.certainty:
        yield Change(_surer(one.certainty, other.certainty), (one.certainty,), (other.certainty,))
    if one.polarity != other.polarity:
        yield Change("polarity", (one.polarity,), (other.polarity,))
    quoted = (one.form != "indirect", other.form != "indirect")
    if quoted[0] != quoted[1]:
        yield Change("unquoted" if quoted[0] else "quoted", (one.form,), (other.form,))


def _surer(one: str, other: str) -> Kind:
    if one not in SURENESS or other not in SURENESS:
        return "sureness"
    return "more_sure" if SURENESS.index(other) > SURENESS.index(one) else "less_sure"


def _figures(a: Reading, one: Statement, b: Reading, other: Statement) -> Iterator[Change]:
    for kind, ours, theirs in (
        ("numbers", numbers(a, one.content, b, other.content), numbers(b, other.content, a, one.content)),
        ("dates", dates(a, one.content, b, other.content), dates(b, other.content, a, one.content)),
    ):
        if ours or theirs:
            yield Change("numbers" if kind == "numbers" else "dates", tuple(ours), tuple(theirs))


def numbers(a: Reading, spans: Sequence[Span], b: Reading, others: Sequence[Span]) -> dict[str, Span]:
    """The numbers in stretches of one text that are in none of the other's, and where each first stands. Those of a date are no numbers
    here."""
    dated = [(time.start, time.end) for time in a.times if time.value]
    known = {word.means for word in _spoken(b, others)}
    found: dict[str, Span] = {}
    for word in _spoken(a, spans):
        if word.means.startswith("#") and word.means not in UNCOUNTED | known and not _inside(word, dated):
            found.setdefault(word.means[1:], (word.start, word.end))
    return found


def _spoken(reading: Reading, spans: Sequence[Span]) -> list[Spoken]:
    return list(spoken(reading.document.text, reading.document.language, tuple(spans)))


def _inside(word: Spoken, spans: Sequence[Span]) -> bool:
    return any(start <= word.start < end for start, end in spans)


def dates(a: Reading, spans: Sequence[Span], b: Reading, others: Sequence[Span]) -> dict[str, Span]:
    """The dates in stretches of one text that are in none of the other's: EDTF, and where each first stands. Compared is what the words
    say: "on Tuesday" is reckoned from the day of publication, which may be another, and is left out."""
    known = {told for time in b.times for told in _told(b, time) if _lies(time, others)}
    found: dict[str, Span] = {}
    for time in a.times:
        told = _told(a, time)
        if told and time.value and _lies(time, spans) and not any(_agree(one, other) for one in told for other in known):
            found.setdefault(time.value, (time.start, time.end))
    return found


def _lies(time: Time, spans: Sequence[Span]) -> bool:
    return any(start <= time.start < end for start, end in spans)


def _told(reading: Reading, time: Time) -> list[tuple[str, str]]:
    """The days, months and years that the words of a date name: the year where they say it, and the rest."""
    words = {number.lstrip("0") for number in _NUMBER.findall(reading.document.text[time.start : time.end])}
    points = [(year, rest) for year, rest in _POINT.findall(time.value or "")]
    named = [(year, rest) for year, rest in points if year in words or (rest.rpartition("-")[2].lstrip("0") or "-") in words]
    return [(year if year in words else "", rest) for year, rest in named]


def _agree(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one[1] == other[1] and (one[0] == other[0] or "" in (one[0], other[0]))
