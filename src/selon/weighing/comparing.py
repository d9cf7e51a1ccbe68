"""Two versions of a story beside each other: edited, republished or translated. What was lost, added, and said otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selon.records import READ, Document, Reading, Span, Statement
from selon.weighing.aligning import align, ties
from selon.weighing.changes import Change, chain, changes, dates, numbers
from selon.weighing.hedging import Hedge, lost_hedges
from selon.weighing.likeness import Likeness, compare
from selon.weighing.prints import print_of

AROUND = 40  # characters shown on each side of a number or date
GAP = " … "


@dataclass(frozen=True, slots=True)
class About:
    """Which document is meant."""

    uri: str
    title: str | None
    publisher: str | None
    published: str | None
    language: str


@dataclass(frozen=True, slots=True)
class Side:
    """A statement as one version has it. `spans` are of its content in the version's text; `through` are the voices that it comes
    through, the outermost first, its own last."""

    id: str
    content: str
    spans: tuple[Span, ...]
    voice: str
    mention: str | None
    cue: str | None
    through: tuple[str, ...]
    form: str
    stance: str
    certainty: str
    polarity: str


@dataclass(frozen=True, slots=True)
class Row:
    """A statement of both versions, or of one alone; `score` and `reason` say why the two are taken for one."""

    a: Side | None
    b: Side | None
    score: float | None
    reason: str | None
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number or date that one version alone has: its value, and the words around it."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Of the whole texts, what stands in one alone."""

    numbers_a: tuple[Figure, ...]
    numbers_b: tuple[Figure, ...]
    dates_a: tuple[Figure, ...]
    dates_b: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Distance:
    """A hedge of one version: the word, the words around it, and those of the other version that lie there, without a hedge."""

    word: str
    words: str
    there: str


@dataclass(frozen=True, slots=True)
class Hedges:
    """Of the whole texts, the hedges that one alone has."""

    a: tuple[Distance, ...]
    b: tuple[Distance, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """`origin` says how far the two documents are one story. `rows` stand in the order of the first version, what only the second has
    where it has it."""

    a: About
    b: About
    origin: Likeness
    rows: tuple[Row, ...]
    figures: Figures
    hedges: Hedges

    @property
    def both(self) -> int:
        return sum(row.a is not None and row.b is not None for row in self.rows)

    @property
    def lost(self) -> int:
        return sum(row.b is None for row in self.rows)

    @property
    def added(self) -> int:
        return sum(row.a is None for row in self.rows)

    @property
    def changed(self) -> int:
        return sum(bool(row.changes) for row in self.rows)


def comparison(a: Reading, b: Reading) -> Comparison:
    """The second reading beside the first."""
    there, back = ties(a, b)
    hedges = (lost_hedges(a, b, there), lost_hedges(b, a, back))
    return Comparison(
        a=_about(a.document),
        b=_about(b.document),
        origin=compare(print_of(a), print_of(b)),
        rows=tuple(_rows(a, b, *hedges)),
        figures=_figures(a, b),
        hedges=Hedges(*(tuple(_distance(*pair, found) for found in of) for pair, of in zip(((a, b), (b, a)), hedges, strict=True))),
    )


def _distance(reading: Reading, other: Reading, found: Hedge) -> Distance:
    return Distance(found.word, around(reading.document.text, found.at), around(other.document.text, found.lies))


def _about(document: Document) -> About:
    return About(document.uri, document.title, document.publisher, document.published, document.language)


def _rows(a: Reading, b: Reading, ours: Sequence[Hedge], theirs: Sequence[Hedge]) -> Iterator[Row]:
    """The statements of the second alone follow what they follow there."""
    pairs = {pair.a: pair for pair in align(a, b)}
    paired = {pair.b: pair.a for pair in pairs.values()}
    after = _after(len(b.statements), paired)
    yield from (Row(None, _side(b, b.statements[j]), None, None, ()) for j in after.get(-1, ()))
    for i, statement in enumerate(a.statements):
        pair = pairs.get(i)
        if pair is None:
            yield Row(_side(a, statement), None, None, None, ())
        else:
            other = b.statements[pair.b]
            found = (*changes(a, statement, b, other), *_hedged(statement, ours, other, theirs))
            yield Row(_side(a, statement), _side(b, other), pair.score, pair.reason, found)
        yield from (Row(None, _side(b, b.statements[j]), None, None, ()) for j in after.get(i, ()))


def _hedged(one: Statement, ours: Sequence[Hedge], other: Statement, theirs: Sequence[Hedge]) -> Iterator[Change]:
    """The hedges in the contents of two statements that one alone has."""
    lost, added = (tuple(h.word for h in some if _holds(s, h.at)) for s, some in ((one, ours), (other, theirs)))
    if lost or added:
        yield Change("hedges", lost, added)


def _holds(statement: Statement, at: Span) -> bool:
    return any(start <= at[0] < end for start, end in statement.content)


def _after(count: int, paired: dict[int, int]) -> dict[int, list[int]]:
    """By the statement of the first version that they follow (-1: none), the statements that only the second has."""
    found: dict[int, list[int]] = {}
    last = -1
    for j in range(count):
        if j in paired:
            last = paired[j]
        else:
            found.setdefault(last, []).append(j)
    return found


def _side(reading: Reading, statement: Statement) -> Side:
    text = reading.document.text
    source = reading.sources.get(statement.by)
    return Side(
        id=statement.id,
        content=GAP.join(text[start:end] for start, end in statement.content),
        spans=statement.content,
        voice=source.name if source else statement.by,
        mention=text[slice(*statement.source)] if statement.source else None,
        cue=text[slice(*statement.cue)] if statement.cue else None,
        through=chain(reading, statement),
        form=statement.form,
        stance=statement.stance,
        certainty=statement.certainty,
        polarity=statement.polarity,
    )


def _figures(a: Reading, b: Reading) -> Figures:
    ours, theirs = ([(s.start, s.end) for s in reading.document.segments if s.role in READ] for reading in (a, b))
    return Figures(
        numbers_a=_shown(a, numbers(a, ours, b, theirs)),
        numbers_b=_shown(b, numbers(b, theirs, a, ours)),
        dates_a=_shown(a, dates(a, ours, b, theirs)),
        dates_b=_shown(b, dates(b, theirs, a, ours)),
    )


def _shown(reading: Reading, found: dict[str, Span]) -> tuple[Figure, ...]:
    return tuple(Figure(value, around(reading.document.text, at)) for value, at in found.items())


def around(text: str, at: Span) -> str:
    """The words around, of the same line, cut at whole words."""
    before = text[max(at[0] - AROUND, 0) : at[0]].rpartition("\n")[2]
    after = text[at[1] : at[1] + AROUND].partition("\n")[0]
    before = f"… {before.partition(' ')[2]}" if len(before) == AROUND else before
    after = f"{after.rpartition(' ')[0]} …" if len(after) == AROUND else after
    return " ".join(f"{before}{text[slice(*at)]}{after}".split())
