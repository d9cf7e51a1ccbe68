"""Where a mention is of two or more who speak as one: "le juge et le préfet", "Roux et Marchal"."""

from __future__ import annotations

from selon.parsing.words import Word
from selon.resolving.names import Names
from selon.resolving.spans import NameSpan
from selon.resolving.vocabulary import Vocabulary

Stretch = tuple[Word, int, int]  # a head, and the words of its part
SHORTEST = 3  # words of two with "and" between them
LEADING = frozenset(("PUNCT", "CCONJ", "ADP", "SCONJ", "ADV"))


class Joint:
    """Finds the parts of joint mentions in one document."""

    def __init__(self, words: list[Word], vocabulary: Vocabulary, names: Names) -> None:
        self.words = words
        self.vocabulary = vocabulary
        self.names = names

    def stretches(self, head: Word, first: int, last: int) -> list[Stretch]:
        """The parts of `words[first:last]`, or none where it is one: by the tree, or two people with "and" between them."""
        heads = [head]
        for c in head.children:
            if c.relation == "conj" and first <= c.i < last and c.pos in ("NOUN", "PROPN", "PRON"):
                heads.append(c)
        return self._by_tree(heads, first, last) if len(heads) > 1 else self._two_people(head, first, last)

    def _by_tree(self, heads: list[Word], first: int, last: int) -> list[Stretch]:
        found: list[Stretch] = []
        for n, part in enumerate(heads):
            start = max(part.left, found[-1][2]) if found else first
            while start < part.i and (self._joins(self.words[start]) or self.words[start].pos in LEADING):
                start += 1
            end = heads[n + 1].left if n + 1 < len(heads) else last
            while end > part.i + 1 and (self._joins(self.words[end - 1]) or self.words[end - 1].pos == "PUNCT"):
                end -= 1
            found.append((part, start, max(end, part.i + 1)))
        return found

    def _joins(self, word: Word) -> bool:
        return word.pos == "CCONJ" or word.lower in self.vocabulary.conjunctions

    def _two_people(self, head: Word, first: int, last: int) -> list[Stretch]:
        if last - first < SHORTEST:
            return []
        people = [s for i in range(first, last) if (s := self.names.at.get(i)) is not None and s.first == i and s.label == "person"]
        for before, after in zip(people, people[1:], strict=False):
            at = next((i for i in range(before.last, after.first) if self.words[i].lower in self.vocabulary.conjunctions), None)
            start = self._second(before, at, after) if at is not None else None
            if at is not None and start is not None and not self._governed(before, first):
                return [(head if head.i < at else self.words[before.first], first, at), (self.words[after.first], start, last)]
        return []

    def _second(self, before: NameSpan, at: int, after: NameSpan) -> int | None:
        """Where the second part begins, if nothing governs it."""
        start = at + 1
        while start < after.first and self.words[start].pos in ("SCONJ", "CCONJ", "PRON"):
            start += 1
        led = [word for word in self.words[start : after.first] if word.pos in ("ADP", "VERB", "AUX")]
        if any(word.pos == "ADP" for word in self.words[before.last : at]) or (led and self.vocabulary.noun(self.words[start]) is None):
            return None
        return start

    def _governed(self, span: NameSpan, first: int) -> bool:
        """Whether the first name is that of whom somebody belongs to."""
        return span.first > first and self.words[span.first - 1].pos == "ADP"
