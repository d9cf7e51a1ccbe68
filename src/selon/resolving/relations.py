"""How those whom an article names are said to stand to each other: who leads, shelters, speaks for, belongs to whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from selon.attributing.clauses import controller, is_negated
from selon.parsing.words import Parsed, Word
from selon.records import Entity, Relation, Source, Span, Statement
from selon.resolving.bearers import Bearers, cases
from selon.resolving.bonds import Bond, Bonds, bonds
from selon.resolving.deeds import Deeds
from selon.resolving.known import Participant
from selon.resolving.participants import Cast
from selon.resolving.ties import Pair, Ties
from selon.resolving.whereabouts import Whereabouts

ALIAS = "also_known_as"
SAYING = frozenset({"NOUN", "VERB", "ADJ", "PROPN"})


def relations(
    parsed: Parsed, statements: Sequence[Statement], entities: Sequence[Entity], sources: Mapping[str, Source] | None = None
) -> tuple[Relation, ...]:
    """The relations of a document in the order of the text, each once with all who state it.

    `a` and `b` are ids of entities or of `sources`, or the words for those without a name; `at` is the clause or noun
    phrase that says so, in code points, half-open. `stated_by` holds ids of statements, or "article".
    """
    return relations_among(Cast(parsed, statements, entities, sources or {}), entities)


def relations_among(cast: Cast, entities: Sequence[Entity]) -> tuple[Relation, ...]:
    """The relations of the document whose cast is known."""
    parsed = cast.parsed
    finder = Finder(cast, bonds(parsed.language), entities)
    found: dict[tuple[str, str, str, bool], Relation] = {}
    for word in parsed.words:
        if not (word.pos in SAYING and finder.may_say(word)) and word.i not in finder.aliases:
            continue
        for a, name, b, negated in finder.of(word):
            if a.key == b.key or not (a.known or b.known or name == "party_to") or _no_pair(a, name, b):
                continue
            stated = cast.stated_by(word)
            known = found.get((a.key, name, b.key, negated))
            if known is None:
                at = _extent(parsed, word) if name != ALIAS else (word.start, finder.aliases[word.i].start + len(b.key))
                found[a.key, name, b.key, negated] = Relation(a.key, name, b.key, at, stated, negated)
            else:
                both = tuple(dict.fromkeys((*known.stated_by, *stated)))
                found[a.key, name, b.key, negated] = replace(known, stated_by=both)
    return tuple(found.values())


def _no_pair(a: Participant, name: str, b: Participant) -> bool:
    """Whether a relation cannot be between such two: nobody belongs to a place, and of those sought only the named are told."""
    return (name == "member_of" and b.type == "location") or (name == "wanted_by" and not a.known)


def _extent(parsed: Parsed, word: Word) -> Span:
    """The word with what hangs on it, within reason: of a verb its clause up to the next, of a noun its phrase."""
    first, last = word.i, word.i
    for child in word.children:
        if (
            child.relation.partition(":")[0] in {"punct", "parataxis", "conj", "advcl", "ccomp", "cc", "mark", "case"}
            or child.right - child.left > 15
        ):
            continue
        first, last = min(first, child.left), max(last, child.right)
    return parsed.words[first].start, parsed.words[last].end


class Finder:
    """Finds the relations that one word of a document says."""

    def __init__(self, cast: Cast, bonds: Bonds, entities: Sequence[Entity]) -> None:
        agreements = (entity for entity in entities if entity.type == "agreement")
        documents = {i: entity.id for entity in agreements for span in entity.mentions for i in cast.between(span)}
        self.cast = cast
        self.bonds = bonds
        self.bearers = Bearers(cast, bonds)
        self.aliases = self.bearers.aliases
        self.ties = Ties(cast, bonds, self.bearers, documents)
        self.deeds = Deeds(cast, bonds, self.bearers)
        self.whereabouts = Whereabouts(cast, bonds)

    def may_say(self, word: Word) -> bool:
        """Whether a word may be one of a relation: most are not, by themselves."""
        pos = word.pos
        if pos == "NOUN":
            return word.lemma in self.bonds.nouns or word.lower in self.bonds.roles or self.cast.vocabulary.state_of(word.lower) is not None
        if pos == "PROPN":
            return self.cast.place(word) is not None
        if word.lemma in self.bonds.acting or word.lower in self.bonds.roles:
            return True
        return pos == "ADJ" and word.relation == "amod" and self.cast.vocabulary.state_of(word.lower) is not None

    def of(self, word: Word) -> Iterator[Pair]:
        """The relations of which `word` is the word."""
        if word.pos == "NOUN":
            yield from self._noun(word)
        elif word.pos in {"VERB", "ADJ"}:
            yield from self._verb(word)
        elif word.pos == "PROPN":
            yield from self.whereabouts.of(word)
        if word.i in self.aliases:
            yield from self._alias(word)
        if word.pos in {"NOUN", "ADJ"}:
            yield from self._national(word)

    def _noun(self, word: Word) -> Iterator[Pair]:
        lemma, bonds = word.lemma, self.bonds
        role = bonds.roles.get(word.lower) or bonds.roles.get(lemma) or self._first_minister(word)
        if role is not None:
            yield from self._role(word, role)
        elif lemma in bonds.ties:
            yield from self.ties.tie(word, bonds.ties[lemma])
        elif lemma in bonds.between:
            yield from self._between(word, bonds.between[lemma])
        elif lemma in bonds.cover:
            yield from self.deeds.cover(word, bonds.cover[lemma])
        elif lemma in bonds.words["fellow"]:
            yield from self._fellow(word)
        elif lemma in bonds.words["agreement"]:
            yield from self.ties.agreement(word)

    def _verb(self, word: Word) -> Iterator[Pair]:
        """Of a verb or an adjective; an adjective may be a role: "l'officier traitant de X"."""
        lemma, bonds = word.lemma, self.bonds
        yield from self.deeds.phrase(word)
        yield from self.deeds.received(word)
        if lemma in bonds.verbs and (word.pos == "VERB" or "VerbForm" in word.feats):
            yield from self.deeds.verb(word, bonds.verbs[lemma])
        elif word.pos == "ADJ" and lemma in bonds.adjectives:
            yield from self.deeds.adjective(word, bonds.adjectives[lemma])
        elif word.relation in {"amod", "acl"} and word.head.pos == "NOUN":
            role = bonds.roles.get(lemma) or bonds.roles.get(word.lower)
            yield from self._role(word.head, role, word) if role is not None else ()

    def _first_minister(self, noun: Word) -> Bond | None:
        """The bond of leading, for the noun of "prime minister"."""
        words = self.bonds.words
        prime = noun.lemma in words["minister"] and any(c.lower in words["prime"] for c in noun.children)
        return next((bond for bond in self.bonds.roles.values() if bond.name == "leads"), None) if prime else None

    def _role(self, noun: Word, bond: Bond, beside: Word | None = None) -> Iterator[Pair]:
        former = self.cast.vocabulary.modifiers.former
        if noun.lower.partition("-")[0] in former or any(c.lower in former for c in noun.children):
            return
        bearer = self.bearers.bearer(noun, bond.bodies)
        if bearer is None:
            return
        owner = self.bearers.owner(noun, bond) or (self.bearers.owner(beside, bond) if beside is not None else None)
        if owner is None or owner.key == bearer.key or (bond.name == "member_of" and not owner.known):
            return
        negated = any(c.relation == "cop" for c in noun.children) and is_negated(noun)
        yield bearer, self._named(noun, bond), owner, negated

    def _named(self, noun: Word, bond: Bond) -> str:
        """Who is one of several leaders, "a senior leader of X", leads nothing by it: he belongs to it."""
        if bond.name != "leads":
            return bond.name
        said = {c.lower for c in noun.children}
        if said & (self.bonds.words["deputy"] | self.bonds.words["second"]):
            return "deputy_chief_of"
        article = any(self.cast.vocabulary.determiners.get(c.lower) == "indefinite" for c in noun.children if c.pos in ("DET", "NUM"))
        several = article or said & self.bonds.words["senior"] or noun.feats.get("Number") == "Plur"
        return "member_of" if several and noun.lemma not in self.bonds.words["sole"] else bond.name

    def _national(self, word: Word) -> Iterator[Pair]:
        """ "le ressortissant égyptien X", "l'Égyptien X"."""
        cast = self.cast
        state = cast.state(word) if word.pos == "NOUN" or word.relation == "amod" else None
        if state is None:
            return
        noun = word.head if word.relation == "amod" else word
        if word.relation == "amod" and noun.lemma in self.bonds.words["nationality"]:  # "X, de nationalité égyptienne"
            bearer = cast.known(noun.head) if noun.relation == "nmod" else None
            if bearer is not None and bearer.type == "person":
                yield bearer, "national_of", state, False
            return
        nationals = cast.vocabulary.nationals
        if word.relation == "amod" and noun.lemma.lower() not in nationals and (noun.pos != "PROPN" or self._in_office(noun)):
            return
        if noun.feats.get("Number") == "Plur":
            return
        bearer = self.bearers.bearer(noun)
        if bearer is None and noun.lemma.lower() in nationals and self.bearers.definite(noun):
            bearer = cast.only_person(noun)
        if bearer is not None:
            yield bearer, "national_of", state, False

    def _in_office(self, name: Word) -> bool:
        """Whether a role stands before a name, or is written like one: the adjective is the office's then, "the Corvenian
        foreign minister X", "Corvenian President X"."""
        if self.cast.vocabulary.noun(name) is not None:
            return True
        before = self.cast.words[max(name.sentence.first, name.i - 4) : name.i]
        nouns = (self.cast.vocabulary.noun(word) for word in before if word.pos == "NOUN" and word.head is name)
        return any(noun is not None and noun.kind == "person" for noun in nouns)

    def _between(self, noun: Word, bond: Bond) -> Iterator[Pair]:
        bearer = self.bearers.bearer(noun) or self.cast.known_of(controller(noun.head) if noun.head.pos == "VERB" else None)
        linked = next((c for c in noun.children if cases(c) & self.bonds.words["between"]), None)
        for party in self.cast.all_of(linked):
            if bearer is not None:
                yield bearer, bond.name, party, False

    def _fellow(self, noun: Word) -> Iterator[Pair]:
        """ "a dit à ses camarades du Front": whoever says so is one of the Front."""
        cast = self.cast
        if not any(c.lower in cast.vocabulary.possessives for c in noun.children) or noun.head.pos != "VERB":
            return
        for one in cast.all_of(controller(noun.head))[:1]:
            for child in noun.children:
                found = cast.known(child) if child.relation.partition(":")[0] in {"nmod", "compound"} else None
                if found is not None and found.type in {"organisation", "group"} and one.type == "person":
                    yield one, "member_of", found, False

    def _alias(self, word: Word) -> Iterator[Pair]:
        """ "X, also known as Y"."""
        name = self.aliases[word.i]
        bearer = self.cast.last_named(word)
        if bearer is not None:
            yield bearer, ALIAS, Participant(self.cast.name_at(name), "person", False), False
