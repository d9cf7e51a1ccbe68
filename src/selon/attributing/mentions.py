"""Where the mention of a source begins and ends, where the tree alone does not say it rightly.

A name and what it is introduced by are one mention ("the army's spokesman, Ana Torv"; "Ana Torv, spokeswoman of the army"), even where
the parser hangs the two apart; a clause that it hangs into the mention is no part of it.
"""

from __future__ import annotations

from functools import cache

from selon.attributing.clauses import PUNCTUATION, SUBJECTS, VERBAL, Interval, trimmed
from selon.attributing.vocabulary import words
from selon.languages import lexicon
from selon.parsing.words import Parsed, Word

LONGEST_APPOSITION = 12  # words and marks; annotators keep some that are longer than the eight words of GUIDELINES.md
LONGEST_TITLE = 14
LONGEST_NAME = 4
DEEPEST_RELATIVE = 6  # words before the pronoun of a relative clause
COMMA = ","
INSIDE = frozenset({"compound", "flat", "nmod", "nmod:desc", "amod", "nummod", "appos", "det", "nmod:poss", "conj", "fixed", "case"})
KINDS = ("person", "group", "organisation", "document", "office")


@cache
def roles(language: str) -> frozenset[str]:
    """The nouns that a voice may be called by."""
    table = lexicon(language, "roles")
    lists = [names for kind in KINDS for names in (table[kind].values() if isinstance(table[kind], dict) else [table[kind]])]
    plain = [word for names in lists for word in (names.split() if isinstance(names, str) else names)]
    return frozenset([*plain, *table["fold"]])


@cache
def _kinds(language: str) -> dict[str, str]:
    """What kind of voice each noun calls, the first of `KINDS` that has it."""
    table = lexicon(language, "roles")
    found: dict[str, str] = {}
    for kind in reversed(KINDS):
        lists = table[kind].values() if isinstance(table[kind], dict) else [table[kind]]
        for names in lists:
            found |= dict.fromkeys(names.split() if isinstance(names, str) else names, kind)
    return found


def role_kind(word: Word, language: str) -> str:
    """The kind of voice that a noun calls ("person", "document" ...); "-" for none."""
    kinds = _kinds(language)
    return kinds.get(word.lemma) or kinds.get(word.lower) or "-"


def is_role(word: Word, language: str) -> bool:
    """Whether a noun calls somebody by what he is or does."""
    return word.pos in {"NOUN", "PROPN"} and (word.lemma in roles(language) or word.lower in roles(language))


def widened(parsed: Parsed, interval: Interval, floor: int, ceiling: int) -> Interval:
    """A mention with its title before it and its apposition behind it, within the words from `floor` to `ceiling`, both included.

    Only a name, or what introduces one, is widened.
    """
    first, last = _without_verb_before_by(parsed, *_without_clause(parsed, *interval))
    last = _whole_name(parsed, last, ceiling)
    if _named(parsed, first, last):
        last = _with_apposition(parsed, last, ceiling)
        first = _with_title(parsed, first, floor)
    elif last + 1 < len(parsed.words) and parsed.words[last + 1].lower == COMMA == parsed.words[first - 1].lower:
        first = _with_name(parsed, first, last, floor)
    return first, last


def _named(parsed: Parsed, first: int, last: int) -> bool:
    return parsed.words[first].pos == "PROPN" and parsed.words[last].pos in {"PROPN", "NOUN", "X", "NUM", "PUNCT"}


def _without_clause(parsed: Parsed, first: int, last: int) -> Interval:
    """A mention up to the comma before a relative clause, or up to a verb that is finite: not a participle that was taken for one."""
    every = parsed.words
    for n in range(first + 1, last + 1):
        word = every[n]
        relative = every[n - 1].lower == COMMA and opens_relative(parsed, n)
        if relative or _finite(word):
            end = n - 2 if every[n - 1].lower in words("relative_openings") and n - 2 >= first else n - 1
            return trimmed(parsed, first, end, frozenset())
    return first, last


def _without_verb_before_by(parsed: Parsed, first: int, last: int) -> Interval:
    """A mention up to a past that was taken for a participle, where "by" and a cue follow ("The firm responded by accusing")."""
    if last - first < 2 or parsed.words[last].lower not in words("gerund_marks") or parsed.words[last - 1].pos != "VERB":
        return first, last
    return trimmed(parsed, first, last - 2, frozenset())


def _finite(word: Word) -> bool:
    """Whether a word is a finite verb, and no participle that was taken for one ("a study published on Monday")."""
    if word.pos not in VERBAL or word.feats.get("VerbForm") != "Fin" or word.lower in words("near"):
        return False
    return word.relation != "acl" or any(child.relation in SUBJECTS or child.relation == "mark" for child in word.children)


