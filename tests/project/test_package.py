"""What is installed: everything that the code reads, at versions that are pinned."""

from __future__ import annotations

import re
import subprocess
import tomllib
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def project(repository: Path) -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))
    return found


# Pinned twice: the fastest spaCy has no wheel for Python 3.13. Both parse alike, to the last arc (pyproject.toml says more).
BY_PYTHON = ["spacy"]


def canonical(requirement: str) -> str:
    """The name of a requirement, as packages are compared (PEP 503)."""
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert name is not None, requirement
    return re.sub(r"[-_.]+", "-", name.group()).lower()


def pinned(repository: Path) -> list[str]:
    lines = (repository / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return [line.split("#")[0].strip() for line in lines if line.split("#")[0].strip()]


def test_everything_that_is_asked_for_is_pinned_once(repository: Path, project: dict[str, Any]) -> None:
    asked = list(project["project"]["dependencies"])
    for extra in project["project"]["optional-dependencies"].values():
        asked += extra
    asked += project["build-system"]["requires"]
    names = [canonical(line) for line in pinned(repository)]
    assert {canonical(one) for one in asked} - set(names) == set()
    assert sorted(names) == sorted([*set(names), *BY_PYTHON])


def test_every_pin_is_exact_and_the_same_for_every_python(repository: Path) -> None:
    lines = pinned(repository)
    assert [line for line in lines if not re.fullmatch(r"[\w.-]+==[\w.]+( ; .+)?", line)] == []
    split = [line for line in lines if "python" in line.partition(";")[2].replace("platform_python_implementation", "")]
    assert sorted(canonical(line) for line in split) == sorted([*BY_PYTHON, *BY_PYTHON])


def test_every_dependency_has_a_lower_and_an_upper_bound(project: dict[str, Any]) -> None:
    assert [one for one in project["project"]["dependencies"] if not re.search(r">=[\d.]+,<[\d.]+(; .+)?$", one)] == []


def test_the_changelog_tells_of_this_version(repository: Path, project: dict[str, Any]) -> None:
    headings = re.findall(r"^## .*$", (repository / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)
    assert project["project"]["version"] in headings[0]


def test_the_wheel_holds_every_file_of_the_package(repository: Path) -> None:
    wheel = pytest.importorskip("hatchling.builders.wheel", reason="hatchling is not installed (make install does it)")
    packed = {file.distribution_path for file in wheel.WheelBuilder(str(repository)).recurse_included_files()}
    listed = subprocess.run(["git", "ls-files", "src/selon"], cwd=repository, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    tracked = {path.removeprefix("src/") for path in listed.stdout.splitlines() if (repository / path).is_file()}
    assert tracked - packed == set()
    assert any(path.startswith("selon/languages/fr/") and path.endswith(".toml") for path in packed)


def test_what_other_programs_find_by_name_is_there() -> None:
    scripts = [point.value for point in entry_points(group="console_scripts", name="selon")]
    if not scripts:
        pytest.skip("selon is not installed here, only on the path")
    assert scripts == ["selon.__main__:main"]
    (factory,) = entry_points(group="spacy_factories", name="selon_lemmas")
    assert callable(factory.load())
