"""A statement beside each that it may be about, and what it offers to none of them in particular."""

from __future__ import annotations

import math
from collections.abc import Sequence

from selon.resolving.features import ANSWERING, DENYING, JUDGING, MOST_SHARED, NEAR, Pair, Seen, features
from selon.resolving.remarks import LONG, SHORT, Remark

BACK, AHEAD = 60, 15  # statements before and after that one may be about
TELLING = 1.0  # how telling what two statements share must be to tie them


def pairs(one: Remark) -> list[Pair]:
    """A statement with each that it may be about: the ones before it, the nearest first, and those after it that may be meant."""
    page, found = one.page, list[Pair]()
    matched = False
    for side in (page.remarks[max(0, one.n - BACK) : one.n][::-1], page.remarks[one.n + 1 : one.n + 1 + AHEAD]):
        seen = Seen(matched)
        for other in side:
            pair = _pair(one, other)
            if (pair.back or _told_later(pair, seen)) and not _only_tells(pair):
                pair.features = features(pair, seen)
                found.append(pair)
            seen.add(pair)
        matched = seen.matter > 0
    return found


def _pair(one: Remark, other: Remark) -> Pair:
    telling, shared = one.page.telling, one.other_stems & other.stems
    return Pair(
        one, other, shared, math.fsum([telling[stem] for stem in shared]), other.names_voice_of(one),
        matter=_matter(one, other), nested=_nested(one, other), apart=one.said.by != other.said.by, back=other.n < one.n,
        accuses=_accuses(one, other),
    )  # fmt: skip


def _matter(one: Remark, other: Remark) -> tuple[bool, bool, bool]:
    """Whether a statement's noun may stand for another: by its stance, by its cue, by the same word."""
    if one.pointer is None:
        return False, False, False
    takes = one.pointer.matters
    by_stance, by_cue = any(other.said.stance in matter.stances for matter in takes), any(matter.name in other.kinds for matter in takes)
    return by_stance, by_cue, one.pointing_stem in other.cue_stems


def _accuses(one: Remark, other: Remark) -> bool:
    """Whether the other accuses; of what is taken up all together ("these allegations"), what an accuser asserts is accusation, too."""
    said = other.said
    return said.stance == "accuses" or (one.sweeping and said.stance == "asserts" and said.by in one.page.accusers(one))


def _told_later(pair: Pair, seen: Seen) -> bool:
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
    page = one.page
    weights: dict[int, float] = {}
    for word in sorted(one.other_stems):
        telling = page.telling[word]
        for n in page.having[word]:
            if n >= one.n:
                break
            if n >= one.n - BACK:
                weights[n] = weights.get(n, 0.0) + telling
    shares = (weight / max(min(one.telling, page.remarks[n].telling), 1e-9) for n, weight in weights.items())
    return {
        "how far down": one.n / len(page.remarks),
        "most shared words": min(max(weights.values(), default=0.0), MOST_SHARED) / 3,
        "largest share of words": max(shares, default=0.0),
    }
