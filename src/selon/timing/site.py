"""Where in the text an expression stands: the words around it, and what the parser says of them."""

from __future__ import annotations

from dataclasses import dataclass

from selon.parsing.words import Parsed, Word
from selon.timing.lexicon import Lexicon
from selon.timing.tokens import Tokens

SENTENCE_ENDS = frozenset(".!?:;\"'–-([«»*•")


@dataclass(slots=True, eq=False)
class Site:
    """Tokens `first` to `last` (half-open) of a paragraph."""

    tokens: Tokens
    first: int
    last: int
    lexicon: Lexicon
    words: WordsAt

    @property
    def before(self) -> str:
        return self.tokens.lower(self.first - 1)

    @property
    def after(self) -> str:
        return self.tokens.lower(self.last)

    def is_any(self, word: str, guard: str) -> bool:
        """Whether a word is in a guard of the lexicon."""
        return word in self.lexicon.guards[guard]

    def preceded(self, phrases: tuple[str, ...]) -> bool:
        """Whether the text before the expression, its article included, ends with one of these phrases (in small letters)."""
        first = self.first
        while first < self.last - 1 and self.is_any(self.tokens.lower(first), "articles"):
            first += 1
        text, end = self.tokens.text, self.tokens.starts[first]
        return text[max(0, end - 40) : end].lower().rstrip().endswith(phrases)

    def in_sentence_capital(self) -> bool:
        """Whether the first word has a capital that the beginning of a sentence does not account for."""
        word, before = self.tokens.raw(self.first), self.before
        return word[0].isupper() and not (len(word) > 1 and word.isupper()) and bool(before) and before not in SENTENCE_ENDS

    def next_pos(self) -> str:
        """The part of speech of the next word; nothing where no pipeline said any."""
        if self.last >= len(self.tokens.starts):
            return ""
        word = self.words.at(self.tokens.starts[self.last])
        return word.pos if word else ""


@dataclass(frozen=True, slots=True)
class WordsAt:
    """The parser's words by their place."""

    parsed: Parsed

    def at(self, offset: int) -> Word | None:
        """The word that covers an offset, or None."""
        index = self.parsed.run((offset, offset + 1))[1] - 1
        word = self.parsed.words[index] if index >= 0 else None
        return word if word is not None and offset < word.end else None
