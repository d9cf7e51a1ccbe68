"""Why somebody is not named or does not comment: the reason given is the article's, and no part of what was asked or refused."""

from __future__ import annotations

from collections.abc import Sequence

from selon.attributing.candidates import Candidate, Text
from selon.attributing.spans import trim
from selon.attributing.vocabulary import words
from selon.parsing.words import Word
from selon.records import Span

WITHHOLDING = frozenset({"asks", "declines"})
TOLD = frozenset({"VERB", "NOUN", "PROPN", "ADJ"})


def without_reason(text: Text, candidate: Candidate) -> Sequence[Span]:
    """The content of a candidate, up to the reason ("asked not to be named because she fears for her post")."""
    content = candidate.content
    if candidate.kind.stance not in WITHHOLDING or len(content) != 1:
        return content
    inside = text.inside(content[0])
    reason = _reason(inside) if _withheld(inside) else None
    kept = trim(text.parsed.text, content[0][0], reason.start) if reason is not None else None
    return content if kept is None else [kept]


def _withheld(inside: Sequence[Word]) -> bool:
    """Whether the first word that tells anything is of being named, or of speaking."""
    first = next((word for word in inside if word.pos in TOLD), None)
    return first is not None and first.lemma in words("withheld")


def _reason(inside: Sequence[Word]) -> Word | None:
    return next((word for word in inside[1:] if word.lower in words("reasons")), None)
