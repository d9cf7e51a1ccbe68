"""What somebody behind the cue has surely said before it: a clause, a mark, the cue, and who speaks ("…, a promis le maire", « … », se
réjouit le jardinier, "…, a-t-on appris de source judiciaire"). Read off the words, since parsers take who speaks for an object, or the
clause before for another's.
"""

from __future__ import annotations

from collections.abc import Sequence

from selon.attributing.candidates import Text
from selon.attributing.clauses import VERBAL, Interval, subject
from selon.attributing.complements import quotation_before
from selon.attributing.sources import clitic_subject, known_to_speak, noun_phrase_behind
from selon.attributing.spans import trim
from selon.attributing.vocabulary import words
from selon.parsing.words import Word
from selon.records import Span

MARKS = frozenset({",", "–"})
STOPS = frozenset({":", ";", '"'})
SAYING = frozenset({"say", "announce", "think", "judge", "confirm", "know", "show"})
OPENS = frozenset({"SCONJ", "CCONJ"})
NEAR = 12  # characters from the mark of a quotation to the verb of a cue: "» , se ", "», a "


def may_invert(text: Text, word: Word) -> bool:
    """Whether a word is worth a look: it has a subject that hangs on it, or a quotation closes a few words before."""
    return word.i in text.inverted or (bool(text.quotations.all) and text.parsed.twin.find('"', max(0, word.start - NEAR), word.start) >= 0)


def said_before(text: Text, verb: Word, cue: Interval, names: frozenset[str]) -> tuple[list[Span], Word] | None:
    """What a finite cue says that stands before it, and who: a subject that hangs on the verb itself ("-t-on"), or whoever stands
    right behind and is known to speak, where a quotation ends before."""
    every, sentence, (first, last) = text.words, verb.sentence, cue
    if first <= sentence.first or not any(word.feats.get("VerbForm") == "Fin" for word in every[first : last + 1]):
        return None
    clitic = clitic_subject(text, cue)
    if clitic is not None:
        return _with_clitic(text, clitic, cue) if names & SAYING and not _goes_on(every[last + 1 : sentence.last]) else None
    quoted = quotation_before(text, every[first].start)
    speaker = noun_phrase_behind(text, last) if quoted is not None else None
    if quoted is None or speaker is None or not known_to_speak(text, speaker) or _other_subject(verb, first):
        return None
    own = subject(verb)
    if own is not None and own.left <= speaker.i < own.i:
        speaker = own  # "said American president Obama", whose head the tree knows better
    begin = min(quoted.start, every[sentence.first].start) if quoted.start >= sentence.start else quoted.start
    found = trim(text.parsed.text, begin, quoted.end)
    return ([found], speaker) if found is not None and agree(every[first : last + 1], speaker) is not False else None


def _with_clitic(text: Text, clitic: Word, cue: Interval) -> tuple[list[Span], Word] | None:
    every, first, opens = text.words, clitic.sentence.first, cue[0] - 1
    if every[opens].lower not in MARKS or text.quotations.at(every[opens].start) is not None or every[opens - 1].lower == '"':
        return None
    before = every[first:opens]
    whole = any(word.pos in VERBAL and word.feats.get("VerbForm") == "Fin" for word in before)
    if not whole or before[0].pos in OPENS or any(word.lower in STOPS for word in before):
        return None
    found = trim(text.parsed.text, before[0].start, before[-1].end)
    return ([found], clitic) if found is not None else None


def _goes_on(behind: Sequence[Word]) -> bool:
    """Whether what is said may go on behind the cue."""
    return any(word.feats.get("VerbForm") == "Fin" or word.lower in words("complementizers") or word.lower in STOPS for word in behind)


def _other_subject(verb: Word, first: int) -> bool:
    own = subject(verb)
    return own is not None and own.i < first and own.sentence is verb.sentence and own.head is verb and verb.is_root


def agree(cue: Sequence[Word], speaker: Word) -> bool | None:
    """Whether the finite verb of a cue and who stands behind it are of one number; None where it does not show."""
    bearer = next((word for word in cue if word.feats.get("VerbForm") == "Fin"), None)
    number = bearer.feats.get("Number") if bearer is not None else None
    several = any(child.relation == "conj" for child in speaker.children)
    shown = speaker.feats.get("Number")
    return None if number is None or shown is None or several else shown == number
