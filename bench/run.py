"""What the whole analysis costs beside the bare parser: `python bench/run.py [--articles N] [--rounds N]`.

Every row is timed over the same articles, by turns, so that a busy machine slows all alike, in seconds of the processor. The rows of one
way of running selon (as sources, or with what `make fast` compiled) share a process. Then, in processes of their own: `selon read` of
one article from cold, and `selon --help` beside an empty Python.
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
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spacy.language import Language

    from selon.records import Document

REPOSITORY = Path(__file__).resolve().parents[1]
FOLDERS = ("train/fr", "dev/fr", "train/en", "dev/en")
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}  # on one core, as the commands do it
Articles = Sequence[tuple[Path, str | None]]


class Row(NamedTuple):
    """One row of the table: what is timed, and in which process."""

    name: str
    way: str
    process: str


SPACY, SOURCES, COMPILED = "spaCy alone", "sources", "compiled"  # processes
ROWS = (
    Row("bare parser", "parser", SPACY),
    Row("parser, quicker", "parser", SOURCES),
    Row("analysis", "analysis", SOURCES),
    Row("analysis, compiled", "analysis", COMPILED),
    Row("bytes to JSON", "whole", SOURCES),
    Row("bytes to JSON, compiled", "whole", COMPILED),
)
BASE, QUICKER = ROWS[:2]


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


def parser(documents: Sequence[Document], pipelines: Callable[[str], Language]) -> Callable[[], None]:
    """Every segment of the documents through these pipelines, one for each language, which are loaded by then."""
    from selon.parsing.twin import twin

    plain = [twin(document.text) for document in documents]
    texts = [(d.language, [p[s.start : s.end] for s in d.segments]) for d, p in zip(documents, plain, strict=True)]
    known = {language: pipelines(language) for language, _ in texts}

    def parse() -> None:
        for language, segments in texts:
            for _ in known[language].pipe(segments):
                pass

    return parse


@cache
def spacys_own(language: str) -> Language:
    """The pipeline as it lies on the disk, with spaCy's own layers."""
    import spacy
    from thinc.api import use_ops

    from selon.languages import folder

    with use_ops("numpy", use_blis=False):
        return spacy.load(Path(str(folder(language))) / "pipeline")


def ways(articles: Articles, process: str) -> dict[str, Callable[[], object]]:
    """What can be timed in a process: the parser alone; in selon's, the analysis, too, and everything from bytes to JSON."""
    import selon.parsing.pipeline  # registers what the pipelines are made of
    from selon.reading import read_path

    documents = [read_path(path, language=language) for path, language in articles]
    if process == SPACY:
        return {"parser": parser(documents, spacys_own)}
    from selon.analysis import analyse
    from selon.exporting.json import to_json

    for language in sorted({document.language for document in documents}):
        analyse(next(document for document in documents if document.language == language))

    def analysis() -> None:
        for document in documents:
            analyse(document)

    def whole() -> None:
        for path, language in articles:
            to_json(analyse(read_path(path, language=language)))

    return {"parser": parser(documents, selon.parsing.pipeline.pipeline), "analysis": analysis, "whole": whole}


def work(articles: Articles, process: str) -> None:
    """A process that is told over its input what to time, and says how long it took, and the most memory held so far, in MiB."""
    known = ways(articles, process)
    gc.freeze()  # as the commands do
    print("ready", flush=True)
    for line in sys.stdin:
        started = time.process_time()
        known[line.strip()]()
        taken = time.process_time() - started
        print(taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024), flush=True)


class Worker:
    """Such a process."""

    def __init__(self, articles: int, process: str) -> None:
        command = [sys.executable, str(Path(__file__)), "--work", process, "--articles", str(articles)]
        environment = os.environ | ONE_THREAD | {"SELON_PURE": "0" if process == COMPILED else "1"}
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
        self.peak = 0.0
        self._answer()

    def seconds(self, way: str) -> float:
        assert self.process.stdin is not None
        print(way, file=self.process.stdin, flush=True)
        taken, self.peak = map(float, self._answer().split())
        return taken

    def _answer(self) -> str:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("a process that measures ended before it answered")
        return line

    def end(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait()


def rows() -> list[Row]:
    """The rows that can be timed here."""
    from selon.compiled import BUILT, compiled

    if compiled():
        return list(ROWS)
    print(f"nothing compiled of these sources in {BUILT}: `make fast` does it, where there is a C compiler")
    return [row for row in ROWS if row.process != COMPILED]


def side_by_side(articles: int, rounds: int) -> None:
    """All rows by turns, forwards and backwards, each in its process."""
    timed = rows()
    workers = {process: Worker(articles, process) for process in dict.fromkeys(row.process for row in timed)}
    times: dict[Row, list[float]] = {row: [] for row in timed}
    print(f"{articles} articles; {rounds} rounds by turns, in seconds of the processor")
    for turn in range(1, rounds + 1):
        for row in timed[:: 1 if turn % 2 else -1]:
            times[row].append(workers[row.process].seconds(row.way))
        print(f"  round {turn}: {', '.join(f'{row.name} {taken[-1]:.2f}' for row, taken in times.items())}", flush=True)
    table(articles, times)
    for process, worker in workers.items():
        print(f"peak memory, {process}: {worker.peak:.0f} MiB")
        worker.end()


def table(articles: int, times: dict[Row, list[float]]) -> None:
    """How many articles a second, and how many times the parser, the bare one and the quicker one, at best and in the median."""
    print(f"{'':<24}  articles/s: best, median   times the bare parser: best, median   times the quicker: best, median")
    for row, taken in times.items():
        line = f"{row.name:<24}  {articles / min(taken):>16.1f} {articles / statistics.median(taken):>7.1f}"
        for other, width in ((BASE, 29), (QUICKER, 26)):
            ratios = [one / beside for one, beside in zip(taken, times[other], strict=True)]
            line += f" {min(taken) / min(times[other]):>{width}.2f} {statistics.median(ratios):>7.2f}"
        print(line)


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
            times[name].append(waited(partial(subprocess.run, command, check=True, stdout=subprocess.DEVNULL)))
    print(f"{'':<24}  seconds best, median ({article.name}, {article.stat().st_size / 1024:.1f} KiB)")
    for name, taken in times.items():
        print(f"{name:<24}  {min(taken):>12.2f} {statistics.median(taken):>7.2f}")


def waited(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def main() -> int:
    command = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    command.add_argument("--articles", type=int, default=200)
    command.add_argument("--rounds", type=int, default=3)
    command.add_argument("--work", help=argparse.SUPPRESS)
    options = command.parse_args()
    if options.work:
        work(paths(options.articles), options.work)
        return 0
    side_by_side(options.articles, options.rounds)
    cold(paths(1)[0][0], options.rounds + 2)
    return 0


if __name__ == "__main__":
    sys.exit(main())
