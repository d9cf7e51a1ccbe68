"""Whom a pronoun or a loose word stands for: those in mind, weighed by where and how they were last mentioned."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from selon.parsing.words import Parsed, Word
from selon.resolving.mentions import Mention
from selon.resolving.referents import Referent

FARTHEST = 300  # mentions looked back over, however long a quotation is
REACH = 5  # sentences looked back over
DISTANCE, PARAGRAPH = 0.75, 0.25
NAMELESS = 0.5  # those without a name are called by their role again in a new paragraph, seldom by a pronoun
SUBJECT, EMBEDDED, OBJECT, INSIDE = 1.2, 0.3, 0.0, -0.6
SPEAKER, LAST_SPEAKER = 0.6, 0.4
INTRODUCED = 0.6  # somebody new who is the subject of a sentence is whom the next goes on about: "A second official disagreed. He said ..."
QUOTED = -1.8
UNKNOWN_GENDER = -0.4
NEAREST, STEP = 0.05, 0.05  # of the prominence, and for each word between, where the nearest is meant
OFTEN, MOST_OFTEN = 0.12, 1.0


@dataclass(slots=True)
class Entry:
    """One mention as it is remembered."""

    word: int
    sentence: int
    paragraph: int
    referent: Referent
    weight: float
    quotation: int
    speaks: bool


class Timeline:
    """The mentions of a document in the order they were read."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.entries: list[Entry] = []
        self.counts: dict[int, int] = {}
        self.speaker: Referent | None = None
        self._starts = [q.start for q in parsed.quotations]
        self._passed = self._told()

    def quotation(self, offset: int) -> int:
        """The number of the quotation that an offset lies in, or -1."""
        i = bisect_right(self._starts, offset) - 1
        return i if i >= 0 and offset < self.parsed.quotations[i].end else -1

    def _told(self) -> list[int]:
        """For each sentence, how many before it are not wholly quoted: those alone put time between two mentions."""
        counts, passed = [], 0
        for sentence in self.parsed.sentences:
            counts.append(passed)
            first = self.quotation(sentence.start)
            if first < 0 or first != self.quotation(sentence.end - 1):
                passed += 1
        return counts

    def distance(self, earlier: int, later: int) -> int:
        """How many sentences lie between two, by their numbers, quoted ones left out."""
        return self._passed[later] - self._passed[earlier]

    def add(self, mention: Mention, referent: Referent, nested: bool) -> None:
        """Remember a mention; those of a source weigh more, unless it speaks within another's words."""
        head = mention.head
        speaks = mention.is_source and not nested
        weight = prominence(head)
        if speaks:
            weight = max(EMBEDDED, weight) + SPEAKER
        elif weight == SUBJECT and referent.indefinite and len(referent.mentions) == 1:
            weight += INTRODUCED
        sentence = head.sentence
        self.entries.append(Entry(head.i, sentence.i, sentence.paragraph.i, referent, weight, self.quotation(head.start), speaks))
        self.counts[referent.id] = self.counts.get(referent.id, 0) + 1
        referent.last_word = max(referent.last_word, head.i)
        if speaks:
            referent.last_source = sentence.i
            self.speaker = referent

    def before(self, word: Word, reach: int = REACH) -> Iterator[Entry]:
        """The entries before a word, latest first, as far back as is looked."""
        here = word.sentence.i
        for entry in reversed(self.entries[-FARTHEST:]):
            if self._passed[here] - self._passed[entry.sentence] > reach:
                return
            if entry.word < word.i:
                yield entry

    def ranked(self, word: Word, fits: Callable[[Referent], float | None], nearest: bool = False) -> list[tuple[float, Referent]]:
        """Those who may be meant at a word, best first. `fits` gives what speaks for or against each, None to leave it out."""
        here, paragraph, quotation = word.sentence.i, word.sentence.paragraph.i, self.quotation(word.start)
        best: dict[int, tuple[float, int, Referent]] = {}
        fitness: dict[int, float | None] = {}
        for entry in self.before(word):
            referent = entry.referent
            if referent.id not in fitness:
                fitness[referent.id] = fits(referent)
            fitted = fitness[referent.id]
            if fitted is None:
                continue
            score = fitted + entry.weight * (NEAREST if nearest else 1.0) - DISTANCE * self.distance(entry.sentence, here)
            if nearest:
                score -= (word.i - entry.word) * STEP
            if entry.paragraph != paragraph:
                score -= PARAGRAPH + (NAMELESS if referent.chain is None else 0.0)
            if entry.quotation >= 0 and entry.quotation != quotation and not entry.speaks:
                score += QUOTED
            known = best.get(referent.id)
            if known is None or score > known[0]:
                best[referent.id] = (score, entry.word, referent)
        ranked = []
        for score, at, referent in best.values():
            often = min(MOST_OFTEN, OFTEN * self.counts[referent.id]) if not nearest else 0.0
            last = LAST_SPEAKER if referent is self.speaker and not nearest else 0.0
            ranked.append((score + often + last, at, referent))
        ranked.sort(key=lambda row: (-row[0], -row[1]))
        return [(score, referent) for score, _, referent in ranked]


def prominence(head: Word) -> float:
    """What a place in the sentence lends to who is named there: the subject of the main clause most of all."""
    relation = head.relation.partition(":")[0]
    if relation == "nsubj":
        return SUBJECT if head.head.is_root or head.head.relation == "conj" else EMBEDDED
    if relation in ("root", "parataxis"):
        return EMBEDDED
    if relation in ("obj", "iobj", "appos", "conj"):
        return OBJECT
    return INSIDE if relation in ("nmod", "obl", "compound", "flat") else OBJECT
