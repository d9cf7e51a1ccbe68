"""Paragraphs with their names exchanged for others of the same kind, so that contexts are learnt and not lists."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import filter_spans

SWAPPED = frozenset({"PER", "ORG", "LOC"})
SHARE = 0.7
Pool = dict[str, list[list[str]]]


def pool(examples: Sequence[Example]) -> Pool:
    """The words of every name, by kind, and for persons new pairs of first and last names."""
    found: Pool = defaultdict(list)
    for example in examples:
        for span in example.reference.ents:
            if span.label_ in SWAPPED:
                found[span.label_].append([token.text for token in span])
    return dict(found)


def renamed(nlp: Language, example: Example, names: Pool, chance: random.Random) -> Example | None:
    """The paragraph with most of its names exchanged; None where it has none to exchange."""
    reference = example.reference
    starts = {span.start: span for span in reference.ents}
    words: list[str] = []
    spaces: list[bool] = []
    marks: list[tuple[int, int, str]] = []
    at, changed = 0, False
    while at < len(reference):
        span = starts.get(at)
        if span is None:
            words.append(reference[at].text)
            spaces.append(bool(reference[at].whitespace_))
            at += 1
            continue
        new = [token.text for token in span]
        gaps = [bool(token.whitespace_) for token in span]
        if span.label_ in SWAPPED and chance.random() < SHARE:
            new = _other(names[span.label_], span.label_, chance)
            gaps = [True] * (len(new) - 1) + [gaps[-1]]
            changed = True
        marks.append((len(words), len(words) + len(new), span.label_))
        words.extend(new)
        spaces.extend(gaps)
        at = span.end
    if not changed:
        return None
    doc = Doc(nlp.vocab, words=words, spaces=spaces)
    plain = nlp.make_doc(doc.text)
    ents = [_aligned(doc, plain, a, b, label) for a, b, label in marks]
    gold = nlp.make_doc(doc.text)
    gold.set_ents(filter_spans([Span(gold, s.start, s.end, label=s.label_) for s in ents if s is not None]), default="outside")
    return Example(plain, gold)


def _aligned(doc: Doc, plain: Doc, first: int, last: int, label: str) -> Span | None:
    span = doc[first:last]
    return plain.char_span(span.start_char, span.end_char, label=label, alignment_mode="expand")


def _other(names: list[list[str]], label: str, chance: random.Random) -> list[str]:
    """A name of the kind; half of the persons are put together from two others."""
    chosen = chance.choice(names)
    if label == "PER" and chance.random() < 0.5:
        other = chance.choice(names)
        if len(other) > 1 and len(chosen) > 1:
            return [chosen[0], *other[1:]]
    return chosen
