"""What one version says otherwise: voices, chains, sureness, form, numbers, dates and hedges."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from selon.analysis import analyse
from selon.reading import read_path
from selon.records import Reading, Source, Statement, Time
from selon.weighing.changes import Change, changes
from selon.weighing.comparing import Comparison, comparison
from tests.weighing.test_aligning import CONTENTS, ENGLISH, FR, WHO, made

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
BASE = made(ENGLISH, "en", CONTENTS, WHO)


def altered(**fields: object) -> list[Change]:
    """The changes of the second statement where these fields are otherwise in the second version."""
    one = BASE.statements[1]
    return list(changes(BASE, one, BASE, replace(one, **fields)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, []),
        ({"certainty": "possible"}, [Change("less_sure", ("certain",), ("possible",))]),
        ({"certainty": "unknown"}, [Change("sureness", ("certain",), ("unknown",))]),
        ({"stance": "denies"}, [Change("stance", ("asserts",), ("denies",))]),
        ({"polarity": "negative"}, [Change("polarity", ("positive",), ("negative",))]),
        ({"form": "direct"}, [Change("quoted", ("indirect",), ("direct",))]),
        ({"by": "doctor"}, [Change("voice", ("mayor",), ("doctor",))]),
        ({"within": "a3"}, [Change("chain", ("mayor",), ("doctor", "mayor"))]),
    ],
)
def test_one_thing_otherwise(fields: dict[str, object], found: list[Change]) -> None:
    assert altered(**fields) == found


def numbered(text: str, language: str = "en", time: Time | None = None) -> Reading:
    reading = made(text, language, (text,), ("mayor",))
    return replace(reading, times=(time,) if time else ())


def between(a: Reading, b: Reading) -> list[Change]:
    return list(changes(a, a.statements[0], b, b.statements[0]))


def test_numbers_are_compared_whatever_their_writing() -> None:
    assert between(numbered("eleven lorries and 12,000 men"), numbered("onze camions et 12 000 hommes", "fr")) == []
    assert between(numbered("eleven lorries"), numbered("six lorries")) == [Change("numbers", ("11",), ("6",))]
    assert between(numbered("one lorry"), numbered("a lorry")) == []


def test_dates_are_compared_by_what_their_words_say() -> None:
    april = Time(3, 10, "2024-04-02", "publication")
    assert between(numbered("on 2 April", time=april), numbered("le 2 avril", "fr", Time(0, 10, "2023-04-02"))) == []
    assert between(numbered("on Tuesday", time=april), numbered("hier mardi", "fr", Time(0, 4, "2024-04-03"))) == []
    assert between(numbered("on 2 April", time=april), numbered("le 3 avril", "fr", Time(0, 10, "2024-04-03"))) == [
        Change("dates", ("2024-04-02",), ("2024-04-03",))
    ]


def test_an_unnamed_voice_in_another_language_is_no_other_voice() -> None:
    voices = [Source("guards at the pass", "group", False), Source("douaniers", "group", False)]
    one, other = numbered("a lorry"), numbered("un camion", "fr")
    one, other = (replace(r, sources={"mayor": v}) for r, v in zip((one, other), voices, strict=True))
    assert between(one, other) == []
    named = replace(other, sources={"mayor": Source("Jorin Takkal", "person", True)})
    assert [change.kind for change in between(one, named)] == ["voice"]


@pytest.fixture(scope="module")
def read() -> dict[str, Reading]:
    return {path.name[:2]: analyse(read_path(path)) for path in sorted(EXAMPLES.glob("0[234]*"))}


@pytest.fixture(scope="module")
def translated(read: dict[str, Reading]) -> Comparison:
    return comparison(read["02"], read["03"])


def test_the_translation_of_the_example_strengthens_two_hedges(translated: Comparison) -> None:
    assert [one.word for one in translated.hedges.a] == ["probably", "may"]
    assert "transportait des obusiers" in translated.hedges.a[0].there
    assert "ont été" in translated.hedges.a[1].there
    assert translated.hedges.b == ()
    surer = [change for row in translated.rows for change in row.changes if change.kind == "more_sure"]
    assert Change("more_sure", ("possible",), ("certain",)) in surer


def test_the_other_way_round_it_is_the_other_way_round(read: dict[str, Reading], translated: Comparison) -> None:
    turned = comparison(read["03"], read["02"])
    assert [one.word for one in turned.hedges.b] == ["probably", "may"]
    assert turned.hedges.a == ()
    assert (turned.lost, turned.added, turned.both) == (translated.added, translated.lost, translated.both)
    assert Change("less_sure", ("certain",), ("possible",)) in [change for row in turned.rows for change in row.changes]


def test_the_republication_of_the_example_changes_nothing(read: dict[str, Reading]) -> None:
    found = comparison(read["02"], read["04"])
    assert (found.lost, found.added, found.changed) == (0, 0, 0)
    assert found.hedges.a == found.hedges.b == found.figures.numbers_a == found.figures.dates_b == ()
    assert found.origin.one


def test_every_statement_stands_in_one_row(read: dict[str, Reading], translated: Comparison) -> None:
    assert sorted(row.a.id for row in translated.rows if row.a) == sorted(s.id for s in read["02"].statements)
    assert sorted(row.b.id for row in translated.rows if row.b) == sorted(s.id for s in read["03"].statements)


def test_two_that_have_nothing_in_common() -> None:
    empty = replace(FR, document=replace(FR.document, text="", segments=()), statements=(), sources={})
    found = comparison(empty, BASE)
    assert (found.both, found.lost, found.added) == (0, 0, 4)
    assert not found.origin.one


def test_a_statement_without_content_or_voice_is_no_stumbling_block() -> None:
    bare = Statement("a1", (), None, None, "s9", "indirect", "asserts", "certain", "positive")
    found = comparison(replace(BASE, statements=(bare,), sources={}), BASE)
    assert len(found.rows) >= 4


def hedges(a: str, b: str) -> tuple[list[str], list[str]]:
    """The hedges that a French and an English sentence alone have."""
    found = comparison(made(a, "fr", (a,), ("maire",)), made(b, "en", (b,), ("mayor",)))
    return [one.word for one in found.hedges.a], [one.word for one in found.hedges.b]


@pytest.mark.parametrize(
    ("french", "english", "alone"),
    [
        ("Onze camions auraient passé le col.", "Eleven lorries may have crossed the pass.", ([], [])),
        ("Onze camions ont probablement passé le col.", "Eleven lorries probably crossed the pass.", ([], [])),
        ("Onze camions ont passé le col.", "Eleven lorries reportedly crossed the pass.", ([], ["reportedly"])),
        ("Onze camions auraient peut-être passé le col.", "Eleven lorries crossed the pass.", (["peut-être"], [])),
    ],
)
def test_hedges_of_one_version_alone(french: str, english: str, alone: tuple[list[str], list[str]]) -> None:
    assert hedges(french, english) == alone


@pytest.mark.xfail(strict=True, reason="a conditional is no word that is looked for on its own")
def test_a_conditional_that_is_gone() -> None:
    assert hedges("Onze camions auraient passé le col.", "Eleven lorries crossed the pass.") == (["auraient"], [])
