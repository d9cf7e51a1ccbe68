"""Where the content of a cue lies: beside it as a complement, around it, or in the quotation next to it."""

from __future__ import annotations

from collections.abc import Iterator

from selon.attributing.candidates import Text
from selon.attributing.clauses import PUNCTUATION, VERBAL, Interval, subject
from selon.attributing.spans import trim
from selon.attributing.vocabulary import words
from selon.parsing.words import Quotation, Word
from selon.records import Span

LINKING = words("linking")
COMPLEMENTIZERS = words("complementizers")
PARTITIVES = words("partitives")
LINKS = [word if word.endswith("'") else f"{word} " for word in sorted(words("complementizers"))]
GOVERNED = PUNCTUATION | {"ADP", "SCONJ"}
APART = frozenset({"ccomp", "parataxis", "conj"})
SET_APART = frozenset({",", "?", "!", "…", "–"})
ENDS = frozenset({",", ".", "!", "?", "…"})
SPEAKING = frozenset({"DET", "PROPN", "NOUN", "PRON"})
LONGEST_PUT_INTO = 1200  # characters of a quotation that an attributing clause is put into
BREAKS = frozenset({",", ";", ":", "–", "-", '"', "(", ")"})


def clause_complement(verb: Word) -> Word | None:
    """The finite clause that completes a verb, wherever it stands; a clause after the verb is preferred."""
    best: Word | None = None
    for child in verb.children:
        if child.relation == "ccomp" and not _is_infinitive(child):
            if child.i > verb.i:
                return child
            best = best or child
        elif child.i > verb.i and child.relation in {"advcl", "acl", "xcomp", "csubj", "dep", "obj", "conj"} and _complementizer(child):
            return child
    return best


def _complementizer(clause: Word) -> bool:
    return any(c.lower in words("complementizers") and c.relation in {"mark", "dep", "fixed"} for c in clause.children)


def linked_clause(every: list[Word], verb: Word) -> tuple[int, int] | None:
    """The clause that "que" or "that" opens right after the verb group, where the tree does not join the two.

    Returned as its first and last word. It ends where the clause of the verb after the link ends.
    """
    at = verb.i + 1
    stop = verb.sentence.last
    while at < stop and (every[at].pos == "ADV" or every[at].text.startswith("-")):
        at += 1
    if at >= stop or every[at].lower not in words("complementizers"):
        return None
    head = every[at].head
    if head.i <= at:
        return None
    return at, max(head.right, at + 1)


def infinitive_complement(verb: Word) -> Word | None:
    """The infinitive after a verb ("refuse de commenter", "dit avoir vu", "wants to leave")."""
    for child in verb.children:
        if child.i <= verb.i or child.relation not in {"xcomp", "ccomp", "advcl", "obl", "acl", "obj", "csubj"}:
            continue
        marks = {c.lower for c in child.children if c.relation in {"mark", "case"}}
        if _is_infinitive(child) and (child.relation not in {"advcl", "obl"} or marks & words("infinitive_marks")):
            return child
    return None


def _is_infinitive(word: Word) -> bool:
    """Whether the clause is an infinitive: its verb or its first auxiliary is, or "to" marks it."""
    if word.feats.get("VerbForm") == "Inf":
        return not any(c.relation.startswith("aux") and c.feats.get("VerbForm") == "Fin" for c in word.children)
    helpers = [c for c in word.children if c.relation.startswith("aux") or c.relation == "cop"]
    return any(c.feats.get("VerbForm") == "Inf" for c in helpers) and not any(c.feats.get("VerbForm") == "Fin" for c in helpers)


def after(text: Text, first: int, last: int, governed: bool = False) -> Span | None:
    """The content from one word to another, without what links it to the cue, and with the quotation it runs into.

    A preposition that the cue governs (`governed`) belongs to neither.
    """
    return extended(text, text.words[unlinked(text, first, last, governed)].start, text.words[last].end)


