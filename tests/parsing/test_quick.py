"""The quicker layers give what spaCy's own give; what is remembered of a word hangs on nothing but the word."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import HashEmbed, Maxout, Model, chain

from selon.languages import folder
from selon.parsing import remembered as memories
from selon.parsing.pipeline import pipeline
from selon.parsing.remembered import BLOCK, Memory, remembered

TEXTS = {
    "en": [
        "The bridge at Port Sarnal was closed on Monday, the harbour office said.",
        "“Nobody told us,” said Ilse Varn, who runs the ferry. The office denied that.",
        "x",
    ],
    "fr": [
        "Le pont de Port-Sarnal a été fermé lundi, selon la capitainerie.",
        "« Personne ne nous a prévenus », affirme Ilse Varn, qui dirige le bac. L'office dément.",
        "x",
    ],
}


def spacys_own(language: str) -> Language:
    return spacy.load(Path(str(folder(language))) / "pipeline")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_vectors_are_those_of_spacys_own_layers(language: str) -> None:
    quick, plain = pipeline(language), spacys_own(language)
    for found, expected in zip(quick.pipe(TEXTS[language]), plain.pipe(TEXTS[language]), strict=True):
        assert np.allclose(found.tensor, expected.tensor, atol=1e-4)
        assert [(t.dep_, t.head.i) for t in found] == [(t.dep_, t.head.i) for t in expected]
        assert [(t.pos_, str(t.morph), t.lemma_) for t in found] == [(t.pos_, str(t.morph), t.lemma_) for t in expected]
        assert [(e.start, e.end, e.label_) for e in found.ents] == [(e.start, e.end, e.label_) for e in expected.ents]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_token_vector_is_made_by_the_quicker_layers(language: str) -> None:
    """Else a pipeline with other layers would be slow, and nobody would see it."""
    nodes = [node for _, pipe in pipeline(language).pipeline if hasattr(pipe, "model") for node in pipe.model.walk()]
    encoders = [node.get_ref("encode").name for node in nodes if "encode" in node.ref_names]
    assert encoders and set(encoders) == {"windows"}
    assert sum(node.name == "remembered" for node in nodes) == len(encoders)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_text_without_words_has_no_vectors(language: str) -> None:
    lengths = [len(doc) for doc in pipeline(language).pipe(["", TEXTS[language][0], ""])]
    assert lengths[0] == lengths[2] == 0 < lengths[1]


def test_they_learn_no_more() -> None:
    nlp = pipeline("en")
    doc: Doc = nlp.make_doc("Nobody told us.")
    with pytest.raises(ValueError, match="learns no more"):
        nlp.get_pipe("tok2vec").model.begin_update([doc])  # type: ignore[attr-defined]


@pytest.fixture
def layer() -> Model[Any, Any]:
    model: Model[Any, Any] = chain(HashEmbed(32, 100, column=0, seed=1), Maxout(32, 32, nP=3, normalize=True))
    model.initialize(X=rows(range(4)))
    return model


def rows(of: Any) -> np.ndarray:
    return np.array([[n, n * 7] for n in of], dtype="uint64").reshape(-1, 2)


def said(memory: Memory, of: Any) -> np.ndarray:
    """What the layer says of some rows."""
    places = memory(rows(of))
    return memory.found[places]


def test_what_is_remembered_is_what_the_layer_says(layer: Model[Any, Any]) -> None:
    given, memory = rows([3, 1, 3, 3, 2]), Memory(layer)
    places = remembered(memory).predict(given)
    assert places.shape == (5, 1) and len(set(places[:, 0])) == 3
    assert np.allclose(memory.found[places[:, 0]], layer.predict(given), atol=1e-5)
    assert not memory.found[0].any()  # the place of no word


def test_what_is_remembered_of_a_word_hangs_on_no_other_word_to_the_bit(layer: Model[Any, Any]) -> None:
    alone, together = Memory(layer), Memory(layer)
    many = said(together, range(3 * BLOCK + 5))
    for n in (0, 1, BLOCK - 1, BLOCK, 3 * BLOCK + 4):
        assert said(alone, [n]).tobytes() == many[n : n + 1].tobytes()


def test_a_memory_that_is_full_is_emptied(layer: Model[Any, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memories, "REMEMBERED", 10)
    memory = Memory(layer)
    first = said(memory, range(8))
    memory(rows(range(6, 14)))
    assert set(memory.places) == {row.tobytes() for row in rows(range(6, 14))}
    assert said(memory, range(8)).tobytes() == first.tobytes()
    assert len(said(memory, range(30))) == 30  # more than it may hold
