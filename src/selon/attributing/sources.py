"""Whose words: the mention that a candidate is put down to, where the tree alone does not say it rightly."""

from __future__ import annotations

from selon.attributing.candidates import Candidate, Text
from selon.attributing.clauses import RELATIVE
from selon.attributing.vocabulary import words
from selon.parsing.words import Word

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
INSIDE_PHRASE = frozenset(
    {"compound", "flat", "nmod", "amod", "nummod", "appos", "det", "nmod:poss", "conj", "fixed", "acl", "obl", "case"}
)
CLITICS = words("clitics")
BEHIND = 6
BEFORE = 40


def source_of(text: Text, candidate: Candidate) -> Word | None:
    """The head of the source mention: the tree's where it can be one, else the noun phrase beside the cue.

    A source never lies inside its own content. A passive without an agent has none.
    """
    found = candidate.source
    if found is not None and _relative(found):
        found = _before(text, candidate, found.i) or found
    if found is not None and not _inside(found, candidate):
        return found
    cue = candidate.head
    clitic = _clitic(text, candidate)
    if clitic is not None:
        return clitic
    if cue is None or candidate.passive or candidate.cue is None or candidate.frame.startswith(("noun", "adposition")):
        return None if found is None or _inside(found, candidate) else found
    if cue.feats.get("VerbForm") == "Inf" or cue.relation in RELATIVE:
        return None
    if candidate.frame in {"around", "quotation"}:
        return _behind(text, candidate) or _before(text, candidate, candidate.cue[0])
    return _before(text, candidate, candidate.cue[0]) or _behind(text, candidate)


def _clitic(text: Text, candidate: Candidate) -> Word | None:
    """A subject inside the cue ("avait-il ajouté")."""
    if candidate.cue is None:
        return None
    group = text.words[candidate.cue[0] : candidate.cue[1] + 1]
    return next((word for word in group if word.pos == "PRON" and word.text.startswith("-")), None)


def _relative(word: Word) -> bool:
    return word.pos == "PRON" and word.lower in words("relatives")


def _inside(word: Word, candidate: Candidate) -> bool:
    return any(start <= word.start < end for start, end in candidate.content)


def _behind(text: Text, candidate: Candidate) -> Word | None:
    assert candidate.cue is not None
    found = noun_phrase_behind(text, candidate.cue[1])
    return found if found is not None and not _inside(found, candidate) else None


def noun_phrase_behind(text: Text, last: int) -> Word | None:
    """The head of the noun phrase right after the cue that ends with `last` ("a déclaré le responsable")."""
    clitic = text.words[last]
    if clitic.text.startswith("-") and clitic.pos == "PRON":
        return clitic
    for n in range(last + 1, min(last + 1 + BEHIND, len(text.words))):
        word = text.words[n]
        if word.pos in {"PUNCT", "ADP", "SCONJ", "VERB", "AUX"} or word.sentence is not text.words[last].sentence:
            return None
        if word.pos in NOMINAL and word.lower not in CLITICS:
            return _phrase_head(word, last)
    return None


def _before(text: Text, candidate: Candidate, first: int) -> Word | None:
    """The last noun phrase before the cue in its sentence, outside the content; one under a preposition if there is no other."""
    sentence = text.words[first].sentence
    doubtful: Word | None = None
    for n in range(first - 1, max(sentence.first, first - BEFORE) - 1, -1):
        word = text.words[n]
        if word.lower in {'"', ":", ";"}:
            return doubtful
        if word.pos in NOMINAL and word.lower not in CLITICS and not _inside(word, candidate):
            top = _phrase_top(word, first)
            if not _prepositional(top):
                return top
            doubtful = doubtful or top
    return doubtful


def _prepositional(word: Word) -> bool:
    """Whether a noun phrase stands under a preposition: then it is no subject. A partitive is none."""
    return any(c.relation == "case" and c.i < word.i and c.lower not in words("partitives") for c in word.children)


def _phrase_head(word: Word, after: int) -> Word:
    """The head of the phrase that begins with `word`, all of it after a place."""
    while not word.is_root and word.head.i > after and word.head.pos in NOMINAL and word.relation in INSIDE_PHRASE:
        word = word.head
    return word


def _phrase_top(word: Word, before: int) -> Word:
    """The head of the phrase that ends with `word`, all of it before a place."""
    while (
        not word.is_root
        and word.head.i < before
        and word.head.pos in NOMINAL
        and word.relation in INSIDE_PHRASE
        and word.sentence is word.head.sentence
    ):
        word = word.head
    return word
