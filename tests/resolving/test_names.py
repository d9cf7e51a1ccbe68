"""Names that are one are joined, names that are two are not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from selon.parsing.words import Parsed
from selon.resolving.chains import Chain, same_person
from selon.resolving.names import full_name, names, surface
from selon.resolving.vocabulary import vocabulary
from tests.resolving.building import build

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "names.yaml").read_text(encoding="utf-8"))


def told(parsed: Parsed, chain: Chain) -> list[str]:
    return [chain.label, *dict.fromkeys(surface(parsed, span) for span in chain.spans)]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    parsed = build(case["text"], case["language"]).parsed
    found = names(parsed, vocabulary(case["language"]))
    assert sorted(told(parsed, chain) for chain in found.chains) == sorted(case["chains"])
    assert all(found.at[i] is span for span in found.spans for i in range(span.first, span.last))


@pytest.mark.parametrize(
    ("short", "long", "same"),
    [
        ("kessler", "jane kessler", True),
        ("j kessler", "jane kessler", True),
        ("jane kessler", "jane mary kessler", True),
        ("pena nieto", "enrique pena nieto", True),
        ("paul kessler", "jane kessler", False),
        ("p kessler", "jane kessler", False),
        ("kessler", "jane kesler", True),
        ("hansen", "jane jansen", False),
        ("kessler jr", "paul kessler", False),
        ("paul kessler", "paul kessler jr", False),
        ("jane mary kessler", "jane kessler", False),
    ],
)
def test_same_person(short: str, long: str, same: bool) -> None:
    assert same_person(tuple(short.split()), tuple(long.split()), vocabulary("en")) is same


def test_gender_is_that_of_title_given_name_or_agreement() -> None:
    text = "Mme {PER Roux} part! .\n{PER Paul Marchal} part! .\nLa {ORG Ligue} part! .\n{PER Dupin} part! ."
    found = names(build(text, "fr").parsed, vocabulary("fr"))
    assert {chain.tokens[-1]: chain.gender for chain in found.chains} == {"roux": "f", "marchal": "m", "ligue": "f", "dupin": None}


def test_the_full_name_is_no_alias() -> None:
    parsed = build("{PER Marsh} , also known as {PER Abu Sahar} , left! .", "en").parsed
    (chain,) = names(parsed, vocabulary("en")).chains
    assert full_name(parsed, chain) == "Marsh"
