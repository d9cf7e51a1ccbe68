"""The tokens of a paragraph, cut finer than any pipeline cuts them, so that the grammar needs none."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# Linear: each alternative is a row of fixed or single-class repeats, and no repeat begins like what follows it.
TOKEN = re.compile(
    r"[^\W\d_]+(?:[\u0300-\u036f][^\W\d_]*)*"  # letters, their accents apart or not
    r"|\d{4}-\d\d-\d\d[Tt]\d\d:\d\d(?::\d\d)?(?:[Zz]|[+-]\d\d:?\d\d)?"  # a machine's time
    r"|\d{1,3}(?: \d{3})+(?!\d)"  # thousands
    r"|\d+(?:[./:,–-]\d+)*"  # 28/05/2021, 14:30, 2010-2015, 3.8.1
    r"|\S"
)
COMBINING = re.compile("[\u0300-\u036f]")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens `starts[i]` to `ends[i]` of `text` (code points, half-open), with their small letters."""

    text: str
    starts: list[int]
    ends: list[int]
    lowers: list[str]

    def raw(self, index: int) -> str:
        """A token as written; nothing beyond the ends."""
        return self.text[self.starts[index] : self.ends[index]] if 0 <= index < len(self.starts) else ""

    def lower(self, index: int) -> str:
        """A token in small letters; nothing beyond the ends."""
        return self.lowers[index] if 0 <= index < len(self.lowers) else ""

    def glued(self, index: int) -> bool:
        """Whether a token follows the one before without a space."""
        return 0 < index < len(self.starts) and self.ends[index - 1] == self.starts[index]


def lowered(text: str) -> str:
    """`text` in small letters, as long as it was: a letter whose small form is longer stays."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def tokens(text: str, small: str, start: int, end: int) -> Tokens:
    """The tokens of `text[start:end]`; offsets are of the whole text. `small` is the text `lowered`."""
    spans = [found.span() for found in TOKEN.finditer(small, start, end)]
    words = [small[first:last] for first, last in spans]
    if COMBINING.search(small, start, end):
        words = [word if word.isascii() else unicodedata.normalize("NFC", word) for word in words]
    return Tokens(text, [first for first, _ in spans], [last for _, last in spans], words)


def split(phrase: str) -> list[str]:
    """The tokens of a phrase of a lexicon."""
    return TOKEN.findall(phrase)
