"""Names taken apart, and how far two of them may name the same: a score from 0 to 1, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

from selon.linking.lexicon import lexicons, meanings
from selon.linking.spelling import Same, alike, alike_in_persons
from selon.resolving.folding import folded, parts

LONGEST_ACRONYM = 8
LAST_LATIN = 0x24F
ARABIC = {chr(code) for code in range(0x600, 0x700)}
ARTICLE = "\u0627\u0644"
FOLDED, SPELT = "the same name after folding", "two spellings of one name"
FIRM = {"company", "group"}  # what a name may be said with and without


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far two names are one, whatever else is known of who bears them. `full` where both are more than a surname."""

    score: float
    reason: str
    full: bool = True


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name: its words without titles and particles, and which of those who share it is meant."""

    words: tuple[str, ...]
    generation: str | None


@dataclass(frozen=True, slots=True)
class Body:
    """The name of anything else: `own` words tell it from others of its kind, `kinds` say what it is; `code` where it is
    known under other names in other languages."""

    own: tuple[str, ...]
    kinds: tuple[str, ...]
    code: str | None
    initials: frozenset[str]
    acronym: str | None


@lru_cache(maxsize=1 << 15)
def person(text: str) -> Person:
    """A person's name as written: "Jorin Takkal", "TAKKAL, Jorin", "Dr J. al-Takkal Jr."."""
    last, comma, first = text.partition(",")
    if comma and len(parts(last)) < 4 and (not parts(first) or parts(first)[0] not in lexicons().generations):
        text = f"{first} {last}"
    words = list(parts(latin(text).replace(".", ". ")))
    generation = None
    if len(words) > 1 and words[-1] in lexicons().generations:
        generation = lexicons().generations[words.pop()]
    while len(words) > 1 and words[0] in lexicons().titles:
        del words[0]
    particles = lexicons().particles
    kept = [word for i, word in enumerate(words) if word not in particles or (i == 0 and _stands(text, word))]
    return Person(tuple(kept or words), generation)


def latin(text: str) -> str:
    """A name in another script put into Latin letters; of Arabic, which writes few vowels, the consonants without the article."""
    if not any(c.isalpha() and ord(c) > LAST_LATIN for c in text):
        return text
    return " ".join(_consonants(word) if ARABIC & set(word) else str(anyascii(word)) for word in text.split())


def _consonants(word: str) -> str:
    bare = word.removeprefix(ARTICLE) if len(word) > len(ARTICLE) + 2 else word
    return "".join(c for c in str(anyascii(bare)).lower() if c not in "aeiou'`")


def _stands(text: str, word: str) -> bool:
    """Whether a first word that may be a particle is a name: "Ben Orrel", and not "al-Rauf"."""
    start = text.split(maxsplit=1)[0] if text.split() else ""
    return start[:1].isupper() and folded(start) == word


@lru_cache(maxsize=1 << 15)
def body(text: str) -> Body:
    """The name of a body, a place, an agreement."""
    words, known = parts(latin(text)), lexicons()
    kept = tuple(word for word in meanings(words) if word not in known.particles) or words
    telling = known.generic | known.bindings
    plain = [word for word in words if word not in known.small and word not in known.particles]
    letters = "".join(c for c in text if c.isalpha())
    return Body(
        own=tuple(word for word in kept if word not in telling),
        kinds=tuple(sorted({word for word in kept if word in telling})),
        code=known.codes.get(folded(text)) or known.codes.get(" ".join(plain)),
        initials=frozenset("".join(word[0] for word in some) for some in (words, plain) if len(some) > 1),
        acronym=folded(text) if letters.isupper() and 1 < len(letters) <= LONGEST_ACRONYM and len(words) == 1 else None,
    )


Pair = tuple[int, int, Same]


def pairs(a: tuple[str, ...], b: tuple[str, ...], grade: Callable[[str, str], Same] = alike) -> tuple[list[Pair], list[int], list[int]]:
    """The words of two names matched one to one, the surest first; and what is left of either, by position."""
    graded = sorted(((grade(x, y), -abs(i - j), -i, -j) for i, x in enumerate(a) for j, y in enumerate(b)), reverse=True)
    found: list[Pair] = []
    left, right = set(range(len(a))), set(range(len(b)))
    for same, _, i, j in graded:
        if same and -i in left and -j in right:
            found.append((-i, -j, same))
            left.discard(-i)
            right.discard(-j)
    return sorted(found), sorted(left), sorted(right)


@lru_cache(maxsize=1 << 16)
def persons_alike(a: Person, b: Person) -> Likeness:
    """How far two persons' names may be one person's."""
    if len(a.words) > len(b.words):
        a, b = b, a
    if a.generation and b.generation and a.generation != b.generation:
        return Likeness(0.1, f"the one is {a.generation}, the other {b.generation}")
    found = _one_word(a.words, b.words) if len(a.words) == 1 else _full(a.words, b.words)
    if a.generation != b.generation:
        said = a.generation or b.generation
        return Likeness(max(found.score - 0.2, 0.0), f"{found.reason}; only one of the two is called {said}", found.full)
    return found


