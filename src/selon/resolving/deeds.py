"""Verbs and adjectives that say how two parties stand to each other: one shelters, funds, leads the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selon.attributing.clauses import controller, is_negated, is_passive, subject
from selon.parsing.words import Word
from selon.resolving.bearers import EITHER, PARTIES, SPEAKERS, Bearers, cases, relation_of
from selon.resolving.bonds import Bond, Bonds
from selon.resolving.doers import doer, doer_of_passive
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
        if verb.lemma not in bond.reflexive and any(c.feats.get("Reflex") == "Yes" and c.relation == "obj" for c in verb.children):
            return  # "armed himself" says nothing of another
        ones, others = self._passive(verb, bond) if is_passive(verb) or self._compound(verb) is not None else self._active(verb, bond)
        for a in ones[:2]:
            for b in others[:2]:
                yield self._turned(a, bond, b, self._negated(verb))

    def _turned(self, a: Participant, bond: Bond, b: Participant, negated: bool) -> Pair:
        """A body belongs to another, but is owned by a person."""
        owned = bond.name == "member_of" and b.type in SPEAKERS and a.type not in SPEAKERS
        return (b, "owns", a, negated) if owned else (a, bond.name, b, negated)

    def _negated(self, verb: Word) -> bool:
        """Whether a verb is negated, or stands under one for ceasing or refusing."""
        above = verb.head if relation_of(verb) in {"xcomp", "ccomp", "advcl", "acl"} and verb.feats.get("VerbForm") != "Fin" else None
        return is_negated(verb) or (above is not None and above.lemma in self.bonds.words["cease"])

    def _active(self, verb: Word, bond: Bond) -> Parties:
        ones = self.bearers.lifted(doer(verb, self.bonds.words["accuse"]))
        if bond.passive:
            return self._sought(verb, ones)
        if any(c.lower in self.bonds.words["as"] for c in verb.children if c.relation in {"mark", "case", "advmod"}):
            return [], []  # "described as belonging to X": whoever is described so stands elsewhere
        if bond.places and (held := verb.child("obj")) is not None and self.cast.place(held) is None and verb.lemma not in bond.reflexive:
            return [], []  # who holds another somewhere need not be there
        if bond.places:
            return [one for one in ones if one.known], self._at(verb)
        if not ones and bond.name == "leads" and verb.relation in {"acl", "acl:relcl"}:
            last = self.cast.last_named(verb, SPEAKERS)  # "X, an envoy who leads Y", the envoy not taken for a noun
            ones = [last] if last is not None else []
        target = None if bond.oblique else verb.child("obj") or self._named_behind(verb)
        if target is None or cases(target) & bond.on:
            return ones, self._on(verb, bond)
        return ones, self._harmed(target, bond)

    def _named_behind(self, verb: Word) -> Word | None:
        """A name right behind a verb, whatever the tree takes it for."""
        found = verb.child("xcomp")
        bare = found is not None and found.i == verb.i + 1 and found.pos in {"PROPN", "ADJ", "X"}
        return found if bare and self.cast.known_of(found) is not None else None

    def _sought(self, verb: Word, ones: list[Participant]) -> Parties:
        """ "X is seeking Y": a body that seeks somebody named, and wants nothing more of him."""
        target = verb.child("obj")
        if target is None or verb.child("xcomp", "ccomp") is not None:
            return [], []
        people = [one for one in self.cast.all_of(target) if one.known and one.type in SPEAKERS]
        return people, [one for one in ones if one.type in PARTIES]

    def _compound(self, verb: Word) -> Word | None:
        """ "X" of "the X-backed Y"."""
        hyphen = verb.i > 1 and self.cast.words[verb.i - 1].text == "-" and relation_of(verb) == "amod"
        return verb.child("compound") if hyphen and self.cast.known(verb.head) is not None else None

    def _passive(self, verb: Word, bond: Bond) -> Parties:
        compound = self._compound(verb)
        said_of = self._understood(verb) if compound is None else verb.head
        if bond.places:
            spot = self.cast.known_of(compound)
            return [one for one in self.bearers.lifted(said_of) if one.known], [spot] if spot is not None else self._at(verb)
        by = self.cast.all_of(compound if compound is not None else doer_of_passive(verb))
        if bond.passive:
            return self.bearers.lifted(said_of), by
        others = self._on(verb, bond)
        return (self.bearers.lifted(said_of), others) if others and not by else (by, self._harmed(said_of, bond))

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
        """The places that a verb says that somebody is in: "vit à X", "habite X"."""
        spots = [c for c in verb.children if cases(c) & self.bonds.words["place"] or (c.relation == "obj" and c.pos == "PROPN")]
        found = (self.cast.known(c) or self.cast.placed(c) for c in spots)
        return [place for place in found if place is not None and place.type in PARTIES]

    def _harmed(self, head: Word | None, bond: Bond) -> list[Participant]:
        """The other party; of a thing of somebody's ("son complexe"), whose it is."""
        if head is None:
            return []
        found = self.cast.all_of(head, things=bond.things) or self._parties(head)
        if any(one.known for one in found):
            return found
        place = self.cast.placed(head)
        if place is not None:
            return [place]
        if any(c.pos in {"DET", "PRON"} and c.lower in self.cast.vocabulary.possessives for c in head.children):
            owner = self.cast.owner(head, EITHER)
            return [owner] if owner is not None else found
        return found

    def _on(self, word: Word, bond: Bond) -> list[Participant]:
        said = [c for c in word.children if relation_of(c) in {"obl", "nmod", "iobj", "obj"} and cases(c) & bond.on]
        return [one for c in said for one in self._parties(c)]

    def _parties(self, head: Word) -> list[Participant]:
        """Those that a noun phrase stands for, or the one institution that it names."""
        found = self.cast.all_of(head)
        one = self.cast.institution(head) if not found else None
        return found if one is None else [one]

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
            givers = self.cast.all_of(doer_of_passive(verb) if is_passive(verb) else doer(verb, self.bonds.words["accuse"]))
            for a in givers[:2]:
                for b in self._takers(verb, noun, bond)[:1]:
                    yield a, bond.name, b, self._negated(verb) or self._none(noun)

    def _takers(self, verb: Word, noun: Word, bond: Bond) -> list[Participant]:
        """To whom a verb with its noun says that something is done: "donne refuge à X", "gave X shelter"."""
        cast, beside = self.cast, (*verb.children, *noun.children)
        found = [p for c in beside if c is not noun and cases(c) & bond.on for p in self._parties(c)]
        found += [p for c in verb.children if c.relation == "iobj" for p in cast.all_of(c)]
        found += [p for c in noun.children if c.relation == "compound" and (p := cast.known(c)) is not None]
        found += [p for c in verb.children if c.lower in self.bonds.words["them"] if (p := cast.them(c, subject(verb))) is not None]
        return found + ([] if bond.on else [p for c in noun.children if c.relation == "nmod" if (p := cast.thing(c)) is not None])

    def _none(self, noun: Word) -> bool:
        """ "has no contact"."""
        return any(c.lower in self.bonds.words["none"] for c in noun.children)

    def received(self, verb: Word) -> Iterator[Pair]:
        """The same turned round: "recevoir des armes de", "trouver refuge chez"."""
        second = self.bonds.received.get(verb.lemma, {})
        for noun in verb.children if second and not is_passive(verb) else ():
            bond = second.get(noun.lemma)
            if bond is None or not noun.relation.startswith(("obj", "obl")):
                continue
            beside = [c for c in (*verb.children, *noun.children) if c is not noun]
            beside += [g for c in beside if c.lower in self.bonds.words["source"] for g in c.children]  # "auprès" taken for an adverb
            givers = [p for c in beside if cases(c) & self.bonds.words["source"] for p in self.cast.all_of(c)]
            for a in givers[:1]:
                for b in self.cast.all_of(controller(verb))[:2]:
                    yield a, bond.name, b, self._negated(verb) or self._none(noun)
