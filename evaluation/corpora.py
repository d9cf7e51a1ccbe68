"""The annotated articles: where they are, what they hold, and the official scorer that stands beside them."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NotRequired, Protocol, TypedDict, cast

REPOSITORY = Path(__file__).resolve().parents[1]
MEASURED = ("seed", "dev/fr", "dev/en", "polnear/dev")
TRAINING = ("train/fr", "train/en")


class Missing(Exception):
    """A corpus or its scorer is not on this machine; the message says where it was looked for."""


class Statement(TypedDict):
    """A statement as gold and predictions write it: offsets are code points, half-open."""

    content: list[list[int]]
    id: NotRequired[str]
    cue: NotRequired[list[int] | None]
    source: NotRequired[list[int] | None]
    by: NotRequired[str | None]
    form: NotRequired[str]
    stance: NotRequired[str]
    certainty: NotRequired[str]
    polarity: NotRequired[str]
    about: NotRequired[list[str]]
    within: NotRequired[str | None]
    why: NotRequired[dict[str, str]]


class Voice(TypedDict):
    name: str
    type: str
    named: bool


@dataclass(frozen=True, slots=True)
class Marks:
    """What somebody, the annotator or selon, marked in one article: its statements, and the voices they are put down to."""

    statements: Sequence[Statement] = ()
    voices: dict[str, Voice] = field(default_factory=dict)

    def voice(self, statement: Statement) -> Voice | None:
        return self.voices.get(statement.get("by") or "")


@dataclass(frozen=True, slots=True)
class Article:
    """One annotated article; `text` is the file at `path`, decoded and otherwise unchanged."""

    name: str
    path: Path
    text: str
    language: str
    published: str | None
    gold: Marks


class Scorer(Protocol):
    """The official `score.py`, as far as we call it."""

    def score(self, gold: Sequence[Statement], predicted: Sequence[Statement], text: str) -> Counter[str]: ...
    def report(self, counts: Counter[str]) -> tuple[dict[str, tuple[float, float, float]], dict[str, float]]: ...
    def matched(self, gold: Sequence[Statement], predicted: Sequence[Statement], text: str) -> list[tuple[int, int]]: ...
    def characters(self, spans: Sequence[Sequence[int]], text: str) -> set[int]: ...
    def trimmed(self, spans: Sequence[Sequence[int]], text: str) -> tuple[int, int] | None: ...


def data_folder() -> Path:
    """The folder that holds `attribution/`; Missing where there is none."""
    folder = Path(os.environ.get("SELON_DATA") or REPOSITORY.parent / "shared" / "data")
    if not (folder / "attribution").is_dir():
        raise Missing(f"no annotated articles: there is no {folder / 'attribution'} (SELON_DATA names the folder that holds attribution/)")
    return folder


def corpus_folder(corpus: str) -> Path:
    """The folder of a corpus ("dev/fr"); Missing where it holds no gold."""
    folder = data_folder() / "attribution" / corpus
    if not any(folder.glob("*.json")):
        raise Missing(f"no annotated articles: {folder} holds no .json")
    return folder


@cache
def scorer() -> Scorer:
    """The official scorer, loaded from its file; Missing where it is not there."""
    path = data_folder() / "attribution" / "score.py"
    spec = importlib.util.spec_from_file_location("selon_official_score", path)
    if not path.is_file() or spec is None or spec.loader is None:
        raise Missing(f"no official scorer: there is no {path}")
    module = importlib.util.module_from_spec(spec)
    writes, sys.dont_write_bytecode = sys.dont_write_bytecode, True  # the folder is not ours to write in
    try:
        spec.loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = writes
    return cast(Scorer, module)


def gold_files(folder: Path) -> list[Path]:
    """The annotations of a folder, by name."""
    return sorted(folder.glob("*.json"))


def articles(corpus: str) -> list[Article]:
    """The articles of a corpus, by name."""
    return [_article(path) for path in gold_files(corpus_folder(corpus))]


def _article(path: Path) -> Article:
    gold = json.loads(path.read_text(encoding="utf-8"))
    about = gold["article"]
    marks = Marks(gold["statements"], dict(gold.get("sources") or {}))
    text = path.with_suffix(".txt")
    return Article(path.stem, text, text.read_bytes().decode("utf-8"), about["language"], about.get("published"), marks)


def fingerprint(folder: Path) -> str:
    """SHA-256 over the names and bytes of the annotations and their texts, in order: other articles, other figures."""
    digest = hashlib.sha256()
    for gold in gold_files(folder):
        for path in (gold, gold.with_suffix(".txt")):
            digest.update(f"{path.name} {path.stat().st_size}\n".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
