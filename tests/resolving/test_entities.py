"""Entities with their mentions and facts, and the sources that are one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from selon.resolving.voices import voices, voices_and_entities
from tests.resolving.building import build

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "entities.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    built = build(case["text"], case["language"])
    text = built.parsed.text
    keys, named, found = voices_and_entities(built.parsed, built.attributions)
    assert [(e.type, e.name) for e in found] == [(e["type"], e["name"]) for e in case["entities"]]
    for entity, told in zip(found, case["entities"], strict=True):
        assert list(dict.fromkeys(text[start:end] for start, end in entity.mentions)) == told["mentions"]
        if told["facts"] is not None:
            assert [[fact.fact, text[slice(*fact.at)]] for fact in entity.facts] == told["facts"]
    by_id = {entity.id: entity.name for entity in found}
    by_expected = dict(zip(built.expected, keys, strict=True))
    for key, name in case.get("sources", {}).items():
        assert by_id.get(named[by_expected[key]].entity or "") == name


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_voices_are_the_same_without_their_entities(case: dict[str, Any]) -> None:
    built = build(case["text"], case["language"])
    keys, named, _ = voices_and_entities(built.parsed, built.attributions)
    assert voices(built.parsed, built.attributions) == (keys, {key: replace(source, entity=None) for key, source in named.items()})


def test_ids_follow_first_mention_and_sources_are_otherwise_as_they_were() -> None:
    built = build("[s {PER Paul Marsh}] met! {PER Jane Kessler} .", "en")
    _, named, found = voices_and_entities(built.parsed, built.attributions)
    assert [(entity.id, entity.name) for entity in found] == [("e1", "Paul Marsh"), ("e2", "Jane Kessler")]
    assert named["s1"].entity == "e1"
