"""What a piece of text says is done, and whether it says so or the contrary, by its words alone.

No parse is needed, so that what a ledger keeps can be held against a commitment as well as what has just been read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from anyascii import anyascii

from selon.languages import languages, lexicon

_TOKEN = re.compile(r"n['’]t\b|\w+?(?=n['’]t\b)|\w+(?:-\w+)*|[^\w\s]")
_STOPS = frozenset(",;:.!?()[]–—")
NEAR = 4  # words over which "against" and "without" reach
FAR = 20  # words over which one word turns round another
USED = 8  # words over which what is used reaches whom it is used against
HONOUR = frozenset({"keep", "break"})
REMEMBERED = 1 << 15  # tokens


class Stems:
    """Words, whole or by their beginnings ("retir*"), each standing for some names. Compared without case and accents."""

    def __init__(self, table: dict[str, str]) -> None:
        self._whole: dict[str, set[str]] = {}
        self._begin: dict[str, set[str]] = {}
        for name, words in table.items():
            for word in words.split():
                into = self._begin if word.endswith("*") else self._whole
                into.setdefault(plain(word.rstrip("*")), set()).add(name)
        self._lengths = sorted({len(word) for word in self._begin})
        self._known: dict[str, frozenset[str]] = {}

    def __call__(self, word: str) -> frozenset[str]:
        """The names that a folded word stands for."""
        found = self._known.get(word)
        if found is None:
            begun = (self._begin.get(word[:n], ()) for n in self._lengths if n <= len(word))
            found = frozenset((*self._whole.get(word, ()), *(name for names in begun for name in names)))
            if len(self._known) < 1 << 15:
                self._known[word] = found
        return found


@lru_cache(maxsize=1 << 15)
def plain(word: str) -> str:
    """A word in small letters of the Latin alphabet, its hyphens kept."""
    return anyascii(word).lower()


@dataclass(frozen=True, slots=True)
class Token:
    """What one token of a text is in a language: `word` is empty where it is none, `parts` says that a new piece begins with it."""

    word: str
    kinds: frozenset[str]
    deeds: tuple[str, ...]
    fields: frozenset[tuple[str, str]]  # what it is about, with the word
    parts: bool


@dataclass(frozen=True, slots=True)
class Sense:
    """One language's words for what is done, and for what turns its sense round."""

    words: Stems
    deeds: Stems
    fields: Stems
    against: dict[str, str]
    like: dict[str, str]
    alone: frozenset[str]
    pair: tuple[str, ...]
    _met: dict[str, Token] = field(default_factory=dict)

    def token(self, text: str) -> Token:
        """What a token is, worked out once."""
        found = self._met.get(text)
        if found is None:
            if len(self._met) >= REMEMBERED:
                self._met.clear()
            found = self._met[text] = self._token(text)
        return found

    def _token(self, text: str) -> Token:
        word = plain(text)
        if not word[:1].isalnum():
            return Token("", frozenset(), (), frozenset(), text in _STOPS)
        parts = "boundaries" in self.words(word)
        word = "not" if word.replace("’", "'") == "n't" else word
        fields = frozenset((name, word) for name in self.fields(word))
        return Token(word, self.words(word), tuple(sorted(self.deeds(word))), fields, parts)


@cache
def sense(language: str) -> Sense:
    """The words of a language; KeyError where it has none."""
    table = lexicon(language, "commitments")
    words = {name: str(row) for name, row in (table["sense"] | table["honour"]).items() if name != "negative_pair"}
    deeds = {name: row["words"] for name, row in table["deeds"].items()}
    against = {name: row["against"] for name, row in table["deeds"].items() if "against" in row}
    like = {name: row["like"] for name, row in table["deeds"].items() if "like" in row}
    alone = frozenset(name for name, row in table["deeds"].items() if row.get("alone"))
    return Sense(Stems(words), Stems(deeds), Stems(table["fields"]), against, like, alone, tuple(table["sense"]["negative_pair"].split()))


@cache
def opposite(deed: str) -> str | None:
    """What stands against a deed, the same in every language."""
    return next((found for language in languages() if (found := sense(language).against.get(deed)) is not None), None)


@cache
def kindred(deed: str) -> str | None:
    """What is forbidden with a deed, the same in every language: who may not shelter somebody may not arm them."""
    return next((found for language in languages() if (found := sense(language).like.get(deed)) is not None), None)


@dataclass(frozen=True, slots=True)
class Act:
    """A word for something done: `sign` is 1 where the text says that it is, -1 where it says that it is not; `named`: it is
    a noun, and what is named need not be said to be done."""

    deed: str
    sign: int
    words: str
    alone: bool
    coming: bool
    named: bool = False


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

    def beginning(self, stem: str) -> str:
        """The first word of the text that begins so, as it stands there; the beginning itself where it is of several words."""
        return next((shown for word, shown in self.shown.items() if word.startswith(stem)), stem)


