"""The spans of a document that are names, as the pipeline found them, freed of titles and role nouns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from selon.parsing.words import Name, Parsed, Word
from selon.resolving.folding import folded, parts
from selon.resolving.vocabulary import Gender, Vocabulary, given_names

if TYPE_CHECKING:
    from selon.resolving.chains import Chain

LABELS = {"PER": "person", "ORG": "organisation", "LOC": "location", "PROD": "product", "EVENT": "event", "MISC": "organisation"}
NAMED_AFTER = frozenset(("armed", "company", "party", "association"))  # institutions that bear somebody's name
ARTICLES = ("al-", "el-", "an-", "ar-", "as-", "at-", "az-", "ad-")  # of Arabic names, small before the capital
OF = frozenset(("de", "d'", "d’", "du", "des", "of"))
NO_END = frozenset(("PUNCT", "PART", "ADP", "DET", "CCONJ"))
NO_PERSON_END = frozenset(("VERB", "AUX", "ADV", "NOUN"))


@dataclass(slots=True, eq=False)
class NameSpan:
    """`words[first:last]` of the document, without title, role noun or article."""

    first: int
    last: int
    label: str  # person, organisation, location, product or event
    tokens: tuple[str, ...]  # folded
    gender: Gender | None = None  # of the title before it
    titled: bool = False
    roled: bool = False  # a role noun stands before it: "pape François" is no first name
    guessed: bool = False  # the label is no more than a guess
    chain: Chain | None = None


def pipeline_spans(parsed: Parsed, vocabulary: Vocabulary) -> list[NameSpan]:
    """The pipeline's names in order, each freed of what is no part of it."""
    return list(_Cleaner(parsed, vocabulary).spans())


def head_of(words: list[Word]) -> Word:
    """The word of a stretch that its other words hang from, punctuation last of all."""
    first, last = words[0].i, words[-1].i
    for word in words if first < last else ():
        head = word.head
        if word.pos != "PUNCT" and (head is word or not first <= head.i <= last):
            return word
    return words[0]


def has_role(words: list[Word], vocabulary: Vocabulary) -> bool:
    """Whether a noun for a person is among the words."""
    return any(is_role(word, vocabulary) for word in words)


def is_role(word: Word, vocabulary: Vocabulary) -> bool:
    """Whether a word is a noun for a person."""
    noun = vocabulary.noun(word)
    return noun is not None and noun.kind == "person"


def capitalised(words: list[Word]) -> list[Word]:
    """The words that are written as a name may begin: "Roux", "al-Roux"."""
    return [word for word in words if word.text[0].isupper() or word.text[2:3] == "-" and word.text[:3] in ARTICLES]


def known_word(word: Word, vocabulary: Vocabulary) -> bool:
    """Whether a capitalised word is a role, a title, a pronoun or a demonym rather than a name."""
    if word.lower in vocabulary.titles or word.lower in vocabulary.pronouns or word.lower in vocabulary.modifiers.all:
        return True
    return vocabulary.noun(word) is not None or vocabulary.state_of(word.text) is not None


def tokens_of(words: list[Word]) -> tuple[str, ...]:
    """The folded words of a stretch."""
    return tuple(part for word in words for part in parts(word.text))


