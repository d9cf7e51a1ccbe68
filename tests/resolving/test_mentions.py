"""What a mention says by itself, before anybody is looked for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from selon.resolving.mentions import Mention, Reader
from selon.resolving.names import names, surface
from selon.resolving.vocabulary import vocabulary
from tests.resolving.building import build

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "mentions.yaml").read_text(encoding="utf-8"))


def read(text: str, language: str) -> tuple[Mention, str | None]:
    case = build(text, language)
    words = vocabulary(language)
    (attribution,) = case.attributions
    assert attribution.head is not None and attribution.source is not None
    found = names(case.parsed, words, [attribution.head])
    mention = Reader(case.parsed, words, found).at_span(attribution.head, attribution.source)
    return mention, surface(case.parsed, mention.name) if mention.name is not None else None


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    mention, name = read(case["text"], case["language"])
    assert (mention.kind, name) == (case["kind"], case["name"])
    role = mention.descriptions[0] if mention.descriptions else None
    if "role" in case:
        assert role is not None and role.noun.form == case["role"]
    for field in {"states", "domain"} & set(case):
        assert role is not None and sorted(getattr(role, field)) == case[field]
    if case.get("former"):
        assert role is not None and role.former


def test_two_who_speak_as_one_have_two_parts() -> None:
    mention, _ = read("[s {PER Jeanne Roux} et le préfet] partent! .", "fr")
    assert [part.kind for part in mention.parts] == ["person", "person"]
    assert (mention.kind, mention.number) == ("group", "p")


def test_two_offices_of_one_man_are_one() -> None:
    mention, name = read("[s Le ministre et sénateur {PER Paul Marchal}] part! .", "fr")
    assert not mention.parts and name == "Paul Marchal"
