"""Which statements say the same, which speak against each other, and which only seem to."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from selon.analysis import analyse
from selon.languages import folder, languages
from selon.reading import read_bytes
from selon.records import Reading, Source, Statement
from selon.weighing.claims.comparing import compare
from selon.weighing.claims.gist import Gist, from_text, to_text
from selon.weighing.claims.keys import features, keys
from selon.weighing.claims.saying import Saying

CASES: dict[str, list[list[list[Any]]]] = yaml.safe_load(
    Path(__file__).with_name("cases").joinpath("claims.yaml").read_text(encoding="utf-8")
)
PAIRS = [(kind, a, b) for kind, pairs in CASES.items() if kind != "known_failures" for a, b in pairs]
KNOWN = [(kind, a, b) for kind, pairs in (CASES.get("known_failures") or {}).items() for a, b in pairs]  # type: ignore[attr-defined]
NO_PIPELINE = [code for code in languages() if not (folder(code) / "pipeline" / "meta.json").is_file()]
pytestmark = pytest.mark.skipif(bool(NO_PIPELINE), reason=f"no pipeline in this tree: {', '.join(NO_PIPELINE)}")


@cache
def read(language: str, published: str, words: str) -> Reading:
    name = hashlib.sha256(f"{published}{words}".encode()).hexdigest()[:8]
    return analyse(read_bytes(f"{words}.".encode(), f"{name}.txt", language=language, published=published))


def gist(language: str, published: object, words: str, stance: str = "asserts", polarity: str = "positive", voice: str = "") -> Gist:
    """That of a text that is one statement by somebody."""
    reading = read(language, str(published), words)
    source = Source(voice or "an official", "person", bool(voice))
    one = Statement("a1", ((0, len(words)),), None, None, "s1", "indirect", stance, "certain", polarity)  # type: ignore[arg-type]
    events = tuple(replace(event, stated_by=("a1",)) for event in reading.events)
    return Saying(replace(reading, statements=(one,), sources={"s1": source}, events=events)).gist(one)


@pytest.mark.parametrize(("kind", "a", "b"), PAIRS)
def test_how_two_statements_stand_to_each_other(kind: str, a: list[Any], b: list[Any]) -> None:
    one, other = gist(*a), gist(*b)
    found = compare(one, other)
    assert (found.kind or "nothing") == kind, (found, one, other)
    assert (compare(other, one).kind or "nothing") == kind
    assert bool(found.reason) == (found.kind is not None)


@pytest.mark.xfail(strict=True, reason="known to fail")
@pytest.mark.parametrize(("kind", "a", "b"), KNOWN)
def test_what_is_known_to_fail(kind: str, a: list[Any], b: list[Any]) -> None:
    assert (compare(gist(*a), gist(*b)).kind or "nothing") == kind


@pytest.mark.parametrize(("kind", "a", "b"), [pair for pair in PAIRS if pair[0] != "nothing"])
def test_they_share_a_key(kind: str, a: list[Any], b: list[Any]) -> None:
    del kind
    assert set(keys(gist(*a))) & set(keys(gist(*b))), (features(gist(*a)), features(gist(*b)))


def test_a_gist_comes_back_from_text() -> None:
    for _, a, b in PAIRS:
        for one in (gist(*a), gist(*b)):
            assert from_text(to_text(one)) == one


def test_the_reason_says_what_both_say() -> None:
    one, other = (
        gist("en", "2024-05-02", "Seven soldiers were killed near Vallombe on Tuesday"),
        gist("en", "2024-05-02", "Three soldiers were killed near Vallombe on Tuesday"),
    )
    assert compare(one, other).reason == "Seven in one, Three in the other: Vallombe, 2024-04-30, soldiers, killed, near"


def test_a_number_without_end_is_no_number() -> None:
    one = gist("en", "2024-05-02", f"the account {'9' * 5000} was closed at Sarnal")
    assert one.amounts == ()
    assert compare(one, one).kind in (None, "same")


def test_a_text_in_an_unknown_language_is_compared_by_what_it_names() -> None:
    one = replace(gist("en", "2024-05-02", "Seven soldiers were killed near Vallombe on Tuesday"), language="xx")
    assert compare(one, one).kind == "same"
