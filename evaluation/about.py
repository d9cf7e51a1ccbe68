"""Measure what statements are about, on the annotators' own statements: `python -m evaluation.about [CORPUS...]`.

What is said, its stance and where its source is named are told; what is measured is the linking alone. The official scorer's `about`
measures it on the statements that selon finds. Without a corpus: dev/fr, dev/en and seed (those of `train` are learnt from).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from evaluation.corpora import Article, Missing, articles
from evaluation.measuring import Rate
from evaluation.predicting import needs
from evaluation.voices import attributions
from selon.analysis import statement_of
from selon.parsing.pipeline import parse
from selon.reading import read_path
from selon.resolving.about import links, weights
from selon.resolving.remarks import Page
from selon.resolving.voices import voices_and_entities

CORPORA = ("dev/fr", "dev/en", "seed")
Linked = set[tuple[int, int]]


def linked(article: Article) -> tuple[Linked, Linked]:
    """The annotated links of an article and those that are found, as places of statements."""
    gold = article.gold.statements
    parsed = parse(read_path(article.path, language=article.language, published=article.published))
    found = attributions(parsed, gold)
    by, sources, entities = voices_and_entities(parsed, found)
    page = Page(parsed, [statement_of(n, one, by[n]) for n, one in enumerate(found)], sources, entities)
    number = {statement.get("id"): n for n, statement in enumerate(gold)}
    wanted = {(n, number[key]) for n, statement in enumerate(gold) for key in statement.get("about") or [] if key in number}
    return wanted, {(n, pair.other.n) for n, kept in links(page, weights()).items() for pair in kept}


def measured(corpus: str) -> tuple[Rate, int]:
    """The rates of the links of a corpus, and how many are annotated."""
    found = [linked(article) for article in articles(corpus)]
    both = sum(len(wanted & got) for wanted, got in found)
    gold, predicted = (sum(len(pair[i]) for pair in found) for i in (0, 1))
    return Rate(both / max(predicted, 1), both / max(gold, 1), 2 * both / max(gold + predicted, 1)), gold


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m evaluation.about", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus", nargs="*", help="a folder under attribution/, such as dev/fr")
    try:
        needs(("en", "fr"))
        for corpus in parser.parse_args(arguments).corpus or CORPORA:
            rate, gold = measured(corpus)
            print(f"{corpus:<10} {gold:>4} links  P {rate.precision:.3f}  R {rate.recall:.3f}  F1 {rate.f1:.3f}")
    except Missing as missing:
        print(missing, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
