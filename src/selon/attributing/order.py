"""What the order of the words says of who speaks, where the tree says something else or nothing."""

from __future__ import annotations

from selon.attributing.candidates import Candidate, Text
from selon.attributing.clauses import SUBJECTS, VERBAL, subject
from selon.attributing.mending import signature
from selon.attributing.mentions import COMMA, opens_relative
from selon.attributing.vocabulary import words
from selon.parsing.words import Word

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
UNNAMED = frozenset({"ADJ", "DET", "NUM", "X", "CCONJ", "INTJ", "SCONJ"})  # what a noun is taken for that stands alone
STOPS = frozenset({'"', ":", ";", "–"})
FARTHEST = 40  # words that a parenthesis may have
ASIDE = 5  # words of a clause put between a subject and its verb ("he said", "it later emerged")
LONGEST_MODIFIER = 8  # words
IN_MODIFIER = frozenset({"ADP", "DET", "NOUN", "PROPN", "ADJ", "NUM", "PART", "PRON", "CCONJ"})
PARTED = 9  # words between an auxiliary and its participle


def parenthesis(text: Text, candidate: Candidate, found: Word | None) -> int | None:
    """The comma behind whoever speaks, where two commas set something apart right before the cue: a relative clause, or a short clause
    with a subject of its own ("the mayor, whose brother owns it, called ...", "his boss, he said, told him to ..."). None where
    `found`, whom the tree names, reaches up to that comma, or stands behind a "that" within."""
    cue, every = candidate.head, text.words
    if cue is None or candidate.cue is None or cue.feats.get("VerbForm") in {"Ger", "Inf"} or cue.pos not in VERBAL:
        return None
    floor, end = cue.sentence.first, candidate.cue[0] - 1
    while end > floor and every[end].pos == "ADV":
        end -= 1
    start = _opening(text, end, floor) if every[end].lower == COMMA else None
    if start is None or start <= floor or every[start - 1].pos not in NOMINAL:
        return None
    if found is not None and (found.left < start <= found.right + 1 or every[found.left - 1].lower in words("complementizers")):
        return None
    return start


def _opening(text: Text, end: int, floor: int) -> int | None:
    """The comma that opens what the comma `end` closes, where that is a relative clause or a short clause with a subject of its own."""
    every = text.words
    for at in range(end - 1, max(floor, end - FARTHEST), -1):
        if every[at].lower in STOPS:
            return None
        if every[at].lower == COMMA:
            inside = every[at + 1 : end]
            aside = len(inside) <= ASIDE and inside and inside[0].pos == "PRON" and any(word.pos in VERBAL for word in inside)
            if aside or opens_relative(text.parsed, at + 1):
                return at
    return None


def parted_auxiliary(text: Text, candidate: Candidate) -> int | None:
    """The auxiliary of a participle that looks like a passive's because something stands between ("avait, dans un communiqué, dénoncé")."""
    cue = candidate.head
    if cue is None or cue.feats.get("VerbForm") != "Part" or candidate.cue is None or candidate.cue[0] != cue.i:
        return None
    for n in range(cue.i - 1, max(cue.sentence.first, cue.i - PARTED), -1):
        word = text.words[n]
        if word.pos in VERBAL:
            return n if word.lemma in words("perfect") and word.feats.get("VerbForm") == "Fin" else None
    return None


def substantive(text: Text, candidate: Candidate) -> Word | None:
    """What stands right before a finite cue at the head of its sentence and was taken for no noun ("Some say", "The 34-year-old says",
    "Ce dernier a dit"): the mention is all that stands before it."""
    cue, every = candidate.head, text.words
    if cue is None or candidate.cue is None or cue.feats.get("VerbForm") == "Inf" or candidate.frame.startswith(("noun", "adposition")):
        return None
    floor, end = cue.sentence.first, candidate.cue[0]
    before = every[floor:end]
    people = bool(before) and before[-1].lower in words("some_people")
    unnamed = bool(before) and (people or before[-1].pos in UNNAMED or (before[-1].pos == "ADV" and before[-1].i in text.labels))
    if not 0 < len(before) <= ASIDE + 1 or not unnamed or candidate.content[0][0] < every[end].start:
        return None
    if any(word.pos in VERBAL or word.pos == "ADP" or word.lower in STOPS or word.lower == COMMA for word in before):
        return None
    if not before[-1].text[:1].isupper() and before[0].pos != "DET":
        return None
    candidate.mention = before[0].start, before[-1].end
    return before[-1]


def joined(text: Text, candidate: Candidate) -> Word | None:
    """Whose verb comes last before "and" and the cue, of those that have the cue's tense: he goes on ("she told reporters there was
    no doubt and recommended the trout")."""
    cue = candidate.head
    if cue is None or candidate.cue is None or cue.feats.get("VerbForm") in {"Inf", "Ger"}:
        return None
    at = candidate.cue[0] - 1
    while at > cue.sentence.first and text.words[at].pos == "ADV":
        at -= 1
    if text.words[at].pos != "CCONJ":
        return None
    own = signature(cue)[1:]
    for n in range(at - 1, max(cue.sentence.first, at - FARTHEST), -1):
        verb = text.words[n]
        if verb.lower in STOPS:
            return None
        if verb.pos == "VERB" and signature(verb)[1:] == own:
            who = subject(verb)
            if who is not None:
                return who
    return None


def up_to_the_cue(text: Text, candidate: Candidate, head: Word, last: int) -> int:
    """The last word of a mention: right before the cue, where nothing but prepositions with names and nouns parts it from its verb and the
    parser hung them on that ("Analysts at the bank predict", "Sources close to the minister say")."""
    if candidate.cue is None or candidate.head is None or head.i > candidate.cue[0] or head.pos not in {"NOUN", "PROPN"}:
        return last
    every, first = text.words, last + 1
    inside = every[first : candidate.cue[0]]
    if not 2 <= len(inside) <= LONGEST_MODIFIER or not _subject_of(candidate.head, head) or every[first].sentence is not head.sentence:
        return last
    near = inside[0].lower in words("near") and inside[1].pos == "ADP"
    if not (near or inside[0].pos == "ADP") or any(word.pos not in IN_MODIFIER for word in inside[1:]):
        return last
    return last if any(_of_the_occasion(word) for word in inside) else candidate.cue[0] - 1


def _subject_of(cue: Word, head: Word) -> bool:
    """Whether a noun is the subject of a cue, or of the adjective behind it, which was taken for a verb."""
    return subject(cue) is head or (head.relation in SUBJECTS and head.head.head is cue and head.head.lower in words("near"))


def _of_the_occasion(word: Word) -> bool:
    lists = ("occasions", "occasion_cases", "relatives", "stretches_of_time", "never_sources")
    return any(word.lower in words(name) or word.lemma in words(name) for name in lists)
