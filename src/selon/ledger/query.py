"""What a person types into a search, made safe: words, "exact phrases" and beginnings* become FTS5's own notation."""

from __future__ import annotations

import re

# A phrase up to the mark that closes it (or to the end, where none does), or a word up to the next space.
_PART = re.compile(r'["“”«»]([^"“”«»]*)["“”«»]?|([^\s"“”«»]+)')


class NoWords(ValueError):
    """A search without a letter or a figure in it."""


def expression(query: str) -> str:
    """An FTS5 expression that asks for every word and phrase of `query`. Never a syntax error: every part is quoted,
    and parts without a letter or figure are left out. NoWords if that leaves nothing."""
    parts = _PART.findall(query.replace("\0", " "))
    wanted = [part for phrase, word in parts if (part := _quoted(phrase or word))]
    if not wanted:
        raise NoWords(f"no words to search for in {query!r}")
    return " ".join(wanted)


def _quoted(part: str) -> str:
    if not any(c.isalnum() for c in part):
        return ""
    text = part.encode("utf-8", "replace").decode("utf-8").strip()
    return f'"{text.rstrip("*")}"' + ("*" if text.endswith("*") else "")
