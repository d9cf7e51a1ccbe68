"""Resolving mentions: first those that stand by themselves or by the day of writing, then those that lean on others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import islice

from selon.timing.bounds import Both, Span, Wrapped, yearless
from selon.timing.edtf import UNSURE, Interval, Point, Value, day, marked, points
from selon.timing.edtf import read as read_edtf
from selon.timing.meaning import Context, Fixed, Meaning, Timeless
from selon.timing.mentions import Mention, Read, is_anniversary
from selon.timing.named import CalendarDate
from selon.timing.narrative import Counted, Following, Shortly
from selon.timing.relative import Halfway, Lately, Now, SinceAmount, Within

TRIED = 4  # earlier times that a narrative one may lean on
BEHIND, AHEAD = 24, 6  # mentions before and after it that are looked at
JOINED = 2  # tokens between two dates that share a year
WIDEST = 366  # days: a day of writing known no better than that dates nothing
APPOSING = ([","], ["("])
PASSING = (Now, Lately, Within, SinceAmount, Halfway, Timeless)  # a narrative does not stand at these


@dataclass(frozen=True, slots=True)
class Reference:
    """The days between which the text was written, and the date of publication as precise as it is known. What is
    reckoned from a date that is itself uncertain bears its `mark`, "?"."""

    first: int
    last: int
    stated: Point | None
    mark: str = ""


def reference(published: str | None) -> Reference | None:
    """What dates are reckoned from, given a date in EDTF; None where it says too little."""
    value = read_edtf(published) if published else None
    if value is None or value.last - value.first > WIDEST or value.first < date.min.toordinal():
        return None
    point = value if isinstance(value, Point) else None
    if point and point.unit == "minute":
        point = day(point.first)
    unsure = point is None and any(end.mark == UNSURE for end in points(value))
    return Reference(value.first, value.last, point, UNSURE if unsure else "")


def resolve(read: Read, at: Reference | None) -> None:
    """Give every mention its value and anchor."""
    mentions = read.mentions
    for index, mention in enumerate(mentions):
        if not mention.meaning.narrative:
            _settle(mention, index, read, at)
    for index, mention in enumerate(mentions):
        if mention.meaning.narrative:
            _settle(mention, index, read, at)


def _settle(mention: Mention, index: int, read: Read, at: Reference | None) -> None:
    if mention.done:
        return
    mention.done = True
    if mention.tied and not mention.tied.done:
        _settle(mention.tied, index, read, at)
    if mention.meaning.narrative and not (mention.tied and mention.tied.value):
        _lean(mention, index, read, at)
        return
    tied = mention.tied.value if mention.tied else None
    context = _context(mention, index, read, at, tied)
    mention.value, mention.anchor = _value(mention.meaning, context, at), mention.meaning.anchor(context)
    if at and at.mark and mention.value and mention.anchor == "publication":
        mention.value = marked(mention.value, at.mark)
    if mention.tied and is_anniversary(mention.meaning):
        mention.anchor = mention.tied.anchor


def _context(mention: Mention, index: int, read: Read, at: Reference | None, tied: Value | None) -> Context:
    beside = _beside(mention, index, read)
    return Context(
        today=at.first if at else None,
        stated=at.stated if at else None,
        tense=partial(read.tense, mention),
        focus=tied if isinstance(mention.meaning, (Following, Shortly)) else None,
        following=tied,
        beside=beside,
    )


def _value(meaning: Meaning, context: Context, at: Reference | None) -> Value | None:
    """The value, if it is the same whichever of the days in question the text was written on."""
    value = meaning.resolve(context)
    if at is None or at.first == at.last or value is None:
        return value
    other = meaning.resolve(Context(at.last, context.stated, context.tense, context.focus, context.following, context.beside))
    return value if str(value) == str(other) else None


# --- dates without a year beside dates with one


def _beside(mention: Mention, index: int, read: Read) -> Point | None:
    """The full date in the same sentence whose year a date without one shares: before it, or joined to it."""
    if not yearless(mention.meaning):
        return None
    mentions = read.mentions
    for other in reversed(mentions[max(0, index - 2) : index]):
        if other.sentence == mention.sentence and (point := _full(other.meaning)):
            return None if read.tense(mention) == "future" else point
    after = mentions[index + 1] if index + 1 < len(mentions) else None
    joined = after and after.tokens is mention.tokens and 0 <= after.first - mention.last <= JOINED
    if not after or not joined or not read.lexicon.guards["lists"].issuperset(mention.tokens.lowers[mention.last : after.first]):
        return None
    return _full(after.meaning)


def _full(meaning: Meaning) -> Point | None:
    """The point of a full date: a month or day with its year."""
    if isinstance(meaning, Wrapped):
        return _full(meaning.inner)
    if isinstance(meaning, Both):
        return _full(meaning.second)
    if isinstance(meaning, Span):
        return _full(meaning.end)
    point = meaning.resolve(Context()) if isinstance(meaning, (CalendarDate, Fixed)) else None
    return point if isinstance(point, Point) and point.unit in ("day", "month") else None


# --- times that lean on others


def _lean(mention: Mention, index: int, read: Read, at: Reference | None) -> None:
    """Reckon a narrative time from the nearest other that gives it a value."""
    context = _context(mention, index, read, at, None)
    mention.anchor = mention.meaning.anchor(context)
    if apposed := _apposed(mention, index, read.mentions):
        mention.value = apposed
        return
    for focus in (*islice(_focuses(mention, index, read.mentions), TRIED), None):
        leaning = Context(context.today, context.stated, context.tense, focus, None, context.beside)
        mention.value = _value(mention.meaning, leaning, at)
        if mention.value is not None:
            return


def _apposed(mention: Mention, index: int, mentions: tuple[Mention, ...]) -> Value | None:
    """The date that a narrative day is called by beside it: "la veille, 8 février"."""
    after = mentions[index + 1] if index + 1 < len(mentions) else None
    if after is None or after.tokens is not mention.tokens or not isinstance(mention.meaning, Counted):
        return None
    between = mention.tokens.lowers[mention.last : after.first]
    return after.value if between in APPOSING and after.meaning.unit == mention.meaning.unit else None


def _focuses(mention: Mention, index: int, mentions: tuple[Mention, ...]) -> Iterator[Value]:
    """The times a narrative may stand at, the likeliest first: before in the sentence, after in it, before in this
    paragraph and the one before."""
    before = [m for m in reversed(mentions[max(0, index - BEHIND) : index]) if mention.paragraph - m.paragraph <= 1]
    if isinstance(mention.meaning, Counted) and mention.meaning.or_today:
        before = [m for m in before if m.sentence == mention.sentence]
    after = [m for m in mentions[index + 1 : index + 1 + AHEAD] if m.sentence == mention.sentence]
    same = [m for m in before if m.sentence == mention.sentence]
    for other in (*same, *after, *(m for m in before if m.sentence != mention.sentence)):
        if other.value is not None and not isinstance(other.meaning, PASSING) and not _is_open(other.value):
            yield other.value


def _is_open(value: Value) -> bool:
    return isinstance(value, Interval) and not (value.start and value.end)
