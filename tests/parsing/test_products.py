"""The bridge to NumPy's OpenBLAS gives the parser the same numbers, and where there is none everything stays as it is."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from thinc.api import use_ops

from compiling.building import FLAGS, LIBRARIES, SUFFIX, compiler
from selon.languages import folder
from selon.parsing import products
from selon.parsing.quick import Round, bridges, numpys

SOURCE = Path(products.__file__).with_suffix(".c")
TEXT = "“Nobody told us,” said Ilse Varn, who runs the ferry at Port Sarnal. The harbour office denied that on Monday."


@pytest.fixture(autouse=True)
def asked_anew() -> Iterator[None]:
    products.bridged.cache_clear()
    yield
    products.bridged.cache_clear()


@pytest.fixture
def bridge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    command = compiler()
    if isinstance(command, str):
        pytest.skip(command)
    made = tmp_path / f"_products{SUFFIX}"
    subprocess.run([*command, *FLAGS, "-shared", str(SOURCE), "-o", str(made), *LIBRARIES], check=True)
    spec = spec_from_file_location("_products", made)
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setitem(sys.modules, products.BRIDGE, module)
    return module


def parses(text: str) -> tuple[list[tuple[str, int]], list[tuple[str, str]]]:
    """Relations and heads, and names, with spaCy's own layers but for the products."""
    with use_ops("numpy", use_blis=False):
        nlp = spacy.load(Path(str(folder("en"))) / "pipeline")
    found = products.bridged()
    for name in ("parser", "ner"):
        model = nlp.get_pipe(name).model  # type: ignore[attr-defined]
        model.ops = found or model.ops
    doc = nlp(text)
    return [(token.dep_, token.head.i) for token in doc], [(ent.text, ent.label_) for ent in doc.ents]


def test_the_parses_are_the_same_by_another_library(bridge: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    if not products.libraries():
        pytest.skip("this NumPy brought no OpenBLAS")
    assert isinstance(products.bridged(), products.Bridged)
    found = parses(TEXT)
    monkeypatch.setattr(products, "libraries", list)
    products.bridged.cache_clear()
    assert products.bridged() is None
    assert parses(TEXT) == found and len(found[1]) >= 2


@pytest.mark.parametrize("words", [1, 2, 3, 8, 31])
@pytest.mark.parametrize(("width", "pieces"), [(64, 2), (128, 3), (20, 1)])
def test_the_rounds_of_an_encoder_are_the_same(bridge: Any, words: int, width: int, pieces: int) -> None:
    found = products.bridged()
    if found is None:
        pytest.skip("this NumPy brought no OpenBLAS")
    random = np.random.default_rng(words)

    def numbers(*shape: int) -> Any:
        return random.normal(size=shape, scale=0.3).astype("float32")

    wide = pieces * width
    rounds = [Round(numbers(3 * width, wide), numbers(wide), numbers(width), numbers(width)) for _ in range(3)]
    memory = np.concatenate([np.zeros((1, width + 3 * wide), dtype="float32"), numbers(9, width + 3 * wide)])
    places = random.integers(0, 10, words)
    assert np.allclose(bridges(rounds, found)(memory, places), numpys(rounds)(memory, places), atol=1e-4)


def test_rounds_of_another_shape_are_refused(bridge: Any) -> None:
    def zeros(*shape: int) -> Any:
        return np.zeros(shape, dtype="float32")

    right: dict[str, Any] = {"found": zeros(3, 4 * 7), "places": np.array([0, 2]), "rounds": (zeros(4 * 4 * 8 + 8 + 8),), "pieces": 2}
    bridge.encode(*right.values(), zeros(2, 4))
    wrong = [
        ("rounds", (zeros(7),), "shape"), ("places", np.array([0, 3]), "place"), ("places", np.array([-1, 0]), "place"),
        ("places", np.array([], dtype="int64"), "no words"),
    ]  # fmt: skip
    for name, value, why in wrong:
        with pytest.raises(ValueError, match=why):
            bridge.encode(*(right | {name: value}).values(), zeros(2, 4))


def test_a_library_without_the_functions_is_not_taken(bridge: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(products, "libraries", lambda: [Path("/nowhere/libopenblas.so"), Path(bridge.__file__)])
    assert products.bridged() is None


def test_another_thinc_is_left_alone(bridge: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    import thinc.backends.cblas as thincs  # type: ignore[import-not-found]

    swapped = {"set_sgemm": thincs.__pyx_capi__["set_saxpy"], "set_saxpy": thincs.__pyx_capi__["set_sgemm"]}
    monkeypatch.setattr(thincs, "__pyx_capi__", swapped)
    assert products.bridged() is None


def test_without_a_bridge_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, products.BRIDGE, None)
    assert products.bridged() is None
