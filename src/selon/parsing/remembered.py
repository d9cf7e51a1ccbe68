"""A layer that looks at each row alone, asked once for each distinct row: most words of an article have been there before.

For a layer that learns no more: what it said is kept for as long as the process runs.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from thinc.api import Model

Keys = NDArray[np.uint64]
Floats = NDArray[np.float32]
Places = NDArray[np.int64]

REMEMBERED = 1 << 13  # distinct rows: those of some hundred articles; with the 1,280 numbers that the parser keeps of each, 40 MiB
# Rows are given to the layer so many at a time, zeros after the last: a matrix product may differ in its last bits with the number of
# rows, and what is found of a word must not hang on the words that came with it.
BLOCK = 64


class Memory:
    """What a layer said of each distinct row so far, below a row of zeros for no row. Emptied where it would grow beyond `REMEMBERED`."""

    def __init__(self, layer: Model[Any, Any]) -> None:
        self.layer = layer
        self.places: dict[bytes, int] = {}
        self.found: Floats = np.zeros((1, 0), dtype="float32")

    def __call__(self, rows: Keys) -> Places:
        """The places in `found`, (places, width), of what the layer says of `rows`, (words, features), until it is asked of others."""
        keys: list[bytes] = np.ascontiguousarray(rows).view(f"V{rows.shape[1] * rows.itemsize}").ravel().tolist()
        new = {key: n for n, key in enumerate(keys) if key not in self.places}
        if len(self.places) + len(new) > REMEMBERED:
            self.places.clear()
            new = {key: n for n, key in enumerate(keys)}
        if new:
            self._ask(rows, new)
        places = self.places
        return np.array([places[key] for key in keys], dtype="int64")

    def _ask(self, rows: Keys, new: dict[bytes, int]) -> None:
        """Ask the layer of the rows at `new`, and keep what it says."""
        asked, first = rows[list(new.values())], len(self.places) + 1
        for at in range(0, len(asked), BLOCK):
            answers = self._block(asked[at : at + BLOCK])
            if first + len(asked) > len(self.found):
                # All at once: the system gives memory when it is first written to, and nothing is ever copied.
                self.found = np.zeros((1 + max(len(asked), REMEMBERED), answers.shape[1]), dtype="float32")
            self.found[first + at : first + at + len(answers)] = answers
        self.places.update(zip(new, range(first, first + len(new)), strict=True))

    def _block(self, rows: Keys) -> Floats:
        filled = np.zeros((BLOCK, rows.shape[1]), dtype=rows.dtype)
        filled[: len(rows)] = rows
        answers: Floats = self.layer.predict(filled)[: len(rows)]
        return answers


def remembered(memory: Memory) -> Model[Any, Any]:
    """A layer that looks at each row alone, asked but once for each distinct row: it gives places in `memory`. It learns no more."""

    def forward(model: Model[Any, Any], rows: Keys, is_train: bool) -> tuple[Any, Any]:
        if is_train:
            raise ValueError("a layer that is remembered learns no more")
        return memory(rows)[:, None], lambda gradient: gradient

    return Model("remembered", forward, layers=[memory.layer])
