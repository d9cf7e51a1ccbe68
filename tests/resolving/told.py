"""The cases of events and relations: small parses made by hand, with the names, dates and statements in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from selon.parsing.words import Parsed
from selon.records import Entity, Event, Relation, Span, Statement, Time
from selon.resolving.events import events
from selon.resolving.relations import relations
from tests.attributing.tree import tree

CASES = Path(__file__).parent / "cases"
LANGUAGES = ("en", "fr")


@dataclass(frozen=True, slots=True)
class Told:
    """A case: what is expected is None where the case does not say."""

    name: str
    language: str
    parsed: Parsed
    entities: tuple[Entity, ...]
    times: tuple[Time, ...]
    statements: tuple[Statement, ...]
    events: list[dict[str, Any]] | None
    relations: list[str] | None
    xfail: str | None


@cache
def cases(language: str) -> tuple[Told, ...]:
    """The cases of a language."""
    loaded = yaml.safe_load((CASES / f"events.{language}.yaml").read_text(encoding="utf-8"))
    return tuple(_case(row, loaded["trees"], loaded["names"], language) for row in loaded["cases"])


def _case(row: dict[str, Any], trees: dict[str, str], names: dict[str, str], language: str) -> Told:
    parsed = planted(trees[row["tree"]], language)
    text = parsed.text
    entities = tuple(Entity(f"e{n}", name, kind, (spot(text, name),)) for n, (name, kind) in enumerate(names.items(), 1) if name in text)
    times = tuple(Time(*spot(text, words), value) for words, value in row.get("times", {}).items())
    said = tuple(statement(key, spot(text, words), row.get("stance", "asserts")) for key, words in row.get("said", {}).items())
    return Told(row["name"], language, parsed, entities, times, said, row.get("events"), row.get("relations"), row.get("xfail"))


def planted(rows: str, language: str) -> Parsed:
    """The parse that the rows say: a sentence a block, the words parted by spaces in the text."""
    blocks = [[row.split("|") for row in block.split()] for block in rows.strip().split("\n\n")]
    text = " ".join(word[0] for block in blocks for word in block)
    return tree(text, "\n\n".join("\n".join(map(_row, block)) for block in blocks), language)


def _row(word: list[str]) -> str:
    return " ".join((*word[:5], *(feats.replace(";", "|") for feats in word[5:6])))


def spot(text: str, words: str) -> Span:
    """Where the words stand in the text, once and no more."""
    assert text.count(words) == 1, words
    return text.index(words), text.index(words) + len(words)


def statement(key: str, content: Span, stance: str) -> Statement:
    return Statement(key, (content,), None, None, "s1", "indirect", stance, "certain", "positive")  # type: ignore[arg-type]


def found_events(case: Told) -> tuple[Event, ...]:
    return events(case.parsed, case.statements, case.times, case.entities)


def found_relations(case: Told) -> tuple[Relation, ...]:
    return relations(case.parsed, case.statements, case.entities)


def named(case: Told, key: str) -> str:
    """The name of an id; words as they are."""
    return next((entity.name for entity in case.entities if entity.id == key), key)


def as_said(case: Told, event: Event) -> dict[str, Any]:
    """An event as a case writes it."""
    return {
        "trigger": case.parsed.text[slice(*event.trigger)],
        "type": event.type,
        "who": [named(case, key) for key in event.who],
        "target": [named(case, key) for key in event.target],
        "when": event.when,
        "where": event.where,
        "status": event.status,
        "stated_by": list(event.stated_by),
    }


def as_line(case: Told, relation: Relation) -> str:
    """A relation as a case writes it: "a relation b", and "not" where it is said not to be so."""
    return " ".join((named(case, relation.a), relation.relation, named(case, relation.b), *(["not"] if relation.negated else [])))
