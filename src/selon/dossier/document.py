"""Everything that the page says of one document, ready to be put into its templates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from selon.dossier.article import Block, Note, Sheet, slot
from selon.dossier.lanes import Lanes, Told, lanes
from selon.dossier.layout import Place, by_place, places
from selon.dossier.timeline import Dated, Timeline, timeline
from selon.dossier.voices import Said, Voice, content_words, statements, voices
from selon.dossier.words import Words
from selon.records import Document, Event, Evidence, Reading, Span

SURROUNDINGS = 60
DISPUTING = ("denies", "downplays")
ARTICLE = "article"  # who states an event that no statement does


@dataclass(frozen=True, slots=True)
class Broken:
    """A repair with the words before it, its own and those after."""

    kind: str
    surroundings: tuple[str, str, str]
    block: str | None


@dataclass(frozen=True, slots=True)
class Happening:
    """An event with its names looked up. `by_article`: the article says so in its own voice."""

    record: Event
    words: str
    who: tuple[str, ...]
    target: tuple[str, ...]
    stated_by: tuple[Said, ...]
    by_article: bool
    block: str | None


@dataclass(frozen=True, slots=True)
class Bearing:
    """A statement put forward as bearing on a commitment; None where the reading lacks it."""

    record: Evidence
    said: Said | None


@dataclass(frozen=True, slots=True)
class Undertaking:
    """A commitment with its names looked up and the evidence on it."""

    by: str | None
    to: str | None
    words: str
    when: str | None
    said: Said | None
    evidence: tuple[Bearing, ...]
    block: str | None


@dataclass(frozen=True, slots=True)
class Page:
    """One document as shown. Numbers count from 1 on the page; `said` is in the order of the reading."""

    number: int
    anchor: str
    document: Document
    voices: tuple[Voice, ...]
    said: tuple[Said, ...]
    blocks: tuple[Block, ...]
    unplaced: tuple[Note, ...]
    dated: tuple[Dated, ...]
    timeline: Timeline
    repairs: tuple[Broken, ...]
    disputes: tuple[Said, ...]
    events: tuple[Happening, ...]
    lanes: Lanes
    commitments: tuple[Undertaking, ...]

    @property
    def named(self) -> tuple[Voice, ...]:
        return tuple(v for v in self.voices if v.record.named)

    @property
    def unnamed(self) -> tuple[Voice, ...]:
        return tuple(v for v in self.voices if not v.record.named)

    @property
    def from_unnamed(self) -> int:
        """How many statements are put down to voices without a name."""
        return sum(len(v.said) for v in self.unnamed)

    def said_by(self, voice: Voice) -> tuple[Said, ...]:
        return tuple(self.said[i] for i in voice.said)

    def stances(self, voice: Voice) -> list[tuple[str, int]]:
        """How often a voice takes each stance, the most frequent first."""
        return Counter(str(s.record.stance) for s in self.said_by(voice)).most_common()

    @property
    def heading(self) -> str:
        """What to call the document: its title, or else the last part of where it came from."""
        title = " ".join((self.document.title or "").split())
        return title or self.document.uri.rstrip("/").rpartition("/")[2] or self.document.uri


def page(reading: Reading, number: int, words: Words) -> Page:
    """The `number`-th document of a dossier."""
    prefix = f"d{number}"
    by_id = voices(reading, prefix)
    said = statements(reading, by_id, prefix)
    text, laid = reading.document.text, places(reading.document)
    said_in = by_place([_noted_at(s) for s in said], laid)
    dated = _dated(reading, said, laid, said_in, number)
    blocks, unplaced = _blocks(Sheet(text, prefix, words), laid, said, said_in, dated)
    find = _Finder(laid, prefix)
    happenings = tuple(_happenings(reading, said, find))
    return Page(
        number=number,
        anchor=prefix,
        document=reading.document,
        voices=tuple(by_id.values()),
        said=said,
        blocks=blocks,
        unplaced=unplaced,
        dated=dated,
        timeline=timeline(dated, words),
        repairs=tuple(Broken(r.kind, surroundings(text, r.start, r.end, 24), find((r.start, r.end))) for r in reading.document.repairs),
        disputes=tuple(s for s in said if s.record.stance in DISPUTING),
        events=happenings,
        lanes=lanes(_told(happenings, said), _disputed(said), words),
        commitments=tuple(_undertakings(reading, said, find)),
    )


@dataclass(frozen=True, slots=True)
class _Finder:
    """Finds the block that holds a span."""

    laid: Sequence[Place]
    prefix: str

    def __call__(self, span: Span) -> str | None:
        for number, place in enumerate(self.laid, start=1):
            if max(place.start, span[0]) < min(place.end, max(span[1], span[0] + 1)):
                return f"{self.prefix}-b{number}"
        return None


def _noted_at(said: Said) -> Sequence[Span]:
    """Where a statement is noted: at its content; one without visible content at its cue or source."""
    if said.placed:
        return said.record.content
    return [span for span in (said.record.cue, said.record.source) if span]


def _blocks(
    sheet: Sheet, laid: Sequence[Place], said: Sequence[Said], said_in: Sequence[Sequence[int]], dated: Sequence[Dated]
) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
    """The blocks in order, and the notes of statements that are at none of them."""
    dated_in = by_place([[d.span] for d in dated], laid)
    begun: set[int] = set()
    blocks = []
    for number, place in enumerate(laid):
        notes = [Note(said[i], slot(k), i not in begun) for k, i in enumerate(said_in[number])]
        begun.update(said_in[number])
        blocks.append(sheet.block(number + 1, place, notes, [dated[i] for i in dated_in[number]]))
    return tuple(blocks), tuple(Note(s, "k-more", begins=True) for s in said if s.number not in begun)


def _dated(
    reading: Reading, said: Sequence[Said], laid: Sequence[Place], said_in: Sequence[Sequence[int]], document: int
) -> tuple[Dated, ...]:
    spans = [(t.start, t.end) for t in reading.times]
    holders: dict[int, list[int]] = {}
    for at, numbers in enumerate(by_place([[span] for span in spans], laid)):
        for n in numbers:
            holders.setdefault(n, []).extend(i for i in said_in[at] if _holds(said[i], spans[n]))
    return tuple(
        Dated(
            document=document,
            span=span,
            value=time.value,
            surroundings=surroundings(reading.document.text, *span),
            anchor=f"d{document}-t{n + 1}",
            row=f"d{document}-w{n + 1}",
            said=tuple(said[i] for i in dict.fromkeys(holders.get(n, ()))),
        )
        for n, (time, span) in enumerate(zip(reading.times, spans, strict=True))
    )


def _holds(said: Said, span: Span) -> bool:
    return any(a <= span[0] and span[1] <= b for a, b in said.record.content)


def surroundings(text: str, start: int, end: int, most: int = SURROUNDINGS) -> tuple[str, str, str]:
    """The words before a span, its own, and those after, of the same line, about `most` letters each side, cut at whole words."""
    before = text[max(start - most, 0) : start].rpartition("\n")[2]
    after = text[end : end + most].partition("\n")[0]
    if len(before) == most:
        before = "… " + before.partition(" ")[2]
    if len(after) == most:
        after = after.rpartition(" ")[0] + " …"
    return before, text[start:end], after


def _names(ids: Sequence[str], known: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(known.get(id, id) for id in ids)


def _known(reading: Reading) -> dict[str, str]:
    return {**{id: s.name for id, s in reading.sources.items()}, **{e.id: e.name for e in reading.entities}}


def _happenings(reading: Reading, said: Sequence[Said], find: _Finder) -> Iterator[Happening]:
    known, by_id = _known(reading), {s.record.id: s for s in said}
    for e in reading.events:
        yield Happening(
            record=e,
            words=content_words(reading.document.text, [e.trigger]),
            who=_names(e.who, known),
            target=_names(e.target, known),
            stated_by=tuple(by_id[i] for i in e.stated_by if i in by_id),
            by_article=ARTICLE in e.stated_by or not e.stated_by,
            block=find(e.trigger),
        )


def _told(happenings: Sequence[Happening], said: Sequence[Said]) -> Iterator[Told]:
    """The events as they are drawn, linked to the narrowest statement that they are told in, or else to their block."""
    for n, one in enumerate(happenings, 1):
        holding = [s for s in said if _holds(s, one.record.trigger)]
        inner = min(holding, key=lambda s: sum(b - a for a, b in s.record.content), default=None)
        yield Told(n, one.record, one.words, (*one.who, *one.target), inner.anchor if inner is not None else one.block, one.stated_by)


def _disputed(said: Sequence[Said]) -> frozenset[str]:
    """The statements that another denies or plays down."""
    return frozenset(said[i].record.id for s in said if s.record.stance in DISPUTING for i in s.about)


def _undertakings(reading: Reading, said: Sequence[Said], find: _Finder) -> Iterator[Undertaking]:
    known, by_id = _known(reading), {s.record.id: s for s in said}
    for c in reading.commitments:
        yield Undertaking(
            by=known.get(c.by, c.by) if c.by else None,
            to=known.get(c.to, c.to) if c.to else None,
            words=content_words(reading.document.text, c.content),
            when=c.when,
            said=by_id.get(c.statement) if c.statement else None,
            evidence=tuple(Bearing(e, by_id.get(e.statement)) for e in c.evidence),
            block=find(c.content[0]) if c.content else None,
        )
