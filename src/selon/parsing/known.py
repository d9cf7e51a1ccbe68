"""What lists say of words (a given name, a town, part of a company's name), as two more features of what finds names: hints, no answers.

The lists are kept as sorted hashes in the model itself, so a pipeline needs no file beside it and holds no list that one can read. They are
put there in training (`training/lists.py`); a model without any still works, and knows no word.
"""

# No deferred annotations here: the registry of spaCy 3.8.6 reads those of an architecture as they stand.

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IS_LOWER, LOWER, intify_attr
from spacy.strings import hash_string  # type: ignore[attr-defined]
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, list2ragged, ragged2list, with_array

Keys = NDArray[np.uint64]
# Halves of hashes, in order, and what is known of each: a number whose bits are the lists' own affair.
Table = tuple[NDArray[np.uint32], NDArray[np.uint16]]
KNOWN, ONCE = "known", "once"  # the names of the layer that holds the lists, and of the one that asks once for each distinct row
HALF = np.uint64(32)  # bits of a hash that are not kept: one unlisted word in 100,000 seems listed
FIRST = 18  # bits of a hash by which most words that are not listed are told
LONGEST = 5  # words of a name that is looked up as a whole
PLACES = {length: np.array([0, *[1] * (length - 2), 2], dtype="uint64") for length in range(2, LONGEST + 1)}  # of the words of a name
FACTOR = np.uint64(0x9E3779B97F4A7C15)  # odd, so that no word of a name is lost in the product


def table(kinds: Mapping[tuple[str, ...], int]) -> Table:
    """A table of names, each given as its words in small letters."""
    pairs = sorted((int(_whole([hash_string(word) for word in words]) >> HALF), kind) for words, kind in kinds.items())
    return np.array([a for a, _ in pairs], dtype="uint32"), np.array([b for _, b in pairs], dtype="uint16")


def _whole(words: Sequence[int]) -> np.uint64:
    """One hash for the hashes of the words of a name."""
    runs = list(_runs(np.array(words, dtype="uint64")))
    return np.uint64(runs[len(words) - 1][0])


def _runs(words: Keys) -> Iterable[Keys]:
    """The hashes of the runs of one word, of two, to `LONGEST`, by the word that each begins at."""
    found = words
    for length in range(1, max(1, min(LONGEST, len(words))) + 1):
        if length > 1:
            found = found[:-1] * FACTOR + words[length - 1 :]
        yield found


class Listed:
    """A table that is asked of many keys at once. Few keys are in it, and most of those that are not are told by their first bits."""

    def __init__(self, table: Table) -> None:
        self.hashes, self.kinds = table
        self.first = np.zeros(1 << FIRST, dtype="bool")  # whether any listed hash begins with these bits
        self.first[self.hashes >> np.uint32(32 - FIRST)] = True

    def __call__(self, keys: Keys) -> Keys:
        """What is known of each key; 0 where nothing is. Of the shape of `keys`."""
        found = np.zeros(len(keys), dtype="uint64")
        perhaps = np.flatnonzero(self.first[keys >> np.uint64(64 - FIRST)])
        if len(perhaps):
            halves = (keys[perhaps] >> HALF).astype("uint32")
            at = np.minimum(np.searchsorted(self.hashes, halves), len(self.hashes) - 1)
            found[perhaps] = np.where(self.hashes[at] == halves, self.kinds[at], 0)
        return found


def covered(words: Keys, names: Listed) -> Keys:
    """What is known of the longest listed name around each word, times 4, plus its place in it: first 0, inside 1, last 2, alone 3."""
    runs = list(_runs(words))
    alone, *longer = np.split(names(np.concatenate(runs)), np.cumsum([len(run) for run in runs])[:-1])
    found = np.zeros(len(words), dtype="uint64")
    for length, kinds in reversed(list(enumerate(longer, 2))):
        for first in np.flatnonzero(kinds).tolist():
            if not found[first : first + length].any():
                found[first : first + length] = kinds[first] * np.uint64(4) + PLACES[length]
    single = (found == 0) & (alone > 0)
    found[single] = alone[single] * np.uint64(4) + np.uint64(3)
    return found


