"""A language's words by which somebody binds themselves, read once and looked up by lemma."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from selon.attributing.clauses import NEGATIONS
from selon.attributing.vocabulary import words
from selon.languages import lexicon
from selon.parsing.words import Word

BEARERS = ("aux", "cop")


@dataclass(frozen=True, slots=True)
class Pledging:
    """`sets` are the lists of `commitments.toml` under [binding], by their names."""

    sets: dict[str, frozenset[str]]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.sets[name]

    def binds(self, verb: Word) -> bool:
        """Whether a verb is one by which somebody binds themselves here: not denied, not supposed, not wanted of them."""
        if verb.pos != "VERB" or verb.lemma not in self["verbs"] or denied(verb) or self.supposed(verb):
            return False
        reflexive = any(c.feats.get("Reflex") == "Yes" or c.relation.startswith("expl") for c in verb.children)
        if verb.lemma in self["reflexive"] and not reflexive:
            return False
        return verb.relation not in {"xcomp", "amod", "csubj"} and not conditional(verb)

    def supposed(self, verb: Word) -> bool:
        """Whether a clause stands under an "if", or has one under it."""
        marks = [c.lower for c in verb.children if c.relation == "mark"]
        under = [c.lower for clause in verb.children if clause.relation == "advcl" for c in clause.children if c.relation == "mark"]
        return any(word in self["if"] for word in (*marks, *under))

    def dutiful(self, verb: Word) -> bool:
        """Whether a clause says what is to be done: in the future, or under "must"."""
        bearers = (verb, *(c for c in verb.children if c.relation.startswith(BEARERS)))
        duty = any(w.lemma in self["duty"] or w.lower in self["duty"] or w.lower in self["supposed"] for w in bearers)
        return duty or future(verb) or self._to_be_done(verb)

    def _to_be_done(self, verb: Word) -> bool:
        """ "were to free": under a form of "to be", and marked as an infinitive."""
        is_ = any(c.lemma == "be" and c.relation.startswith(BEARERS) and c.i < verb.i for c in verb.children)
        return is_ and any(c.relation == "mark" and c.lower == "to" for c in verb.children)


@cache
def pledging(language: str) -> Pledging:
    """The words of a language."""
    return Pledging({name: frozenset(row.split()) for name, row in lexicon(language, "commitments")["binding"].items()})


def denied(word: Word) -> bool:
    """Whether a verb or noun is negated by a word that hangs on it."""
    return any(c.lower in NEGATIONS and c.pos != "NOUN" and c.lower not in {"ne", "n'"} for c in word.children)


def conditional(verb: Word) -> bool:
    """Whether a verb is in the conditional, or under "may", "could"."""
    bearers = (verb, *(c for c in verb.children if c.relation.startswith(BEARERS)))
    return any(w.feats.get("Mood") == "Cnd" or w.lower in words("possible") for w in bearers)


def future(verb: Word) -> bool:
    """Whether a clause speaks of what is to come, seen from now or from a past."""
    bearers = (verb, *(c for c in verb.children if c.relation.startswith(BEARERS)))
    marked = any(w.feats.get("Tense") == "Fut" or w.feats.get("Mood") == "Cnd" for w in bearers)
    return marked or any(w is not verb and w.lower in words("future_auxiliaries") | words("past_futures") for w in bearers)


def infinitive(verb: Word) -> bool:
    """Whether a verb is an infinitive of what is to be done, not of what has been."""
    perfect = any(c.relation.startswith("aux") and c.feats.get("VerbForm") == "Inf" for c in verb.children)
    marked = any(c.relation == "mark" and c.lower in words("infinitive_marks") for c in verb.children)
    return not perfect and (verb.feats.get("VerbForm") == "Inf" or marked)
