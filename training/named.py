"""Texts with names, from the corpora that hold them: each a text and its names as (start, end, label), in code points."""

from __future__ import annotations

import json
import lzma
import random
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from selon.parsing.twin import twin

Marks = list[tuple[int, int, str]]
Named = tuple[str, Marks]
LABELS = frozenset({"PER", "ORG", "LOC"})
ALL_LABELS = LABELS | {"DATE", "HOUR", "PROD", "EVENT"}
LENGTHS = (0, 0, 150, 300, 500)  # code points after which a paragraph ends with its sentence
GLUED = frozenset([".", ",", ";", ":", "!", "?", ")", "]", "}", "%", "'s", "n't", "'re", "'ve", "'ll", "'m", "'d", "'", "..."])
MARK = re.compile(r"\[([A-Z]+) ([^\[\]]+)\]")
WORD = re.compile(r"[^\W\d_][\w'.-]*")
OPENS = frozenset('.!?:;–-"()[]')  # after these a capital says nothing
MONTH = "(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
DATES = (  # as WiNER-fr marks them
    (rf"\b(?:\d{{1,2}}(?:er)? {MONTH}(?: (?:19|20)\d\d)?|{MONTH} (?:19|20)\d\d|(?:19|20)\d\d)\b(?!-)", "DATE"),
    (r"\b\d{1,2} ?h(?:eures?)?(?: ?\d\d)?\b", "HOUR"),
)
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


def marked(path: Path) -> Iterator[Named]:
    """Texts of a file, one a line, their names in brackets: `[PER Ana Torv] lives in [LOC Sarnal].` A line with # says what the file is."""
    for line in path.read_text("utf-8").splitlines():
        if line and line[0] != "#":
            text, marks, at = "", [], 0
            for mark in MARK.finditer(line):
                text += line[at : mark.start()]
                marks.append((len(text), len(text) + len(mark[2]), mark[1]))
                text, at = text + mark[2], mark.end()
            yield text + line[at:], marks


def invented(reports: Path, names: Path) -> Iterator[Named]:
    """The paragraphs of invented reports whose capitals are all accounted for by a list of the names in them."""
    listed = tomllib.loads(names.read_text("utf-8"))
    lists = {kind: [name.strip() for name in each.split(";") if name.strip()] for kind, each in listed.items()}
    none = frozenset(lists.pop("none"))
    kinds = {name: kind for kind, each in lists.items() for name in each}
    longest = sorted(map(re.escape, kinds), key=lambda name: (-len(name), name))
    known = re.compile(rf"(?<![\w-])(?:{'|'.join(longest)})(?![\w-])")
    dates = [(re.compile(pattern), label) for pattern, label in DATES] if "PROD" in lists else []
    for line in reports.read_text("utf-8").splitlines():
        for paragraph in json.loads(line)["text"].split("\n"):
            plain = twin(paragraph)
            marks = [(m.start(), m.end(), kinds[m[0]]) for m in known.finditer(plain)]
            marks += [(m.start(), m.end(), label) for pattern, label in dates for m in pattern.finditer(plain)]
            if plain.strip() and not any(_unknown(plain, word, marks, none) for word in WORD.finditer(plain)):
                yield paragraph, marks


def _unknown(text: str, word: re.Match[str], marks: Marks, none: frozenset[str]) -> bool:
    """Whether a word with a capital stands in no name, opens no sentence, and is not known to be none."""
    if not word[0][0].isupper() or any(start <= word.start() < end for start, end, _ in marks):
        return False
    before = text[: word.start()].rstrip()
    return bool(before) and before[-1] not in OPENS and not none & {word[0], word[0].rstrip("."), word[0].removesuffix("'s")}
