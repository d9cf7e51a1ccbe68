"""Who and what a word stands for, as far as the document says: an entity, a voice, or only the words for somebody."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from selon.attributing.clauses import NEGATIONS, SUBJECTS
from selon.parsing.words import Sentence, Word
from selon.resolving.known import LONGEST, OWNERS, Known, Participant

PLURAL = "Plur"
FAR = 60  # words back that a name is looked for
SUBJECTS_BACK = 8
NEAR = 3  # sentences before a pronoun in which its antecedent may stand
NAMED = frozenset({"person", "organisation", "group"})


class Cast(Known):
    """Those whom one document speaks of: by name, by a noun for them, or by a pronoun."""

    def of(self, head: Word | None) -> Participant | None:
        """Whom a noun phrase stands for; None for a thing, or a pronoun that may stand for anybody."""
        if head is None or (head.lower in NEGATIONS and not any(c.relation == "det" for c in head.children)):
            return None  # "personne" is nobody, "une personne" somebody
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
            found = self.of(subject) or self.institution(subject) if self._quoted(subject) == speaker else None
            if found is not None and found.type in types and (found.type != "location" or self.is_state(found)) and found.key != speaker:
                return found
        return self._only_body(word)

    def _only_body(self, word: Word) -> Participant | None:
        """The only organisation named before a word in its sentence and the one before it in its paragraph."""
        before = next(self._sentences_before(word.sentence), word.sentence)
        named = {self._at.get(i) for i in range(before.first, word.i)} & self._names.keys()
        bodies = [key for key in named if key is not None and self._types[key] == "organisation"]
        return self._participant(bodies[0]) if len(bodies) == 1 else None

    def institution(self, head: Word) -> Participant | None:
        """A thing that stands for those who run it, where its name says whose or of what place it is: "l'hôpital de Vallombe"."""
        if head.pos != "NOUN" or head.lemma in self.vocabulary.kinds:
            return None
        complements = [c for c in head.children if c.relation.partition(":")[0] in {"nmod", "compound"}]
        inside = (self._at.get(i) for c in complements for i in range(c.left, min(c.right, c.left + LONGEST) + 1))
        named = any(self._types[key] in OWNERS for key in inside if key is not None)
        return Participant(self.phrase(head), "organisation", False) if named else None

    def placed(self, head: Word) -> Participant | None:
        """The place that the complement of a noun for places names: "la province de Haut-Merle"."""
        if self.vocabulary.kinds.get(head.lemma) != "location":
            return None
        inside = [c for c in head.children if c.relation.partition(":")[0] in {"nmod", "flat", "appos", "compound"}]
        inside += [g for c in head.children if c.relation == "advmod" and c.i > head.i for g in c.children]  # "un village près de X"
        return next((found for c in inside if (found := self.known(c)) is not None and found.type == "location"), None)

    def last_named(self, word: Word, types: frozenset[str] = NAMED) -> Participant | None:
        """The last one of these types named before a word in its sentence."""
        for i in range(word.i - 1, max(word.sentence.first, word.i - FAR) - 1, -1):
            found = self.known(self.words[i]) if not self.words[i].text.islower() else None
            if found is not None and found.key in self._names and found.type in types:
                return found
        return None


def keys(found: Iterable[Participant]) -> Iterator[str]:
    """Their keys, each once."""
    return iter(dict.fromkeys(one.key for one in found))
