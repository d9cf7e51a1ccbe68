"""The tokens of a paragraph, cut finer than any pipeline cuts them, so that the grammar needs none."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import accumulate
from operator import sub

# Linear: each alternative is a row of fixed or single-class repeats, and no repeat begins like what follows it.
TOKEN = re.compile(
    r"[a-zà-öø-ÿœ]+[^\W\d_]*(?:[\u0300-\u036f][^\W\d_]*)*"  # letters, their accents apart or not; the commonest are the quickest found
    r"|[^\w\s]"
    r"|[^\W\d_]+(?:[\u0300-\u036f][^\W\d_]*)*"
    r"|\d{4}-\d\d-\d\d[Tt]\d\d:\d\d(?::\d\d)?(?:[Zz]|[+-]\d\d:?\d\d)?"  # a machine's time
    r"|\d{1,3}(?: \d{3})+(?!\d)"  # thousands
    r"|\d+(?:[./:,–-]\d+)*"  # 28/05/2021, 14:30, 2010-2015, 3.8.1
    r"|\S"
)
SPACED = re.compile(rf"\s*(?:{TOKEN.pattern})")
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
    end = start + len(small[start:end].rstrip())  # white space that no token follows would be tried again at each of its characters
    spaced = SPACED.findall(small, start, end)  # twice as fast as to ask each match where it is
    ends = list(accumulate(map(len, spaced), initial=start))[1:]
    words = list(map(str.lstrip, spaced))
    starts = list(map(sub, ends, map(len, words)))
    if COMBINING.search(small, start, end):
        words = [word if word.isascii() else unicodedata.normalize("NFC", word) for word in words]
    return Tokens(text, starts, ends, words)


def split(phrase: str) -> list[str]:
    """The tokens of a phrase of a lexicon."""
    return TOKEN.findall(phrase)
