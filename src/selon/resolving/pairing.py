"""A statement beside each that it may be about: what speaks for it and against, as named numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from selon.resolving.remarks import LONG, SHORT, Remark

BACK, AHEAD = 60, 15  # statements before and after that one may be about
ANSWERING = frozenset({"denies", "downplays", "confirms", "declines"})
DENYING = frozenset({"denies", "downplays"})
MOST_SHARED = 10.0  # what two statements share is counted up to here
ANAPHOR = 3  # words of a content that says nothing of its own
FLAT = 14  # words of a content that says little more than "lies!"
CLOSE = 3  # statements between a question and its answer
TELLING, NEAR = 1.0, 3  # how telling what two statements share must be to tie them; statements over which a pronoun reaches
JUDGING = frozenset({"false", "true", "small", "yes_no"})


@dataclass(slots=True, eq=False)
class Pair:
    """A statement and one that it may be about. `shared`: stems that both have, `weight` how telling they are; `matter`: whether
    its noun may stand for that one, by its stance, by its cue, by the same word; `nested`: how the two contents lie."""

    one: Remark
    other: Remark
    shared: frozenset[str]
    weight: float
    accused: bool
    matter: tuple[bool, bool, bool]
    nested: str
    features: dict[str, float] = field(default_factory=dict)

    @property
    def apart(self) -> bool:
        """Whether they are two voices'."""
        return self.one.said.by != self.other.said.by

    @property
    def back(self) -> bool:
        return self.other.n < self.one.n

    @property
    def accuses(self) -> bool:
        """Whether the other accuses; of what is taken up all together ("these allegations"), what an accuser asserts is accusation, too."""
        said, one = self.other.said, self.one
        return said.stance == "accuses" or (one.sweeping and said.stance == "asserts" and said.by in one.page.accusers(one))


def pairs(one: Remark) -> list[Pair]:
    """A statement with each that it may be about: the ones before it, the nearest first, and those after it that may be meant."""
    page, found = one.page, list[Pair]()
    matched = False
    for side in (page.remarks[max(0, one.n - BACK) : one.n][::-1], page.remarks[one.n + 1 : one.n + 1 + AHEAD]):
        seen = _Seen(matched)
        for other in side:
            pair = _pair(one, other)
            if (pair.back or _told_later(pair, seen)) and not _only_tells(pair):
                pair.features = {name: float(value) for name, value in _features(pair, seen) if value}
                found.append(pair)
            seen.add(pair)
        matched = seen.matter > 0
    return found


def _pair(one: Remark, other: Remark) -> Pair:
    pointer = one.pointer
    takes = pointer.matters if pointer is not None else ()
    own = one.pointing_stem
    shared = (one.stems - {own}) & other.stems
    return Pair(
        one, other, shared, math.fsum(one.page.telling[stem] for stem in shared), other.names_voice_of(one),
        matter=(
            any(other.said.stance in matter.stances for matter in takes),
            any(matter.name in other.kinds for matter in takes),
            bool(own) and own in other.cue_stems,
        ),
        nested=_nested(one, other),
    )  # fmt: skip


def _told_later(pair: Pair, seen: _Seen) -> bool:
    """Whether one that is told later may be meant: more than its place ties the two, or it accuses and is the first of its kind."""
    if grounded(pair):
        return True
    first = (any(pair.matter) and not seen.behind) or (pair.one.title and not seen.accusations)
    return pair.apart and pair.accuses and first


def _only_tells(pair: Pair) -> bool:
    """Whether the other is only what this one tells that somebody says: what it neither rejects nor refuses it does not take up."""
    return pair.nested == "holds" and not (pair.one.denying or pair.one.said.stance in ANSWERING - {"confirms"})


def grounded(pair: Pair) -> bool:
    """Whether something besides their places ties two statements, or they stand so near that a pronoun or "false" is enough."""
    one, other = pair.one, pair.other
    if of_another_matter(pair):
        return False
    if pair.nested in {"holds", "same"} or any(pair.matter[0 if pair.back else 1 :]) or pair.accused or pair.weight >= TELLING:
        return True
    if pair.apart and (not other.spoken.isdisjoint(one.names) or (one.denying and pair.accuses) or pair.features.get("asked, answered")):
        return True
    return 0 < one.n - other.n <= NEAR and bool(one.pronoun or one.signs & JUDGING)