class _Cleaner:
    """Makes names of the pipeline's spans."""

    def __init__(self, parsed: Parsed, vocabulary: Vocabulary) -> None:
        self.parsed = parsed
        self.words = parsed.words
        self.vocabulary = vocabulary
        self.known = given_names()
        self.surnames = {parsed.words[name.last - 1].lower for name in parsed.names if name.label == "PER" and name.last - name.first > 1}
        self.taken = {i for name in parsed.names for i in range(name.first, name.last)}

    def spans(self) -> Iterator[NameSpan]:
        done = 0
        for name in self.parsed.names:
            label = LABELS.get(name.label)
            if label is not None:
                first = self._begun(max(name.first, done), label, done)
                done = self._ended(first, name, label)
                yield from self._cleaned(first, done, label)

    def _begun(self, first: int, label: str, limit: int) -> int:
        """Where a name begins if capitalised words right before it are of it: "United" of "United States"."""
        words, vocabulary = self.words, self.vocabulary
        while label != "person" and first > limit:
            word = words[first - 1]
            if not word.text[0].isupper() or word.pos not in ("PROPN", "ADJ", "NOUN", "VERB") or word.sentence is not words[first].sentence:
                break
            if word.lower in vocabulary.titles or word.lower in vocabulary.modifiers.all or is_role(word, vocabulary):
                break
            initial = word.i == word.sentence.first and (word.pos != "ADJ" or word.head.i < first)
            if initial or vocabulary.state_of(word.text) is not None:
                break
            first -= 1
        return first

    def _ended(self, first: int, name: Name, label: str) -> int:
        """Where a person's name ends if capitalised words right after it are of it: "Belhadi" of "Idris Belhadi"."""
        words, last = self.words, name.last
        while label == "person" and last < len(words) and last not in self.taken and words[last].pos in ("PROPN", "ADJ", "NOUN", "X"):
            follows = words[last].text[0].isupper() and words[last].sentence is words[last - 1].sentence
            if not follows or known_word(words[last], self.vocabulary):
                break
            hangs = words[last].relation.startswith("flat") or words[last - 1].relation.startswith(("flat", "compound"))
            if last - first > 1 and not hangs:
                break
            last += 1
        return last

    def _cleaned(self, first: int, last: int, label: str) -> Iterator[NameSpan]:
        """A span without what is no part of the name, in two where a person's name begins in the middle of it."""
        at = self._person_inside(first, last, label)
        if at is not None:
            yield from self._cleaned(first, at, "location" if label == "person" else label)
            yield from self._cleaned(at, last, "person")
            return
        start, gender, titled, roled = self._without_front(first, last, label)
        label = "person" if titled else label
        last = self._outlet(start, self._without_back(start, last, label))
        if start > 0 and start < last and not titled and self.words[start - 1].lower in self.vocabulary.titles:
            titled, gender, label = True, self.vocabulary.titles[self.words[start - 1].lower], "person"
        if start >= last or not self._is_name(self.words[start:last]):
            return
        if label == "person" and not titled:
            start, last, label = self._with_noun(start, last)
        tokens = tokens_of(self.words[start:last])
        if tokens:
            yield NameSpan(start, last, label, tokens, gender, titled, roled)

    def _without_front(self, first: int, last: int, label: str) -> tuple[int, Gender | None, bool, bool]:
        """Where the name begins after articles, titles and role nouns; the gender of the title; whether there was one."""
        vocabulary, gender, titled, roled = self.vocabulary, None, False, False
        while first < last:
            word = self.words[first]
            role = is_role(word, vocabulary)
            if word.lower in vocabulary.titles and (label == "person" or not titled) and last - first > 1:
                titled, gender, label = True, vocabulary.titles[word.lower], "person"
            elif not self._before_name(word, role, label):
                break
            roled = role
            first += 1
        first = self._after_office(first, last)
        if first > 0 and self.words[first - 1].pos in ("NOUN", "PROPN"):
            roled = roled or is_role(self.words[first - 1], vocabulary)
        return first, gender, titled, roled

    def _after_office(self, first: int, last: int) -> int:
        """Where the name begins whose bearer's office the pipeline took for a part of it: "Archbishop of | Ostrow"."""
        if last - first > 2 and is_role(self.words[first], self.vocabulary) and self.words[first + 1].lower in OF:
            return next((i for i in range(first + 2, last) if self.words[i].pos not in ("ADP", "DET")), first)
        return first

    def _before_name(self, word: Word, role: bool, label: str) -> bool:
        if word.lower in self.vocabulary.determiners or word.pos in ("ADP", "PUNCT", "CCONJ"):
            return True
        small = word.text[0].islower() and word.text[:3] not in ARTICLES and word.pos in ("ADJ", "NOUN")
        return (role and label != "organisation") or (label == "person" and small)

    def _without_back(self, first: int, last: int, label: str) -> int:
        """Where the name ends before particles, verbs and role nouns that the pipeline took for part of it."""
        words = self.words
        small = NO_PERSON_END if label == "person" else ()
        while last > first and (words[last - 1].pos in NO_END or (words[last - 1].pos in small and words[last - 1].text[0].islower())):
            last -= 1
        while last - first > 1 and label != "person" and words[last - 2].pos != "ADP" and is_role(words[last - 1], self.vocabulary):
            last -= 1
        if label != "person":
            return last
        return next((i for i in range(first + 1, last) if words[i].pos == "ADP" and words[i].lower not in self.vocabulary.particles), last)

    def _outlet(self, first: int, last: int) -> int:
        """Where the name of an outlet ends, whatever was taken for its complement: "Associated Press | of the floods"."""
        for end in range(last - 1, first, -1):
            if self.words[end].pos == "ADP" and " ".join(tokens_of(self.words[first:end])) in self.vocabulary.outlets:
                return end
        return last

    def _is_name(self, words: list[Word]) -> bool:
        """Whether words name somebody: a capital or a figure is among them, and they are not one demonym or role noun."""
        vocabulary = self.vocabulary
        if not any(word.text[0].isupper() or word.text[0].isdigit() or word.text[:3] in ARTICLES for word in words):
            return False
        if all(word.lower in vocabulary.modifiers.all or is_role(word, vocabulary) for word in words):
            return False
        return len(words) > 1 or not self._demonym(words[0].text) or folded(words[0].text) in vocabulary.states

    def _demonym(self, text: str) -> bool:
        """Whether a word only says of which states something is: "Afghan", "Greek-Turkish"."""
        return all(self.vocabulary.state_of(part) is not None for part in text.split("-"))

    def _with_noun(self, first: int, last: int) -> tuple[int, int, str]:
        """An institution called after somebody: "le réseau Marchal", "the Marsh group". Its noun is part of its name."""
        for at, start, end in ((first - 1, first - 1, last), (last, first, last + 1)):
            word = self.words[at] if 0 <= at < len(self.words) else None
            if word is None or word.pos != "NOUN" or not word.text[0].islower() or word.sentence is not self.words[first].sentence:
                continue
            noun = self.vocabulary.noun(word)
            if noun is not None and noun.kind == "organisation" and noun.sorts & NAMED_AFTER and word.feats.get("Number") != "Plur":
                return start, end, "organisation"
        return first, last, "person"

    def _person_inside(self, first: int, last: int, label: str) -> int | None:
        """Where a person's name begins after something else: "United States President Jane Roe", "Mayor of Ostrow Jane Roe"."""
        state = self._after_state(first, last)
        if state is not None:
            return state
        for i in range(last - 2, first - 1, -1):
            after = self.words[i + 1]
            if not after.text[0].isupper() or after.pos == "PUNCT":
                continue
            if i > first and self._begins_person(i, first):
                return i
            if self._ends_role(i, last, label):
                return i + 1
        return None

    def _begins_person(self, i: int, first: int) -> bool:
        if folded(self.words[i].text) not in self.known or self.words[i - 1].pos in ("ADP", "DET", "PUNCT"):
            return False
        return has_role(self.words[first:i], self.vocabulary)

    def _ends_role(self, i: int, last: int, label: str) -> bool:
        word, after = self.words[i], self.words[i + 1]
        role = is_role(word, self.vocabulary) and word.feats.get("Number") != "Plur" and folded(word.text) not in self.known
        if not role or after.pos in ("ADP", "PART"):
            return False
        return label == "person" or folded(after.text) in self.known or (after.lower in self.surnames and i + 2 == last)

    def _after_state(self, first: int, last: int) -> int | None:
        """Where a person's name begins right after that of a state, or of a movement: "the envoy to South Sudan Jane Roe"."""
        noun = self.vocabulary.noun(self.words[first])
        if noun is not None and "proper" in noun.sorts and last - first > 2 and self.words[first + 1].text[0].isupper():
            return first + 1
        for at in range(first + 1, min(first + 4, last - 1)):
            person = folded(self.words[at].text) in self.known and self.words[at + 1].text[0].isupper()
            if person and " ".join(tokens_of(self.words[first:at])) in self.vocabulary.states:
                return at
        return None
