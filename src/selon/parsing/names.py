"""Names by one small network over the words and the vectors that the parser already has: a spaCy component.

A name's tags (begins, goes on, ends, stands alone) come out of a few matrix products for the whole article, and only where they
contradict each other is the best sequence without contradiction sought. The pipelines that ship still hold spaCy's own component.
"""

# No deferred annotations here: the registry of spaCy 3.8.6 reads those of a factory as they stand.

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
import srsly
from numpy.typing import NDArray
from spacy.lang.lex_attrs import word_shape
from spacy.language import Language
from spacy.scorer import get_ner_prf
from spacy.strings import hash_string  # type: ignore[attr-defined]
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import minibatch
from spacy.vocab import Vocab
from thinc.api import HashEmbed, Maxout, Model, Softmax, chain, concatenate, expand_window, residual, with_array

Floats = NDArray[np.floating[Any]]
Found = list[tuple[int, int, str]]
NEVER = -1e9
REMEMBERED = 50_000  # words whose features are kept
FIRST, LAST, TOWN, PLACE, STATE = 1, 2, 4, 8, 16  # what a list says of a word; PLACE: a part of a longer name


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """A text as the network sees it: `keys` (words, features), `vectors` (words, width of the parser's)."""

    keys: NDArray[np.uint64]
    vectors: Floats

    def __len__(self) -> int:
        return len(self.keys)


@dataclass(frozen=True)
class Sizes:
    """`rows` of each feature's table, in the order of `features`."""

    width: int = 64
    depth: int = 2
    pieces: int = 3
    vectors: int = 128
    rows: tuple[int, ...] = (6000, 2500, 2500, 800, 200)


def features(word: str, known: Mapping[str, int]) -> list[str]:
    """A word's small form, its ends, its shape, and what the lists say of it."""
    lower = word.lower()
    return [lower, lower[:3], lower[-3:], word_shape(word), f"{known.get(lower, 0)}{'U' if word[:1].isupper() else ''}"]


def network(sizes: Sizes, tags: int) -> Model[Any, Any]:
    """Hash embeddings beside the parser's vectors, then layers that each see one word more to the left and right."""
    width, pieces = sizes.width, sizes.pieces
    tables: list[Model[Any, Any]] = [HashEmbed(width, rows, column=n, seed=11 + n) for n, rows in enumerate(sizes.rows)]
    words: Model[Any, Any] = chain(concatenate(*tables), Maxout(width, width * len(tables), nP=pieces, normalize=True))
    vectors = Maxout(width, sizes.vectors, nP=2, normalize=True)
    layers: list[Model[Any, Any]] = []
    for n in range(sizes.depth):
        layer: Model[Any, Any] = chain(expand_window(1), Maxout(width, (width if n else 2 * width) * 3, nP=pieces, normalize=True))
        layers.append(residual(layer) if n else layer)
    read: Model[Any, Any] = concatenate(chain(_part("keys"), with_array(words)), chain(_part("vectors"), with_array(vectors)))
    return chain(read, with_array(chain(*layers, Softmax(tags, width)), pad=sizes.depth))


def _part(name: str) -> Model[Any, Any]:
    """The texts' keys, or their vectors; nothing is learnt beyond them."""

    def forward(model: Model[Any, Any], texts: Sequence[Read], is_train: bool) -> tuple[list[Any], Any]:
        return [getattr(text, name) for text in texts], lambda gradient: []

    return Model(f"part:{name}", forward)


def tags_of(labels: Sequence[str]) -> list[str]:
    """Every tag: "O" outside of names, then for each label B (begins), I (inside), U (a name of one word), L (last)."""
    return ["O", *(f"{place}-{label}" for label in labels for place in "BIUL")]


def follows(tag: str, after: str) -> bool:
    """Whether `tag` may stand after `after`; "O" stands for the text's bounds, too."""
    if after[0] in "OLU":
        return tag[0] in "OBU"
    return tag[0] in "IL" and tag[2:] == after[2:]


class Decoder:
    """Tags' probabilities to names."""

    def __init__(self, tags: Sequence[str]) -> None:
        self.tags = list(tags)
        self._possible = np.array([[follows(b, a) for b in tags] for a in tags])
        self._cost = np.where(self._possible, 0.0, NEVER)
        self._first = np.array([follows(tag, "O") for tag in tags])
        self._last = np.array([follows("O", tag) for tag in tags])

    def names(self, chances: Floats) -> Found:
        """The names (first word, last word + 1, label) of one text; `chances` (words, tags)."""
        best = chances.argmax(1)
        if not best.any():
            return []
        fits = self._first[best[0]] and self._last[best[-1]] and self._possible[best[:-1], best[1:]].all()
        return self._spans(best.tolist() if fits else self._mended(chances))

    def _mended(self, chances: Floats) -> list[int]:
        """The likeliest sequence that does not contradict itself (Viterbi)."""
        logs = np.log(chances + 1e-9)
        score = logs[0] + np.where(self._first, 0.0, NEVER)
        came: list[NDArray[np.intp]] = []
        for row in logs[1:]:
            ways = score[:, None] + self._cost
            came.append(ways.argmax(0))
            score = ways.max(0) + row
        path = [int((score + np.where(self._last, 0.0, NEVER)).argmax())]
        for step in reversed(came):
            path.append(int(step[path[-1]]))
        return path[::-1]

    def _spans(self, path: Sequence[int]) -> Found:
        found: Found = []
        first = 0
        for n, number in enumerate(path):
            tag = self.tags[number]
            if tag[0] in "BU":
                first = n
            if tag[0] in "UL":
                found.append((first, n + 1, tag[2:]))
        return found


