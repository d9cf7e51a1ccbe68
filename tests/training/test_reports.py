"""The reports that annotations point into: rebuilt the same each time, and every offset inside its text."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest

from reports import _spaced, reports

ROOT = Path(__file__).parents[2]
DATA = Path(os.environ.get("SELON_DATA") or ROOT.parent / "shared" / "data")
ANNOTATIONS = sorted((ROOT / "training" / "annotations").glob("*.jsonl"))


def test_words_are_spaced_as_they_are_written() -> None:
    words = ["The", "mayor", "said", ":", '"', "It", "'s", "late", '"', "(", "at", "noon", ")", ",", "for", "$", "5", "."]
    assert _spaced(words) == 'The mayor said: "It\'s late" (at noon), for $5.'


@pytest.mark.parametrize("path", ANNOTATIONS, ids=lambda path: path.stem)
def test_an_annotation_holds_offsets_and_no_words_of_a_text_that_is_not_ours(path: Path) -> None:
    fields = {"report", "language", "text_sha256", "sources", "statements"}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        assert set(row) == fields | ({"text"} if row["report"].startswith("invented/") else set())
        for statement in row["statements"]:
            assert statement["content"] and all(0 <= start < end for start, end in statement["content"])
            assert statement["by"] in row["sources"]


@pytest.mark.parametrize("path", ANNOTATIONS, ids=lambda path: path.stem)
def test_every_annotated_text_is_rebuilt_to_the_character(path: Path) -> None:
    if not (DATA / "ner" / "winer-fr-train.tar.xz").exists() or not (DATA / "ud" / "en_gum-train.conllu.xz").exists():
        pytest.skip(f"the corpora are not in {DATA}")
    texts = reports(DATA)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = row.get("text") or texts[row["report"]]
        assert hashlib.sha256(text.encode("utf-8")).hexdigest() == row["text_sha256"], row["report"]
        assert max(end for s in row["statements"] for _, end in s["content"]) <= len(text)
