"""The temporal expressions of a document with their places, and what ties one to another: the date that follows, the
noun that another date is said of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from selon.parsing.words import Paragraph, Parsed
from selon.records import Role
from selon.timing.bounds import After, Before, Since, Wrapped
from selon.timing.edtf import Value
from selon.timing.grammar import Found, expressions
from selon.timing.lexicon import Lexicon, times_lexicon
from selon.timing.meaning import Anchor, Meaning, Tense
from selon.timing.narrative import Anniversary, Apart, EventTime, Following, Shortly
from selon.timing.site import WordsAt
from selon.timing.tense import tense_near, tense_of
from selon.timing.tokens import Tokens, lowered, tokens

# Headlines of other stories and menus have other days of writing; a credit's words tell of the picture.
READ: frozenset[Role] = frozenset({"title", "body", "caption", "subheading", "byline"})
GAP = 8  # tokens between "two days after" and the date of what it was after
SHORTEST_NOUN = 4
DATES = ("day", "month", "year", "season")


@dataclass(slots=True, eq=False)
class Mention:
    """A temporal expression: `text[start:end]`, tokens `first` to `last` of a paragraph, in a sentence (by number).

    `tied` is the mention that it is reckoned from, where the words say which. `value` and `anchor` are what it was
    resolved to, once it is `done`.
    """

    start: int
    end: int
    meaning: Meaning
    paragraph: int
    sentence: int
    tokens: Tokens
    first: int
    last: int
    tied: Mention | None = None
    value: Value | None = None
    anchor: Anchor | None = None
    done: bool = False

    @property
    def words(self) -> str:
        return self.tokens.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Read:
    """A document's expressions in order, the lexicon they were read with, and the parser's words by their place."""

    mentions: tuple[Mention, ...]
    lexicon: Lexicon
    words: WordsAt

    def tense(self, mention: Mention) -> Tense | None:
        """The tense that a mention stands in: by the tree, or by the words around where there is none."""
        word = self.words.at(mention.start)
        if word is not None and word.pos:
            return tense_of(word, self.lexicon)
        return tense_near(mention.tokens, mention.first, mention.last, self.lexicon)


def read(parsed: Parsed) -> Read:
    """All temporal expressions of the segments that are read; KeyError where the language has no words of time."""
    lexicon, words = times_lexicon(parsed.language), WordsAt(parsed)
    sentences = [sentence.start for sentence in parsed.sentences]
    mentions: list[Mention] = []
    cuts: list[tuple[Paragraph, Tokens, list[Mention]]] = []
    small = lowered(parsed.twin)
    for paragraph in parsed.paragraphs:
        if paragraph.role in READ:
            cut = tokens(parsed.twin, small, paragraph.start, paragraph.end)
            here = [_mention(found, cut, paragraph, sentences) for found in expressions(cut, lexicon, words)]
            cuts.append((paragraph, cut, here))
            mentions.extend(here)
    nouns = _dated_nouns(mentions, lexicon, words)
    for paragraph, cut, here in cuts if nouns else ():
        for found in _by_nouns(cut, here, nouns, lexicon):
            mentions.append(_mention(found, cut, paragraph, sentences))
            mentions[-1].tied = nouns[cut.lowers[found.last - 1]]
    mentions.sort(key=lambda mention: mention.start)
    return Read(tuple(_tied(mentions)), lexicon, words)


def _mention(found: Found, cut: Tokens, paragraph: Paragraph, sentences: list[int]) -> Mention:
    start, end = cut.starts[found.first], cut.ends[found.last - 1]
    return Mention(start, end, found.meaning, paragraph.i, bisect_right(sentences, start), cut, found.first, found.last)


# --- what is reckoned from the date that follows


def _tied(mentions: list[Mention]) -> Iterator[Mention]:
    """The mentions, those that need the next date tied to it. An anniversary takes the date in, or is no time."""
    taken: Mention | None = None
    for mention, after in zip(mentions, [*mentions[1:], None], strict=False):
        if mention is taken:
            continue
        date = after if after and _follows(mention, after) else None
        if is_anniversary(mention.meaning):
            if date is None:
                continue
            mention.end, mention.last, taken = date.end, date.last, date
        elif not isinstance(mention.meaning, Apart) or mention.tied:
            yield mention
            continue
        mention.tied = date
        yield mention


def is_anniversary(meaning: Meaning) -> bool:
    return isinstance(meaning, Anniversary) or (isinstance(meaning, Wrapped) and is_anniversary(meaning.inner))


def _follows(mention: Mention, after: Mention) -> bool:
    """Whether a mention is a date in the same sentence and not far after another."""
    near = after.sentence == mention.sentence and after.tokens is mention.tokens and 0 <= after.first - mention.last <= GAP
    return near and after.meaning.unit in DATES and not after.meaning.narrative


# --- events that the text dates by the way: "le raid d'octobre", "the October raid"


def _dated_nouns(mentions: list[Mention], lexicon: Lexicon, words: WordsAt) -> dict[str, Mention]:
    """The nouns that stand with the definite article and one date only. "Un raid de 2019" is another raid."""
    nouns: dict[str, Mention] = {}
    twice: set[str] = set()
    for mention in mentions:
        if mention.meaning.unit not in DATES or mention.meaning.narrative:
            continue
        noun = noun_of(mention, lexicon, words)
        if noun and noun in nouns and nouns[noun].words.lower() != mention.words.lower():
            twice.add(noun)
        elif noun:
            nouns.setdefault(noun, mention)
    return {noun: mention for noun, mention in nouns.items() if noun not in twice}


def noun_of(mention: Mention, lexicon: Lexicon, words: WordsAt, definite: bool = True) -> str | None:
    """The noun, with the definite article if asked, that a date is said of: before it with a word for "of", or, in
    English, after it."""
    cut, index = mention.tokens, mention.first - 1
    index -= cut.lower(index) == "'"
    if cut.lower(index) in lexicon.guards["of"]:
        index -= 1
        article = cut.lower(index - 1)
    elif not lexicon.years_follow:
        index, article = mention.last, cut.lower(mention.first - 1)
    else:
        return None
    noun = cut.lower(index)
    if len(noun) < SHORTEST_NOUN or not noun.isalpha() or (definite and article not in lexicon.guards["definite"]):
        return None
    word = words.at(cut.starts[index])
    return noun if word is None or word.pos in ("", "NOUN") else None


BOUNDS = {"BEFORE": Before, "AFTER": After, "SINCE": Since}


def _by_nouns(cut: Tokens, here: list[Mention], nouns: dict[str, Mention], lexicon: Lexicon) -> Iterator[Found]:
    """The expressions that a dated noun ends: those there are are tied to it, "après le raid" is made."""
    firsts = [mention.first for mention in here]
    for index, word in enumerate(cut.lowers):
        if word not in nouns:
            continue
        nearest = bisect_right(firsts, index)
        before = here[nearest - 1] if nearest else None
        after = here[nearest] if nearest < len(here) else None
        if (before and index < before.last) or _is_dated(index, cut, before, after, lexicon):
            continue
        first = index
        while cut.lower(first - 1) in lexicon.guards["articles"]:
            first -= 1
        if before and before.last >= first:
            if isinstance(before.meaning, (Apart, Following, Shortly)):
                before.tied, before.end, before.last = nouns[word], cut.ends[index], index + 1
            continue
        phrase = lexicon.phrases.get(cut.lower(first - 1))
        bound = next((BOUNDS[key] for key in phrase.keys if key in BOUNDS), None) if phrase else None
        if bound is not None and first < index:
            yield Found(first - 1, index + 1, bound(EventTime()))


def _is_dated(index: int, cut: Tokens, before: Mention | None, after: Mention | None, lexicon: Lexicon) -> bool:
    """Whether a noun has a date of its own beside it: "le raid d'octobre", "the October raid"."""
    if cut.lower(index + 1) in lexicon.guards["of"]:
        return after is not None and after.first <= index + 3
    return not lexicon.years_follow and before is not None and before.last == index and before.meaning.unit in DATES
