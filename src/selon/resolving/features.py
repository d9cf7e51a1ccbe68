"""What speaks for it that a statement is about another one, and what against it, as named numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from selon.resolving.remarks import SHORT, Pointer, Remark

ANSWERING = frozenset({"denies", "downplays", "confirms", "declines"})
DENYING = frozenset({"denies", "downplays"})
MOST_SHARED = 10.0  # what two statements share is counted up to here
ANAPHOR = 3  # words of a content that says nothing of its own
BRIEF = 8  # words of a content that says little besides pointing to another
FLAT = 14  # words of a content that says little more than "lies!"
CLOSE = 3  # statements between a question and its answer
NEAR = 3  # statements over which a pronoun reaches
JUDGING = frozenset({"false", "true", "small", "yes_no"})


@dataclass(slots=True, eq=False)
class Pair:
    """A statement and one that it may be about. `shared`: stems that both have, `weight` how telling they are; `matter`: whether
    its noun may stand for that one, by its stance, by its cue, by the same word; `nested`: how the two contents lie; `apart`: whether
    they are two voices'; `back`: whether the other is told before; `accuses`: whether the other accuses."""

    one: Remark
    other: Remark
    shared: frozenset[str]
    weight: float
    accused: bool
    matter: tuple[bool, bool, bool]
    nested: str
    apart: bool
    back: bool
    accuses: bool
    features: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class Seen:
    """What has been passed on the way to a statement: `behind` whether anything of the matter stands before the one that asks."""

    behind: bool
    others: int = 0
    voices: int = 0
    matter: int = 0
    accused: int = 0
    accusations: int = 0

    def add(self, pair: Pair) -> None:
        self.others += pair.apart
        if not pair.apart:
            return
        self.voices += pair.nested not in {"held", "beside"}
        self.matter += any(pair.matter)
        self.accused += pair.accused and pair.accuses
        self.accusations += pair.accuses and pair.nested != "held"


Told = list[str]  # the names of features that hold


def features(pair: Pair, seen: Seen) -> dict[str, float]:
    """What is so of a pair, 1 each, and the numbers of it that are not 0."""
    found = dict.fromkeys(_so(pair, seen), 1.0)
    _distances(pair, seen, found)
    if pair.shared:
        _words(pair, found)
    if pair.apart:
        _of_two_voices(pair, found)
    return found


def _so(pair: Pair, seen: Seen) -> Told:
    told = [] if pair.shared else ["nothing shared"]
    told += _placed(pair)
    told += _before(pair, seen) if pair.back else _ahead(pair, seen)
    told += _matters(pair, seen)
    told += _target(pair)
    if pair.apart:
        told += _parties(pair)
        told += _accused(pair, seen)
    return told


# --- where the two stand


def _placed(pair: Pair) -> Told:
    """How the places of the two lie."""
    one, other, nested = pair.one, pair.other, pair.nested
    told: Told = []
    if one.sentence is other.sentence and not nested:
        told.append("same sentence")
    if one.sentence.paragraph is other.sentence.paragraph:
        told.append("same paragraph")
    if nested == "held":
        told.append("outside")
    elif nested == "beside":
        told.append("beside")
    if not pair.apart:
        told += ["same voice", "same voice, next"] if abs(one.n - other.n) == 1 else ["same voice"]
    elif nested == "holds":
        told += ["inside", "inside what is denied"] if one.denying else ["inside"]
    elif nested == "same":
        told.append("same words")
    return told


def _before(pair: Pair, seen: Seen) -> Told:
    """What speaks for one that is told before: how near it is of these."""
    one, behind = pair.one, pair.one.n - pair.other.n
    told: Told = []
    if pair.apart and not seen.voices:
        if pair.nested not in {"held", "beside"}:
            told.append("nearest voice")
        if len(one.words) <= SHORT:
            told.append("short, nearest voice")
    if behind == 1:
        told += _last(pair)
    elif one.pronoun and behind <= NEAR:
        told.append("pronoun, near")
    return told


def _last(pair: Pair) -> Told:
    """What speaks for the one that is told just before."""
    one = pair.one
    told = ["last"] if pair.apart else []
    if one.pronoun:
        told += ["pronoun, last"] if pair.apart else ["pronoun, last", "pronoun, last, same voice"]
    if one.signs & JUDGING:
        told.append("judged, last")
    if one.pointer is not None and one.pointer.how == "demonstrative":
        told.append("this, last")
    return told


def _ahead(pair: Pair, seen: Seen) -> Told:
    """What speaks for one that is told later, and against it."""
    matter, title = pair.apart and any(pair.matter), pair.one.title
    told = ["ahead of a title" if title else "ahead"]
    if pair.nested == "holds":
        told.append("ahead, inside")
    if not seen.behind:
        told += ["ahead, none behind", "matter ahead, none behind"] if matter else ["ahead, none behind"]
    if title and matter and not seen.matter:
        told.append("first of the matter under a title")
    if title and pair.apart and pair.accuses and not seen.accusations:
        told.append("first accusation under a title")
    return told


def _distances(pair: Pair, seen: Seen, found: dict[str, float]) -> None:
    """How far the two are from each other."""
    if seen.others:
        found["between"] = math.log2(1 + seen.others)
        if pair.one.sweeping:
            found["between, of many"] = found["between"]
    paragraphs = abs(pair.one.paragraph - pair.other.paragraph)
    if paragraphs:
        found["paragraphs"] = math.log2(1 + paragraphs)


# --- what the two say


