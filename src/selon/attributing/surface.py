"""Contents read off the words in their order, for sentences whose tree is wrong: from a likely start to a likely end.

The tree's own contents come first; these are proposed beside them, and the ranking decides.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from selon.attributing.candidates import Text
from selon.attributing.clauses import PUNCTUATION, Interval
from selon.attributing.complements import extended, quotation_before, unlinked
from selon.attributing.spans import trim
from selon.attributing.vocabulary import words
from selon.parsing.words import Word
from selon.records import Span

COMMAS = frozenset({",", ";", "–", "—"})
FARTHEST_LINK = 14  # words from a cue to the word that opens its clause ("told reporters on Monday that")
ENDING = COMMAS | {"(", '"'}
CASES = frozenset({"case", "mark"})
JOINING = frozenset({"CCONJ", "SCONJ"})
MOST_ENDS = 6
LONGEST = 120  # words


def behind(text: Text, cue: Interval, sentence_last: int) -> Iterator[tuple[str, Span]]:
    """The stretches after a cue, up to the end of its sentence, each with the construction that it looks like."""
    every = text.words
    first = cue[1] + 1
    last = _last_word(text, first, sentence_last)
    if last < first:
        return
    tried, seen = set(), set()
    breaks = [at for at in range(first + 1, last) if _breaks(every[at])]
    finite = [at for at in range(first, last + 1) if every[at].feats.get("VerbForm") == "Fin"]
    for start in _starts(text, first, last):
        begin = unlinked(text, start, last, governed=every[start].pos == "ADP")
        later = breaks[bisect_right(breaks, start) :][:MOST_ENDS]
        for end in (last, *(at - 1 for at in later)):
            if (begin, end) in tried:
                continue
            tried.add((begin, end))
            found = extended(text, every[min(begin, end)].start, every[end].end)
            if found is not None and found not in seen:
                seen.add(found)
                yield _looks_like(text, start, end, finite), found


def before(text: Text, first: int, sentence_first: int) -> Iterator[Span]:
    """The stretches of a sentence that end before the words of an attributing clause, which begin with `first`."""
    every = text.words
    last = first - 1
    while last >= sentence_first and every[last].pos in PUNCTUATION:
        last -= 1
    if last - sentence_first < 1:
        return
    starts = [sentence_first]
    for at in range(max(sentence_first, last - LONGEST), last):
        if every[at].lower in COMMAS or every[at].lower in words("complementizers"):
            starts.append(at + 1)
            if len(starts) > 3:
                break
    quoted = quotation_before(text, every[first].start)
    end = every[last].end if quoted is None else max(every[last].end, quoted.end)
    for start in starts:
        found = trim(text.parsed.text, every[start].start, end)
        if found is not None:
            yield found


def _last_word(text: Text, first: int, sentence_last: int) -> int:
    last = min(sentence_last, first + LONGEST) - 1
    while last >= first and text.words[last].pos in PUNCTUATION:
        last -= 1
    return last


def _starts(text: Text, first: int, last: int) -> list[int]:
    """Right behind the cue; behind the first word that opens a clause; at the first infinitive; at a colon or a quotation."""
    every = text.words
    found = [first]
    linked = infinitive = False
    for at in range(first, min(last, first + FARTHEST_LINK)):
        word = every[at]
        if not linked and word.lower in words("complementizers"):
            linked = True
            found.append(at + 1)
        elif not infinitive and word.feats.get("VerbForm") == "Inf" and at > first:
            infinitive = True
            found.append(at)
        elif word.lower in {":", '"'}:
            found.append(at + 1)
            break
        elif word.lower == "," and len(found) < 4:
            found.append(at + 1)
    return list(dict.fromkeys(found))


def _breaks(word: Word) -> bool:
    """Whether a content may end before a word: a comma, a mark, one that joins another clause or begins an adverbial of the cue's."""
    if word.pos == "ADP":
        return word.relation in CASES and word.head.relation.startswith("obl")
    return word.pos in JOINING or word.lower in ENDING


def _looks_like(text: Text, start: int, end: int, finite: Sequence[int]) -> str:
    every = text.words
    if every[start].feats.get("VerbForm") == "Inf" or (every[start].lower in words("infinitive_marks") and every[start].pos != "DET"):
        return "infinitive"
    if start and every[start - 1].lower in words("complementizers"):
        return "clause"
    return "clause" if bisect_left(finite, start) < bisect_right(finite, end) else "object"