def unlinked(text: Text, first: int, last: int, governed: bool) -> int:
    """The first word from one to another that does not only link them to the cue."""
    without = GOVERNED if governed else PUNCTUATION
    while first < last and ((word := text.words[first]).lower in LINKING or word.pos in without):
        first += 1
        if word.lower in COMPLEMENTIZERS and text.words[first].lower in PARTITIVES and text.words[first].pos == "DET":
            break  # "que des vents"
    return first


def extended(text: Text, start: int, end: int) -> Span | None:
    """The span, up to the end of a quotation that begins in it and runs on."""
    for quotation in text.quotations.within(start, end):
        if quotation.start >= start - 2 and quotation.end > end:
            end = quotation.end
    return trim(text.parsed.text, start, end)


def zone_of(text: Text, verb: Word) -> Zone:
    """The words of a verb's own clause, apart from the finite clause that completes it."""
    found = text.zones.get(verb.i)
    if found is None:
        found = text.zones[verb.i] = Zone(text, verb, clause_complement(verb))
    return found


class Zone:
    """The words of an attributing clause that stands apart from its content ("a-t-il dit", "the official said")."""

    def __init__(self, text: Text, verb: Word, complement: Word | None) -> None:
        every, opening = text.words, text.quotations.opening
        left, right = _reach(verb, [c for c in verb.children if c is not complement and c.relation not in APART])
        first = last = verb.i
        speaker = subject(verb)
        while first > left and not _breaks(every[first - 1], speaker):
            first -= 1
        while last < right and every[last + 1].start not in opening:
            last += 1
        self.first, self.last = first, last
        self.start, self.end = every[first].start, every[last].end


def _reach(verb: Word, dependents: list[Word]) -> Interval:
    """The words around a verb, without a gap, that these dependents of its with all theirs make up."""
    left = right = verb.i
    beyond, before = dependents, -1
    while beyond and len(beyond) != before:
        for child in (*reversed(beyond), *beyond):
            if child.left <= right + 1 and child.right >= left - 1:
                left, right = min(left, child.left), max(right, child.right)
        before, beyond = len(beyond), [child for child in beyond if child.left < left or child.right > right]
    return max(left, verb.sentence.first), min(right, verb.sentence.last - 1)


def _breaks(word: Word, speaker: Word | None) -> bool:
    """Whether punctuation ends the attributing clause: not the commas inside its subject ("its spokesman, Ada Lind, said")."""
    if word.lower not in BREAKS:
        return False
    return word.lower != "," or speaker is None or not speaker.left < word.i <= speaker.right


def quotation_before(text: Text, offset: int) -> Quotation | None:
    """The quotation that closes just before `offset`, with nothing but punctuation between."""
    raw, at = text.parsed.text, offset - 1
    while at >= 0 and (raw[at] in " \u00a0\u202f" or raw[at] in ",.!?…–—-)"):
        at -= 1
    quotation = text.quotations.at(at) if at >= 0 else None
    if quotation is None or quotation.closes is None or quotation.closes[1] != at + 1:
        return None
    ended = raw[quotation.end - 1] in ".…" or "." in raw[at + 1 : offset]
    if ended and offset < len(raw) and raw[offset].isupper():
        return None  # a new sentence: the quotation is not this cue's
    return quotation


def quotation_after(text: Text, offset: int, limit: int) -> Quotation | None:
    """The quotation that opens just after `offset`, before `limit`, with only punctuation or a linking word between."""
    plain = text.parsed.twin
    at = offset
    while at < limit and plain[at] in " ,:–-\n":
        at += 1
    for linked in LINKS:
        if plain.startswith(linked, at):
            at += len(linked)
    quotation = text.quotations.at(at) if at < limit else None
    if quotation is not None and quotation.opens is not None and quotation.opens[0] == at:
        return quotation
    return None


