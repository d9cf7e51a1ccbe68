"""What a role noun and the words beside it say of whom they are said: "deux hauts responsables afghans de la police"."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from selon.parsing.words import Word
from selon.resolving.folding import parts
from selon.resolving.names import Names
from selon.resolving.spans import NameSpan
from selon.resolving.vocabulary import Noun, Vocabulary

Determiner = Literal["definite", "demonstrative", "indefinite", "possessive", "none"]
CONTENT = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "X", "VERB"))
DETERMINING = frozenset(("DET", "ADP", "ADJ", "PRON", "NUM"))


@dataclass(slots=True, eq=False)
class Description:
    """A role noun and what tells its bearer from others. Words are folded; `words[first:last]` of the document."""

    noun: Noun
    head: Word
    first: int
    last: int
    determiner: Determiner
    states: set[str] = field(default_factory=set)
    change: set[str] = field(default_factory=set)
    rank: set[str] = field(default_factory=set)
    ordinal: set[str] = field(default_factory=set)
    domain: set[str] = field(default_factory=set)
    other: bool = False
    former: bool = False
    owner: Word | None = None  # the pronoun of whose it is: "son avocat", "la mère de celle-ci"
    owner_id: int | None = None

    @property
    def bare(self) -> bool:
        """Whether nothing stands beside the noun that could tell two of a kind apart."""
        return not (self.states or self.change or self.rank or self.domain or self.owner or self.other)


class Describer:
    """Reads the descriptions of one document."""

    def __init__(self, words: list[Word], vocabulary: Vocabulary, names: Names) -> None:
        self.words = words
        self.vocabulary = vocabulary
        self.names = names

    def describe(self, head: Word | None, words: list[Word]) -> Description | None:
        """The role that a stretch of words gives; `head` is its noun, where that is known."""
        noun = self.vocabulary.noun(head) if head is not None else None
        if noun is None:
            head = self._role_word(words)
            noun = self.vocabulary.noun(head) if head is not None else None
        return self.modified(noun, head, words) if noun is not None and head is not None else None

    def inside(self, span: NameSpan) -> Description | None:
        """What the name of an institution says that it is: "ministère de la Pêche" is a ministry."""
        words = self.words[span.first : span.last]
        for word in words if span.label != "person" else ():
            noun = self.vocabulary.noun(word)
            if noun is not None and noun.kind == "organisation":
                return self.modified(noun, word, words)
        return None

    def modified(self, noun: Noun, head: Word, words: list[Word]) -> Description:
        """The noun with the words beside it sorted by what they tell."""
        found = Description(noun, head, words[0].i, words[-1].i + 1, self.determiner(words[0].i, head))
        for word in words:
            if word is head:
                self._prefix(found)
                continue
            pos = word.pos
            if pos in ("VERB", "AUX", "SCONJ") and word.i > head.i and word.lower not in self.vocabulary.modifiers.all:
                found.last = word.i
                break
            if pos not in ("DET", "PRON") or not self._owns(found, word):
                self._qualifies(found, word)
        return found

    def determiner(self, first: int, head: Word) -> Determiner:
        """How a noun phrase is introduced."""
        vocabulary = self.vocabulary
        for word in self.words[first : min(head.i + 1, first + 4)]:
            if word.lower not in vocabulary.introducing:
                continue
            pronoun = vocabulary.pronouns.get(word.lower)
            if word.lower in vocabulary.possessives or (pronoun is not None and pronoun.role == "speaker"):
                return "possessive"
            found = vocabulary.determiners.get(word.lower)
            if found is not None and word.pos in DETERMINING:
                return found
            if word.lower in vocabulary.modifiers.other:
                return "indefinite"
        return "none"

    # --- the words beside the noun

    def _role_word(self, words: list[Word]) -> Word | None:
        """The last noun for a person, or failing that an institution, before the first preposition after one."""
        found: Word | None = None
        person = False
        for word in words:
            if word.pos == "ADP" and found is not None:
                break
            noun = self.vocabulary.noun(word) if word.pos in ("NOUN", "PROPN", "ADJ") else None
            if noun is None or noun.kind not in ("person", "organisation"):
                continue
            if noun.kind == "person" or (not person and word.i not in self.names.at):
                found, person = word, person or noun.kind == "person"
        return found

    def _prefix(self, found: Description) -> None:
        """ "ex-" and "vice-" of the noun itself."""
        low, modifiers = found.head.lower, self.vocabulary.modifiers
        if "-" in low and found.noun.form != low:
            prefix = low.partition("-")[0]
            found.former = found.former or prefix in modifiers.former
            if prefix in modifiers.change:
                found.change.add(prefix)

    def _owns(self, found: Description, word: Word) -> bool:
        """Whether a determiner or pronoun says whose it is: "son", "de celle-ci", "my"."""
        vocabulary = self.vocabulary
        pronoun = vocabulary.pronouns.get(word.lower)
        owns = word.lower in vocabulary.possessives
        if pronoun is not None:
            owns = owns or pronoun.role == "speaker" or (pronoun.role == "personal" and word.pos == "PRON" and word.i > found.head.i)
        if owns:
            found.owner = found.owner or word
        return owns

    def _qualifies(self, found: Description, word: Word) -> None:
        modifiers, low, lemma = self.vocabulary.modifiers, word.lower, word.lemma.lower()
        if low not in modifiers.all and lemma not in modifiers.all:
            if low not in self.vocabulary.titles:
                self._place(found, word)
        elif low in modifiers.other:
            found.other = True
            if low in modifiers.ordinal:
                found.ordinal.add(low)
        elif low in modifiers.former:
            found.former = True
        elif low in modifiers.change or lemma in modifiers.change:
            found.change.add(lemma)
        elif low in modifiers.rank or lemma in modifiers.rank:
            found.rank.add(lemma)
        elif low not in modifiers.empty and low not in self.vocabulary.titles:
            self._place(found, word)

    def _place(self, found: Description, word: Word) -> None:
        """A word that says of which state somebody is, or of what."""
        span = self.names.at.get(word.i)
        state = span.chain.state if span is not None and span.chain is not None else None
        state = state or self.vocabulary.state_of(word.text)
        if state is not None:
            found.states.add(state)
        elif word.pos in CONTENT and not self._anaphoric(word):
            found.domain.update(parts(word.text if word.pos == "PROPN" else word.lemma))

    def _anaphoric(self, word: Word) -> bool:
        """Whether a complement only takes up what was named before: "of the city", never "city hall"."""
        anaphoric = self.vocabulary.modifiers.anaphoric
        if word.lemma not in anaphoric and word.lower not in anaphoric:
            return False
        return any(child.lower in self.vocabulary.determiners or child.lower in self.vocabulary.possessives for child in word.children)
