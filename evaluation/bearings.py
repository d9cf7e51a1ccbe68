"""Measure which way single statements are taken to point, on invented commitments: `python -m evaluation.bearings [--errors]`.

Stance, polarity, certainty and voice are given, and each statement stands alone, or after one of the same voice: what is measured is the
reading of its words. The figures
are the share that is right and the macro F1 over the four bearings, of the commitments that were looked at (`known`) and of those that only
measure (`kept`).
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import Any

import yaml

from selon.records import Document, Reading, Segment, Source, Statement
from selon.resolving.acts import content
from selon.resolving.bearing import evidence
from selon.resolving.duties import Duty, asked, topics, verbs
from selon.resolving.readable import Readable

CASES, FLOORS = Path(__file__).with_name("bearings.yaml"), Path(__file__).with_name("commitments.toml")
BEARINGS = ("breach", "compliance", "contests", "neutral")
NOTHING = "none"
SETS = ("known", "kept")
Case = dict[str, Any]


@dataclass(slots=True)
class Tally:
    """`pairs` counts (what is right, what selon says)."""

    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    @property
    def right(self) -> float:
        return sum(n for (a, b), n in self.pairs.items() if a == b) / max(self.pairs.total(), 1)

    @property
    def macro(self) -> float:
        return sum(self._f1(bearing) for bearing in BEARINGS) / len(BEARINGS)

    def _f1(self, bearing: str) -> float:
        gold = sum(n for (a, _), n in self.pairs.items() if a == bearing)
        said = sum(n for (_, b), n in self.pairs.items() if b == bearing)
        return 2 * self.pairs[bearing, bearing] / max(gold + said, 1)


def measured() -> dict[tuple[str, str], Tally]:
    """The figures by set and language."""
    tallies: dict[tuple[str, str], Tally] = {}
    for language, cases in yaml.safe_load(CASES.read_text(encoding="utf-8")).items():
        for case in cases:
            _count(case, language, tallies.setdefault((case["set"], language), Tally()))
    return tallies


def _count(case: Case, language: str, tally: Tally) -> None:
    words = content(case["promise"], language)
    party = (case["by"], *case["names"])
    other = frozenset({case["to"]} if "to" in case else ())
    about = topics(case["promise"], language, (*party, *other))
    fields = frozenset(f for f, _ in words.fields)
    duty = Duty(
        asked(words),
        about,
        frozenset(party),
        other,
        prevents="prevents" in words.marks,
        fields=fields,
        verbs=verbs(case["promise"], language),
    )
    for wanted, *said in case["said"]:
        reading = _reading(case, language, said)
        last = reading.statements[-1].id
        found = next((e for e in evidence(duty, reading, Readable(reading)) if e.statement == last), None)
        got = found.bearing if found else NOTHING
        tally.pairs[wanted, got] += 1
        if got != wanted:
            tally.errors.append(f"{case['by']}: {wanted}, not {got}: {said[-1]} ({found.why if found else '-'})")


def _reading(case: Case, language: str, said: Sequence[str]) -> Reading:
    """A document of one statement, and of those that the same voice asserts before it."""
    stance, polarity, certainty, voice, *told = said
    text = " ".join(told)
    document = Document("x", "0" * 64, "0" * 64, "text/plain", text, language, segments=(Segment(0, len(text), "body"),))
    ways = [("asserts", "certain", "positive")] * (len(told) - 1) + [(stance, certainty, polarity)]
    starts = accumulate((len(words) + 1 for words in told), initial=0)
    statements: Any = tuple(
        Statement(f"a{n}", ((start, start + len(words)),), None, None, voice, "indirect", *way)  # type: ignore[arg-type]
        for n, (start, words, way) in enumerate(zip(starts, told, ways, strict=False), 1)
    )
    voices = {
        "own": Source(case["by"], "organisation", True),
        "other": Source("an official", "person", False),
        "accord": Source("accord", "document", False),
    }
    return Reading(document, statements, voices)


def lines(tallies: dict[tuple[str, str], Tally]) -> Iterator[str]:
    """The figures, to print."""
    for name in SETS:
        for (part, language), tally in sorted(tallies.items()):
            if part == name:
                yield f"bearings ({part}, {language}): {tally.pairs.total()} statements  right {tally.right:.3f}  macro {tally.macro:.3f}"


def shortfalls(tallies: dict[tuple[str, str], Tally]) -> Iterator[str]:
    """A line for every floor that is not kept."""
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))["bearings"]
    for (part, language), tally in sorted(tallies.items()):
        for key, floor in floors[part][language].items():
            if getattr(tally, key) < floor:
                yield f"bearings ({part}, {language}): {key} is {getattr(tally, key):.3f}, below its floor of {floor}"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m evaluation.bearings", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--errors", action="store_true", help="print what was taken to point another way, of those that may be looked at")
    options = parser.parse_args(arguments)
    tallies = measured()
    print("\n".join([*lines(tallies), *shortfalls(tallies)]))
    if options.errors:
        print("\n".join(f"  {error}" for (part, _), tally in sorted(tallies.items()) if part == "known" for error in tally.errors))
    return 0


if __name__ == "__main__":
    sys.exit(main())
