"""What the article says as somebody else says it, too: "as the mayor noted, A", « A, comme le rappelle le préfet »."""

from __future__ import annotations

from selon.attributing.candidates import Text
from selon.attributing.clauses import Interval, subject
from selon.attributing.order import NOMINAL
from selon.attributing.sources import known_to_speak, noun_phrase_behind
from selon.attributing.spans import trim
from selon.attributing.vocabulary import words
from selon.parsing.words import Word
from selon.records import Span

COMMA = ","
CLOSING = 14  # words from whoever speaks to the comma behind them, an apposition among them


def as_somebody_says(text: Text, verb: Word, cue: Interval) -> tuple[list[Span], Word] | None:
    """What is said, and by whom, where "as" opens the clause of a finite verb that says nothing else, set off by commas."""
    every, sentence = text.words, verb.sentence
    speaker = _speaker(text, verb, cue)
    if speaker is None:
        return None
    opens = min(cue[0], speaker.left if speaker.i < cue[0] else cue[0]) - 1
    if opens > sentence.first and every[opens].lower in words("clitics"):
        opens -= 1
    if opens < sentence.first or every[opens].lower not in words("likening") or text.quotations.at(every[opens].start) is not None:
        return None
    last = max(cue[1], speaker.i)
    if opens == sentence.first:
        comma = next((n for n in range(last + 1, min(last + CLOSING, sentence.last)) if every[n].lower == COMMA), None)
        wide = next((n for n in range(last + 1, sentence.last) if every[n].lower == COMMA and n > speaker.right), comma)
        return _spans(text, [(wide + 1, sentence.last)], speaker) if wide is not None else None
    if every[opens - 1].lower != COMMA:
        return None
    behind = next((n for n in range(last + 1, min(last + CLOSING, sentence.last - 2)) if every[n].lower == COMMA), None)
    parts = [(sentence.first, opens - 1)]
    if behind is not None and behind > speaker.right:
        parts.append((behind + 1, sentence.last))
    return _spans(text, parts, speaker)


def _speaker(text: Text, verb: Word, cue: Interval) -> Word | None:
    """Who says so: behind the verb, or before it; one that is known to speak, or a pronoun."""
    if not any(word.feats.get("VerbForm") == "Fin" for word in text.words[cue[0] : cue[1] + 1]):
        return None
    own = subject(verb)
    opens = own is not None and own.i < cue[0] and own.left > 0 and text.words[own.left - 1].lower in words("likening")
    if opens and any(child.relation == "obj" and child.i > cue[1] for child in verb.children):
        return None  # "as makers reported their sales" says something else
    for found in (own if own is not None and own.i < cue[0] else None, noun_phrase_behind(text, cue[1]), own):
        if found is not None and found.pos in NOMINAL and (known_to_speak(text, found) or found.lower in words("speakers")):
            return found
    return None


def _spans(text: Text, parts: list[tuple[int, int]], speaker: Word) -> tuple[list[Span], Word] | None:
    every = text.words
    if not any(word.feats.get("VerbForm") == "Fin" for first, last in parts for word in every[first:last]):
        return None
    found = [trim(text.parsed.text, every[first].start, every[last - 1].end) for first, last in parts if first < last]
    return [span for span in found if span is not None], speaker
