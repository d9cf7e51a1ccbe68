"""Nouns that say what one party does to another, and where somebody is: "the funding of Y by X", "has its seat in Y"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selon.attributing.clauses import controller, is_negated, subject
from selon.parsing.words import Word
from selon.resolving.bearers import EITHER, Bearers, cases, is_possessor, relation_of
from selon.resolving.bonds import Bond, Bonds
from selon.resolving.known import Participant
from selon.resolving.participants import Cast
from selon.resolving.ties import Pair

COMPLEMENTS = frozenset({"nmod", "obl", "compound", "amod", "det"})


@dataclass(frozen=True, slots=True)
class Doings:
    """Reads them in one document."""

    cast: Cast
    bonds: Bonds
    bearers: Bearers

    def act(self, noun: Word, bond: Bond) -> Iterator[Pair]:
        """From who does it to whom it is done."""
        words, cast = self.bonds.words, self.cast
        verb = noun.head if noun.relation == "obj" and noun.head.pos == "VERB" and noun.head.lemma in words["give"] else None
        said = self._complements(noun) + ([c for c in verb.children if relation_of(c) == "obl"] if verb is not None else [])
        tos = self._after(said, bond.act_on)
        gens = self._after(said, words["genitive"])
        doers = self._after(said, words["by"]) or self._owners(noun)
        if not doers and tos and gens and tos[0].key != gens[0].key:
            doers, gens = gens, []
        if not doers and verb is not None:
            doers = cast.all_of(controller(verb))
        others = tos or [one for one in gens if one.key not in {doer.key for doer in doers}]
        negated = any(c.lower in words["none"] for c in noun.children) or (verb is not None and is_negated(verb))
        for a in doers[:2]:
            for b in others[:2]:
                yield a, bond.name, b, negated

    def _complements(self, noun: Word) -> list[Word]:
        """What hangs on a noun, and on a thing that completes it: "les livraisons d'armes de X à Y"."""
        own = [c for c in noun.children if relation_of(c) in COMPLEMENTS]
        inner = [c for c in own if relation_of(c) == "nmod" and c.pos == "NOUN" and self.cast.of(c) is None and c.left > noun.i]
        return own + [g for c in inner for g in c.children if relation_of(g) in {"nmod", "obl"}]

    def _after(self, said: list[Word], before: frozenset[str]) -> list[Participant]:
        return [one for c in said if not is_possessor(c) and cases(c) & before for one in self.cast.all_of(c)]

    def _owners(self, noun: Word) -> list[Participant]:
        """ "X's", "its", "Egyptian" before the noun."""
        cast, found = self.cast, list[Participant]()
        for child in noun.children:
            if is_possessor(child):
                found += cast.all_of(child)
            elif child.lower in cast.vocabulary.possessives and child.pos in {"DET", "PRON"}:
                found += [one for one in [cast.owner(noun, EITHER)] if one is not None]
            elif child.relation == "amod":
                found += [one for one in [cast.state(child)] if one is not None]
        return found

    def cover(self, noun: Word, bond: Bond) -> Iterator[Pair]:
        """Whose cover somebody is under: "vivre sous la protection du Front", "is under the control of the Front"."""
        if not cases(noun) & self.bonds.words["under"]:
            return
        owners = [c for c in noun.children if is_possessor(c) or cases(c) & self.bonds.words["genitive"]]
        for a in [p for c in owners for p in self.cast.all_of(c)][:1]:
            for b in self._under(noun)[:2]:
                yield a, bond.name, b, is_negated(noun.head) or is_negated(noun)

    def _under(self, noun: Word) -> list[Participant]:
        """Those who are said to be under it."""
        if any(c.relation == "cop" for c in noun.children):
            return self.cast.all_of(subject(noun))
        if noun.head.pos in {"VERB", "AUX"}:
            said_of = noun.head.child("obj") or controller(noun.head)
            return self.bearers.lifted(said_of) or self.bearers.lifted(controller(noun.head))
        found = self.cast.known(noun.head) if noun.relation == "nmod" else None
        return [found] if found is not None else []

    def seat(self, noun: Word, bond: Bond) -> Iterator[Pair]:
        """ "has its headquarters in Y", "is in exile in Y"."""
        words, verb = self.bonds.words, noun.head
        is_there = any(c.relation == "cop" for c in noun.children) and bool(cases(noun) & words["within"])
        if verb.pos in {"VERB", "AUX"} and ((noun.relation == "obj" and verb.lemma in words["have"]) or cases(noun) & words["within"]):
            one, negated = controller(verb), is_negated(verb)
        elif is_there:
            one, negated = subject(noun), is_negated(noun)
        else:
            return
        spots = [c for word in (noun, verb) for c in word.children if c is not noun and c.i > noun.i and cases(c) & words["place"]]
        places = [found for c in spots if (found := self.cast.known(c) or self.cast.placed(c)) is not None and found.type == "location"]
        for a in self.bearers.lifted(one)[:2]:
            for b in places[:1]:
                if a.known:
                    yield a, bond.name, b, negated
