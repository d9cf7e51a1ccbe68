"""Where a caption ends and the name of who took the picture begins."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selon.reading.marks import holds_sentences
from selon.reading.wording import plain, wording

LONGEST_CREDIT = 100  # characters after the label
SHORT = 80
LONGEST_CAPTION = 500
QUOTES = '«»“”"'
PARENTHESIS = re.compile(r"\(([^()]{2,90})\)\.?$")
SIGN = re.compile(r"(?:^|(?<=[ .]))(?:©|\(c\)) ?[^©.]{2,80}\.?$", re.IGNORECASE)
SLASH = re.compile(r"(?:^|(?<=[.!?»\")] ))[\w.' -]{2,40} ?/ ?[\w.' -]{2,40}\.?$")


@dataclass(frozen=True, slots=True)
class Credit:
    """The credit starts at `start`; what comes before it ends at `cut`. `picture`: what comes before is a caption."""

    cut: int
    start: int
    picture: bool


def cut_credit(block: str, *, captioned: bool = False) -> Credit | None:
    """The credit that ends a block: "Credit: Ana Brun", "(Photo by Ana Brun/AFP)", "© AFP"; None where there is none."""
    text = plain(block)
    if len(text) > LONGEST_CAPTION:
        return None
    if len(text) <= SHORT and text.lower().startswith(wording().credit_starts) and _names_somebody(text):
        return Credit(0, 0, True)
    return _labelled(text) or _in_parentheses(text, captioned=captioned) or _signed(text)


def _labelled(text: str) -> Credit | None:
    if ":" not in text:
        return None
    for pattern, picture in ((wording().picture, True), (wording().source, False)):
        found = [m for m in pattern.finditer(text) if m.group()[0].isupper()]
        if found and _names_somebody(text[found[-1].end() :]):
            return Credit(found[-1].start(), found[-1].start(), picture)
    return None


def _names_somebody(tail: str) -> bool:
    """A few words, no sentence and nothing quoted."""
    bare = tail.rstrip(" .")
    return 1 < len(bare) <= LONGEST_CREDIT and not any(q in bare for q in QUOTES) and not holds_sentences(bare) and ": " not in bare


def _in_parentheses(text: str, *, captioned: bool) -> Credit | None:
    """An agency, or a photographer with a slash or a label, in brackets at the end."""
    match = PARENTHESIS.search(text[-100:])
    if match is None:
        return None
    at = max(0, len(text) - 100)
    inside = match[1].strip().lower()
    picture = "/" in inside or not wording().picture_words.isdisjoint(re.split("[ :]", inside))
    if picture or inside in wording().outlets:
        return Credit(at + match.start(), at + match.start(), picture or captioned)
    return None


def _signed(text: str) -> Credit | None:
    """A copyright sign, or "Ana Brun/AFP" after the last full stop."""
    at = max(0, len(text) - 100)
    end = text[at:]
    match = SIGN.search(end) if "©" in end or "(c)" in end.lower() else None
    if match is None and "/" in end:
        match = SLASH.search(end)
        if match and not any(part.strip(" .").lower() in wording().outlets for part in match.group().split("/")):
            match = None
    return Credit(at + match.start(), at + match.start(), True) if match else None
