"""The judge with toy weights: what is accepted, which content is chosen, and what it makes of the whole."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.attributing import attributions
from selon.attributing import judge as judging
from selon.attributing.candidates import Text
from selon.attributing.engine import proposed
from selon.attributing.features import content_clues, cue_clues
from selon.attributing.judge import Judge, Model, judged, probability
from selon.attributing.lexicon import cues
from selon.attributing.templates import names
from selon.attributing.verbs import further
from selon.languages import languages
from selon.parsing.words import Parsed
from tests.attributing.tree import ROW, candidate, tree

ALL = Model({}, 5.0)
NONE = Model({}, -5.0)
CHAIN = tree(
    "The guard said that she claims that it fell.",
    """
    The DET 2 det
    guard NOUN 3 nsubj
    said VERB 0 root say VerbForm=Fin
    that SCONJ 6 mark
    she PRON 6 nsubj
    claims VERB 3 ccomp claim VerbForm=Fin
    that SCONJ 9 mark
    it PRON 9 nsubj
    fell VERB 6 ccomp fall VerbForm=Fin
    . PUNCT 3 punct
    """,
)
CONTINUED = tree(
    "“The road is closed”, said Ana. “Nobody can cross the bridge.”",
    """
    “ PUNCT 5 punct
    The DET 3 det
    road NOUN 5 nsubj
    is AUX 5 cop be
    closed ADJ 0 root
    ” PUNCT 5 punct
    , PUNCT 8 punct
    said VERB 5 parataxis say VerbForm=Fin
    Ana PROPN 8 nsubj
    . PUNCT 5 punct

    “ PUNCT 4 punct
    Nobody PRON 4 nsubj
    can AUX 4 aux
    cross VERB 0 root cross VerbForm=Inf
    the DET 6 det
    bridge NOUN 4 obj
    . PUNCT 4 punct
    ” PUNCT 4 punct
    """,
)


def toy(monkeypatch: pytest.MonkeyPatch, cue: Model, content: dict[str, float]) -> None:
    made = Judge(Model({}, 5.0), cue, Model(content, 0.0), Model({"cue": 1.0}, 0.0), 0.0, 0.5, 0.5)
    monkeypatch.setattr(judging, "judge", lambda language: made)


def pair(*those: str) -> tuple[str, ...]:
    return those


def test_a_feature_without_a_weight_counts_nothing_and_none_counts_twice() -> None:
    assert Model({"a": 2.0, "b": -0.5}, 1.0).score([(pair, "a", "b"), (pair, "c", "c")]) == pytest.approx(2.5)
    assert Model({"a": 2.0}, 0.0).score([(pair, "a", "a")]) == 2.0


@pytest.mark.parametrize("parsed", [ROW, CHAIN, CONTINUED], ids=["row", "chain", "continued"])
def test_what_is_scored_is_what_training_reads(parsed: Parsed) -> None:
    text = Text(parsed)
    groups = [[*candidates, *further(text, candidates, cues(parsed.language))] for candidates in proposed(text).values()]
    found = [cue_clues(text, candidates) for candidates in groups]
    found += [content_clues(text, one) for candidates in groups for one in candidates]
    for clues in found:
        weights = {name: 1.0 / n for n, name in enumerate(names(clues), 1)}
        assert Model(weights, 0.5).score(clues) == pytest.approx(0.5 + sum(weights.values()))


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_a_probability_grows_with_the_score_and_stays_between_nothing_and_one(a: float, b: float) -> None:
    low, high = sorted((a, b))
    assert 0 < probability(low) <= probability(high) <= 1
    assert math.isclose(probability(low) + probability(-low), 1)


def test_what_is_not_likely_enough_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    text, found = candidate(ROW, "la route est fermée", "dit", source="préfet")
    toy(monkeypatch, NONE, {})
    assert judged(text, [[found]]) == []
    toy(monkeypatch, ALL, {})
    assert judged(text, [[found]]) == [found]
    assert found.probability == pytest.approx(probability(5.0))


def test_the_content_with_the_best_score_is_the_cue_s_own(monkeypatch: pytest.MonkeyPatch) -> None:
    text, whole = candidate(ROW, "la route est fermée", "dit", source="préfet", complement="fermée")
    _, part = candidate(ROW, "la route", "dit", source="préfet", frame="object")
    toy(monkeypatch, ALL, {"frame=clause": 1.0})
    assert judged(text, [[part, whole]]) == [whole]
    toy(monkeypatch, ALL, {"frame=object": 1.0})
    assert judged(text, [[part, whole]]) == [part]


def test_each_cue_has_one_content(monkeypatch: pytest.MonkeyPatch) -> None:
    toy(monkeypatch, ALL, {"frame=clause": 1.0})
    text = Text(ROW)
    kept = judged(text, [those for i, those in proposed(text).items() if ROW.words[i].text in {"dit", "ajoute"}])
    assert [[ROW.text[a:b] for a, b in one.content] for one in kept] == [["la route est fermée"], ["le pont tient"]]
    assert [one.source.text for one in kept if one.source] == ["préfet", "préfet"]


def test_a_statement_in_the_content_of_another_is_nested_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    toy(monkeypatch, Model({"frame=clause": 10.0}, -5.0), {"frame=clause": 1.0})
    outer, inner = attributions(CHAIN)
    assert [CHAIN.text[a:b] for a, b in (*outer.content, *inner.content)] == ["she claims that it fell", "it fell"]
    assert (outer.within, inner.within) == (None, 0)
    assert [CHAIN.text[slice(*one.source)] for one in (outer, inner) if one.source] == ["The guard", "she"]


def test_a_quotation_without_a_cue_goes_on_with_the_voice_before(monkeypatch: pytest.MonkeyPatch) -> None:
    toy(monkeypatch, Model({"frame=around": 10.0, "frame=continued": 10.0}, -5.0), {"frame=around": 1.0})
    first, second = attributions(CONTINUED)
    assert [CONTINUED.text[a:b] for a, b in (*first.content, *second.content)] == ["The road is closed", "Nobody can cross the bridge"]
    assert (second.cue, second.source, second.continues) == (None, None, 0)
    assert (first.form, second.form) == ("direct", "direct")


def test_without_candidates_there_is_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    toy(monkeypatch, ALL, {})
    assert attributions(tree("Rain.", "Rain NOUN 0 root\n. PUNCT 1 punct")) == []


@pytest.mark.parametrize("language", languages())
def test_the_judge_that_ships_has_weights_and_a_bound(language: str) -> None:
    shipped = judging.judge(language)
    assert 0 < shipped.least_cue < 1
    for model in (shipped.cue, shipped.content):
        assert len(model.weights) > 100
        assert all(math.isfinite(weight) for weight in model.weights.values())