def of_another_matter(pair: Pair) -> bool:
    """Whether the noun that takes something up says of what it is ("rumours of a resignation"), and the other has none of that."""
    pointer, own = pair.one.pointer, pair.one.noun_of
    if pointer is None or not own or pointer.how == "demonstrative" or pair.nested in {"holds", "same"} or pair.accused:
        return False
    return own.isdisjoint(pair.other.stems) and own.isdisjoint(pair.other.side_stems)


def _nested(one: Remark, other: Remark) -> str:
    if (one.first, one.last) == (other.first, other.last):
        return "same"
    if other.said.within == one.said.id or (one.first <= other.first and other.last <= one.last):
        return "holds"
    if one.said.within == other.said.id or (other.first <= one.first and one.last <= other.last):
        return "held"
    return "beside" if one.said.within is not None and one.said.within == other.said.within else ""


@dataclass(slots=True)
class _Seen:
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


Told = list[tuple[str, float]]


def _features(pair: Pair, seen: _Seen) -> Told:
    return [
        *_places(pair, seen),
        *_matters(pair, seen),
        *_words(pair),
        *_figures(pair),
        *(_between_two(pair, seen) if pair.apart else ()),
        *_target(pair),
    ]


def _between_two(pair: Pair, seen: _Seen) -> Told:
    """What there is between two voices only."""
    return [*_stances(pair), *_parties(pair, seen), *_told_of(pair)]


def _places(pair: Pair, seen: _Seen) -> Told:
    """Where the two stand."""
    one, other, apart = pair.one, pair.other, pair.apart
    ahead = not pair.back
    behind = one.n - other.n
    return [
        ("same voice", not apart),
        ("same voice, next", not apart and abs(one.n - other.n) == 1),
        ("ahead", ahead and not one.title),
        ("ahead of a title", ahead and one.title),
        ("ahead, inside", ahead and pair.nested == "holds"),
        ("between", math.log2(1 + seen.others)),
        ("between, of many", math.log2(1 + seen.others) if one.sweeping else 0.0),
        ("nearest voice", pair.back and apart and not seen.voices and pair.nested not in {"held", "beside"}),
        ("same sentence", one.sentence is other.sentence and not pair.nested),
        ("paragraphs", math.log2(1 + abs(one.paragraph - other.paragraph))),
        ("short, nearest voice", pair.back and apart and not seen.voices and len(one.words) <= SHORT),
        ("last", behind == 1 and apart),
        ("pronoun, last", bool(one.pronoun) and behind == 1),
        ("pronoun, last, same voice", bool(one.pronoun) and behind == 1 and not apart),
        ("pronoun, near", bool(one.pronoun) and 1 < behind <= NEAR),
        ("judged, last", behind == 1 and bool(one.signs & JUDGING)),
        ("this, last", behind == 1 and one.pointer is not None and one.pointer.how == "demonstrative"),
        ("same paragraph", one.sentence.paragraph is other.sentence.paragraph),
        ("inside", pair.nested == "holds" and apart),
        ("inside what is denied", pair.nested == "holds" and apart and one.denying),
        ("outside", pair.nested == "held"),
        ("beside", pair.nested == "beside"),
        ("same words", pair.nested == "same" and apart),
    ]


