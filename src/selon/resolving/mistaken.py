"""Verbs that a parser took for nouns or adjectives: "La Corvénie finance le Front", "is armed by", "Corvenia arms the Front".

A word that has a subject, an object or an auxiliary as verbs have, and the form of a verb that tells of an event or a
relation, is that verb. Statements are read before, by their own cues (`attributing.mending`).
"""

from __future__ import annotations

from collections.abc import Container

from selon.attributing.vocabulary import words
from selon.parsing.pipeline import verb_lemma
from selon.parsing.words import Parsed, Word

TAKEN_FOR = frozenset({"NOUN", "PROPN", "ADJ"})
ARGUMENTS = frozenset({"nsubj", "obj", "aux", "aux:pass", "nsubj:pass", "obl:agent"})
NOMINAL = frozenset({"det", "cop", "amod", "nummod", "nmod:poss", "flat", "case"})
NEVER = frozenset({"det", "flat", "nmod", "obl", "compound", "case", "nummod", "nmod:poss", "obl:arg", "obl:mod"})
BETWEEN = frozenset({"det", "compound", "appos", "nmod", "punct", "obl", "advmod"})
FINITE = {"VerbForm": "Fin", "Mood": "Ind"}
PARTICIPLE = {"VerbForm": "Part", "Tense": "Past"}


def mend_verbs(parsed: Parsed, lemmas: Container[str]) -> None:
    """Make verbs of the words that govern like one and have a form of one of these lemmas."""
    for word in parsed.words:
        if word.pos in TAKEN_FOR:
            if word.children and word.relation not in NEVER and _governs(word):
                lemma = verb_lemma(parsed.language, word.lower)
                if lemma in lemmas:
                    _mend(word, lemma)
        elif word.pos == "VERB" and word.lemma in lemmas:
            _give_subject(word)
        elif word.pos == "AUX" and word.relation == "aux" and any(child.relation == "nsubj" for child in word.children):
            _hang_on_verb(word)


def _hang_on_verb(auxiliary: Word) -> None:
    """What a parser hung on an auxiliary, its verb has: "X n'a pas rompu"."""
    verb = auxiliary.head
    for child in auxiliary.children:
        child.head = verb
    verb.children.extend(auxiliary.children)
    verb.children.sort(key=lambda child: child.i)
    auxiliary.children.clear()
    auxiliary.left = auxiliary.right = auxiliary.i


def _governs(word: Word) -> bool:
    is_root = word.head is word
    if not is_root and all(child.relation not in ARGUMENTS for child in word.children):
        return False
    relations = {child.relation for child in word.children}
    if is_root and word.pos == "NOUN" and relations <= BETWEEN:
        return _between_names(word)
    return not relations.isdisjoint(ARGUMENTS) and relations.isdisjoint(NOMINAL)


def _between_names(word: Word) -> bool:
    """Whether a root stands between two names like a verb: "Corvenia controls Vallombe"."""
    named = [child for child in word.children if child.pos == "PROPN"]
    bare = len(named) > 1 and named[0].relation == "compound" and named[-1].relation != "compound" and named[-1].i > word.i > named[0].i
    return bare and not any(child.relation == "case" for child in named[-1].children)


def _mend(word: Word, lemma: str) -> None:
    helped = any(child.relation.startswith("aux") or child.relation in {"nsubj:pass", "obl:agent"} for child in word.children)
    word.pos, word.lemma, word.feats = "VERB", lemma, PARTICIPLE if helped else FINITE
    _give_subject(word)
    if not helped and word.child("obj") is None:
        bare = next((c for c in word.children if c.i > word.i and c.relation in {"nmod", "appos"} and c.pos == "PROPN"), None)
        if bare is not None and not any(c.relation == "case" for c in bare.children):
            bare.relation = "obj"
    for child in word.children:
        if helped and child.relation == "obl" and any(c.lower in words("agent_cases") for c in child.children):
            child.relation = "obl:agent"


def _give_subject(verb: Word) -> None:
    """A name right before a finite verb that has no subject, hung on it as part of a compound, is its subject."""
    if verb.feats.get("VerbForm") != "Fin" or verb.relation in {"amod", "compound"} or verb.child("nsubj") is not None:
        return
    before = [child for child in verb.children if child.i < verb.i and child.relation == "compound" and child.pos == "PROPN"]
    for child in before:
        child.relation = "nsubj" if child is before[-1] else child.relation
