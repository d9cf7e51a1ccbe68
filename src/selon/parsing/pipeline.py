"""Parse a document: its segments through the language's pipeline, into words, sentences, names and quotations."""

from __future__ import annotations

import warnings
from functools import cache
from pathlib import Path

import spacy
from spacy.attrs import DEP, HEAD, IDX, MORPH, ORTH, POS, SENT_START
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import use_ops

from selon.languages import folder
from selon.parsing.lemmas import Lemmas
from selon.parsing.names import Names  # noqa: F401  (registers the component)
from selon.parsing.quotations import quotations
from selon.parsing.twin import lowered_capitals, twin
from selon.parsing.words import Name, Paragraph, Parsed, Sentence, Word, set_bounds
from selon.records import READ, Document, Segment


@cache
def pipeline(language: str) -> Language:
    """The pipeline of a language, loaded once a process."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        # NumPy's matrix product is half as fast again as the one that thinc takes by default on x86.
        with use_ops("numpy", use_blis=False):
            return spacy.load(Path(str(folder(language))) / "pipeline")


def parse(document: Document) -> Parsed:
    """The parsed text of a document. Every segment that is read is a paragraph."""
    plain = twin(document.text)
    nlp = pipeline(document.language)
    parsed = Parsed(document.text, plain, document.language, [], [], [], [], [])
    read = [segment for segment in document.segments if segment.role in READ]
    texts = [lowered_capitals(plain[s.start : s.end]) for s in read]
    lemmas = nlp.get_pipe("lemmas") if nlp.has_pipe("lemmas") else None
    table = lemmas if isinstance(lemmas, Lemmas) else None
    # Looked up below, word by word: one pass over the tokens less.
    for segment, doc in zip(read, nlp.pipe(texts, disable=["lemmas"] if table is not None else []), strict=True):
        _add(parsed, segment, doc, table)
    found, _ = quotations(document.text, document.segments)
    parsed.quotations.extend(found)
    return parsed


def _add(parsed: Parsed, segment: Segment, doc: Doc, table: Lemmas | None) -> None:
    """One segment's words, after those there are. The tokens are read as an array: that is several times faster."""
    base = len(parsed.words)
    strings = doc.vocab.strings
    rows = doc.to_array([ORTH, IDX, POS, MORPH, DEP, HEAD, SENT_START]).astype("int64").tolist()
    paragraph = Paragraph(len(parsed.paragraphs), base, base, segment.start, segment.end, segment.role)
    seen: list[Word | None] = []
    for n, (orth, at, pos, morph, relation, _, _) in enumerate(rows):
        text = strings[orth % 2**64]
        if text.isspace():
            seen.append(None)
            continue
        part, start = strings[pos % 2**64], segment.start + at
        lemma = table.lemma(text, part) if table is not None else doc[n].lemma_
        feats = _feats(doc, n, morph)
        word = Word(len(parsed.words), start, start + len(text), text, text.lower(), lemma, part, feats, strings[relation % 2**64])
        seen.append(word)
        parsed.words.append(word)
    sentences: list[list[Word]] = []
    for n, found in enumerate(seen):
        if rows[n][6] == 1 or not sentences:
            sentences.append([])
        if found is not None:
            _hang(found, seen[n + rows[n][5]])
            sentences[-1].append(found)
    for words in filter(None, sentences):
        _add_sentence(parsed, paragraph, words)
    for entity in doc.ents:
        inside = [word.i for word in seen[entity.start : entity.end] if word is not None]
        if inside:
            parsed.names.append(Name(inside[0], inside[-1] + 1, entity.label_))
    paragraph.last = len(parsed.words)
    parsed.paragraphs.append(paragraph)


def _hang(word: Word, head: Word | None) -> None:
    """Put a word under its head; one that is its own, or that white space governs, is a root."""
    word.head = head if head is not None else word
    if word.head is word:
        word.relation = "root"
    else:
        word.head.children.append(word)


def _add_sentence(parsed: Parsed, paragraph: Paragraph, words: list[Word]) -> None:
    root = next((word for word in words if word.is_root), words[0])
    first, last = words[0].i, words[-1].i + 1
    sentence = Sentence(len(parsed.sentences), first, last, root, paragraph, words[0].start, words[-1].end)
    for word in words:
        word.sentence = sentence
        if word.is_root and word is not root:  # the parser hung it on white space
            word.head, word.relation = root, "punct" if word.pos == "PUNCT" else "dep"
            root.children.append(word)
            root.children.sort(key=lambda child: child.i)
    set_bounds(root)
    paragraph.sentences.append(sentence)
    parsed.sentences.append(sentence)


_FEATS: dict[int, dict[str, str]] = {}


def _feats(doc: Doc, token: int, key: int) -> dict[str, str]:
    """The morphological features of a token, one dictionary for all words that share them."""
    found = _FEATS.get(key)
    if found is None:
        found = _FEATS[key] = doc[token].morph.to_dict()
    return found
