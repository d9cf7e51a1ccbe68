"""No text of the annotated articles, which are others' or kept to measure, is in the repository."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

RUN = 9  # words in a row: fewer are anybody's


def runs(text: str) -> Iterator[str]:
    """Every run of RUN words, without case or punctuation."""
    words = re.findall(r"\w+", text.casefold())
    return (" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


@pytest.fixture(scope="module")
def of_the_corpora(shared_data: Path) -> dict[str, str]:
    texts = sorted((shared_data / "attribution").rglob("*.txt"))
    if not texts:
        pytest.skip(f"no annotated articles in {shared_data / 'attribution'}")
    return {run: path.name for path in texts for run in runs(path.read_text(encoding="utf-8"))}


def test_no_words_of_an_article_are_in_a_tracked_file(repository: Path, of_the_corpora: dict[str, str]) -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=repository, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    found = {
        f"{name}: “{run}” is from {of_the_corpora[run]}"
        for name in listed.stdout.split("\0")
        if (repository / name).is_file() and "/pipeline/" not in name
        for run in runs((repository / name).read_bytes().decode("utf-8", errors="ignore"))
        if run in of_the_corpora
    }
    assert sorted(found) == []


def test_a_quotation_would_be_seen(of_the_corpora: dict[str, str]) -> None:
    run = next(iter(of_the_corpora))
    assert any(one in of_the_corpora for one in runs(f"A sentence of ours; {run.upper()}!"))
