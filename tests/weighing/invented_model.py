"""A static model of invented vectors: the words of our own sentences that models are tried with, and those of the tests, each pointing
where what it says points. As an encoder of its own, and as a folder that model2vec reads."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from selon.languages import languages, lexicon

WIDTH = 64
WORD = re.compile(r"\w+|[^\w\s]+")
# What the tests say in other words: each line is one thing.
SAME = """
    rebels insurgents fighters rebelles insurges
    crossed traversed forded passed traverse franchi
    gorge ravine defile ravin
    seized captured took pris
    granary storehouse barn grenier
    torched burned razed brule
    quit abandoned left quitte
"""
ALL = tuple(sorted(languages()))


class Invented:
    """The vectors of words by themselves, and of a text the mean of those that it knows. `knows`: the languages that it was made for."""

    def __init__(self, knows: Sequence[str] = ALL) -> None:
        things = {line: words(line) for line in SAME.strip().splitlines()} if knows else {}
        for language in knows:
            for key, sayings in lexicon(language, "alike")["sayings"].items():
                things.setdefault(key, []).extend(word for saying in sayings for word in words(saying))
        met = Counter(word for some in things.values() for word in set(some))
        # What is said of several things, as "the" is, points nowhere: it is left out.
        self.vectors = {word: direction(key) for key, some in things.items() for word in some if met[word] == 1}

    def encode(self, sentences: Sequence[str]) -> NDArray[Any]:
        rows = np.zeros((len(sentences), WIDTH), np.float32)
        for n, text in enumerate(sentences):
            known = [self.vectors[word] for word in words(text) if word in self.vectors]
            if known:
                rows[n] = np.mean(known, axis=0)
        return rows

    def write(self, folder: Path) -> Path:
        """The same in the files that model2vec reads: tokenizer.json, model.safetensors, config.json."""
        folder.mkdir(parents=True, exist_ok=True)
        vocabulary = {"[UNK]": 0} | {word: n for n, word in enumerate(sorted(self.vectors), 1)}
        rows = np.stack([np.zeros(WIDTH, np.float32), *(self.vectors[word] for word in sorted(self.vectors))])
        head = json.dumps({"embeddings": {"dtype": "F32", "shape": list(rows.shape), "data_offsets": [0, rows.nbytes]}}).encode()
        (folder / "model.safetensors").write_bytes(len(head).to_bytes(8, "little") + head + rows.tobytes())
        tokenizer = {
            "version": "1.0",
            "truncation": None,
            "padding": None,
            "added_tokens": [],
            "normalizer": {"type": "Lowercase"},
            "pre_tokenizer": {"type": "Whitespace"},
            "post_processor": None,
            "decoder": None,
            "model": {"type": "WordLevel", "vocab": vocabulary, "unk_token": "[UNK]"},
        }
        (folder / "tokenizer.json").write_text(json.dumps(tokenizer), encoding="utf-8")
        (folder / "config.json").write_text('{"normalize": false}', encoding="utf-8")
        return folder


def words(text: str) -> list[str]:
    return WORD.findall(text.lower())


@cache
def direction(key: str) -> NDArray[np.float32]:
    drawn = random.Random(key)
    return np.array([drawn.gauss(0, 1) for _ in range(WIDTH)], np.float32)


class Flat:
    """A model that takes everything for the same."""

    def encode(self, sentences: Sequence[str]) -> NDArray[Any]:
        return np.ones((len(sentences), 8), np.float32)
