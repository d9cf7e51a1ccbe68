"""Small tests on the look of a stretch of text: does it end like a sentence, is it shaped like a headline, a list of names?

All take plain text (see `wording.plain`).
"""

from __future__ import annotations

import re

from selon.reading.wording import wording

CLOSING = "\"'»”’)]} "
ENDS_SENTENCE = ".!?…"
SENTENCE_BREAK = re.compile(r"(\w+)[.!?…][\"'»”)\]]* +[\"'«“(\[]*[A-ZÀ-ÞŒ]")
LETTER = re.compile(r"[^\W\d_]")
BLOCK_SYMBOL = re.compile("[\u2500-\u259f\u25a0-\u25ff]")
BULLET = re.compile(r"(?:[-–—•*·▪◦‣>]|\d{1,3}[.)]) ?")
MENU_BREAK = re.compile(r" +[|·•>›»/] +|\t+")
FULL_NAME = re.compile(r"\b[A-ZÀ-Þ][a-zß-ÿ'-]+ [A-ZÀ-Þ][a-zß-ÿ'-]+")
SPEAKER = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ.' -]{1,30}:")

LONGEST_HEADLINE = 160
LONGEST_SUBHEADING = 80


def last_mark(text: str) -> str:
    """The last character that is no closing mark or space: "." in 'he said."', "" in nothing."""
    return text.rstrip(CLOSING)[-1:]


def ends_sentence(text: str) -> bool:
    last = last_mark(text)
    return last != "" and last in ENDS_SENTENCE


def holds_sentences(text: str) -> bool:
    """Whether a sentence ends inside the text and another begins."""
    short = wording().abbreviations
    return any(len(m[1]) > 1 and m[1].lower() not in short for m in SENTENCE_BREAK.finditer(text))


def headline_shaped(text: str) -> bool:
    """A short line without a full stop, beginning like a sentence or a title, and no item of a list."""
    if len(text) > LONGEST_HEADLINE or not LETTER.search(text) or BULLET.match(text) or SPEAKER.match(text):
        return False
    if last_mark(text) in ".…,;:" or text[-1:] in ",;:" or text[:1].islower():
        return False
    return not holds_sentences(text)


def is_symbols(text: str) -> bool:
    """A map's or chart's legend, a rule, a row of signs."""
    return len(BLOCK_SYMBOL.findall(text[:200])) >= 2 or not any(c.isalnum() for c in text)


def is_menu(text: str) -> bool:
    """Four or more short items parted by bars, dots or arrows."""
    items = MENU_BREAK.split(text)
    return len(items) >= 4 and all(len(item.split()) <= 4 for item in items) and not ends_sentence(text)


def named(text: str) -> bool:
    """Whether the text is the name of a person, as far as capitals tell."""
    return len(text) <= 60 and wording().name.fullmatch(text) is not None
