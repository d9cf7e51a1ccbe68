"""Attributions by a preposition: "selon X", "according to X", "pour X, …"."""

from __future__ import annotations

from collections.abc import Iterator

from selon.attributing.candidates import Candidate, Text
from selon.attributing.clauses import VERBAL, Interval, is_clause, mention
from selon.attributing.complements import quotation_before
from selon.attributing.lexicon import Adposition, CueClass, Cues
from selon.attributing.mentions import is_role, widened
from selon.attributing.spans import trim
from selon.attributing.vocabulary import words
from selon.parsing.words import Word
from selon.records import Span

ACCORDING = CueClass("according", "asserts", "certain", frozenset({"adposition"}), "according")
INSTITUTIONS = frozenset({"PER", "ORG"})
GENITIVES = frozenset({"'s", "'"})
LONGEST_OWNER = 8
MOST_COMMAS = 3
FARTHEST_COMMA = 40


def adposition_candidates(text: Text, word: Word, cues: Cues) -> Iterator[Candidate]:
    """The contents of an adposition of the lexicon that begins at `word`; its source is the noun phrase it governs, or the owner inside."""
    following = text.words[word.i + 1].lower if word.i + 1 < word.sentence.last else ""
    for adposition in cues.adpositions.plain.get(word.lower, ()):
        if len(adposition.words) > 1 and adposition.words[1] != following:
            continue
        last = _matches(text, word, adposition.words, word.i)
        if last is not None:
            source = _governed(text, word, last)
            if source is not None and _fits(text, source, adposition, cues):
                yield from _candidates(text, (word.i, last), source, last + 1)
            return
    tails = cues.adpositions.owned.get(word.lower)
    owner = _owner(text, word) if tails else None
    if tails is None or owner is None:
        return
    for tail in tails:
        last = _matches(text, word, tail, owner[1] + 1)
        if last is not None:
            yield from _candidates(text, (word.i, last), owner[0], None)
            return


def _matches(text: Text, word: Word, expected: tuple[str, ...], first: int) -> int | None:
    """The last of the expected words, which begin at `first` in the sentence of `word`; None where others stand there."""
    last = first + len(expected) - 1
    if last >= word.sentence.last:
        return None
    return last if all(text.words[first + n].lower == one for n, one in enumerate(expected)) else None


def _owner(text: Text, word: Word) -> tuple[Word, int] | None:
    """Whose view it is: a possessive right behind a preposition, or a noun phrase with its "'s"; with the last word of it."""
    behind = text.words[word.i + 1] if word.i + 1 < word.sentence.last else word
    if behind.feats.get("Poss") == "Yes" or behind.relation == "nmod:poss":
        if behind.pos in {"PRON", "DET"}:
            return behind, behind.i
    elif behind.pos not in {"DET", "PROPN", "NOUN"}:
        return None
    for n in range(word.i + 2, min(word.i + LONGEST_OWNER, word.sentence.last)):
        if text.words[n].lower in GENITIVES:
            return _top(text.words[n - 1], word.i), n
    return None


def _governed(text: Text, word: Word, last: int) -> Word | None:
    """The head of the noun phrase after the adposition."""
    sentence = word.sentence
    if last + 1 >= sentence.last:
        return None
    inside = range(word.i, last + 1)
    for n in reversed(inside):
        head = text.words[n].head
        if head.i > last and head.pos in {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "DET"}:
            return _top(head, last)
    under = _under(text, inside, adjectives=text.words[last].pos == "NOUN") if word.pos != "ADP" or text.words[last].pos == "NOUN" else None
    if under is not None:
        return under
    for n in range(last + 1, min(last + 6, sentence.last)):
        if text.words[n].pos in {"NOUN", "PROPN", "PRON"}:
            return _top(text.words[n], last)
        if text.words[n].pos in {"VERB", "AUX", "PUNCT"} and text.words[n].lower != '"':
            return None
    return None


def _under(text: Text, inside: range, adjectives: bool) -> Word | None:
    """What hangs on a word of an adposition behind it; the adjective of its noun too ("de source policière")."""
    for n in inside:
        for child in text.words[n].children:
            if child.i > inside[-1] and (child.pos in {"NOUN", "PROPN", "PRON"} or (adjectives and child.pos == "ADJ")):
                return child
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
    if adposition.before == "documents":
        return source.lemma in cues.adpositions.documents
    return adposition.before == "any" or _personal(text, source)


def _personal(text: Text, source: Word) -> bool:
    return text.labels.get(source.i) in INSTITUTIONS or source.pos in {"PROPN", "PRON"} or is_role(source, text.parsed.language)


def _candidates(text: Text, cue: Interval, source: Word, source_from: int | None) -> Iterator[Candidate]:
    """The contents with an adposition; `source_from` is the first word of the noun phrase behind it, None where the source is inside it."""
    word, last = text.words[cue[0]], cue[1]
    ends = [last] if source_from is None else _phrase_ends(text, source, source_from, word.sentence.last - 1)
    found: list[Candidate] = []
    for end, whole in ((ends[0], False), (ends[0], True), *((end, False) for end in ends[1:])):
        spans = _contents(text, word, source, end, whole)
        if spans and not any(spans == other.content for other in found):
            frame = "adposition+sentence" if whole else "adposition"
            surface = end != ends[0]
            found.append(Candidate(spans, cue, word, source, ACCORDING, frame, surface=surface, source_from=source_from or source.i))
    yield from [one for one in found if one.content[0][0] < word.start or not _beheaded(text, one.content[0])] or found


def _beheaded(text: Text, content: Span) -> bool:
    """Whether what is said begins with a finite verb: its subject was taken for a part of the source ("Selon un sondage, six sont")."""
    first, last = text.run(content)
    for word in text.words[first:last]:
        if word.pos in VERBAL:
            return word.feats.get("VerbForm") == "Fin"
        if word.pos not in {"ADV", "PART", "PUNCT"} and word.lower not in words("clitics"):
            return False
    return False


def _phrase_ends(text: Text, source: Word, first: int, ceiling: int) -> list[int]:
    """Where the phrase under an adposition may end: by the tree, and before one of the first commas behind its head."""
    start, end = mention(text.parsed, source)
    end = max(_phrase_end(text, source, end), widened(text.parsed, (max(first, start), end), first, ceiling)[1])
    commas = [n - 1 for n in range(source.i + 1, min(source.i + FARTHEST_COMMA, ceiling)) if text.words[n].lower == ","]
    return list(dict.fromkeys([end, *commas[:MOST_COMMAS]]))


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
