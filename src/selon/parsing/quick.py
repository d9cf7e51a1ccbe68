"""A pipeline in two thirds of the time: the same numbers, but for the last bits, as the layers give that spaCy put there.

A tok2vec embeds each word for itself, then looks three or four times at each word with its neighbours (spaCy's MultiHashEmbed and
MaxoutWindowEncoder, https://spacy.io/api/architectures#tok2vec). What the first says of a word is remembered, and what the second makes of
it at first; its other rounds are done in few passes over the numbers, where thinc's layers, made for learning, allocate and keep what a
step back would ask for; in one, where `make fast` built the bridge for it. Parts of speech and features are put to all words of a text at
once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import MORPH, POS
from spacy.language import Language
from spacy.pipeline import DependencyParser, EntityRecognizer, Morphologizer
from spacy.tokens import Doc
from thinc.api import Model, chain, list2ragged, ragged2list, with_array

from selon.parsing.known import ONCE
from selon.parsing.products import Bridged, Quick, bridged
from selon.parsing.remembered import Memory, Places, remembered

Floats = NDArray[np.float32]
EXTRACTOR, ENCODER = "extract_features", "residual(expand_window>>maxout>>layernorm>>dropout)"  # as spaCy names them
EPSILON = 1e-8  # as in thinc's layer norm


def quicken(nlp: Language) -> None:
    """Give a pipeline quicker layers, where they are of the kinds that are known here; leave others as they are."""
    products = bridged()
    for _, pipe in nlp.pipeline:
        if isinstance(pipe, DependencyParser | EntityRecognizer):
            for node in (pipe.model, pipe.model.get_ref("lower")):
                node.ops = products or Quick(use_blis=False)
        if isinstance(pipe, Morphologizer) and pipe.cfg["overwrite"] and not pipe.cfg["extend"]:
            pipe.set_annotations = annotator(pipe)
        model = getattr(pipe, "model", None)
        for node in list(model.walk()) if isinstance(model, Model) else ():
            if {"embed", "encode"} <= set(node.ref_names):
                _quicken(node, products)


def _quicken(tok2vec: Model[Any, Any], products: Bridged | None) -> None:
    embed, encode = tok2vec.get_ref("embed"), tok2vec.get_ref("encode")
    once = next((node for node in embed.walk() if node.name == ONCE), None)
    hashed = len(embed.layers) == 5 and embed.layers[0].name == EXTRACTOR  # a MultiHashEmbed without static vectors
    if not _windowed(encode) or not (once or hashed):
        return
    rounds = [Round.of(layer) for layer in encode.layers[0].layers]
    if once is not None:
        memory = Memory(ahead(once.layers[0], rounds[0]))
        embed.replace_node(once, remembered(memory))
    else:
        extract, _, tables, mixed, _ = embed.layers
        memory = Memory(ahead(chain(tables.layers[0], mixed.layers[0]), rounds[0]))
        tok2vec.replace_node(embed, chain(extract, list2ragged(), with_array(remembered(memory)), ragged2list()))
    tok2vec.replace_node(encode, windows(encode, rounds, memory, products))


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

    @property
    def width(self) -> int:
        return len(self.scale)

    @property
    def numbers(self) -> Floats:
        """What `products.c` is given of this round: the weights of the four products that give two words theirs, and the rest."""
        before, itself, behind = np.split(self.weights, 3)
        four = before, (before + itself + behind) / 2, (before - itself + behind) / 2, behind
        return np.concatenate([part.ravel() for part in (*four, self.bias, self.scale, self.shift)])

    def add(self, rows: Floats, beside: Floats, pieces: Floats) -> None:
        """Add to `rows`, (words, width), what this round makes of them. `beside`, (words, 3 * width), zeros at its corners, and `pieces`,
        (words, pieces * width), are room."""
        width = self.width
        beside[1:, :width], beside[:, width : 2 * width], beside[:-1, 2 * width :] = rows[:-1], rows, rows[1:]
        self.finish(rows, np.matmul(beside, self.weights, out=pieces))

    def finish(self, rows: Floats, pieces: Floats) -> None:
        """Add to `rows` what comes of the weighted sums, `pieces`, (words, pieces * width), which are used up."""
        width = np.float32(self.width)
        pieces += self.bias
        every = [pieces[:, at : at + self.width] for at in range(0, pieces.shape[1], self.width)]
        # Its rows lie side by side, as those of the pieces do not: all that follows takes half the time.
        best = np.maximum(every[0], every[-1])
        for one in every[1:-1]:
            np.maximum(best, one, out=best)
        best -= np.add.reduce(best, axis=1, keepdims=True) / width
        spread = np.einsum("ij,ij->i", best, best) / width + np.float32(EPSILON)
        best *= (1 / np.sqrt(spread))[:, None]
        best *= self.scale
        best += self.shift
        rows += best


def _param(layer: Model[Any, Any], name: str) -> Floats:
    return np.array(layer.get_param(name), dtype="float32")


def ahead(layer: Model[Any, Any], first: Round) -> Model[Any, Any]:
    """What a layer says of each word, (words, width), and beside it what the first round makes of that for the next word, for itself and
    for the word before: three times (words, pieces * width). A look at a word with its neighbours is the sum of three such."""
    thirds = np.concatenate(np.split(first.weights, 3), axis=1)

    def forward(model: Model[Any, Any], rows: Any, is_train: bool) -> tuple[Any, Any]:
        found = layer.predict(rows)
        return np.concatenate([found, found @ thirds], axis=1), lambda gradient: gradient

    return Model("ahead", forward, layers=[layer])


def windows(encode: Model[Any, Any], rounds: Sequence[Round], memory: Memory, products: Bridged | None) -> Model[Any, Any]:
    """A MaxoutWindowEncoder that gives the same in fewer passes, of places in a memory of what `ahead` gives. It learns no more."""
    pad: int = encode.attrs["pad"]
    width = rounds[0].width
    looks = numpys(rounds) if products is None else bridges(rounds, products)

    def forward(model: Model[Any, Any], texts: list[Places], is_train: bool) -> tuple[Any, Any]:
        if is_train:
            raise ValueError("an encoder that was made quick learns no more")
        ends = np.cumsum([pad + len(text) for text in texts]).tolist()
        spans = [slice(end - len(text), end) for text, end in zip(texts, ends, strict=True)]
        places = np.zeros(ends[-1] + pad, dtype="int64")  # no words between the texts
        for text, span in zip(texts, spans, strict=True):
            places[span] = text[:, 0]
        rows = looks(memory.found, places) if places.any() else np.zeros((len(places), width), dtype="float32")
        return [rows[span] for span in spans], lambda gradient: gradient

    return Model("windows", forward, layers=[encode], dims={"nO": width})


def numpys(rounds: Sequence[Round]) -> Callable[[Floats, Places], Floats]:
    """All rounds, of what is remembered and the place of each word in it: what they make of the words, (words, width)."""
    first, *others = rounds
    bounds = np.cumsum([0, first.width, *[first.weights.shape[1]] * 3]).tolist()
    word, behind, itself, before = (slice(*pair) for pair in pairwise(bounds))

    def looks(found: Floats, places: Places) -> Floats:
        rows, pieces = found[places, word], found[places, itself]
        pieces[1:] += found[places[:-1], behind]
        pieces[:-1] += found[places[1:], before]
        first.finish(rows, pieces)
        beside = np.zeros((len(places), 3 * first.width), dtype="float32")
        for one in others:
            one.add(rows, beside, pieces)
        return rows

    return looks


def bridges(rounds: Sequence[Round], products: Bridged) -> Callable[[Floats, Places], Floats]:
    """The same by what is compiled."""
    width = rounds[0].width
    numbers, pieces = tuple(one.numbers for one in rounds), rounds[0].weights.shape[1] // width

    def looks(found: Floats, places: Places) -> Floats:
        rows = np.empty((len(places), width), dtype="float32")
        products.encode(found, places, numbers, pieces, rows)
        return rows

    return looks
