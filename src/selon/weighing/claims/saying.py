"""From a reading to the gists of its statements: its words without a parse, so that what a ledger keeps can be read as well as what has
just been read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from selon.languages import languages
from selon.linking.lexicon import lexicons, meanings
from selon.linking.spelling import canonical
from selon.records import Reading, Span, Statement
from selon.resolving.duties import first_day, last_day
from selon.resolving.folding import folded, parts
from selon.weighing.anchors import STEM, placed
from selon.weighing.claims.gist import BEGINNING, MODES, NO_END, Amount, Days, Gist, Mode, Name
from selon.weighing.claims.lexicon import concepts, words_of
from selon.weighing.glossary import COGNATE, Spoken, spoken

NO_LANGUAGE = "xx"  # before the words of one that selon does not read
DIGITS = 16  # of a number: a longer one is a name, if anything
SHORTEST = 3  # letters of a word that is compared
UNITS, REACH = 2, 4  # words for what is counted, and how many words behind a number they are looked for
BEFORE = 16  # characters before a number in which it may be called a bound
JOINED = 6  # characters between the two days of a date
ABOUT = 0.15  # of a number, on either side, where it is said to be rough
LONGEST = 80  # words of a content: the rest of a longer one is not compared
OPENS = frozenset('.!?…«“"\n')  # before a word that has a capital for its place
KINDS = {"person": "person", "location": "place"}
Row = TypeVar("Row", bound=tuple[Any, ...])  # where it begins, and what it is


class Saying:
    """A reading made ready: where its names, numbers, dates and entities stand."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._text, self._language = reading.document.text, reading.document.language
        self._code = self._language if self._language in languages() else NO_LANGUAGE
        self._words = words_of(self._language)
        self._concepts = concepts(self._language)
        self._placed = placed(reading)
        self._mentions = sorted((start, end, n) for n, entity in enumerate(reading.entities) for start, end in entity.mentions)
        self._times = [(t.start, t.end, t.value) for t in sorted(reading.times, key=lambda t: t.start)]
        self._happening = {key for event in reading.events for key in (event.id, *event.stated_by)}
        self._published = days(reading.document.published)

    def gist(self, statement: Statement) -> Gist:
        """What one statement of the reading says."""
        said = _Said()
        for span in statement.content:
            self._hear(span, said)
        source = self._reading.sources.get(statement.by)
        negative = statement.polarity == "negative" or statement.stance == "denies"
        return Gist(
            language=self._language,
            mode=self._mode(statement, said),
            sign=-1 if negative else 1,
            sweeping=negative and bool(said.folded & self._words.all),
            names=tuple(dict.fromkeys(said.names)),
            amounts=tuple(dict.fromkeys(said.amounts)),
            days=tuple(dict.fromkeys(said.days)),
            words=tuple(dict.fromkeys(said.words)),
            voice=name_of(source.name) if source is not None and source.named else (),
            own=bool(said.folded & self._words.speaker),
            third=not said.names and bool(said.folded & self._words.third),
            happens=statement.id in self._happening,
            by=bool(said.folded & self._words.by),
            published=self._published,
            shown=said.shown,
        )

    def _mode(self, statement: Statement, said: _Said) -> Mode:
        mode = MODES[statement.stance]
        if mode != "told":
            return mode
        to_come = self._published is not None and any(_after(one, self._published) for one in said.days)
        return "ahead" if to_come or said.folded & self._words.coming else mode

    def _hear(self, span: Span, said: _Said) -> None:
        """Take in one span of a content."""
        covered = [*self._hear_times(span, said), *self._hear_entities(span, said)]
        found = ((at, anchor) for at, anchor in _from(self._placed, span) if not _inside(at, covered))
        anchors = {at: anchor for at, anchor in found if anchor[0] == "#" or ":" in anchor or not self._opens(at, span)}
        words = [word for word in spoken(self._text, self._language, (span,), meant=False) if not _inside(word.start, covered)][:LONGEST]
        said.folded |= {word.folded for word in words}
        features = [self._feature(word, anchors) for word in words]
        for n, (word, feature) in enumerate(zip(words, features, strict=True)):
            anchor = anchors.get(word.start)
            number = (
                int(anchor[1:]) if anchor is not None and anchor[0] == "#" and len(anchor) <= DIGITS else self._words.rough.get(word.folded)
            )
            if number is not None and self._is_a_day(number, word):
                continue
            if number is not None:
                self._hear_number(number, n, words, features, said)
            elif anchor is not None and anchor[0] != "@":
                said.name(Name("", (anchor,)), self._text[word.start : word.end])
            elif feature:
                said.words.append(feature)
                said.shown.setdefault(feature, self._text[word.start : word.end])

    def _opens(self, at: int, span: Span) -> bool:
        """Whether a word stands where any word has a capital."""
        return at == span[0] or self._text[max(0, at - 3) : at].rstrip(" \u00a0\u202f")[-1:] in OPENS

    def _feature(self, word: Spoken, anchors: dict[int, str]) -> str:
        """What a word that is no name and no number is compared by; "" for one that says nothing."""
        if (
            word.start in anchors
            or word.folded in self._words.small
            or word.folded in self._words.rough
            or len(word.folded) < SHORTEST
            or word.folded.isdigit()
        ):
            return ""
        if word.folded in self._words.all:
            return ""
        found = self._concepts(word.folded)
        return found or (word.folded[:STEM] if len(word.folded) >= COGNATE else f"{self._code}:{word.folded}")

    def _hear_times(self, span: Span, said: _Said) -> Iterator[Span]:
        for start, end, value in _from(self._times, span):
            found = days(value)
            if found is not None:
                said.days.append(found)
                said.shown.setdefault(f"@{found[0]}", str(value))
            yield start, end

    def _hear_entities(self, span: Span, said: _Said) -> Iterator[Span]:
        for start, end, n in _from(self._mentions, span):
            entity = self._reading.entities[n]
            made = Name(KINDS.get(entity.type, ""), name_of(entity.name))
            if made.parts:
                said.name(made, self._text[start:end])
                yield start, end

    def _is_a_day(self, number: int, word: Spoken) -> bool:
        """Whether a number belongs to the date right behind it: "the 6 and 11 May"."""
        return number <= 31 and any(True for _ in _from(self._times, (word.end, word.end + JOINED)))

    def _hear_number(self, number: int, n: int, words: Sequence[Spoken], features: Sequence[str], said: _Said) -> None:
        word, known = words[n], self._words
        if n and words[n - 1].folded in known.labels:
            said.name(Name("", (f"#{number}",)), self._text[words[n - 1].start : word.end])
            return
        units = [feature for feature in features[n + 1 : n + 1 + REACH] if feature][:UNITS]
        if self._text[word.end : word.end + 2].strip(" \u00a0\u202f").startswith("%"):
            units = ["~percent"]
        low, high = number, number
        before = self._text[max(0, word.start - BEFORE) : word.start]
        if known.least.search(before):
            high = NO_END
        elif known.most.search(before):
            low = 0
        elif known.about.search(before) or word.folded in known.rough:
            low, high = round(number * (1 - ABOUT)), round(number * (1 + ABOUT))
        said.amounts.append(Amount(low, high, tuple(units)))
        said.shown.setdefault(f"#{number}", self._text[word.start : word.end])


