"""What is broken in a text as found, recorded where it stands: the text itself is never rewritten.

Kinds: "mojibake", "undecodable_character", "doubled_quotation_mark", "cut_sentence" (at the stray full stop),
"foreign_bracket" (an insertion in another language: a translation left it; insertions as such are no fault),
"publisher_suffix" (after the headline), and those of `quotes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from selon.reading.language import small_words
from selon.reading.layout import BREAK
from selon.reading.quotes import broken_quotations
from selon.reading.wording import plain, wording
from selon.records import Repair, Segment, Span

PROSE = ("title", "subheading", "body", "caption")
MOST_OF_A_KIND = 10_000  # recorded: a text with more is broken as a whole
REPLACED = re.compile("\ufffd+")
SUSPECT = re.compile("[\x80-\x9fÂÃÅÄÐÑâŽ€]")
WORD = re.compile(r"[^\W\d_]+")
DOUBLED = re.compile(r"``|(?<!')''(?!')|<<|>>|‹‹|››|,,(?=\w)")
STOP = re.compile(r"\. {1,2}(?=([^\W\d_][\w'-]*)(?![).\w]))")
BEFORE_STOP = re.compile(r"(?<!\.)\b([^\W\d_]{2,})( ?[»\"”])?$")
PROPER = re.compile(r"[.!?…] +[\"«“(]* ?[A-ZÀ-Þ]")
BRACKET = re.compile(r"(?<!\w)\[([^\[\]\n]{1,60})\](?!\w)")
NO_INSERTION = re.compile(r"[\W\d_]*|sic|note .*|ndlr.*|n\.d\.l\.r.*|lire .*", re.IGNORECASE)


def repairs(text: str, segments: Sequence[Segment], language: str) -> tuple[Repair, ...]:
    """What is broken in `text`, in order. Quotations, brackets and full stops are looked at in prose segments only."""
    prose = [segment for segment in segments if segment.role in PROSE]
    words = plain(text)
    kinds: tuple[Iterable[Repair], ...] = (
        _mojibake(text),
        _all(REPLACED, text, "undecodable_character", "\ufffd"),
        _all(DOUBLED, text, "doubled_quotation_mark", "``", "''", "<<", ">>", "‹‹", ",,"),
        broken_quotations(text, [(s.start, s.end) for s in prose if s.role in ("body", "caption")]),
        _suffix(text, segments),
        (repair for segment in prose for repair in _cut(words, segment)),
        _brackets(words, prose, language),
    )
    found = {repair for kind in kinds for repair in islice(kind, MOST_OF_A_KIND)}
    return tuple(sorted(found, key=lambda r: (r.start, r.end, r.kind)))


def _all(pattern: re.Pattern[str], text: str, kind: str, *literals: str) -> Iterator[Repair]:
    """Every match, sought only where one of the literals is found: most texts have none."""
    if any(literal in text for literal in literals):
        yield from (Repair(m.start(), m.end(), kind) for m in pattern.finditer(text))


def _suffix(text: str, segments: Sequence[Segment]) -> Iterator[Repair]:
    """The publisher that stands after the headline on its line."""
    for title, after in zip(segments, segments[1:], strict=False):
        if title.role == "title" and after.role == "byline" and not BREAK.search(text, title.end, after.start):
            yield Repair(after.start, after.end, "publisher_suffix")


def _mojibake(text: str) -> Iterator[Repair]:
    """Words that were decoded by the wrong encoding once ("dÃ©clarÃ©")."""
    start = end = 0
    for found in SUSPECT.finditer(text):
        if found.start() < end:  # in the same word
            continue
        start, end = _word_around(text, found.start(), end)
        if _is_bad(text[start:end]):
            yield Repair(start, end, "mojibake")


def _is_bad(word: str) -> bool:
    from ftfy.badness import is_bad

    return is_bad(word)


def _word_around(text: str, at: int, first: int) -> Span:
    """The characters around a place, from `first` at the earliest, that no white space parts."""
    start, end = at, at + 1
    while start > first and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def _cut(words: str, segment: Segment) -> list[Repair]:
    """Full stops that a small letter follows: a sentence was cut in two there, by a translation as a rule.

    Where sentences mostly begin with small letters, their writer cares for no capitals, and nothing was cut.
    """
    found = []
    for match in STOP.finditer(words, segment.start, segment.end):
        if not match[1][0].islower() or _small_name(match[1]):
            continue
        before = BEFORE_STOP.search(words[max(segment.start, match.start() - 40) : match.start()])
        if before and before[1].lower() not in wording().abbreviations:
            found.append(Repair(match.start(), match.start() + 1, "cut_sentence"))
        if len(found) > MOST_OF_A_KIND:
            break
    careless = len(found) > 2 and len(found) > len(list(islice(PROPER.finditer(words, segment.start, segment.end), len(found))))
    return [] if careless else found


def _small_name(word: str) -> bool:
    """A name that is written with a small letter may begin a sentence ("al-Masri", "iPhone")."""
    low = word.lower()
    starts = wording().small_starts
    return low in starts or any(low.startswith(s) for s in starts if not s[-1].isalpha()) or any(c.isupper() for c in word)


def _brackets(words: str, prose: Sequence[Segment], language: str) -> Iterator[Repair]:
    """Insertions in square brackets without a small word of the text's language, where one at least has a small word of
    another: a translation left the original's words standing."""
    if "[" not in words:
        return
    matches = (m for s in prose for m in BRACKET.finditer(words, s.start, s.end))
    found = [m for m in islice(matches, MOST_OF_A_KIND) if not NO_INSERTION.fullmatch(m[1])]
    small = dict(small_words())
    own = small.pop(language)
    ours = [m for m in found if own.isdisjoint(WORD.findall(m[1].lower()))]
    if any(not others.isdisjoint(WORD.findall(m[1].lower())) for m in ours for others in small.values()):
        yield from (Repair(m.start(), m.end(), "foreign_bracket") for m in ours)
