"""Attributions whose cue is a noun with a clause of its own: "l'annonce que", "his claim that", "la promesse de"."""

from __future__ import annotations

from collections.abc import Iterator

from selon.attributing.candidates import Candidate, Text
from selon.attributing.clauses import RELATIVE, Interval, controller, is_passive, subject
from selon.attributing.complements import after, clause_complement
from selon.attributing.lexicon import CueClass, Cues
from selon.attributing.mentions import is_role
from selon.attributing.surface import behind
from selon.attributing.vocabulary import words
from selon.parsing.words import Word
from selon.records import Span

OWNER_CASES = words("owner_cases")
OPENING = words("complementizers") | {":"}
FARTHEST_LINK = 8
OTHER_NOUN = CueClass("other noun", "asserts", "certain", frozenset({"that"}), "other noun")


def noun_candidates(text: Text, noun: Word, kind: CueClass) -> Iterator[Candidate]:
    """The clause, the infinitive or the noun phrase that says what the announcement or the promise is."""
    owner = _owner(noun)
    cue = _cue(noun)
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
    yield from _predicated(text, noun, cue, owner, kind)
    if owner is not None and noun.i + 1 < noun.sentence.last and text.words[noun.i + 1].lower in OPENING:
        yield from noun_in_order(text, noun, Candidate([], cue, noun, owner, kind, "noun"))


def _cue(noun: Word) -> Interval:
    return next((c.i for c in noun.children if c.relation == "det" and c.i == noun.i - 1), noun.i), noun.i


def _predicated(text: Text, noun: Word, cue: Interval, owner: Word | None, kind: CueClass) -> Iterator[Candidate]:
    """What the announcement or the fear is said to be ("the fear is that …", "l'objectif est de …")."""
    at, last = noun.right + 1, noun.sentence.last - 1
    while at < last and text.words[at].pos in {"AUX", "ADV", "PUNCT", "PART"} and text.words[at].lemma not in words("copulas"):
        at += 1
    if at + 2 > last or text.words[at].lemma not in words("copulas") or text.words[at + 1].lower not in OPENING | words("infinitive_marks"):
        return
    top = text.words[at + 1].head
    end = max(top.right, noun.head.right) if top.i > at + 1 else last
    found = after(text, at + 2, end)
    if found:
        yield Candidate([found], cue, noun, owner, kind, "noun+clause", top if top.i > at + 1 else None)


def noun_in_order(text: Text, noun: Word, like: Candidate) -> Iterator[Candidate]:
    """What the words behind a noun suggest, whatever the tree says: the clause that a word opens right behind it, up to likely ends."""
    at = noun.i + 1
    while at < min(noun.i + FARTHEST_LINK, noun.sentence.last - 1) and text.words[at].lower not in OPENING:
        at += 1
    if at + 1 >= noun.sentence.last or text.words[at].lower not in OPENING:
        return
    for frame, found in behind(text, (noun.i, at), noun.sentence.last):
        if found[0] <= text.words[min(at + 2, noun.sentence.last - 1)].start:
            yield Candidate([found], like.cue, noun, like.source, like.kind, f"noun+{frame}", surface=True)


def _according_to_which(noun: Word) -> Word | None:
    """The pronoun of a clause that says what a noun tells ("des informations selon lesquelles", "a report according to which")."""
    for clause in noun.children:
        if clause.relation in RELATIVE and clause.i > noun.i:
            for child in clause.children:
                telling = any(c.relation == "case" and c.lower in words("telling_cases") for c in child.children)
                if telling and child.i < clause.i and child.lower in words("relative_openings"):
                    return child
    return None


def _told(text: Text, clause: Word) -> Span | None:
    """What looks like a relative clause and may be what the claim is: with a subject of its own, behind "that", or behind nothing."""
    first, which = text.words[clause.left], _according_to_which(clause.head)
    if which is not None and clause.left <= which.i < clause.i:
        return after(text, which.i + 1, clause.right)
    own = subject(clause)
    linked = first.lower in words("complementizers")
    if own is None or own.lower in words("relatives") or (first.lower in words("relatives") and not linked):
        return None
    return after(text, clause.left + linked, clause.right)


def noun_kind(noun: Word, cues: Cues) -> CueClass | None:
    """The class of a noun that may attribute: one of the lexicon, or one that has a clause of its own."""
    kind = cues.nouns.get(noun.lemma)
    if kind is None and noun.right > noun.i + 2 and (clause_complement(noun) is not None or _according_to_which(noun) is not None):
        return OTHER_NOUN
    return kind


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


def _taken_for_a_part(noun: Word) -> Word | None:
    """Who plans or claims, where the verb at the head of a sentence was taken for a noun with a name before it ("Otto plans to leave")."""
    if any(child.relation in {"det", "nmod:poss", "case", "nsubj", "cop"} and child.i < noun.i for child in noun.children):
        return None
    for child in noun.children:
        if child.relation in {"compound", "amod"} and child.right == noun.i - 1 and child.left == noun.left == noun.sentence.first:
            return child if child.text[:1].isupper() else None
    return None


def _owner(noun: Word) -> Word | None:
    """Whose it is: a possessor, or the subject of the verb that makes it."""
    for child in noun.children:
        if child.relation in {"nmod:poss", "nsubj"} or (child.relation == "det" and child.feats.get("Poss") == "Yes"):
            return child
        if child.relation == "compound" and child.pos == "PROPN" and child.i == noun.i - 1:
            return child
        if child.relation.partition(":")[0] == "nmod" and any(c.relation == "case" and c.lower in OWNER_CASES for c in child.children):
            return child
    if noun.is_root and (before := _taken_for_a_part(noun)) is not None:
        return before
    if noun.relation in {"obj", "obl"} and noun.head.pos == "VERB" and not is_passive(noun.head):
        return controller(noun.head)
    return None
