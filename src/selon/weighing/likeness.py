"""How far two documents are one story told once: copied, edited or translated. A report of the same event is not that."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from selon.weighing.prints import Print

SAME, NEARLY = 0.98, 0.85  # of their runs of three words
CONTAINED, CONTAINED_OF_ALL = 0.6, 0.15  # of the shorter one's runs of three words, in the longer; and of both together
TRANSLATED = 0.5  # of their names, numbers and dates, in both and in the same order
EDITED, EDITED_WORDS = 0.6, 0.25  # the same within a language, where a share of the words must be the same as well
AGREED = 0.6  # of what the shorter one names: less, and the same words tell of something else
FEWEST_WORDS = 40  # runs of three words: with less, nothing is known
FEWEST_ANCHORS, FEWEST_SHARED = 10, 6  # names, numbers and dates; different ones that both have


@dataclass(frozen=True, slots=True)
class Likeness:
    """`score` from 0 to 1; `one` where it is enough for one origin; `reason` says what was compared, in words."""

    score: float
    one: bool
    reason: str


def compare(a: Print, b: Print) -> Likeness:
    """How far two documents are one story: by their words where they can tell, otherwise by what both name."""
    named = _by_anchors(a, b)
    if a.language != b.language:
        return named
    worded = _by_words(a, b)
    return worded if worded.one else _edited(a, b, named) or max(named, worded, key=lambda way: way.score)


def _by_words(a: Print, b: Print) -> Likeness:
    if min(a.words, b.words) < FEWEST_WORDS:
        return Likeness(0.0, False, "too few words to tell")
    shared, part = _words_shared(a, b)
    if shared < CONTAINED_OF_ALL:
        return Likeness(round(shared, 3), False, f"{_share(shared)} of the words are the same")
    said = f"{_share(part)} of the words of the shorter one stand in the longer, in the same order"
    if shared >= NEARLY:
        said = "the same words" if shared >= SAME else "the same words but for a few"
    if not _names_agree(a, b):
        return Likeness(round(part / 2, 3), False, f"{said}, but of other names, numbers and dates")
    return Likeness(round(part, 3), part >= CONTAINED, said)


def _names_agree(a: Print, b: Print) -> bool:
    """Whether what the shorter one names stands in the longer too. It does not where both fill in one form."""
    few = min(len(a.anchors), len(b.anchors))
    return few < FEWEST_ANCHORS or int(LCSseq.similarity(a.anchors, b.anchors)) >= AGREED * few


def _words_shared(a: Print, b: Print) -> tuple[float, float]:
    """The share of all runs of words that is in both, and that of the shorter one's, as the signatures tell it."""
    shared = sum(x == y for x, y in zip(a.signature, b.signature, strict=True)) / max(len(a.signature), 1)
    both = shared / (1 + shared) * (a.words + b.words)
    return shared, min(both / max(min(a.words, b.words), 1), 1.0)


def _by_anchors(a: Print, b: Print) -> Likeness:
    """By what a translation leaves as it is. Within a language nothing follows from this alone."""
    other = a.language != b.language
    shared = set(a.anchors) & set(b.anchors)
    if min(len(a.anchors), len(b.anchors)) < FEWEST_ANCHORS or len(shared) < FEWEST_SHARED:
        return Likeness(0.0, False, "too few names, numbers and dates in common to tell")
    score = _in_order(a, b)
    where = ", in another language" if other else ""
    said = f"{_common(shared)} in both, {_share(score)} of all that they name in the same order{where}"
    return Likeness(round(score, 3), other and score >= TRANSLATED, said + _quoted(a, b))


def _in_order(a: Print, b: Print) -> float:
    """The share of all anchors that stand in both in the same order."""
    return 2 * int(LCSseq.similarity(a.anchors, b.anchors)) / (len(a.anchors) + len(b.anchors))


def _edited(a: Print, b: Print, named: Likeness) -> Likeness | None:
    part = _words_shared(a, b)[1]
    if named.score < EDITED or part < EDITED_WORDS or min(a.words, b.words) < FEWEST_WORDS:
        return None
    return Likeness(named.score, True, f"{named.reason}; {_share(part)} of the words of the shorter one are in the longer")


def _common(shared: set[str]) -> str:
    """ "7 names, 4 numbers and 2 dates"."""
    kinds = Counter({"#": "number", "@": "date"}.get(anchor[0], "name") for anchor in shared)
    said = [f"{kinds[kind]} {kind}{'s' if kinds[kind] > 1 else ''}" for kind in ("name", "number", "date") if kinds[kind]]
    return f"the same {', '.join(said[:-1])} and {said[-1]}" if len(said) > 1 else f"the same {said[0]}"


def _quoted(a: Print, b: Print) -> str:
    few, many = sorted((a.quotations, b.quotations))
    return f"; {few} quotations in one, {many} in the other" if few != many else f"; {few} quotations in each" if few else ""


def _share(value: float) -> str:
    return f"{round(100 * value)} %"
