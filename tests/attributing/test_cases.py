"""Who says what, over the sentences in cases/. Known failures are strict: one that passes fails the run, see mark.py."""

from __future__ import annotations

from collections import Counter

import pytest
from _pytest.mark import ParameterSet

from selon.languages import languages
from tests.attributing.mark import marked
from tests.attributing.tagged import CASES, LANGUAGES, NO_PIPELINE, Case, cases, faults, reading, untagged

ALL = {language: cases(language) for language in LANGUAGES}
FEWEST = 45
FEWEST_NEGATIVES = 10


def parameters() -> list[ParameterSet]:
    found = []
    for case in (case for those in ALL.values() for case in those):
        marks = [pytest.mark.xfail(strict=True, reason=case.xfail)] if case.xfail else []
        found.append(pytest.param(case, id=f"{case.language}: {case.name}", marks=marks))
    return found


@pytest.mark.skipif(bool(NO_PIPELINE), reason=f"no pipeline in this tree: {', '.join(NO_PIPELINE)}")
@pytest.mark.parametrize("case", parameters())
def test_case(case: Case) -> None:
    told = faults(case)
    assert told == [], f"{'; '.join(told)}\nread:   {reading(case)}"


def test_every_language_has_cases_positive_and_negative() -> None:
    assert set(LANGUAGES) == set(languages())
    for language, those in ALL.items():
        assert len(those) >= FEWEST, language
        assert sum(not case.statements for case in those) >= FEWEST_NEGATIVES, language


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_a_counterpart_or_says_why_not(language: str) -> None:
    others = [set(case.rule for case in those) for code, those in ALL.items() if code != language]
    alone = {case.name for case in ALL[language] if not case.only and not all(case.rule in rules for rules in others)}
    assert alone == set(), f"in {language} alone"
    both = {case.name for case in ALL[language] if case.only and any(case.rule in rules for rules in others)}
    assert both == set(), "says that it has no counterpart, and has one"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_case_is_a_text_of_its_own(language: str) -> None:
    twice = [text for text, count in Counter(case.text for case in ALL[language]).items() if count > 1]
    assert twice == []


@pytest.mark.parametrize("broken", ["<q>a", "a</q>", "<q>a <q>b</q>", "<q1>a</q2>"])
def test_tags_that_do_not_pair_are_refused(broken: str) -> None:
    with pytest.raises(ValueError, match="open|close"):
        untagged(broken)


def test_tags_give_the_spans_that_they_stand_around() -> None:
    text, marks = untagged("« <q2>Non</q2>, <q>oui</q> », <c>dit</c> <s>Ana</s>, <q2>non</q2>.")
    assert text == "« Non, oui », dit Ana, non."
    assert {n: {k: [text[a:b] for a, b in spans] for k, spans in one.items()} for n, one in marks.items()} == {
        1: {"q": ["oui"], "c": ["dit"], "s": ["Ana"]},
        2: {"q": ["Non", "non"]},
    }


def test_marking_changes_the_marks_of_known_failures_and_nothing_else() -> None:
    before = "# a comment\n- rule: a\n  text: x\n  xfail: old\n\n# another\n- rule: b\n  text: |-\n    y\n"
    after = marked(before, [None, "1 is missed"])
    assert after == '# a comment\n- rule: a\n  text: x\n\n# another\n- rule: b\n  xfail: "1 is missed"\n  text: |-\n    y\n'
    assert marked(after, [None, "1 is missed"]) == after


@pytest.mark.parametrize("language", LANGUAGES)
def test_marking_as_it_is_changes_nothing(language: str) -> None:
    page = (CASES / f"{language}.yaml").read_text(encoding="utf-8")
    assert marked(page, [case.xfail for case in ALL[language]]) == page
