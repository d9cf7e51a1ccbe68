"""Nouns said of somebody: the head, the spokesman, the son of another; one of several leaders; a citizen of a state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selon.attributing.clauses import controller, is_negated, subject
from selon.parsing.words import Word
from selon.resolving.bearers import SPEAKERS, Bearers, cases, relation_of
from selon.resolving.bonds import Bond, Bonds
from selon.resolving.known import Participant
from selon.resolving.participants import Cast
from selon.resolving.ties import Pair

NATIONAL = "national_of"


@dataclass(frozen=True, slots=True)
class Roles:
    """Reads them in one document."""

    cast: Cast
    bonds: Bonds
    bearers: Bearers

    def bond(self, noun: Word) -> tuple[Bond, Word | None] | None:
        """The relation of a noun that is a role, with the word that completes it: "garde du corps"."""
        if cases(noun) & self.bonds.words["within"] and noun.relation == "nmod":
            return None  # "le rédacteur en chef" leads nothing by the "chef"
        pairs = self.bonds.paired.get(noun.lemma)
        if pairs is not None:
            for child in noun.children:
                found = pairs.get(child.lemma) or pairs.get(child.lower)
                if found is not None:
                    return found, child
        role = self.bonds.roles.get(noun.lower) or self.bonds.roles.get(noun.lemma) or self._first_minister(noun)
        return (role, None) if role is not None else None

    def _first_minister(self, noun: Word) -> Bond | None:
        """The bond of leading, for the noun of "prime minister"."""
        words = self.bonds.words
        prime = noun.lemma in words["minister"] and any(c.lower in words["prime"] for c in noun.children)
        return next((bond for bond in self.bonds.roles.values() if bond.name == "leads"), None) if prime else None

    def of(self, noun: Word, bond: Bond, beside: Word | None = None) -> Iterator[Pair]:
        """Who has the role, and whose it is; `beside` is the adjective or noun that makes the noun a role."""
        alone = noun.sentence.i not in self.cast.naming and not any(c.relation == "cop" for c in noun.children)
        if alone or self._past_or_coming(noun):
            return
        bearer = self.bearers.bearer(noun, bond.bodies)
        if bearer is None:
            return
        owner = (self.bearers.owner(beside, bond, bearer) if beside is not None else None) or self.bearers.owner(noun, bond, bearer)
        owner = owner or self._shared(noun, bond, bearer)
        if owner is None or owner.key == bearer.key or (bond.name == "member_of" and not owner.known):
            return
        yield bearer, self._named(noun, bond), owner, self._negated(noun)

    def _shared(self, noun: Word, bond: Bond, bearer: Participant) -> Participant | None:
        """ "Y" of "the founder and owner of Y"."""
        words, at = self.cast.words, noun.i + 1
        if at + 1 >= noun.sentence.last or words[at].lower not in self.cast.vocabulary.conjunctions or self.bond(words[at + 1]) is None:
            return None
        return self.bearers.owner(words[at + 1], bond, bearer)

    def _negated(self, noun: Word) -> bool:
        """Whether it is said not to be so: "is no member of", "the leader is not X"."""
        said = noun if any(c.relation == "cop" for c in noun.children) else self.bearers.predicate(noun)
        return said is not None and is_negated(said)

    def _past_or_coming(self, noun: Word) -> bool:
        """Whether somebody had the role, or is to have it."""
        former, words = self.cast.vocabulary.modifiers.former, self.bonds.words
        gone = former | words["coming"]
        if noun.lower.partition("-")[0] in former or any(c.lower in gone for c in noun.children):
            return True
        above = noun.head if relation_of(noun) in {"obl", "xcomp", "obj"} else None
        if above is not None and above.lemma in words["leave"]:
            return True
        return any(c.lower in words["longer"] for word in (noun, self.bearers.predicate(noun) or noun) for c in word.children)

    def _named(self, noun: Word, bond: Bond) -> str:
        """Who is one of several leaders, "a senior leader of X", leads nothing by it: he belongs to it."""
        if bond.name != "leads":
            return bond.name
        said = {c.lower for c in noun.children}
        if said & (self.bonds.words["deputy"] | self.bonds.words["second"]):
            return "deputy_chief_of"
        return "member_of" if noun.lemma not in self.bonds.words["sole"] and self._of_several(noun, said) else bond.name

    def _of_several(self, noun: Word, said: set[str]) -> bool:
        """Whether a noun is said of one of several: "a leader", "a senior leader", "one of the leaders"."""
        article = any(self.cast.vocabulary.determiners.get(c.lower) == "indefinite" for c in noun.children if c.pos in ("DET", "NUM"))
        plural = noun.feats.get("Number") == "Plur" or self.bearers.one_of(noun) is not None
        return article or plural or bool(said & self.bonds.words["senior"])

    def post(self, noun: Word, bond: Bond) -> Iterator[Pair]:
        """ "à la tête de X", "at the helm of X": whoever is said to be there."""
        words = self.bonds.words
        if not cases(noun) & words["post"] or (noun.head.pos == "VERB" and noun.head.lemma in words["leave"]):
            return
        bearer = self.bearers.before_comma(noun) or self._there(noun)
        owner = self.bearers.owner(noun, bond, bearer)
        if bearer is not None and owner is not None and owner.key != bearer.key and bearer.type in SPEAKERS:
            yield bearer, bond.name, owner, is_negated(noun.head) or is_negated(noun)

    def _there(self, noun: Word) -> Participant | None:
        if any(c.relation == "cop" for c in noun.children):
            return self.cast.known_of(subject(noun))
        return self.cast.known(noun.head) or self.cast.known_of(controller(noun.head) if noun.head.pos in {"VERB", "AUX"} else None)

    def of_a_body(self, name: Word) -> Iterator[Pair]:
        """ "X of the Institute": who is named with a body."""
        for child in name.children if self.cast.vocabulary.noun(name) is None else ():
            if relation_of(child) == "nmod" and child.i > name.i and cases(child) & self.bonds.words["genitive"]:
                person, body = self.cast.known(name), self.cast.known(child)
                if person is not None and body is not None and (person.type, body.type) == ("person", "organisation"):
                    yield person, "affiliated_with", body, False

    # --- of which state

    def may_be_national(self, word: Word) -> bool:
        """Whether an adjective may say of which state somebody is."""
        said = word.relation == "amod" or any(c.relation == "cop" for c in word.children)
        return said and self.cast.vocabulary.state_of(word.lower) is not None

    def national(self, word: Word) -> Iterator[Pair]:
        """ "le ressortissant égyptien X", "l'Égyptien X", "X is Egyptian", "holds Egyptian citizenship", "a citizen of Egypt"."""
        state = self._state(word)
        bearer = self._national(word) if state is not None else None
        if state is not None and bearer is not None and bearer.type == "person":
            yield bearer, NATIONAL, state, self._negated(word)

    def _state(self, word: Word) -> Participant | None:
        cast = self.cast
        if word.pos == "NOUN" and word.lemma in self.bonds.words["citizen"]:
            found = (cast.known(c) for c in word.children if relation_of(c) == "nmod" and cases(c) & self.bonds.words["genitive"])
            return next((one for one in found if one is not None and one.type == "location"), None)
        said = word.pos == "NOUN" or word.relation == "amod" or any(c.relation == "cop" for c in word.children)
        return cast.state(word) if said else None

    def _national(self, word: Word) -> Participant | None:
        """Who is said to be of a state."""
        cast, nationals = self.cast, self.cast.vocabulary.nationals
        noun = word.head if word.relation == "amod" else word
        if word.pos == "ADJ" and noun is word:
            return cast.known_of(subject(word))
        if word.relation == "amod" and noun.lemma in self.bonds.words["nationality"]:
            return self._of_nationality(noun)
        if noun.feats.get("Number") == "Plur" or (word.relation == "amod" and not self._people(noun)):
            return None
        found = self.bearers.bearer(noun)
        if found is None and noun.lemma.lower() in nationals and self.bearers.definite(noun):
            found = cast.only_person(noun)
        return found

    def _people(self, noun: Word) -> bool:
        """Whether an adjective beside it says where somebody is from: not beside an office."""
        return noun.lemma.lower() in self.cast.vocabulary.nationals or (noun.pos == "PROPN" and not self._in_office(noun))

    def _of_nationality(self, noun: Word) -> Participant | None:
        """ "X, de nationalité égyptienne", "X a la nationalité égyptienne"."""
        verb = noun.head if noun.relation == "obj" and noun.head.lemma in self.bonds.words["have"] else None
        if verb is not None:
            return self.cast.known_of(controller(verb)) if not is_negated(verb) else None
        return self.cast.known(noun.head) if noun.relation == "nmod" else None

    def _in_office(self, name: Word) -> bool:
        """Whether a role stands before a name, or is written like one: the adjective is the office's then, "the Corvenian
        foreign minister X", "Corvenian President X"."""
        if self.cast.vocabulary.noun(name) is not None:
            return True
        before = self.cast.words[max(name.sentence.first, name.i - 4) : name.i]
        nouns = (self.cast.vocabulary.noun(word) for word in before if word.pos == "NOUN" and word.head is name)
        return any(noun is not None and noun.kind == "person" for noun in nouns)
