"""What a source does with a statement, with toy weights: when what is learnt has a say, and what is told of it."""

from __future__ import annotations

import pytest

from selon.attributing import stance as deciding
from selon.attributing.lexicon import CueClass
from selon.attributing.stance import STANCES, Leanings, decided, likeliest, made, packed, unpacked
from selon.attributing.telling import senses, told, topmost
from selon.languages import languages, lexicon
from selon.records import Stance
from tests.attributing.tree import candidate, tree

ROWS = """
She PRON 2 nsubj
{cue} VERB 0 root {lemma} VerbForm=Fin
the DET 4 det
clerk NOUN 5 nsubj
lied VERB 2 ccomp lie VerbForm=Fin
. PUNCT 2 punct
"""


def leaning(weights: dict[str, dict[str, int]], margin: float = 0.1) -> Leanings:
    return made({"margin": margin, "bias": {"asserts": 0}, "weights": weights})


LIES = leaning({"word=en:lie": {"accuses": 300, "asserts": -50}})


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    def decide(model: Leanings, cue: str = "said", lemma: str = "say", stance: Stance = "asserts") -> tuple[Stance, str]:
        monkeypatch.setattr(deciding, "leanings", lambda: model)
        parsed = tree(f"She {cue} the clerk lied.", ROWS.format(cue=cue, lemma=lemma))
        whole, found = candidate(
            parsed, "the clerk lied", cue, source="She", complement="lied", kind=CueClass(lemma, stance, "certain", frozenset())
        )
        return decided(whole, found)

    return decide


def test_the_words_of_a_content_may_say_otherwise_than_the_class_of_its_cue(given) -> None:  # type: ignore[no-untyped-def]
    assert given(LIES) == ("accuses", "learnt: “lied”, as where a source accuses; by the rules it asserts")


def test_without_weights_the_rules_decide_and_say_by_what(given) -> None:  # type: ignore[no-untyped-def]
    assert given(leaning({})) == ("asserts", "rule: a cue of the class say")


@pytest.mark.parametrize("stance", ["denies", "accuses", "orders", "declines", "downplays"])
def test_a_cue_that_says_so_itself_stands(given, stance: Stance) -> None:  # type: ignore[no-untyped-def]
    anything = leaning({"word=en:lie": {"predicts": 900}})
    assert given(anything, "wrote", "write", stance) == (stance, "rule: a cue of the class write")


def test_what_only_the_construction_speaks_for_names_no_word(given) -> None:  # type: ignore[no-untyped-def]
    built = leaning({"cue=en:say": {"promises": 300}})
    assert given(built) == ("promises", "learnt: its cue and construction, as where a source promises; by the rules it asserts")


@pytest.mark.parametrize(
    ("weight", "margin", "expected"),
    [(100, 0.1, "accuses"), (100, 0.5, "asserts"), (10, 0.1, "asserts"), (-100, 0.0, "asserts")],
)
def test_another_answer_has_to_be_likelier_by_the_margin(weight: int, margin: float, expected: Stance) -> None:
    scores = [weight if stance == "accuses" else 0 if stance == "asserts" else -900 for stance in STANCES]
    assert likeliest(leaning({}, margin), scores, "asserts") == expected


def test_weights_side_by_side_in_one_number_do_not_touch() -> None:
    rows = [{"asserts": -3, "asks": 7}, {"denies": -12000, "asserts": 5}, {"asks": -9, "accuses": 12000}, {}]
    expected = [sum(row.get(stance, 0) for row in rows) for stance in STANCES]
    assert unpacked(sum(map(packed, rows))) == expected


def test_a_clue_is_worth_the_sum_of_its_features() -> None:
    parsed = tree("She said the clerk lied.", ROWS.format(cue="said", lemma="say"))
    whole, found = candidate(parsed, "the clerk lied", "said", source="She", complement="lied")
    lied = next(clue for word, clue in told(whole, found, topmost(whole, found)) if word.text == "lied")
    model = leaning({"word=en:lie": {"accuses": 5}, "sense=falsity": {"accuses": 2, "denies": 1}})
    assert unpacked(model[lied]) == [{"accuses": 7, "denies": 1}.get(stance, 0) for stance in STANCES]


@pytest.mark.parametrize(
    ("language", "lemma", "expected"),
    [
        ("en", "corruption", "wrong"),
        ("fr", "corruption", "wrong"),
        ("en", "scandalous", "blame"),
        ("fr", "scandaleux", "blame"),
        ("fr", "torturer", "harm"),
    ],
)
def test_a_word_is_known_by_its_beginning(language: str, lemma: str, expected: str) -> None:
    assert expected in senses(language, lemma)


def test_words_that_mean_nothing_of_the_kind_are_under_no_key() -> None:
    assert senses("en", "table") == senses("fr", "table") == ()


def test_every_language_has_the_same_keys() -> None:
    tables = [lexicon(language, "stances")["words"] for language in languages()]
    assert all(table.keys() == tables[0].keys() for table in tables)
    assert all(word.strip("*") and "*" not in word[:-1] for table in tables for those in table.values() for word in those.split())


def test_the_weights_that_ship_are_of_known_stances_and_small() -> None:
    model = deciding.leanings()
    assert 0 < model.margin < 1
    most = max(abs(weight) for number in model.weights.values() for weight in unpacked(number))
    assert 0 < most < 1000