def _one_word(a: tuple[str, ...], b: tuple[str, ...]) -> Likeness:
    if len(b) == 1:
        same = alike(a[0], b[0])
        if same >= Same.SPELLING:
            return Likeness(0.6 if same is Same.LETTERS else 0.5, "one and the same word for a name, and no more of it", full=False)
    elif alike(a[0], b[-1]) >= Same.SPELLING:
        return Likeness(0.5, "the same surname; a first name in one of the two only", full=False)
    elif alike(a[0], b[0]) >= Same.SPELLING:
        return Likeness(0.3, "the same first name only", full=False)
    return Likeness(0.0, "other names", full=False)


def _full(a: tuple[str, ...], b: tuple[str, ...]) -> Likeness:
    """Two names of two words or more, the shorter first."""
    matched, left, right = pairs(a, b, alike_in_persons)
    if left:
        if any(i == len(a) - 1 and j == len(b) - 1 and same > Same.INITIAL for i, j, same in matched):
            return Likeness(0.15, "the same surname, another first name")
        return Likeness(0.05, "other names")
    least = min(same for _, _, same in matched)
    turned = [j for _, j, _ in matched] != sorted(j for _, j, _ in matched)
    if right:
        return _longer(matched, len(a), len(b), least)
    if least is Same.INITIAL:
        return _initials(matched)
    score = {Same.LETTERS: 0.95, Same.SPELLING: 0.88, Same.CONSONANTS: 0.84}[least] - (0.08 if turned else 0.0)
    said = {Same.LETTERS: FOLDED, Same.SPELLING: SPELT, Same.CONSONANTS: "the same consonants"}[least]
    return Likeness(score, f"{said}, its words in another order" if turned else said)


def _longer(matched: list[Pair], short: int, long: int, least: Same) -> Likeness:
    """All words of the shorter name stand in the longer one."""
    if least is Same.INITIAL:
        return Likeness(0.55, "the same words and initials, one name longer than the other")
    ends = {(i, j) for i, j, _ in matched}
    framed = (0, 0) in ends and (short - 1, long - 1) in ends
    score = (0.84 if framed else 0.66) - (0.0 if least is Same.LETTERS else 0.05)
    return Likeness(score, "the same first and last name, one with more between" if framed else "one name holds all words of the other")


def _initials(matched: list[Pair]) -> Likeness:
    if all(same is Same.INITIAL for _, _, same in matched):
        return Likeness(0.2, "the same initials only")
    last = max(matched)
    if last[2] is Same.INITIAL or any(i != j for i, j, _ in matched):
        return Likeness(0.45, "the same words and initials, the surname in doubt")
    return Likeness(0.62, "the same surname and initial")


@lru_cache(maxsize=1 << 16)
def bodies_alike(a: Body, b: Body) -> Likeness:
    """How far two names of bodies, places or agreements may be one's."""
    if a.code and b.code:
        return Likeness(0.95, "both are known names of the same") if a.code == b.code else Likeness(0.05, "known names of two")
    if not a.own and not b.own:
        same = a.kinds == b.kinds
        return Likeness(0.55 if same else 0.1, "the same words, which any such body bears" if same else "other bodies", full=False)
    matched, left, right = pairs(a.own, b.own)
    least = Same.LETTERS if a.acronym or b.acronym else Same.CONSONANTS  # "PS" is no spelling of anything
    if not matched or any(same < least for _, _, same in matched):
        return _short(a, b)
    if left or right:
        return Likeness(0.2, "some words in common, others not") if left and right else _part(a, b)
    return _same_own(a, b, min(same for _, _, same in matched))


def _same_own(a: Body, b: Body, least: Same) -> Likeness:
    """The words that tell them from others are the same."""
    one, other = set(a.kinds), set(b.kinds)
    if one == other:
        said = FOLDED if least is Same.LETTERS else SPELT
        return Likeness({Same.LETTERS: 0.95, Same.SPELLING: 0.86, Same.CONSONANTS: 0.8}[least], said)
    if one ^ other <= FIRM:
        return Likeness(0.84, "the same name; only one says what it is")
    if one and other and (one <= other or other <= one):
        return Likeness(0.55, "the same name; one says more of what it is", full=False)
    if not one or not other:
        return Likeness(0.35, "the same word in a longer name: what it is may be something else", full=False)
    return Likeness(0.2, f"not the same kind of body: {', '.join(sorted(one - other))} and {', '.join(sorted(other - one))}")


def _part(a: Body, b: Body) -> Likeness:
    if set(a.kinds) ^ set(b.kinds) <= FIRM:
        return Likeness(0.5, "one name holds all words of the other", full=False)
    return Likeness(0.2, "some words in common, others not")


def _short(a: Body, b: Body) -> Likeness:
    if (a.acronym and a.acronym in b.initials) or (b.acronym and b.acronym in a.initials):
        return Likeness(0.62, "one may be short for the other: its initials", full=False)
    return Likeness(0.05, "other names")
