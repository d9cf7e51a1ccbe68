"""What linking costs as a ledger grows: `python bench/linking.py [--documents N]`.

Readings are made up: names drawn by weight, as in the news, where few are named often and most once. Each half of the
ledger is timed for itself, and then one document more.
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
from selon.linking import link
from selon.records import Document, Entity, Fact, Reading

SYLLABLES = ["ba", "do", "ki", "lu", "mar", "nes", "or", "pel", "rin", "sa", "tak", "tov", "ul", "ven", "zor"]
ENTITIES = 15  # in a document
KINDS = ("person", "person", "organisation", "location")
ROLES = ("ministre de la Défense", "porte-parole", "avocat", "maire d’Ostrane")


def word(draw: random.Random) -> str:
    return "".join(draw.choices(SYLLABLES, k=draw.randint(2, 3))).capitalize()


def names(draw: random.Random, count: int) -> list[tuple[str, str]]:
    """Names with their types; surnames come back, as surnames do."""
    surnames = [word(draw) for _ in range(count // 8)]
    found = []
    for _ in range(count):
        kind = draw.choice(KINDS)
        name = f"{word(draw)} {draw.choice(surnames)}" if kind == "person" else word(draw)
        found.append((f"Conseil de {name}" if kind == "organisation" else name, kind))
    return found


def readings(count: int, seed: int = 7) -> Iterator[Reading]:
    draw = random.Random(seed)
    known = names(draw, count * 3)
    weights = [1 / (rank + 5) for rank in range(len(known))]
    for number in range(count):
        chosen = list(dict.fromkeys(draw.choices(known, weights, k=ENTITIES)))
        yield _reading(number, [(name.split()[-1] if draw.random() < 0.1 else name, kind) for name, kind in chosen], draw)


def _reading(number: int, chosen: list[tuple[str, str]], draw: random.Random) -> Reading:
    text = f"{number}. " + " ".join(name for name, _ in chosen)
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document(f"{number}.txt", digest, digest, "text/plain", text, "fr")
    entities = []
    for i, (name, kind) in enumerate(chosen, 1):
        at = text.index(name)
        span = (at, at + len(name))
        facts = (Fact(draw.choice(ROLES), span),) if kind == "person" and draw.random() < 0.4 else ()
        entities.append(Entity(f"e{i}", name, kind, (span,), facts))
    return Reading(document, entities=tuple(entities))


def linked(ledger: Ledger, some: list[Reading]) -> float:
    """Seconds to link these readings to a ledger; to add them is not counted."""
    for reading in some:
        ledger.add(reading)
    started = time.perf_counter()
    link(ledger)
    return time.perf_counter() - started


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--documents", type=int, default=10_000)
    count = parser.parse_args().documents
    made = list(readings(count + 1))
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "bench.ledger") as ledger:
        first, second = linked(ledger, made[: count // 2]), linked(ledger, made[count // 2 : count])
        one = linked(ledger, made[count:])
    print(f"linking {count} documents, about {ENTITIES} entities each: {first + second:.1f} s")
    print(f"  first half {first:.1f} s, second half {second:.1f} s; one document more {one:.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
