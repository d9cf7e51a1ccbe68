"""What a text tells of the time it was written in: not before what it tells of as past, not after what lies ahead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from selon.timing.bounds import Before, Part, Span, Until, Wrapped
from selon.timing.edtf import UNSURE, Interval, Point, Value, ending, exact_day, starting, year
from selon.timing.meaning import Context, Fixed, Meaning, Tense
from selon.timing.mentions import Mention, Read, noun_of
from selon.timing.named import CalendarDate, NamedDay
from selon.timing.relative import Relative

NOUNS = 2  # different nouns said of a year that together show it to be past
YEARS_AHEAD = 6  # in so many years every date falls once at least on a given weekday
APPOSED = 2  # tokens between a year and its other name: "l'année dernière, en 2020"


@dataclass(frozen=True, slots=True)
class Bounds:
    """Not before `lower`, not after `upper`; and why."""

    lower: Point | None = None
    upper: Point | None = None
    reasons: tuple[str, ...] = ()

    def value(self) -> Value | None:
        """What is left, as a point or an interval."""
        if self.lower and self.upper and self.lower.text == self.upper.text:
            return self.lower
        return Interval(self.lower, self.upper) if self.lower or self.upper else None

    def allow(self, point: Point) -> bool:
        """Whether a point may be the date of writing."""
        return not (self.lower and point.last < self.lower.first) and not (self.upper and point.first > self.upper.last)

    def after(self, point: Point, reason: str) -> Bounds:
        """Not before a point either. What contradicts the rest, or adds nothing, is left aside."""
        if not self.allow(point) or (self.lower and (point.first, -point.last) <= (self.lower.first, -self.lower.last)):
            return self
        return replace(self, lower=point, reasons=(*self.reasons, f"not before {point}: {reason}"))

    def before(self, point: Point, reason: str) -> Bounds:
        """Not after a point either."""
        if not self.allow(point) or (self.upper and point.last >= self.upper.last):
            return self
        return replace(self, upper=point, reasons=(*self.reasons, f"not after {point}: {reason}"))


@dataclass(frozen=True, slots=True)
class Clue:
    """An explicit time of the text: from `start` to `end`, said in some tense, of a verb or only of a noun."""

    mention: Mention
    start: Point
    end: Point
    tense: Tense | None
    of_verb: bool
    noun: str | None

    @property
    def words(self) -> str:
        return f"« {self.mention.words} »"


def bounds(found: Read) -> Bounds:
    """All that the text tells, firm evidence first."""
    clues = list(_clues(found))
    known = Bounds()
    for clue in sorted(clues, key=lambda clue: clue.end.first):
        if clue.tense == "past" and clue.of_verb:
            known = known.after(clue.end, f"{clue.words} is told as past")
    for mention, point in _ahead(found):
        known = known.before(point, f"« {mention.words} » lies ahead")
    known = _by_nouns(clues, known)
    for mention, point in _named_twice(found):
        reason = f"« {mention.words} » is said of a year named beside it"
        known = known.after(point, reason).before(point, reason)
    yearless = list(_yearless(found))
    return _by_months(yearless, _over(clues, yearless, _on_weekday(yearless, known)))


def _clues(found: Read) -> Iterator[Clue]:
    for mention in found.mentions:
        value = _plain(mention)
        start, end = (starting(value), ending(value)) if value else (None, None)
        if not isinstance(mention.meaning, Span) and not _is_years(mention.meaning):
            end = start  # of "since 2014", "early 2020" only the beginning is known to be past
        if start and end and start.unit not in ("decade", "century") and not isinstance(mention.meaning, (Before, Until)):
            noun = noun_of(mention, found.lexicon, found.words, definite=False)
            yield Clue(mention, start, end, found.tense(mention), _of_verb(mention, found), noun)


def _plain(mention: Mention) -> Value | None:
    """The value of a mention that stands by itself, or by the date tied to it."""
    tied = mention.tied.meaning.resolve(Context()) if mention.tied else None
    if mention.meaning.narrative and not tied:
        return None
    at = Context(following=tied)
    return mention.meaning.resolve(at) if tied or mention.meaning.anchor(at) == "absolute" else None


def _is_years(meaning: Meaning) -> bool:
    return isinstance(meaning, Fixed) and isinstance(meaning.value, Interval)


def _of_verb(mention: Mention, found: Read) -> bool:
    """Whether a time is one of a verb's own circumstances: "publié en 2019", and not "un plan de 2030"."""
    words = (found.words.at(mention.tokens.starts[index]) for index in range(mention.first, mention.last))
    inside = [word for word in words if word is not None and word.pos]
    heads = [word.head for word in inside if word.head not in inside]
    return any(head.pos in ("VERB", "AUX") for head in heads)


