"""What is learnt of stances from a few statements, and that the answers are those of the weights that are written."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[2] / "training" / "stance.py"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    pytest.importorskip("sklearn")
    spec = importlib.util.spec_from_file_location("learning_stances", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_words_that_go_with_a_stance_come_to_speak_for_it(script: ModuleType) -> None:
    from selon.attributing.stance import STANCES, made

    every = [
        script.Lesson(f"a{n}", "en", n % 2 == 0, True, right, "asserts", {f"word=en:{word}": 1, "rule=asserts": 1})
        for n in range(12)
        for word, right in (("lie", "accuses"), ("library", "asserts"), ("pledge", "promises"))
    ]
    matrix, names = script.matrix_of(every)
    model = made(script.learn(every, matrix, names))
    for word, right in (("lie", "accuses"), ("library", "asserts"), ("pledge", "promises")):
        scores = script.scores(model, {f"word=en:{word}": 1})
        assert STANCES[scores.index(max(scores))] == right
