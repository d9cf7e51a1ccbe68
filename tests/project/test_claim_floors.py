"""What is put to one claim on the case and on parallel articles, and the floors under it."""

from __future__ import annotations

import pytest

from evaluation import claims, versions
from evaluation.corpora import Missing
from selon.languages import folder, languages

NO_PIPELINE = [code for code in languages() if not (folder(code) / "pipeline" / "meta.json").is_file()]
needs_pipelines = pytest.mark.skipif(bool(NO_PIPELINE), reason=f"no pipeline in this tree: {', '.join(NO_PIPELINE)}")


def _below(name: str, rates: dict[str, claims.Rate]) -> dict[str, float]:
    reached = claims.figures(rates)
    return {what: reached[what] for what, floor in claims.floors()[name].items() if reached[what] < floor}


@needs_pipelines
@pytest.mark.parametrize(("name", "given"), [("found", False), ("given", True)])
def test_the_case(name: str, given: bool) -> None:
    found = claims.measured(given=given)
    assert _below(name, found.rates) == {}
    assert [fact for fact, holds in found.facts.items() if not holds] == []


@needs_pipelines
@pytest.mark.parametrize("part", versions.PARTS)
def test_parallel_articles(part: str) -> None:
    try:
        rates = claims.of_parallel(part)
    except Missing as missing:
        pytest.skip(str(missing))
    assert _below(part, rates) == {}


def test_a_pair_of_copies_counts_as_the_original_s() -> None:
    assert claims._originals(("03-traduction-convoi:a1", "08-enquete-convoi:a2")) == {"02-convoy-officials:a1", "08-enquete-convoi:a2"}
    assert claims._originals(("03-traduction-convoi:a1", "04-republished-convoy:a1")) == {"02-convoy-officials:a1"}


def test_what_is_found_beside_the_gold_lowers_precision() -> None:
    rate = claims.Rate(gold=4, found=2, right=1)
    assert (rate.precision, rate.recall) == (0.5, 0.25)


def test_the_gold_of_the_case_names_statements_that_are_there() -> None:
    gold = claims.case()
    known = {f"{name}:{statement.id}" for name, statement in _statements()}
    named = {place for one in (*gold["same"], *gold["not_same"]) for place in one["statements"]}
    named |= {one[key] for one in gold["contradictions"] for key in ("statement", "against")}
    assert named - known == set()


def _statements() -> list[tuple[str, claims.Any]]:
    return [(article.name, one) for article in claims.CORPORA["examples"]() for one in claims.statements(article)[0]]
