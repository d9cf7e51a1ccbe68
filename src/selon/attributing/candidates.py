"""What the finders propose: a cue, a content and a source, not yet judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from selon.attributing.clauses import Interval
from selon.attributing.lexicon import CueClass
from selon.attributing.spans import Quotations, trim
from selon.parsing.words import Parsed, Word
from selon.records import Span

if TYPE_CHECKING:
    from selon.attributing.complements import Zone


@dataclass(slots=True, eq=False)
class Candidate:
    """A possible attribution. `frame` names the construction; `complement` heads the content where a word does."""

    content: list[Span]
    cue: Interval | None
    head: Word | None
    source: Word | None
    kind: CueClass
    frame: str
    complement: Word | None = None
    negated: bool = False
    passive: bool = False
    last: Word | None = None
    surface: bool = False  # read off the words in their order, not off the tree
    source_from: int = 0  # the first word that the mention may have, where an adposition stands before it
    mention: Span | None = None  # where it is not the tree that says how far the mention goes
    plain: bool = False  # what attributes whatever the judge says of words that it has hardly seen
    probability: float = 0.0
    source_by: str = ""  # why it is put to this source, where that is not the grammar's

    def put_to(self, source: Word | None) -> None:
        """Put it to another source, whose mention goes as far as the tree says."""
        self.source, self.mention, self.source_from = source, None, 0

    def share_source(self, other: Candidate) -> None:
        """Put it to the source of another, by the same mention."""
        self.source, self.mention, self.source_from = other.source, other.mention, other.source_from


class Text:
    """A parsed text with what the finders ask of it again and again."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.words = parsed.words
        self.quotations = Quotations(parsed.quotations)
        self.labels = {i: name.label for name in reversed(parsed.names) for i in range(name.first, name.last)}
        self.inverted = {word.head.i for word in parsed.words if word.text[0] == "-" and word.pos == "PRON"}  # "a-t-il"
        self.taken: dict[int, str] = {}  # the lemmas of light verbs with their words, and of verbs that were tagged as something else
        self.zones: dict[int, Zone] = {}
        self._beside: dict[int, bool] = {}
        self._shares: dict[tuple[Span, ...], float] = {}

    def lemma(self, word: Word) -> str:
        """The lemma of a cue: with its other half, or as a verb where it is taken for one."""
        return self.taken.get(word.i, word.lemma)

    def run(self, span: Span) -> Interval:
        """The words that begin in a span: the first, and the one after the last."""
        return self.parsed.run(span)

    def inside(self, span: Span) -> list[Word]:
        """The words that begin in a span."""
        return self.parsed.inside(span)

    def share(self, content: Sequence[Span]) -> float:
        """The share of a content's letters that stand in quotation marks."""
        if not self.quotations.all:
            return 0.0
        spans = tuple(content)
        found = self._shares.get(spans)
        if found is None:
            found = self._shares[spans] = self.quotations.share(spans, self.parsed.text)
        return found

    def between(self, end: int, start: int) -> str:
        """The characters between two offsets, in the twin."""
        return self.parsed.twin[end:start]

    def beside_quotation(self, word: Word) -> bool:
        """Whether a quotation closes just before the clause that a word heads, up to a comma or the subject."""
        found = self._beside.get(word.i)
        if found is None:
            plain, start = self.parsed.twin, self.words[min(word.left, word.i)].start
            found = self._beside[word.i] = plain[max(0, start - 3) : start].find('"') >= 0
        return found


def ended_before(text: Text, candidate: Candidate, word: Word) -> bool:
    """End the last span of a content before a word, where that leaves anything of it; whether it does."""
    kept = trim(text.parsed.text, candidate.content[-1][0], word.start)
    if kept is not None:
        candidate.content = [*candidate.content[:-1], kept]
    return kept is not None
