"""What the whole analysis costs beside the bare parser: `python bench/run.py [--articles N] [--rounds N]`.

The bare parser is the pipeline as spaCy loads and runs it; beside it stands the same as selon runs it (`parsing/quick.py`).
All run in one process, over the same articles, by turns, so that a busy machine slows all alike. Then, in processes of
their own: `selon read` of one article from cold, and `selon --help` beside an empty Python.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

REPOSITORY = Path(__file__).resolve().parents[1]
BARE, QUICK = "bare parser", "quicker parser"
FOLDERS = ("train/fr", "dev/fr", "train/en", "dev/en")


def paths(wanted: int) -> list[tuple[Path, str | None]]:
    """`wanted` articles and their languages (None: selon is to find out), over and over where there are fewer."""
    data = Path(os.environ.get("SELON_DATA") or REPOSITORY.parent / "shared" / "data") / "attribution"
    found: list[tuple[Path, str | None]] = [(path, name[-2:]) for name in FOLDERS for path in sorted((data / name).glob("*.txt"))]
    if not found:
        found = [(path, None) for path in sorted((REPOSITORY / "examples").iterdir()) if path.suffix in {".txt", ".html"}]
    if not found:
        raise FileNotFoundError(f"no articles: neither {data} nor {REPOSITORY / 'examples'} holds any")
    # By turns from the two ends, so that the languages mix however few are wanted.
    mixed = [one for pair in zip(found, reversed(found), strict=True) for one in pair][: len(found)]
    return list(itertools.islice(itertools.cycle(mixed), wanted))


def seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def peak() -> float:
    """The most memory that this process has held so far, in MiB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 if sys.platform != "darwin" else 1024 * 1024)


def side_by_side(articles: Sequence[tuple[Path, str | None]], rounds: int) -> None:
    """Bare parser, the parser made quicker, analysis, and everything from bytes to JSON, by turns."""
    import spacy

    from selon.analysis import analyse
    from selon.exporting.json import to_json
    from selon.languages import folder
    from selon.parsing.pipeline import pipeline
    from selon.parsing.twin import twin
    from selon.reading import read_path

    documents = [read_path(path, language=language) for path, language in articles]
    plain = [twin(document.text) for document in documents]
    texts = [(d.language, [p[s.start : s.end] for s in d.segments]) for d, p in zip(documents, plain, strict=True)]

    languages = sorted({document.language for document in documents})
    spacys = {language: spacy.load(Path(str(folder(language))) / "pipeline") for language in languages}

    def parsed(pipelines: Callable[[str], Language]) -> None:
        for language, segments in texts:
            for _ in pipelines(language).pipe(segments):
                pass

    def analysis() -> None:
        for document in documents:
            analyse(document)

    def whole() -> None:
        for path, language in articles:
            to_json(analyse(read_path(path, language=language)))

    ways: dict[str, Callable[[], None]] = {
        BARE: partial(parsed, spacys.__getitem__),
        QUICK: partial(parsed, pipeline),
        "analysis": analysis,
        "bytes to JSON": whole,
    }
    for language in languages:
        first = next(document for document in documents if document.language == language)
        analyse(first)  # pipelines and lexicons are loaded before the clock starts
    gc.freeze()  # as the commands do
    words = sum(len(p.split()) for p in plain)
    print(f"{len(articles)} articles, {words} words; {rounds} rounds by turns; memory before: {peak():.0f} MiB")
    times: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(1, rounds + 1):
        for name, work in list(ways.items())[:: 1 if turn % 2 else -1]:
            times[name].append(seconds(work))
        lasts = ", ".join(f"{name} {taken[-1]:.2f} s" for name, taken in times.items())
        print(f"  round {turn}: {lasts}; peak {peak():.0f} MiB", flush=True)
    table(times, len(articles))
    print(f"peak memory: {peak():.0f} MiB")


def table(times: Mapping[str, Sequence[float]], articles: int) -> None:
    """Articles a second, and how many times the parser's time each way takes, round by round."""
    print(f"{'':<14}  articles/s: best, median   times the bare parser: best, median   times the quicker: best, median")
    for name, taken in times.items():
        row = f"{name:<14}  {articles / min(taken):>16.1f} {articles / statistics.median(taken):>7.1f}"
        for other, width in ((BARE, 30), (QUICK, 26)):
            ratios = [one / beside for one, beside in zip(taken, times[other], strict=True)]
            row += f" {min(taken) / min(times[other]):>{width}.2f} {statistics.median(ratios):>7.2f}"
        print(row)


def cold(article: Path, rounds: int) -> None:
    """Processes of their own: what one has to wait for an answer."""
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "selon --help": [sys.executable, "-m", "selon", "--help"],
        "selon read, one article": [sys.executable, "-m", "selon", "read", str(article)],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            times[name].append(seconds(partial(subprocess.run, command, check=True, stdout=subprocess.DEVNULL)))
    print(f"{'':<24}  seconds best, median ({article.name}, {article.stat().st_size / 1024:.1f} KiB)")
    for name, taken in times.items():
        print(f"{name:<24}  {min(taken):>12.2f} {statistics.median(taken):>7.2f}")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    articles = paths(options.articles)
    side_by_side(articles, options.rounds)
    cold(articles[0][0], options.rounds + 2)
    return 0


if __name__ == "__main__":
    sys.exit(main())
