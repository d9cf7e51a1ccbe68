"""Measure which statements of parallel articles are found to correspond: `python -m evaluation.versions [train|dev]`.

Statements that correspond have one id in both annotations. `aligner`: what the aligner makes of the annotated statements. `end to end`:
of selon's own, where a statement stands for the annotated one that it matches by the official rule, and a pair with one that
matches none is wrong.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from evaluation.corpora import REPOSITORY, Article, Missing, articles, scorer
from evaluation.measuring import Rate
from evaluation.predicting import needs
from selon.records import Reading, Source, Statement
from selon.weighing.aligning import align

PARTS = ("train", "dev")
FLOORS = REPOSITORY / "evaluation" / "versions.toml"


@dataclass(slots=True)
class Counts:
    gold: int = 0
    found: int = 0
    right: int = 0

    def rate(self) -> Rate:
        precision, recall = self.right / max(self.found, 1), self.right / max(self.gold, 1)
        return Rate(precision, recall, 2 * precision * recall / (precision + recall) if self.right else 0.0)


def parallel(part: str) -> Iterator[tuple[Article, Article]]:
    """The articles that are there in both languages, French first."""
    english = {article.name.removesuffix("_en"): article for article in articles(f"{part}/en") if article.name.endswith("_en")}
    for article in articles(f"{part}/fr"):
        if article.name.removesuffix("_fr") in english:
            yield article, english[article.name.removesuffix("_fr")]


def read(article: Article) -> Reading:
    from selon.analysis import analyse
    from selon.reading import read_path

    return analyse(read_path(article.path, language=article.language, published=article.published))


def annotated(article: Article, reading: Reading) -> Reading:
    """The same document with the annotated statements."""
    statements = tuple(_statement(dict(one)) for one in article.gold.statements)
    voices = {key: _source(dict(voice)) for key, voice in article.gold.voices.items()}
    return Reading(reading.document, statements, voices, reading.entities, reading.times)


def _statement(one: dict[str, Any]) -> Statement:
    spans = tuple((start, end) for start, end in one["content"])
    cue, source = (tuple(one[name]) if one.get(name) else None for name in ("cue", "source"))
    manner = {name: one[name] for name in ("form", "stance", "certainty", "polarity", "within")}
    return Statement(one["id"], spans, cue, source, one["by"], **manner)


def _source(one: dict[str, Any]) -> Source:
    return Source(one["name"], one["type"], one["named"], one.get("affiliation"))


def wanted(a: Article, b: Article) -> set[str]:
    return {str(one["id"]) for one in a.gold.statements} & {str(one["id"]) for one in b.gold.statements}


def stands_for(article: Article, reading: Reading) -> dict[int, str]:
    """The ids of the annotated statements that selon's own match, by position."""
    from selon.exporting.json import to_json

    guesses = to_json(reading)["statements"]
    return {j: str(article.gold.statements[i]["id"]) for i, j in scorer().matched(article.gold.statements, guesses, article.text)}


def measure(part: str) -> dict[str, Counts]:
    counts = {"aligner": Counts(), "end to end": Counts()}
    for pair in parallel(part):
        needs(article.language for article in pair)
        readings = [read(article) for article in pair]
        gold = [annotated(article, reading) for article, reading in zip(pair, readings, strict=True)]
        ids = [{i: one.id for i, one in enumerate(reading.statements)} for reading in gold]
        _count(counts["aligner"], gold, ids, wanted(*pair))
        _count(counts["end to end"], readings, [stands_for(a, r) for a, r in zip(pair, readings, strict=True)], wanted(*pair))
    return counts


def _count(counts: Counts, readings: Sequence[Reading], ids: Sequence[dict[int, str]], gold: set[str]) -> None:
    found = align(*readings)
    counts.gold += len(gold)
    counts.found += len(found)
    counts.right += sum(one.a in ids[0] and ids[0][one.a] == ids[1].get(one.b) for one in found)


def floors() -> dict[str, dict[str, float]]:
    return {part: dict(table) for part, table in tomllib.loads(FLOORS.read_text(encoding="utf-8")).items()}


def lines(part: str, counts: dict[str, Counts]) -> Iterator[str]:
    yield f"{part}: statements that correspond in parallel articles"
    for name, one in counts.items():
        rate = one.rate()
        yield f"  {name:<11} P {rate.precision:.3f}  R {rate.recall:.3f}  F1 {rate.f1:.3f}  ({one.gold} in gold, {one.found} found)"


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where everything was measured; 1, with a line, where the articles are not there."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.versions", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("part", nargs="*", choices=[*PARTS, []], help="train or dev")
    try:
        for part in parser.parse_args(arguments).part or PARTS:
            print("\n".join(lines(part, measure(part))), flush=True)
    except Missing as missing:
        print(missing, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
