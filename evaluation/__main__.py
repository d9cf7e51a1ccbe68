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
from evaluation.corpora import MEASURED, TRAINING, Article, Missing, articles, corpus_folder, fingerprint, scorer
from evaluation.errors import listing
from evaluation.figures import keep
from evaluation.floors import floors, shortfalls
from evaluation.measuring import Figures, measure, shown
from evaluation.predicting import Predictions, needs, predicted, saved
from evaluation.schemes import CONVERTED, STEPS, all_converted


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where everything was measured, 1 where the articles or what reads them are not there."""
    options = _options(arguments)
    try:
        asked = options.corpus or (*MEASURED, *(TRAINING if options.train else ()))
        measured = {name: figures for corpus in asked for name, figures in _measured(corpus, options).items()}
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


def _measured(corpus: str, options: argparse.Namespace) -> dict[str, Figures]:
    """Measure one corpus, under other guidelines too where it has others; print the figures, add the errors to the list."""
    gold = articles(corpus)
    if not options.saved:
        needs({article.language for article in gold})
    predictions = saved(options.saved, corpus) if options.saved else predicted(corpus, gold, options.save)
    found = {corpus: measure(gold, predictions, fingerprint(corpus_folder(corpus)), scorer())}
    print("\n".join(shown(corpus, found[corpus])), flush=True)
    if corpus in CONVERTED:
        found |= _under_its_own(corpus, gold, predictions)
    if options.errors is not None:
        with options.errors.open("a", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in listing(corpus, gold, predictions, scorer()))
    return found


def _under_its_own(corpus: str, gold: Sequence[Article], predictions: Predictions) -> dict[str, Figures]:
    """The figures of the statements as the corpus's own guidelines have them, and by each difference alone."""
    name, mark = CONVERTED[corpus], fingerprint(corpus_folder(corpus))
    ways = all_converted(gold, predictions)
    found = {f"{name}: {step}" if step else name: measure(gold, marks, mark, scorer()) for step, marks in ways.items()}
    print("\n".join(shown(name, found[name])))
    for step in STEPS:
        rates = (f"{rate} {found[f'{name}: {step}'].figure(rate):.3f}" for rate in ("statements", "exact", "attributed"))
        print(f"  {', '.join(rates)} where only this is converted: {step}", flush=True)
    return found


if __name__ == "__main__":
    sys.exit(main())
