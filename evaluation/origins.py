"""Measure which articles are found to be one story: `python -m evaluation.origins`.

The annotated articles that are in both languages (`NAME_fr`, `NAME_en`) are one story each; no two others are. Examples 02 to 04 are
a report, its translation and its republication. Counted are pairs of documents that are put to one origin.
"""

from __future__ import annotations

import argparse
import itertools
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.corpora import REPOSITORY, Missing, articles
from evaluation.predicting import needs
from selon.ledger import Ledger
from selon.records import Reading
from selon.weighing.likeness import compare
from selon.weighing.origins import origins
from selon.weighing.prints import Print, print_of

CORPORA = ("train/fr", "train/en", "dev/fr", "dev/en", "seed")
COPIES = ("02-convoy-officials", "03-traduction-convoi", "04-republished-convoy")
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Measured:
    """Pairs of names: those that are one story, those that were found; and the score of every pair, by whether it is one."""

    gold: frozenset[Pair]
    found: frozenset[Pair]
    scores: dict[bool, list[float]]

    @property
    def precision(self) -> float:
        return len(self.gold & self.found) / len(self.found) if self.found else 1.0

    @property
    def recall(self) -> float:
        return len(self.gold & self.found) / len(self.gold) if self.gold else 1.0


def annotated() -> dict[str, Reading]:
    """What is read in the annotated articles, by corpus and name."""
    from selon.analysis import analyse
    from selon.reading import read_path

    found = {}
    for corpus in CORPORA:
        read = articles(corpus)
        needs({article.language for article in read})
        for article in read:
            document = read_path(article.path, language=article.language, published=article.published)
            found[f"{corpus}/{article.name}"] = analyse(document)
    return found


def examples() -> dict[str, Reading]:
    from selon.analysis import analyse
    from selon.reading import read_path

    return {path.stem: analyse(read_path(path)) for path in sorted((REPOSITORY / "examples").glob("0*"))}


def story(name: str) -> str:
    """What two documents of one story have in common."""
    bare = name.rpartition("/")[2]
    return COPIES[0] if bare in COPIES else bare[:-3] if bare.endswith(("_fr", "_en")) else name


def measure(readings: dict[str, Reading]) -> Measured:
    names = list(readings)
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "origins.ledger") as ledger:
        for reading in readings.values():
            ledger.add(reading)
        groups = [one.origin for one in origins(ledger)]
    prints = {name: print_of(reading) for name, reading in readings.items()}
    scores: dict[bool, list[float]] = {True: [], False: []}
    for a, b in itertools.combinations(names, 2):
        scores[story(a) == story(b)].append(_score(prints[a], prints[b]))
    return Measured(
        gold=frozenset(pair for pair in itertools.combinations(names, 2) if story(pair[0]) == story(pair[1])),
        found=frozenset((names[i], names[j]) for i, j in itertools.combinations(range(len(names)), 2) if groups[i] == groups[j]),
        scores={one: sorted(some) for one, some in scores.items()},
    )


def _score(a: Print, b: Print) -> float:
    return compare(a, b).score


def shown(what: str, measured: Measured) -> Iterator[str]:
    yield f"{what}: {len(measured.gold)} pairs of one story, {len(measured.found)} found"
    yield f"  pairs       P {measured.precision:.3f}  R {measured.recall:.3f}"
    yield f"  scores of one story, least first   {_some(measured.scores[True][:6])}"
    yield f"  scores of others, greatest first   {_some(measured.scores[False][:-7:-1])}"
    for pair in sorted(measured.gold ^ measured.found):
        yield f"  {'missed' if pair in measured.gold else 'spurious'}: {pair[0]}, {pair[1]}"


def _some(scores: Sequence[float]) -> str:
    return " ".join(f"{score:.2f}" for score in scores)


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where everything was measured; 1, with a line, where the articles are not there."""
    argparse.ArgumentParser(prog="python -m evaluation.origins", description=(__doc__ or "").splitlines()[0]).parse_args(arguments)
    status = 0
    for what, read in (("annotated articles", annotated), ("examples", examples)):
        try:
            print("\n".join(shown(what, measure(read()))), flush=True)
        except Missing as missing:
            print(missing, file=sys.stderr)
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
