"""What statements become under PolNeAR's guidelines, on sentences that were invented for it."""

from __future__ import annotations

import pytest

from evaluation.corpora import Marks, Statement
from evaluation.schemes import STEPS, Step, converted, headed, joined, outermost, pronouns, whole
from selon.languages import folder
from selon.parsing.pipeline import parse
from selon.reading.files import read_bytes

pytestmark = pytest.mark.skipif(not (folder("en") / "pipeline" / "meta.json").is_file(), reason="no pipeline for en in this tree")

Row = tuple[str, str, str]
"""Content (its spans joined by " ... "), cue and source, as words of the text, each the first of its kind behind the row before."""


def statement(text: str, row: Row, number: int, within: str | None = None) -> Statement:
    def span(words: str) -> list[int]:
        assert words in text
        return [text.index(words), text.index(words) + len(words)]

    content, cue, source = row
    spans = [span(words) for words in content.split(" ... ")]
    made: Statement = {"id": f"a{number}", "content": spans, "by": "s1", "within": within}
    return {**made, "cue": span(cue) if cue else None, "source": span(source) if source else None}


def shown(text: str, one: Statement) -> Row:
    cue, source = one.get("cue"), one.get("source")
    content = " ... ".join(text[start:end] for start, end in one["content"])
    return content, text[slice(*cue)] if cue else "", text[slice(*source)] if source else ""


PIER = '"The pier is safe," the warden said. "Nobody need worry."'
COUNCIL = "The council plans to close the pier and says that the storm broke it."
AGENCY = "The harbour agency, which later said the pier was sound, has closed."
LIND = "The pier is sound, said Ada Lind, a professor of bridges at Sarnal who has built several of them over four decades. It stands."

CASES: list[tuple[Step, str, list[Row], list[Row]]] = [
    (
        joined,
        PIER,
        [("The pier is safe", "said", "the warden"), ("Nobody need worry", "", "")],
        [("The pier is safe ... Nobody need worry", "said", "the warden")],
    ),
    (joined, PIER, [("Nobody need worry", "", "")], [("Nobody need worry", "", "")]),
    (
        headed,
        COUNCIL,
        [("close the pier", "plans", "The council"), ("the storm broke it", "says", "The council")],
        [("to close the pier", "plans", "The council"), ("that the storm broke it", "says", "The council")],
    ),
    (headed, PIER, [("The pier is safe", "said", "the warden")], [("The pier is safe", "said", "the warden")]),
    (
        pronouns,
        AGENCY,
        [("the pier was sound", "said", "The harbour agency")],
        [("the pier was sound", "said", "which")],
    ),
    (pronouns, COUNCIL, [("the storm broke it", "says", "The council")], [("the storm broke it", "says", "The council")]),
    (
        whole,
        LIND,
        [("The pier is sound", "said", "Ada Lind")],
        [("The pier is sound", "said", LIND[LIND.index("Ada") : LIND.index(". It")])],
    ),
    (whole, COUNCIL, [("close the pier", "plans", "The council")], [("close the pier", "plans", "The council")]),
]


@pytest.mark.parametrize(("step", "text", "given", "wanted"), CASES)
def test_a_step(step: Step, text: str, given: list[Row], wanted: list[Row]) -> None:
    parsed = parse(read_bytes(text.encode(), "t.txt", language="en"))
    found = step([statement(text, row, number) for number, row in enumerate(given)], parsed)
    assert [shown(text, one) for one in found] == wanted


def test_only_the_outermost_stays_and_nothing_given_is_changed() -> None:
    text = 'The mayor said the warden said the pier is safe. "It is."'
    parsed = parse(read_bytes(text.encode(), "t.txt", language="en"))
    given = [
        statement(text, ("the warden said the pier is safe", "said", "The mayor"), 1),
        statement(text, ("the pier is safe", "said", "the warden"), 2, within="a1"),
        statement(text, ("It is", "", ""), 3),
    ]
    assert [one["id"] for one in outermost(given, parsed)] == ["a1", "a3"]
    found = converted(Marks(given), parsed, STEPS.values())
    assert [shown(text, one) for one in found.statements] == [("the warden said the pier is safe ... It is", "said", "The mayor")]
    assert [len(one["content"]) for one in given] == [1, 1, 1]
