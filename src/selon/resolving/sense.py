"""A language's words for what is done and for what turns its sense round, each token looked up once."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache

from anyascii import anyascii

from selon.languages import languages, lexicon

REMEMBERED = 1 << 15  # tokens
NO_WORDS = frozenset({"negative_pair", "supposed_ends", "infinitive_ends"})  # rows of [sense] that stand for themselves
STOPS = frozenset(",;:.!?()[]–—")


class Stems:
    """Words, whole or by their beginnings ("retir*"), each standing for some names. Compared without case and accents."""

    def __init__(self, table: dict[str, str]) -> None:
        self._whole: dict[str, set[str]] = {}
        self._begin: dict[str, set[str]] = {}
        for name, words in table.items():
            for word in words.split():
                into = self._begin if word.endswith("*") else self._whole
                into.setdefault(plain(word.rstrip("*")), set()).add(name)
        self._lengths = sorted({len(word) for word in self._begin})
        self._known: dict[str, frozenset[str]] = {}

    def __call__(self, word: str) -> frozenset[str]:
        """The names that a folded word stands for."""
        found = self._known.get(word)
        if found is None:
            begun = (self._begin.get(word[:n], ()) for n in self._lengths if n <= len(word))
            found = frozenset((*self._whole.get(word, ()), *(name for names in begun for name in names)))
            if len(self._known) < 1 << 15:
                self._known[word] = found
        return found


@lru_cache(maxsize=1 << 15)
def plain(word: str) -> str:
    """A word in small letters of the Latin alphabet, its hyphens kept."""
    return anyascii(word).lower()


@dataclass(frozen=True, slots=True)
class Token:
    """What one token of a text is in a language: `word` is empty where it is none, `parts` says that a new piece begins with it."""

    word: str
    kinds: frozenset[str]
    deeds: tuple[str, ...]
    fields: frozenset[tuple[str, str]]  # what it is about, with the word
    parts: bool


@dataclass(frozen=True, slots=True)
class Sense:
    """One language's words for what is done, and for what turns its sense round."""

    words: Stems
    deeds: Stems
    fields: Stems
    against: dict[str, frozenset[str]]
    like: dict[str, str]
    alone: frozenset[str]
    mutual: frozenset[str]
    ending: frozenset[str]
    pair: tuple[str, ...]
    infinitives: tuple[str, ...]  # how they end; empty where they have no mark
    supposed: tuple[str, ...]  # how words end that only suppose
    phrases: tuple[tuple[str, str], ...]  # what each hints at, and its folded words with a blank before and after
    _met: dict[str, Token] = field(default_factory=dict)

    def token(self, text: str) -> Token:
        """What a token is, worked out once."""
        found = self._met.get(text)
        if found is None:
            if len(self._met) >= REMEMBERED:
                self._met.clear()
            found = self._met[text] = self._token(text)
        return found

    def _token(self, text: str) -> Token:
        word = plain(text)
        if not word[:1].isalnum():
            return Token("", frozenset(), (), frozenset(), text in STOPS)
        parts = "boundaries" in self.words(word)
        word = "not" if word.replace("’", "'") == "n't" else word
        fields = frozenset((name, word) for name in self.fields(word))
        kinds = self.words(word) | ({"supposed"} if text.lower().endswith(self.supposed) else set())
        return Token(word, kinds, tuple(sorted(self.deeds(word))), fields, parts)


@cache
def sense(language: str) -> Sense:
    """The words of a language; KeyError where it has none."""
    table = lexicon(language, "commitments")
    words = {name: str(row) for name, row in (table["sense"] | table["honour"]).items() if name not in NO_WORDS}
    deeds = {name: row["words"] for name, row in table["deeds"].items()}
    against = {name: frozenset(row["against"].split()) for name, row in table["deeds"].items() if "against" in row}
    like = {name: row["like"] for name, row in table["deeds"].items() if "like" in row}
    alone = frozenset(name for name, row in table["deeds"].items() if row.get("alone"))
    between = frozenset(name for name, row in table["deeds"].items() if row.get("mutual"))
    ending_ = frozenset(name for name, row in table["deeds"].items() if row.get("ending"))
    ends = tuple(table["sense"]["supposed_ends"].split())
    infinitives = tuple(table["sense"]["infinitive_ends"].split())
    pair = tuple(table["sense"]["negative_pair"].split())
    phrases = tuple((name, f" {plain(phrase)} ") for name, rows in table["phrases"].items() for phrase in rows)
    return Sense(
        Stems(words), Stems(deeds), Stems(table["fields"]), against, like, alone, between, ending_, pair, infinitives, ends, phrases
    )


@cache
def opposite(deed: str) -> frozenset[str]:
    """What stands against a deed, the same in every language."""
    return next((found for language in languages() if (found := sense(language).against.get(deed)) is not None), frozenset())


@cache
def kindred(deed: str) -> str | None:
    """What is forbidden with a deed, the same in every language: who may not shelter somebody may not arm them."""
    return next((found for language in languages() if (found := sense(language).like.get(deed)) is not None), None)


@cache
def mutual(deed: str) -> bool:
    """Whether a deed takes two, as a tie or a contact does."""
    return any(deed in sense(language).mutual for language in languages())


@cache
def ending(deed: str) -> bool:
    """Whether a deed brings to an end what goes on until then, as a withdrawal does."""
    return any(deed in sense(language).ending for language in languages())
