"""An attributing clause that is put into a sentence between two commas ("the pier, Lind said in a letter, was sound"), read off the words
in their order: parsers often take what stands before it for its subject, and what stands behind it for a clause beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from selon.attributing.candidates import Candidate, Text
from selon.attributing.clauses import VERBAL, Interval, subject
from selon.attributing.inverted import MARKS, agree
from selon.attributing.order import NOMINAL, UNNAMED
from selon.attributing.sources import known_to_speak, noun_phrase_behind
from selon.attributing.spans import trim
from selon.attributing.vocabulary import words
from selon.parsing.words import Word
from selon.records import Span

OPENINGS = frozenset({"SCONJ", "ADP", "ADV", "CCONJ"})  # of a clause that goes on with what was said before
NEVER_BETWEEN = frozenset({'"', ";", ":", "(", ")"})
LONGEST = 10  # words from the cue, or whoever speaks behind it, to the comma


@dataclass(frozen=True, slots=True)
class Interposed:
    """Who speaks, and the words of the sentence before and behind the two marks."""

    speaker: Word
    before: Sequence[Word]
    behind: Sequence[Word]

    @property
    def parted(self) -> bool:
        """Whether it parts a clause from its verb: no finite verb stands before, and one begins what stands behind."""
        return not any(_finite(word) for word in self.before) and _predicate(self.behind)


def between_commas(text: Text, head: Word, cue: Interval) -> Interposed | None:
    """The clause of a cue with whoever speaks beside it, where it stands between two marks in the midst of a sentence."""
    every, sentence, (first, last) = text.words, head.sentence, cue
    if first <= sentence.first + 1:
        return None
    if every[first - 1].lower in MARKS:
        clitic = next((word for word in every[first : last + 1] if word.pos == "PRON" and word.text.startswith("-")), None)
        own = clitic or noun_phrase_behind(text, last)
    else:
        own = subject(head)
        if own is None or own.i < first - 1:
            own = _name_between(every, first - 1) or own
        first = own.left if own is not None and own.i < first else first
    if own is None or own.lower in words("relatives") or own.sentence is not sentence:
        return None
    if first - 1 <= sentence.first or every[first - 1].lower not in MARKS:
        return None
    closing = _closing(every, max(last, own.i) + 1, sentence.last - 2)
    return Interposed(own, every[sentence.first : first - 1], every[closing + 1 : sentence.last]) if closing is not None else None


def _name_between(every: Sequence[Word], at: int) -> Word | None:
    """A name between a comma and a cue, which the tree does not take for its subject."""
    word = every[at]
    return word if word.text[:1].isupper() and word.pos in {"PROPN", "ADJ"} and every[at - 1].lower in MARKS else None


def _closing(every: Sequence[Word], start: int, stop: int) -> int | None:
    """The mark behind a cue, nothing but an adverbial or a title between."""
    for n in range(start, min(start + LONGEST, stop)):
        if every[n].lower in MARKS:
            return n
        if every[n].pos in VERBAL or every[n].lower in NEVER_BETWEEN:
            return None
    return None


def inverted_speaker(text: Text, head: Word, cue: Interval) -> Word | None:
    """Who stands right behind a cue that follows a whole clause and a comma, and ends the sentence ("three were hurt, said the police in a
    letter"): no object of the cue's, as parsers have it."""
    every, sentence, (first, last) = text.words, head.sentence, cue
    if first <= sentence.first + 1 or every[first - 1].lower not in MARKS:
        return None
    speaker = noun_phrase_behind(text, last)
    if speaker is None or speaker.i <= last or not known_to_speak(text, speaker):
        return None
    same_number = agree(every[first : last + 1], speaker)
    if same_number is False or (text.lemma(head) in words("addressed") and not same_number):
        return None  # "a prévenu les pompiers", "warned the firemen"
    before, end = every[sentence.first : first - 1], speaker.i + 1
    while end < sentence.last and every[end].lower not in MARKS:
        end += 1
    behind = every[last + 1 : end]
    return speaker if any(_finite(word) for word in before) and not any(_verbal(text, word) for word in behind) else None


def halves(text: Text, put_in: Interposed) -> list[Span]:
    """What is said, before and behind the clause."""
    return _trimmed(text, [_span(put_in.before), _span(put_in.behind)])


def subject_before(put_in: Interposed) -> Word | None:
    """What the verb behind the clause says something of: the noun that heads what stands before it."""
    first, last = put_in.before[0].i, put_in.before[-1].i
    heads = [word for word in put_in.before if word.is_root or not first <= word.head.i <= last]
    return next((word for word in heads if word.pos in NOMINAL or word.pos in UNNAMED and word.pos != "CCONJ"), None)


def made_whole(text: Text, candidate: Candidate) -> None:
    """Make whole a sentence of which only half, or who speaks, was taken for the content."""
    assert candidate.head is not None
    assert candidate.cue is not None
    put_in = between_commas(text, candidate.head, candidate.cue)
    if put_in is None:
        return
    (start, end), first, behind = candidate.content[0], _span(put_in.before), _span(put_in.behind)
    quoted = any(word.lower == '"' for word in text.words[put_in.behind[0].i - 1 : text.run((start, start))[0]])
    if start >= behind[0] and not quoted and any(word.pos in NOMINAL for word in put_in.before):
        opening = put_in.behind[: max(0, text.run((start, start))[0] - put_in.behind[0].i)]
        reason = bool(opening) and all(word.pos in OPENINGS for word in opening) and opening[0].lower not in words("complementizers")
        whole = put_in.parted or reason
        rest = [(behind[0], end), *candidate.content[1:]] if whole else candidate.content
    elif put_in.parted and len(candidate.content) == 1 and (end <= first[1] or first[1] < start < behind[0]):
        rest = [behind]
    else:
        return
    candidate.content = _trimmed(text, [first, *rest])
    if candidate.source is None or candidate.source.start < first[1]:
        candidate.source = put_in.speaker


def _span(inside: Sequence[Word]) -> Span:
    return inside[0].start, inside[-1].end


def _trimmed(text: Text, spans: Sequence[Span]) -> list[Span]:
    return [found for start, end in spans if (found := trim(text.parsed.text, start, end)) is not None]


def _verbal(text: Text, word: Word) -> bool:
    """Whether a word is a verb, and no name that was taken for one."""
    return word.pos in VERBAL and word.i not in text.labels


def _finite(word: Word) -> bool:
    return word.feats.get("VerbForm") == "Fin"


def _predicate(behind: Sequence[Word]) -> bool:
    """Whether words begin with a finite verb, a negation or the like before it aside."""
    return _finite(behind[0]) or (behind[0].pos in {"ADV", "PART"} and any(_finite(word) for word in behind[1:3]))