def _ahead(found: Read) -> Iterator[tuple[Mention, Point]]:
    """Dates and deadlines told as to come."""
    for mention in found.mentions:
        value = _plain(mention)
        if value is None or isinstance(mention.meaning, NamedDay) or found.tense(mention) != "future":
            continue
        point = ending(value)
        if point is not None and (not isinstance(value, Interval) or isinstance(mention.meaning, (Before, Until))):
            yield mention, point


def _by_nouns(clues: list[Clue], known: Bounds) -> Bounds:
    """Different things said of a year, one of them at least as past: "l'échange de 2020", "les sorties de début 2020".

    One alone may be an election to come.
    """
    soft = [clue for clue in clues if clue.tense != "future" and not clue.of_verb]
    for clue in sorted(soft, key=lambda clue: -clue.start.first):
        with_it = [other for other in soft if other.start.first >= clue.start.first]
        nouns = {other.noun for other in with_it if other.noun}
        if len(nouns) >= NOUNS and any(other.tense == "past" for other in with_it):
            return known.after(clue.start, f"{clue.words} is told as past, with others")
    return known


def _named_twice(found: Read) -> Iterator[tuple[Mention, Point]]:
    """The year of writing where one is named beside its number: "l'année dernière, en 2020"."""
    for mention, after in zip(found.mentions, found.mentions[1:], strict=False):
        relative = mention.meaning
        value = after.meaning.resolve(Context()) if isinstance(after.meaning, Fixed) else None
        close = after.tokens is mention.tokens and after.first - mention.last <= APPOSED
        if close and isinstance(relative, Relative) and relative.of == "year" and isinstance(value, Point) and value.unit == "year":
            yield mention, year(value.year - relative.count)


def _yearless(found: Read) -> Iterator[tuple[Mention, CalendarDate]]:
    """Months and days without a year that are told as past."""
    for mention in found.mentions:
        meaning = mention.meaning
        while isinstance(meaning, Wrapped):
            meaning = meaning.inner
        if isinstance(meaning, CalendarDate) and meaning.year is None and meaning.turn is None and found.tense(mention) == "past":
            yield mention, meaning


def _on_weekday(yearless: list[tuple[Mention, CalendarDate]], known: Bounds) -> Bounds:
    """A past day named with its weekday is in none but the years in which it falls on it."""
    for mention, meaning in yearless:
        if known.lower is None or meaning.weekday is None or meaning.day is None:
            continue
        years = range(known.lower.year, (known.upper.year if known.upper else known.lower.year + YEARS_AHEAD) + 1)
        days = [exact_day(of, meaning.month, meaning.day) for of in years]
        first = next((d for d in days if d and date.fromordinal(d.first).weekday() == meaning.weekday and known.allow(d)), None)
        if first is not None:
            known = known.after(first, f"« {mention.words} » is told as past, and falls on that weekday first in {first.year}")
    return known


def _over(clues: list[Clue], yearless: list[tuple[Mention, CalendarDate]], known: Bounds) -> Bounds:
    """A text that says "in February" of its own year says "2020" of one that is over: so most write, not all."""
    lower = known.lower
    if lower is None or not yearless:
        return known
    here = [clue for clue in clues if lower.year in (clue.start.year, clue.end.year)]
    if not here or any(clue.start.unit != "year" and not isinstance(clue.mention.meaning, Part) for clue in here):
        return known
    return known.after(year(lower.year + 1).marked(UNSURE), f"{lower.year} is called by its number, beside dates without a year")


def _by_months(yearless: list[tuple[Mention, CalendarDate]], known: Bounds) -> Bounds:
    """Where the year is known, what is past in it."""
    if known.lower is None or known.upper is None or known.lower.year != known.upper.year:
        return known
    mark = known.lower.mark
    for mention, meaning in yearless:
        this_year = meaning.of is None or (isinstance(meaning.of, Relative) and meaning.of.count == 0)
        point = meaning.at_year(known.lower.year) if this_year and meaning.weekday is None else None
        if point is not None and point.last <= known.upper.last:
            known = known.after(point.marked(mark), f"« {mention.words} » is told as past")
    return known
