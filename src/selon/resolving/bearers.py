"""Of whom a noun is said ("the spokesman, X"), and whose it is ("the spokesman of Y", "its spokesman")."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from selon.attributing.clauses import controller, is_passive, subject
from selon.parsing.words import Word
from selon.resolving.bonds import Bond, Bonds
from selon.resolving.known import Participant
from selon.resolving.participants import Cast
from selon.resolving.vocabulary import vocabulary

SPEAKERS = frozenset({"person"})
PARTIES = frozenset({"organisation", "group", "location"})
EITHER = PARTIES | SPEAKERS
BESIDE = frozenset({"appos", "list"})  # an apposition, and what a parser takes for one of a list
LONGEST_ROLE = 6  # words of the complement of a role


class Bearers:
    """Answers for the nouns of one document. `aliases`: where the words begin that say so ("known as"), the name after."""

    def __init__(self, cast: Cast, bonds: Bonds) -> None:
        self.cast = cast
        self.bonds = bonds
        self.aliases: dict[int, Word] = {}
        self._find_aliases()

    def _find_aliases(self) -> None:
        words, plain, phrases = self.cast.words, self.cast.vocabulary.plain, _aliases(self.cast.parsed.language)
        for word in words[1:]:
            if word.pos != "PROPN":
                continue
            for phrase in phrases.get(plain(words[word.i - 1].lower), ()):
                first = word.i - len(phrase)
                if first < word.sentence.first or any(plain(words[first + n].lower) != one for n, one in enumerate(phrase)):
                    continue
                if len(phrase) > 1 or self._parts_names(words[first]):
                    self.aliases[first] = word
                    break

    def _parts_names(self, word: Word) -> bool:
        """Whether a word alone stands between two names, "X, alias Y": « ... », dit Y is none."""
        words, first = self.cast.words, word.sentence.first
        before = word.i - 2 if word.i - 2 >= first and words[word.i - 1].text in (",", "(") else word.i - 1
        return before >= first and words[before].pos == "PROPN" and not word.is_root and word.relation not in {"ccomp", "parataxis"}

    def bearer(self, noun: Word, bodies: bool = False) -> Participant | None:
        """The person that a noun is said of, or the body where it may be: named beside it, before it, or the subject of "is"."""
        types = EITHER if bodies else SPEAKERS
        if noun.relation == "conj" and noun.head.pos == "NOUN" and noun.head.relation in BESIDE:
            noun = noun.head  # "X, a citizen of Y and member of Z"
        noun = self.one_of(noun) or noun
        candidates = [noun, *self._beside(noun), *self._subjects(noun)]
        for word in candidates:
            found = self.cast.of(word)
            if found is not None and found.known and found.type in types and self.cast.is_named(found.key):
                return found
        return self._called(noun) or self._between_commas(noun) or (None if bodies else self.before_comma(noun))

    def one_of(self, noun: Word) -> Word | None:
        """The "one" of "one of the leaders"."""
        one = noun.head if noun.relation == "nmod" else None
        return one if one is not None and one.lower in self.bonds.words["one"] and cases(noun) & self.bonds.words["genitive"] else None

    def predicate(self, noun: Word) -> Word | None:
        """Who a noun is said to be, where it is the subject: "the leader is X"."""
        above = noun.head
        said = noun.relation == "nsubj" and above.pos == "PROPN" and any(c.relation == "cop" for c in above.children)
        return above if said else None

    def _between_commas(self, noun: Word) -> Participant | None:
        """Whoever is named between a comma behind a role with its article and complement, and another: "sa directrice, X, ...",
        "le chef du Front, X, ...", whatever the tree says."""
        words, vocabulary = self.cast.words, self.cast.vocabulary
        own = vocabulary.possessives.keys() | {form for form, kind in vocabulary.determiners.items() if kind == "definite"}
        if not any(child.lower in own or is_possessor(child) for child in noun.children):
            return None
        end = min(noun.i + LONGEST_ROLE + 2, noun.sentence.last)
        at = next((i for i in range(noun.i + 1, end) if words[i].text == ","), None)
        if at is None or at + 2 >= noun.sentence.last or any(w.pos in {"VERB", "AUX"} for w in words[noun.i + 1 : at]):
            return None
        found, last = self.cast.known(words[at + 1]), at + 2
        while last < noun.sentence.last and words[last].pos == "PROPN":
            last += 1
        return self._closed(found, last, noun)

    def before_comma(self, noun: Word) -> Participant | None:
        """Whoever is named right before the comma that a role begins behind, and that another comma ends: "X, a cousin of Y,"."""
        words = self.cast.words
        first = noun.i
        while first > noun.sentence.first and words[first - 1].pos in {"DET", "ADJ", "ADP", "PUNCT"} and words[first - 1].text != ",":
            first -= 1
        if first - 2 < noun.sentence.first or words[first - 1].text != "," or noun.i - first > 3:
            return None
        end = min(noun.i + LONGEST_ROLE + 3, noun.sentence.last)
        last = next((i for i in range(noun.i + 1, end) if words[i].text in (",", ".") or words[i].pos in {"VERB", "AUX"}), None)
        return self._closed(self.cast.known(words[first - 2]), last, noun) if last is not None else None

    def _closed(self, found: Participant | None, last: int, noun: Word) -> Participant | None:
        """Somebody named, where a comma or the sentence's end stands behind."""
        words = self.cast.words
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

    def owner(self, noun: Word, bond: Bond, bearer: Participant | None = None) -> Participant | None:
        """Whose the role is: its complement, an adjective, or what "its" stands for; never the bearer himself."""
        types = EITHER if bond.kin else PARTIES | {"agreement"} if bond.bodies else PARTIES
        beside = (self._body(child) for child in noun.children if child.relation == "compound" and self.cast.known(child) is None)
        body = next((one for one in beside if one is not None), None)
        if body is not None:
            return body  # "Vallombe's police chief" leads the police
        for child in noun.children:
            found = self._whose(noun, child, bond, types)
            if found is not None and found != bearer and (found.type in types or found.known and bond.kin):
                return found
        return None

    def _whose(self, noun: Word, child: Word, bond: Bond, types: frozenset[str]) -> Participant | None:
        """Whose a role is by one word that hangs on it."""
        words, cast, relation = self.bonds.words, self.cast, relation_of(child)
        if child.lower in words["whose"]:
            return cast.last_named(child, types)
        if is_possessor(child) or child.relation == "nmod:poss" or (child.pos == "DET" and child.lower in cast.vocabulary.possessives):
            if child.pos in {"NOUN", "PROPN"}:
                return cast.of(child)
            return self._done_to(noun) or cast.owner(noun, types) or (cast.last_named(noun, types) if bond.kin else None)
        if relation in {"nmod", "obl"}:
            return self._complement(child, bond)
        if relation == "compound":
            return cast.known(child)
        return cast.known(child) or cast.state(child) or cast.movement(child) if relation == "amod" else None

    def _done_to(self, noun: Word) -> Participant | None:
        """ "its director" behind "bombed the hospital, killing": of the hospital, not of who bombed it."""
        verb = noun.head
        if noun.relation != "obj" or verb.relation != "advcl" or verb.feats.get("VerbForm") not in {"Part", "Ger"}:
            return None
        done = verb.head.child("obj")
        if done is None or done.i > noun.i:
            return None
        found = self.cast.of(done) or self.cast.institution(done)
        if found is None and done.pos == "NOUN" and self.definite(done):
            found = Participant(self.cast.phrase(done), "organisation", False)
        return found if found is not None and found.type in PARTIES else None

    def _body(self, child: Word) -> Participant | None:
        """ "police" of "the police spokesman X"."""
        noun = self.cast.vocabulary.noun(child) if child.pos == "NOUN" else None
        return Participant(self.cast.phrase(child), "organisation", False) if noun is not None and noun.kind == "organisation" else None

    def _complement(self, child: Word, bond: Bond) -> Participant | None:
        """ "du Front"; of "à Quérance du Front", the second; of "of law at the Institute", the Institute."""
        genitive, before = self.bonds.words["genitive"], cases(child)
        if before & (genitive | bond.beside):
            found = self.cast.of(child)
            if found is not None:
                return found
            inner = (c for c in child.children if relation_of(c) in {"nmod", "obl"} and cases(c) & bond.beside - genitive)
            beside = next((one for c in inner if (one := self.cast.known(c)) is not None and one.type == "organisation"), None)
            return beside or self.cast.institution(child)
        within = next((c for c in child.children if relation_of(c) == "nmod" and cases(c) & genitive), None)
        return self.cast.of(within) if within is not None else None

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
        beside = [c for c in noun.children if relation_of(c) in BESIDE | {"flat", "parataxis"}]
        beside += [g for c in noun.children if relation_of(c) == "nmod" for g in c.children if g.relation == "appos"]
        yield from (c for c in beside if c.i > noun.i and '"' not in self.cast.parsed.twin[noun.end : c.start])
        hangs = relation_of(noun) in BESIDE | {"compound", "flat"} or noun.relation == "nmod:desc"
        joined = noun.relation == "conj" and not any(c.pos == "DET" for c in noun.children)
        if not noun.is_root and (hangs or (noun.head.pos == "PROPN" and (joined or noun.relation in {"amod", "acl"}))):
            yield noun.head

    def _subjects(self, noun: Word) -> Iterator[Word]:
        """The subject of "is", or of "remains"; who is said to be it; who becomes it, "took over as head", "was named head"."""
        above, words = noun.head, self.bonds.words
        is_said = any(c.relation == "cop" for c in noun.children)
        as_such = relation_of(noun) in {"obl", "advcl"} and above.lemma in words["become_as"] and cases(noun) & words["as"]
        if is_said or as_such or (noun.relation in {"xcomp", "obj"} and above.lemma in words["copulas"]):
            named = above.child("obj") if above.pos == "VERB" and above.lemma in words["appoint"] and not is_passive(above) else None
            said = (named if named is not noun else None) or subject(noun) or (controller(above) if above is not noun else None)
            yield from [said] if said is not None else []
        yield from (s for c in noun.children if c.relation == "amod" and c.lemma in words["copulas"] if (s := subject(c)) is not None)
        predicate = self.predicate(noun)
        if predicate is not None:
            yield predicate


@cache
def _aliases(language: str) -> dict[str, list[tuple[str, ...]]]:
    """The phrases between two names of one, by their last word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(vocabulary(language).alias_words, key=lambda phrase: (-len(phrase), phrase)):
        found.setdefault(phrase[-1], []).append(phrase)
    return found


def cases(word: Word) -> set[str]:
    """The prepositions before a noun."""
    return {c.lower for c in word.children if c.relation == "case"}


def relation_of(word: Word) -> str:
    """A word's relation without its subtype."""
    return word.relation.partition(":")[0]


def is_possessor(word: Word) -> bool:
    """Whether a noun stands as "X's" before another, whatever the tree calls it."""
    return word.relation in {"nmod:poss", "compound"} and word.pos in {"NOUN", "PROPN"} and any(c.pos == "PART" for c in word.children)