def _matters(pair: Pair, seen: _Seen) -> Told:
    """Whether its noun may stand for the other."""
    pointer = pair.one.pointer
    by_stance, by_cue, by_word = pair.matter
    matter = any(pair.matter)
    found: Told = [
        ("matter by stance", by_stance),
        ("matter by cue", by_cue),
        ("its noun", by_word),
    ]
    if pointer is not None:
        head = pointer.heads and not matter
        found += [
            ("another matter", not matter),
            ("another matter, heads", head),
            ("matter, this", matter and pointer.how == "demonstrative"),
            ("nearest of the matter, this", pair.back and pair.apart and matter and not seen.matter and pointer.how == "demonstrative"),
            ("matter, inside", pair.nested == "holds" and pair.apart and matter),
            ("of its voice", pair.apart and not pair.one.noun_of.isdisjoint(pair.other.side_stems)),
        ]
        accusation = any(m.name == "accusation" for m in pointer.matters)
        found += [
            ("accusation meant", accusation and pair.accuses and pair.apart and pair.nested != "held"),
            ("denial meant", any(m.name == "denial" for m in pointer.matters) and pair.other.said.stance in DENYING),
        ]
    found += [
        ("first of the matter under a title", pair.one.title and not pair.back and pair.apart and matter and not seen.matter),
        ("ahead, none behind", not pair.back and not seen.behind),
        ("matter ahead, none behind", not pair.back and not seen.behind and matter and pair.apart),
    ]
    return found


def _words(pair: Pair) -> Told:
    """What both say."""
    return [
        ("shared words", min(pair.weight, MOST_SHARED) / 3),
        ("share of words", pair.weight / max(min(pair.one.telling, pair.other.telling), 1e-9) if pair.shared else 0.0),
        ("nothing shared", not pair.shared),
        ("covers the other", pair.weight / max(pair.other.telling, 1e-9) if pair.shared else 0.0),
        ("covered by the other", pair.weight / max(pair.one.telling, 1e-9) if pair.shared else 0.0),
        ("confirmed words", min(pair.weight, MOST_SHARED) / 3 if pair.one.said.stance == "confirms" else 0.0),
    ]


def _told_of(pair: Pair) -> Told:
    """How much of the whole the other is about."""
    other = pair.other
    found: Told = [("central", other.central), ("central, nothing shared", 0.0 if pair.shared else other.central)]
    if pair.back:
        found += [("of the headline", other.of_headline), ("lead", other.leads), ("lead, judged", other.leads and pair.one.judges)]
    return found


def _figures(pair: Pair) -> Told:
    """Whether both count something: "twelve children", "put the number at three"."""
    both = pair.apart and pair.one.counts and pair.other.counts
    return [
        ("both count", both),
        ("both count, told lower", both and (pair.one.denying or "rate" in pair.one.does)),
    ]


def _stances(pair: Pair) -> Told:
    """What the two do."""
    return [
        (f"{pair.one.said.stance} of {pair.other.said.stance}", True),
        (f"{pair.one.said.stance}, shared", min(pair.weight, MOST_SHARED) / 3),
    ]


def _parties(pair: Pair, seen: _Seen) -> Told:
    """Who speaks of whom, of two voices."""
    one, other, denying, accuses = pair.one, pair.other, pair.one.denying, pair.accuses
    named = not other.spoken.isdisjoint(one.names)
    found: Told = [
        ("names the voice", pair.accused),
        ("accuses the voice that denies", pair.accused and accuses and denying),
        ("nearest that accuses the voice", pair.back and pair.accused and accuses and not seen.accused),
        ("accuses, denied", accuses and denying),
        ("is named", named),
        ("is named, judged", named and one.judges),
    ]
    side = not one.side.isdisjoint(other.side)
    found += [
        ("one side", side),
        ("one side, denied", side and denying),
    ]
    person = one.voice is not None and one.voice.type in {"person", "group"}
    found.append(("accuses somebody, denied", person and other.of_somebody and denying and accuses))
    by_accuser = other.said.by in one.page.accusers(one)
    found += [
        ("accuses, of many", accuses and one.sweeping),
        ("names the voice, of many", pair.accused and one.sweeping),
        ("by an accuser, of many", by_accuser and one.sweeping and other.said.stance in {"accuses", "asserts"}),
        ("by an accuser, denied", by_accuser and accuses and denying),
        ("nearest accusation, lies", _flat(pair) and pair.back and not seen.accusations),
        ("lies", _flat(pair)),
        ("first accusation under a title", one.title and not pair.back and accuses and not seen.accusations),
    ]
    return found


