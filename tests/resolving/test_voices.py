"""Every mention of a source goes to its voice, and to no other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from selon.resolving.voices import voices
from tests.resolving.building import Case, build

CASES = Path(__file__).parent / "cases"


def cases() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("voices.*.yaml")):
        language = path.suffixes[0][1:]
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            marks = [pytest.mark.xfail(strict=True, reason=case["fails"])] if "fails" in case else []
            found.append(pytest.param(case, language, id=f"{language}: {case['name']}", marks=marks))
    return found


def partition(keys: list[str]) -> list[int]:
    """Keys by the order of first appearance: what counts is who goes with whom."""
    order: dict[str, int] = {}
    return [order.setdefault(key, len(order)) for key in keys]


def shown(case: Case, keys: list[str]) -> list[str]:
    text = case.parsed.text
    return [f"{key} {text[slice(*a.source)] if a.source else '-'}" for key, a in zip(keys, case.attributions, strict=True)]


@pytest.mark.parametrize(("case", "language"), cases())
def test_case(case: dict[str, Any], language: str) -> None:
    built = build(case["text"], language)
    keys, sources = voices(built.parsed, built.attributions)
    assert partition(keys) == partition(built.expected), "\n".join(shown(built, keys))
    by_expected = dict(zip(built.expected, keys, strict=True))
    for key, fields in case.get("voices", {}).items():
        source = sources[by_expected[key]]
        assert {name: getattr(source, name) for name in fields} == fields


def test_keys_follow_first_appearance_and_mentions_are_the_sources() -> None:
    built = build("[a Le maire] part! .\n[b La police] cherche! .\n[a Le maire] revient! .\n[a] .", "fr")
    keys, sources = voices(built.parsed, built.attributions)
    assert keys == ["s1", "s2", "s1", "s1"]
    assert list(sources) == ["s1", "s2"]
    assert [built.parsed.text[slice(*m)] for m in sources["s1"].mentions] == ["Le maire", "Le maire"]


def test_no_attribution_no_voice() -> None:
    built = build("Rien ici .", "fr")
    assert voices(built.parsed, []) == ([], {})


def test_attributions_that_continue_each_other_in_a_circle_have_nobody() -> None:
    built = build("[s1] .\n[s2] .", "fr")
    built.attributions[0].continues = 1
    keys, sources = voices(built.parsed, built.attributions)
    assert len(keys) == 2 and all(not source.named for source in sources.values())
