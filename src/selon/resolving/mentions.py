"""What a mention of a voice says by itself: name, role, owner, number, gender, before anybody is looked for.

A mention is read off its words rather than off its tree alone: cut at its commas, each piece is a name, a role or
neither. "Le préfet de Valmont, Jeanne Roux" is a role and a name, "la mère de Jeanne Roux" a role with a name inside.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from selon.parsing.words import Parsed, Word
from selon.records import Span
from selon.resolving.chains import Chain
from selon.resolving.descriptions import Describer, Description, Determiner
from selon.resolving.joint import Joint
from selon.resolving.names import Names
from selon.resolving.spans import NameSpan
from selon.resolving.vocabulary import Gender, Kind, Noun, Pronoun, Vocabulary, given_names

LONGEST = 25  # words of a mention that are read
BEARING = frozenset(("media", "company", "party", "association"))  # may be called like somebody: "le groupe Armorel"
BEFORE = frozenset(("det", "amod", "compound", "nummod", "nmod", "flat", "appos"))
CLAUSES = frozenset(("acl", "parataxis", "advcl", "ccomp", "xcomp", "dep", "obl", "obj", "nsubj"))
CUTS = frozenset(",()–;:")
NO_ROLE = frozenset(("ADP", "VERB", "AUX", "SCONJ", "PRON", "ADV"))  # a piece that begins with one gives no role


@dataclass(slots=True, eq=False)
class Mention:
    """One mention: `words[first:last]` of the document under `head`."""

    head: Word
    first: int
    last: int
    span: Span
    kind: Kind | None
    number: Literal["s", "p"]
    gender: Gender | None
    determiner: Determiner
    pronoun: Pronoun | None = None
    name: NameSpan | None = None
    descriptions: list[Description] = field(default_factory=list)
    parts: list[Mention] = field(default_factory=list)  # of a joint mention
    is_source: bool = False

    @property
    def chain(self) -> Chain | None:
        return self.name.chain if self.name is not None else None

    @property
    def core(self) -> Description | None:
        """The description under the head itself, rather than one beside it."""
        return self.descriptions[0] if self.descriptions and self.descriptions[0].head is self.head else None


class Reader:
    """Reads the mentions of one document."""

    def __init__(self, parsed: Parsed, vocabulary: Vocabulary, names: Names) -> None:
        self.words = parsed.words
        self.vocabulary = vocabulary
        self.names = names
        self.describer = Describer(parsed.words, vocabulary, names)
        self.joint = Joint(parsed.words, vocabulary, names)
        self.parsed = parsed

    def words_in(self, span: Span) -> list[Word]:
        """The words that begin in a span."""
        return self.parsed.inside(span)

    def at_span(self, head: Word, span: Span) -> Mention:
        """The mention whose span is known."""
        inside = self.words_in(span)
        first, last = (inside[0].i, inside[-1].i + 1) if inside else (head.i, head.i + 1)
        return self._read(head, min(first, head.i), max(last, head.i + 1), span)

    def at_head(self, head: Word) -> Mention:
        """The mention around a head word: its noun phrase without clauses."""
        first, last = self._extent(head)
        return self._read(head, first, last, self._span(first, last))

    def top(self, head: Word) -> Word:
        """The noun that a name stands beside: "préfet" of "le préfet Jean Roux"."""
        while not head.is_root and head.relation.partition(":")[0] in ("flat", "appos", "compound", "nmod"):
            case = any(child.relation == "case" and (child.pos == "ADP" or child.lower in ("'s", "'")) for child in head.children)
            if case or self._parted(head) or head.head.pos not in ("NOUN", "PROPN") or self.vocabulary.noun(head.head) is None:
                break
            head = head.head
        return head

    def _parted(self, head: Word) -> bool:
        """Whether a colon stands between a name and the noun it hangs on: "Talvérie : la coalition se divise"."""
        near, far = sorted((head.i, head.head.i))
        return any(word.text == ":" for word in self.words[near + 1 : min(far, near + LONGEST)])

    def _span(self, first: int, last: int) -> Span:
        return self.words[first].start, self.words[last - 1].end

    def _extent(self, head: Word) -> tuple[int, int]:
        first, last, at = head.i, head.right + 1, head.i
        for child in head.children:
            if child.i < at:
                if child.left < first and child.pos != "ADP" and child.relation.partition(":")[0] in BEFORE:
                    first = child.left
            elif child.left < last and child.relation.partition(":")[0] in CLAUSES:
                last = child.left
        return max(first, head.i - LONGEST), max(head.i + 1, min(last, head.i + LONGEST))

    # --- reading

    def _read(self, head: Word, first: int, last: int, span: Span) -> Mention:
        pronoun = self._pronoun(head, first, last)
        if pronoun is not None:
            named = self._single(head, first, last, span) if pronoun.role == "open" and last - first > 1 else None
            return named if named is not None and named.name is not None else self._of_pronoun(head, first, last, span, pronoun)
        return self._joined(head, first, last, span) or self._single(head, first, last, span)

    def _pronoun(self, head: Word, first: int, last: int) -> Pronoun | None:
        """What the mention stands for if it is a pronoun, or "ce dernier"."""
        vocabulary, alone = self.vocabulary, last - first == 1
        found = vocabulary.pronouns.get(head.lower)
        if found is not None and found.role == "last":
            return found if last - first <= 2 and self.words[first].lower in vocabulary.determiners else None
        if head.pos in ("NOUN", "PROPN", "VERB") and not (found is not None and alone and found.role != "open"):
            return None
        return found or (vocabulary.possessives.get(head.lower) if alone and head.pos in ("PRON", "DET") else None)

    def _of_pronoun(self, head: Word, first: int, last: int, span: Span, pronoun: Pronoun) -> Mention:
        gender = pronoun.gender
        if gender is None and pronoun.role in ("last", "relative"):
            gender = _shown(head)
        number: Literal["s", "p"] = pronoun.number or ("p" if _plural(head) else "s")
        return Mention(head, first, last, span, "person" if pronoun.animate else None, number, gender, "definite", pronoun)

    def _joined(self, head: Word, first: int, last: int, span: Span) -> Mention | None:
        """Two or more as one voice."""
        stretches = self.joint.stretches(head, first, last)
        if not stretches:
            return None
        parts = [self._single(part, start, end, self._span(start, end)) for part, start, end in stretches]
        if not all(part.determiner != "none" or part.number == "p" or (part.name and parts[0].name) for part in parts):
            return None
        kinds = {part.kind for part in parts}
        kind: Kind = "organisation" if kinds == {"organisation"} else "document" if kinds == {"document"} else "group"
        return Mention(head, first, last, span, kind, "p", None, parts[0].determiner, parts=parts)

    def _single(self, mentioned: Word, first: int, last: int, span: Span) -> Mention:
        head = self._counted(mentioned, last)
        noun = self._noun(head)
        pieces = self._pieces(first, last)
        own = next((n for n, (start, end) in enumerate(pieces) if start <= head.i < end), 0) if len(pieces) > 1 else 0
        name: NameSpan | None = None
        descriptions: list[Description] = []
        for n, (start, end) in enumerate(pieces):
            found = self._own_name(head, noun, start, end, n != own) if name is None else None
            name = name or found
            role = self._role(head if n == own else None, start, end, found)
            descriptions[0 if n == own else len(descriptions) :] = [role] if role is not None else []
        if name is not None:
            descriptions = self._of_name(name, noun, descriptions)
        return self._made(mentioned, (first, last), span, head, noun, name, descriptions)

    def _of_name(self, name: NameSpan, noun: Noun | None, descriptions: list[Description]) -> list[Description]:
        """What may be said of one so named; a person is no institution."""
        if noun is not None and noun.kind == "organisation" and name.label == "person" and name.chain is not None and not name.titled:
            _relabel(name.chain)
        if name.label == "person":
            return [description for description in descriptions if description.noun.kind == "person"]
        inside = self.describer.inside(name)
        return [*descriptions, inside] if inside is not None else descriptions

    def _made(
        self,
        mentioned: Word,
        extent: tuple[int, int],
        span: Span,
        head: Word,
        noun: Noun | None,
        name: NameSpan | None,
        descriptions: list[Description],
    ) -> Mention:
        person = name is not None and name.label == "person"
        number: Literal["s", "p"] = "p" if not person and (_plural(head) or (head is not mentioned and _plural(mentioned))) else "s"
        kind = noun.kind if noun is not None else None
        if name is not None:
            kind = "person" if person else "document" if kind == "document" else "organisation"
        elif kind == "person" and number == "p":
            kind = "group"
        determiner = self.describer.determiner(extent[0], mentioned)
        (first, last), gender = extent, self._gender(head, noun, descriptions)
        return Mention(mentioned, first, last, span, kind, number, gender, determiner, None, name, descriptions)

    def _noun(self, head: Word) -> Noun | None:
        """The role noun that a mention's head is, if it is no part of a person's or a place's name."""
        span = self.names.at.get(head.i) if head.pos == "PROPN" else None
        return self.vocabulary.noun(head) if span is None or span.label == "organisation" else None

    def _counted(self, head: Word, last: int) -> Word:
        """Who is counted: "manifestants" of "une trentaine de manifestants"."""
        if head.lemma in self.vocabulary.quantities or head.lower in self.vocabulary.quantities:
            return next((child for child in head.children if head.i < child.i < last and child.pos == "NOUN"), head)
        return head

    def _pieces(self, first: int, last: int) -> list[tuple[int, int]]:
        """The stretches between commas and brackets."""
        pieces, start = [], first
        for word in self.words[first:last] if last - first > 1 else ():
            if word.text in CUTS and word.i not in self.names.at:
                if word.i > start:
                    pieces.append((start, word.i))
                start = word.i + 1
        if last > start:
            pieces.append((start, last))
        return pieces or [(first, last)]

    def _role(self, head: Word | None, start: int, end: int, name: NameSpan | None) -> Description | None:
        """The role that a piece gives with the words that are not the voice's own name."""
        words = self.words[start:end]
        if name is not None:
            words = [word for word in words if not name.first <= word.i < name.last]
        if not words or (head is None and words[0].pos in NO_ROLE):
            return None
        role = self.describer.describe(head if head in words else None, words)
        return role if role is None or head is not None or role.noun.kind in ("person", "organisation") else None

    # --- names

    def _own_name(self, head: Word, noun: Noun | None, start: int, end: int, beside: bool) -> NameSpan | None:
        """The name in a piece that is the voice's own, not that of whom it belongs to."""
        i = start
        while i < end:
            span = self.names.at.get(i)
            if span is None:
                i += 1
                continue
            ends = beside or noun is not None or span.last == end or span.first <= head.i < span.last
            led = self._complement(span, start, end, head) or (beside and self._led_by_words(span, start))
            if ends and not led and self._may_bear(noun, span, head, beside):
                return span
            i = span.last
        return None

    def _led_by_words(self, span: NameSpan, start: int) -> bool:
        """Whether a preposition or a verb stands between the comma and the name."""
        return any(word.pos in ("ADP", "VERB", "AUX") for word in self.words[start : span.first])

    def _complement(self, span: NameSpan, start: int, end: int, head: Word) -> bool:
        """Whether a name is governed by a preposition, owns what follows, or only qualifies a noun beside it."""
        after = self.words[span.last] if span.last < end else None
        if after is not None and after.lower in ("'s", "'") and after.pos in ("PART", "PUNCT"):
            return True
        before = self._before(span, start)
        if before is not None and self._governs(before, start, end, head):
            return True
        return span.label != "person" and after is not None and after.pos in ("NOUN", "PROPN", "ADJ") and after.text[0].islower()

    def _before(self, span: NameSpan, start: int) -> Word | None:
        """The word before a name, its titles, articles and quotation marks left out."""
        for word in reversed(self.words[start : span.first]):
            article = word.pos == "DET" and word.lower in self.vocabulary.determiners
            if not article and word.lower not in self.vocabulary.titles and word.text not in ('"', "'"):
                return word
        return None

    def _governs(self, before: Word, start: int, end: int, head: Word) -> bool:
        if before.pos == "NOUN" and before is not head and before.text[0].islower() and self.vocabulary.noun(before) is None:
            return True  # "l'opération Tonnerre" is an operation
        if before.pos in ("ADP", "VERB", "AUX"):
            return True
        if before.pos == "CCONJ" or before.lower in self.vocabulary.conjunctions:
            earlier = self.names.at.get(before.i - 1)
            return earlier is not None and earlier.first >= start and self._complement(earlier, start, end, head)
        return False

    def _may_bear(self, noun: Noun | None, span: NameSpan, head: Word, beside: bool) -> bool:
        """Whether what the noun names can bear such a name: a prefect a person's, a newspaper that of an outlet."""
        if noun is None:
            return True
        if noun.kind == "document":
            return False
        if noun.kind == "person":
            after = span.first > head.i or span.first <= head.i < span.last
            return span.label == "person" or (not beside and after and span.chain is not None and span.chain.state is None)
        return span.label != "person" or (not beside and bool(noun.sorts & BEARING))

    def _gender(self, head: Word, noun: Noun | None, descriptions: list[Description]) -> Gender | None:
        """The gender that the noun or its determiner shows; a noun said of either shows none by itself."""
        if noun is not None and noun.gender is not None:
            return noun.gender
        for child in head.children:
            found = _shown(child) if child.pos == "DET" else None
            if found is not None:
                return found
        if head.pos == "NOUN" and not (noun is not None and noun.kind == "person"):
            return _shown(head)
        return next((d.noun.gender for d in descriptions if d.noun.gender is not None), None)


def _relabel(chain: Chain) -> None:
    """What a noun for institutions stands beside is one, whatever the pipeline took it for: "le magazine La Rade"."""
    if chain.tokens[0] not in given_names() and len(chain.forms) == 1:
        chain.label = "organisation"
        for span in chain.spans:
            span.label = "organisation"


def _shown(word: Word) -> Gender | None:
    found = word.feats.get("Gender")
    return "m" if found == "Masc" else "f" if found == "Fem" else None


def _plural(head: Word) -> bool:
    if head.feats.get("Number") == "Plur":
        return True
    determiners = [child for child in head.children if child.pos == "DET" and child.relation.startswith("det")]
    return any(child.feats.get("Number") == "Plur" for child in determiners) if determiners else False
