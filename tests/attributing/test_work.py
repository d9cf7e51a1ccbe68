"""The work grows with the text and no faster: counted in calls, so that a busy machine fails nothing."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from selon.attributing import attributions
from selon.languages import folder
from selon.parsing.pipeline import parse
from selon.records import Document, Segment

FEW, MANY = 60, 240
SLACK = 1.2
READY = (folder("fr") / "pipeline" / "meta.json").is_file()
LINES = [
    "Il pleut sur la ville.",
    "« Non », dit-il.",
    "Le maire a dit que la route est fermée.",
    "« La route est fermée depuis lundi. »",
]


def calls(text: str) -> int:
    """How many functions are called to find the attributions of a text, each line a paragraph."""
    segments, at = [], 0
    for line in text.split("\n"):
        segments.append(Segment(at, at + len(line), "body"))
        at += len(line) + 1
    parsed, count = parse(Document("case", "", "", "text/plain", text, "fr", segments=tuple(segments))), 0

    def counting(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(counting)
    try:
        attributions(parsed)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.skipif(not READY, reason="no French pipeline in this tree")
@pytest.mark.parametrize("line", LINES)
def test_the_work_grows_with_the_number_of_paragraphs(line: str) -> None:
    calls(line)  # what is loaded once is not counted
    few, many = calls("\n".join([line] * FEW)), calls("\n".join([line] * MANY))
    assert few > 0
    assert many <= SLACK * MANY / FEW * few
