"""Relations over small parses made by hand, in every language."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from _pytest.mark import ParameterSet

from selon.languages import lexicon
from selon.records import Entity
from selon.resolving.relations import relations
from tests.resolving.told import LANGUAGES, Told, as_line, cases, found_relations, planted, spot, statement

ALSO = yaml.safe_load((Path(__file__).parent / "cases" / "relations.yaml").read_text(encoding="utf-8"))


def parameters() -> list[ParameterSet]:
    told = [case for language in LANGUAGES for case in cases(language) if case.relations is not None]
    return [pytest.param(case, id=f"{case.language}: {case.name}") for case in told]


@pytest.mark.parametrize("case", parameters())
def test_case(case: Told) -> None:
    assert [as_line(case, relation) for relation in found_relations(case)] == case.relations


@pytest.mark.parametrize("case", ALSO, ids=[f"{case['language']}: {case['name']}" for case in ALSO])
def test_also(case: dict[str, Any]) -> None:
    parsed = planted(case["rows"], case["language"])
    entities = tuple(Entity(name, name, kind, (spot(parsed.text, name),)) for name, kind in case["names"].items())
    found = relations(parsed, (), entities)
    assert [" ".join((r.a, r.relation, r.b, *(["not"] if r.negated else []))) for r in found] == case["relations"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "name",
    ["a strike with place, time and doer", "the future is foreseen", "a refusal to speak is no event", "a sort of thing, not an event"],
)
def test_what_only_happens_is_no_relation(language: str, name: str) -> None:
    case = next(case for case in cases(language) if case.name == name)
    assert found_relations(case) == ()


SPOKESMAN = (
    "Jorin|PROPN|6|nsubj|Jorin ,|PUNCT|3|punct|, porte-parole|NOUN|1|appos|porte-parole "
    "du|ADP|5|case|de Front|PROPN|3|nmod|Front ment|VERB|0|root|mentir"
)
FORMER = SPOKESMAN.replace("porte-parole|NOUN|1", "ex-porte-parole|NOUN|1")


def _relations(rows: str, stance: str | None = None) -> tuple[object, ...]:
    parsed = planted(rows, "fr")
    entities = (
        Entity("e1", "Jorin", "person", (spot(parsed.text, "Jorin"),)),
        Entity("e2", "Front", "organisation", (spot(parsed.text, "Front"),)),
    )
    said = (statement("a1", (0, len(parsed.text)), stance),) if stance else ()
    return tuple((r.a, r.relation, r.b, r.stated_by, parsed.text[slice(*r.at)]) for r in relations(parsed, said, entities))


def test_a_relation_is_by_whose_words_it_stands_in() -> None:
    assert _relations(SPOKESMAN) == (("e1", "spokesperson_of", "e2", ("article",), "porte-parole du Front"),)
    assert _relations(SPOKESMAN, "asserts") == (("e1", "spokesperson_of", "e2", ("a1",), "porte-parole du Front"),)


def test_who_was_is_not_who_is() -> None:
    assert _relations(FORMER) == ()


def test_languages_have_the_same_relations() -> None:
    first, *others = (set(lexicon(language, "relations")["relations"]) for language in LANGUAGES)
    assert all(other == first for other in others)
    words = [set(lexicon(language, "relations")["words"]) for language in LANGUAGES]
    assert words[0] == words[1]
