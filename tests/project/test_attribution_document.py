"""docs/attribution.md: its tables are the stored figures, and what it names is there."""

from __future__ import annotations

import re
from pathlib import Path

from evaluation.figures import ATTRIBUTION, CLOSES, OPENS, PAGES, README, details, stored, with_table

PAGE = ATTRIBUTION.read_text(encoding="utf-8")


def test_every_page_with_markers_is_filled(repository: Path) -> None:
    marked = {path for path in [repository / "README.md", *(repository / "docs").glob("*.md")] if OPENS in path.read_text(encoding="utf-8")}
    assert marked == set(PAGES) == {README, ATTRIBUTION}


def test_its_tables_are_the_stored_figures() -> None:
    assert with_table(PAGE, stored(), details) == PAGE, "the figures are not evaluation/figures.json: run make figures"


def test_a_row_for_each_form_and_each_rule_the_most_frequent_first() -> None:
    tally = {"whole": 8, "matched": 6, "attributed": 2}
    kept = {"dev/fr": {"forms": {"direct": tally}, "rules": {"around": {**tally, "whole": 0}, "clause": tally}}}
    assert details(kept).splitlines()[2:] == [
        "| `dev/fr` | `direct` | 8 | 75.0% | 25.0% |",
        "",
        "| text | rule | read | right | with its source |",
        "|---|---|--:|--:|--:|",
        "| `dev/fr` | `clause` | 8 | 75.0% | 25.0% |",
        "| `dev/fr` | `around` | 0 | 0.0% | 0.0% |",
    ]
    assert with_table(f"a\n{OPENS}\n{CLOSES}\n", kept, details).startswith(f"a\n{OPENS}\n| text | form |")
    assert details({}).startswith("Nothing is measured yet")


def test_every_rule_of_the_grammar_is_told(repository: Path) -> None:
    told = {rule for row in re.findall(r"^\| (`.*?) \|", PAGE, re.M) for rule in re.findall(r"`([^`]+)`", row)}
    sources = "\n".join(path.read_text(encoding="utf-8") for path in sorted((repository / "src/selon/attributing").glob("*.py")))
    made = set(re.findall(r'made\("([\w+]+)"', sources)) | set(re.findall(r'"((?:noun|object|adposition)\+\w+)"', sources))
    made |= {"adposition", "continued", "clause", "infinitive", "object", "person", "oblique", "adverbial", "other"}
    assert len(made) > 12
    assert {rule for rule in made if rule not in told and not rule.startswith("passive+")} == set()


def test_every_path_is_there(repository: Path) -> None:
    named = re.findall(r"(?<![\w/])((?:src|tests|training|attributing)/[\w./-]+\w)", PAGE)
    missing = [path for path in named if not (repository / path).exists() and not (repository / "src" / "selon" / path).exists()]
    assert named
    assert missing == []
