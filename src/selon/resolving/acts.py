"""What a piece of text says is done, and whether it says so or the contrary, by its words alone.

No parse is needed, so that what a ledger keeps can be held against a commitment as well as what has just been read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from selon.languages import languages
from selon.resolving.hints import ONLY_THERE, hints, shelved, titled
from selon.resolving.pieces import Piece, near, of_deed, pieces, sign, within
from selon.resolving.sense import Sense, sense

USED = 12  # words over which what is used reaches whom it is used against
UPON = 4  # words after an attack, or before "was killed", in which those stand whom it is on
HONOUR = frozenset({"keep", "break"})


@dataclass(frozen=True, slots=True)
class Act:
    """A word for something done: `sign` is 1 where the text says that it is, -1 where it says that it is not; `named`: it is
    a noun, and what is named need not be said to be done; `titled`: it only names an accord or a promise; `upon`: the folded
    words for those whom an attack is on."""

    deed: str
    sign: int
    words: str
    alone: bool
    coming: bool
    named: bool = False
    titled: bool = False
    upon: str = ""
    thing: bool = False  # a thing by which the deed shows, and no word for it
    raid: bool = False  # a word for what those who keep order do as well: "an operation"
    fields: frozenset[str] = frozenset()  # of those whom it is on


@dataclass(frozen=True, slots=True)
class Content:
    """What the words of a text amount to. `folded` has one blank before and after each of its words.

    `honour` is 1 or -1 where it speaks of keeping or breaking one's word, and 0 elsewhere; `marks` are the other kinds of
    word met: "bonds", "steps", "unproven", "own", "feigned"; `fields` what
    it is about, each with the word for it; `shown`: its words as they stand, by their folded forms."""

    folded: str
    acts: tuple[Act, ...]
    honour: int
    honoured: str
    marks: frozenset[str]
    fields: frozenset[tuple[str, str]]
    shown: dict[str, str]
    pieces: tuple[Piece, ...] = ()

    def way(self, stem: str) -> int:
        """1 where the first word that begins so is said to be so, -1 where it is said not to be, 0 where there is none."""
        found = ((piece, at) for piece in self.pieces for at, word in enumerate(piece.words) if word.startswith(stem))
        return next((sign(piece, at) for piece, at in found), 0)

    def beginning(self, stem: str) -> str:
        """The first word of the text that begins so, as it stands there; the beginning itself where it is of several words."""
        return next((shown for word, shown in self.shown.items() if word.startswith(stem)), stem)


@lru_cache(maxsize=256)
def content(text: str, language: str) -> Content:
    """Read a text by its words."""
    known = sense(language if language in languages() else languages()[0])
    acts: list[Act] = []
    marks: set[str] = set()
    fields: set[tuple[str, str]] = set()
    words: list[str] = []
    shown: dict[str, str] = {}
    honour, honoured = 0, ""
    whole = tuple(pieces(text, known))
    for piece in whole:
        words += piece.words
        marks.update(hints(piece))
        shown |= zip(piece.words, piece.shown, strict=True)
        acts += _acts(piece, known)
        for at, token in enumerate(piece.tokens):
            marks |= token.kinds - ONLY_THERE
            fields |= token.fields
            if honour == 0 and token.kinds & HONOUR and not of_deed(piece, at):
                honour, honoured = (1 if "keep" in token.kinds else -1) * sign(piece, at), piece.shown[at]
    folded = f" {' '.join(words)} "
    met = {mark: phrase for mark, phrase in known.phrases if phrase in folded}
    marks.update({"unmeant": "feigned", "broken": "break"}.get(mark, mark) for mark in met if mark != "feigned" or "negative" not in marks)
    if "broken" in met:
        marks.add("bonds")
    if "broken" in met and honour == 0:
        honour, honoured = -1, met["broken"].strip()
    return Content(folded, tuple(acts), honour, honoured, frozenset(marks), frozenset(fields), shown, whole)


def _acts(piece: Piece, known: Sense) -> Iterator[Act]:
    """What the words of a piece say is done, in their order."""
    coming = any("coming" in token.kinds for token in piece.tokens)
    for at, token in enumerate(piece.tokens):
        if "counter" in token.kinds and within("use", piece, at, USED):  # "his soil is used against"
            yield Act("attack", sign(piece, at), piece.shown[at], False, coming)
        if not token.deeds or (piece.negated and "continuing" in token.kinds):  # "still not", "toujours pas": not done yet
            continue
        way, named, name = sign(piece, at), "named" in token.kinds, titled(piece, at)
        if named and shelved(piece, at):
            way, named = -way, False
        countered = near("counter", piece, at)
        first, last = _upon(piece, at) if "attack" in token.deeds else (0, 0)
        upon = f" {' '.join(piece.words[first:last])} " if last > first else ""
        raid, fields = "raids" in token.kinds, frozenset(f for one in piece.tokens[first:last] for f, _ in one.fields)
        for deed in token.deeds:
            turned = -way if countered and deed == "peace" else way
            yield Act(deed, turned, piece.shown[at], deed in known.alone, coming, named, name, upon, "things" in token.kinds, raid, fields)


def _upon(piece: Piece, at: int) -> tuple[int, int]:
    """Where in a piece those stand whom an attack is on: after "against", or before "was killed"; (0, 0) where it does not say."""
    kinds = [token.kinds for token in piece.tokens]
    suffered = "suffered" in kinds[at] and (at == 0 or "having" not in kinds[at - 1])
    if suffered or ("felled" in kinds[at] and at > 0 and "passive" in kinds[at - 1]):
        return max(0, at - UPON), at
    on = next((n for n in range(at + 1, min(at + 3, len(kinds))) if kinds[n] & {"counter", "upon"}), None)
    if on is None:
        return (at + 1, at + 1 + UPON) if "felled" in kinds[at] else (0, 0)
    return on + 1, on + 1 + UPON
