"""The date at the head of a dispatch, or beside "published": a document's own, not one that it tells of."""

from __future__ import annotations

from collections.abc import Iterator

from selon.parsing.words import Parsed
from selon.timing.edtf import Point, day
from selon.timing.meaning import Context
from selon.timing.mentions import Mention, Read

LEAD = 4  # paragraphs from the top in which a dateline may stand
LONGEST_LINE = 30  # tokens of a line that says when it was published
LONGEST_PLACE = 9  # tokens before the date: "KABOUL (Afghanistan), le"
REACH = 6  # tokens back to "published"
AFTER = frozenset("–-:(.|/*•)")
INSIDE = frozenset(",()/.-–:|")


def dateline(found: Read, parsed: Parsed) -> Mention | None:
    """The mention that dates the document, with its value where it has its year; one with a year is preferred."""
    heads = list(_heads(found, parsed))
    for mention in heads:
        if not mention.done:
            value = mention.meaning.resolve(Context())
            mention.value = day(value.first) if isinstance(value, Point) and value.unit == "minute" else value
    return next((mention for mention in heads if mention.value), heads[0] if heads else None)


def _heads(found: Read, parsed: Parsed) -> Iterator[Mention]:
    top = {paragraph.i for paragraph in parsed.paragraphs[:LEAD]} | {p.i for p in parsed.paragraphs if p.role == "byline"}
    for mention in found.mentions:
        if mention.meaning.unit not in ("day", "minute") or mention.meaning.narrative:
            continue
        if _is_published(mention, found) or (mention.paragraph in top and _heads_line(mention, found)):
            yield mention


def _is_published(mention: Mention, found: Read) -> bool:
    """Whether the date stands after "published" in a line that says little else."""
    cut, lexicon = mention.tokens, found.lexicon
    if len(cut.lowers) > LONGEST_LINE:
        return False
    for index in range(mention.first - 1, max(mention.first - 1 - REACH, -1), -1):
        word = cut.lowers[index]
        if word in lexicon.dateline["published"]:
            return index <= 1
        if word not in lexicon.dateline["open"] and word not in INSIDE:
            return False
    return False


def _heads_line(mention: Mention, found: Read) -> bool:
    """Whether a line begins with the date, or with a place and the date, and is parted from what follows."""
    cut = mention.tokens
    after = cut.lower(mention.last)
    if after and after not in AFTER:
        return False
    if mention.first == 0:
        return True
    if mention.first > LONGEST_PLACE or not after:
        return False
    words = [cut.raw(index) for index in range(mention.first)]
    names = [word for word in words if word[0].isalpha() and word.lower() not in found.lexicon.dateline["open"]]
    return bool(names) and all(word[0].isupper() for word in names) and all(word[0].isalpha() or word in INSIDE for word in words)
