"""The voices of short texts as the shipped pipelines parse them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from selon.languages import folder
from selon.parsing.pipeline import parse
from selon.reading import read_bytes
from selon.resolving.spans import head_of
from selon.resolving.voices import voices
from tests.resolving.building import attribution

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "parsed.yaml").read_text(encoding="utf-8"))
MARK = re.compile(r"\[(s\d) ([^\]]*)\]")


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:50] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    if not (Path(str(folder(case["language"]))) / "pipeline" / "meta.json").is_file():
        pytest.skip(f"no pipeline for {case['language']} in this checkout")
    plain, expected, spans = "", [], []
    at = 0
    for mark in MARK.finditer(case["text"]):
        plain += case["text"][at : mark.start()]
        spans.append((len(plain), len(plain) + len(mark[2])))
        expected.append(mark[1])
        plain += mark[2]
        at = mark.end()
    plain += case["text"][at:]
    parsed = parse(read_bytes(plain.encode(), "case.txt", language=case["language"]))
    assert parsed.text == plain
    found = []
    for start, end in spans:
        inside = [word for word in parsed.words if start <= word.start < end]
        found.append(attribution(((start, end),), (start, end), head_of(inside), None, None))
    keys, sources = voices(parsed, found)
    assert dict(zip(keys, expected, strict=True)).items() == {(key, by) for key, by in zip(keys, expected, strict=True)}
    assert len(set(keys)) == len(set(expected))
    ours = dict(zip(expected, keys, strict=True))
    assert {key: sources[ours[key]].name for key in case.get("names", {})} == case.get("names", {})
