"""Read CoNLL-U files into sentences of words that a spaCy tokenizer could have made.

Contractions whose parts do not spell the surface ("du" = "de" + "le") become one word; those whose parts do ("don't" =
"do" + "n't") stay apart.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

# Subtypes that the treebanks use differently, or that the grammar never asks for, are folded into their relation.
FOLDED = {
    "obl:mod": "obl", "obl:arg": "obl", "dep:comp": "dep", "parataxis:insert": "parataxis", "advcl:cleft": "advcl",
    "nsubj:outer": "nsubj", "csubj:outer": "csubj", "csubj:pass": "csubj", "aux:tense": "aux", "flat:name": "flat",
    "flat:foreign": "flat", "nsubj:caus": "nsubj", "obj:agent": "obj", "iobj:agent": "iobj", "obj:lvc": "obj",
    "cc:preconj": "cc", "det:predet": "det",
}  # fmt: skip


@dataclass(frozen=True)
class Word:
    """One word: `head` is an index into the sentence, its own for the root."""

    form: str
    lemma: str
    pos: str
    feats: str
    head: int
    relation: str
    space: bool
    misc: str = ""


@dataclass(frozen=True)
class Sentence:
    words: tuple[Word, ...]
    opens_document: bool
    opens_paragraph: bool


def rows(path: Path) -> Iterator[tuple[list[list[str]], bool, bool]]:
    """The rows of each sentence, and whether a document or a paragraph begins with it."""
    opener = lzma.open if path.suffix == ".xz" else open
    found: list[list[str]] = []
    document = paragraph = False
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in map(str.rstrip, lines):
            if line.startswith("#"):
                document = document or line.startswith("# newdoc")
                paragraph = paragraph or line.startswith(("# newdoc", "# newpar"))
            elif line:
                found.append(line.split("\t"))
            elif found:
                yield found, document, paragraph
                found, document, paragraph = [], False, False
    if found:
        yield found, document, paragraph


def sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file, plain or .xz."""
    for found, document, paragraph in rows(path):
        yield Sentence(tuple(_words(found)), document, paragraph)


def _words(found: list[list[str]]) -> list[Word]:
    """Words with contractions joined, heads re-counted."""
    plain = {int(row[0]): row for row in found if row[0].isdigit()}
    surfaces = {}
    for row in found:
        if "-" in row[0] and "." not in row[0]:
            first, last = map(int, row[0].split("-"))
            surfaces[first] = (last, row)
    kept: list[tuple[list[int], list[str], bool]] = []  # ids covered, the row that stands for them, space after
    number, last = 1, max(plain)
    while number <= last:
        end, surface = surfaces.get(number, (number, plain[number]))
        ids = list(range(number, end + 1))
        space = "SpaceAfter=No" not in surface[9]
        if end == number:
            kept.append((ids, plain[number], space))
        elif "".join(plain[i][1] for i in ids) == surface[1]:
            kept.extend(([i], plain[i], space and i == end) for i in ids)
        else:
            kept.append((ids, _joined([plain[i] for i in ids], surface), space))
        number = end + 1
    position = {i: n for n, (ids, _, _) in enumerate(kept) for i in ids}
    words = []
    for n, (_, row, space) in enumerate(kept):
        head = n if row[6] == "0" else position[int(row[6])]
        feats = "" if row[5] == "_" else row[5]
        relation = "root" if head == n else FOLDED.get(row[7], row[7])
        words.append(Word(row[1], row[2], row[3], feats, head, relation, space, row[9]))
    return words


def _joined(parts: list[list[str]], surface: list[str]) -> list[str]:
    """The part that governs the others, or the first, under the surface form."""
    ids = {part[0] for part in parts}
    outside = [part for part in parts if part[6] not in ids]
    inner = [part for part in parts if any(other[6] == part[0] for other in parts)]
    chosen = list((inner or outside or parts)[0])
    chosen[1], chosen[9] = surface[1], surface[9]
    pronoun = next((part for part in parts if part[3] == "PRON"), None)
    if pronoun is not None:  # "auquel", "duquel": the relative pronoun matters more than its preposition
        chosen = [chosen[0], surface[1], *pronoun[2:9], surface[9]]
    if chosen[6] in ids:
        chosen[6] = next(part[6] for part in outside)
    return chosen


def without(words: tuple[Word, ...], gone: set[int]) -> tuple[Word, ...]:
    """The sentence without the words at `gone`, none of which governs another."""
    position = {n: k for k, n in enumerate(n for n in range(len(words)) if n not in gone)}
    return tuple(replace(word, head=position[word.head]) for n, word in enumerate(words) if n not in gone)
