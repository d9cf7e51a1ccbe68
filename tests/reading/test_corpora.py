"""The annotated corpora, where they are: articles by many hands, which no rule was written for one by one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from selon.reading import read_path

CLUTTER = {"related_headline", "navigation", "credit", "byline"}
MOST_LOST = 0.01


def lost(path: Path) -> tuple[int, int, bool, bool]:
    """Characters of gold content in clutter, of all gold content, whether the language is right, and the headline."""
    document = read_path(path)
    read = {i for s in document.segments if s.role not in CLUTTER for i in range(s.start, s.end)}
    gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    content = [i for s in gold["statements"] for span in s["content"] for i in range(*span) if not document.text[i].isspace()]
    headline = " ".join(document.text.strip().splitlines()[0].split())
    return sum(i not in read for i in content), len(content), document.language == path.parent.name, document.title == headline


@pytest.mark.parametrize("part", ["train/fr", "train/en", "dev/fr", "dev/en"])
def test_hardly_any_statement_is_lost_and_no_language_mistaken(shared_data: Path, part: str) -> None:
    paths = sorted((shared_data / "attribution" / part).glob("*.txt"))
    if not paths:
        pytest.skip(f"no articles in {shared_data / 'attribution' / part}")
    missing, content, languages, headlines = (sum(column) for column in zip(*map(lost, paths), strict=True))
    assert missing <= MOST_LOST * content
    assert languages == len(paths)
    assert headlines >= 0.9 * len(paths)


def test_the_roles_of_a_copied_page(shared_data: Path) -> None:
    folder = shared_data / "attribution" / "seed"
    yaml = pytest.importorskip("yaml")
    layers = sorted(folder.glob("*.extra.yaml"))
    if not layers:
        pytest.skip(f"no layers in {folder}")
    for layer in layers:
        document = read_path(layer.with_name(layer.name.replace(".extra.yaml", ".txt")))
        gold = ["body"] * len(document.text)
        for noise in yaml.safe_load(layer.read_text(encoding="utf-8"))["noise"]:
            first, _, last = noise["at"].partition(" ... ")
            start = document.text.index(first)
            end = document.text.index(last, start) + len(last)
            gold[start:end] = [noise["role"]] * (end - start)
        found: list[str | None] = [None] * len(document.text)
        for segment in document.segments:
            found[segment.start : segment.end] = [segment.role] * (segment.end - segment.start)
        told = [(g, f) for g, f, c in zip(gold, found, document.text, strict=True) if not c.isspace() and f not in ("title", None)]
        right = sum(g == f for g, f in told)
        clutter = [(g, f) for g, f in told if g != "body"]
        assert right >= 0.95 * len(told)
        assert sum(g == f for g, f in clutter) >= 0.95 * len(clutter)
