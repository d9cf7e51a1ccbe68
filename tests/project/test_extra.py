"""The scorer of times, events, relations and roles, and the floors under what selon reaches."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest

from evaluation import extra
from evaluation.corpora import REPOSITORY, Missing
from selon.languages import folder, languages
from selon.records import Document, Entity, Event, Reading, Relation, Segment

TEXT = "Le Front attaque Vallombe. Jorin Takkal parle pour le Front.\n\nÀ lire aussi"
FLOORS = tomllib.loads((REPOSITORY / "evaluation" / "extra.toml").read_text(encoding="utf-8"))
NO_PIPELINE = [code for code in languages() if not (folder(code) / "pipeline" / "meta.json").is_file()]
DOCUMENT = Document("", "", "", "text/plain", TEXT, "fr", segments=(Segment(0, 60, "body"), Segment(62, 74, "related_headline")))
ENTITIES = (Entity("e1", "Front", "organisation", ((3, 8),)), Entity("e2", "Jorin Takkal", "person", ((27, 39),)))
EVENT = Event("v1", "ASSAULT", (9, 16), None, "Vallombe", ("e1",))
RELATION = Relation("e2", "spokesperson_of", "e1", (27, 39))
READING = Reading(DOCUMENT, entities=ENTITIES, events=(EVENT,), relations=(RELATION,))
GOLD = {
    "noise": [{"at": "À lire aussi", "role": "related_headline"}],
    "events": [{"type": "ASSAULT", "when": None, "where": "Vallombe", "who": ["Front"], "target": [], "at": "Le Front attaque Vallombe"}],
    "relations": [{"a": "Jorin Takkal", "relation": "spokesperson_of", "b": "Front", "at": "Jorin Takkal parle pour"}],
}
ARTICLE = extra.Annotated("case", DOCUMENT, GOLD, {"Front": frozenset({"front"})})


def _counts(count: object, reading: Reading) -> extra.Counts:
    counts = extra.Counts()
    count(counts, ARTICLE, reading)  # type: ignore[operator]
    return counts


def test_what_is_right_counts_as_right() -> None:
    events, relations = _counts(extra.count_events, READING), _counts(extra.count_relations, READING)
    assert events.rates() == relations.rates() == (1.0, 1.0, pytest.approx(1.0))
    assert {name: events.share(name) for name in ("type", "when", "where", "who")} == dict.fromkeys(("type", "when", "where", "who"), 1.0)
    assert (events.errors, relations.errors) == ([], [])


def test_what_is_wrong_does_not() -> None:
    wrong = replace(READING, events=(replace(EVENT, type="AID", who=(), where=None),), relations=(replace(RELATION, relation="leads"),))
    events, relations = _counts(extra.count_events, wrong), _counts(extra.count_relations, wrong)
    assert [events.share(name) for name in ("type", "where", "who")] == [0, 0, 0]
    assert relations.rates()[2] == 0
    assert relations.share("pair") == 1
    elsewhere = replace(READING, events=(replace(EVENT, trigger=(40, 45)),), relations=(replace(RELATION, a="e1", b="e2"),))
    assert _counts(extra.count_events, elsewhere).rates()[2] == 0
    assert _counts(extra.count_relations, elsewhere).share("pair") == 0


def test_roles_count_characters() -> None:
    assert _counts(extra.count_roles, READING).share("characters") == 1
    read = replace(READING, document=replace(DOCUMENT, segments=(Segment(0, 74, "body"),)))
    assert 0.7 < _counts(extra.count_roles, read).share("characters") < 0.9


def test_long_spans_and_twins_are_found() -> None:
    assert extra.place(TEXT, "Le Front ... pour le Front") == (0, 59)
    assert extra.place(TEXT, "Front", "pour le Front") == (54, 59)
    assert extra.place(TEXT, "le Fron") is None


@pytest.mark.skipif(bool(NO_PIPELINE), reason=f"no pipeline in this tree: {', '.join(NO_PIPELINE)}")
@pytest.mark.parametrize("corpus", FLOORS)
def test_floors(corpus: str) -> None:
    try:
        layers = extra.measured(extra.CORPORA[corpus]())
    except Missing as missing:
        pytest.skip(str(missing))
    for layer, floors in FLOORS[corpus].items():
        reached = {name: layers[layer].rates()[2] if name == "f1" else layers[layer].share(name) for name in floors}
        assert {name: value for name, value in reached.items() if value < floors[name]} == {}, f"{corpus}, {layer}"
