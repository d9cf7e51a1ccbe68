"""The training examples of a language: paragraphs of treebank sentences and of texts with names, as twins.

Each treebank is cut into paragraphs of a few sentences, so that the parser learns where sentences end. A quarter of the
paragraphs is seen a second time with something broken in it, as news is: a quotation mark lost or too many, no final
full stop, capitals, none at all.
"""

from __future__ import annotations

import lzma
import random
import re
import tarfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span, Token
from spacy.training import Example
from spacy.util import filter_spans

from selon.parsing.twin import twin
from treebank import Sentence, Word, sentences, without

Words = tuple[Word, ...]
Paragraph = list[Words]

# Articles of WiNER-fr that measure attribution: their names are not learnt from.
MEASURED = frozenset({"2016_01_04-002", "2016_12_18-001", "2017_01_22-006", "2017_02_10-003", "2017_04_19-004", "2018_06_23-002"})
LONGEST_PARAGRAPH = 6
LONGEST_IN_WORDS = 250
BROKEN_SHARE = 0.3


def paragraphs(found: Iterable[Sentence], chance: random.Random) -> Iterator[Paragraph]:
    """Sentences put together as the treebank has them, or by the handful where it does not say."""
    current: Paragraph = []
    size = chance.randint(1, LONGEST_PARAGRAPH)
    for sentence in found:
        full = len(current) >= size or sum(map(len, current)) > LONGEST_IN_WORDS
        if current and (full or sentence.opens_paragraph):
            yield current
            current, size = [], chance.randint(1, LONGEST_PARAGRAPH)
        current.append(sentence.words)
    if current:
        yield current


def recased(change: Callable[[str], str]) -> Callable[[Paragraph, random.Random], Paragraph]:
    """A way to break a paragraph by changing the case of every word."""

    def broken(paragraph: Paragraph, chance: random.Random) -> Paragraph:
        return [tuple(replace(w, form=change(w.form)) if len(change(w.form)) == len(w.form) else w for w in words) for words in paragraph]

    return broken


def unended(paragraph: Paragraph, chance: random.Random) -> Paragraph:
    """Without the last full stop, like a headline."""
    words = paragraph[-1]
    if len(words) > 1 and words[-1].form in {".", "!", "?"} and all(w.head != len(words) - 1 for w in words[:-1]):
        return [*paragraph[:-1], without(words, {len(words) - 1})]
    return paragraph


def unquoted(paragraph: Paragraph, chance: random.Random) -> Paragraph:
    """With each quotation mark lost, or one in two."""
    rate = chance.choice([0.5, 1.0])
    found = []
    for words in paragraph:
        heads = {w.head for n, w in enumerate(words) if w.head != n}
        gone = {
            n for n, w in enumerate(words) if twin(w.form) == '"' and n not in heads and w.relation != "root" and chance.random() < rate
        }
        found.append(without(words, gone))
    return found


def quoted(paragraph: Paragraph, chance: random.Random) -> Paragraph:
    """With a quotation opened before one of its sentences and closed at the end, or one of the two."""
    found = list(paragraph)
    first = chance.randrange(len(found))
    kind = chance.choice(["both", "both", "open", "close"])
    if kind != "close":
        found[first] = _with_mark(found[first], 0)
    if kind != "open":
        found[-1] = _with_mark(found[-1], len(found[-1]))
    return found


def _with_mark(words: Words, at: int) -> Words:
    """The sentence with a quotation mark put in at `at`, governed by its root."""
    root = next(n for n, w in enumerate(words) if w.head == n)
    moved = [replace(w, head=w.head + (w.head >= at)) for w in words]
    if at:
        moved[at - 1] = replace(moved[at - 1], space=False)
    mark = Word('"', '"', "PUNCT", "", root + (root >= at), "punct", at != 0)
    return (*moved[:at], mark, *moved[at:])


BREAKS: list[tuple[Callable[[Paragraph, random.Random], Paragraph], int]] = [
    (recased(str.lower), 2),
    (recased(str.upper), 1),
    (recased(str.title), 2),
    (unended, 3),
    (unquoted, 3),
    (quoted, 5),
]


