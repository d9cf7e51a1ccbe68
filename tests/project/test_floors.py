"""The figures stay above their floors, on the articles that the floors were set on; and the gate can close."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from evaluation.corpora import MEASURED, Article, Marks, Missing, articles, corpus_folder, fingerprint, scorer
from evaluation.floors import Floor, floors, shortfalls
from evaluation.measuring import Figures, Rate, measure
from evaluation.predicting import Predictions, needs, predicted
from evaluation.schemes import CONVERTED, all_converted

FLOORS = floors()


def measured(corpus: str, predictions: Callable[[list[Article]], Predictions]) -> Figures:
    """The figures of what `predictions` makes of a corpus; skips where something that it takes is not here."""
    try:
        gold = articles(corpus)
        return measure(gold, predictions(gold), fingerprint(corpus_folder(corpus)), scorer())
    except Missing as missing:
        pytest.skip(str(missing))


@pytest.mark.parametrize("corpus", [name for name in MEASURED if FLOORS[name].at_least or FLOORS[name].at_most])
def test_no_figure_is_below_its_floor(corpus: str) -> None:
    found: Predictions = {}

    def read(gold: list[Article]) -> Predictions:
        needs({article.language for article in gold})
        found.update(predicted(corpus, gold))
        return found

    assert list(shortfalls(FLOORS[corpus], measured(corpus, read))) == []
    if corpus in CONVERTED:
        under_its_own = measured(corpus, lambda gold: all_converted(gold, found)[""])
        assert list(shortfalls(FLOORS[CONVERTED[corpus]], under_its_own)) == []


def test_every_measured_corpus_has_its_fingerprint_pinned() -> None:
    assert list(FLOORS) == [*MEASURED, *CONVERTED.values()]
    assert all(len(floor.fingerprint) == 64 for floor in FLOORS.values())


STRICT = {"statements": 0.99, "attributed": 0.99, "voices": 0.99, "cue": 0.99, "stance": 0.99}


def test_the_gold_itself_passes_the_strictest_gate() -> None:
    figures = measured("dev/fr", lambda gold: {article.name: article.gold for article in gold})
    floor = Floor("dev/fr", figures.fingerprint, STRICT, {"wrong_source": 0.0, "wrong_person": 0.0})
    assert list(shortfalls(floor, figures)) == []


def halved(marks: Marks) -> Marks:
    return replace(marks, statements=marks.statements[::2])


def unsourced(marks: Marks) -> Marks:
    return replace(marks, statements=[{**statement, "source": [0, 3]} for statement in marks.statements])


def misattributed(marks: Marks) -> Marks:
    nobody = {"name": "Ulysse Personne", "type": "person", "named": True}
    return replace(marks, voices=dict.fromkeys(marks.voices, nobody))


@pytest.mark.parametrize(
    ("spoilt", "fails"),
    [(halved, {"statements", "attributed"}), (unsourced, {"attributed", "wrong_source"}), (misattributed, {"wrong_person"})],
)
def test_a_degraded_prediction_fails_where_it_is_degraded(spoilt: Callable[[Marks], Marks], fails: set[str]) -> None:
    figures = measured("dev/fr", lambda gold: {article.name: spoilt(article.gold) for article in gold})
    floor = Floor("dev/fr", figures.fingerprint, {"statements": 0.99, "attributed": 0.99}, {"wrong_source": 0.0, "wrong_person": 0.0})
    assert {line.split()[1] for line in shortfalls(floor, figures)} == fails


def test_an_article_without_a_prediction_counts_as_empty() -> None:
    figures = measured("dev/en", lambda gold: {})
    assert figures.gold > 0
    assert figures.figure("statements") == 0


MADE_UP = Figures(1, 10, 10, "abc", {"statements": Rate(0.7, 0.5, 0.5833)}, {"wrong_source": 0.1})


@pytest.mark.parametrize(
    ("floor", "lines"),
    [
        (Floor("x", "abc", {"statements": 0.5833}, {"wrong_source": 0.1}), []),
        (Floor("x", "abc", {"statements": 0.5834}), ["x: statements is 0.5833, below its floor of 0.5834"]),
        (Floor("x", "abc", {}, {"wrong_source": 0.0999}), ["x: wrong_source is 0.1, above its bound of 0.0999"]),
        (
            Floor("x", "abd", {"statements": 0.1}),
            ["x: the corpus is not the one that the floors were set on (its fingerprint is abc)"],
        ),
    ],
)
def test_the_gate_closes_at_the_floor_and_not_above(floor: Floor, lines: list[str]) -> None:
    assert list(shortfalls(floor, MADE_UP)) == lines


def test_a_floor_for_a_figure_that_is_not_measured_is_an_error() -> None:
    with pytest.raises(KeyError):
        list(shortfalls(Floor("x", "abc", {"statments": 0.5}), MADE_UP))
