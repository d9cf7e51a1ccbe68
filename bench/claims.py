"""What it costs to put statements to claims as a ledger grows: `python bench/claims.py [--statements N] [--short] [--model FOLDER]`.

Readings are made up: ten statements each, of names drawn by weight, numbers, days and words, a third of them told before and told again in
other words or another language. A tenth of the ledger is timed, then the rest, then one document more: what it costs to extend a ledger,
beside putting all of it anew. Seconds are of the processor: how busy the machine is with other things does not count.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from selon.languages import lexicon
from selon.ledger import Ledger, schema
from selon.records import Document, Entity, Reading, Segment, Source, Statement, Time
from selon.weighing.claims.loading import load
from selon.weighing.claims.model import Model
from selon.weighing.claims.weighing import waiting, weigh_some
from selon.weighing.prints import ALGORITHM as PRINTS

SYLLABLES = ["ba", "do", "ki", "lu", "mar", "nes", "or", "pel", "rin", "sa", "tak", "tov", "ul", "ven", "zor", "fi", "gra", "hol"]
EACH = 10  # statements of a document
AGAIN = 1 / 3  # of them have been told before


@dataclass(frozen=True, slots=True)
class Made:
    """Something to be told: names, number, day, what happened (keys that both languages share), and words of no meaning. `first`: which
    number in the order of all it was told under at first."""

    names: tuple[str, ...]
    number: int
    day: str
    concepts: tuple[str, ...]
    words: tuple[str, ...]
    first: int


class World:
    """What there is to be told of."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)
        self.names = sorted({self._word(3).capitalize() for _ in range(6000)})
        self.weights = [1 / (rank + 20) for rank in range(len(self.names))]
        self.plain = [self._word(3) for _ in range(4000)]
        tables = {language: lexicon(language, "claims")["words"] for language in ("en", "fr")}
        self.concepts = sorted(tables["en"].keys() & tables["fr"].keys())
        self.said = {language: {key: table[key].split() for key in self.concepts} for language, table in tables.items()}
        self.told: list[Made] = []

    def _word(self, least: int) -> str:
        return "".join(self.draw.choices(SYLLABLES, k=self.draw.randint(least, least + 1)))

    def next(self) -> Made:
        """Something new, or what was told before: most often lately."""
        number = len(self.told)
        if number and self.draw.random() < AGAIN:
            before = self.told[max(0, number - 1 - int(self.draw.expovariate(1 / 2000)))]
            self.told.append(before)
            return before
        draw = self.draw
        made = Made(
            names=tuple(draw.choices(self.names, self.weights, k=2)),
            number=draw.randint(2, 400),
            day=f"2024-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}",
            concepts=tuple(draw.sample(self.concepts, 3)),
            words=tuple(draw.choices(self.plain, k=3)),
            first=number,
        )
        self.told.append(made)
        return made

    def sentence(self, made: Made, language: str) -> tuple[str, list[tuple[int, int]], tuple[int, int]]:
        """Its words, with where the names and the day stand; in the other language the words of no meaning are other ones."""
        said = [self.draw.choice(self.said[language][key]).replace("_", " ") for key in made.concepts]
        words = list(made.words) if language == "en" else self.draw.choices(self.plain, k=3)
        parts = [str(made.number), said[0], made.names[0], said[1], *words, made.names[1], said[2], made.day]
        text, at = " ".join(parts), 0
        spans: list[tuple[int, int]] = []
        for part in parts:
            spans.append((at, at + len(part)))
            at += len(part) + 1
        return text, [spans[2], spans[7]], spans[9]


def reading(number: int, world: World) -> tuple[Reading, list[int]]:
    """One document, and which of all each of its statements was told as at first."""
    language = world.draw.choice(("en", "fr"))
    text, statements, entities, times, firsts = "", [], [], [], []
    sources = {}
    for n in range(EACH):
        made = world.next()
        firsts.append(made.first)
        words, names, day = world.sentence(made, language)
        start = len(text)
        text += f"{words}.\n"
        statements.append(
            Statement(f"a{n}", ((start, start + len(words)),), None, None, f"s{n}", "indirect", "asserts", "certain", "positive")
        )
        sources[f"s{n}"] = Source(world.draw.choice(world.names), "person", True)
        for i, (name, (a, b)) in enumerate(zip(made.names, names, strict=True)):
            entities.append(Entity(f"e{n}x{i}", name, "location", ((start + a, start + b),)))
        times.append(Time(start + day[0], start + day[1], made.day, "absolute"))
    digest = hashlib.sha256(f"{number} {text}".encode()).hexdigest()
    document = Document(
        f"{number}.txt", digest, digest, "text/plain", text, language, published="2024-12-30", segments=(Segment(0, len(text), "body"),)
    )
    return Reading(document, tuple(statements), sources, tuple(entities), tuple(times)), firsts


def filled(ledger: Ledger, some: list[Reading], model: Model | None) -> float:
    """Seconds to put these readings' statements to claims; to add them is not counted, and each is its own origin."""
    for one in some:
        ledger.add(one)
    _own_origins(ledger)
    started = time.process_time()
    while waiting(ledger, model):
        weigh_some(ledger, model)
    return time.process_time() - started


def _own_origins(ledger: Ledger) -> None:
    """What bench/origins.py times is left out here."""
    d, o = schema.documents.c, schema.origins.c
    with ledger.to_write() as connection:
        connection.execute(schema.ledger.delete().where(schema.ledger.c.key == "prints"))
        connection.execute(schema.ledger.insert().values(key="prints", value=PRINTS))
        new = connection.execute(select(d.seq).where(d.seq.not_in(select(o.document)))).scalars().all()
        rows = [{"document": seq, "origin": seq, "nearest": None, "score": 1.0, "reason": "made up"} for seq in new]
        connection.execute(schema.origins.insert(), rows)


def judged(ledger: Ledger, firsts: list[int]) -> Iterator[str]:
    """How much of what was told again was put to what it was told as at first."""
    t = schema.tellings.c
    with ledger.to_read() as connection:
        rows = connection.execute(schema.tellings.select().with_only_columns(t.seq, t.claim).order_by(t.seq)).all()
    claim = {seq - 1: head - 1 for seq, head in rows}
    again = [i for i, first in enumerate(firsts) if first != i]
    joined = [i for i, head in claim.items() if head != i]
    right = sum(firsts[i] == firsts[claim[i]] for i in joined)
    yield f"  {len(again)} were told before; {len(joined)} put to an earlier one, {right} of them rightly"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--short", action="store_true", help="5,000 statements: to see that it runs, and how it grows")
    parser.add_argument("--model", type=Path, metavar="FOLDER", help="by a static model of sentences, too")
    options = parser.parse_args()
    model = load(options.model) if options.model is not None else None
    count = (5_000 if options.short else options.statements) // EACH
    world = World(11)
    pairs = [reading(number, world) for number in range(count + 1)]
    made, firsts = [one for one, _ in pairs], [first for _, some in pairs for first in some]
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "bench.ledger") as ledger:
        tenth = filled(ledger, made[: count // 10], model)
        rest = filled(ledger, made[count // 10 : count], model)
        one = filled(ledger, made[count:], model)
        lines = list(judged(ledger, firsts))
    whole = tenth + rest
    print(f"claims of {count * EACH} statements in {count} documents: {whole:.1f} s")
    print(f"  the first tenth {tenth:.1f} s, {10 * tenth / whole:.2f} times a tenth of the whole")
    print(f"  one document more {one:.3f} s, all of it anew {whole:.1f} s")
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
