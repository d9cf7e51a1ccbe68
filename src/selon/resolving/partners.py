"""With whom an agreement is said to be made, where a commitment is told beside it: "the accord signed with X"."""

from __future__ import annotations

from collections.abc import Iterator

from selon.parsing.words import Sentence, Word
from selon.resolving.known import Participant
from selon.resolving.participants import Cast
from selon.resolving.pledging import Pledging, pledging

NOMINAL = frozenset({"NOUN", "PROPN"})
PARTIES = frozenset({"person", "group", "organisation", "location"})


def partner(cast: Cast, head: Word, by: Participant | None) -> Participant | None:
    """The party with whom the agreement of a commitment's sentence, or of the one before, is made; None where none is
    said, or only who is bound."""
    known = pledging(cast.parsed.language)
    for sentence in _near(cast, head.sentence):
        for word in cast.words[sentence.first : sentence.last]:
            if word.pos in NOMINAL and word.lower in known["documents"]:
                for one in _with(cast, known, word):
                    if by is None or one.key != by.key:
                        return one
    return None


def _near(cast: Cast, sentence: Sentence) -> Iterator[Sentence]:
    """A sentence and the one right before it, in the same paragraph."""
    yield sentence
    before = cast.words[sentence.first - 1].sentence if sentence.first else None
    if before is not None and before.paragraph is sentence.paragraph:
        yield before


def _with(cast: Cast, known: Pledging, noun: Word) -> Iterator[Participant]:
    """Those whom the noun, or the verb of signing that it hangs from or that hangs on it, has after "with"."""
    verbs = [c for c in noun.children if c.relation.startswith("acl") and c.lemma in known["signing"]]
    verbs += [noun.head] if noun.head.lemma in known["signing"] and noun.relation.startswith(("obj", "nsubj")) else []
    for bearer in (noun, *verbs):
        for child in bearer.children:
            if child.i > noun.i and child.pos in NOMINAL and any(c.relation == "case" and c.lower in known["with"] for c in child.children):
                found = cast.of(child)
                if found is not None and found.type in PARTIES:
                    yield found
