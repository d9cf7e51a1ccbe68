"""One reading made ready for questions about commitments: what its statements say, whom they name, who speaks for whom."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile

from selon.languages import languages
from selon.records import Reading, Source, Statement
from selon.resolving.acts import Content, content
from selon.resolving.duties import last_day
from selon.resolving.folding import folded, parts
from selon.resolving.sense import plain, sense

FOR = frozenset({"spokesperson_of", "leads", "deputy_chief_of", "member_of", "adviser_of", "lawyer_of", "founded"})
SHORTEST_NAME, SHORTEST_PART, LIKE = 3, 4, 6
OPENING = 4  # words in which a statement names whom it is about
CLOSE = 60  # characters before a statement in which its sentence may name what it is about
SHORTLY = 250  # characters before a pronoun in which its antecedent may stand


_BREAK = re.compile(r"[.!?\n]")


class Readable:
    """What is asked of one reading again and again, worked out once."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._text = reading.document.text
        self._contents: dict[str, Content] = {}
        self._forms: dict[frozenset[str], frozenset[str]] = {}
        self._keys = {key: folded(source.name) for key, source in reading.sources.items()}
        self._keys |= {entity.id: folded(entity.name) for entity in reading.entities}
        self._shortly_before: dict[str, str] = {}
        self._bonds: dict[str, bool] = {}
        self._acting = self._by_statement()

    def words(self, statement: Statement) -> str:
        """The words of a statement's content."""
        return " ".join(self._text[start:end] for start, end in statement.content)

    def content(self, statement: Statement) -> Content:
        found = self._contents.get(statement.id)
        if found is None:
            found = self._contents[statement.id] = content(self.words(statement), self.reading.document.language)
        return found

    def last_days(self, statement: Statement) -> list[int | None]:
        """The last day of each time that a statement's content speaks of."""
        return [last_day(t.value) for t in self.reading.times if any(s <= t.start < e for s, e in statement.content)]

    def bond_before(self, statement: Statement) -> bool:
        """Whether the words of its sentence that stand before a statement speak of an accord or a promise."""
        found = self._bonds.get(statement.id)
        if found is None:
            start = statement.content[0][0] if statement.content else 0
            before = _BREAK.split(self._text[max(0, start - CLOSE) : start])[-1]
            found = self._bonds[statement.id] = bool(before) and _marked(folded(before), "bonds")
        return found

    def one_paragraph(self, a: Statement, b: Statement) -> bool:
        """Whether a statement and the next stand in one paragraph."""
        return bool(a.content and b.content) and "\n" not in self._text[a.content[0][0] : b.content[0][0]]

    # --- who

    def _by_statement(self) -> dict[str, set[str]]:
        """For each statement the folded names of those who take part in its events and relations, pronouns resolved."""
        found: dict[str, set[str]] = {}
        acting = [(event.stated_by, (*event.who, *event.target)) for event in self.reading.events]
        acting += [(relation.stated_by, (relation.a, relation.b)) for relation in self.reading.relations]
        for stated_by, keys in acting:
            names = {self._keys.get(key) or folded(key) for key in keys}
            for statement in stated_by:
                found.setdefault(statement, set()).update(names)
        return found

    def speaks_of(self, statement: Statement, party: frozenset[str]) -> bool:
        """Whether a statement names a party, has it for a participant of what it tells, or has a pronoun soon after its name."""
        if self.names_in(statement, party) or self._acting.get(statement.id, set()) & party:
            return True
        return "third" in self.content(statement).marks and _names(self._before(statement), party)

    def of_itself(self, statement: Statement) -> bool:
        """Whether a voice speaks of itself: by "we", or by a word that its own name begins like ("Corvenian ministry", "Corvenia")."""
        said = self.content(statement)
        if "own" in said.marks:
            return True
        own = {part[:LIKE] for part in parts(self.reading.sources[statement.by].name) if len(part) >= LIKE}
        return any(word[:LIKE] in own for word in said.shown if len(word) >= LIKE)

    def is_bond(self, key: str) -> bool:
        """Whether a voice is an agreement, a treaty or the like, and nobody who speaks."""
        source = self.reading.sources[key]
        return source.type == "document" and _marked(folded(source.name), "bonds")

    def begins_with(self, statement: Statement, party: frozenset[str]) -> bool:
        """Whether the first words of a statement name a party, whatever article stands before it."""
        opening = f" {' '.join(self.content(statement).folded.split()[:OPENING])} "
        return _names(opening, party)

    def shortly_after(self, statement: Statement, party: frozenset[str]) -> bool:
        """Whether a statement stands in a paragraph shortly after a party's name."""
        return _names(self._before(statement), party)

    def names_in(self, statement: Statement, party: frozenset[str]) -> bool:
        """Whether a statement's words name a party."""
        return _names(self.content(statement).folded, party)

    def _before(self, statement: Statement) -> str:
        """The folded words of the same paragraph shortly before a statement."""
        found = self._shortly_before.get(statement.id)
        if found is None:
            found = self._shortly_before[statement.id] = self._shortly(statement.content[0][0] if statement.content else 0)
        return found

    def _shortly(self, start: int) -> str:
        """The folded words of the same paragraph shortly before a place."""
        return f" {folded(self._text[max(0, start - SHORTLY) : start].rpartition(chr(10))[2])} "

    def names(self, forms: Iterable[str]) -> frozenset[str]:
        """Every folded form of a party's name here: those of the entity and of the voices that it is, and the part of its
        name that somebody is called by ("the Front")."""
        asked = frozenset(forms)
        known = self._forms.get(asked)
        if known is None:
            known = self._forms[asked] = self._names_of(asked)
        return known

    def _names_of(self, forms: frozenset[str]) -> frozenset[str]:
        """The same, worked out."""
        found = {form for form in (*map(folded, forms), *map(_initials, forms)) if len(form) >= SHORTEST_NAME}
        wanted = frozenset(found)
        for entity in self.reading.entities:
            if _same(entity.name, wanted):
                found |= {folded(entity.name), *(folded(self._text[a:b]) for a, b in entity.mentions)}
        found |= {folded(source.name) for source in self.reading.sources.values() if _same(source.name, wanted)}
        return frozenset(form for form in found if len(form) >= SHORTEST_NAME)

    def side(self, party: frozenset[str]) -> frozenset[str]:
        """The keys of the voices that speak for a party: itself, its own people, and those of whom a relation says so."""
        speaking = {
            relation.a
            for relation in self.reading.relations
            if relation.relation in FOR and not relation.negated and (self._keys.get(relation.b) or folded(relation.b)) in party
        }
        speaking |= self._in_office(party)
        sources = self.reading.sources
        plain = {key for key, source in sources.items() if self._speaks(key, source, speaking, party)}
        named = [folded(sources[key].name).split() for key in plain if sources[key].named]
        spoken = party | {words[-1] for words in named if words and len(words[-1]) >= SHORTEST_PART}
        return frozenset(plain | {key for key, source in sources.items() if self._theirs(source, spoken)})

    def _theirs(self, source: Source, side: frozenset[str]) -> bool:
        """Whether an unnamed voice is called by "their", shortly after the name of one of a party's side: "leurs dirigeants"."""
        known = sense(self.reading.document.language)
        begins = source.name.split(" ", 1)[0]
        if source.named or source.type == "document" or "theirs" not in known.words(plain(begins)):
            return False
        return any(_names(self._shortly(start), side) for start, _ in source.mentions)

    def _in_office(self, party: frozenset[str]) -> set[str]:
        """Of a government the ministers whom the document names, where it speaks of one government only."""
        governments = {name for name in self._keys.values() if _marked(name, "government")}
        if not any(_marked(form, "government") for form in party) or not governments <= party | {""}:
            return set()
        ministers = {e.id for e in self.reading.entities if any(_marked(folded(fact.fact), "office") for fact in e.facts)}
        return ministers | {key for key, source in self.reading.sources.items() if _marked(folded(source.name), "office")}

    def _speaks(self, key: str, source: Source, speaking: set[str], party: frozenset[str]) -> bool:
        if key in speaking or source.entity in speaking:
            return True
        names = (source.name, source.affiliation, self._keys.get(source.entity or ""))
        return any(_is_one(folded(name), party) for name in names if name)


