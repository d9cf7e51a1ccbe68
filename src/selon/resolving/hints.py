"""What the words of a text hint at besides its deeds: a word not meant, a fear, a duty that nobody is able to keep."""

from __future__ import annotations

from collections.abc import Iterator

from selon.resolving.pieces import NEAR, Piece, turns, within

WITHIN = 3  # words after an "if" in which who speaks names himself
AFTER = 7  # words after a noun in which it is said to be put off
HEADED = 3  # small words between an accord and what it is called by: "accord sur la paix"
ONLY_THERE = frozenset({"feigned", "meant", "senseless"})  # hints that a word gives only where the piece says so


def hints(piece: Piece) -> Iterator[str]:
    """The hints of one piece, the kinds of its words aside."""
    kinds = [token.kinds for token in piece.tokens]
    if piece.negated:
        yield "negative"
    if any(turns(piece, at) for at in range(len(kinds))):
        yield "prevents"
    if _seeming(piece, kinds):
        yield "feigned"
    if _unable(piece, kinds):
        yield "unable"
    if piece.negated and any("aware" in one for one in kinds):
        yield "unaware"
    if _senseless(piece, kinds):
        yield "senseless"
    if not piece.negated and any("continuing" in one for one in kinds):
        yield "goes_on"
    if _supposing(kinds):
        yield "if_own"


def _seeming(piece: Piece, kinds: list[frozenset[str]]) -> bool:
    """Whether it speaks of a word that was given and not meant: "a ruse", "never meant to", "without meaning to"."""
    for at, one in enumerate(kinds):
        if "meant" in one and (piece.negated or within("lacking", piece, at, NEAR)):
            return True
        if "feigned" in one and not piece.negated:
            return True
    return False


def _unable(piece: Piece, kinds: list[frozenset[str]]) -> bool:
    """Whether somebody is said not to be able to hold others back: "cannot stop them", "n'a pas les moyens d'empêcher"."""
    for at, one in enumerate(kinds):
        barred = "unable" in one or ("able" in one and (piece.negated or within("beyond", piece, at, NEAR)))
        if barred and any(later & {"reversing", "holding"} for later in kinds[at + 1 :]):
            return True
    return False


def _senseless(piece: Piece, kinds: list[frozenset[str]]) -> bool:
    """Whether a thing is called senseless, or against somebody's interest."""
    for at, one in enumerate(kinds):
        if "senseless" in one or ("interest" in one and (piece.negated or within("counter", piece, at, NEAR))):
            return True
    return False


def _supposing(kinds: list[frozenset[str]]) -> bool:
    """Whether who speaks supposes a deed of his own: "if we", "were we to"."""
    for at, one in enumerate(kinds):
        reach = WITHIN if "if" in one else int("inverted" in one and at == 0)
        if any("own" in later for later in kinds[at + 1 : at + 1 + reach]):
            return True
    return False


def shelved(piece: Piece, at: int) -> bool:
    """Whether what a noun names is said to have been put off or given up: "the closure was shelved"."""
    return any("shelving" in token.kinds for token in piece.tokens[at + 1 : at + 1 + AFTER])


def titled(piece: Piece, at: int) -> bool:
    """Whether a word stands in the name of an accord, a promise or talks, and tells of no act: "peace pledge", "accord de paix"."""
    kinds = [token.kinds for token in piece.tokens]
    if at + 1 < len(kinds) and "heads" in kinds[at + 1]:
        return True
    before = at - 1
    while before >= max(0, at - HEADED) and kinds[before] & {"of", "infinitive", "upon"}:
        before -= 1
    return 0 <= before < at - 1 and "heads" in kinds[before]
