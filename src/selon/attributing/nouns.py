"""Attributions whose cue is a noun with a clause of its own: "l'annonce que", "his claim that", "la promesse de"."""

from __future__ import annotations

from collections.abc import Iterator

from selon.attributing.candidates import Candidate, Text
from selon.attributing.clauses import RELATIVE, controller, is_passive, subject
from selon.attributing.complements import after, clause_complement
from selon.attributing.lexicon import CueClass
from selon.attributing.mentions import is_role
from selon.attributing.vocabulary import words
from selon.parsing.words import Word
from selon.records import Span

OWNER_CASES = words("owner_cases")


def noun_candidates(text: Text, noun: Word, kind: CueClass) -> Iterator[Candidate]:
    """The clause, the infinitive or the noun phrase that says what the announcement or the promise is."""
    owner = _owner(noun)
    first = next((c.i for c in noun.children if c.relation == "det" and c.i == noun.i - 1), noun.i)
    cue = (first, noun.i)
    complement = _complement(noun)
    if complement is not None:
        found = after(text, complement.left, complement.right)
        if found:
            yield Candidate([found], cue, noun, owner, kind, "noun+clause", complement)
    for child in noun.children:
        if child.i < noun.i:
            continue
        phrase = child.relation.partition(":")[0] in {"nmod", "obl", "appos"}
        if phrase and not (child is owner and is_role(child, text.parsed.language)):
            found = after(text, child.left, child.right, governed=True)
            if found:
                yield Candidate([found], cue, noun, owner if child is not owner else None, kind, "noun+phrase", child)
        elif child.relation in RELATIVE and child is not complement:
            found = _told(text, child)
            if found:
                yield Candidate([found], cue, noun, owner, kind, "noun+clause", child)


def _told(text: Text, clause: Word) -> Span | None:
    """What looks like a relative clause and may be what the claim is: with a subject of its own, behind "that", or behind nothing."""
    first = text.words[clause.left]
    own = subject(clause)
    if own is None or own.lower in words("relatives") or first.lower in words("relatives"):
        return None
    return after(text, clause.left + (first.lower in words("complementizers")), clause.right)


def _complement(noun: Word) -> Word | None:
    """The clause or infinitive that says what the announcement, the promise or the claim is."""
    finite = clause_complement(noun)
    if finite is not None and finite.i > noun.i:
        return finite
    for child in noun.children:
        if child.i > noun.i and child.relation in {"acl", "advcl", "xcomp", "ccomp", "nmod"} and _marked_infinitive(child):
            return child
    return None


def _marked_infinitive(word: Word) -> bool:
    if word.feats.get("VerbForm") != "Inf":
        return False
    return any(c.lower in words("infinitive_marks") for c in word.children if c.relation in {"mark", "case"})


def _owner(noun: Word) -> Word | None:
    """Whose it is: a possessor, or the subject of the verb that makes it."""
    for child in noun.children:
        if child.relation in {"nmod:poss", "nsubj"} or (child.relation == "det" and child.feats.get("Poss") == "Yes"):
            return child
        if child.relation == "compound" and child.pos == "PROPN" and child.i == noun.i - 1:
            return child
        if child.relation.partition(":")[0] == "nmod" and any(c.relation == "case" and c.lower in OWNER_CASES for c in child.children):
            return child
    if noun.relation in {"obj", "obl"} and noun.head.pos == "VERB" and not is_passive(noun.head):
        return controller(noun.head)
    return None
