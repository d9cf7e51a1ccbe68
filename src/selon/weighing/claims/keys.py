"""What a statement is looked for by: keys that those which say much the same share with it, in any language."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from rensa import RMinHash

from selon.weighing.claims.gist import Gist

SEED = 1
ROWS, BANDS = 2, 16  # two statements of likeness j share a key with probability 1 - (1 - j²)^16: of a third, 0.85
NAMED, PAIRED = 2, 4  # names, and words of each with them
FEWEST = 4  # things said: with fewer, the words that only its own language has are taken too
ALGORITHM = f"rensa {RMinHash.ALGORITHM_VERSION}, {BANDS}x{ROWS}, pairs {NAMED}x{PAIRED}, gist 2"
"""What gists and keys were made by. Those made by something else are made anew."""


def said(gist: Gist) -> frozenset[str]:
    """All that it names, counts and tells, to see at once whether two have too little in common."""
    parts = (part for name in gist.names for part in name.parts)
    return frozenset((*parts, *(f"#{amount.low}" for amount in gist.amounts), *gist.words))


def features(gist: Gist) -> set[str]:
    """What keys are made of: names, numbers, and words that mean something in any language."""
    found = {part for name in gist.names for part in name.parts} | {f"#{amount.low}" for amount in gist.amounts}
    found |= {word for word in gist.words if word[2:3] != ":"}
    return found if len(found) >= FEWEST else found | set(gist.words)


def keys(gist: Gist) -> list[int]:
    """Whole numbers of 63 bits; none where it says too little to be found by."""
    told = sorted(features(gist))
    if gist.mode == "none" or len(told) < 2:
        return []
    made = RMinHash(num_perm=BANDS * ROWS, seed=SEED)
    made.update(told)
    signature = [int(value) for value in made.digest()]
    bands = (f"{at} {signature[at : at + ROWS]}" for at in range(0, len(signature), ROWS))
    return list(dict.fromkeys(key(f"{gist.mode} {one}") for one in (*bands, *_pairs(gist))))


def _pairs(gist: Gist) -> Iterator[str]:
    """A name and what happens: what a short statement may share with a long one."""
    concepts = [word for word in gist.words if word[0] == "~"][:PAIRED]
    return (f"{name.parts[-1]} {concept}" for name in gist.names[:NAMED] for concept in concepts)


def key(text: str) -> int:
    """A whole number of 63 bits that stands for a text."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big") >> 1