def around(text: Text, verb: Word, complement: Word | None, zone: Zone, quoted: Quotation | None) -> list[Span]:
    """What is said around the `zone` of an attributing clause that stands after it or inside it; `quoted` ends before it."""
    every, sentence = text.words, verb.sentence
    spans: list[Span] = []
    start = _region_start(text, verb, complement, zone)
    if quoted is not None:
        begin = min(quoted.start, every[start].start) if quoted.start >= sentence.start else quoted.start
        found = trim(text.parsed.text, begin, quoted.end)
        if found:
            spans.append(found)
    elif start < zone.first:
        found = trim(text.parsed.text, every[start].start, every[zone.first - 1].end)
        if found:
            spans.append(found)
    return spans + _resumed(text, verb, complement, zone, quoted is not None, bool(spans))


def _region_start(text: Text, verb: Word, complement: Word | None, zone: Zone) -> int:
    """The first word of what is said before the attributing clause."""
    sentence = verb.sentence
    if complement is None:
        return sentence.first
    if verb.relation == "conj" and complement.head is verb:
        return complement.left
    return min(sentence.first, complement.left) if not _other_clause_before(text, verb, complement) else complement.left


def _other_clause_before(text: Text, verb: Word, complement: Word) -> bool:
    """Whether the sentence begins with a clause that is not part of what is said."""
    first = text.words[verb.sentence.first]
    top = first
    while top.head is not top and top is not complement and top is not verb:
        if top.relation == "conj" and top.head is complement:
            break
        top = top.head
    return not (top is complement or top is verb)


def _resumed(text: Text, verb: Word, complement: Word | None, zone: Zone, quoted: bool, before: bool) -> list[Span]:
    """What is said after an attributing clause put into the middle of a sentence."""
    every, sentence = text.words, verb.sentence
    quotation = quotation_after(text, zone.end, len(text.parsed.text))
    same = quotation is not None and every[min(zone.last + 1, len(every) - 1)].sentence is sentence and quotation.start < sentence.end
    if quotation is not None and same:
        gap = text.between(zone.end, quotation.start)
        if quoted and "." in gap:
            return []
        found = trim(text.parsed.text, quotation.start, quotation.end)
        return [found] if found else []
    if quoted or complement is None or zone.last + 1 >= sentence.last:
        return []
    follows = every[zone.last + 1]
    if follows.lower not in {",", "–", ";"}:
        return []
    last = complement.right if complement.head is not verb else max(complement.right, zone.last)
    last = max(last, sentence.root.right if sentence.root is complement else last)
    if last <= zone.last + 1:
        return []
    found = trim(text.parsed.text, every[zone.last + 1].start, every[last].end)
    return [found] if found and before else []


def put_into(text: Text, verb: Word, last: int, zone: Zone) -> Iterator[list[Span]]:
    """All of the quotation that an attributing clause is put into, without marks of its own ("« A, a dit le maire. B. »"): what goes on
    behind the first comma, or behind the end of the sentence. The cue ends with the word `last`."""
    every, raw, first = text.words, text.parsed.text, zone.first
    quotation = text.quotations.at(every[first].start) if text.quotations.all else None
    if quotation is None or first == verb.sentence.first or every[first - 1].lower not in SET_APART:
        return
    speaker = every[min(last + 1, len(every) - 1)]
    before = trim(raw, quotation.start, every[first - 1].start)
    if before is None or quotation.end - quotation.start > LONGEST_PUT_INTO or not (subject(verb) or speaker.pos in SPEAKING):
        return
    marks = [word for word in every[speaker.i : verb.sentence.last] if word.lower in ENDS and word.end < quotation.end]
    while len(marks) > 1 and not any(word.pos in VERBAL for word in every[marks[0].i : marks[1].i]):
        del marks[0]  # an apposition: "a dit Anne Morel, la directrice. B."
    for mark in dict.fromkeys([*marks[:1], *marks[-1:]]):
        rest = trim(raw, mark.end, quotation.end)
        if rest:
            yield [before, rest]
