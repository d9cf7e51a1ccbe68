"""The twin of a text: the same length, with the odd characters made plain, for the parser's eyes only.

Every character is replaced by exactly one character, or two by two, so an offset in the twin is an offset in the text (Unicode code
points). The pipelines are trained on twins too: they have seen one kind of double quotation mark and one apostrophe, so
guillemets, curly quotes and non-breaking spaces cost them nothing. The text itself is never altered.
"""

from __future__ import annotations

import re

DOUBLE_QUOTES = "«»“”„‟〝〞＂"
SINGLE_QUOTES = "‘’‚‛ʼ′＇`´"
SPACES = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u200b\ufeff"
    "\t\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"
)
HYPHENS = "\u2010\u2011\u00ad"
DASHES = "—―−"

PLAIN = {
    **dict.fromkeys(DOUBLE_QUOTES, '"'),
    **dict.fromkeys(SINGLE_QUOTES, "'"),
    **dict.fromkeys(SPACES, " "),
    **dict.fromkeys(HYPHENS, "-"),
    **dict.fromkeys(DASHES, "–"),
}
# Marks made of two characters: the plain mark, and a space on the side where it has one. Two apostrophes open or close, and have their
# space inside: outside there is one already, and on two in a row the parser hangs words. Behind a digit they are seconds or inches.
DOUBLED = {"<<": ' "', ">>": '" ', "``": '" '}
APOSTROPHES = "''"
OPENING_APOSTROPHES = re.compile(r"(?<![^\s(\[—–-])''(?=[^\s'.,;:!?)])")
CLOSING_APOSTROPHES = re.compile(r"(?<![\d'])''(?!')")


def twin(text: str) -> str:
    """`text` with each quotation mark, apostrophe, space and dash replaced by its plain kind; same length."""
    for odd, plain in (*DOUBLED.items(), *PLAIN.items()):  # seven times as fast as to look which of them the text has
        text = text.replace(odd, plain)
    if APOSTROPHES in text:
        text = CLOSING_APOSTROPHES.sub(' "', OPENING_APOSTROPHES.sub('" ', text))
    return text


def lowered_capitals(text: str) -> str:
    """`text` in small letters where it is all in capitals (a headline, a dispatch), but for each word's first letter.

    The length stays: a letter whose small form is longer keeps its form.
    """
    if sum(map(str.islower, text[: len(text) // 4 + 1])) > len(text) / 10:  # of nearly all texts a quarter is enough to see it
        return text
    letters = [c for c in text if c.isalpha()]
    if len(letters) < 12 or sum(c.isupper() for c in letters) < 0.9 * len(letters):
        return text
    out, inside = [], False
    for c in text:
        out.append(c.lower() if inside and len(c.lower()) == 1 else c)
        inside = c.isalpha() or (inside and c in "'-")
    return "".join(out)
