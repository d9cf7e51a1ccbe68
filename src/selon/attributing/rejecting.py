"""Whether what is said is a denial by its own words: "the allegations are not true", "it is a lie", "there is no evidence that".

The cue of such a statement only says ("he said", "according to her"); that its source rejects something is in the content.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from selon.attributing.candidates import Candidate, Text
from selon.attributing.clauses import is_denied, is_negated, subject
from selon.attributing.vocabulary import words
from selon.parsing.words import Word

SHORT = 10  # words of a content that says little else than that something is untrue
BESIDE = frozenset({"nsubj", "nsubj:pass", "obj", "obl:arg", "xcomp", "dislocated", "conj", "root", "ccomp", "parataxis"})
SPOKEN = frozenset({"quotation", "around", "clause"})
LISTS = ("untrue", "true", "claims", "proofs", "proving", "innocent", "disclaiming")


def rejects(text: Text, candidate: Candidate) -> bool:
    """Whether the content says of something claimed that it is untrue, or that nothing shows it."""
    if candidate.head is not None and candidate.head.lemma in words("defending") and candidate.frame in SPOKEN:
        return True
    said = [word for span in candidate.content for word in text.inside(span) if word.pos != "PUNCT"]
    telling = _telling()
    if not any(word.lemma in telling or word.lower in telling for word in said):
        return False
    top = candidate.complement if candidate.complement is not None else topmost(said)
    claims = [word for word in said if _in(word, "claims") and (word is top or (word.head is top and word.relation in BESIDE))]
    if candidate.kind.stance == "accuses":
        return top in claims and candidate.frame.startswith(("object", "as"))  # "denounced the allegations"
    if candidate.kind.name == "call" and any(_in(word, "untrue") for word in said):
        return bool(claims)  # "branded the claims as fake news"
    return any(_untrue(word, top, claims, len(said) <= SHORT) for word in said) or _unshown(said, top) or _disclaims(said)


def topmost(said: Sequence[Word]) -> Word:
    """The word of a content that the others hang on; a noun or verb where there is one."""
    inside = {word.i for word in said}
    tops = [word for word in said if word.is_root or word.head.i not in inside]
    return next((word for word in tops if word.pos in {"VERB", "NOUN", "ADJ", "PROPN"}), tops[0])


@cache
def _telling() -> frozenset[str]:
    """Words of which a denial by words has at least one."""
    return frozenset().union(*(words(name) for name in LISTS))


def _in(word: Word, name: str) -> bool:
    return word.pos in {"NOUN", "ADJ", "PROPN"} and (word.lemma in words(name) or word.lower in words(name))


def _untrue(word: Word, top: Word, claims: Sequence[Word], short: bool) -> bool:
    """Whether a word says that a claim, or what a pronoun stands for, is not so."""
    if _in(word, "innocent"):
        return word is top and not is_negated(word)
    if _in(word, "true"):
        return word is top and is_negated(word) and _of_a_claim(word, claims)
    if not _in(word, "untrue") or is_negated(word):
        return False
    if word is top:
        return short or _of_a_claim(word, claims)
    return any(word is not claim and (word.head is claim or claim.head is word.head) for claim in claims)


def _of_a_claim(top: Word, claims: Sequence[Word]) -> bool:
    about = subject(top)
    return about is not None and (about in claims or about.lower in words("anaphors"))


def _unshown(said: Sequence[Word], top: Word) -> bool:
    """Whether a content says that there is no proof, or that nothing has shown what is claimed."""
    if top.lemma in words("proving") and is_negated(top):
        return True
    return any(_in(word, "proofs") and (word is top or word.head is top) and is_denied(word) for word in said)


def _disclaims(said: Sequence[Word]) -> bool:
    """Whether a content says that somebody or something has nothing to do with it: "rien à voir", "nothing to do"."""
    after = words("disclaimed")
    return any(
        word.lower in words("disclaiming") and any(near.lower in after for near in said[n + 1 : n + 4])
        for n, word in enumerate(said)
    )  # fmt: skip
