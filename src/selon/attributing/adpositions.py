"""Attributions by a preposition: "selon X", "according to X", "pour X, …"."""

from __future__ import annotations

from collections.abc import Iterator

from selon.attributing.candidates import Candidate, Text
from selon.attributing.clauses import is_clause, mention
from selon.attributing.complements import quotation_before
from selon.attributing.lexicon import Adposition, CueClass, Cues
from selon.attributing.mentions import widened
from selon.attributing.spans import trim
from selon.attributing.vocabulary import words
from selon.parsing.words import Word
from selon.records import Span

ACCORDING = CueClass("according", "asserts", "certain", frozenset({"adposition"}))
INSTITUTIONS = frozenset({"PER", "ORG"})


def adposition_candidates(text: Text, word: Word, cues: Cues) -> Iterator[Candidate]:
    """The contents of an adposition of the lexicon that begins at `word`; its source is the noun phrase it governs."""
    for adposition in cues.adpositions.get(word.lower, ()):
        last = _matches(text, word, adposition)
        if last is not None:
            source = _governed(text, word, last)
            if source is not None and _fits(text, source, adposition, cues):
                yield from _candidate(text, word, last, source)
            return


def _matches(text: Text, word: Word, adposition: Adposition) -> int | None:
    """The last word of the adposition that begins at `word`; None where it is another."""
    for offset, expected in enumerate(adposition.words):
        at = word.i + offset
        if at >= len(text.words) or text.words[at].lower != expected or text.words[at].sentence is not word.sentence:
            return None
    return word.i + len(adposition.words) - 1


def _governed(text: Text, word: Word, last: int) -> Word | None:
    """The head of the noun phrase after the adposition."""
    sentence = word.sentence
    if last + 1 >= sentence.last:
        return None
    inside = range(word.i, last + 1)
    for n in inside:
        head = text.words[n].head
        if head.i > last and head.pos in {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "DET"}:
            return head
    if word.pos != "ADP" and word.i in inside:
        for n in inside:
            child = next((c for c in text.words[n].children if c.i > last and c.pos in {"NOUN", "PROPN", "PRON"}), None)
            if child is not None:
                return child
    for n in range(last + 1, min(last + 6, sentence.last)):
        if text.words[n].pos in {"NOUN", "PROPN", "PRON"}:
            return _top(text.words[n], last)
        if text.words[n].pos in {"VERB", "AUX", "PUNCT"} and text.words[n].lower != '"':
            return None
    return None


def _top(word: Word, last: int) -> Word:
    """The noun phrase's head above a noun, still after the adposition."""
    while (
        not word.is_root
        and word.head.i > last
        and word.relation in {"compound", "flat", "nmod", "amod", "nummod", "appos", "det", "nmod:poss"}
    ):
        word = word.head
    return word


def _fits(text: Text, source: Word, adposition: Adposition, cues: Cues) -> bool:
    if source.lemma in cues.not_sources or source.lower in words("complementizers"):
        return False
    return not adposition.initial or _personal(text, source)


def _personal(text: Text, source: Word) -> bool:
    return text.labels.get(source.i) in INSTITUTIONS or source.pos in {"PROPN", "PRON"}


def _candidate(text: Text, word: Word, last: int, source: Word) -> Iterator[Candidate]:
    first, end = mention(text.parsed, source)
    end = max(_phrase_end(text, source, end), widened(text.parsed, (max(last + 1, first), end), last + 1, word.sentence.last - 1)[1])
    seen: list[list[Span]] = []
    for whole in (False, True):
        spans = _contents(text, word, source, end, whole)
        if spans and spans not in seen:
            seen.append(spans)
            yield Candidate(
                spans, (word.i, last), word, source, ACCORDING, "adposition+sentence" if whole else "adposition", None, source_from=last + 1
            )


def _phrase_end(text: Text, source: Word, end: int) -> int:
    """The last word of the adpositional phrase, relative clauses and appositions included."""
    last = end
    for child in source.children:
        if child.i > source.i and child.left <= last + 2 and child.relation in {"acl:relcl", "appos", "acl", "nmod", "flat"}:
            last = max(last, child.right)
    return last


def _contents(text: Text, word: Word, source: Word, end: int, whole: bool) -> list[Span]:
    """What is said: the rest of the sentence where the phrase heads it, else the clause that it closes or interrupts."""
    every, sentence, raw = text.words, word.sentence, text.parsed.text
    first = _sentence_start(text, word)
    if first:
        found = _following(text, end + 1, sentence.last - 1)
        return [found] if found else []
    quoted = quotation_before(text, word.start)
    host = word.sentence.root if whole else _host(word, source)
    left = host.left if host is not None and host.left < word.i else sentence.first
    begin = every[left].start
    if quoted is not None:
        begin = min(begin, quoted.start)
    spans = []
    found = trim(raw, begin, every[word.i - 1].end)
    if found:
        spans.append(found)
    if host is not None and host.right > end + 1 and every[end + 1].lower in {",", "–", '"', ";"} and end + 1 < sentence.last:
        more = _following(text, end + 1, host.right)
        if more:
            spans.append(more)
    return spans


def _following(text: Text, first: int, last: int) -> Span | None:
    if first > last:
        return None
    start, end = text.words[first].start, text.words[last].end
    for quotation in text.quotations.within(start, end):
        end = max(end, quotation.end)
    return trim(text.parsed.text, start, end)


def _sentence_start(text: Text, word: Word) -> bool:
    """Whether nothing but a connective stands before the phrase in its sentence or clause."""
    for n in range(word.sentence.first, word.i):
        before = text.words[n]
        if before.pos not in {"CCONJ", "ADV", "PUNCT", "SCONJ", "INTJ"}:
            return False
    return True


def _host(word: Word, source: Word) -> Word | None:
    """The clause that the phrase belongs to."""
    top = source.head if source.head is not source else None
    while top is not None and not is_clause(top):
        if top.is_root:
            return top
        top = top.head
    while top is not None and not top.is_root and (top.relation in {"xcomp", "acl", "ccomp", "advcl"} and top.left >= word.i):
        top = top.head
    return top