def broken(paragraph: Paragraph, chance: random.Random) -> Paragraph:
    """The paragraph with one thing wrong with it."""
    ways, weights = zip(*BREAKS, strict=True)
    return chance.choices(ways, weights)[0](paragraph, chance)  # type: ignore[no-any-return]


def example(nlp: Language, paragraph: Paragraph, named: bool = False) -> Example:
    """One paragraph, tokenized from its twin by `nlp`, beside what the treebank says of it."""
    words, spaces, tags, feats, lemmas, heads, relations, starts, misc = [], [], [], [], [], [], [], [], []
    for sentence in paragraph:
        base = len(words)
        for n, word in enumerate(sentence):
            words.append(twin(word.form))
            spaces.append(word.space or n == len(sentence) - 1)
            tags.append(word.pos)
            feats.append(word.feats)
            lemmas.append(word.lemma)
            heads.append(base + word.head)
            relations.append(word.relation)
            starts.append(n == 0)
            misc.append(word.misc)
    doc = Doc(nlp.vocab, words=words, spaces=spaces, pos=tags, morphs=feats, lemmas=lemmas, heads=heads, deps=relations)
    for token, start in zip(doc, starts, strict=True):
        if token.is_sent_start != start and start:
            raise ValueError(f"sentence bounds lost in {doc.text!r}")
    if named:
        doc.set_ents(gum_names(doc, misc), default="outside")
    return Example(nlp.make_doc(doc.text), doc)


GUM_LABELS = {"person": "PER", "organization": "ORG", "place": "LOC"}
TITLES = frozenset(
    [
        "president",
        "mr",
        "mr.",
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "dr",
        "dr.",
        "prof",
        "prof.",
        "professor",
        "sir",
        "lord",
        "lady",
        "king",
        "queen",
        "prince",
        "princess",
        "senator",
        "captain",
        "general",
        "colonel",
        "gen.",
        "sen.",
        "rep.",
        "st.",
        "minister",
        "chancellor",
        "judge",
        "justice",
        "saint",
        "pope",
    ]
)
COMMON = frozenset(
    [
        "government",
        "court",
        "school",
        "home",
        "team",
        "sea",
        "world",
        "country",
        "city",
        "state",
        "museum",
        "university",
        "college",
        "church",
        "park",
        "street",
        "river",
        "house",
        "party",
        "office",
        "army",
        "center",
        "centre",
        "internet",
        "earth",
        "god",
        "union",
        "board",
        "department",
        "bank",
        "club",
        "museum",
        "empire",
        "study",
        "quarter",
        "desert",
    ]
)
LINKS = frozenset({"of", "the", "and", "&", "for", "on", "'s", "-", "de", "del", "la"})


def gum_names(doc: Doc, misc: list[str]) -> list[Span]:
    """Names among GUM's mentions: the run of proper nouns at the head of a person, an organisation or a place."""
    found, stack = [], {}
    for n, field in enumerate(misc):
        entity = next((part[7:] for part in field.split("|") if part.startswith("Entity=")), "")
        for opened, label, whole, closed in re.findall(r"\((\d+)-([a-z]+)-[^()]*(\)?)|(\d+)\)", entity):
            if whole:
                found.append((n, n + 1, label))
            elif opened:
                stack[opened] = (n, label)
            elif closed in stack:
                start, kind = stack.pop(closed)
                found.append((start, n + 1, kind))
    spans = [span for start, end, kind in found if kind in GUM_LABELS for span in _name(doc, start, end, GUM_LABELS[kind])]
    return filter_spans(spans)


def _name(doc: Doc, start: int, end: int, label: str) -> list[Span]:
    """The name inside a mention, or nothing where its head is a common noun, a title or a people."""
    root = doc[start:end].root
    people = label == "PER" and root.morph.get("Number") == ["Plur"]
    if root.pos_ != "PROPN" or people:
        return []
    first, last = root.i, root.i
    while first > start and (_proper(doc[first - 1]) or _bridges(doc, first - 1, start, end)):
        first -= 1
    while last + 1 < end and (doc[last + 1].pos_ == "PROPN" or _bridges(doc, last + 1, start, end)):
        last += 1
    while first < last and (doc[first].lower_ in TITLES or not _proper(doc[first])):
        first += 1
    while last > first and doc[last].pos_ not in {"PROPN", "NUM", "NOUN"}:
        last -= 1
    if first == last and doc[first].lower_ in TITLES | COMMON:
        return []
    return [Span(doc, first, last + 1, label=label)]


