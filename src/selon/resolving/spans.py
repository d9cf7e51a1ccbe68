"""The spans of a document that are names: those of the pipeline, freed of titles and role nouns, and those it missed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
MISTAKEN = ("NOUN", "ADJ", "X", "VERB")  # what names are taken for
NAMING = ("PROPN", "NOUN", "ADJ", "X")
NO_END = ("PUNCT", "PART", "ADP", "DET", "CCONJ")
NO_PERSON_END = ("VERB", "AUX", "ADV", "NOUN")


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


def name_spans(parsed: Parsed, vocabulary: Vocabulary, heads: Iterable[Word]) -> list[NameSpan]:
    """The names in order. `heads` are words that head the mention of a source: what is capitalised there is a name
    though the pipeline saw none."""
    found = _joined(parsed.words, vocabulary, list(_Cleaner(parsed, vocabulary).spans()))
    at = {i: span for span in found for i in range(span.first, span.last)}
    found.extend(_again(parsed.words, at))
    found.extend(_missed(parsed.words, vocabulary, at, {word.i for word in heads}))
    return sorted(found, key=lambda span: span.first)


def head_of(words: list[Word]) -> Word:
    """The word of a stretch that its other words hang from, punctuation last of all."""
    first, last = words[0].i, words[-1].i
    tops = [word for word in words if word.is_root or not first <= word.head.i <= last]
    return next((word for word in tops if word.pos != "PUNCT"), words[0])


def has_role(words: list[Word], vocabulary: Vocabulary) -> bool:
    """Whether a noun for a person is among the words."""
    return any(noun is not None and noun.kind == "person" for noun in map(vocabulary.noun, words))


def _tokens(words: list[Word]) -> tuple[str, ...]:
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
            if word.lower in vocabulary.titles or word.lower in vocabulary.modifiers.all or has_role([word], vocabulary):
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
            if not follows or _known_word(words[last], self.vocabulary):
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
        last = self._without_back(start, last, label)
        if start > 0 and start < last and not titled and self.words[start - 1].lower in self.vocabulary.titles:
            titled, gender, label = True, self.vocabulary.titles[self.words[start - 1].lower], "person"
        if start >= last or not self._is_name(self.words[start:last]):
            return
        if label == "person" and not titled:
            start, last, label = self._with_noun(start, last)
        tokens = _tokens(self.words[start:last])
        if tokens:
            yield NameSpan(start, last, label, tokens, gender, titled, roled)

    def _without_front(self, first: int, last: int, label: str) -> tuple[int, Gender | None, bool, bool]:
        """Where the name begins after articles, titles and role nouns; the gender of the title; whether there was one."""
        vocabulary, gender, titled, roled = self.vocabulary, None, False, False
        while first < last:
            word = self.words[first]
            role = has_role([word], vocabulary)
            if word.lower in vocabulary.titles and (label == "person" or not titled) and last - first > 1:
                titled, gender, label = True, vocabulary.titles[word.lower], "person"
            elif not self._before_name(word, role, label):
                break
            roled = role
            first += 1
        if first > 0 and self.words[first - 1].pos in ("NOUN", "PROPN"):
            roled = roled or has_role(self.words[first - 1 : first], vocabulary)
        return first, gender, titled, roled

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
        while last - first > 1 and label != "person" and words[last - 2].pos != "ADP" and has_role(words[last - 1 : last], self.vocabulary):
            last -= 1
        if label != "person":
            return last
        return next((i for i in range(first + 1, last) if words[i].pos == "ADP" and words[i].lower not in self.vocabulary.particles), last)

    def _is_name(self, words: list[Word]) -> bool:
        """Whether words name somebody: a capital or a figure is among them, and they are not one demonym or role noun."""
        vocabulary = self.vocabulary
        if not any(word.text[0].isupper() or word.text[0].isdigit() or word.text[:3] in ARTICLES for word in words):
            return False
        if all(word.lower in vocabulary.modifiers.all or has_role([word], vocabulary) for word in words):
            return False
        return len(words) > 1 or vocabulary.state_of(words[0].text) is None or folded(words[0].text) in vocabulary.states

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
        role = has_role([word], self.vocabulary) and word.feats.get("Number") != "Plur" and folded(word.text) not in self.known
        if not role or after.pos in ("ADP", "PART"):
            return False
        return label == "person" or folded(after.text) in self.known or (after.lower in self.surnames and i + 2 == last)

    def _after_state(self, first: int, last: int) -> int | None:
        """Where a person's name begins right after that of a state: "the envoy to South Sudan Jane Roe"."""
        for at in range(first + 1, min(first + 4, last - 1)):
            person = folded(self.words[at].text) in self.known and self.words[at + 1].text[0].isupper()
            if person and " ".join(_tokens(self.words[first:at])) in self.vocabulary.states:
                return at
        return None


# --- what the pipeline missed


def _joined(words: list[Word], vocabulary: Vocabulary, spans: list[NameSpan]) -> list[NameSpan]:
    """The spans with "Simon" and "Vernelle" of "Simon de la Vernelle" made one."""
    out: list[NameSpan] = []
    for span in spans:
        before = out[-1] if out else None
        alone = before is not None and before.last < span.first and _given_alone(before)
        if before is not None and alone and all(word.lower in vocabulary.particles for word in words[before.last : span.first]):
            tokens = _tokens(words[before.first : span.last])
            out[-1] = NameSpan(before.first, span.last, "person", tokens, before.gender, before.titled)
        else:
            out.append(span)
    return out


