from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selon.ledger.contract import dumps, from_json, line, loads, models, to_json
from selon.ledger.objects import NotAReading
from selon.records import Reading
from tests.ledger.sample import TEXT, reading

# The contract of DESIGN.md, field by field. A change here is a change for everybody who reads our JSON.
FIELDS = {
    "": ["selon", "document", "text", "statements", "sources", "entities", "times", "events", "relations", "commitments"],
    "selon": ["version", "models"],
    "document": [
        "uri", "sha256", "text_sha256", "media_type", "language", "title", "publisher", "authors", "published", "published_basis",
        "segments", "repairs",
    ],
    "statements": ["id", "content", "cue", "source", "by", "form", "stance", "certainty", "polarity", "about", "within", "why"],
    "entities": ["id", "name", "type", "mentions", "facts"],
    "times": ["start", "end", "value", "anchor"],
    "events": ["id", "type", "trigger", "when", "where", "who", "target", "status", "stated_by"],
    "relations": ["a", "relation", "b", "at", "stated_by", "negated"],
    "commitments": ["id", "by", "to", "content", "when", "statement", "evidence"],
}  # fmt: skip


def test_fields_stand_as_in_the_contract() -> None:
    made = to_json(reading())
    assert list(made) == FIELDS[""]
    for name in FIELDS.keys() - {""}:
        part = made[name][0] if isinstance(made[name], list) else made[name]
        assert list(part) == FIELDS[name]
    assert list(made["sources"]["s1"]) == ["name", "type", "named", "affiliation", "entity", "mentions"]
    assert list(made["document"]["segments"][0]) == ["start", "end", "role"]
    assert list(made["entities"][0]["facts"][0]) == ["fact", "at", "stated_by"]
    assert list(made["commitments"][0]["evidence"][0]) == ["statement", "bearing", "why"]


def test_spans_are_lists_of_code_points() -> None:
    first, second = to_json(reading())["statements"][1]["content"]
    assert TEXT[slice(*first)] == "C’est faux"
    assert TEXT[slice(*second)] == "il n’y a pas de quai"


def test_there_and_back() -> None:
    assert from_json(json.loads(dumps(reading()))) == reading()
    assert from_json(json.loads(dumps(reading(), pretty=True))) == reading()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.from_type(Reading))
def test_any_reading_there_and_back(made: Reading) -> None:
    assert from_json(json.loads(dumps(made))) == made


def test_one_line_and_the_same_every_time() -> None:
    text = dumps(reading())
    assert text == dumps(reading())
    assert text.startswith('{"selon":{"version":')
    assert "été" in text
    assert len(text.splitlines()) == 1
    assert len(dumps(reading(), pretty=True).splitlines()) > 100


@pytest.mark.parametrize("odd", ["\u2028", "\u2029", "\x85", "\x0b", "\x1e", "\udce9", "\0", "\n", "😀"])
def test_odd_characters_are_written_and_read_again(odd: str) -> None:
    text = line({"a": f"x{odd}y"})
    assert len(text.splitlines()) == 1
    assert json.loads(text.encode("utf-8")) == {"a": f"x{odd}y"}


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (["text"], None, "text is not a text"),
        (["document"], [], "document is not an object"),
        (["document", "segments", 0, "role"], "footer", "document.segments[0].role is not one of title, body"),
        (["statements", 1, "stance"], "sneers", "statements[1].stance is not one of asserts, denies"),
        (["statements", 0, "content"], [[1]], "statements[0].content is not a [start, end] of whole numbers"),
        (["statements", 0, "content"], [[True, False]], "statements[0].content is not a [start, end] of whole numbers"),
        (["statements", 0, "cue"], "a promis", "statements[0].cue is not a [start, end] of whole numbers"),
        (["statements", 0, "about"], [1], "statements[0].about is not a list of texts"),
        (["statements", 0, "why"], {"rule": 3}, "statements[0].why.rule is not a text"),
        (["sources", "s2", "named"], "yes", "sources.s2.named is not true or false"),
        (["times", 0, "start"], 1.0, "times[0].start is not a whole number"),
        (["events", 0, "type"], "DANCE", "events[0].type is not one of AGREE"),
        (["commitments"], {}, "commitments is not a list"),
    ],
)
def test_what_is_no_reading_is_said(path: list[str | int], value: object, message: str) -> None:
    made = json.loads(dumps(reading()))
    part = made
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = value
    with pytest.raises(NotAReading) as caught:
        from_json(made)
    assert str(caught.value).startswith(message)


def test_a_missing_field_is_said_and_an_unknown_one_passed_over() -> None:
    made = json.loads(dumps(reading()))
    made["future"] = made["statements"][0]["mood"] = 1
    assert from_json(made) == reading()
    del made["statements"][0]["by"]
    with pytest.raises(NotAReading, match=r"statements\[0\]\.by is missing"):
        from_json(made)
    with pytest.raises(NotAReading, match="the whole is not an object"):
        from_json([])


@pytest.mark.parametrize("text", ["", "{", "null", "[]", "[" * 100_000, '{"text": "\\ud800"}', "NaN"])
def test_a_line_that_is_no_reading_is_said(text: str) -> None:
    with pytest.raises(NotAReading) as caught:
        loads(text)
    assert "\n" not in str(caught.value)
    assert loads(dumps(reading())) == reading()


def test_no_models_for_a_language_that_there_is_none_for() -> None:
    assert models("xx-none") == {}
    assert set(models("fr")) <= {"fr"}
