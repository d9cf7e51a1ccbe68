"""Names that the words around them show for what they are, whatever the pipeline says: states, "the town of X", "Harbour
Council", "(HC)"."""

from __future__ import annotations

from collections.abc import Iterator

from selon.parsing.words import Word
from selon.resolving.folding import parts
from selon.resolving.spans import OF, NameSpan, tokens_of
from selon.resolving.vocabulary import Vocabulary

JOINING = (*OF, "la", "l'", "l’", "les", "the", "and", "et")
LONGEST_STATE = 4  # words
LONGEST_BODY = 7
SHORTEST_INITIALS = 2


def with_shown(words: list[Word], capitals: list[Word], vocabulary: Vocabulary, at: dict[int, NameSpan]) -> list[NameSpan]:
    """The names that are shown among capitalised words that are part of no name yet. `at` takes them up."""
    found: list[NameSpan] = []
    for word in capitals:
        if word.i in at or word.pos not in ("PROPN", "ADJ", "NOUN"):
            continue
        span = _state(words, word, vocabulary, at) or _place(words, word, vocabulary, at) or _body(words, word, vocabulary, at)
        span = span or _initials(words, word, at)
        if span is not None:
            found.append(span)
            at.update(dict.fromkeys(range(span.first, span.last), span))
    return found


def _state(words: list[Word], word: Word, vocabulary: Vocabulary, at: dict[int, NameSpan]) -> NameSpan | None:
    """The longest name of a state, or of its capital, that begins with a word; no part of a longer name."""
    for last in range(min(word.i + LONGEST_STATE, word.sentence.last), word.i, -1):
        tokens = tokens_of(words[word.i : last]) if words[last - 1].pos != "PUNCT" else ()
        if " ".join(tokens) in vocabulary.states and not any(i in at for i in range(word.i, last)):
            alone = word.pos == "PROPN" or last - word.i > 1
            return NameSpan(word.i, last, "location", tokens) if alone and not _within_longer(words, word.i, last) else None
    return None


def _within_longer(words: list[Word], first: int, last: int) -> bool:
    """Whether another capitalised word stands right before or behind in the sentence."""
    sentence = words[first].sentence
    before = first - 1 > sentence.first and words[first - 1].pos == "PROPN" and words[first - 1].text[0].isupper()
    return before or (last < sentence.last and words[last].pos == "PROPN" and words[last].text[0].isupper())


def _place(words: list[Word], word: Word, vocabulary: Vocabulary, at: dict[int, NameSpan]) -> NameSpan | None:
    """ "Vallombe" of "the town of Vallombe", "Kessane" of "the Kessane pass"."""
    last = _run(words, word, at)
    noun = words[word.i - 2] if word.i > word.sentence.first + 1 and words[word.i - 1].lower in OF else None
    behind = words[last] if last < word.sentence.last and words[last].text[0].islower() else None
    for place in (noun, behind if behind is not None and words[last - 1].head is behind and behind.relation != "compound" else None):
        if place is not None and place.pos == "NOUN" and vocabulary.kinds.get(place.lemma) == "location" and word.pos == "PROPN":
            return NameSpan(word.i, last, "location", tokens_of(words[word.i : last]))
    return None


def _run(words: list[Word], word: Word, at: dict[int, NameSpan]) -> int:
    """Where the capitalised words from this one on end."""
    last = word.i + 1
    while last < word.sentence.last and last not in at and words[last].pos == "PROPN" and words[last].text[0].isupper():
        last += 1
    return last


def _body(words: list[Word], word: Word, vocabulary: Vocabulary, at: dict[int, NameSpan]) -> NameSpan | None:
    """A run of capitalised words whose first or last is a noun for a body: "Harbour Council", "Conseil du Port"."""
    last = _run(words, word, at)
    if last - word.i > 1:
        ends = any(_is_body(words[i], vocabulary) for i in (word.i, last - 1))
        return NameSpan(word.i, last, "organisation", tokens_of(words[word.i : last])) if ends else None
    if word.i == word.sentence.first or not _is_body(word, vocabulary):
        return None
    end = _complement(words, word, at)
    return NameSpan(word.i, end, "organisation", tokens_of(words[word.i : end])) if end is not None else None


def _is_body(word: Word, vocabulary: Vocabulary) -> bool:
    noun = vocabulary.noun(word)
    return noun is not None and noun.kind == "organisation" and word.feats.get("Number") != "Plur"


def _complement(words: list[Word], word: Word, at: dict[int, NameSpan]) -> int | None:
    """Where the complement of a capitalised noun ends: of "du Port" after "Conseil", none of "du port"."""
    i = word.i + 1
    if i >= word.sentence.last or words[i].lower not in OF:
        return None
    while i < word.sentence.last and words[i].lower in JOINING:
        i += 1
    if i >= word.sentence.last or i in at or not words[i].text[0].isupper() or words[i].pos not in ("PROPN", "NOUN", "ADJ"):
        return None
    return min(_run(words, words[i], at), word.i + LONGEST_BODY)


def _initials(words: list[Word], word: Word, at: dict[int, NameSpan]) -> NameSpan | None:
    """ "HC" in brackets after the name that it stands for."""
    i, text = word.i, word.text.replace(".", "")
    if not (text.isupper() and len(text) >= SHORTEST_INITIALS and 1 < i < len(words) - 1):
        return None
    before = at.get(i - 2)
    if words[i - 1].text != "(" or words[i + 1].text != ")" or before is None or before.label == "person":
        return None
    letters = "".join(part[0] for w in words[before.first : before.last] if w.text[0].isupper() for part in parts(w.text) if part)
    same = letters == text.lower() or letters.startswith(text.lower())
    return NameSpan(i, i + 1, before.label, parts(word.text)) if same else None


def bodies(at: dict[int, NameSpan], vocabulary: Vocabulary) -> Iterator[str]:
    """The nouns by which bodies named in the text may be called in short: "council" where there is a "Harbour Council"."""
    for span in at.values():
        if span.label == "organisation" and len(span.tokens) > 1:
            yield from (token for token in (span.tokens[0], span.tokens[-1]) if vocabulary.is_organisation(token))
