"""Floors under what is measured on data outside the repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation import times as measured
from selon.languages import folder
from selon.records import Time

FLOORS = {"seed": (0.87, 0.90), "meantime": (0.85, 0.90), "winer": (0.95, 0.0)}


@pytest.mark.parametrize("corpus", FLOORS)
def test_the_figures_keep_their_floor(corpus: str, shared_data: Path) -> None:
    language = "en" if corpus == "meantime" else "fr"
    if not (folder(language) / "pipeline" / "meta.json").is_file():
        pytest.skip(f"no pipeline for {language}")
    counts = measured.Counts()
    for text in measured.CORPORA[corpus]():
        measured.count(counts, text, corpus)
    found, valued = FLOORS[corpus]
    assert counts.rates()[2] >= found
    assert counts.right >= valued * counts.valued


def test_the_scorer_tells_a_miss_from_a_hit() -> None:
    gold = [measured.Gold(0, 5, "2020"), measured.Gold(10, 15, "2021")]
    found = [Time(1, 4, "2020"), Time(3, 5, "1999"), Time(20, 25, "2021")]
    assert measured.matched(gold, found) == [(gold[0], found[0])]


def test_a_corpus_that_is_not_there_is_skipped_with_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "attribution").mkdir()
    monkeypatch.setenv("SELON_DATA", str(tmp_path))
    assert measured.main([]) == 1
    said = capsys.readouterr().err.splitlines()
    assert [line.partition(":")[0] for line in said] == ["seed", "meantime", "winer"]
    assert all("skipped: " in line for line in said)
