"""Spellings made comparable: small letters of the Latin alphabet, without accents, hyphens or apostrophes."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import Indel

_WORD = re.compile(r"[a-z0-9&]+")
_VOWELS = str.maketrans("", "", "aeiouy")
_SOUNDS = str.maketrans({"q": "k", "c": "k", "z": "s", "w": "v"})
SHORTEST_VARIANT = 5
LEAST_ALIKE = 0.79


@lru_cache(maxsize=1 << 15)
def parts(text: str) -> tuple[str, ...]:
    """The folded words of a name: "Al-Qaïda" -> ("al", "qaida"); dotted initials are one word, "U.N." -> ("un",)."""
    return tuple(_WORD.findall(anyascii(text).lower().replace(".", "").replace("&amp;", "&")))


@lru_cache(maxsize=1 << 15)
def folded(text: str) -> str:
    """The folded words of a name, one space between them."""
    return " ".join(parts(text))


@lru_cache(maxsize=1 << 15)
def skeleton(word: str) -> str:
    """The consonants of a folded word as they sound, doubled ones once: what two transliterations of a name share."""
    bare = word[:1] + word[1:].replace("h", "").translate(_VOWELS)
    bare = bare.translate(_SOUNDS)
    return "".join(letter for i, letter in enumerate(bare) if i == 0 or bare[i - 1] != letter)


@lru_cache(maxsize=1 << 15)
def variants(a: str, b: str) -> bool:
    """Whether two folded words may be two spellings of one: "qaida" and "qaeda", never "hansen" and "jansen"."""
    if a == b:
        return True
    if min(len(a), len(b)) < SHORTEST_VARIANT or skeleton(a) != skeleton(b):
        return False
    return Indel.normalized_similarity(a, b) >= LEAST_ALIKE
