"""Measure selon on the annotated articles: `python -m evaluation [CORPUS...]`.

Without a corpus: seed, dev/fr, dev/en and polnear/dev, then the commitments, and what compares articles with each other
(`evaluation.origins`, `evaluation.versions`). Prints the figures, and every floor that is not kept.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from evaluation import case, commitments, origins, versions
from evaluation.corpora import MEASURED, TRAINING, Missing, articles, corpus_folder, fingerprint, scorer
from evaluation.errors import listing
from evaluation.figures import keep
from evaluation.floors import floors, shortfalls
from evaluation.measuring import Figures, measure, shown
from evaluation.predicting import needs, predicted, saved


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where everything was measured, 1 where the articles or what reads them are not there."""
    options = _options(arguments)
    try:
        measured = {corpus: _measured(corpus, options) for corpus in options.corpus or (*MEASURED, *(TRAINING if options.train else ()))}
    except Missing as missing:
        print(missing, file=sys.stderr)
        return 1
    if not options.corpus and not options.saved:
        _commitments()
    for line in (line for corpus, floor in floors().items() if corpus in measured for line in shortfalls(floor, measured[corpus])):
        print(line)
    if options.keep:
        keep(measured)
    if not (options.corpus or options.saved):
        return max(origins.main([]), versions.main([]))
    return 0


def _commitments() -> None:
    """Print the figures of the commitments, which need their own gold."""
    for corpus, tallies in commitments.all_measured():
        print("\n".join(f"{corpus}: {line}" for line in commitments.lines(tallies)), flush=True)
        for line in commitments.shortfalls(corpus, tallies):
            print(line)
    print("\n".join(case.lines(case.measured())), flush=True)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus", nargs="*", help="a folder under attribution/, such as dev/fr")
    parser.add_argument("--train", action="store_true", help="measure train/fr and train/en too")
    parser.add_argument("--errors", type=Path, metavar="FILE", help="write what was missed, spurious, or put to a wrong source")
    parser.add_argument("--save", type=Path, metavar="FOLDER", help="keep what was read, a file of JSON lines a corpus")
    parser.add_argument("--saved", type=Path, metavar="FOLDER", help="measure what an earlier run kept, and read nothing anew")
    parser.add_argument("--keep", action="store_true", help="put the figures into evaluation/figures.json")
    options = parser.parse_args(arguments)
    if options.errors is not None:
        options.errors.write_text("", encoding="utf-8")
    return options


def _measured(corpus: str, options: argparse.Namespace) -> Figures:
    """Measure one corpus, print its figures, add its errors to the list."""
    gold = articles(corpus)
    if not options.saved:
        needs({article.language for article in gold})
    predictions = saved(options.saved, corpus) if options.saved else predicted(corpus, gold, options.save)
    figures = measure(gold, predictions, fingerprint(corpus_folder(corpus)), scorer())
    print("\n".join(shown(corpus, figures)), flush=True)
    if options.errors is not None:
        with options.errors.open("a", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in listing(corpus, gold, predictions, scorer()))
    return figures


if __name__ == "__main__":
    sys.exit(main())
