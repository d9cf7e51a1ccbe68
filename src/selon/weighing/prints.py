"""The print of a document: what is kept of it to find its copies and translations, and the keys that these share with it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rensa import RMinHash

from selon.records import READ, Reading
from selon.resolving.folding import parts
from selon.weighing.anchors import anchors

SHINGLE = 3  # words in a row
SEED = 1
ROWS = 3  # values of a signature that a key is made of: two documents of likeness j share one with probability j³
WORD_BANDS, ANCHOR_BANDS = 32, 48
ALGORITHM = f"rensa {RMinHash.ALGORITHM_VERSION}, words {SHINGLE}x{WORD_BANDS}x{ROWS}, anchors {ANCHOR_BANDS}x{ROWS}, print 1"
"""What prints were made by. Those made by something else cannot be compared, and are made anew."""


@dataclass(frozen=True, slots=True)
class Print:
    """`words`: how many different runs of three words there are; `signature`: the least hashes of them; `anchors`: names,
    numbers and dates in order; `quotations`, `statements`: how many."""

    language: str
    words: int
    signature: tuple[int, ...]
    anchors: tuple[str, ...]
    quotations: int
    statements: int


def print_of(reading: Reading) -> Print:
    shingles = shingles_of(reading)
    return Print(
        language=reading.document.language,
        words=len(shingles),
        signature=tuple(_least(sorted(shingles), WORD_BANDS * ROWS)) if shingles else (),
        anchors=tuple(anchors(reading)),
        quotations=sum(statement.form != "indirect" for statement in reading.statements),
        statements=len(reading.statements),
    )


def shingles_of(reading: Reading) -> set[str]:
    """The runs of three folded words of the text that is read."""
    text = reading.document.text
    words = [word for segment in reading.document.segments if segment.role in READ for word in parts(text[segment.start : segment.end])]
    return {" ".join(words[i : i + SHINGLE]) for i in range(max(len(words) - SHINGLE + 1, 0))}


def _least(values: Sequence[str], size: int) -> list[int]:
    made = RMinHash(num_perm=size, seed=SEED)
    made.update(values)
    return [int(value) for value in made.digest()]


def keys(made: Print) -> Iterator[int]:
    """The keys that a document's copies (words) and translations (anchors) are found by: whole numbers of 63 bits."""
    yield from _bands("w" + made.language, made.signature)
    if made.anchors:
        yield from _bands("a", _least(sorted(set(made.anchors)), ANCHOR_BANDS * ROWS))


def _bands(kind: str, signature: Sequence[int]) -> Iterator[int]:
    for at in range(0, len(signature), ROWS):
        band = f"{kind} {at} {signature[at : at + ROWS]}"
        yield int.from_bytes(hashlib.blake2b(band.encode(), digest_size=8).digest(), "big") >> 1


def to_text(made: Print) -> str:
    return json.dumps({name: getattr(made, name) for name in Print.__slots__}, ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> Print:
    found = json.loads(text)
    return Print(**found | {"signature": tuple(found["signature"]), "anchors": tuple(found["anchors"])})
