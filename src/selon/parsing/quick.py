"""A pipeline in two thirds of the time: the same numbers, but for the last bits, as the layers give that spaCy put there.

A tok2vec embeds each word for itself, then looks three or four times at each word with its neighbours (spaCy's MultiHashEmbed and
MaxoutWindowEncoder, https://spacy.io/api/architectures#tok2vec). What the first says of a word is remembered; the rounds of the second are
done in few passes over the numbers, where thinc's layers, made for learning, allocate and keep what a step back would ask for. Parts of
speech and features are put to all words of a text at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import MORPH, POS
from spacy.language import Language
from spacy.pipeline import Morphologizer
from spacy.tokens import Doc
from thinc.api import Model, chain, list2ragged, ragged2list, with_array

from selon.parsing.known import ONCE
from selon.parsing.remembered import remembered

Floats = NDArray[np.float32]
EXTRACTOR, ENCODER = "extract_features", "residual(expand_window>>maxout>>layernorm>>dropout)"  # as spaCy names them
EPSILON = 1e-8  # as in thinc's layer norm


def quicken(nlp: Language) -> None:
    """Give a pipeline quicker layers, where they are of the kinds that are known here; leave others as they are."""
    for _, pipe in nlp.pipeline:
        if isinstance(pipe, Morphologizer) and pipe.cfg["overwrite"] and not pipe.cfg["extend"]:
            pipe.set_annotations = annotator(pipe)
        model = getattr(pipe, "model", None)
        for node in list(model.walk()) if isinstance(model, Model) else ():
            if {"embed", "encode"} <= set(node.ref_names):
                _quicken(node)


def _quicken(tok2vec: Model[Any, Any]) -> None:
    embed, encode = tok2vec.get_ref("embed"), tok2vec.get_ref("encode")
    if len(embed.layers) == 5 and embed.layers[0].name == EXTRACTOR:  # a MultiHashEmbed without static vectors
        extract, _, tables, mixed, _ = embed.layers
        words: Model[Any, Any] = chain(tables.layers[0], mixed.layers[0])
        tok2vec.replace_node(embed, chain(extract, list2ragged(), with_array(remembered(words)), ragged2list()))
    for node in [node for node in embed.walk() if node.name == ONCE]:
        embed.replace_node(node, remembered(node.layers[0]))
    if _windowed(encode):
        tok2vec.replace_node(encode, windows(encode))


def annotator(morphologizer: Morphologizer) -> Callable[[Sequence[Doc], Sequence[NDArray[Any]]], None]:
    """What puts the labels that a morphologizer chose to texts, as its own `set_annotations` does word by word."""
    add, cfg = morphologizer.vocab.morphology.add, morphologizer.cfg
    pairs = [(cfg["labels_pos"].get(label, 0), add(cfg["labels_morph"].get(label, 0))) for label in morphologizer.labels]
    table = np.array(pairs, dtype="uint64")

    def annotate(docs: Sequence[Doc], chosen: Sequence[NDArray[Any]]) -> None:
        for doc, labels in zip(docs, chosen, strict=True):
            if len(doc):
                doc.from_array([POS, MORPH], table[labels])

    return annotate


def _windowed(encode: Model[Any, Any]) -> bool:
    """Whether an encoder is spaCy's MaxoutWindowEncoder, its window one word to each side."""
    rounds = encode.layers[0].layers if encode.layers else []
    return bool(rounds) and all(one.name == ENCODER and one.layers[0].layers[0].attrs["window_size"] == 1 for one in rounds)


@dataclass(frozen=True)
class Round:
    """One look at each word with its neighbours: weights, (3 * width, pieces * width), a block of columns for each piece, and the rest."""

    weights: Floats
    bias: Floats
    scale: Floats
    shift: Floats

    @classmethod
    def of(cls, layer: Model[Any, Any]) -> Round:
        maxout = next(node for node in layer.walk() if node.name == "maxout")
        norm = next(node for node in layer.walk() if node.name == "layernorm")
        weights = _param(maxout, "W")
        width, pieces, inputs = weights.shape
        together = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(pieces * width, inputs).T)
        return cls(together, _param(maxout, "b").T.ravel(), _param(norm, "G"), _param(norm, "b"))

    def add(self, rows: Floats, beside: Floats) -> None:
        """Add to `rows`, (words, width), what this round makes of them. `beside`, (words, 3 * width), is room, zeros at its corners."""
        width = rows.shape[1]
        beside[1:, :width], beside[:, width : 2 * width], beside[:-1, 2 * width :] = rows[:-1], rows, rows[1:]
        pieces = beside @ self.weights
        pieces += self.bias
        best = pieces[:, :width]
        for at in range(width, pieces.shape[1], width):
            np.maximum(best, pieces[:, at : at + width], out=best)
        best -= best.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", best, best) / np.float32(width) + np.float32(EPSILON)
        best *= (1 / np.sqrt(spread))[:, None]
        best *= self.scale
        best += self.shift
        rows += best


def _param(layer: Model[Any, Any], name: str) -> Floats:
    return np.array(layer.get_param(name), dtype="float32")


def windows(encode: Model[Any, Any]) -> Model[Any, Any]:
    """A MaxoutWindowEncoder that gives the same in fewer passes. It can no more be learnt with."""
    rounds = [Round.of(layer) for layer in encode.layers[0].layers]
    pad: int = encode.attrs["pad"]

    def forward(model: Model[Any, Any], texts: list[Floats], is_train: bool) -> tuple[Any, Any]:
        if is_train:
            raise ValueError("an encoder that was made quick learns no more")
        width = len(rounds[0].scale)
        rows = np.zeros((sum(map(len, texts)) + pad * (len(texts) + 1), width), dtype="float32")
        beside = np.zeros((len(rows), 3 * width), dtype="float32")
        found, at = [], pad
        for text in texts:
            rows[at : at + len(text)] = text
            found.append(rows[at : at + len(text)])
            at += len(text) + pad
        for one in rounds:
            one.add(rows, beside)
        return found, lambda gradient: gradient

    return Model("windows", forward, layers=[encode], dims={"nO": len(rounds[0].scale)})