def opens_relative(parsed: Parsed, first: int) -> bool:
    """Whether a relative clause begins with a word: a relative pronoun, or what one stands under ("on which", "94 per cent of whose")."""
    for word in parsed.words[first : min(first + DEEPEST_RELATIVE, parsed.words[first].sentence.last)]:
        if word.lower in words("relative_openings"):
            return True
        if word.pos in VERBAL or word.pos in PUNCTUATION or word.pos == "CCONJ":
            return False
    return False


def _whole_name(parsed: Parsed, last: int, ceiling: int) -> int:
    """To the end of a name that goes on right behind the mention ("Mr" and what follows)."""
    every = parsed.words
    while last < ceiling and every[last + 1].pos == "PROPN" and every[last].pos in {"PROPN", "NOUN"} and every[last].text[:1].isupper():
        if not every[last + 1].text[:1].isupper() or every[last + 1].sentence is not every[last].sentence:
            break
        last += 1
    return last


def _with_apposition(parsed: Parsed, last: int, ceiling: int) -> int:
    """To the end of what a comma sets off behind a name: who it is, or whose."""
    every = parsed.words
    if last + 2 > ceiling or every[last + 1].lower != COMMA or every[last + 1].sentence is not every[last].sentence:
        return last
    end = last + 2
    while end <= ceiling and end - last <= LONGEST_APPOSITION + 2 and _goes_on(every[end]) and every[end].sentence is every[last].sentence:
        end += 1
    inside = every[last + 2 : end]
    if not 0 < len(inside) <= LONGEST_APPOSITION or not _closes(parsed, end, ceiling):
        return last
    says_who = inside[0].pos != "ADP" and any(is_role(word, parsed.language) for word in inside)  # not "in front of the ministry"
    whose = inside[0].lower in words("owner_cases") and inside[-1].pos in {"PROPN", "NOUN"} and inside[-1].text[:1].isupper()
    return end - 1 if says_who or whose else last


def _with_name(parsed: Parsed, first: int, last: int, floor: int) -> int:
    """From the name at the head of a sentence that an apposition between two commas stands behind, where the parser parted the two
    ("Marr, a former sailor, said")."""
    every, opening = parsed.words, _opening(parsed, first)
    at = first - 2
    if at < max(floor, opening) or at - opening >= LONGEST_NAME or last - first >= LONGEST_APPOSITION:
        return first
    if any(not word.text[:1].isupper() or word.lower in words("stretches_of_time") for word in every[opening : at + 1]):
        return first
    person = any(name.first == opening and name.last == at + 1 and name.label == "PER" for name in parsed.names)
    role = any(is_role(word, parsed.language) for word in every[first : last + 1])
    return opening if person or (role and all(word.pos == "PROPN" for word in every[opening : at + 1])) else first


def _opening(parsed: Parsed, at: int) -> int:
    """The first word of the sentence of a word, a quotation mark aside."""
    opening = parsed.words[at].sentence.first
    return opening + 1 if parsed.words[opening].lower == '"' else opening


def _goes_on(word: Word) -> bool:
    finite = word.pos in VERBAL and word.feats.get("VerbForm") != "Part"
    return not finite and word.pos not in {"PUNCT", "SCONJ"} and word.lower not in words("relatives")


def _closes(parsed: Parsed, end: int, ceiling: int) -> bool:
    """Whether an apposition may end before the word `end`: at a mark, at a relative clause, or where the mention must."""
    word = parsed.words[end] if end < len(parsed.words) else None
    return word is None or end > ceiling or word.pos in PUNCTUATION or word.lower in words("relatives") or word.sentence.first == end


def _with_title(parsed: Parsed, first: int, floor: int) -> int:
    """From the start of the title right before a name, or before the comma before it."""
    every = parsed.words
    comma = first - 1 > floor and every[first - 1].lower == COMMA
    before = first - 2 if comma else first - 1
    if before < floor or every[before].sentence is not every[first].sentence or every[before].pos not in {"NOUN", "PROPN", "ADJ"}:
        return first
    top = every[before]
    while top.head.i < first and top.head is not top and top.relation in INSIDE and top.head.pos in {"NOUN", "PROPN"}:
        top = top.head
    start = max(top.left, floor)
    if not is_role(top, parsed.language) or first - start > LONGEST_TITLE or any(every[n].lower == COMMA for n in range(start, before)):
        return first
    if any(child.relation == "case" for child in top.children) or any(every[n].pos in VERBAL for n in range(start, before)):
        return first
    while start < top.i and every[start].relation in {"mark", "cc", "punct", "advmod"}:
        start += 1
    return start
