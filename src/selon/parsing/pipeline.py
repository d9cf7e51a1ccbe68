"""Parse a document: its segments through the language's pipeline, into words, sentences, names and quotations."""

from __future__ import annotations

import warnings
from functools import cache
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from selon.languages import folder
from selon.parsing.lemmas import Lemmas  # noqa: F401  (registers the component)
from selon.parsing.quotations import quotations
from selon.parsing.twin import lowered_capitals, twin
from selon.parsing.words import Name, Paragraph, Parsed, Sentence, Word, set_bounds
from selon.records import READ, Document, Segment


@cache
def pipeline(language: str) -> Language:
    """The pipeline of a language, loaded once a process."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return spacy.load(Path(str(folder(language))) / "pipeline")


def parse(document: Document) -> Parsed:
    """The parsed text of a document. Every segment that is read is a paragraph."""
    plain = twin(document.text)
    nlp = pipeline(document.language)
    parsed = Parsed(document.text, plain, document.language, [], [], [], [], [])
    read = [segment for segment in document.segments if segment.role in READ]
    texts = [lowered_capitals(plain[s.start : s.end]) for s in read]
    for segment, doc in zip(read, nlp.pipe(texts), strict=True):
        _add(parsed, segment, doc)
    found, _ = quotations(document.text, document.segments)
    parsed.quotations.extend(found)
    return parsed


def _add(parsed: Parsed, segment: Segment, doc: Doc) -> None:
    """One segment's words, after those there are."""
    base = len(parsed.words)
    seen: dict[int, Word] = {}
    paragraph = Paragraph(len(parsed.paragraphs), base, base, segment.start, segment.end, segment.role)
    for token in doc:
        if token.is_space:
            continue
        start = segment.start + token.idx
        text = token.text
        word = Word(
            base + len(seen), start, start + len(text), text, text.lower(), token.lemma_, token.pos_, _feats(token.morph), token.dep_
        )
        seen[token.i] = word
        parsed.words.append(word)
    for token in doc:
        if token.i in seen:
            word = seen[token.i]
            head = seen.get(token.head.i, word)
            word.head = head
            if head is not word:
                head.children.append(word)
            else:
                word.relation = "root"
    for span in doc.sents:
        words = [seen[token.i] for token in span if token.i in seen]
        if words:
            _add_sentence(parsed, paragraph, words)
    for entity in doc.ents:
        inside = [seen[token.i].i for token in entity if token.i in seen]
        if inside:
            parsed.names.append(Name(inside[0], inside[-1] + 1, entity.label_))
    paragraph.last = len(parsed.words)
    parsed.paragraphs.append(paragraph)


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


def _feats(morph: Any) -> dict[str, str]:
    """The morphological features, one dictionary for all words that share them."""
    found = _FEATS.get(morph.key)
    if found is None:
        found = _FEATS[morph.key] = morph.to_dict()
    return found