def reader(columns: list[int]) -> Model[list[Doc], list[Keys]]:
    """The layer that reads a word's attributes, and the lists."""
    made: dict[str, Listed] = {}

    def listed(model: Model[Any, Any], name: str) -> Listed:
        """A table of the model, made ready once for as long as it is the same."""
        hashes, kinds = model.attrs[name]
        if name not in made or made[name].hashes is not hashes:
            made[name] = Listed((hashes, kinds))
        return made[name]

    def forward(model: Model[Any, Any], docs: list[Doc], is_train: bool) -> tuple[list[Keys], Callable[[Any], list[Doc]]]:
        return _read(docs, model.attrs["columns"], listed(model, "words"), listed(model, "names")), lambda gradient: []

    return Model(KNOWN, forward, attrs={"columns": columns, "words": table({}), "names": table({})})


def _read(docs: list[Doc], attributes: list[int], words: Listed, names: Listed) -> list[Keys]:
    """Each document's features: (words, attributes + 2), the last two columns from the lists, which are even for words in small letters."""
    columns = [*attributes, LOWER, IS_LOWER]
    # All documents at once, a row of no word after each, so that no name goes from one into the next.
    end = np.ones((1, len(columns)), dtype="uint64")
    rows: Keys = np.concatenate([part for doc in docs for part in (doc.to_array(columns).reshape(len(doc), len(columns)), end)])
    letters, small = rows[:, -2].copy(), rows[:, -1].copy()
    rows[:, -2] = words(letters) * np.uint64(2) + small
    rows[:, -1] = covered(letters, names) * np.uint64(2) + small
    bounds = np.cumsum([0, *(len(doc) + 1 for doc in docs)]).tolist()
    return [rows[first : last - 1] for first, last in itertools.pairwise(bounds)]


@registry.architectures("selon.KnownEmbed.v1")  # type: ignore[untyped-decorator]
def known_embed(width: int, attrs: list[str], rows: list[int], listed: list[int]) -> Model[Any, Any]:
    """Like spaCy's MultiHashEmbed, with two tables more, of `listed` rows: what the lists say of a word, and of the name around it."""
    sizes = [*rows, *listed]
    tables: list[Model[Any, Any]] = [HashEmbed(width, size, column=n, seed=8 + n, dropout=0.0) for n, size in enumerate(sizes)]
    mixed: Model[Any, Any] = Maxout(width, width * len(sizes), nP=3, dropout=0.0, normalize=True)
    columns = [intify_attr(attr) for attr in attrs]
    read: Model[Any, Any] = chain(reader(columns), list2ragged())
    return chain(read, with_array(once(chain(concatenate(*tables), mixed))), ragged2list())


def once(layer: Model[Any, Any]) -> Model[Any, Any]:
    """`layer`, which looks at each row alone, over distinct rows only: half of the words of an article have been there before."""

    def forward(model: Model[Any, Any], rows: Keys, is_train: bool) -> tuple[Any, Any]:
        if is_train:
            return layer(rows, is_train)
        mixed = (rows * np.array([pow(int(FACTOR), n + 1, 1 << 64) for n in range(rows.shape[1])], dtype="uint64")).sum(1)
        _, first, inverse = np.unique(mixed, return_index=True, return_inverse=True)
        return layer.predict(rows[first])[inverse], lambda gradient: gradient

    return Model(ONCE, forward, init=lambda model, X=None, Y=None: layer.initialize(X=X, Y=Y) and None, layers=[layer])


def put(model: Model[Any, Any], words: Table, names: Table) -> None:
    """Put lists of words, and of whole names, into each layer of `model` that reads some."""
    for layer in model.walk():
        if layer.name == KNOWN:
            layer.attrs["words"], layer.attrs["names"] = list(words), list(names)
