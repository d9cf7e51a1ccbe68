"""Who and what a word stands for, as far as the document says: an entity, a voice, or only the words for somebody.

Everything is indexed once by word, so that events and relations ask in constant time.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from selon.attributing.clauses import SUBJECTS
from selon.parsing.words import Parsed, Sentence, Word
from selon.records import Entity, Source, Span, Statement
from selon.resolving.folding import folded
from selon.resolving.vocabulary import Vocabulary, vocabulary

ARTICLE = "article"
ACTORS = frozenset({"person", "organisation", "location", "group"})
LONGEST = 8  # words of a participant that has no name
NAMING = frozenset({"flat", "compound"})  # what hangs so on a name's head is a part of the name
BESIDE = frozenset({"flat", "appos", "nmod", "compound"})
PLURAL = "Plur"
FAR = 60  # words back that a name is looked for
SUBJECTS_BACK = 8
NEAR = 3  # sentences before a pronoun in which its antecedent may stand
NAMED = frozenset({"person", "organisation", "group"})
OWNERS = frozenset({"organisation", "group", "location"})


@dataclass(frozen=True, slots=True)
class Participant:
    """`key` is the id of an entity or source, or else the words; `type` is theirs, or of the noun."""

    key: str
    type: str
    known: bool


class Cast:
    """Those whom one document speaks of, by the words for them, and the statements by the words they cover."""

    def __init__(self, parsed: Parsed, statements: Sequence[Statement], entities: Sequence[Entity], sources: Mapping[str, Source]) -> None:
        self.parsed = parsed
        self.words = parsed.words
        self.vocabulary: Vocabulary = vocabulary(parsed.language)
        self._starts = [word.start for word in parsed.words]
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
        return range(bisect_left(self._starts, span[0]), bisect_left(self._starts, span[1]))

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

    # --- who

    def of(self, head: Word | None) -> Participant | None:
        """Whom a noun phrase stands for; None for a thing, or a pronoun that may stand for anybody."""
        if head is None:
            return None
        known = self.known(head)
        if known is not None:
            return known
        if head.pos == "PRON":
            return self._pronoun(head)
        noun = self.vocabulary.noun(head)
        if noun is None or noun.kind == "document":
            return None
        return self._members(head, noun.kind) or Participant(self.phrase(head), noun.kind, False)

    def _members(self, head: Word, kind: str) -> Participant | None:
        """Those whom several people act for: "des militants du Front" are the Front."""
        if kind == "person" and head.feats.get("Number") != PLURAL:
            return None
        for child in head.children:
            if child.relation.partition(":")[0] in {"nmod", "compound"} and child.left <= head.i + 2:
                found = self.known(child)
                if found is not None and found.type in {"organisation", "group"}:
                    return found
        return None

    def actor(self, head: Word | None) -> list[Participant]:
        """Those who act by a noun phrase: a thing of a state or organisation acts for it ("les drones américains")."""
        found = self.all_of(head)
        if found or head is None or head.pos != "NOUN":
            return found
        for child in head.children:
            relation = child.relation.partition(":")[0]
            owner = self.state(child) if relation == "amod" else self._inside(child) if relation in {"nmod", "compound"} else None
            if owner is not None:
                return [owner if relation != "nmod" else Participant(self.phrase(head), "organisation", False)]
        return []

    def _inside(self, child: Word) -> Participant | None:
        """An organisation in the complement of a noun."""
        inner = child.child("nmod")
        found = self.known(child) or (self.known(inner) if inner is not None else None)
        return found if found is not None and found.type == "organisation" else None

    def thing(self, head: Word | None) -> Participant | None:
        """Whom or what a noun phrase stands for, be it only a thing."""
        if head is None or head.pos not in {"NOUN", "PROPN", "PRON"}:
            return None
        return self.of(head) or (Participant(self.phrase(head), "thing", False) if head.pos != "PRON" else None)

    def all_of(self, head: Word | None, *, things: bool = False) -> list[Participant]:
        """A noun phrase and those joined to it."""
        if head is None:
            return []
        heads = [head, *(child for child in head.children if child.relation == "conj" and child.pos in {"NOUN", "PROPN"})]
        found = (self.thing(word) if things else self.of(word) for word in heads[:4])
        return [one for one in found if one is not None]

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
                key = self._at.get(child.i)
                if key is not None and (self._types[key] == "person" or child.relation.partition(":")[0] == "flat"):
                    return self._participant(key)
        return None

    def named(self, name: str) -> Participant | None:
        """The entity of a name."""
        key = self._by_name.get(folded(name))
        return self._participant(key) if key is not None else None

    def words_of(self, key: str) -> frozenset[str]:
        """The folded words of a name, or of the words for somebody, for comparing; the small ones left out."""
        if key not in self._folded:
            words = folded(self._names.get(key) or self._source_names.get(key) or key).split()
            self._folded[key] = frozenset(word for word in words if len(word) > 2) or frozenset(words)
        return self._folded[key]

    def state(self, word: Word) -> Participant | None:
        """The state that an adjective is of."""
        name = self.vocabulary.state_of(word.text)
        return (self.named(name) or Participant(name, "location", False)) if name is not None else None

    def place(self, head: Word) -> str | None:
        """The name of a place; None for anything else."""
        key = self._at.get(head.i)
        return self._names.get(key) if key is not None and self._types.get(key) == "location" else None

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

    # --- pronouns

    def _pronoun(self, word: Word) -> Participant | None:
        pronoun = self.vocabulary.pronouns.get(word.lower.lstrip("-").removeprefix("t-"))
        if pronoun is None:
            return None
        if pronoun.role == "speaker":
            return self._speaker(word)
        if pronoun.role != "personal" or word.relation.startswith("expl"):
            return None
        return self._before(word, pronoun.number == "p")

    def _quoted(self, word: Word) -> str | None:
        """The voice whose own words a word is among: nobody calls himself "he"."""
        said = [s for s in self.covering(word) if s.form != "indirect"]
        return self._voices.get(said[-1].by) if said else None

    def _speaker(self, word: Word) -> Participant | None:
        """Who says "we": the voice of the innermost direct statement."""
        key = self._quoted(word)
        return self._participant(key) if key is not None else None

    def _before(self, word: Word, plural: bool, but: Word | None = None) -> Participant | None:
        """The last subject before a pronoun, in its sentence or the one before in its paragraph, that agrees with it."""
        sentence, speaker = word.sentence, self._quoted(word)
        earlier = [w for w in self._subjects_before(word, word.i) if w.right < word.i]
        for subject in [
            *reversed(earlier),
            *(s for previous in self._sentences_before(sentence) for s in self.subjects(previous)[-SUBJECTS_BACK:]),
        ]:
            if subject is but or subject.pos == "PRON" or (subject.feats.get("Number") == PLURAL) != plural:
                continue
            found = self.of(subject)
            if found is not None and found.type in {"person", "organisation", "group"} and found.key != speaker:
                return found
        return None

    def _subjects_before(self, word: Word, place: int) -> list[Word]:
        """The last few subjects of a word's sentence that stand before a place."""
        found = self.subjects(word.sentence)
        end = bisect_left(found, place, key=lambda one: one.i)
        return found[max(0, end - SUBJECTS_BACK) : end]

    def subjects(self, sentence: Sentence) -> list[Word]:
        """The subjects of a sentence, in order."""
        found = self._subjects.get(sentence.i)
        if found is None:
            found = [w for w in self.words[sentence.first : sentence.last] if w.relation in SUBJECTS]
            self._subjects[sentence.i] = found
        return found

    def _sentences_before(self, sentence: Sentence) -> Iterator[Sentence]:
        """The sentences before one in its paragraph, the nearest first, a few."""
        for i in range(sentence.i - 1, max(sentence.i - 1 - NEAR, -1), -1):
            previous = self.parsed.sentences[i]
            if previous.paragraph is not sentence.paragraph:
                return
            yield previous

    def them(self, word: Word, subject: Word | None) -> Participant | None:
        """Whom an object pronoun for several stands for ("leur", "them"): not the subject of its clause."""
        return self._before(word, plural=True, but=subject)

    def only_person(self, word: Word) -> Participant | None:
        """The only person named in the sentences just before, this one's beginning included; None where there are two."""
        first = self.parsed.sentences[max(word.sentence.i - NEAR, 0)].first
        named = {
            key
            for i in range(max(first, word.i - 2 * FAR), word.i)
            if (key := self._at.get(i)) in self._names and self._types.get(key) == "person"
        }
        return self._participant(named.pop()) if len(named) == 1 else None

    def owner(self, word: Word, types: frozenset[str] = OWNERS) -> Participant | None:
        """Whose something is said to be by "its": the last subject before it, in its sentence or the one before, of one
        of these types."""
        speaker = self._quoted(word)
        before = self._subjects_before(word, word.left)
        main = [w for w in self.subjects(word.sentence)[:SUBJECTS_BACK] if w.head is word.sentence.root and w.i > word.i]
        earlier = (s for previous in self._sentences_before(word.sentence) for s in self.subjects(previous)[-SUBJECTS_BACK:])
        for subject in [*reversed(before), *earlier, *main]:
            found = self.of(subject) or self.institution(subject)
            if found is not None and found.type in types and (found.type != "location" or self._is_state(found)) and found.key != speaker:
                return found
        return None

    def institution(self, head: Word) -> Participant | None:
        """A thing that stands for those who run it, where its name says whose or of what place it is: "l'hôpital de Vallombe"."""
        if head.pos != "NOUN" or head.lemma in self.vocabulary.kinds:
            return None
        complements = [c for c in head.children if c.relation.partition(":")[0] in {"nmod", "compound"}]
        inside = (self._at.get(i) for c in complements for i in range(c.left, min(c.right, c.left + LONGEST) + 1))
        named = any(self._types[key] in OWNERS for key in inside if key is not None)
        return Participant(self.phrase(head), "organisation", False) if named else None

    def _is_state(self, found: Participant) -> bool:
        return folded(self._names.get(found.key, found.key)) in self.vocabulary.states

    # --- names

    def is_named(self, key: str) -> bool:
        """Whether an id is that of somebody with a name."""
        return key in self._names

    def known_of(self, head: Word | None) -> Participant | None:
        return self.known(head) if head is not None else None

    def last_named(self, word: Word, types: frozenset[str] = NAMED) -> Participant | None:
        """The last one of these types named before a word in its sentence."""
        for i in range(word.i - 1, max(word.sentence.first, word.i - FAR) - 1, -1):
            found = self.known(self.words[i]) if not self.words[i].text.islower() else None
            if found is not None and found.key in self._names and found.type in types:
                return found
        return None

    def name_at(self, word: Word) -> str:
        """The name that begins with a word: the proper nouns from there on."""
        last = word.i
        while last + 1 < len(self.words) and self.words[last + 1].sentence is word.sentence and _in_name(self.words[last + 1], word):
            last += 1
        return self.parsed.text[word.start : self.words[last].end]


def _in_name(word: Word, first: Word) -> bool:
    return word.pos == "PROPN" or word.head is first and word.relation.startswith("flat")


def keys(found: Iterable[Participant]) -> Iterator[str]:
    """Their keys, each once."""
    return iter(dict.fromkeys(one.key for one in found))
