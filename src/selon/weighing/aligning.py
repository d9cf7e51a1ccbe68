"""Which statement of one version of a story is which of another, in one language or two.

The words that both texts have in the same order tie their places together, so that any stretch of one text can be laid over the
other. A pair is scored by how its contents lie over each other, by the words they share, and by who speaks and how.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from selon.records import READ, Reading, Source, Span, Statement
from selon.weighing.glossary import Spoken, spoken

ENOUGH = 0.38  # score of a pair
NEAR = 0.12  # of the text's length: contents that lie farther apart than that get nothing for their place
# What each thing adds at most; together they make 1.
PLACE, WORDS, VOICE, MANNER, LENGTH = 0.42, 0.28, 0.14, 0.10, 0.06


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two statements that correspond, by their positions in their readings; `score` from 0 to 1."""

    a: int
    b: int
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class _Trait:
    """What is compared of a statement. `spans` are its contents, `lies` where those lie in the other text."""

    statement: Statement
    source: Source | None
    spans: tuple[Span, ...]
    lies: tuple[float, float]
    words: Counter[str]
    cue: frozenset[str]
    voice: frozenset[str]
    size: int


def align(a: Reading, b: Reading) -> list[Aligned]:
    """The statements of two readings that correspond, one to one, in the order of the first."""
    there, back = ties(a, b)
    ours = [_trait(a, s, there, b) for s in a.statements]
    theirs = [_trait(b, s, back, a) for s in b.statements]
    found = [(_score(x, y, len(b.document.text), len(a.document.text)), i, j) for i, x in enumerate(ours) for j, y in enumerate(theirs)]
    taken: dict[int, Aligned] = {}
    used: set[int] = set()
    for (score, reason), i, j in sorted(found, key=lambda one: (-one[0][0], one[1], one[2])):
        if score < ENOUGH:
            break
        if i not in taken and j not in used:
            taken[i] = Aligned(i, j, round(score, 3), reason)
            used.add(j)
    return [taken[i] for i in sorted(taken)]


class Ties:
    """Places of one text and what they are in another, and between them in proportion."""

    def __init__(self, at: Sequence[int], to: Sequence[int]) -> None:
        self._at, self._to = at, to

    def lay(self, place: int) -> float:
        i = bisect_right(self._at, place)
        i = min(max(i, 1), len(self._at) - 1)
        before, after = self._at[i - 1], self._at[i]
        share = (place - before) / (after - before) if after > before else 0.0
        return self._to[i - 1] + share * (self._to[i] - self._to[i - 1])


def ties(a: Reading, b: Reading) -> tuple[Ties, Ties]:
    """Where the places of each text lie in the other."""
    one, other = _telling(a, b.document.language), _telling(b, a.document.language)
    same = _in_order([word for word, _ in one], [word for word, _ in other])
    at = [0, *(place for i, _ in same for place in (one[i][1].start, one[i][1].end)), len(a.document.text)]
    to = [0, *(place for _, j in same for place in (other[j][1].start, other[j][1].end)), len(b.document.text)]
    return Ties(at, to), Ties(to, at)


def _telling(reading: Reading, other: str) -> list[tuple[str, Spoken]]:
    """The words that are compared: within a language all, across languages those that say something in any."""
    document = reading.document
    read = tuple((s.start, s.end) for s in document.segments if s.role in READ)
    words = spoken(document.text, document.language, read)
    if document.language == other:
        return [(word.folded, word) for word in words]
    return [(word.means, word) for word in words if word.means]


def _in_order(one: list[str], other: list[str]) -> list[tuple[int, int]]:
    """The positions of the longest common subsequence."""
    found: list[tuple[int, int]] = []
    for step in LCSseq.opcodes(one, other):
        if step.tag == "equal":
            found += zip(range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True)
    return found


def _trait(reading: Reading, statement: Statement, there: Ties, other: Reading) -> _Trait:
    document = reading.document
    spans = statement.content or ((statement.cue,) if statement.cue else ())
    within = document.language == other.document.language
    said = spoken(document.text, document.language, tuple(spans))
    start, end = (min(s for s, _ in spans), max(e for _, e in spans)) if spans else (0, 0)
    return _Trait(
        statement=statement,
        source=reading.sources.get(statement.by),
        spans=tuple(spans),
        lies=(there.lay(start), there.lay(end)),
        words=Counter(word for one in said if (word := one.folded if within else one.means)),
        cue=_means(reading, statement.cue),
        voice=_voice(reading, statement),
        size=sum(e - s for s, e in spans),
    )


def _means(reading: Reading, span: Span | None) -> frozenset[str]:
    found = spoken(reading.document.text, reading.document.language, (span,) if span else ())
    return frozenset(word.means or word.folded for word in found)


def _voice(reading: Reading, statement: Statement) -> frozenset[str]:
    """The words for who speaks: of the mention, and of the voice's name."""
    source = reading.sources.get(statement.by)
    words = _means(reading, statement.source)
    if source is not None:
        named = spoken(source.name, reading.document.language, ((0, len(source.name)),))
        words |= {word.means or word.folded for word in named}
    return words


def _score(a: _Trait, b: _Trait, b_length: int, a_length: int) -> tuple[float, str]:
    place = (_overlap(a.lies, _extent(b), b_length) + _overlap(b.lies, _extent(a), a_length)) / 2
    words, voice, manner = _shared(a.words, b.words), _voices(a, b), _manner(a, b)
    length = min(a.size, b.size) / max(a.size, b.size, 1)
    score = PLACE * place + WORDS * words + VOICE * voice + MANNER * manner + LENGTH * length
    if place == 0 and words < 0.5:  # neither there, nor the same words elsewhere
        score *= 0.5
    parts = {
        f"the same place in the text ({_share(place)})": place >= 0.3,
        f"the same words ({_share(words)})": words >= 0.3,
        "the same voice": voice >= 0.6,
        "said in the same way": manner >= 0.75,
    }
    return score, "; ".join(said for said, holds in parts.items() if holds) or "the nearest in place and words"


def _extent(trait: _Trait) -> Span:
    return (min(s for s, _ in trait.spans), max(e for _, e in trait.spans)) if trait.spans else (0, 0)


def _overlap(a: tuple[float, float], b: tuple[float, float], length: int) -> float:
    """How far two stretches are one: their common part; of two that only lie near each other, less the farther they do."""
    common = min(a[1], b[1]) - max(a[0], b[0])
    whole = max(a[1], b[1]) - min(a[0], b[0])
    if common > 0 and whole > 0:
        return common / whole
    return 0.25 * max(0.0, 1 + common / (NEAR * max(length, 1)))


def _shared(a: Counter[str], b: Counter[str]) -> float:
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 0.0


def _voices(a: _Trait, b: _Trait) -> float:
    """How far the voices may be one: their words, and what kind of voice they are."""
    both = a.voice & b.voice
    words = 2 * len(both) / (len(a.voice) + len(b.voice)) if a.voice or b.voice else 0.5
    if a.source is None or b.source is None:
        return words
    kind = (a.source.type == b.source.type) + (a.source.named == b.source.named)
    return 0.6 * min(2 * words, 1.0) + 0.2 * kind


def _manner(a: _Trait, b: _Trait) -> float:
    one, other = a.statement, b.statement
    cue = bool(a.cue & b.cue) or not (a.cue or b.cue)
    same = (one.stance == other.stance, one.form == other.form, (one.within is None) == (other.within is None), cue)
    return sum(same) / len(same)


def _share(value: float) -> str:
    return f"{round(100 * value)} %"
