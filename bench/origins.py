"""What it costs to tell copies and translations from other stories as a ledger grows: `python bench/origins.py [--documents N]`.

Readings are made up: stories of a hundred and fifty words with names drawn by weight, a third of them cut or put into another language
from an earlier one. Each half of the ledger is timed for itself, and then one document more.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from selon.ledger import Ledger
from selon.records import Document, Reading, Segment
from selon.weighing.origins import group_some, origins, waiting

SYLLABLES = ["ba", "do", "ki", "lu", "mar", "nes", "or", "pel", "rin", "sa", "tak", "tov", "ul", "ven", "zor", "fi", "gra", "hol"]
WORDS, NAMES = 150, 30  # in a story
COPIES = 1 / 3


def word(draw: random.Random, least: int = 2) -> str:
    return "".join(draw.choices(SYLLABLES, k=draw.randint(least, 4)))


class Stories:
    """Stories as lists of words, with where their names and numbers stand."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)
        self.known = [word(self.draw).capitalize() for _ in range(4000)]
        self.weights = [1 / (rank + 5) for rank in range(len(self.known))]
        self.plain = {language: [word(self.draw, 1) for _ in range(5000)] for language in ("en", "fr")}

    def story(self) -> tuple[str, list[str]]:
        language = self.draw.choice(("en", "fr"))
        words = self.draw.choices(self.plain[language], k=WORDS)
        for at in sorted(self.draw.sample(range(1, WORDS), NAMES)):
            words[at] = self.draw.choices(self.known, self.weights)[0] if self.draw.random() < 0.8 else str(self.draw.randint(2, 900))
        return language, words

    def version(self, language: str, words: list[str]) -> tuple[str, list[str]]:
        """The story edited in its language, or put into the other."""
        if self.draw.random() < 0.5:
            cut = self.draw.randint(1, WORDS // 4)
            return language, words[: len(words) - cut]
        other = "fr" if language == "en" else "en"
        plain = self.draw.choices(self.plain[other], k=len(words))
        return other, [w if w[0].isupper() or w.isdigit() else p for w, p in zip(words, plain, strict=True)]


def readings(count: int, seed: int = 7) -> Iterator[tuple[Reading, int]]:
    """Readings, each with the number of the one that it is a version of, or its own."""
    stories = Stories(seed)
    made: list[tuple[str, list[str]]] = []
    for number in range(count):
        first = stories.draw.randrange(number) if number and stories.draw.random() < COPIES else number
        made.append(stories.story() if first == number else stories.version(*made[first]))
        yield _reading(number, *made[number]), first


def _reading(number: int, language: str, words: list[str]) -> Reading:
    text = " ".join(words) + "."
    digest = hashlib.sha256(f"{number} {text}".encode()).hexdigest()
    return Reading(Document(f"{number}.txt", digest, digest, "text/plain", text, language, segments=(Segment(0, len(text), "body"),)))


def grouped(ledger: Ledger, some: list[Reading]) -> float:
    """Seconds to put these readings to their origins; to add them is not counted."""
    for reading in some:
        ledger.add(reading)
    started = time.perf_counter()
    while waiting(ledger):
        group_some(ledger)
    return time.perf_counter() - started


def roots(firsts: list[int]) -> list[int]:
    """The first version of each story."""
    found: list[int] = []
    for number, first in enumerate(firsts):
        found.append(number if first == number else found[first])
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--documents", type=int, default=10_000)
    count = parser.parse_args().documents
    pairs = list(readings(count + 1))
    made, gold = [reading for reading, _ in pairs], roots([first for _, first in pairs])
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "bench.ledger") as ledger:
        first, second = grouped(ledger, made[: count // 2]), grouped(ledger, made[count // 2 : count])
        one = grouped(ledger, made[count:])
        found = [origin.origin - 1 for origin in origins(ledger)]
    joined = [i for i, origin in enumerate(found) if origin != i]
    print(f"origins of {count} documents of {WORDS} words: {first + second:.1f} s")
    print(f"  first half {first:.1f} s, second half {second:.1f} s; one document more {one:.3f} s")
    right = sum(gold[i] == gold[found[i]] for i in joined)
    versions = sum(root != i for i, root in enumerate(gold))
    print(f"  {versions} are versions of an earlier one; {len(joined)} put to one, {right} of them rightly")
    return 0


if __name__ == "__main__":
    sys.exit(main())
