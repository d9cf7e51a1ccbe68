"""A parsed text in selon's own words: what every later stage works on, whatever pipeline made it.

Offsets are Unicode code points into the document's text, half-open. Indices count the words of the whole document.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, count, repeat
from operator import sub

from selon.records import Role, Span


@dataclass(slots=True, eq=False)
class Word:
    """One word with its place in the tree (Universal Dependencies). The head of a root is the root itself."""

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    feats: dict[str, str]
    relation: str
    head: Word = field(init=False, repr=False)
    children: list[Word] = field(init=False, repr=False, default_factory=list)
    sentence: Sentence = field(init=False, repr=False)
    left: int = field(init=False, default=0)  # first word of the subtree
    right: int = field(init=False, default=0)  # last word of the subtree, inclusive

    @property
    def is_root(self) -> bool:
        return self.head is self

    def ancestors(self) -> Iterator[Word]:
        """The head, its head, and so on to the root."""
        word = self
        while word.head is not word:
            word = word.head
            yield word

    def child(self, *relations: str) -> Word | None:
        """The first child by one of these relations (with or without subtype), or None."""
        for word in self.children:
            if word.relation in relations or word.relation.partition(":")[0] in relations:
                return word
        return None


@dataclass(slots=True, eq=False)
class Sentence:
    """`words[first:last]` of the document, under `root`, in a paragraph."""

    i: int
    first: int
    last: int
    root: Word
    paragraph: Paragraph
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Paragraph:
    """One segment of the document: `words[first:last]`."""

    i: int
    first: int
    last: int
    start: int
    end: int
    role: Role
    sentences: list[Sentence] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name, `words[first:last]`, as the pipeline found it: PER, ORG, LOC (and DATE, HOUR, PROD, EVENT in French)."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks. `start` and `end` exclude the marks; `closed` is None, or says by what an
    unclosed one was taken to end; `opened` likewise."""

    start: int
    end: int
    opens: Span | None
    closes: Span | None


@dataclass(slots=True, eq=False)
class Parsed:
    """A document's words, sentences, paragraphs, names and quotations, in order."""

    text: str
    twin: str
    language: str
    words: list[Word]
    sentences: list[Sentence]
    paragraphs: list[Paragraph]
    names: list[Name]
    quotations: list[Quotation]
    _before: list[int] = field(init=False, repr=False, default_factory=list)

    def run(self, span: Span) -> tuple[int, int]:
        """The words that begin in a span: the first, and the one after the last."""
        before = self._before or self._counted()
        start, end = span
        return before[start], before[end] if end < len(before) else len(self.words)

    def inside(self, span: Span) -> list[Word]:
        """The words that begin in a span."""
        first, end = self.run(span)
        return self.words[first:end]

    def _counted(self) -> list[int]:
        """For each offset how many words begin before it: asked a thousand times, it is found at once."""
        ends = [word.start + 1 for word in self.words]  # before each of these no more words begin
        gaps = map(sub, [*ends, len(self.text) + 1], [0, *ends])
        self._before = list(chain.from_iterable(map(repeat, count(), gaps)))
        return self._before

    def release(self) -> None:
        """Let the words go of each other: the tree is then freed with its last user, and the collector need not look for it."""
        for word in self.words:
            word.children.clear()
            del word.head, word.sentence
        for paragraph in self.paragraphs:
            paragraph.sentences.clear()


def set_bounds(root: Word) -> None:
    """Set the first and last word of every subtree under `root`, in time linear in its words."""
    order = [root]
    for word in order:  # grows as it goes
        word.left = word.right = word.i
        order += word.children
    for word in reversed(order):
        head = word.head
        if word.left < head.left:  # noqa: PLR1730 (twice as fast as min and max, for every word there is)
            head.left = word.left
        if word.right > head.right:  # noqa: PLR1730
            head.right = word.right
