"""Which names of a document name the same: chains of spans.

The same words; a surname after the full name; initials and what they stand for; two spellings of one name. Two people
of one surname stay two, and a bare surname that either could bear names neither unless one of them is plainly meant.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from selon.parsing.words import Parsed, Word
from selon.resolving.folding import folded, parts, skeleton, variants
from selon.resolving.spans import NameSpan
from selon.resolving.vocabulary import Gender, Vocabulary, given_names

DOMINANT = 3  # how many times as often as another of that surname somebody is named to be the one meant by it
NEAR = 1  # sentences
LONGEST_INITIALS = 8
PARTS = ("de", "du", "des", "of")  # inside a name that begins with no given name: "Avance de Rade" is nobody
TITLED = 3  # what a title counts for, against the label of a span without one


@dataclass(slots=True, eq=False)
class Chain:
    """All the spans that name one person, organisation or place."""

    id: int
    tokens: tuple[str, ...]
    label: str
    spans: list[NameSpan] = field(default_factory=list)
    gender: Gender | None = None
    plural: bool = False
    state: str | None = None  # the state it is, or whose capital it is
    capital: bool = False
    forms: set[tuple[str, ...]] = field(default_factory=set)
    aliases: list[tuple[Chain, NameSpan]] = field(default_factory=list)

    def add(self, span: NameSpan) -> None:
        span.chain = self
        self.spans.append(span)
        self.forms.add(span.tokens)

    def take(self, other: Chain) -> None:
        """Make the spans of another its own."""
        for span in other.spans:
            self.add(span)
        self.spans.sort(key=lambda span: span.first)
        other.spans = []


def chains(parsed: Parsed, vocabulary: Vocabulary, spans: list[NameSpan]) -> list[Chain]:
    """The chains of the spans, which stand in order; each span gets its chain."""
    return _Joiner(parsed, vocabulary).join(spans)


class _Joiner:
    """Joins organisations and places by their words, then people, longest names first."""

    def __init__(self, parsed: Parsed, vocabulary: Vocabulary) -> None:
        self.words = parsed.words
        self.vocabulary = vocabulary
        self.chains: list[Chain] = []
        self.by_words: dict[str, Chain] = {}
        self.by_skeleton: dict[str, list[Chain]] = {}
        self.by_surname: dict[str, list[Chain]] = {}  # skeleton of the last word
        self.by_given: dict[str, list[Chain]] = {}
        self.earliest: dict[tuple[str, ...], int] = {}

    def join(self, spans: list[NameSpan]) -> list[Chain]:
        labels = _labels(spans, self.vocabulary, self.words)
        for span in reversed(spans):
            span.label = labels[span.tokens]
            self.earliest[span.tokens] = span.first
        others = [span for span in spans if span.label != "person"]
        for span in others:
            self._thing(span).add(span)
        self._initials(others)
        self._shortened()
        self._people([span for span in spans if span.label == "person"])
        return [chain for chain in self.chains if chain.spans]

    def _new(self, span: NameSpan) -> Chain:
        chain = Chain(len(self.chains), span.tokens, span.label)
        self.chains.append(chain)
        return chain

    # --- organisations and places

    def _thing(self, span: NameSpan) -> Chain:
        """The chain of an organisation or a place: the same state, the same words, or a spelling of them."""
        words = " ".join(span.tokens)
        state = self.vocabulary.states.get(words)
        key = self.vocabulary.same.get(words, words)
        if state is not None and not state.capital:
            key = folded(state.name)
        chain = self.by_words.get(key) or self._spelling(key)
        if chain is None:
            chain = self._new(span)
            chain.state = state.name if state else None
            chain.capital = bool(state and state.capital)
            self.by_skeleton.setdefault(skeleton(key.replace(" ", "")), []).append(chain)
        self.by_words[key] = chain
        return chain

    def _spelling(self, key: str) -> Chain | None:
        joined = key.replace(" ", "")
        return next((c for c in self.by_skeleton.get(skeleton(joined), ()) if variants(joined, "".join(c.tokens))), None)

    def _initials(self, spans: list[NameSpan]) -> None:
        """Join initials to the one name that they stand for."""
        stands: dict[str, dict[int, Chain]] = {}
        for span in {span.tokens: span for span in spans if span.last - span.first > 1}.values():
            chain = span.chain
            if chain is not None:
                for initials in self._initials_of(span):
                    stands.setdefault(initials, {})[chain.id] = chain
        for span in spans:
            text, own = self.words[span.first].text.replace(".", ""), span.chain
            if span.last - span.first != 1 or not text.isupper() or not 2 <= len(text) <= LONGEST_INITIALS or own is None or own.state:
                continue
            meant = [chain for chain in stands.get("".join(span.tokens), {}).values() if chain is not own and chain.spans]
            if len(meant) == 1:
                meant[0].take(own)

    def _shortened(self) -> None:
        """Join an institution called by its noun alone to the one name that begins with it, or ends: "le Conseil", "the Council"."""
        bodies = [chain for chain in self.chains if chain.label == "organisation" and chain.spans and chain.state is None]
        longer: dict[str, dict[int, Chain]] = {}
        for chain in bodies:
            for token in {chain.tokens[0], chain.tokens[-1]} if len(chain.tokens) > 1 else ():
                longer.setdefault(token, {})[chain.id] = chain
        for chain in bodies:
            meant = longer.get(chain.tokens[0], {}) if len(chain.tokens) == 1 and self.vocabulary.is_organisation(chain.tokens[0]) else {}
            if len(meant) == 1:
                next(iter(meant.values())).take(chain)

    def _initials_of(self, span: NameSpan) -> set[str]:
        """The initials of a name's words, small words left out or not."""
        words = self.words[span.first : span.last]
        content = [part for word in words if word.pos not in ("ADP", "DET", "CCONJ") for part in parts(word.text)]
        return {"".join(token[0] for token in span.tokens), "".join(token[0] for token in content)}

    # --- people

    def _people(self, spans: list[NameSpan]) -> None:
        unclear: list[tuple[NameSpan, list[Chain]]] = []
        seen: dict[tuple[str, ...], list[Chain]] = {}
        for span in sorted(spans, key=lambda s: (-len(s.tokens), s.first)):
            key = (*span.tokens, "!") if span.roled or span.titled else span.tokens
            fits = seen.get(key)
            if fits is None:
                fits = seen[key] = self._fitting(span)
            if not fits:
                fits.append(self._new(span))
                self.by_surname.setdefault(skeleton(span.tokens[-1]), []).append(fits[0])
                self.by_given.setdefault(span.tokens[0], []).append(fits[0])
            fits = _by_gender(span, fits)
            if len(fits) > 1:
                unclear.append((span, fits))
                continue
            fits[0].add(span)
            fits[0].gender = fits[0].gender or span.gender
        for chain in self.chains:
            chain.spans.sort(key=lambda span: span.first)
        for span, fits in sorted(unclear, key=lambda pair: pair[0].first):
            (self._meant(span, fits) or self._unknown(span)).add(span)

    def _fitting(self, span: NameSpan) -> list[Chain]:
        """The people that a name may be of; a lone given name only where nobody has it for a surname."""
        like = self.by_surname.get(skeleton(span.tokens[-1]), ())
        exact = [chain for chain in like if same_person(span.tokens, chain.tokens, self.vocabulary)]
        if exact or len(span.tokens) > 1 or span.roled or span.titled:
            return exact
        return [chain for chain in self.by_given.get(span.tokens[0], ()) if len(chain.tokens) > 1 and len(span.tokens[0]) > 2]

    def _meant(self, span: NameSpan, fits: list[Chain]) -> Chain | None:
        """The one of several namesakes that is plainly meant: of a headline, named far more often, or alone near by."""
        first = min(fits, key=lambda chain: chain.spans[0].first)
        if self.earliest[span.tokens] < first.spans[0].first:
            return first
        ranked = sorted(fits, key=lambda chain: -len(chain.spans))
        if len(ranked[0].spans) >= DOMINANT * len(ranked[1].spans):
            return ranked[0]
        here = self.words[span.first].sentence.i
        near = [c for c in fits if any(s.first < span.first and here - self.words[s.first].sentence.i <= NEAR for s in c.spans)]
        return near[0] if len(near) == 1 else None

    def _unknown(self, span: NameSpan) -> Chain:
        key = "? " + " ".join(span.tokens)
        if key not in self.by_words:
            self.by_words[key] = self._new(span)
        return self.by_words[key]


