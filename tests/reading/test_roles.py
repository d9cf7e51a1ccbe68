"""The role of each segment of a plain text, over the cases in cases/roles.yaml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import pytest
import yaml

from selon.reading.layout import units
from selon.reading.roles import segments
from selon.records import Role

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "roles.yaml").read_text(encoding="utf-8"))
MARK = re.compile(rf"(?:^|\|\|)(nothing|{'|'.join(get_args(Role))})\| ", re.MULTILINE)


@dataclass(frozen=True)
class Marked:
    """A text without its marks, and what the marks say: each role with its words."""

    text: str
    segments: list[tuple[str, str]]


def unmarked(text: str) -> Marked:
    """`text` with its marks taken out. A segment ends where the next one's mark or a blank line stands."""
    plain, found, end = "", [], 0
    marks = list(MARK.finditer(text))
    for mark, after in zip(marks, [*marks[1:], None], strict=True):
        plain += text[end : mark.start()]
        end = after.start() if after else len(text)
        words = text[mark.end() : end]
        if mark[1] != "nothing":
            found.append((mark[1], words.strip()))
        plain += words
    return Marked(plain, found)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_roles(case: dict[str, str], request: pytest.FixtureRequest) -> None:
    if "known_failure" in case:
        request.applymarker(pytest.mark.xfail(strict=True, reason=case["known_failure"]))
    marked = unmarked(case["text"])
    found = segments(marked.text, units(marked.text))
    assert [(s.role, marked.text[s.start : s.end]) for s in found] == marked.segments
