"""What the whole analysis costs beside the bare parser: `python bench/run.py [--articles N] [--rounds N]`.

Both run in one process, over the same articles, by turns, so that a busy machine slows both alike. Then, in processes of
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
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
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
    """Bare parser, analysis, and everything from bytes to JSON, by turns."""
    from selon.analysis import analyse
    from selon.exporting.json import to_json
    from selon.parsing.pipeline import pipeline
    from selon.parsing.twin import twin
    from selon.reading import read_path

    documents = [read_path(path, language=language) for path, language in articles]
    plain = [twin(document.text) for document in documents]
    texts = [(d.language, [p[s.start : s.end] for s in d.segments]) for d, p in zip(documents, plain, strict=True)]

    def bare() -> None:
        for language, segments in texts:
            for _ in pipeline(language).pipe(segments):
                pass

    def analysis() -> None:
        for document in documents:
            analyse(document)

    def whole() -> None:
        for path, language in articles:
            to_json(analyse(read_path(path, language=language)))

    ways: dict[str, Callable[[], None]] = {"bare parser": bare, "analysis": analysis, "bytes to JSON": whole}
    for language in sorted({document.language for document in documents}):
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
    print(f"{'':<14}  articles/s best, median   times the bare parser: best, median")
    for name, taken in times.items():
        best, median = min(taken), statistics.median(taken)
        ratios = [one / other for one, other in zip(taken, times["bare parser"], strict=True)]
        print(
            f"{name:<14}  {len(articles) / best:>15.1f} {len(articles) / median:>7.1f}"
            f"   {best / min(times['bare parser']):>27.2f} {statistics.median(ratios):>7.2f}"
        )
    print(f"peak memory: {peak():.0f} MiB")


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
