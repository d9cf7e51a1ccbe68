"""Marks over escaped text: any spans at all, however they overlap, become rightly nested elements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from markupsafe import Markup, escape

UNSEEN = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(127, 160), *range(0xD800, 0xE000)], "\ufffd")


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """An element to be put around `text[start:end]`. Of marks that lie over the same words, the lower `order` is
    outside; a mark is cut into pieces where the nesting asks for it. `anchor` goes to the first piece, as does `lead`, which is
    put inside, before the words. With `href` it may be a link; `data` goes along for the stylesheet to show."""

    start: int
    end: int
    order: tuple[int, ...]
    classes: str
    anchor: str = ""
    lead: Markup = Markup("")
    href: str = ""
    data: str = ""


def shown(text: str) -> str:
    """Text as it may be shown: of the same length, with control characters and lone surrogates made visible."""
    return text if text.isprintable() else text.translate(UNSEEN)


def marked(text: str, start: int, end: int, marks: Sequence[Mark]) -> Markup:
    """`text[start:end]`, escaped, with the marks that touch it. Offsets are code points, half-open.

    No link lies in another: of those over the same words only the innermost leads somewhere."""
    inside = [m for m in marks if max(m.start, start) < min(m.end, end)]
    cuts = sorted({start, end, *(c for m in inside for c in (m.start, m.end) if start < c < end)})
    writer = _Writer()
    here: list[Mark] = []
    waiting = sorted(inside, key=lambda m: m.start, reverse=True)
    for left, right in zip(cuts, cuts[1:], strict=False):
        here = [m for m in here if m.end > left]
        while waiting and waiting[-1].start <= left:
            here.append(waiting.pop())
        writer.under(sorted(here, key=lambda m: m.order))
        writer.out.append(str(escape(shown(text[left:right]))))
    writer.under([])
    return Markup("".join(writer.out))


@dataclass(slots=True)
class _Writer:
    """Writes words under ever other marks. Of the open elements, the outermost first: the mark, and whether it is a link."""

    out: list[str] = field(default_factory=list)
    open: list[tuple[Mark, bool]] = field(default_factory=list)
    begun: set[int] = field(default_factory=set)

    def under(self, marks: Sequence[Mark]) -> None:
        """Close and open elements so that just those of `marks` are open, in their order."""
        link = next((m for m in reversed(marks) if m.href), None)
        wanted = [(m, m is link) for m in marks]
        same = 0
        while same < min(len(self.open), len(wanted)) and self.open[same] == wanted[same]:
            same += 1
        self.out.extend("</a>" if link else "</span>" for _, link in reversed(self.open[same:]))
        for mark, is_link in wanted[same:]:
            self._open(mark, is_link)
        self.open = wanted

    def _open(self, mark: Mark, is_link: bool) -> None:
        first = id(mark) not in self.begun
        self.begun.add(id(mark))
        given = [("class", mark.classes if first else f"{mark.classes} on"), ("data-value", shown(mark.data))]
        given += [("href", mark.href)] if is_link else []
        given += [("id", mark.anchor)] if first else []
        attributes = "".join(f' {key}="{escape(value)}"' for key, value in given if value)
        self.out.append(f"<{'a' if is_link else 'span'}{attributes}>{mark.lead if first else ''}")