def _given_alone(span: NameSpan) -> bool:
    return span.label == "person" and span.last - span.first == 1 and " ".join(span.tokens) in given_names()


def _again(words: list[Word], at: dict[int, NameSpan]) -> list[NameSpan]:
    """The names that the pipeline saw in one place and not in another."""
    known: dict[str, list[NameSpan]] = {}
    for span in sorted({s.tokens: s for s in at.values()}.values(), key=lambda s: (-len(s.tokens), s.tokens)):
        if span.label != "person" or len(span.tokens) > 1:
            known.setdefault(span.tokens[0], []).append(span)
    found: list[NameSpan] = []
    for word in words:
        if word.i in at or word.pos not in NAMING or not (word.text[0].isupper() or word.text[:3] in ARTICLES):
            continue
        if word.i - 1 not in at and word.i > word.sentence.first and words[word.i - 1].text[0].isupper():
            continue  # the end of a longer name, perhaps
        tokens = parts(word.text)
        for span in known.get(tokens[0], ()) if tokens else ():
            last = word.i + span.last - span.first
            if last <= len(words) and not any(i in at for i in range(word.i, last)) and _tokens(words[word.i : last]) == span.tokens:
                found.append(NameSpan(word.i, last, span.label, span.tokens))
                at.update(dict.fromkeys(range(word.i, last), found[-1]))
                break
    return found


def _missed(words: list[Word], vocabulary: Vocabulary, at: dict[int, NameSpan], heads: set[int]) -> list[NameSpan]:
    """Runs of capitalised words that the pipeline took for no name and that others of the document make one."""
    surnames = {span.tokens[-1] for span in at.values() if span.label == "person"}
    told = heads | {word.i for word in words if word.pos in MISTAKEN and _is_surname(word, surnames)}
    found: list[NameSpan] = []
    done = 0
    for word in words:
        if (word.pos != "PROPN" and word.i not in told) or word.i < done or not _names_on(words, word.i, at, told, vocabulary, False):
            continue
        done = word.i + 1
        while done < len(words) and _names_on(words, done, at, told, vocabulary, True):
            done += 1
        span = _guess(words, word.i, done, vocabulary, surnames, any(i in heads for i in range(word.i, done)))
        if span is not None:
            found.append(span)
            at.update(dict.fromkeys(range(word.i, done), span))
    _guess_again(found, at)
    return found


def _is_surname(word: Word, surnames: set[str]) -> bool:
    """Whether a word that was taken for no name is a surname of the text: capitalised though no sentence begins with it."""
    if word.text[:3] not in ARTICLES and (not word.text[0].isupper() or word.i == word.sentence.first):
        return False
    tokens = parts(word.text)
    return bool(tokens) and tokens[-1] in surnames


def _names_on(words: list[Word], i: int, at: dict[int, NameSpan], heads: set[int], vocabulary: Vocabulary, goes_on: bool) -> bool:
    """Whether a word begins a missed name or goes on with it."""
    return i not in at and _may_name(words[i], heads, goes_on) and not _known_word(words[i], vocabulary)


def _may_name(word: Word, heads: set[int], goes_on: bool) -> bool:
    text = word.text
    if not text[0].isupper() and not (text[:3] in ARTICLES and text[3:4].isupper()):
        return False
    if word.pos == "PROPN":
        return True
    return (word.i in heads or (goes_on and word.i - 1 in heads)) and word.pos not in ("PRON", "DET", "NUM", "AUX", "ADP")


def _known_word(word: Word, vocabulary: Vocabulary) -> bool:
    """Whether a capitalised word is a role, a title, a pronoun or a demonym rather than a name."""
    if word.lower in vocabulary.titles or word.lower in vocabulary.pronouns or word.lower in vocabulary.modifiers.all:
        return True
    return vocabulary.noun(word) is not None or vocabulary.state_of(word.text) is not None


def _guess(words: list[Word], first: int, last: int, vocabulary: Vocabulary, surnames: set[str], said: bool) -> NameSpan | None:
    """The span of a run of capitalised words, where something says that it is a name."""
    tokens = _tokens(words[first:last])
    if not tokens:
        return None
    before = words[first - 1] if first > 0 else None
    titled = before is not None and before.lower in vocabulary.titles
    role = before is not None and before.pos in ("NOUN", "PROPN") and has_role([before], vocabulary)
    person = titled or (len(tokens) > 1 and tokens[0] in given_names()) or (tokens[-1] in surnames and len(tokens[-1]) > 2)
    if not (person or said or role):
        return None
    initials = len(tokens) == 1 and words[first].text.isupper() and len(tokens[0]) > 1
    institution = any(vocabulary.is_organisation(token) for token in tokens) or (initials and not person and not role)
    return NameSpan(first, last, "organisation" if institution else "person", tokens, roled=role, guessed=not (person or role))


def _guess_again(found: list[NameSpan], at: dict[int, NameSpan]) -> None:
    """A guessed span takes the label of the same words elsewhere, unless it is somebody's surname."""
    labels = {span.tokens: span.label for span in at.values() if not span.guessed}
    surnames = {span.tokens[-1] for span in at.values() if span.label == "person" and len(span.tokens) > 1}
    for span in found:
        if span.guessed and span.tokens[-1] not in surnames:
            span.label = labels.get(span.tokens, span.label)
