"""What the documents promise is there: every command, path and figure that they name."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from evaluation.figures import CLOSES, KEPT, OPENS, README, stored, table, with_table

DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "training/README.md")


def targets(repository: Path) -> set[str]:
    return set(re.findall(r"^([a-z-]+):", (repository / "Makefile").read_text(encoding="utf-8"), re.M))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_make_command_is_in_the_makefile(repository: Path, document: str) -> None:
    page = (repository / document).read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^ {4}|`|&& )make ([a-z-]+)", page, re.M))
    assert named <= targets(repository)
    assert named or document in {"training/README.md"}


def test_the_readme_shows_the_two_commands_on_lines_of_their_own(repository: Path) -> None:
    commands = re.findall(r"^ {4}(make .*)$", (repository / "README.md").read_text(encoding="utf-8"), re.M)
    assert commands == ["make demo", "make test"]


def test_ci_runs_the_readme_s_test_command_and_nothing_else(repository: Path) -> None:
    script = repository / ".ci" / "run"
    assert os.access(script, os.X_OK)
    last = script.read_text(encoding="utf-8").splitlines()[-1]
    assert last == "exec make test"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_linked_file_is_there(repository: Path, document: str) -> None:
    page = repository / document
    linked = re.findall(r"\]\((?!https?:)([^)#\s]+)", page.read_text(encoding="utf-8"))
    missing = [path for path in linked if not (page.parent / path).exists()]
    assert missing == []


@pytest.mark.parametrize("document", ["CONTRIBUTING.md", "training/README.md"])
def test_every_path_in_code_is_there(repository: Path, document: str) -> None:
    named = re.findall(r"`((?:src|tests|evaluation|training)/[\w./-]+)`", (repository / document).read_text(encoding="utf-8"))
    assert [path for path in named if not (repository / path).exists() and "pipeline" not in path] == []


def test_every_selon_command_of_the_readme_exists(repository: Path) -> None:
    page = (repository / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^ {4}\.venv/bin/selon ([a-z]+)", page, re.M))
    shown = subprocess.run([sys.executable, "-m", "selon", "--help"], capture_output=True, text=True, check=True).stdout
    assert named
    assert {command for command in named if not re.search(rf"\b{command}\b", shown)} == set()


def test_the_readme_s_table_is_the_stored_figures() -> None:
    page = README.read_text(encoding="utf-8")
    assert with_table(page, stored()) == page, "the README's figures are not evaluation/figures.json: run make figures"


def test_a_figure_changed_by_hand_would_be_seen() -> None:
    rate = {"precision": 0.5, "recall": 0.25, "f1": 0.3333}
    kept = {"dev/fr": {"articles": 2, "gold": 9, "rates": {"statements": rate, "attributed": rate}, "shares": {"wrong_source": 0.125}}}
    row = table(kept).splitlines()[-1]
    assert row == "| French news (`dev/fr`) | 2 | 9 | 0.500 | 0.250 | 0.333 | 0.333 | 12.5% | not annotated |"
    page = with_table(f"a\n{OPENS}\nold\n{CLOSES}\nb\n", kept)
    assert page.startswith(f"a\n{OPENS}\n| text |")
    assert page.endswith(f"{row}\n{CLOSES}\nb\n")
    with pytest.raises(ValueError, match="figures"):
        with_table("no markers", kept)


def test_the_stored_figures_are_of_the_pinned_articles() -> None:
    floors = tomllib.loads((KEPT.parent / "floors.toml").read_text(encoding="utf-8"))
    assert {c for c, f in stored().items() if c in floors and f["fingerprint"] != floors[c]["fingerprint"]} == set()
