"""A text cut into the stretches that a negation reaches over, and which way a word in one of them is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selon.resolving.sense import Sense, Token

_TOKEN = re.compile(r"n['’]t\b|\w+?(?=n['’]t\b)|\w+(?:-\w+)*|[^\w\s]")
NEAR = 4  # words over which "against" and "without" reach
FAR = 20  # words over which one word turns round another


@dataclass(slots=True)
class Piece:
    """A stretch of text over which a negation reaches."""

    tokens: list[Token]
    shown: list[str]
    negated: bool = False
    turned: bool = False  # by the word before its "que": "empêcher que"

    @property
    def words(self) -> list[str]:
        return [token.word for token in self.tokens]


def pieces(text: str, known: Sense) -> Iterator[Piece]:
    """Its pieces in their order, each finished."""
    piece = Piece([], [])
    for shown in _TOKEN.findall(text):
        token = known.token(shown)
        if token.parts:
            turned = False
            if piece.tokens:
                yield _finished(piece, known, only="that" in token.kinds)
                turned = "that" in token.kinds and _hands_on(piece)
            piece = Piece([], [], turned=turned)
        if token.word:
            piece.tokens.append(token)
            piece.shown.append(shown)
    if piece.tokens:
        yield _finished(piece, known)


def _hands_on(piece: Piece) -> bool:
    """Whether what follows the "que" that a piece ends before is turned by it: "empêcher que", "ne pas permettre que"."""
    before = piece.tokens[-2:]
    kind = "allowing" if piece.negated else "reversing"
    return any(kind in token.kinds for token in before)


def _finished(piece: Piece, known: Sense, *, only: bool = False) -> Piece:
    """A piece with what it denies; `only`: a "que" stands after it, and "ne ... que" says that less was done than was to be."""
    kinds = [token.kinds for token in piece.tokens]
    piece.negated = any("negative" in one for one in kinds) or _paired(piece.words, known.pair)
    short = any("short" in one and not (n and kinds[n - 1] & {"at_least", "next"}) for n, one in enumerate(kinds))
    only = only and not piece.negated and bool(known.pair) and any(word in {known.pair[0], known.pair[0][:1]} for word in piece.words)
    if short or only or any("merely" in one and not (n and "next" in kinds[n - 1]) for n, one in enumerate(kinds)):
        piece.negated = not piece.negated
    return piece


def _paired(words: list[str], pair: tuple[str, ...]) -> bool:
    """Whether "ne ... plus" stands in it, or "personne ne": words that deny only beside the first of these."""
    found = [at for at, word in enumerate(words) if word in pair[1:]]
    return any(word in {pair[0], pair[0][:1]} for at in found for word in words[: at + 2])


def sign(piece: Piece, at: int) -> int:
    """Whether a word of a piece is said to be so: turned by a negation, and by each word before it that turns round."""
    turned = sum(turns(piece, n) for n in range(max(0, at - FAR), at))
    turned += near("lacking", piece, at) + within("next", piece, at, 1)
    return -1 if (turned + piece.negated + piece.turned) % 2 else 1


def turns(piece: Piece, at: int) -> bool:
    """Whether a word turns round what follows it; "fin" does before "à" only, and "from" where nothing before it has
    turned already: "prevent them from being"."""
    kinds = piece.tokens[at].kinds
    if "ending" in kinds and at + 1 < len(piece.tokens):
        again = "once" in kinds and within("reversing", piece, at, FAR)
        return "ending_to" in piece.tokens[at + 1].kinds and not again
    return "reversing" in kinds and not ("ends" in kinds and at > 0 and "of" in piece.tokens[at - 1].kinds)  # "before the end"


def of_deed(piece: Piece, at: int) -> bool:
    """Whether a word for keeping or breaking has a deed for its object, and no word given: "rompu leurs liens"."""
    for token in piece.tokens[at + 1 : at + 1 + NEAR]:
        if "bonds" in token.kinds or token.deeds:
            return "bonds" not in token.kinds
    return False


def near(kind: str, piece: Piece, at: int) -> bool:
    """Whether a word of a kind stands shortly before one."""
    return within(kind, piece, at, NEAR)


def within(kind: str, piece: Piece, at: int, reach: int) -> bool:
    """Whether a word of a kind is among so many before one."""
    return any(kind in token.kinds for token in piece.tokens[max(0, at - reach) : at])
