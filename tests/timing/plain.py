"""Parsed texts without a pipeline: words by their letters, sentences by their full stops, paragraphs by their lines."""

from __future__ import annotations

import re

from selon.parsing.twin import twin
from selon.parsing.words import Paragraph, Parsed, Sentence, Word
from selon.records import Role

WORD = re.compile(r"\w+|[^\w\s]")


def plain(text: str, language: str, roles: tuple[Role, ...] = ()) -> Parsed:
    """`text` parsed as far as that goes without a model: no parts of speech, no tree."""
    parsed = Parsed(text, twin(text), language, [], [], [], [], [])
    for i, line in enumerate(re.finditer(r"[^\n]+", parsed.twin)):
        first = len(parsed.words)
        for found in WORD.finditer(parsed.twin, *line.span()):
            word = Word(len(parsed.words), *found.span(), found[0], found[0].lower(), found[0].lower(), "", {}, "")
            word.head = word
            parsed.words.append(word)
        role = roles[i] if i < len(roles) else "body"
        paragraph = Paragraph(i, first, len(parsed.words), *line.span(), role)
        parsed.paragraphs.append(paragraph)
        _sentences(parsed, paragraph)
    return parsed


def _sentences(parsed: Parsed, paragraph: Paragraph) -> None:
    first = paragraph.first
    for index in range(paragraph.first, paragraph.last):
        ends = parsed.words[index].text in ".!?" and parsed.twin[parsed.words[index].end : parsed.words[index].end + 1] in ("", " ", "\n")
        if ends or index + 1 == paragraph.last:
            words = parsed.words[first : index + 1]
            sentence = Sentence(len(parsed.sentences), first, index + 1, words[0], paragraph, words[0].start, words[-1].end)
            for word in words:
                word.sentence = sentence
            parsed.sentences.append(sentence)
            paragraph.sentences.append(sentence)
            first = index + 1
