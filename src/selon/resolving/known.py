"""Those whom one document names, by the words for them, and the statements by the words they cover.

Everything is indexed once by word, so that events and relations ask in constant time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from selon.parsing.words import Parsed, Word
from selon.records import Entity, Source, Span, Statement
from selon.resolving.folding import folded
from selon.resolving.vocabulary import Vocabulary, vocabulary

ARTICLE = "article"
ACTORS = frozenset({"person", "organisation", "location", "group"})
LONGEST = 8  # words of a participant that has no name
NEXT = 2  # words from a noun for bodies to the name of the one it stands before
NAMING = frozenset({"flat", "compound"})  # what hangs so on a name's head is a part of the name
BESIDE = frozenset({"flat", "appos", "nmod", "compound"})
OWNERS = frozenset({"organisation", "group", "location"})


@dataclass(frozen=True, slots=True)
class Participant:
    """`key` is the id of an entity or source, or else the words; `type` is theirs, or of the noun."""

    key: str
    type: str
    known: bool


class Known:
    """The index of one document."""

    def __init__(self, parsed: Parsed, statements: Sequence[Statement], entities: Sequence[Entity], sources: Mapping[str, Source]) -> None:
        self.parsed = parsed
        self.words = parsed.words
        self.vocabulary: Vocabulary = vocabulary(parsed.language)
        self._types = {entity.id: entity.type for entity in entities} | {key: source.type for key, source in sources.items()}
        self._names = {entity.id: entity.name for entity in entities}
        self._source_names = {key: source.name for key, source in sources.items()}
        self._folded: dict[str, frozenset[str]] = {}
        self._by_name = {folded(entity.name): entity.id for entity in reversed(entities)}
        self._by_part = self._parts(entities)
        self._at: dict[int, str] = {}
        self.dated: set[int] = set()  # words of times, which nobody is called by: "Monday's attack"
        self._voices = {key: source.entity or key for key, source in sources.items()}
        self._index(entities, sources)
        self._statements = statements
        self._covering = self._covered(statements)
        self.naming = {self.words[i].sentence.i for i in self._at}  # the sentences in which somebody is named
        self._subjects: dict[int, list[Word]] = {}

    @staticmethod
    def _parts(entities: Sequence[Entity]) -> dict[str, str]:
        """Persons by what their names end in, where that is one person's only."""
        found: dict[str, set[str]] = {}
        for entity in entities:
            if entity.type == "person":
                parts = folded(entity.name).split()
                for n in range(len(parts)):
                    found.setdefault(" ".join(parts[n:]), set()).add(entity.id)
        return {part: min(ids) for part, ids in found.items() if len(ids) == 1 and len(part) > 3}

    def between(self, span: Span) -> range:
        """The indices of the words that begin in a span."""
        return range(*self.parsed.run(span))

    def _index(self, entities: Sequence[Entity], sources: Mapping[str, Source]) -> None:
        spans = [(span, source.entity or key) for key, source in sources.items() for span in source.mentions if not self._joint(span)]
        spans += [(span, entity.id) for entity in entities for span in entity.mentions]
        for span, key in sorted(spans, key=lambda item: item[0][0] - item[0][1]):  # the longest first: what stands inside is its own
            inside = self.between(span)
            for i in inside:
                word = self.words[i]
                if word.head.i not in inside or word.is_root or (word.relation.partition(":")[0] in NAMING and word.head.i in self._at):
                    self._at[i] = key

    def _joint(self, span: Span) -> bool:
        """Whether a mention is of several voices that speak together: each of them is a participant of its own."""
        inside = self.between(span)
        tops = (self.words[i] for i in inside if self.words[i].is_root or self.words[i].head.i not in inside)
        return any(c.relation == "conj" and c.pos in {"NOUN", "PROPN"} and c.i in inside for top in tops for c in top.children)

    def _covered(self, statements: Sequence[Statement]) -> dict[int, list[int]]:
        """For each sentence the statements that reach into it."""
        found: dict[int, list[int]] = {}
        for n, statement in enumerate(statements):
            inside: set[int] = set()
            for span in statement.content:
                place = self.between(span)
                if place:
                    inside.update(range(self.words[place[0]].sentence.i, self.words[place[-1]].sentence.i + 1))
            for sentence in inside:
                found.setdefault(sentence, []).append(n)
        return found

    def covering(self, word: Word) -> list[Statement]:
        """The statements whose content covers a word, in the order of the text."""
        near = (self._statements[n] for n in self._covering.get(word.sentence.i, ()))
        return [s for s in near if any(start <= word.start < end for start, end in s.content)]

    def stated_by(self, word: Word) -> tuple[str, ...]:
        """The ids of those statements; the article itself where there are none."""
        return tuple(s.id for s in self.covering(word)) or (ARTICLE,)

    def known(self, head: Word) -> Participant | None:
        """The entity or voice that a head word is part of the name of, or that is named beside it."""
        key = self._at.get(head.i)
        if head.i in self.dated:
            return None
        if key is not None:
            return self._participant(key)
        if head.pos not in {"NOUN", "PROPN", "ADJ", "X"}:
            return None
        if not head.text.islower():  # a name that was not seen as one here, but is a part of one
            key = self._by_part.get(folded(head.text)) or self._by_name.get(folded(head.text))
            if key is not None:
                return self._participant(key)
        for child in head.children:
            if child.relation.partition(":")[0] in BESIDE and child.i > head.i and not any(c.relation == "case" for c in child.children):
                key = self._at.get(child.i) if '"' not in self.parsed.twin[head.end : child.start] else None
                near = self._types.get(key or "") == "organisation" and child.left - head.i <= NEXT and self._is_body(head)
                if key is not None and (near or self._types[key] == "person" or child.relation.partition(":")[0] == "flat"):
                    return self._participant(key)
        return None

    def _is_body(self, head: Word) -> bool:
        """Whether a noun is one for bodies: "l'organisation X" is X."""
        noun = self.vocabulary.noun(head)
        return noun is not None and noun.kind == "organisation"

    def known_of(self, head: Word | None) -> Participant | None:
        return self.known(head) if head is not None else None

    def voice(self, key: str) -> Participant | None:
        """Who a voice of the document is: its entity, where it has one."""
        found = self._voices.get(key)
        return self._participant(found) if found is not None else None

    def named(self, name: str) -> Participant | None:
        """The entity of a name."""
        key = self._by_name.get(folded(name))
        return self._participant(key) if key is not None else None

    def is_named(self, key: str) -> bool:
        """Whether an id is that of somebody with a name."""
        return key in self._names

    def words_of(self, key: str) -> frozenset[str]:
        """The folded words of a name, or of the words for somebody, for comparing; the small ones left out."""
        if key not in self._folded:
            words = folded(self._names.get(key) or self._source_names.get(key) or key).split()
            self._folded[key] = frozenset(word for word in words if len(word) > 2) or frozenset(words)
        return self._folded[key]

    def place(self, head: Word) -> str | None:
        """The name of a place; None for anything else."""
        key = self._at.get(head.i)
        return self._names.get(key) if key is not None and self._types.get(key) == "location" else None

    def state(self, word: Word) -> Participant | None:
        """The state that an adjective is of."""
        name = self.vocabulary.state_of(word.text)
        return (self.named(name) or Participant(name, "location", False)) if name is not None else None

    def movement(self, word: Word) -> Participant | None:
        """The movement that an adjective is of, written like its noun: "un commandant taliban"."""
        noun = self.vocabulary.noun(word)
        if noun is None or "proper" not in noun.sorts:
            return None
        names = (folded(word.text), folded(word.text) + "s", folded(word.lemma), folded(word.lemma) + "s")
        key = next((self._by_name[name] for name in names if name in self._by_name), None)
        return self._participant(key) if key is not None else Participant(word.text, "organisation", False)

    def _participant(self, key: str) -> Participant | None:
        kind = self._types[key]
        if self._source_names.get(key, "").lower() in self.vocabulary.pronouns:
            return None  # a voice of which the text has only a pronoun that could not be resolved
        return Participant(key, kind, True) if kind in ACTORS else None

    def phrase(self, head: Word) -> str:
        """The words for somebody without a name: without article, clauses and appositions, cut after a few."""
        first, last = head.i, head.i
        for child in head.children:
            relation = child.relation.partition(":")[0]
            if child.i < head.i and relation in {"amod", "compound", "nummod", "nmod"}:
                first = min(first, child.left)
            elif child.i > head.i and relation in {"amod", "nmod", "flat", "fixed"} and child.right - head.i < LONGEST:
                last = max(last, child.right)
        return " ".join(self.parsed.text[self.words[first].start : self.words[last].end].split())

    def is_state(self, found: Participant | None) -> bool:
        """Whether somebody is a state, or a place called like one or its capital."""
        return found is not None and folded(self._names.get(found.key, found.key)) in self.vocabulary.states

    def name_at(self, word: Word) -> str:
        """The name that begins with a word: the proper nouns from there on."""
        last = word.i
        while last + 1 < len(self.words) and self.words[last + 1].sentence is word.sentence and _in_name(self.words[last + 1], word):
            last += 1
        return self.parsed.text[word.start : self.words[last].end]


def _in_name(word: Word, first: Word) -> bool:
    return word.pos == "PROPN" or word.head is first and word.relation.startswith("flat")
