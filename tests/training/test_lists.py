"""The lists of names: their kinds, and what each word and each whole name is known as."""

from __future__ import annotations

import json
import random
from pathlib import Path

import spacy

from lists import KINDS, OF_BODY, OF_PLACE, coined, listed, wholes, words

NAMES = {"given": ["Ilse"], "town": ["Sarnal", "Port Sarnal"], "body": ["Bank of Sarnal"]}


def bit(kind: str) -> int:
    return 1 << KINDS.index(kind)


def test_words_are_known_alone_and_as_parts() -> None:
    found = words(spacy.blank("xx"), NAMES)
    assert found == {
        ("ilse",): bit("given"),
        ("sarnal",): bit("town") | OF_PLACE | OF_BODY,
        ("port",): OF_PLACE,
        ("bank",): OF_BODY,
    }


def test_whole_names_are_known_but_for_peoples() -> None:
    found = wholes(spacy.blank("xx"), NAMES)
    assert found == {("sarnal",): bit("town"), ("port", "sarnal"): bit("town"), ("bank", "of", "sarnal"): bit("body")}


def test_the_lists_have_names_of_every_kind(tmp_path: Path) -> None:
    folder = tmp_path / "lists"
    folder.mkdir()
    towns = {"1": {"name": "A", "population": 29_000}, "2": {"name": "C", "population": 31_000}}
    (folder / "cities15000.json").write_text(json.dumps(towns))
    for name in ("male.first", "female.first", "all.last"):
        (folder / f"dist.{name}").write_text("ILSE 0.1 0.1 1\nMARN 0.1 0.2 2\n")
    found = listed(tmp_path)
    assert list(found) == list(KINDS)
    assert (found["settled"], found["called"], found["born"]) == (["C"], ["Ilse", "Marn"], ["Ilse", "Marn"])
    written = [names for kind, names in found.items() if kind not in {"settled", "called", "born"}]
    assert all(len(names) > 100 and names == sorted(set(names)) for names in written)
    assert {"Paris", "Bruxelles", "Brussels"} <= set(found["town"])
    assert len(KINDS) + 2 <= 16  # bits: the table's numbers have no more


def test_coined_names_are_made_of_listed_ones() -> None:
    names = {kind: ["Sarnal", "Meroswik"] for kind in KINDS} | {"country": ["Norvia", "Tarvonia"], "body": ["Bank of Sarnal"]}
    made = coined(names, random.Random(1), size=60)
    assert set(made) == {"LOC", "PER", "ORG"}
    assert {"Norvia", "Sarswik"} <= {name[0] for name in made["LOC"]}
    assert all(word[0].isupper() for name in made["LOC"] for word in name)
    assert {len(name) for name in made["PER"]} == {1, 2}
    assert any(name[:2] == ["Bank", "of"] for name in made["ORG"])
    assert made == coined(names, random.Random(1), size=60)
