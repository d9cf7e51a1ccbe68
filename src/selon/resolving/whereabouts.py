"""Which place an article says that a place is in: "X, in the province of Y", "X, Y", "X (Y)", "the Y town of X"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selon.parsing.words import Word
from selon.resolving.bearers import cases
from selon.resolving.bonds import Bonds
from selon.resolving.known import Participant
from selon.resolving.participants import Cast
from selon.resolving.ties import Pair

NAME = "located_in"
CLOSED = {"(": ")", ",": ","}


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Reads them in one document."""

    cast: Cast
    bonds: Bonds

    def of(self, word: Word) -> Iterator[Pair]:
        """The places that the one named by a word is in."""
        if self.cast.place(word) is None:
            return
        one = self.cast.known(word)
        for other in (self._complement(word), self._behind(word), self._before(word)):
            if one is not None and other is not None and other.key != one.key:
                yield one, NAME, other, False
                return

    def _complement(self, word: Word) -> Participant | None:
        """ "X, dans la province de Y"."""
        for child in word.children:
            if child.relation.partition(":")[0] == "nmod" and child.i > word.i and cases(child) & self.bonds.words["place"]:
                found = self.cast.known(child) or self.cast.known_of(child.child("nmod"))
                if found is not None and found.type == "location":
                    return found
        return None

    def _behind(self, word: Word) -> Participant | None:
        """ "X, Y," and "X (Y)", where Y is a place that holds others and no more of a list than X."""
        last = self._end(word)
        within = self._within(last + 1)
        if within is not None:
            return within
        comma = self._at(last + 1)
        if comma is None or comma.text not in CLOSED or self._listed(word.i - 1):
            return None
        other = self._at(last + 2)
        found = self.cast.known(other) if other is not None and self.cast.place(other) is not None else None
        if other is None or found is None or self.cast.is_state(self.cast.known(word)):
            return None
        after = self._at(self._end(other) + 1)
        closed = after is None or after.text in (CLOSED[comma.text], ".", "?", "!", ":")
        listed = after is not None and (after.lower in self.cast.vocabulary.conjunctions or self._listed(after.i))
        if listed or (comma.text == "(" and not closed):
            return None
        return found if self.cast.is_state(found) or (comma.text == "," and closed and self._placed(word)) else None

    def _within(self, i: int) -> Participant | None:
        """ ", dans la province de Y", whatever it hangs on."""
        comma, place, noun = self._at(i), self._at(i + 1), self._at(i + 2)
        if comma is None or comma.text != "," or place is None or place.lower not in self.bonds.words["within"]:
            return None
        if noun is not None and noun.pos == "DET":
            noun = self._at(i + 3)
        if noun is None or place.head is not noun:
            return None
        after = self._at(self._end(noun) + 1)
        named = self.cast.known(noun) if after is not None and after.text in (",", ".", ")") and self.cast.place(noun) is not None else None
        return self.cast.placed(noun) or named

    def _before(self, word: Word) -> Participant | None:
        """ "the Y town of X", "la ville syrienne de X": the state that the noun's adjective is of."""
        noun = word.head
        if word.relation.partition(":")[0] not in {"nmod", "appos", "flat"} or self.cast.vocabulary.kinds.get(noun.lemma) != "location":
            return None
        if noun.i > word.i or word.i - noun.i > 3:
            return None
        return next((state for c in noun.children if c.relation == "amod" and (state := self.cast.state(c)) is not None), None)

    def _placed(self, word: Word) -> bool:
        """Whether something is said to be at the place: "in X, Y"."""
        return bool(cases(word) & self.bonds.words["place"])

    def _listed(self, i: int) -> bool:
        """Whether a comma stands there with a place on its other side: one of several."""
        comma = self._at(i)
        beside = (self._at(i - 1), self._at(i + 1)) if comma is not None and comma.text == "," else ()
        return len(beside) == 2 and all(one is not None and self.cast.place(one) is not None for one in beside)

    def _end(self, word: Word) -> int:
        """The last word of the name that a word is of."""
        last, key = word.i, self.cast.place(word)
        while (after := self._at(last + 1)) is not None and after.pos == "PROPN" and self.cast.place(after) == key:
            last += 1
        return last

    def _at(self, i: int) -> Word | None:
        words = self.cast.words
        return words[i] if 0 <= i < len(words) else None
