"""Parse a document: its segments through the language's pipeline, into words, sentences, names and quotations."""

from __future__ import annotations

import warnings
from functools import cache, lru_cache
from pathlib import Path

import spacy
from spacy.attrs import DEP, HEAD, IDX, MORPH, ORTH, POS, SENT_START
from spacy.language import Language
from spacy.tokens import Doc, Token
from thinc.api import use_ops

from selon.languages import folder
from selon.parsing.known import known_embed  # noqa: F401  (registers what reads the lists of names)
from selon.parsing.lemmas import Lemmas
from selon.parsing.quick import quicken
from selon.parsing.quotations import quotations
from selon.parsing.twin import lowered_capitals, twin
from selon.parsing.words import Name, Paragraph, Parsed, Sentence, Word, set_bounds
from selon.records import READ, Document, Segment

REMEMBERED = 1 << 16  # forms of words of a language and a part of speech
Form = tuple[str, str, str, str]  # text, small letters, lemma and part of speech


@cache
def pipeline(language: str) -> Language:
    """The pipeline of a language, loaded once a process."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        # NumPy's matrix product is half as fast again as the one that thinc takes by default on x86.
        with use_ops("numpy", use_blis=False):
            nlp = spacy.load(Path(str(folder(language))) / "pipeline")
    quicken(nlp)
    return nlp


class Forms:
    """What the parser's numbers stand for, each looked up once for all documents of a language."""

    def __init__(self, nlp: Language) -> None:
        self.strings = nlp.vocab.strings
        lemmas = nlp.get_pipe("lemmas") if nlp.has_pipe("lemmas") else None
        self.table = lemmas if isinstance(lemmas, Lemmas) else None
        self.relations: dict[int, str] = {}
        self.feats: dict[int, dict[str, str]] = {}
        self.words: dict[int, dict[int, Form | None]] = {}  # by part of speech

    def word(self, orth: int, pos: int) -> Form | None:
        """What is known of a token; None for white space."""
        of_part = self.words.setdefault(pos, {})
        if len(of_part) >= REMEMBERED:
            of_part.clear()
        text, part = self.strings[orth % 2**64], self.strings[pos % 2**64]
        lemma = self.table.lemma(text, part) if self.table is not None else ""
        found = of_part[orth] = None if text.isspace() else (text, text.lower(), lemma, part)
        return found

    def relation(self, key: int) -> str:
        found = self.relations[key] = self.strings[key % 2**64]
        return found

    def features(self, token: Token, key: int) -> dict[str, str]:
        """The morphological features of a token, one dictionary for all words that share them."""
        found = self.feats[key] = token.morph.to_dict()
        return found


@cache
def forms(language: str) -> Forms:
    return Forms(pipeline(language))


@lru_cache(maxsize=1 << 14)
def verb_lemma(language: str, form: str) -> str:
    """The lemma that a form has as a verb; the form itself where the pipeline has no table of lemmas."""
    table = forms(language).table
    return table.lemma(form, "VERB") if table is not None else form


def parse(document: Document) -> Parsed:
    """The parsed text of a document. Every segment that is read is a paragraph."""
    plain = twin(document.text)
    parsed = Parsed(document.text, plain, document.language, [], [], [], [], [])
    read = [segment for segment in document.segments if segment.role in READ]
    texts = [lowered_capitals(plain[s.start : s.end]) for s in read]
    known = forms(document.language)
    # Lemmas are looked up below, once for each form: one pass over the tokens less.
    without = ["lemmas"] if known.table is not None else []
    for segment, doc in zip(read, pipeline(document.language).pipe(texts, disable=without), strict=True):
        _add(parsed, segment, doc, known)
    found, _ = quotations(document.text, document.segments)
    parsed.quotations.extend(found)
    return parsed


def _add(parsed: Parsed, segment: Segment, doc: Doc, known: Forms) -> None:
    """One segment's words, after those there are. The tokens are read as an array: that is several times faster."""
    columns: list[list[int]] = doc.to_array([HEAD, SENT_START, ORTH, POS, IDX, MORPH, DEP]).view("int64").T.tolist()
    heads, begins = columns[:2]
    paragraph = Paragraph(len(parsed.paragraphs), len(parsed.words), 0, segment.start, segment.end, segment.role)
    tokens = _words(parsed, segment, doc, known, columns[2:])
    paragraph.last = len(parsed.words)
    sentences: list[list[Word]] = [[]]
    for n, word in enumerate(tokens):
        if begins[n] == 1:
            sentences.append([])
        if word is not None:
            _hang(word, tokens[n + heads[n]])
            sentences[-1].append(word)
    for words in sentences:
        if words:
            _add_sentence(parsed, paragraph, words)
    for entity in doc.ents:
        inside = [word.i for word in tokens[entity.start : entity.end] if word is not None]
        if inside:
            parsed.names.append(Name(inside[0], inside[-1] + 1, entity.label_))
    parsed.paragraphs.append(paragraph)


def _words(parsed: Parsed, segment: Segment, doc: Doc, known: Forms, columns: list[list[int]]) -> list[Word | None]:
    """The words of a segment, put to those of the text; None for each token that is white space."""
    every, start, forms, relations, features = parsed.words, segment.start, known.words, known.relations, known.feats
    orths, parts, places, morphs, deps = columns
    tokens: list[Word | None] = []
    for n, orth in enumerate(orths):
        of_part = forms.get(parts[n])
        form = (of_part.get(orth) if of_part is not None else None) or known.word(orth, parts[n])
        if form is None:
            tokens.append(None)
            continue
        text, lower, lemma, part = form
        feats = features.get(morphs[n])
        if feats is None:
            feats = known.features(doc[n], morphs[n])
        relation = relations.get(deps[n]) or known.relation(deps[n])
        first = start + places[n]
        word = Word(len(every), first, first + len(text), text, lower, lemma or doc[n].lemma_, part, feats, relation)
        tokens.append(word)
        every.append(word)
    return tokens


def _hang(word: Word, head: Word | None) -> None:
    """Put a word under its head; one that is its own, or that white space governs, is a root."""
    if head is None or head is word:
        word.head, word.relation = word, "root"
    else:
        word.head = head
        head.children.append(word)


def _add_sentence(parsed: Parsed, paragraph: Paragraph, words: list[Word]) -> None:
    roots = [word for word in words if word.head is word]
    root = roots[0] if roots else words[0]
    sentence = Sentence(len(parsed.sentences), words[0].i, words[-1].i + 1, root, paragraph, words[0].start, words[-1].end)
    for word in words:
        word.sentence = sentence
    for word in roots[1:]:  # the parser hung it on white space
        word.head, word.relation = root, "punct" if word.pos == "PUNCT" else "dep"
        root.children.append(word)
        root.children.sort(key=lambda child: child.i)
    set_bounds(root)
    paragraph.sentences.append(sentence)
    parsed.sentences.append(sentence)