class Names:
    """Sets `doc.ents`. The vectors are those of `doc.tensor`, which the pipeline's tok2vec has left there."""

    def __init__(self, vocab: Vocab, name: str = "names") -> None:
        self.vocab = vocab
        self.name = name
        self.labels: list[str] = []
        self.sizes = Sizes()
        self.known: dict[str, int] = {}
        self._seen: dict[str, list[int]] = {}
        self._prepare()

    def _prepare(self) -> None:
        self.model = network(self.sizes, len(tags_of(self.labels)))
        self.decoder = Decoder(tags_of(self.labels))

    def become(self, labels: Sequence[str], sizes: Sizes, known: Mapping[str, int]) -> None:
        """A new network, not yet trained, for these labels and lists of words."""
        self.labels, self.sizes, self.known = list(labels), sizes, dict(known)
        self._seen.clear()
        self._prepare()

    def read(self, doc: Doc) -> Read:
        rows = [self._keys(token.text) for token in doc]
        return Read(np.array(rows, dtype="uint64").reshape(-1, len(self.sizes.rows)), doc.tensor)

    def _keys(self, word: str) -> list[int]:
        found = self._seen.get(word)
        if found is None:
            if len(self._seen) >= REMEMBERED:
                self._seen.clear()
            # Each feature has its own table: the number keeps the same letters apart in none but the hash.
            found = self._seen[word] = [hash_string(f"{n}:{part}") for n, part in enumerate(features(word, self.known))]
        return found

    def __call__(self, doc: Doc) -> Doc:
        return next(iter(self.pipe([doc])))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        for docs in minibatch(stream, batch_size):  # type: ignore[no-untyped-call]
            full = [doc for doc in docs if len(doc)]
            if full and self.labels:
                for doc, chances in zip(full, self.model.predict([self.read(doc) for doc in full]), strict=True):
                    doc.ents = [Span(doc, a, b, label=label) for a, b, label in self.decoder.names(chances)]
            yield from docs

    def score(self, examples: Iterable[Example], **kwargs: object) -> dict[str, Any]:
        """What `Language.evaluate` says of names."""
        return dict(get_ner_prf(examples))

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """The weights in half precision, which costs no name and half the room."""
        Path(path).mkdir(parents=True, exist_ok=True)
        sizes = {"width": self.sizes.width, "depth": self.sizes.depth, "pieces": self.sizes.pieces, "vectors": self.sizes.vectors}
        weights = [[list(value.shape), value.astype("<f2").tobytes()] for _, _, value in self.weights()]
        kept = {"labels": self.labels, "sizes": {**sizes, "rows": list(self.sizes.rows)}, "known": self.known, "weights": weights}
        srsly.write_msgpack(Path(path) / "names.msgpack", kept)

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> Self:
        kept = srsly.read_msgpack(Path(path) / "names.msgpack", use_list=True)
        self.become(kept["labels"], Sizes(**{**kept["sizes"], "rows": tuple(kept["sizes"]["rows"])}), kept["known"])
        empty = Read(np.zeros((1, len(self.sizes.rows)), dtype="uint64"), np.zeros((1, self.sizes.vectors), dtype="float32"))
        self.model.initialize(X=[empty])
        for (node, name, _), (shape, data) in zip(list(self.weights()), kept["weights"], strict=True):
            if math.prod(shape) * 2 != len(data):
                raise ValueError(f"{path}: the weights of {node.name} are cut short")
            value: Any = np.frombuffer(data, dtype="<f2").astype("float32").reshape(shape)
            node.set_param(name, value)
        return self

    def weights(self) -> Iterator[tuple[Model[Any, Any], str, Any]]:
        """Every array of the network, in an order of its own."""
        for node in self.model.walk():
            for name in sorted(node.param_names):
                yield node, name, node.get_param(name)


@Language.factory("selon_names")
def make_names(nlp: Language, name: str) -> Names:
    """Untrained, filled in training or by `Names.from_disk` when a pipeline is loaded."""
    return Names(nlp.vocab, name)
