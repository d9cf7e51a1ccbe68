"""Sentences parsed by hand: a word a row, so that a rule on the tree is tested without a model."""

from __future__ import annotations

from selon.parsing.words import Paragraph, Parsed, Sentence, Word


def tree(rows: str, language: str) -> Parsed:
    """One sentence from rows of `word POS head relation [Feature=Value|...]`; heads count rows from 1, the root's is 0."""
    cells = [row.split() for row in rows.strip().splitlines()]
    text = " ".join(cell[0] for cell in cells)
    words: list[Word] = []
    for i, (form, pos, _, relation, *feats) in enumerate(cells):
        start = len(" ".join(cell[0] for cell in cells[:i])) + (i > 0)
        features = dict(feature.split("=") for feature in feats[0].split("|")) if feats else {}
        words.append(Word(i, start, start + len(form), form, form.lower(), form.lower(), pos, features, relation))
    for word, cell in zip(words, cells, strict=True):
        word.head = words[int(cell[2]) - 1] if cell[2] != "0" else word
        if word.head is not word:
            word.head.children.append(word)
    root = next(word for word in words if word.is_root)
    paragraph = Paragraph(0, 0, len(words), 0, len(text), "body")
    sentence = Sentence(0, 0, len(words), root, paragraph, 0, len(text))
    paragraph.sentences.append(sentence)
    for word in words:
        word.sentence = sentence
    return Parsed(text, text, language, words, [sentence], [paragraph], [], [])
