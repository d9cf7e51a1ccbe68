"""Of whom a noun is said ("the spokesman, X"), and whose it is ("the spokesman of Y", "its spokesman")."""

from __future__ import annotations

from collections.abc import Iterator

from selon.attributing.clauses import controller, subject
from selon.parsing.words import Word
from selon.resolving.bonds import Bond, Bonds
from selon.resolving.known import Participant
from selon.resolving.participants import Cast

SPEAKERS = frozenset({"person"})
PARTIES = frozenset({"organisation", "group", "location"})
EITHER = PARTIES | SPEAKERS
LONGEST_ALIAS = 9
LONGEST_ROLE = 6  # words of the complement of a role


class Bearers:
    """Answers for the nouns of one document. `aliases`: where the words begin that say so ("known as"), the name after."""

    def __init__(self, cast: Cast, bonds: Bonds) -> None:
        self.cast = cast
        self.bonds = bonds
        self.aliases: dict[int, Word] = {}
        self._find_aliases()

    def _find_aliases(self) -> None:
        words, vocabulary = self.cast.words, self.cast.vocabulary
        lasts = {phrase[-1] for phrase in vocabulary.alias_words}
        for word in words[1:]:
            if word.pos != "PROPN" or vocabulary.plain(words[word.i - 1].lower) not in lasts:
                continue
            for size in range(min(LONGEST_ALIAS, word.i), 1, -1):
                before = words[word.i - size : word.i]
                if before[0].sentence is word.sentence and tuple(vocabulary.plain(w.lower) for w in before) in vocabulary.alias_words:
                    self.aliases[before[0].i] = word
                    break

    def bearer(self, noun: Word, bodies: bool = False) -> Participant | None:
        """The person that a noun is said of, or the body where it may be: named beside it, before it, or the subject of "is"."""
        types = EITHER if bodies else SPEAKERS
        if noun.relation == "conj" and noun.head.pos == "NOUN" and noun.head.relation == "appos":
            noun = noun.head  # "X, a citizen of Y and member of Z"
        candidates = [noun, *self._beside(noun), *self._subjects(noun)]
        for word in candidates:
            found = self.cast.of(word)
            if found is not None and found.known and found.type in types and self.cast.is_named(found.key):
                return found
        return self._called(noun) or self._between_commas(noun)

    def _between_commas(self, noun: Word) -> Participant | None:
        """Whoever is named between a comma behind a role with its article and complement, and another: "sa directrice, X, ...",
        "le chef du Front, X, ...", whatever the tree says."""
        words, vocabulary = self.cast.words, self.cast.vocabulary
        own = vocabulary.possessives.keys() | {form for form, kind in vocabulary.determiners.items() if kind == "definite"}
        at = noun.right + 1 if noun.right - noun.i <= LONGEST_ROLE else noun.i + 1
        if not any(child.lower in own for child in noun.children) or at + 2 >= noun.sentence.last or words[at].text != ",":
            return None
        found, last = self.cast.known(words[at + 1]), at + 2
        while last < noun.sentence.last and words[last].pos == "PROPN":
            last += 1
        closed = last >= noun.sentence.last or words[last].text in (",", ".")
        named = found is not None and found.known and found.type in SPEAKERS and self.cast.is_named(found.key)
        return found if named and closed else None

    def _called(self, noun: Word) -> Participant | None:
        """Whoever is named after it as being called so: "un commandant, connu sous le nom de X"."""
        for i in range(noun.i + 1, min(noun.i + 6, len(self.cast.words))):
            word = self.aliases.get(i)
            if word is not None and word.sentence is noun.sentence:
                return self.cast.known(word) or Participant(self.cast.name_at(word), "person", False)
        return None

    def owner(self, noun: Word, bond: Bond) -> Participant | None:
        """Whose the role is: its complement, an adjective, or what "its" stands for."""
        words, cast = self.bonds.words, self.cast
        types = EITHER if bond.kin else PARTIES
        beside = (self._body(child) for child in noun.children if child.relation == "compound" and cast.known(child) is None)
        body = next((one for one in beside if one is not None), None)
        if body is not None:
            return body  # "Vallombe's police chief" leads the police
        for child in noun.children:
            relation = child.relation.partition(":")[0]
            if child.relation == "nmod:poss" or (child.pos == "DET" and child.lower in cast.vocabulary.possessives):
                found = cast.of(child) if child.pos in {"NOUN", "PROPN"} else cast.owner(noun, types)
            elif relation in {"nmod", "obl"}:
                found = self._complement(child, words["genitive"])
            elif relation == "compound":
                found = cast.known(child)
            elif relation == "amod":
                found = cast.known(child) or cast.state(child) or cast.movement(child)
            else:
                continue
            if found is not None and (found.type in types or found.known and bond.kin):
                return found
        return None

    def _body(self, child: Word) -> Participant | None:
        """ "police" of "the police spokesman X"."""
        noun = self.cast.vocabulary.noun(child) if child.pos == "NOUN" else None
        return Participant(self.cast.phrase(child), "organisation", False) if noun is not None and noun.kind == "organisation" else None

    def _complement(self, child: Word, genitive: frozenset[str]) -> Participant | None:
        """ "du Front"; of "à Quérance du Front", the second."""
        if cases(child) & genitive:
            found = self.cast.of(child)
            if found is not None and found.type not in SPEAKERS:
                return found
            return found or self.cast.institution(child)
        inner = next((c for c in child.children if c.relation.partition(":")[0] == "nmod" and cases(c) & genitive), None)
        return self.cast.of(inner) if inner is not None else None

    def lifted(self, head: Word | None) -> list[Participant]:
        """Those that a noun stands for; of an apposition, those before it."""
        if head is None:
            return []
        if head.relation == "appos" and self.cast.known(head) is None:
            above = self.cast.known(head.head)
            if above is not None:
                return [above]
        found = self.bearer(head)
        return [found] if found is not None else self.cast.all_of(head)

    def definite(self, noun: Word) -> bool:
        return any(self.cast.vocabulary.determiners.get(c.lower) in {"definite", "demonstrative"} for c in noun.children)

    def _beside(self, noun: Word) -> Iterator[Word]:
        """The names in apposition to a noun, or that it is in apposition to; not across a quotation mark."""
        beside = [c for c in noun.children if _relation(c) in {"appos", "flat", "parataxis"}]
        beside += [g for c in noun.children if _relation(c) == "nmod" for g in c.children if g.relation == "appos"]
        yield from (c for c in beside if c.i > noun.i and '"' not in self.cast.parsed.twin[noun.end : c.start])
        if (_relation(noun) in {"appos", "compound", "flat"} or noun.relation == "nmod:desc") and not noun.is_root:
            yield noun.head

    def _subjects(self, noun: Word) -> Iterator[Word]:
        """The subject of "is", or of "remains"."""
        above = noun.head
        is_said = any(c.relation == "cop" for c in noun.children)
        if is_said or (noun.relation in {"xcomp", "obj"} and above.lemma in self.bonds.words["copulas"]):
            said = subject(noun) or (controller(above) if above is not noun else None)
            yield from [said] if said is not None else []


def cases(word: Word) -> set[str]:
    """The prepositions before a noun."""
    return {c.lower for c in word.children if c.relation == "case"}


def _relation(word: Word) -> str:
    return word.relation.partition(":")[0]