def _proper(token: Token) -> bool:
    """Whether a word can begin a name: "United" and "New" are no proper nouns to the treebanks."""
    return token.pos_ == "PROPN" or (
        token.text[0].isupper() and token.pos_ in {"ADJ", "VERB", "NOUN", "NUM"} and token.i != token.sent.start
    )


def _bridges(doc: Doc, at: int, start: int, end: int) -> bool:
    """Whether the word at `at` joins two parts of one name ("Bank of England", "Baden-Württemberg")."""
    if doc[at].lower_ not in LINKS:
        return False
    return start < at < end - 1 and doc[at - 1].pos_ in {"PROPN", "ADP"} and doc[at + 1].pos_ in {"PROPN", "DET"}


def brat(nlp: Language, archive: Path, left_out: frozenset[str]) -> Iterator[Example]:
    """The paragraphs of WiNER-fr's articles with their names, but for the articles in `left_out`."""
    with tarfile.open(archive) as files:
        texts = {Path(m.name).stem: files.extractfile(m).read().decode("utf-8") for m in files if m.name.endswith(".txt")}  # type: ignore[union-attr]
        files.close()
    with tarfile.open(archive) as files:
        notes = {Path(m.name).stem: files.extractfile(m).read().decode("utf-8") for m in files if m.name.endswith(".ann")}  # type: ignore[union-attr]
    for name in sorted(texts.keys() & notes.keys()):
        if name not in left_out:
            yield from _named_paragraphs(nlp, texts[name], notes[name])


BRAT_LABELS = {
    "Person": "PER",
    "Organization": "ORG",
    "Location": "LOC",
    "Date": "DATE",
    "Hour": "HOUR",
    "Product": "PROD",
    "Event": "EVENT",
}


def _named_paragraphs(nlp: Language, text: str, notes: str) -> Iterator[Example]:
    marks = [m for m in re.findall(r"^T\d+\t(\w+) (\d+) (\d+)\t", notes, re.M) if m[0] in BRAT_LABELS]
    at = 0
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if words:
            lead = at + len(line) - len(line.lstrip())
            doc = nlp.make_doc(twin(words))
            spans = [
                doc.char_span(int(a) - lead, int(b) - lead, label=BRAT_LABELS[kind], alignment_mode="expand")
                for kind, a, b in marks
                if lead <= int(a) and int(b) <= lead + len(words)
            ]
            doc.set_ents(filter_spans([s for s in spans if s is not None]), default="outside")
            yield Example(nlp.make_doc(doc.text), doc)
        at += len(line)


def iob(nlp: Language, names: Path, treebank: Path) -> Iterator[Example]:
    """UNER's names over the same sentences of the treebank; a sentence whose letters do not agree is left out."""
    with lzma.open(names, "rt", encoding="utf-8") as lines:
        blocks = [[row.split("\t") for row in block.splitlines() if row and row[0] != "#"] for block in lines.read().split("\n\n")]
    known = {"".join(row[1] for row in block): block for block in blocks}
    for sentence in sentences(treebank):
        block = known.get("".join(word.form for word in sentence.words))
        if block is not None:
            doc = example(nlp, [sentence.words]).reference
            doc.set_ents(_names(doc, block), default="outside")
            yield Example(nlp.make_doc(doc.text), doc)


def _names(doc: Doc, block: list[list[str]]) -> list[Span]:
    """The names of an IOB2 block on the words of `doc`, matched letter by letter."""
    owner = [token.i for token in doc for _ in token.text]
    spans: list[list[int | str]] = []
    at = 0
    for row in block:
        first, last = owner[at], owner[at + len(row[1]) - 1]
        if row[2].startswith("B-"):
            spans.append([first, last + 1, row[2][2:]])
        elif row[2].startswith("I-"):
            spans[-1][1] = last + 1
        at += len(row[1])
    return filter_spans([Span(doc, int(a), int(b), label=str(kind)) for a, b, kind in spans if kind in {"PER", "ORG", "LOC"}])
