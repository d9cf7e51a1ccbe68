"""Who in a ledger may be on a watch list. A hit says how far two names are one and what was compared; it never says who somebody is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, func, select

from selon.ledger import Ledger, LedgerError, schema
from selon.ledger.contract import loads
from selon.ledger.objects import NotAReading
from selon.ledger.sentences import around, sentences
from selon.linking.judgements import Judgements
from selon.linking.keys import keys
from selon.linking.lexicon import lexicons
from selon.linking.lists import Entry, entries
from selon.linking.names import Likeness, bodies_alike, body, person, persons_alike
from selon.linking.profiles import Portrait, Profile, portrait_from
from selon.records import Reading, Span
from selon.resolving.folding import folded, parts

LEAST = 0.6  # score of a hit: the same surname alone is none
WEAK = 0.15  # less, for a name that the list itself does not trust
FOREIGN = 0.2  # less, where the text gives other nationalities than the list
SENTENCES = 20  # shown of one identity, the first ones

_D, _M, _I = schema.documents.c, schema.members.c, schema.identities.c


@dataclass(frozen=True, slots=True)
class Standing:
    """A sentence in which a name stands: the document's id, the sentence's span in its text, and its words."""

    document: str
    start: int
    end: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.document}: {' '.join(self.sentence.split())}"


@dataclass(frozen=True, slots=True)
class ScreenHit:
    """An identity that may be an entry of a list. `ours` and `theirs` are the two names that were compared."""

    identity: str
    name: str
    type: str
    list: str
    line: int
    entry: str
    entry_name: str
    schema: str
    score: float
    reason: str
    ours: str
    theirs: str
    born: tuple[str, ...]
    countries: tuple[str, ...]
    documents: int
    sentences: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class _Match:
    seq: int
    entry: Entry
    score: float
    reason: str
    ours: str
    theirs: str


def screen(ledger: Ledger, path: Path) -> list[ScreenHit]:
    """The hits of one list, the likeliest first. BadList where it cannot be read to its end: half a list would look
    like a whole one with few hits."""
    with ledger.to_read() as connection:
        screened = _Screened(connection)
    best: dict[tuple[int, str, int], _Match] = {}
    for entry in entries(path):
        for match in screened.matches(entry):
            best[match.seq, entry.id, entry.line] = match
    found = sorted(best.values(), key=lambda match: (-match.score, match.seq, match.entry.line))
    standing = _Sentences(ledger)
    return [_hit(match, screened, standing, path) for match in found]


class _Screened:
    """The people and bodies of a ledger, found by their keys. What is kept grows with the ledger, never with the list."""

    def __init__(self, connection: Connection) -> None:
        judgements = Judgements.read(connection)
        self.of: dict[int, tuple[str, str]] = {}
        self._portraits: dict[int, Portrait] = {}
        self._index: dict[str, list[int]] = {}
        query = select(_I.seq, _I.id, _I.name, _I.portrait).where(_I.portrait.is_not(None)).order_by(_I.seq)
        for seq, key, name, text in connection.execute(query.execution_options(yield_per=500)):
            portrait = portrait_from(text)
            if _is_screened(portrait):
                self.of[seq] = (judgements.root(key), name)
                self._portraits[seq] = portrait
                for found in sorted({found for one in _profiles(portrait) for found in keys(one)}):
                    self._index.setdefault(found, []).append(seq)

    def kind(self, seq: int) -> str:
        return self._portraits[seq].kind

    def matches(self, entry: Entry) -> Iterator[_Match]:
        """The identities that an entry may be."""
        kinds = ("person", "organisation") if entry.kind == "either" else (entry.kind,)
        profiles = [Profile(kind, name) for kind in kinds for name in (*entry.names, *entry.weak)]
        candidates = {seq for profile in profiles for key in keys(profile) for seq in self._index.get(key, ())}
        for seq in sorted(candidates):
            portrait = self._portraits[seq]
            if (portrait.kind == "person") == (entry.kind == "person") or entry.kind == "either":
                match = _best(seq, portrait, entry)
                if match.score >= LEAST:
                    yield match


def _is_screened(portrait: Portrait) -> bool:
    """People and organisations; and what was read as a place, but has a name of several words as bodies have."""
    return portrait.kind in ("person", "organisation") or (portrait.kind == "place" and len(parts(portrait.name)) > 1)


def _profiles(portrait: Portrait) -> Iterator[Profile]:
    yield from (Profile(portrait.kind, name) for name in (*portrait.names, *portrait.aliases))


def _best(seq: int, portrait: Portrait, entry: Entry) -> _Match:
    """The two names that are most alike."""
    ours = (*portrait.names, *portrait.aliases)
    compared = (_compared(portrait, mine, theirs, entry) for mine in ours for theirs in (*entry.names, *entry.weak))
    likeness, mine, theirs = max(compared, key=lambda found: found[0].score)
    change, said = _countries(portrait, entry)
    reason = "; ".join(filter(None, (likeness.reason, said)))
    return _Match(seq, entry, round(min(max(likeness.score + change, 0.0), 0.99), 2), reason, mine, theirs)


def _compared(portrait: Portrait, mine: str, theirs: str, entry: Entry) -> tuple[Likeness, str, str]:
    is_person = portrait.kind == "person"
    found = persons_alike(person(mine), person(theirs)) if is_person else bodies_alike(body(mine), body(theirs))
    if theirs in entry.weak:
        found = Likeness(found.score - WEAK, f"{found.reason}; the list calls this name weak")
    return found, mine, theirs


def _countries(portrait: Portrait, entry: Entry) -> tuple[float, str]:
    if not portrait.states or not entry.countries:
        return 0.0, ""
    ours, theirs = _codes(portrait.states), _codes(entry.countries)
    if ours & theirs:
        return 0.03, "a nationality in common"
    return -FOREIGN, f"nationality {', '.join(sorted(portrait.states))} in the text, {', '.join(entry.countries)} on the list"


def _codes(countries: Iterable[str]) -> set[str]:
    known = lexicons().codes
    return {known.get(folded(name), f"country:{name.upper()}" if len(name) == 2 else folded(name)) for name in countries}


def _hit(match: _Match, screened: _Screened, standing: _Sentences, path: Path) -> ScreenHit:
    identity, name = screened.of[match.seq]
    entry = match.entry
    documents, shown = standing.of(match.seq)
    return ScreenHit(
        identity, name, screened.kind(match.seq), str(path), entry.line, entry.id, entry.caption, entry.schema, match.score, match.reason,
        match.ours, match.theirs, entry.born, entry.countries, documents, shown,
    )  # fmt: skip


class _Sentences:
    """The sentences in which identities stand, read from the ledger when they are asked for."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._of: dict[int, tuple[int, tuple[Standing, ...]]] = {}

    def of(self, identity: int) -> tuple[int, tuple[Standing, ...]]:
        """In how many documents it stands, and its first sentences."""
        if identity not in self._of:
            with self._ledger.to_read() as connection:
                count = select(func.count(_M.document.distinct())).where(_M.identity == identity)
                documents = int(connection.execute(count).scalar_one())
                self._of[identity] = documents, tuple(self._first(connection, identity))
        return self._of[identity]

    def _first(self, connection: Connection, identity: int) -> Iterator[Standing]:
        query = select(_D.id, _D.reading, _M.key).join(schema.members, _M.document == _D.seq).where(_M.identity == identity)
        shown: dict[tuple[str, Span], None] = {}
        for document, text, key in connection.execute(query.order_by(_D.seq, _M.key).limit(SENTENCES * 2)):
            try:
                reading = loads(str(text))
            except NotAReading as error:
                raise LedgerError(self._ledger.name, f"the reading of {document} cannot be read: {error}") from error
            for start, end in _sentences(reading, key):
                if len(shown) < SENTENCES and (document, (start, end)) not in shown:
                    shown[document, (start, end)] = None
                    yield Standing(document, start, end, reading.document.text[start:end])


def _sentences(reading: Reading, key: str) -> list[Span]:
    """The sentences in which an entity or a voice is mentioned."""
    mentions = [span for entity in reading.entities if entity.id == key for span in entity.mentions]
    mentions += reading.sources[key].mentions if key in reading.sources else ()
    found = sentences(reading.document)
    return list(dict.fromkeys(around(found, [span]) or span for span in sorted(mentions)))
