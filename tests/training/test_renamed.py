"""Names are exchanged for others of their kind; the words around them stay, and the marks stand on the new names."""

from __future__ import annotations

import random

import spacy
from spacy.tokens import Span
from spacy.training import Example

from renamed import pool, renamed


def named(text: str, *names: tuple[str, str]) -> Example:
    nlp = spacy.blank("xx")
    doc = nlp(text)
    spans: list[Span] = []
    for name, label in names:
        span = doc.char_span(text.index(name), text.index(name) + len(name), label=label)
        assert span is not None
        spans.append(span)
    doc.set_ents(spans, default="outside")
    return Example(nlp(text), doc)


ONE = named("Ana Brun, de Sarnal, part en mai.", ("Ana Brun", "PER"), ("Sarnal", "LOC"), ("mai", "DATE"))
OTHER = named("Ilse Marn aime Port Royal.", ("Ilse Marn", "PER"), ("Port Royal", "LOC"))


def test_a_pool_holds_the_names_by_kind_and_no_dates() -> None:
    assert pool([ONE, OTHER]) == {"PER": [["Ana", "Brun"], ["Ilse", "Marn"]], "LOC": [["Sarnal"], ["Port", "Royal"]]}


def test_names_are_exchanged_and_nothing_else() -> None:
    nlp, names = spacy.blank("xx"), pool([OTHER])
    seen = set()
    for seed in range(30):
        found = renamed(nlp, ONE, names, random.Random(seed))
        if found is not None:
            person, place, date = found.reference.ents
            assert found.reference.text == found.predicted.text == f"{person}, de {place}, part en {date}."
            assert [person.label_, place.label_, date.label_] == ["PER", "LOC", "DATE"]
            seen.add((person.text, place.text, date.text))
    assert seen == {("Ilse Marn", "Port Royal", "mai"), ("Ana Brun", "Port Royal", "mai"), ("Ilse Marn", "Sarnal", "mai")}


def test_without_names_there_is_nothing_to_exchange() -> None:
    assert renamed(spacy.blank("xx"), named("Il part en mai.", ("mai", "DATE")), pool([OTHER]), random.Random(0)) is None
