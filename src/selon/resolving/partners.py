"""With whom an agreement is said to be made, where a commitment is told beside it: "the accord signed with X"."""

from __future__ import annotations

from collections.abc import Iterator

from selon.parsing.words import Sentence, Word
from selon.resolving.binding import NOMINAL, PARTIES
from selon.resolving.known import Participant
from selon.resolving.participants import Cast
from selon.resolving.pledging import Pledging, pledging

REACH = 10  # words after an agreement in which it is said with whom it is made


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
    """Those whom the words after an agreement have after "with", whatever the tree says, before any other verb than one of signing."""
    for word in cast.words[noun.i + 1 : min(noun.i + 1 + REACH, noun.sentence.last)]:
        if (word.pos == "PUNCT" and not _signed(cast, known, word)) or (word.pos in {"VERB", "AUX"} and word.lemma not in known["signing"]):
            return
        if word.pos in NOMINAL and any(c.relation == "case" and c.lower in known["with"] for c in word.children):
            found = cast.of(word)
            if found is not None and found.type in PARTIES:
                yield found


def _signed(cast: Cast, known: Pledging, comma: Word) -> bool:
    """Whether a verb of signing stands right after a comma: "the accord, signed with"."""
    after = cast.words[comma.i + 1] if comma.i + 1 < comma.sentence.last else None
    return after is not None and after.lemma in known["signing"]