def same_person(short: tuple[str, ...], long: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    """Whether `short` may name the one whose full name is `long`: by its last words, or initials and its last words.

    Another given name, or a word that tells son from father, makes it somebody else.
    """
    if short == long:
        return True
    if (short[-1] in vocabulary.generation) != (long[-1] in vocabulary.generation) or len(short) > len(long):
        return False
    if not variants(short[-1], long[-1]):
        return False
    if len(short) == 1 or short == long[-len(short) :]:
        return True
    given, full = short[:-1], long[:-1]
    return all(variants(a, b) or (len(a) == 1 and b.startswith(a)) for a, b in zip(given, full, strict=False))


def gender_of(chain: Chain) -> Gender | None:
    """The gender of a person: of the title or, failing that, of the given name."""
    if chain.gender is None and chain.label == "person" and len(chain.tokens) > 1:
        known = given_names()
        chain.gender = known.get(" ".join(chain.tokens[:2])) or known.get(chain.tokens[0])
    return chain.gender


def _by_gender(span: NameSpan, fits: list[Chain]) -> list[Chain]:
    if span.gender is None or len(fits) < 2:
        return fits
    return [chain for chain in fits if gender_of(chain) == span.gender] or fits


# --- labels


def _labels(spans: list[NameSpan], vocabulary: Vocabulary, words: list[Word]) -> dict[tuple[str, ...], str]:
    """The label that most spans of the same words bear, put right by what the document and the lexicons know of them."""
    counts: dict[tuple[str, ...], dict[str, int]] = {}
    for span in spans:
        count, label = counts.setdefault(span.tokens, {}), _label(span, vocabulary, words)
        count[label] = count.get(label, 0) + (TITLED if span.titled else 1)
    labels = {tokens: _commonest(count) for tokens, count in counts.items()}
    surnames = {tokens[-1] for tokens, label in labels.items() if label == "person" and len(tokens) > 1}
    titled = {span.tokens for span in spans if span.titled}
    return {tokens: _put_right(tokens, label, counts[tokens], surnames, tokens in titled, vocabulary) for tokens, label in labels.items()}


def _commonest(count: dict[str, int]) -> str:
    return next(iter(count)) if len(count) == 1 else min(count, key=lambda label: (-count[label], label))


def _put_right(tokens: tuple[str, ...], label: str, count: dict[str, int], surnames: set[str], titled: bool, vocabulary: Vocabulary) -> str:
    """An outlet or a movement is a body; a surname of somebody in the text is his; a state is a place unless somebody is called so."""
    words = " ".join(tokens)
    if words in vocabulary.outlets or (words in vocabulary.nouns and "proper" in vocabulary.nouns[words].sorts):
        return "organisation"
    state = words in vocabulary.states
    surname = tokens[-1] in surnames and all(token in vocabulary.particles for token in tokens[:-1])
    if surname and ("person" in count or not state):
        return "person"
    if label != "person" and given(tokens) and not any(vocabulary.is_organisation(token) for token in tokens):
        return "person"
    return "location" if state and not titled else label


def _label(span: NameSpan, vocabulary: Vocabulary, words: list[Word]) -> str:
    """What a span is by itself."""
    many = len(span.tokens) > 1
    if span.label == "location" and many and _is_said_of(span, vocabulary, words):
        return "person"
    if span.label == "location" and many and any(vocabulary.is_organisation(token) for token in (span.tokens[0], span.tokens[-1])):
        return "organisation"
    if span.label == "organisation" and span.roled and many and not any(vocabulary.is_organisation(token) for token in span.tokens):
        return "person"
    if span.label != "person" or span.titled:
        return span.label
    if many:
        thing = vocabulary.is_organisation(span.tokens[-1]) or any(words[i].lower in PARTS for i in range(span.first + 1, span.last))
        thing = thing or span.tokens[-1] in vocabulary.states or (not span.roled and _after_article(span, vocabulary, words))
        return "organisation" if thing and not given(span.tokens) else "person"
    return "organisation" if not span.roled and _is_thing(span, vocabulary, words) else "person"


def _is_said_of(span: NameSpan, vocabulary: Vocabulary, words: list[Word]) -> bool:
    """Whether a role stands right behind a name as said of it: "Jane Roe, spokeswoman for the prefect"."""
    at = span.last
    if at + 2 >= len(words) or words[at].text != "," or any(vocabulary.is_organisation(token) for token in span.tokens):
        return False
    inside = range(span.first, span.last)
    for word in words[at + 1 : at + 5]:
        noun = vocabulary.noun(word) if word.pos == "NOUN" else None
        if noun is not None:
            return noun.kind == "person" and word.relation == "appos" and word.head.i in inside and word.feats.get("Number") != "Plur"
    return False


def _after_article(span: NameSpan, vocabulary: Vocabulary, words: list[Word]) -> bool:
    """Whether an article stands before a name, as before nobody's: "le Figaro", "la Croix Bleue", "un Boeing"."""
    before = words[span.first - 1] if span.first > 0 else None
    if before is None or before.pos != "DET" or before.feats.get("Number") == "Plur":
        return False
    return vocabulary.determiners.get(before.lower) in ("definite", "indefinite")


def _is_thing(span: NameSpan, vocabulary: Vocabulary, words: list[Word]) -> bool:
    """Whether one word taken for a person is used as nobody's name is: "le Figaro", "Boeing 707", "TVN24", "Kurds"."""
    word = words[span.first]
    after = words[span.last] if span.last < len(words) and words[span.last].sentence is word.sentence else None
    if _after_article(span, vocabulary, words):
        return True
    if after is not None and after.text[0].isdigit():
        return True
    capitals = len(word.text) > 1 and word.text.isupper()
    return capitals or word.feats.get("Number") == "Plur" or any(letter.isdigit() for letter in word.text)


def given(tokens: tuple[str, ...]) -> bool:
    """Whether a name of several words begins with a given name."""
    return 1 < len(tokens) < 5 and (tokens[0] in given_names() or " ".join(tokens[:2]) in given_names())
