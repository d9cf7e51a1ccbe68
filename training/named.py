"""Texts with names, from the corpora that hold them: each a text and its names as (start, end, label), in code points."""

from __future__ import annotations

import lzma
import random
from collections.abc import Iterator, Mapping
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from selon.parsing.twin import twin

Marks = list[tuple[int, int, str]]
Named = tuple[str, Marks]
LABELS = frozenset({"PER", "ORG", "LOC"})
LENGTHS = (0, 0, 150, 300, 500)  # code points after which a paragraph ends with its sentence
GLUED = frozenset([".", ",", ";", ":", "!", "?", ")", "]", "}", "%", "'s", "n't", "'re", "'ve", "'ll", "'m", "'d", "'", "..."])
OPENING = frozenset(["(", "[", "{", "$", "#", "@"])


def opened(path: Path) -> str:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return lines.read().replace("\r", "")


def made(nlp: Language, named: Named) -> Doc:
    """The text's twin in the pipeline's words; a name covers every word that it touches."""
    doc = nlp.make_doc(twin(named[0]))
    spans = [doc.char_span(a, b, label=label, alignment_mode="expand") for a, b, label in named[1]]
    doc.set_ents(filter_spans([span for span in spans if span is not None]), default="outside")
    return doc


def uner(path: Path) -> Iterator[tuple[str, Named]]:
    """The sentences of a file of Universal NER (IOB2), each with the name of its document."""
    document = ""
    for block in opened(path).split("\n\n"):
        text, marks, at = "", [], 0
        for row in block.splitlines():
            if row.startswith("# sent_id = "):
                document = row[12:].rsplit("-", 1)[0]
            elif row.startswith("# text = "):
                text = row[9:]
            elif row and row[0] != "#":
                _, word, tag, *_ = row.split("\t")
                start = text.index(word, at)
                at = start + len(word)
                _mark(marks, start, at, tag)
        if text:
            yield document, (text, [mark for mark in marks if mark[2] in LABELS])


def _mark(marks: Marks, start: int, end: int, tag: str) -> None:
    """Put one word's IOB2 tag to the marks."""
    if tag.startswith("B-"):
        marks.append((start, end, tag[2:]))
    elif tag.startswith("I-") and marks:
        marks[-1] = (marks[-1][0], end, marks[-1][2])


def paragraphs(sentences: Iterator[tuple[str, Named]], chance: random.Random) -> Iterator[Named]:
    """Sentences of one document put together, one to several."""
    document, text, marks, length = "", "", [], 0
    for name, (words, found) in sentences:
        if text and (name != document or len(text) >= length):
            yield text, marks
            text, marks = "", []
        if not text:
            document, length = name, chance.choice(LENGTHS)
        at = len(text) + 1 if text else 0
        text = f"{text} {words}" if text else words
        marks = [*marks, *((a + at, b + at, label) for a, b, label in found)]
    if text:
        yield text, marks


def conll(path: Path, labels: Mapping[str, str]) -> Iterator[Named]:
    """The sentences of a file of words and tags (IOB, any kind). A sentence that marks an account or a hashtag is left out."""
    for block in opened(path).split("\n\n"):
        rows, before = [], "O"
        for line in block.splitlines():
            word, *_, tag = line.split("\t") if "\t" in line else line.split(" ")
            label = labels.get(tag[2:].lower(), "") if word != "-DOCSTART-" else ""
            begins = tag[0] == "B" or before[2:] != tag[2:]
            rows.append((word, f"{'B' if begins else 'I'}-{label}" if label else "O"))
            before = tag
        text, marks = joined(rows)
        if not any(text[a] in "@#" or text[max(0, a - 1) : a] in {"@", "#"} for a, _, _ in marks):
            yield text, marks


def joined(rows: list[tuple[str, str]]) -> Named:
    """Words written as one writes them: no space before a full stop or after an opening bracket."""
    text, marks, glue, inside = "", [], True, False
    for word, tag in rows:
        glued = glue or word in GLUED or (word == '"' and inside)
        inside ^= word == '"'
        start = len(text) + (not glued)
        text = f"{text}{'' if glued else ' '}{word}"
        _mark(marks, start, len(text), tag)
        glue = word in OPENING or (word == '"' and inside)
    return text, marks
