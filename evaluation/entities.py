"""Measure the entities on the article the project was born from and on our examples: `python -m evaluation.entities [NAME...]`.

Annotated mentions are words; every place in the text where they stand counts, articles aside. Printed: precision, recall
and F1 of the mentions whose first and last characters agree, and B³ of the grouping of those that both have.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from evaluation.corpora import REPOSITORY, Missing, articles, corpus_folder
from evaluation.predicting import needs
from selon.analysis import analyse
from selon.reading import read_path
from selon.records import Reading, Span

Grouped = dict[Span, str]
Rates = tuple[float, float, float]
ARTICLES = ("les ", "des ", "une ", "the ", "le ", "la ", "un ", "l'", "l’", "d'", "d’", "an ", "a ")


@dataclass(frozen=True, slots=True)
class Annotated:
    """One place where an entity is annotated, and the strings that count for it there: with and without a title."""

    name: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """An article, read, with its annotated mentions."""

    name: str
    reading: Reading
    gold: list[Annotated]


def seed() -> Iterator[Told]:
    for article in articles("seed"):
        needs([article.language])
        reading = analyse(read_path(article.path, language=article.language, published=article.published))
        yield Told(article.name, reading, annotated(corpus_folder("seed") / f"{article.name}.extra.yaml", article.text))


def examples() -> Iterator[Told]:
    folder = REPOSITORY / "examples"
    for notes in sorted((folder / "gold").glob("*.extra.yaml")):
        name = notes.name.removesuffix(".extra.yaml")
        path = next(p for p in folder.iterdir() if p.stem == name and p.suffix in {".txt", ".html"})
        document = read_path(path)
        needs([document.language])
        gold = annotated(notes, document.text)
        if gold:  # the shorter notes have none
            yield Told(name, analyse(document), gold)


CORPORA: dict[str, Callable[[], Iterator[Told]]] = {"seed": seed, "examples": examples}


def annotated(path: Path, text: str) -> list[Annotated]:
    """The annotated mentions in order. Within a longer name of the same kind a shorter one is no mention of its own."""
    told = yaml.safe_load(path.read_text(encoding="utf-8")).get("entities") or []
    found: list[Annotated] = []
    places = {entity["name"]: [span for words in entity["mentions"] for span in _places(text, words)] for entity in told}
    kinds = {entity["name"]: entity["type"] for entity in told}
    for name, spans in places.items():
        longer = [other for one, others in places.items() if one != name and kinds[one] == kinds[name] for other in others]
        own = sorted(span for span in set(spans) if not any(o[0] <= span[0] and span[1] <= o[1] and o != span for o in longer))
        found.extend(Annotated(name, group) for group in _overlapping(text, own))
    return sorted(found, key=lambda mention: mention.spans)


def _overlapping(text: str, spans: list[Span]) -> Iterable[tuple[Span, ...]]:
    group: list[Span] = []
    for span in spans:
        if group and span[0] >= max(end for _, end in group):
            yield tuple(bare(text, one) for one in group)
            group = []
        group.append(span)
    if group:
        yield tuple(bare(text, one) for one in group)


def _places(text: str, words: str) -> Iterable[Span]:
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            yield at, end
        at = text.find(words, end)


def bare(text: str, span: Span) -> Span:
    """A mention without its article."""
    low = text[span[0] : span[1]].lower()
    front = next((len(article) for article in ARTICLES if low.startswith(article) and len(low) > len(article)), 0)
    return span[0] + front, span[1]


def found_in(reading: Reading) -> Grouped:
    """Our mentions with the ids of their entities."""
    return {bare(reading.document.text, span): entity.id for entity in reading.entities for span in entity.mentions}


def matched(gold: Sequence[Annotated], ours: Grouped) -> list[tuple[str, str]]:
    """The annotated and the found entity of each mention that both have."""
    return [(mention.name, ours[span]) for mention in gold for span in mention.spans if span in ours]


def b_cubed(pairs: Sequence[tuple[str, str]]) -> tuple[float, float]:
    """Precision and recall of the grouping over the mentions that both have."""
    both, golds, guesses = Counter(pairs), Counter(name for name, _ in pairs), Counter(guess for _, guess in pairs)
    precision = sum(n * n / guesses[guess] for (_, guess), n in both.items())
    recall = sum(n * n / golds[name] for (name, _), n in both.items())
    return (precision / len(pairs), recall / len(pairs)) if pairs else (0.0, 0.0)


def _with_f1(precision: float, recall: float) -> Rates:
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def measured(told: Iterable[Told]) -> tuple[Counter[str], Rates, Rates]:
    """How many mentions are annotated, found, and right; precision, recall and F1 of them, and of their grouping (B³)."""
    counts: Counter[str] = Counter()
    pairs: list[tuple[str, str]] = []
    for one in told:
        ours = found_in(one.reading)
        right, missed = _compared(one.gold, ours)
        counts.update(gold=len(one.gold), ours=len(ours), right=len(right), found=len(one.gold) - len(missed))
        pairs.extend((f"{one.name} {name}", f"{one.name} {key}") for name, key in matched(one.gold, ours))
    mentions = _with_f1(counts["right"] / max(counts["ours"], 1), counts["found"] / max(counts["gold"], 1))
    return counts, mentions, _with_f1(*b_cubed(pairs))


def _compared(gold: Sequence[Annotated], ours: Grouped) -> tuple[set[Span], list[Annotated]]:
    """The spans that both have, and the annotated mentions that were missed."""
    right = {span for mention in gold for span in mention.spans if span in ours}
    return right, [mention for mention in gold if right.isdisjoint(mention.spans)]


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where it was measured, 1 where the article or the pipeline is not there."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.entities", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus", nargs="*", help="seed, examples; without one, both")
    parser.add_argument("--errors", action="store_true", help="print the mentions that only one side has")
    options = parser.parse_args(arguments)
    try:
        for corpus in options.corpus or CORPORA:
            print("\n".join(_lines(corpus, list(CORPORA[corpus]()), options.errors)))
    except Missing as missing:
        print(missing, file=sys.stderr)
        return 1
    return 0


def _lines(corpus: str, articles: Sequence[Told], errors: bool) -> Iterator[str]:
    """The figures of all articles of a corpus together, and what only one side has."""
    counts, mentions, grouping = measured(articles)
    yield f"{corpus}: {counts['gold']} annotated mentions, {counts['ours']} found"
    yield "  mentions P {:.3f}  R {:.3f}  F1 {:.3f}".format(*mentions)
    yield "  clusters P {:.3f}  R {:.3f}  F1 {:.3f}  (B³)".format(*grouping)
    for one in articles if errors else ():
        ours, text = found_in(one.reading), one.reading.document.text
        right, missed = _compared(one.gold, ours)
        yield from (f"  {one.name} missed: {text[slice(*mention.spans[0])]}" for mention in missed)
        yield from (f"  {one.name} ours alone: {text[start:end]}" for start, end in sorted(set(ours) - right))


if __name__ == "__main__":
    sys.exit(main())
