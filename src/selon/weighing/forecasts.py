"""What was foreseen, by when, whether that day has come, and what the ledger says of it afterwards.

Two passes over the documents: the first finds the forecasts, the second holds later statements against those that share words
with them. A word leads to a bounded number of forecasts, so that the cost grows with the documents.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from selon.ledger import Ledger
from selon.ledger.rows import GAP
from selon.records import Evidence, Reading, Statement
from selon.resolving.acts import content
from selon.resolving.bearing import evidence
from selon.resolving.duties import Duty, asked, first_day, last_day, topics
from selon.resolving.readable import Readable
from selon.weighing.evidence import Kept, Whole, documents, whole

FORETELLING = frozenset({"predicts", "asserts", "confirms", "downplays"})
MOST = 64  # forecasts that one word leads to
SHARED = 2  # words in common for a statement to be held against a forecast
READ_AS = {"compliance": "points to it", "breach": "points against it", "contests": "disputed", "neutral": "spoken of"}


@dataclass(frozen=True, slots=True)
class Said:
    """A later statement that may bear on a forecast: `reads` says how."""

    reads: str
    voice: str
    words: str
    date: str | None
    document: str
    statement: str
    why: str


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a voice foresees. `made` and `horizon` are EDTF; `due`: whether the horizon was over on the day asked about, None
    without one; `restated`: DOCUMENT:STATEMENT of those that say the same of the same voice."""

    voice: str
    named: bool
    words: str
    stance: str
    certainty: str
    made: str | None
    horizon: str | None
    due: bool | None
    document: str
    statement: str
    restated: tuple[str, ...]
    afterwards: tuple[Said, ...]


@dataclass(slots=True)
class _Open:
    """A forecast that is being followed."""

    kept: Kept
    statement: Statement
    horizon: str | None
    who: str
    duty: Duty
    restated: list[tuple[str, str]] = field(default_factory=list)
    afterwards: list[Said] = field(default_factory=list)

    @property
    def made(self) -> int:
        return first_day(self.kept.reading.document.published) or 0


def forecasts(ledger: Ledger, on: int) -> list[Forecast]:
    """All forecasts of a ledger as seen on a day (an ordinal): those due first, by their horizon."""
    about = whole(ledger)
    following = _Following()
    for kept in documents(ledger, about):
        if (first_day(kept.reading.document.published) or 0) <= on:
            for one in _made(kept, about):
                following.take(one)
    following.index()
    for kept in documents(ledger, about):
        if (first_day(kept.reading.document.published) or 0) <= on:
            following.hold(kept, about)
    found = [_forecast(one, on) for one in following.all]
    return sorted(found, key=lambda one: (one.due is None, not one.due, last_day(one.horizon) or 0, one.made or "", one.document))


# --- finding them


def _made(kept: Kept, about: Whole) -> Iterator[_Open]:
    """The forecasts of one document, those within which another stands left to that one."""
    reading = kept.reading
    found = [(s, horizon) for s in reading.statements if (horizon := _horizon(s, reading)) is not None or s.stance == "predicts"]
    outer = {s.within for s, _ in found}
    bound = {one.statement for one in reading.commitments}  # a promise is no forecast
    for statement, horizon in found:
        if statement.id not in outer | bound and statement.content and statement.by != "article":
            yield _Open(kept, statement, horizon, about.identity(kept, statement.by), _duty(statement, reading))


def _horizon(statement: Statement, reading: Reading) -> str | None:
    """By when, as the text says: the last time in a content that ends after the document was published. None where nothing
    in it is to come."""
    published = last_day(reading.document.published)
    if published is None or statement.stance not in FORETELLING:
        return None
    times = (t.value for t in reading.times if t.value and any(s <= t.start < e for s, e in statement.content))
    coming = [value for value in times if (last_day(value) or 0) > published]
    return coming[-1] if coming else None


def _duty(statement: Statement, reading: Reading) -> Duty:
    words = GAP.join(reading.document.text[s:e] for s, e in statement.content)
    said = content(words, reading.document.language)
    return Duty(
        asked(said), topics(words, reading.document.language), frozenset(), fields=frozenset(f for f, _ in said.fields), strict=True
    )


