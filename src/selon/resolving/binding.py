"""Where a text says that somebody binds themselves: a verb or noun of promising, a clause of an agreement, a promise made
in so many words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selon.attributing.clauses import Interval, agent, controller, is_denied, is_passive, subject, trimmed
from selon.parsing.words import Word
from selon.records import Span, Statement
from selon.resolving.known import Participant
from selon.resolving.participants import Cast
from selon.resolving.pledging import Pledging, conditional, denied, future, infinitive

COMPLEMENTS = ("ccomp", "xcomp", "obl", "advcl", "acl", "obj")
NOMINAL = frozenset({"NOUN", "PROPN"})
REACH = 14  # words after a noun within which what is promised begins
PARTIES = frozenset({"person", "group", "organisation", "location"})


@dataclass(frozen=True, slots=True)
class Binding:
    """What binds somebody. `head` is the verb of what is to be done; `anchor` the word that says that it is promised, and
    `agreement` that of the text that it is a clause of."""

    head: Word
    content: Span
    by: Participant | None
    to: Participant | None
    anchor: Word | None
    agreement: Word | None = None


class Finder:
    """Finds them in one document."""

    def __init__(self, cast: Cast, pledging: Pledging, statements: Sequence[Statement]) -> None:
        self.cast = cast
        self.pledging = pledging
        self.statements = statements
        self._cues = {i: s for s in statements if s.cue is not None for i in cast.between(s.cue)}

    def find(self) -> Iterator[Binding]:
        """All of them, those of words first, in the order of the text."""
        verbs, nouns, documents, obliging, given = (self.pledging[name] for name in ("verbs", "nouns", "documents", "obliging", "given"))
        for word in self.cast.words:
            if word.pos == "VERB" and word.lemma in verbs and self.pledging.binds(word):
                yield from self._verb(word)
            if word.pos in {"VERB", "ADJ"} and word.lemma in obliging:
                yield from self._obliged(word)
            elif word.pos == "NOUN" and word.lemma in nouns:
                yield from self._noun(word)
            elif word.lower in documents and word.pos in NOMINAL and self._under(word):
                yield from self._ruled(word)
            elif word.pos == "NOUN" and word.lemma in given and word.relation == "obj":
                yield from self._given(word)
        for statement in self.statements:
            yield from self._stated(statement)

    # --- verbs

    def _verb(self, verb: Word) -> Iterator[Binding]:
        """ "X promised to", "X promised that it would", "X s'est engagé à"."""
        head = self._promised(verb)
        if head is None:
            return
        giver = agent(verb) if is_passive(verb) else controller(verb)
        if giver is not None and self._binds(giver):  # "the treaty commits both states to"
            return
        agreement = next((c for c in verb.children if c.i < head.i and c.pos in NOMINAL and c.lower in self.pledging["documents"]), None)
        yield from self._bindings(head, self._voice(verb) or self._party(giver), self._receiver(verb, head), verb, agreement)

    def _promised(self, verb: Word) -> Word | None:
        """The clause that a verb promises; of a verb that says little else, only one about what is to come."""
        for child in verb.children:
            if child.i <= verb.i or child.relation.partition(":")[0] not in COMPLEMENTS or self.pledging.supposed(child):
                continue
            if infinitive(child) and verb.lemma not in self.pledging["future_only"]:
                return child
            if future(child) and (child.pos in {"VERB", "AUX"} or child.child("cop") is not None):
                return child
        return None

    def _receiver(self, verb: Word, head: Word) -> Participant | None:
        """To whom something is promised."""
        for child in verb.children:
            relation = child.relation.partition(":")[0]
            if child is head or child.pos not in {"NOUN", "PROPN"} or relation not in {"iobj", "obl", "nmod", "obj"}:
                continue
            cased = any(c.relation == "case" and c.lower in self.pledging["to"] for c in child.children)
            if cased or (relation in {"iobj", "obj"} and child.i < head.i):
                found = self._party(child)
                if found is not None:
                    return found
        return None

    # --- nouns

    def _noun(self, noun: Word) -> Iterator[Binding]:
        """ "the pledge by X to", "l'engagement des X de"; none where there is said to be no such promise."""
        if is_denied(noun):
            return
        head = self._after(noun)
        if head is None or self.pledging.supposed(head):
            return
        givers = [c for c in noun.children if c.relation.partition(":")[0] == "nmod" and self._cased(c, "by", noun)]
        by = next((one for c in givers if (one := self._party(c)) is not None), None) or self._owner(noun) or self._keeper(noun)
        yield from self._bindings(head, by, self._given_to(noun, head), noun, first=_beginning(head, noun))

    def _after(self, noun: Word) -> Word | None:
        """The first infinitive after a noun, or the clause on it, before any finite verb: whatever the tree says."""
        for word in self.cast.words[noun.i + 1 : min(noun.i + 1 + REACH, noun.sentence.last)]:
            if word.pos == "PUNCT" and word.lower not in {"“", "”", '"', "«", "»"}:
                return None
            if word.pos != "VERB":
                continue
            if infinitive(word) and any(c.relation == "mark" for c in word.children):
                return word
            if word.head is noun and word.relation == "acl:relcl" and word.lemma in self.pledging["made"]:
                continue  # "the pledge it made in 2020 to close"
            if word.feats.get("VerbForm") == "Fin":
                return word if word.relation in {"acl", "ccomp"} and future(word) else None
        return None

    def _cased(self, word: Word, name: str, noun: Word) -> bool:
        if word.relation == "nmod:poss":
            return name == "by"
        return word.i > noun.i and any(c.relation == "case" and c.lower in self.pledging[name] for c in word.children)

    def _owner(self, noun: Word) -> Participant | None:
        """Whose promise it is by "its", or who gives it."""
        if any(c.lower in self.cast.vocabulary.possessives for c in noun.children):
            return self.cast.owner(noun, PARTIES)
        if noun.head.lemma in self.pledging["made"] and noun.relation == "obj":
            return self._party(controller(noun.head))
        return None

    def _keeper(self, noun: Word) -> Participant | None:
        """Who makes it in a clause of its own ("the pledge that X made"), who is said to keep or break it, or to act in spite of it."""
        made = next((c for c in noun.children if c.relation == "acl:relcl" and c.lemma in self.pledging["made"]), None)
        if made is not None:
            return self._party(subject(made))
        over = next((w for w in noun.ancestors() if w.pos == "VERB"), None)
        if over is None:
            return None
        between = (noun, *(w for w in noun.ancestors() if w.pos != "VERB"))
        spite = any(c.lower in self.pledging["spite"] or w.lemma in self.pledging["spite"] for w in between for c in (w, *w.children))
        return self._party(controller(over)) if spite or over.lemma in self.pledging["kept"] else None

    def _given(self, noun: Word) -> Iterator[Binding]:
        """ "X gave its word that it would not": the clause on the noun, or on the verb."""
        verb = noun.head
        if verb.lemma not in self.pledging["made"] or denied(verb) or self.pledging.supposed(verb):
            return
        for clause in (*noun.children, *verb.children):
            relation = clause.relation.partition(":")[0]
            if clause.i > noun.i and relation in {"acl", "ccomp", "xcomp", "advcl"} and (infinitive(clause) or future(clause)):
                yield from self._bindings(clause, self._voice(verb) or self._party(controller(verb)), None, verb)
                return

    def _given_to(self, noun: Word, head: Word) -> Participant | None:
        """Between the noun and what is promised: "la promesse faite aux habitants de"."""
        for word in self.cast.words[noun.i + 1 : head.i]:
            if word.pos in {"NOUN", "PROPN"} and any(c.relation == "case" and c.lower in self.pledging["to"] for c in word.children):
                return self._party(word)
        return None

    # --- clauses of agreements

    def _under(self, noun: Word) -> bool:
        """Whether a text that binds stands after "under", "aux termes de"."""
        chain = (noun, noun.head, noun.head.head)
        under = self.pledging["under"]
        cases = (c.lower for word in chain for c in word.children if c.relation in {"case", "fixed"} and c.i < noun.i)
        return any(word in under for word in cases) or any(w.lemma in under for w in chain[1:] if w.pos == "NOUN")

    def _ruled(self, noun: Word) -> Iterator[Binding]:
        """What the verb over it says that somebody must do."""
        verb = next((w for w in noun.ancestors() if w.pos in {"VERB", "AUX"}), None)
        if verb is None or not self.pledging.dutiful(verb):
            return
        bound = subject(verb)
        yield from self._bindings(verb, self._party(bound), None, None, noun, first=bound.left if bound is not None else verb.i)

    def _obliged(self, verb: Word) -> Iterator[Binding]:
        """ "The accord obliges X to", "X is bound by the accord to", "the accord requires that X"."""
        if denied(verb) or self.pledging.supposed(verb) or conditional(verb):
            return
        done = is_passive(verb) or verb.pos == "ADJ"
        document = next((c for c in verb.children if self._binds(c) and (c.i < verb.i or done)), None)
        head = next((c for c in verb.children if c.i > verb.i and c.relation in {"xcomp", "ccomp", "advcl"}), None)
        if document is None or head is None:
            return
        bound = subject(verb) if done else next((c for c in verb.children if c.relation in {"obj", "iobj"} and c.i < head.i), None)
        if bound is None and head.relation == "ccomp":
            bound = subject(head)
        by = self._party(bound)
        if by is not None and bound is not document and (infinitive(head) or head.relation == "ccomp"):
            yield from self._bindings(head, by, None, None, document)

    def _binds(self, word: Word) -> bool:
        """Whether a word is the agreement, law or clause that a verb of obliging is said of."""
        relation = word.relation.partition(":")[0]
        return relation in {"nsubj", "obl", "nmod"} and word.pos in NOMINAL and word.lower in self.pledging["documents"]

    def _stated(self, statement: Statement) -> Iterator[Binding]:
        """A clause that an agreement is the source of; a promise that a voice makes in its own words."""
        head, agreement = self._top(statement), self._agreement(statement)
        if head is None or (agreement is None and statement.stance != "promises"):
            return
        first = self.cast.between(statement.content[0])[0]
        if agreement is not None and self.pledging.dutiful(head):
            yield from self._bindings(head, self._party(subject(head)), None, None, agreement, first=first)
        elif agreement is None and future(head) and not self._never(statement):
            yield from self._bindings(head, self._spoken(statement), None, None, first=first)

    def _agreement(self, statement: Statement) -> Word | None:
        """The word of the agreement, law or clause that a statement has for its source."""
        if statement.source is None:
            return None
        inside = [self.cast.words[i] for i in self.cast.between(statement.source)]
        binding = self.pledging["documents"] | self.pledging["points"]
        found = next((w for w in inside if w.lemma in binding or w.lower in binding), None)
        return found if any(w.lemma in self.pledging["documents"] for w in inside) else None

    def _top(self, statement: Statement) -> Word | None:
        """The uppermost verb of the first span of a content."""
        if not statement.content:
            return None
        inside = self.cast.between(statement.content[0])
        tops = (self.cast.words[i] for i in inside)
        return next((w for w in tops if w.pos in {"VERB", "AUX"} and (w.is_root or w.head.i not in inside)), None)

    def _never(self, statement: Statement) -> bool:
        """Whether a statement's cue is a word that binds nobody: a threat, a mere plan."""
        inside = self.cast.between(statement.cue) if statement.cue is not None else ()
        return any(self.cast.words[i].lemma in self.pledging["never"] for i in inside)

    # --- what they share

    def _voice(self, verb: Word) -> Participant | None:
        """The voice of the statement that a verb is the cue of."""
        statement = self._cues.get(verb.i)
        return self._spoken(statement) if statement is not None else None

    def _spoken(self, statement: Statement) -> Participant | None:
        return self.cast.voice(statement.by)

    def _party(self, word: Word | None) -> Participant | None:
        found = self.cast.of(word)
        return found if found is not None and found.type in PARTIES else None

    def _bindings(
        self,
        head: Word,
        by: Participant | None,
        to: Participant | None,
        anchor: Word | None,
        agreement: Word | None = None,
        *,
        first: int | None = None,
    ) -> Iterator[Binding]:
        """One for each finite clause joined to it, each with the words of its own, from word `first` on; none under an "if"."""
        joined = [c for c in head.children if c.relation == "conj" and c.feats.get("VerbForm") == "Fin" and future(c)]
        to = None if to is not None and by is not None and to.key == by.key else to
        for clause in (head, *joined):
            inside = self._extent(clause, [other for other in joined if other is not clause], first)
            words = self.cast.words[inside[0] : inside[1] + 1]
            if not any(self._if(w) for w in self.cast.words[min(clause.left, inside[0]) : inside[1] + 1]):
                yield Binding(clause, (words[0].start, words[-1].end), by, to, anchor, agreement)

    def _if(self, word: Word) -> bool:
        return word.lower in self.pledging["if"] and word.pos in {"SCONJ", "ADV"}

    def _extent(self, head: Word, without: Sequence[Word], first: int | None) -> Interval:
        """The words of what is to be done: the clause without its conjunction, and without those that are joined to it."""
        left, right = max(head.left, first) if first is not None and first <= head.i else head.left, head.right
        for other in without:
            if other.i > head.i:
                right = min(right, other.left - 1)
        for child in head.children:
            if child.relation in {"parataxis", "advcl:relcl"} and child.i > head.i:
                right = min(right, child.left - 1)
        return trimmed(self.cast.parsed, left, max(right, head.i), frozenset({"mark", "cc", "case", "punct"}))


def _beginning(head: Word, noun: Word) -> int:
    """The first word of a clause that stands after a noun: its negation or its verb."""
    return min((c.i for c in head.children if noun.i < c.i < head.i and c.relation.startswith(("mark", "advmod"))), default=head.i)