class _Said:
    """What has been heard of a statement so far."""

    def __init__(self) -> None:
        self.names: list[Name] = []
        self.amounts: list[Amount] = []
        self.days: list[Days] = []
        self.words: list[str] = []
        self.folded: set[str] = set()
        self.shown: dict[str, str] = {}

    def name(self, name: Name, words: str) -> None:
        self.names.append(name)
        self.shown.setdefault(" ".join(name.parts), " ".join(words.split()))


def name_of(name: str) -> tuple[str, ...]:
    """A name as what it is compared by: the code that it is known for, or the beginnings of its words, those that mean something in any
    language by what they mean."""
    code = lexicons().codes.get(folded(name))
    if code is not None:
        return (code,)
    return tuple(dict.fromkeys(canonical(part)[:STEM] for part in meanings(parts(name))))


def days(value: str | None) -> Days | None:
    """The first and last day that an EDTF value may mean, as ordinals; None where it is open on both sides, or there is none."""
    first, last = first_day(value), last_day(value)
    if first is None and last is None:
        return None
    return first if first is not None else BEGINNING, last if last is not None else NO_END


def _after(one: Days, published: Days) -> bool:
    """Whether a time comes after a publication: it begins later, or is a day that something is to be done by."""
    return one[0] > published[1] or (published[1] < one[1] < NO_END and (one[0] == BEGINNING or one[0] >= published[0]))


def _from(placed: Sequence[Row], span: Span) -> Iterator[Row]:
    """What of a list in order begins inside a span."""
    at = bisect_left(placed, span[0], key=lambda row: row[0])
    while at < len(placed) and placed[at][0] < span[1]:
        yield placed[at]
        at += 1


def _inside(at: int, covered: Sequence[Span]) -> bool:
    return any(start <= at < end for start, end in covered)