def _same(name: str, wanted: frozenset[str]) -> bool:
    """Whether a name is one of these, or the part of one that stands for it."""
    form, words = folded(name), set(parts(name))
    if _is_one(form, wanted):
        return True
    long = any(len(word) >= SHORTEST_PART for word in words)
    return long and any(words < set(other.split()) and words & _heads(other) for other in wanted)


def _heads(form: str) -> set[str]:
    """The words of a name that may stand for all of it: the first and the last before its complement."""
    before = list(takewhile(lambda word: not any("of" in sense(code).words(word) for code in languages()), form.split()))
    return {before[0], before[-1]} if before else set()


def _is_one(form: str, party: frozenset[str]) -> bool:
    return form in party or any(form.rstrip("s") == other.rstrip("s") for other in party)


def _names(said: str, party: frozenset[str]) -> bool:
    said = said.replace("-", " ")
    return any(f" {form} " in said for form in party)


def _initials(name: str) -> str:
    """What the capitals of a name of several words spell: "Front des Hautes-Terres" -> "fht"."""
    capitals = [part[0] for part in name.replace("-", " ").split() if part[0].isupper()]
    return folded("".join(capitals)) if len(capitals) >= SHORTEST_NAME else ""


def _marked(form: str, kind: str) -> bool:
    """Whether a word of a folded name is of a kind, in any language."""
    return any(kind in sense(code).words(word) for code in languages() for word in form.split())
