"""Whether two folded words are two spellings of one."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import Indel

from selon.linking.lexicon import lexicons
from selon.resolving.folding import skeleton

SHORTEST = 4  # letters: with fewer, one other letter is another name
ALIKE, SHORT_ALIKE = 0.79, 0.85  # least similarity, 0..1, of longer words, and of those of four letters


class Same(IntEnum):
    """How alike two words are, the surest last."""

    NOT = 0
    INITIAL = 1
    CONSONANTS = 2
    SPELLING = 3
    LETTERS = 4


@lru_cache(maxsize=1 << 16)
def alike(a: str, b: str) -> Same:
    """How alike two folded words are: "raouf" and "rauf" are two spellings, "hansen" and "jansen" are not."""
    if a == b:
        return Same.LETTERS
    if len(a) == 1 or len(b) == 1:
        return Same.INITIAL if a[0] == b[0] else Same.NOT
    if canonical(a) == canonical(b):
        return Same.SPELLING
    if _unvowelled(a) != _unvowelled(b):  # one from a script that writes no vowels
        same = bones(a) == bones(b) and len(bones(a)) > 1
        return Same.CONSONANTS if same else Same.NOT
    if min(len(a), len(b)) < SHORTEST or skeleton(a) != skeleton(b):
        return Same.NOT
    least = SHORT_ALIKE if min(len(a), len(b)) < 5 else ALIKE
    return Same.SPELLING if Indel.normalized_similarity(a, b) >= least else Same.NOT


def alike_in_persons(a: str, b: str) -> Same:
    """The same for words of persons' names, where a last vowel is another person's: "simon" and "simone", "mario" and "maria"."""
    found = alike(a, b)
    return Same.NOT if found is Same.SPELLING and canonical(a) != canonical(b) and _gendered(*sorted((a, b), key=len)) else found


def _gendered(short: str, long: str) -> bool:
    if len(short) == len(long):
        return short[:-1] == long[:-1] and {short[-1], long[-1]} <= set("aeo")
    return long in (f"{short}e", f"{short}a", f"{short}{short[-1]}e")


@lru_cache(maxsize=1 << 16)
def canonical(word: str) -> str:
    """The word by which all known spellings of a name go."""
    return lexicons().spellings.get(word, word)


def _unvowelled(word: str) -> bool:
    return len(word) > 2 and not any(vowel in word for vowel in "aeiou")


@lru_cache(maxsize=1 << 16)
def bones(word: str) -> str:
    """The consonants of a word, those left out that may stand for a long vowel."""
    word = canonical(word)
    bare = skeleton(word[1:] if word[0] in "aeiou" and len(word) > 2 else word).replace("v", "")
    return "".join(letter for i, letter in enumerate(bare) if i == 0 or bare[i - 1] != letter)
