"""The part that each unit plays on the page, by layout and words.

Each rule looks at one unit on its page and answers with segments, or with None for "not mine"; the first answer counts.
What no rule claims is body: to lose a statement is worse than to keep a line of clutter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from selon.reading.credits import cut_credit
from selon.reading.dates import without_weekdays
from selon.reading.layout import Place, Unit
from selon.reading.marks import (
    FULL_NAME,
    LONGEST_HEADLINE,
    LONGEST_SUBHEADING,
    ends_sentence,
    headline_shaped,
    holds_sentences,
    is_menu,
    is_symbols,
)
from selon.reading.publication import date_line, is_byline, is_outlet, opening, publisher_suffix
from selon.reading.wording import key, plain, wording
from selon.records import Role, Segment

SHORT = 80  # characters of a line that menus and labels are made of
LONGEST_TITLE = 220
PARAGRAPH = 100  # characters from which a unit with a full stop is prose
GLUED = 0.8  # share of units set apart by blank lines, for a line without one to stand out
FEWEST_UNITS = 5
FEWEST_SIGNS = 3  # paragraphs with one kind of apostrophe, for the other kind to be odd
ODD = 0.1


@dataclass(frozen=True, slots=True)
class Page:
    """The units of one page, their plain text, and what is usual on it."""

    text: str
    plain: str
    units: tuple[Unit, ...]
    paragraphs: tuple[bool, ...]  # whether each unit is one
    odd_apostrophe: str | None  # the kind that the page's own text hardly uses
    glue_is_odd: bool

    def words(self, i: int) -> str:
        """The plain text of a unit."""
        return self.plain[self.units[i].start : self.units[i].end]

    def prose(self, i: int) -> bool:
        """Whether there is a unit i and it is a paragraph."""
        return 0 <= i < len(self.units) and self.paragraphs[i]


INITIALS = re.compile(r"\(?[a-zà-ÿ]{2,5}(?:[/,-] ?[a-zà-ÿ]{2,5}){1,5}\)?")  # "ab/cd/ef": who wrote and edited a dispatch
Roles = list[Role | None]
Rule = Callable[[Page, int, Roles], Role | None]


def segments(text: str, units: Sequence[Unit]) -> tuple[Segment, ...]:
    """The segments of a plain text, in order."""
    page = _page(text, units)
    roles: Roles = [None] * len(units)
    for rules in (ALONE, BESIDE):
        for i in range(len(units)):
            if roles[i] is None:
                roles[i] = next((role for rule in rules if (role := rule(page, i, roles))), None)
        if rules is ALONE:
            _title(page, roles)
            _tail(page, roles)
    found = []
    for unit, role in zip(units, roles, strict=True):
        found += cut(text, unit.start, unit.end, role)
    return tuple(found)


def cut(text: str, start: int, end: int, role: Role | None) -> list[Segment]:
    """The segments of one unit: a dateline, a credit and a headline's publisher are set apart from the rest."""
    parts: list[tuple[int, int, Role]] = [(start, end, role or "body")]
    if role == "title" and (suffix := publisher_suffix(text[start:end])):
        parts = [(start, start + suffix.cut, "title"), (start + suffix.start, end, "byline")]
    elif role in (None, "body", "caption"):
        parts = _dateline_and_credit(text, start, end, role or "body")
    trimmed = (_trimmed(text, *part) for part in parts)
    return [segment for segment in trimmed if segment.start < segment.end]


def _dateline_and_credit(text: str, start: int, end: int, role: Role) -> list[tuple[int, int, Role]]:
    line = opening(text[start:end]) if role != "caption" else None
    first = start + line.end if line else start
    parts: list[tuple[int, int, Role]] = [(start, first, "byline")]
    credit = cut_credit(text[first:end], captioned=role == "caption")
    if credit is None:
        return [*parts, (first, end, role)]
    return [*parts, (first, first + credit.cut, "caption" if credit.picture else role), (first + credit.start, end, "credit")]


def _trimmed(text: str, start: int, end: int, role: Role) -> Segment:
    words = text[start:end]
    return Segment(end - len(words.lstrip()), start + len(words.rstrip()), role)


def of_words(words: str) -> Role | None:
    """The role that the words of a block alone give it, wherever it stands; None where they give none."""
    return _clutter(words) or _related(words) or _byline(words) or _caption(words)


def _page(text: str, units: Sequence[Unit]) -> Page:
    words = plain(text)
    paragraphs = tuple(u.end - u.start >= PARAGRAPH and ends_sentence(words[u.start : u.end]) for u in units)
    prose = [text[u.start : u.end] for u, so in zip(units, paragraphs, strict=True) if so]
    alone = sum(unit.place in ("alone", "first") for unit in units)
    glue_is_odd = len(units) >= FEWEST_UNITS and alone >= GLUED * len(units)
    return Page(text, words, tuple(units), paragraphs, _odd_apostrophe(prose), glue_is_odd)


def _odd_apostrophe(prose: Sequence[str]) -> str | None:
    """The kind of apostrophe that hardly any paragraph has, where several have the other."""
    curly, straight = (sum(mark in paragraph for paragraph in prose) for mark in "’'")
    if max(curly, straight) < FEWEST_SIGNS or min(curly, straight) > ODD * (curly + straight):
        return None
    return "'" if curly > straight else "’"