def _matters(pair: Pair, seen: Seen) -> Told:
    """Whether its noun may stand for the other."""
    pointer, (by_stance, by_cue, by_word) = pair.one.pointer, pair.matter
    if pointer is None:
        return []
    told = ["matter by stance"] if by_stance else []
    if by_cue:
        told.append("matter by cue")
    if by_word:
        told.append("its noun")
    if by_stance or by_cue or by_word:
        told += _of_the_matter(pair, seen, pointer)
    else:
        told += ["another matter", "another matter, heads"] if pointer.heads else ["another matter"]
    if pair.apart and not pair.one.noun_of.isdisjoint(pair.other.side_stems):
        told.append("of its voice")
    if pair.accuses and pair.apart and pair.nested != "held" and pointer.means("accusation"):
        told.append("accusation meant")
    if pair.other.said.stance in DENYING and pointer.means("denial"):
        told.append("denial meant")
    return told


def _of_the_matter(pair: Pair, seen: Seen, pointer: Pointer) -> Told:
    """What speaks for one that is of the matter."""
    told: Told = []
    if pointer.how == "demonstrative":
        told.append("matter, this")
        if pair.back and pair.apart and not seen.matter:
            told.append("nearest of the matter, this")
    if pair.nested == "holds" and pair.apart:
        told.append("matter, inside")
    return told


def _words(pair: Pair, found: dict[str, float]) -> None:
    """How much of what both say is the same."""
    weight, own, others = pair.weight, pair.one.telling, pair.other.telling
    found["shared words"] = min(weight, MOST_SHARED) / 3
    found["share of words"] = weight / max(min(own, others), 1e-9)
    found["covers the other"] = weight / max(others, 1e-9)
    found["covered by the other"] = weight / max(own, 1e-9)
    if pair.one.said.stance == "confirms":
        found["confirmed words"] = found["shared words"]


def _target(pair: Pair) -> Told:
    """What the other is."""
    one, other, stance = pair.one, pair.other, pair.other.said.stance
    told = ["accuses"] if pair.accuses else []
    if one.denying and stance in DENYING:
        told.append("denies too")
    if stance == "predicts" and not (pair.matter[0] or pair.matter[1]):
        told.append("foresees")
    if other.title:
        told.append("in the title")
    elif other.n == 0:
        told.append("first")
    if len(other.words) <= ANAPHOR:
        told.append("an anaphor")
    if len(other.words) <= BRIEF and other.pointer is not None and other.pointer.how == "demonstrative":
        told.append("points itself")
    if other.said.within is not None and pair.nested != "holds":
        told.append("nested")
    return told


# --- of two voices


def _of_two_voices(pair: Pair, found: dict[str, float]) -> None:
    """What the two do, and how much of the whole the other is about."""
    one, other = pair.one, pair.other
    found[f"{one.said.stance} of {other.said.stance}"] = 1.0
    if pair.shared:
        found[f"{one.said.stance}, shared"] = min(pair.weight, MOST_SHARED) / 3
    if other.central:
        found["central"] = other.central
        if not pair.shared:
            found["central, nothing shared"] = other.central
    if pair.back and other.of_headline:
        found["of the headline"] = other.of_headline
    if pair.back and other.leads:
        found |= dict.fromkeys(["lead", "lead, judged"] if one.judges else ["lead"], 1.0)


def _parties(pair: Pair) -> Told:
    """Who speaks of whom."""
    one, other, stance = pair.one, pair.other, pair.other.said.stance
    told: Told = []
    if not other.spoken.isdisjoint(one.names):
        told += ["is named", "is named, judged"] if one.judges else ["is named"]
    if not one.side.isdisjoint(other.side):
        told += ["one side", "one side, denied"] if one.denying else ["one side"]
    if one.counts and other.counts:
        told += ["both count", "both count, told lower"] if one.denying or "rate" in one.does else ["both count"]
    if stance in ANSWERING:
        told.append("answers")
    if other.said.polarity == "negative":
        told += ["both negative"] if one.said.polarity == "negative" else []
        told += ["negative, denied"] if one.denying else []
    if pair.back and stance == "asks":
        told += _asked(pair)
    return told


def _asked(pair: Pair) -> Told:
    """How a question is answered."""
    one, told = pair.one, list[str]()
    declines = one.said.stance == "declines"
    if (declines or "answer" in one.does) and one.n - pair.other.n <= CLOSE:
        told.append("asked, answered")
    if declines:
        told.append("asked, declined")
    return told


def _accused(pair: Pair, seen: Seen) -> Told:
    """Who accuses whom."""
    one, other, denying, accuses = pair.one, pair.other, pair.one.denying, pair.accuses
    told: Told = []
    if pair.accused:
        told += ["names the voice", "names the voice, of many"] if one.sweeping else ["names the voice"]
    if accuses:
        told += _of_an_accusation(pair, seen)
    if other.said.by in one.page.accusers(one):
        if one.sweeping and other.said.stance in {"accuses", "asserts"}:
            told.append("by an accuser, of many")
        if accuses and denying:
            told.append("by an accuser, denied")
    return told


def _of_an_accusation(pair: Pair, seen: Seen) -> Told:
    """What speaks for one that accuses."""
    one, told = pair.one, list[str]()
    if one.sweeping:
        told.append("accuses, of many")
    if pair.accused and pair.back and not seen.accused:
        told.append("nearest that accuses the voice")
    if one.denying:
        told.append("accuses, denied")
        if pair.accused:
            told.append("accuses the voice that denies")
        if pair.other.of_somebody and one.voice is not None and one.voice.type in {"person", "group"}:
            told.append("accuses somebody, denied")
    if "false" in one.signs and len(one.words) <= FLAT:
        told += ["lies", "nearest accusation, lies"] if pair.back and not seen.accusations else ["lies"]
    return told
