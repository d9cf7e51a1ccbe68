"""How those whom an article names are said to stand to each other: who leads, shelters, speaks for, belongs to whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from selon.attributing.clauses import controller
from selon.parsing.words import Parsed, Word
from selon.records import Entity, Relation, Source, Span, Statement
from selon.resolving.bearers import Bearers, cases
from selon.resolving.bonds import Bond, Bonds, bonds
from selon.resolving.deeds import Deeds
from selon.resolving.doings import Doings
from selon.resolving.known import ARTICLE, Participant
from selon.resolving.participants import Cast
from selon.resolving.roles import Roles
from selon.resolving.standing import is_coming, is_intent, says
from selon.resolving.ties import Pair, Ties
from selon.resolving.triggers import Triggers, triggers
from selon.resolving.whereabouts import Whereabouts

ALIAS = "also_known_as"
UNREAL = frozenset({"foreseen", "ordered"})  # of what is only planned or asked for nobody says that it is so
DOING = frozenset({"VERB", "ADJ"})
SAYING = frozenset({"NOUN", "VERB", "ADJ", "PROPN"})


def relations(
    parsed: Parsed, statements: Sequence[Statement], entities: Sequence[Entity], sources: Mapping[str, Source] | None = None
) -> tuple[Relation, ...]:
    """The relations of a document in the order of the text, each once with all who state it.

    `a` and `b` are ids of entities or of `sources`, or the words for those without a name; `at` is the clause or noun
    phrase that says so, in code points, half-open. `stated_by` holds ids of statements, or "article".
    """
    return relations_among(Cast(parsed, statements, entities, sources or {}), entities)


@cache
def telling(language: str) -> frozenset[str]:
    """The lemmas of the verbs that tell of an event or a relation."""
    acting, happening = bonds(language), triggers(language)
    verbs = (acting.verbs, acting.phrases, acting.received, happening.verbs, happening.phrases, happening.light["carry"])
    return frozenset(lemma for table in verbs for lemma in table)


def relations_among(cast: Cast, entities: Sequence[Entity]) -> tuple[Relation, ...]:
    """The relations of the document whose cast is known."""
    parsed = cast.parsed
    finder = Finder(cast, bonds(parsed.language), entities)
    happening = triggers(parsed.language)
    found: dict[tuple[str, str, str, bool], Relation] = {}
    telling, aliases = finder.bonds.telling, finder.aliases
    for word in parsed.words:
        if word.lemma not in telling and word.lower not in telling and word.i not in aliases and not finder.may_say(word):
            continue
        if word.pos not in SAYING and word.i not in aliases:
            continue
        for a, name, b, said_not in finder.of(word):
            if a.key == b.key or not (a.known or b.known or name == "party_to") or _no_pair(a, name, b):
                continue
            stated = cast.stated_by(word)
            if _is_unreal(word, finder, happening, stated):
                continue
            negated = said_not or _is_denied(cast.covering(word))
            known = found.get((a.key, name, b.key, negated))
            if known is None:
                at = _extent(parsed, word) if name != ALIAS else (word.start, finder.aliases[word.i].start + len(b.key))
                found[a.key, name, b.key, negated] = Relation(a.key, name, b.key, at, stated, negated)
            else:
                both = tuple(dict.fromkeys((*known.stated_by, *stated)))
                found[a.key, name, b.key, negated] = replace(known, stated_by=both)
    return tuple(found.values())


def _is_unreal(word: Word, finder: Finder, happening: Triggers, stated: tuple[str, ...]) -> bool:
    """Whether something is only planned, asked for or meant; or, where nobody is said to say so, only possible."""
    verb = word
    if word.pos not in DOING:
        if word.lemma not in finder.bonds.doing or word.relation not in {"obj", "nsubj:pass"} or word.head.pos != "VERB":
            return False
        verb = word.head
    standing = says(verb, happening)
    if standing in UNREAL or (standing == "hypothetical" and stated == (ARTICLE,)) or is_coming(verb, happening):
        return True
    return is_intent(verb, happening) or (verb is not word and verb.lemma in finder.bonds.words["seek"])


def _is_denied(said: Sequence[Statement]) -> bool:
    """Whether what is said is said by somebody to deny it."""
    return bool(said) and said[-1].stance == "denies" and said[-1].polarity == "positive"


def _no_pair(a: Participant, name: str, b: Participant) -> bool:
    """Whether a relation cannot be between such two: nobody belongs to a place, and of those sought only the named are told."""
    if name in {"member_of", "lawyer_of"}:
        return b.type == "location"
    if name == "works_at":
        return b.type == "location" or a.type != "person"
    if name == "controls" and b.type == "person":
        return True
    if name in {"controls", "founded"}:
        return not b.known and b.type != "location"
    return name == "wanted_by" and not a.known


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
        self.roles = Roles(cast, bonds, self.bearers)
        self.ties = Ties(cast, bonds, self.bearers, documents)
        self.deeds = Deeds(cast, bonds, self.bearers)
        self.doings = Doings(cast, bonds, self.bearers)
        self.whereabouts = Whereabouts(cast, bonds)

    def may_say(self, word: Word) -> bool:
        """Whether a word that is none for a relation may yet say one: of which state somebody is, where a place is, of what body."""
        pos = word.pos
        if pos == "PROPN":
            if self.cast.place(word) is not None:
                return True
            return len(word.children) > 1 and any(child.relation == "nmod" for child in word.children)
        if pos == "NOUN":
            return not word.text.islower() and self.cast.vocabulary.state_of(word.lower) is not None
        return pos == "ADJ" and self.roles.may_be_national(word)

    def of(self, word: Word) -> Iterator[Pair]:
        """The relations of which `word` is the word."""
        if word.pos == "NOUN":
            yield from self._noun(word)
        elif word.pos in {"VERB", "ADJ"}:
            yield from self._verb(word)
        elif word.pos == "PROPN":
            yield from self._role(word)
            yield from self.roles.of_a_body(word)
            yield from self.whereabouts.of(word)
        if word.i in self.aliases:
            yield from self._alias(word)
        if word.pos in {"NOUN", "ADJ"}:
            yield from self.roles.national(word)

    def _noun(self, word: Word) -> Iterator[Pair]:
        lemma, bonds = word.lemma, self.bonds
        yield from self._role(word)
        for table, read in (
            (bonds.ties, self.ties.tie),
            (bonds.between, self._between),
            (bonds.cover, self.doings.cover),
            (bonds.acts, self.doings.act),
            (bonds.seats, self.doings.seat),
            (bonds.posts, self.roles.post),
        ):
            if lemma in table:
                yield from read(word, table[lemma])
        if lemma in bonds.words["fellow"]:
            yield from self._fellow(word)
        elif lemma in bonds.words["agreement"]:
            yield from self.ties.agreement(word)
        elif lemma in bonds.words["signatory"]:
            yield from self.ties.signatory(word)

    def _role(self, word: Word) -> Iterator[Pair]:
        found = self.roles.bond(word)
        if found is not None:
            yield from self.roles.of(word, *found)

    def _verb(self, word: Word) -> Iterator[Pair]:
        """Of a verb or an adjective; an adjective may be a role: "l'officier traitant de X"."""
        lemma, bonds = word.lemma, self.bonds
        yield from self.deeds.phrase(word)
        yield from self.deeds.received(word)
        if lemma in bonds.verbs and (word.pos == "VERB" or "VerbForm" in word.feats):
            for bond in bonds.verbs[lemma]:
                yield from self.deeds.verb(word, bond)
        elif word.pos == "ADJ" and lemma in bonds.adjectives:
            yield from self.deeds.adjective(word, bonds.adjectives[lemma])
        elif word.relation in {"amod", "acl"} and word.head.pos == "NOUN":
            role = bonds.roles.get(lemma) or bonds.roles.get(word.lower)
            yield from self.roles.of(word.head, role, word) if role is not None else ()
        elif word.pos == "ADJ" or (word.relation == "acl" and word.lower in bonds.roles):
            yield from self._role(word)
            if lemma in bonds.words["signatory"]:
                yield from self.ties.signatory(word)

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