def _clutter(words: str) -> Role | None:
    """Menus, buttons, legends, cookie notices: by their words, whole or at the start of a short line."""
    lists = wording()
    low = words.lower()
    if is_symbols(words) or low.startswith(lists.navigation_sentences):
        return "navigation"
    if len(words) > SHORT:
        return "navigation" if low.startswith(lists.navigation_starts) and not ends_sentence(words) else None
    if key(words) in lists.navigation or is_menu(words):
        return "navigation"
    return "navigation" if low.startswith(lists.navigation_starts) and not ends_sentence(words) else None


def _related(words: str) -> Role | None:
    """A label that points to another story, with or without its headline."""
    lists = wording()
    labelled = lists.related_start.match(words) and not _prose_after(words) and len(words) <= LONGEST_TITLE
    return "related_headline" if labelled or (len(words) <= SHORT and key(words) in lists.related) else None


def _prose_after(words: str) -> bool:
    return len(words) > SHORT and words.rstrip()[-1:] == "."


def _byline(words: str) -> Role | None:
    return "byline" if is_byline(words) or date_line(words) or INITIALS.fullmatch(words) else None


def _caption(words: str) -> Role | None:
    """A short single sentence that says what is to be seen. Quotation marks: somebody speaks, so it is body."""
    if len(words) > 2 * PARAGRAPH or "«" in words or "“" in words or '"' in words:
        return None
    lists, low = wording(), words.lower()
    return "caption" if any(cue in low for cue in lists.captions) and lists.caption.search(words) else None


def _by_words(page: Page, i: int, roles: Roles) -> Role | None:
    return of_words(page.words(i))


def _after_label(page: Page, i: int, roles: Roles) -> Role | None:
    """A headline under "Read more" or under another such headline."""
    if i == 0 or roles[i - 1] != "related_headline" or not headline_shaped(page.words(i)):
        return None
    label_before = key(page.words(i - 1)) in wording().related or (i > 1 and roles[i - 2] == "related_headline")
    return "related_headline" if label_before and not page.prose(i) else None


def _masthead(page: Page, i: int, roles: Roles) -> Role | None:
    """A line with the name of an outlet, beside a byline or a line with the date."""
    beside = "byline" in roles[max(0, i - 1) : i + 2]
    words = page.words(i)
    return "byline" if beside and len(words) <= SHORT and is_outlet(words) else None


def _glued(page: Page, i: int, roles: Roles) -> Role | None:
    """A headline without a blank line between it and a paragraph, on a page where paragraphs have them: put in by a template."""
    place: Place = page.units[i].place
    words = page.words(i)
    if place == "alone" or not page.glue_is_odd or not headline_shaped(words):
        return None
    if place == "first":
        heads = "subheading" if len(words) <= LONGEST_SUBHEADING else "related_headline"
        return heads if page.prose(i + 1) else None  # type: ignore[return-value]
    return "related_headline" if page.prose(i - 1) and len(words.split()) > 3 else None


def _foreign(page: Page, i: int, roles: Roles) -> Role | None:
    """A headline with another kind of apostrophe than the page's: from another template than the text around it."""
    odd = page.odd_apostrophe
    unit = page.units[i]
    if odd and odd in page.text[unit.start : unit.end] and headline_shaped(page.words(i)) and len(page.words(i).split()) > 5:
        return "related_headline"
    return None


def _heading(page: Page, i: int, roles: Roles) -> Role | None:
    """A headline by itself before a paragraph."""
    words = page.words(i)
    before_prose = any(page.prose(j) for j in range(i + 1, min(i + 3, len(page.units))))
    alone = page.units[i].place in ("alone", "first")
    return "subheading" if alone and before_prose and headline_shaped(words) and len(words) <= LONGEST_TITLE else None


ALONE: tuple[Rule, ...] = (_by_words, _after_label)
BESIDE: tuple[Rule, ...] = (_masthead, _glued, _foreign, _heading)


def _title(page: Page, roles: Roles) -> None:
    """The first unit that is neither menu nor byline, where it has the look of a headline and text follows."""
    first = next((i for i, role in enumerate(roles) if role is None), None)
    if first is None or first == len(roles) - 1:
        return
    words = page.words(first)
    shaped = len(words) <= LONGEST_TITLE and not words[:1].islower() and words[-1:] not in ",;:"
    if shaped and (not ends_sentence(words) or words[-1:] in "?!" or _named_again(words, page.words(first + 1))):
        roles[first] = "title"


def _named_again(words: str, following: str) -> bool:
    """Whether a name given in full is given in full again by the next unit: a headline with a full stop, then the lede.

    Running text would say the surname only. A headline says no day of the week, as ledes do.
    """
    if len(words) > LONGEST_HEADLINE or holds_sentences(words) or without_weekdays(words) != words:
        return False
    return any(name in following for name in FULL_NAME.findall(words))


def _tail(page: Page, roles: Roles) -> None:
    """The sections that close a page ("Sources", "See also"): from the heading on, while no prose comes."""
    for i in range(len(roles) - 1, 0, -1):
        if page.prose(i) and roles[i] is None:
            return
        if roles[i] in (None, "related_headline", "navigation") and key(page.words(i)) in wording().tail_headings:
            roles[i] = "navigation"
            roles[i + 1 :] = [role or "related_headline" for role in roles[i + 1 :]]
