"""The article as blocks: its text with the marks of voices and dates, and beside each block its notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from selon.dossier.layout import Place, overlap
from selon.dossier.marks import Mark, marked, shown
from selon.dossier.timeline import Dated
from selon.dossier.voices import Said, Voice
from selon.dossier.words import Words
from selon.records import READ, Role, Span

MOST_SLOTS = 30  # statements of one block that light up when pointed at; those beyond open by their button alone
HIGHEST = 3  # underlines drawn below one another
CONTENT, SOURCE, CUE, TIME = range(4)  # from the outside in


@dataclass(frozen=True, slots=True)
class Note:
    """A statement in the margin of a block. `begins`: its card hangs here; elsewhere it goes on from a block before."""

    said: Said
    slot: str
    begins: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or other piece of the page. `notes` are grouped by voice, in order."""

    anchor: str
    role: Role
    html: Markup
    notes: tuple[tuple[Voice, tuple[Note, ...]], ...]

    @property
    def left_out(self) -> bool:
        return self.role not in READ


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the blocks of one document have in common: its text, the head of their anchors, the wording."""

    text: str
    prefix: str
    words: Words

    def block(self, number: int, place: Place, notes: Sequence[Note], dated: Iterable[Dated]) -> Block:
        """The `number`-th place of the text with the marks of the statements noted at it and of the dates in it."""
        contents = self._content_marks(notes, place)
        marks = [*contents, *_speaker_marks(notes, place), *(_time_mark(d, self.words) for d in dated)]
        grouped = tuple((voice, tuple(run)) for voice, run in groupby(notes, key=lambda n: n.said.voice))
        return Block(f"{self.prefix}-b{number}", place.role, marked(self.text, place.start, place.end, marks), grouped)

    def _content_marks(self, notes: Sequence[Note], place: Place) -> Iterator[Mark]:
        drawn: list[tuple[Span, Note, bool]] = []
        for note in notes:
            first = note.begins
            for span in note.said.record.content:
                if overlap(span, place):
                    drawn.append((span, note, first))
                    first = False
        drawn.sort(key=lambda d: _order(d[0], d[1]))
        heights = _heights([span for span, _, _ in drawn])
        for (span, note, first), height in zip(drawn, heights, strict=True):
            start, end = max(span[0], place.start), min(span[1], place.end)
            classes = f"m h{height} {note.said.voice.classes} {note.slot}"
            yield Mark(start, end, _order(span, note), classes, note.said.anchor if first else "", self._button(note.said, start, first))

    def _button(self, said: Said, at: int, first: bool) -> Markup:
        """The voice's number at the head of a mark. It opens the statement's card; only the first is a stop for the
        keyboard. It stays on the line of what it follows without a space."""
        stance = self.words.label("stance", said.record.stance)
        name = self.words("article.tag", number=said.voice.number, voice=voice_name(said.voice, self.words), stance=stance)
        stop = Markup("" if first else ' tabindex="-1"')
        glued = "" if self.text[at - 1 : at].isspace() else " glued"
        tag = Markup('<span class="tagged{}"><button type="button" class="tag" popovertarget="{}" aria-label="{}"{}>{}</button></span>')
        return tag.format(glued, said.card, name, stop, said.voice.number)


def slot(number: int) -> str:
    """The class that ties a statement's marks to its note, within one block."""
    return f"k{number}" if number < MOST_SLOTS else "k-more"


def folded(article: Iterable[Block], least: int = 3) -> Iterator[tuple[bool, tuple[Block, ...]]]:
    """Runs of blocks; True for a run of `least` or more left out that hold no statement, to be folded away."""
    for fold, run in groupby(article, key=lambda b: b.left_out and not b.notes):
        of = tuple(run)
        yield fold and len(of) >= least, of


def voice_name(voice: Voice, words: Words) -> str:
    return shown(voice.name.strip()) or words("voices.nameless")


def _order(span: Span, note: Note) -> tuple[int, ...]:
    return CONTENT, span[0], -span[1], len(note.said.chain), note.said.number


def _heights(spans: Sequence[Span]) -> list[int]:
    """How many levels of spans lie inside each (spans in nesting order), so that the outer underline runs lower."""
    heights = [0] * len(spans)
    stack: list[int] = []
    for i, (start, _) in enumerate(spans):
        while stack and spans[stack[-1]][1] <= start:
            _raise_parent(heights, stack)
        stack.append(i)
    while stack:
        _raise_parent(heights, stack)
    return [min(height, HIGHEST) for height in heights]


def _raise_parent(heights: list[int], stack: list[int]) -> None:
    done = stack.pop()
    if stack:
        heights[stack[-1]] = max(heights[stack[-1]], heights[done] + 1)


def _speaker_marks(notes: Sequence[Note], place: Place) -> Iterator[Mark]:
    """Sources and cues. One that serves several statements of a block is one mark, lit by each of them."""
    found: dict[tuple[int, Span, str], list[str]] = {}
    for note in notes:
        for kind, span in ((SOURCE, note.said.record.source), (CUE, note.said.record.cue)):
            if span and overlap(span, place):
                found.setdefault((kind, span, note.said.voice.classes), []).append(note.slot)
    for number, ((kind, span, classes), slots) in enumerate(found.items()):
        name = "src" if kind == SOURCE else "cue"
        yield Mark(*span, (kind, span[0], -span[1], number), f"{name} {classes} {' '.join(dict.fromkeys(slots))}")


def _time_mark(dated: Dated, words: Words) -> Mark:
    order = (TIME, dated.span[0], -dated.span[1], 0)
    return Mark(*dated.span, order, "t", dated.anchor, href=f"#{dated.row}", data=dated.value or words("timeline.no_value"))