def _flat(pair: Pair) -> bool:
    return "false" in pair.one.signs and len(pair.one.words) <= FLAT and pair.accuses and pair.apart


def _target(pair: Pair) -> Told:
    """What the other is."""
    one, other = pair.one, pair.other
    stance, matched = other.said.stance, pair.matter[0] or pair.matter[1]
    question = pair.apart and pair.back and stance == "asks"
    found: Told = [
        ("accuses", pair.accuses),
        ("answers", stance in ANSWERING and pair.apart),
        ("denies too", stance in DENYING and one.denying),
        ("both negative", pair.apart and other.said.polarity == "negative" and one.said.polarity == "negative"),
        ("negative, denied", pair.apart and other.said.polarity == "negative" and one.denying),
    ]
    answered = one.said.stance == "declines" or "answer" in one.does
    found += [
        ("asked, answered", question and answered and one.n - other.n <= CLOSE),
        ("asked, declined", question and one.said.stance == "declines"),
        ("foresees", stance == "predicts" and not matched),
        ("in the title", other.title),
        ("first", other.n == 0 and not other.title),
        ("an anaphor", len(other.words) <= ANAPHOR),
        ("points itself", other.pointer is not None and other.pointer.how == "demonstrative" and len(other.words) <= 8),
        ("nested", other.said.within is not None and pair.nested != "holds"),
    ]
    return found


def answer_features(one: Remark) -> dict[str, float]:
    """Of a statement alone, and of the one told just before: whether it takes up something said."""
    said, pointer = one.said, one.pointer
    size = "short" if len(one.words) <= SHORT else "long" if len(one.words) > LONG else "middling"
    found = [f"stance={said.stance}", f"form={said.form}", f"length={size}", f"negations={min(one.denials, 2)}"]
    found += [*(f"does={does}" for does in one.does), *(f"sign={sign}" for sign in one.signs)]
    found += [f"how={pointer.how if pointer is not None else 'none'}", f"pronoun={one.pronoun}"]
    if pointer is not None:
        found += [f"matter={matter.name}" for matter in pointer.matters]
        found += [f"how+stance={pointer.how}+{said.stance}"] if said.stance in ANSWERING else []
    truths = {
        "negative": said.polarity == "negative",
        "no cue": said.cue is None,
        "nested": said.within is not None,
        "title": one.title,
        "first": one.n == 0,
        "refuses": one.refuses,
        "noun heads": pointer is not None and pointer.heads,
        "named": one.voice is not None and one.voice.named,
        "document": one.voice is not None and one.voice.type == "document",
    }
    found += [name for name, so in truths.items() if so]
    return dict.fromkeys([*found, *_after(one)], 1.0) | _told_before(one)


def _after(one: Remark) -> Sequence[str]:
    """What stands just before a statement: whose it is, and what it does."""
    if not one.n:
        return ()
    said, before = one.said, one.page.remarks[one.n - 1].said
    if before.by == said.by:
        answers, asks = before.stance in DENYING | {"confirms"}, before.stance == "asks"
        found = ["after its own", *["after its own answer"] * answers, *["after a question"] * asks]
    else:
        found = ["after an accusation"] if before.stance == "accuses" else []
    after = f"after {'its own' if before.by == said.by else 'another'}={before.stance}"
    return [*found, after, f"{after}+{said.stance}"]


def _told_before(one: Remark) -> dict[str, float]:
    """How far down it is told, and how much it has in common with the one told before with which it shares most."""
    page, own = one.page, one.pointing_stem
    weights: dict[int, float] = {}
    for word in sorted(one.stems):
        if word != own:
            for n in page.having[word]:
                if one.n - BACK <= n < one.n:
                    weights[n] = weights.get(n, 0.0) + page.telling[word]
    shares = (weight / max(min(one.telling, page.remarks[n].telling), 1e-9) for n, weight in weights.items())
    return {
        "how far down": one.n / len(page.remarks),
        "most shared words": min(max(weights.values(), default=0.0), MOST_SHARED) / 3,
        "largest share of words": max(shares, default=0.0),
    }
