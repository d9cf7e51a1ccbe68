"""Nouns between two parties: their ties and contacts, and what they have signed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from selon.attributing.clauses import agent, controller, is_negated, is_passive, subject
from selon.parsing.words import Word
from selon.resolving.bearers import EITHER, PARTIES, Bearers, cases
from selon.resolving.bonds import Bond, Bonds
from selon.resolving.known import Participant
from selon.resolving.participants import Cast

Pair = tuple[Participant, str, Participant, bool]  # a, the relation's name, b, negated


@dataclass(frozen=True, slots=True)
class Ties:
    """Reads them in one document. `documents`: the id of the agreement that a word is part of a mention of."""

    cast: Cast
    bonds: Bonds
    bearers: Bearers
    documents: Mapping[int, str]

    def tie(self, noun: Word, bond: Bond) -> Iterator[Pair]:
        words = self.bonds.words
        others = [c for c in noun.children if c.relation.partition(":")[0] in {"nmod", "obl", "acl"}]
        verb = noun.head if noun.relation in {"obj", "nsubj", "nsubj:pass", "obl"} and noun.head.pos in {"VERB", "ADJ", "AUX"} else None
        if noun.relation == "obj" and verb is not None:
            others += [c for c in verb.children if c.i > noun.i and c.relation.partition(":")[0] in {"obl", "obj"}]
        others += [g for c in noun.children if c.relation == "nmod" for g in c.children if g.relation == "nmod" and cases(g) & bond.on]
        both = [one for c in others if cases(c) & words["between"] for one in self._both(c)]
        ones = self._first(noun, others, verb)
        seconds = [one for c in others if cases(c) & (bond.on | words["with"]) for one in self.cast.all_of(c)]
        name = self._named(noun, bond, verb)
        negated = any(c.lower in words["none"] for c in noun.children) or is_negated(noun) or self._ended(noun, bond, verb)
        if len(both) == 2:
            yield both[0], name, both[1], negated
        elif ones and seconds:
            yield ones[0], name, seconds[0], negated
        elif len(ones) == 2 and (noun.relation == "obj" or any(c.relation == "cop" for c in noun.children)):  # "X and Y have ties"
            yield ones[0], name, ones[1], negated

    def _ended(self, noun: Word, bond: Bond, verb: Word | None) -> bool:
        """Whether a verb says that there are no such ties: "has no ... any more", "the contacts have ceased"."""
        words = self.bonds.words
        if verb is None:
            return False
        if verb.lemma in words["break"] and (bond.name != "ties_with" or noun.relation == "nsubj"):
            return not is_negated(verb)
        return is_negated(verb) and (not noun.relation.startswith("nsubj") or verb.lemma in words["exist"] | words["break"])

    def _both(self, first: Word) -> list[Participant]:
        """Both of "between X and Y", the second also where the tree has it elsewhere."""
        found, words = self.cast.all_of(first), self.cast.words
        at = first.right + 1
        if len(found) != 1 or at >= first.sentence.last or words[at].lower not in self.cast.vocabulary.conjunctions:
            return found
        behind = (self.cast.known(words[i]) for i in range(at + 1, min(at + 6, first.sentence.last)) if words[i].pos in {"NOUN", "PROPN"})
        return found + [one for one in behind if one is not None][:1]

    def _first(self, noun: Word, others: list[Word], verb: Word | None) -> list[Participant]:
        """Whose ties they are."""
        cast, words = self.cast, self.bonds.words
        ones = [one for c in others if cases(c) & words["genitive"] for one in cast.all_of(c)]
        poss = [c for c in noun.children if c.relation == "nmod:poss" or (c.pos == "DET" and c.lower in cast.vocabulary.possessives)]
        for child in poss:
            ones += cast.all_of(child) if child.pos in {"NOUN", "PROPN"} else []
        if (
            not ones
            and verb is not None
            and noun.relation in {"obj", "obl"}
            and (poss or not any(cases(c) & words["between"] for c in others))
        ):
            ones = cast.all_of(controller(verb))
        if not ones and any(c.relation == "cop" for c in noun.children):
            ones = cast.all_of(subject(noun))
        if not ones and poss:
            owner = cast.last_named(noun) or cast.owner(noun, EITHER)
            ones = [owner] if owner is not None else []
        return ones

    def _named(self, noun: Word, bond: Bond, verb: Word | None) -> str:
        """What sort of ties: close ones, of family, broken ones."""
        words = self.bonds.words
        if bond.name != "ties_with":
            return bond.name
        said = {c.lemma for c in noun.children} | ({verb.lemma} if verb is not None else set())
        if (
            verb is not None
            and noun.relation in {"obj", "nsubj:pass"}
            and verb.lemma in words["break"] | {w.lower for w in (verb,) if w.pos == "ADJ"} & words["break"]
        ):
            return "broken_with"
        return "family_ties_with" if said & words["family"] else "close_ties_with" if said & words["close"] else bond.name

    def agreement(self, noun: Word) -> Iterator[Pair]:
        """Who signed it, or between whom it is said to be."""
        words, cast = self.bonds.words, self.cast
        agreement = self._agreement(noun)
        parties: list[Participant] = []
        for child in noun.children:
            if child.relation.partition(":")[0] in {"nmod", "obl"} and cases(child) & (words["between"] | words["with"]):
                parties += self._both(child) if cases(child) & words["between"] else cast.all_of(child)
        verb = next((c for c in noun.children if c.relation.startswith("acl") and c.lemma in words["sign"]), None)
        bound = self._bound(noun)
        above = noun.head if noun.relation in {"obj", "nsubj:pass"} and noun.head.lemma in words["sign"] else None
        signing = verb or above
        if signing is not None:
            parties += cast.all_of(agent(signing)) + [p for c in signing.children if cases(c) & words["with"] for p in cast.all_of(c)]
            parties += cast.all_of(subject(signing)) if not is_passive(signing) else []
        elif bound:
            parties += bound
        elif parties:
            determined = (c for c in noun.children if cases(c) & words["genitive"] and any(g.pos == "DET" for g in c.children))
            parties += [replace(p, type="organisation") for c in determined for p in [cast.thing(c)] if p is not None]
        negated = above is not None and is_negated(above)
        for party in parties:
            if party.type in PARTIES:
                yield party, "party_to", agreement, negated

    def _agreement(self, noun: Word) -> Participant:
        """The agreement that a noun stands for: the one whose name it is part of, or the only one that the document names."""
        key = self.documents.get(noun.i)
        if key is None and self.bearers.definite(noun) and len(set(self.documents.values())) == 1:
            key = next(iter(self.documents.values()))
        return Participant(key or self.cast.phrase(noun), "agreement", key is not None)

    def signatory(self, word: Word) -> Iterator[Pair]:
        """ "is a party to the accord", "signataire de l'accord"."""
        words = self.bonds.words
        before = words["to"] | words["genitive"]
        said = [c for c in word.children if c.relation.partition(":")[0] in {"nmod", "obl"} and cases(c) & before]
        papers = [c for c in said if c.lemma in words["agreement"] or c.i in self.documents]
        is_said = any(c.relation == "cop" for c in word.children)
        one = subject(word) if is_said else word.head if word.relation in {"appos", "amod"} else None
        for paper in papers[:1]:
            for party in self.cast.all_of(one):
                if party.type in PARTIES:
                    yield party, "party_to", self._agreement(paper), is_negated(word)

    def _bound(self, noun: Word) -> list[Participant]:
        """Those who are said to keep an agreement or to break it, or that it says must do something: its parties, either way."""
        words, top = self.bonds.words, noun
        if noun.relation == "nmod" and noun.head.lemma.lower() in words["points"]:
            top = noun.head  # "article 4 of the accord"
        verb = top.head
        if verb is top or verb.pos != "VERB":
            return []
        kept = top.relation in {"obj", "nsubj:pass"} and verb.lemma in words["keep"]
        kept = kept or (top.relation.startswith("obl") and verb.lemma in words["keep_to"])
        under = any(c.lower in words["under"] for c in top.children if c.relation in {"case", "fixed"} or c.pos == "ADP")
        duty = under and any(w.lemma in words["duty"] or w.lower in words["duty"] for w in (verb, *verb.children))
        if not kept and not duty:
            return []
        return self.cast.all_of(agent(verb) if kept and is_passive(verb) else controller(verb))