class _Following:
    """The forecasts of a ledger, by their words and by those who made them."""

    def __init__(self) -> None:
        self.all: list[_Open] = []
        self._same: dict[tuple[str, str | None], _Open] = {}
        self._by_word: dict[str, list[_Open]] = {}
        self._by_voice: dict[str, list[_Open]] = {}

    def take(self, one: _Open) -> None:
        """Follow a forecast, unless the same voice foresaw the same by the same day."""
        old = self._same.get((one.who, one.horizon)) if one.horizon else None
        if old is not None:
            old.restated.append((one.kept.id, one.statement.id))
            return
        self._same[one.who, one.horizon] = one
        self.all.append(one)

    def index(self) -> None:
        for one in self.all:
            self._by_voice.setdefault(one.who, []).append(one)
            for topic in one.duty.topics:
                self._by_word.setdefault(topic, []).append(one)

    def hold(self, kept: Kept, about: Whole) -> None:
        """Hold the statements of a document against the forecasts made before it."""
        for statement in kept.reading.statements:
            found = self._near(statement, kept.read, kept.reading)
            for one in found:
                self._bear(one, statement, kept)
            self._own_word(statement, kept, about)

    def _near(self, statement: Statement, read: Readable, reading: Reading) -> list[_Open]:
        """The forecasts that a statement shares words with."""
        stems = topics(read.words(statement), reading.document.language)
        shared = Counter(id(one) for stem in sorted(stems) for one in self._by_word.get(stem, ())[:MOST])
        by_id = {id(one): one for stem in stems for one in self._by_word.get(stem, ())[:MOST]}
        enough = (key for key, count in shared.items() if count >= SHARED or by_id[key].duty.points(read.content(statement)).words)
        return [by_id[key] for key in enough]

    def _bear(self, one: _Open, statement: Statement, kept: Kept) -> None:
        if not _later(one, kept) or (kept.id, statement.id) in one.restated or statement.stance in {"promises", "asks", "orders"}:
            return
        alone = replace(kept.reading, statements=(statement,))
        for found in evidence(one.duty, alone, kept.read):
            one.afterwards.append(_said(found, statement, kept))

    def _own_word(self, statement: Statement, kept: Kept, about: Whole) -> None:
        """What a forecaster says later of the same time."""
        for one in self._by_voice.get(about.identity(kept, statement.by), ()):
            known = {(said.document, said.statement) for said in one.afterwards} | set(one.restated)
            if _later(one, kept) and (kept.id, statement.id) not in known and _of_the_time(one.horizon, statement, kept.reading):
                found = Evidence(statement.id, "neutral", "the same voice, of the time that it spoke of")
                one.afterwards.append(_said(found, statement, kept))


def _later(one: _Open, kept: Kept) -> bool:
    return (first_day(kept.reading.document.published) or 0) > one.made and kept.origin != one.kept.origin


def _of_the_time(horizon: str | None, statement: Statement, reading: Reading) -> bool:
    last = last_day(horizon)
    times = (t.value for t in reading.times if t.value and any(s <= t.start < e for s, e in statement.content))
    return last is not None and any((first_day(v) or last + 1) <= last <= (last_day(v) or 0) for v in times)


def _said(found: Evidence, statement: Statement, kept: Kept) -> Said:
    reading = kept.reading
    words = GAP.join(reading.document.text[s:e] for s, e in statement.content)
    voice = reading.sources[statement.by].name
    return Said(READ_AS[found.bearing], voice, words, reading.document.published, kept.id, statement.id, _reason(found.why))


REASONS: Mapping[str, str] = {
    "said to go against it": "said not to be so",
    "said to keep to it": "said to be so",
    "denies that it was kept to": "denies it",
    "denies or plays down what would go against it": "denies or plays down what would speak against it",
    "touches it and points neither way": "speaks of it and points neither way",
}


def _reason(why: str) -> str:
    """A reason in the words of a forecast rather than of a commitment."""
    first, semicolon, rest = why.partition("; ")
    return f"{REASONS.get(first, first)}{semicolon}{rest}"


def _forecast(one: _Open, on: int) -> Forecast:
    reading, statement, last = one.kept.reading, one.statement, last_day(one.horizon)
    voice = reading.sources[statement.by]
    return Forecast(
        voice=voice.name,
        named=voice.named,
        words=GAP.join(reading.document.text[s:e] for s, e in statement.content),
        stance=statement.stance,
        certainty=statement.certainty,
        made=reading.document.published,
        horizon=one.horizon,
        due=None if last is None else last < on,
        document=one.kept.id,
        statement=statement.id,
        restated=tuple(f"{document}:{key}" for document, key in one.restated),
        afterwards=tuple(one.afterwards),
    )