@dataclass(slots=True)
class _Piece:
    """A stretch of text over which a negation reaches."""

    tokens: list[Token]
    shown: list[str]
    negated: bool = False
    turned: bool = False  # by the word before its "que": "empêcher que"

    @property
    def words(self) -> list[str]:
        return [token.word for token in self.tokens]


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
    for piece in _pieces(text, known):
        coming = any("coming" in token.kinds for token in piece.tokens)
        words += piece.words
        marks.update(_seeming(piece), {"negative"} if piece.negated else ())
        shown |= zip(piece.words, piece.shown, strict=True)
        for at, token in enumerate(piece.tokens):
            marks |= token.kinds - {"feigned", "meant"}
            fields |= token.fields
            if "counter" in token.kinds and _within("use", piece, at, USED):  # "his soil is used against"
                acts.append(Act("attack", _sign(piece, at), piece.shown[at], False, coming))
            if not token.deeds and token.kinds.isdisjoint(HONOUR):
                continue
            sign = _sign(piece, at)
            countered = _near("counter", piece, at)
            for deed in token.deeds:
                turned = -sign if countered and deed == "peace" else sign
                acts.append(Act(deed, turned, piece.shown[at], deed in known.alone, coming, "named" in token.kinds))
            if honour == 0 and token.kinds & HONOUR and not _of_deed(piece, at):
                honour, honoured = (sign if "keep" in token.kinds else -sign), piece.shown[at]
    return Content(f" {' '.join(words)} ", tuple(acts), honour, honoured, frozenset(marks), frozenset(fields), shown)


def _pieces(text: str, known: Sense) -> Iterator[_Piece]:
    piece = _Piece([], [])
    for shown in _TOKEN.findall(text):
        token = known.token(shown)
        if token.parts:
            turned = False
            if piece.tokens:
                yield _finished(piece, known)
                turned = "that" in token.kinds and _hands_on(piece)
            piece = _Piece([], [], turned=turned)
        if token.word:
            piece.tokens.append(token)
            piece.shown.append(shown)
    if piece.tokens:
        yield _finished(piece, known)


def _hands_on(piece: _Piece) -> bool:
    """Whether what follows the "que" that a piece ends before is turned by it: "empêcher que", "ne pas permettre que"."""
    before = piece.tokens[-2:]
    kind = "allowing" if piece.negated else "reversing"
    return any(kind in token.kinds for token in before)


def _finished(piece: _Piece, known: Sense) -> _Piece:
    kinds = [token.kinds for token in piece.tokens]
    piece.negated = any("negative" in one for one in kinds) or _paired(piece.words, known.pair)
    if any("short" in one and not (n and kinds[n - 1] & {"at_least", "next"}) for n, one in enumerate(kinds)):
        piece.negated = not piece.negated
    return piece


def _paired(words: list[str], pair: tuple[str, ...]) -> bool:
    """Whether "ne ... plus" stands in it, or "personne ne": words that deny only beside the first of these."""
    found = [at for at, word in enumerate(words) if word in pair[1:]]
    return any(word in {pair[0], pair[0][:1]} for at in found for word in words[: at + 2])


def _sign(piece: _Piece, at: int) -> int:
    """Whether a word of a piece is said to be so: turned by a negation, and by each word before it that turns round."""
    turns = sum(_turns(piece, n) for n in range(max(0, at - FAR), at))
    turns += _near("lacking", piece, at) + _within("next", piece, at, 1)
    return -1 if (turns + piece.negated + piece.turned) % 2 else 1


def _turns(piece: _Piece, at: int) -> bool:
    """Whether a word turns round what follows it; "fin" does before "à" only."""
    kinds = piece.tokens[at].kinds
    if "ending" in kinds and at + 1 < len(piece.tokens):
        return "ending_to" in piece.tokens[at + 1].kinds
    return "reversing" in kinds


def _of_deed(piece: _Piece, at: int) -> bool:
    """Whether a word for keeping or breaking has a deed for its object, and no word given: "rompu leurs liens"."""
    for token in piece.tokens[at + 1 : at + 1 + NEAR]:
        if "bonds" in token.kinds or token.deeds:
            return "bonds" not in token.kinds
    return False


def _seeming(piece: _Piece) -> Iterator[str]:
    """Whether it speaks of a word that was given and not meant: "a ruse", "never meant to"."""
    kind = "meant" if piece.negated else "feigned"
    if any(kind in token.kinds for token in piece.tokens):
        yield "feigned"


def _near(kind: str, piece: _Piece, at: int) -> bool:
    """Whether a word of a kind stands shortly before one."""
    return _within(kind, piece, at, NEAR)


def _within(kind: str, piece: _Piece, at: int, reach: int) -> bool:
    """Whether a word of a kind is among so many before one."""
    return any(kind in token.kinds for token in piece.tokens[max(0, at - reach) : at])
