"""The network of names: what its tags make, and that it comes back from disk as it went."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from selon.parsing.names import FIRST, TOWN, Decoder, Names, Sizes, features, follows, tags_of

TAGS = tags_of(["LOC", "PER"])


def chances(*words: dict[str, float]) -> np.ndarray:
    """The rest of each word's chance is "O"."""
    rows = np.zeros((len(words), len(TAGS)))
    for row, given in zip(rows, words, strict=True):
        for tag, chance in given.items():
            row[TAGS.index(tag)] = chance
        row[0] += 1 - sum(given.values())
    return rows


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([{}, {}], []),
        ([{"U-PER": 0.9}, {}], [(0, 1, "PER")]),
        ([{"B-PER": 0.9}, {"I-PER": 0.9}, {"L-PER": 0.9}], [(0, 3, "PER")]),
        ([{"U-LOC": 0.9}, {"U-LOC": 0.9}], [(0, 1, "LOC"), (1, 2, "LOC")]),
        ([{"B-PER": 0.9}, {"L-LOC": 0.5, "L-PER": 0.4}], [(0, 2, "PER")]),  # a name has one label
        ([{"B-PER": 0.6, "U-PER": 0.4}, {}], [(0, 1, "PER")]),  # what begins ends
        ([{}, {"L-LOC": 0.4, "U-LOC": 0.35}], [(1, 2, "LOC")]),  # what ends has begun
    ],
)
def test_tags_make_names(words: list[dict[str, float]], expected: list[tuple[int, int, str]]) -> None:
    assert Decoder(TAGS).names(chances(*words)) == expected


@pytest.mark.parametrize(
    ("tag", "after", "may"),
    [("B-PER", "O", True), ("I-PER", "O", False), ("L-PER", "B-PER", True), ("L-LOC", "B-PER", False), ("O", "I-PER", False)],
)
def test_what_follows_what(tag: str, after: str, may: bool) -> None:
    assert follows(tag, after) is may


def test_features_know_the_lists_and_the_case() -> None:
    known = {"ilse": FIRST, "sarnal": TOWN}
    assert features("Ilse", known)[-1] != features("ilse", known)[-1] != features("Sarnal", known)[-1]
    assert features("Sarnal", known)[0] == features("sarnal", known)[0]


def doc(*words: str) -> Doc:
    made = Doc(Vocab(), words=list(words))
    made.tensor = np.linspace(-1, 1, len(words) * 8, dtype="float32").reshape(len(words), 8)
    return made


def test_it_comes_back_from_disk_as_it_went(tmp_path: Path) -> None:
    names = Names(Vocab())
    names.become(["LOC", "PER"], Sizes(width=8, depth=1, vectors=8, rows=(50, 20, 20, 10, 5)), {"ilse": FIRST})
    names.model.initialize(X=[names.read(doc("Ilse"))])
    names.to_disk(tmp_path / "once")
    back = Names(Vocab()).from_disk(tmp_path / "once")
    back.to_disk(tmp_path / "twice")
    once, twice = ((tmp_path / one / "names.msgpack").read_bytes() for one in ("once", "twice"))
    assert once == twice
    assert (back.labels, back.sizes, back.known) == (names.labels, names.sizes, names.known)


def test_an_empty_text_has_no_names(tmp_path: Path) -> None:
    names = Names(Vocab())
    names.become(["PER"], Sizes(width=8, depth=1, vectors=8, rows=(50, 20, 20, 10, 5)), {})
    assert [list(one.ents) for one in names.pipe([doc(), doc()])] == [[], []]


def test_weights_cut_short_are_said_to_be(tmp_path: Path) -> None:
    import srsly

    names = Names(Vocab())
    names.become(["PER"], Sizes(width=8, depth=1, vectors=8, rows=(50, 20, 20, 10, 5)), {})
    names.model.initialize(X=[names.read(doc("Ilse"))])
    names.to_disk(tmp_path)
    kept = srsly.read_msgpack(tmp_path / "names.msgpack")
    kept["weights"][0][1] = b""
    srsly.write_msgpack(tmp_path / "names.msgpack", kept)
    with pytest.raises(ValueError, match="cut short"):
        Names(Vocab()).from_disk(tmp_path)
