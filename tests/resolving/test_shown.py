"""Names that the words around them show, over small parses made by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from selon.resolving.names import names, surface
from selon.resolving.vocabulary import vocabulary
from tests.resolving.told import planted

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "shown.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    parsed = planted(case["rows"], case["language"])
    heads = [word for word in parsed.words if word.text in case.get("heads", [])]
    found = names(parsed, vocabulary(case["language"]), heads)
    assert [[span.label, surface(parsed, span)] for span in found.spans] == case["names"]
