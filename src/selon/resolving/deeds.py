"""Verbs and adjectives that say how two parties stand to each other: one shelters, funds, leads the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selon.attributing.clauses import agent, controller, is_negated, is_passive, subject
from selon.parsing.words import Word
from selon.resolving.bearers import EITHER, SPEAKERS, Bearers, cases
from selon.resolving.bonds import Bond, Bonds
from selon.resolving.known import Participant
from selon.resolving.participants import Cast
from selon.resolving.ties import Pair

Parties = tuple[list[Participant], list[Participant]]


@dataclass(frozen=True, slots=True)
class Deeds:
    """Reads them in one document."""

    cast: Cast
    bonds: Bonds
    bearers: Bearers

    def verb(self, verb: Word, bond: Bond) -> Iterator[Pair]:
        """From the subject to the object, the passive turned round."""
        reflexive = any(c.relation.startswith("expl") or c.lower in self.bonds.words["self"] for c in verb.children)
        if verb.lemma in bond.reflexive and not reflexive:
            return
        if any(c.feats.get("Reflex") == "Yes" and c.relation == "obj" for c in verb.children):
            return  # "armed himself" says nothing of another
        ones, others = self._passive(verb, bond) if is_passive(verb) else self._active(verb, bond)
        for a in ones[:2]:
            for b in others[:2]:
                yield a, bond.name, b, is_negated(verb)

    def _active(self, verb: Word, bond: Bond) -> Parties:
        if bond.passive:
            return [], []
        ones = self.bearers.lifted(controller(verb))
        if bond.places:
            return [one for one in ones if one.known], self._at(verb)
        if not ones and bond.name == "leads" and verb.relation in {"acl", "acl:relcl"}:
            last = self.cast.last_named(verb, SPEAKERS)  # "X, an envoy who leads Y", the envoy not taken for a noun
            ones = [last] if last is not None else []
        target = verb.child("obj")
        return ones, self._harmed(target, bond) if target is not None else self._on(verb, bond)

    def _passive(self, verb: Word, bond: Bond) -> Parties:
        said_of = self._understood(verb)
        if bond.places:
            return [one for one in self.bearers.lifted(said_of) if one.known], self._at(verb)
        if bond.passive:
            return self.bearers.lifted(said_of), self.cast.all_of(agent(verb))
        others = self._on(verb, bond)
        return (self.bearers.lifted(said_of), others) if others else (self.cast.all_of(agent(verb)), self._harmed(said_of, bond))

    def _understood(self, verb: Word) -> Word | None:
        """Of whom a participle is said: the name right before a bare one, whatever the tree says; else its controller."""
        if any(c.relation.startswith("aux") for c in verb.children) or verb.relation not in {"acl", "amod", "advcl", "conj"}:
            return controller(verb)
        words = self.cast.words
        before = words[verb.i - 2] if verb.i > 1 and words[verb.i - 1].lower == "," else words[verb.i - 1] if verb.i else None
        if before is not None and before.pos == "PROPN" and self.cast.known(before) is not None:
            return before
        return controller(verb) if verb.relation != "conj" or verb.head.feats.get("VerbForm") == "Part" else None

    def _at(self, verb: Word) -> list[Participant]:
        """The places that a verb says that somebody is in."""
        found = (self.cast.known(c) or self.cast.placed(c) for c in verb.children if cases(c) & self.bonds.words["place"])
        return [place for place in found if place is not None]

    def _harmed(self, head: Word | None, bond: Bond) -> list[Participant]:
        """The other party; of a thing of somebody's ("son complexe"), whose it is."""
        found = self.cast.all_of(head, things=bond.things) or (
            [one] if head is not None and (one := self.cast.institution(head)) is not None else []
        )
        if head is None or any(one.known for one in found):
            return found
        place = self.cast.placed(head)
        if place is not None:
            return [place]
        if any(c.pos in {"DET", "PRON"} and c.lower in self.cast.vocabulary.possessives for c in head.children):
            owner = self.cast.owner(head, EITHER)
            return [owner] if owner is not None else found
        return found

    def _on(self, word: Word, bond: Bond) -> list[Participant]:
        return [
            p
            for c in word.children
            if c.relation.partition(":")[0] in {"obl", "nmod", "iobj"} and cases(c) & bond.on
            for p in self.cast.all_of(c)
        ]

    def adjective(self, word: Word, bond: Bond) -> Iterator[Pair]:
        bearer = self.cast.all_of(word.head if word.relation in {"amod", "acl"} else subject(word))
        others = self._on(word, bond) or [p for c in word.children for g in c.children if cases(g) & bond.on for p in self.cast.all_of(g)]
        if len(bearer) == 2 and not others and bond.on and word.feats.get("Number") != "Sing":
            bearer, others = bearer[:1], bearer[1:]  # "X and Y are close"
        for a in bearer[:1]:
            for b in others[:2]:
                if a.known or b.known:
                    yield a, bond.name, b, is_negated(word)

    def phrase(self, verb: Word) -> Iterator[Pair]:
        second = self.bonds.phrases.get(verb.lemma)
        if second is None:
            return
        for noun in verb.children:
            bond = second.get(noun.lemma)
            if bond is None or not noun.relation.startswith(("obj", "obl", "nsubj")):
                continue
            givers = self.cast.all_of(agent(verb) if is_passive(verb) else controller(verb))
            takers = [p for c in (*verb.children, *noun.children) if c is not noun and cases(c) & bond.on for p in self.cast.all_of(c)]
            takers += [p for c in verb.children if c.relation == "iobj" for p in self.cast.all_of(c)]
            takers += [
                p for c in verb.children if c.lower in self.bonds.words["them"] for p in [self.cast.them(c, subject(verb))] if p is not None
            ]
            takers += [] if bond.on else [p for c in noun.children if c.relation == "nmod" for p in [self.cast.thing(c)] if p is not None]
            for a in givers[:2]:
                for b in takers[:1]:
                    yield a, bond.name, b, is_negated(verb)

    def received(self, verb: Word) -> Iterator[Pair]:
        """The same turned round: "recevoir des armes de", "trouver refuge chez"."""
        second = self.bonds.received.get(verb.lemma, {})
        for noun in verb.children if second and not is_passive(verb) else ():
            bond = second.get(noun.lemma)
            if bond is None or not noun.relation.startswith(("obj", "obl")):
                continue
            others = [c for c in (*verb.children, *noun.children) if c is not noun and cases(c) & self.bonds.words["source"]]
            givers = [p for c in others for p in self.cast.all_of(c)]
            for a in givers[:1]:
                for b in self.cast.all_of(controller(verb))[:2]:
                    yield a, bond.name, b, is_negated(verb)

    def cover(self, noun: Word, bond: Bond) -> Iterator[Pair]:
        """Whose cover somebody is under: "vivre sous la protection du Front"."""
        if not cases(noun) & self.bonds.words["under"] or noun.head.pos != "VERB":
            return
        owners = [c for c in noun.children if cases(c) & self.bonds.words["genitive"] or c.relation == "nmod:poss"]
        for a in [p for c in owners for p in self.cast.all_of(c)][:1]:
            for b in self.bearers.lifted(controller(noun.head))[:2]:
                yield a, bond.name, b, is_negated(noun.head)
