"""The role of each block of a page: by the elements it stands in, by where the article is, by its words.

As in plain text, what nothing claims is body where it stands in the article; outside it, only sentences next to the headline are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from selon.reading.marks import ends_sentence, headline_shaped
from selon.reading.page.blocks import HEADLINE_WORDS, Block, Element, Found
from selon.reading.page.weighing import BOXES, LINKED, SMALL_BOX, is_prose, is_sentence, role_of, sum_prose, weigh
from selon.reading.roles import of_words
from selon.reading.wording import key, plain
from selon.records import Role

Where = Literal["before", "between", "inside", "after"]  # before the headline, between it and the article, in it, after it

ARTICLE_SHARE = 0.9  # of all prose that the article's element holds
OWN_PROSE = 300  # characters of prose with which an `<article>` around the headline is the article
MARKUP = re.compile(r"<[a-zA-Z/!].*>", re.DOTALL)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
CELLS = frozenset(("td", "th", "legend"))


@dataclass(frozen=True, slots=True)
class Placed:
    """A block with its role."""

    block: Block
    role: Role

    def with_line(self, line: str) -> Placed:
        """The same with one more line of text."""
        return Placed(replace(self.block, text=f"{self.block.text}\n{line}"), self.role)


def place(found: Found, title: str | None) -> list[Placed]:
    """The role of every block; `title` is the headline that the page declares."""
    weigh(found)
    blocks = found.blocks
    roles = [role_of(block) for block in blocks]
    head = _headline(blocks, roles, title)
    article = _article(found, roles, head)
    within = _within(found.elements, article)
    wheres = _wheres([id(block.element) in within for block in blocks], head)
    roles = [role or _in_place(block, where) for block, role, where in zip(blocks, roles, wheres, strict=True)]
    if head is not None:
        roles[head] = "title"
    return _settle([Placed(block, role) for block, role in zip(blocks, roles, strict=True) if role is not None])


def _wheres(inside: Sequence[bool], head: int | None) -> list[Where]:
    """Where each block stands to the article and its headline."""
    first = 0 if head is None else head
    last = max((i for i, yes in enumerate(inside) if yes), default=-1)
    outside: list[Where] = ["before" if i < first else "between" if i < last and head is not None else "after" for i in range(len(inside))]
    return ["inside" if yes else where for yes, where in zip(inside, outside, strict=True)]


def _headline(blocks: Sequence[Block], roles: Sequence[Role | None], title: str | None) -> int | None:
    """The block that is the headline: one that reads as the page declares it, an h1 before all; else the article's first h1."""
    ones = [i for i, block in enumerate(blocks) if "h1" in block.element.tags and roles[i] in (None, "byline")]
    declared = key(title or "")
    like = [i for i in ones if declared and (key(blocks[i].text) in declared or declared in key(blocks[i].text))]
    same = (i for i, block in enumerate(blocks) if declared and roles[i] is None and key(block.text) == declared)
    inside = [i for i in ones if not blocks[i].element.tags.isdisjoint(("article", "main"))]
    return next(iter([*like, *same, *inside, *ones]), None)


def _article(found: Found, roles: Sequence[Role | None], head: int | None) -> Element | None:
    """The `<article>` around the headline, where it holds text; else the innermost element that holds nearly all sentences
    of what is no clutter, or the `<article>` around that."""
    free = {id(block) for block, role in zip(found.blocks, roles, strict=True) if role is None}
    total = sum_prose(found, lambda block: id(block) in free)
    if head is not None and (own := _around(found.blocks[head].element)) and own.prose >= min(OWN_PROSE, total):
        return own
    full = [e for e in found.elements if e.prose >= ARTICLE_SHARE * total]
    inner = max(full, key=lambda e: e.depth) if total else None
    if inner is not None and inner.tag in ("p", "li"):
        inner = inner.parent
    return (_around(inner) or inner) if inner else None


def _around(element: Element) -> Element | None:
    """The innermost `<article>` that an element stands in."""
    at: Element | None = element if "article" in element.tags else None
    while at is not None and at.tag != "article":
        at = at.parent
    return at


def _within(elements: Sequence[Element], article: Element | None) -> set[int]:
    """The ids of the article's element and all elements in it."""
    within: set[int] = set()
    for element in elements:
        if element is article or (element.parent is not None and id(element.parent) in within):
            within.add(id(element))
    return within


def _in_place(block: Block, where: Where) -> Role:
    """The role of a block that no element around it decides."""
    words = plain(block.text)
    if MARKUP.fullmatch(words):
        return "navigation"
    if (role := of_words(words)) is not None:
        return role
    if block.linked >= LINKED and not (where == "inside" and is_sentence(block)):
        story = where != "before" and len(words.split()) >= HEADLINE_WORDS and headline_shaped(words)
        return "related_headline" if story else "navigation"
    if where not in ("inside", "between") or (not block.element.tags.isdisjoint(CELLS) and not is_prose(block)):
        return "navigation"
    return "caption" if _beside_picture(block) else _in_article(block, words, inside=where == "inside")


def _in_article(block: Block, words: str, *, inside: bool) -> Role:
    """Heading or body, in the article or between it and its headline."""
    heading = not block.element.tags.isdisjoint(HEADINGS) or block.bold >= LINKED
    if headline_shaped(words) and not ends_sentence(words) and (heading or not inside) and len(words.split()) >= (1 if inside else 4):
        return "subheading"
    return "body" if inside or is_prose(block) else "subheading" if heading and "h1" not in block.element.tags else "navigation"


def _beside_picture(block: Block) -> bool:
    """Whether a block stands with an image in a small box of their own."""
    box = block.element if block.element.picture else block.element.parent
    small = box is not None and box.picture and box.tag in BOXES and box.size <= SMALL_BOX
    return small and block.element.tag in BOXES


def _settle(placed: list[Placed]) -> list[Placed]:
    """A heading with nothing of the article under it is the clutter's."""
    settled = list(placed)
    body_follows = False
    for i in range(len(settled) - 1, -1, -1):
        role = settled[i].role
        if role == "subheading" and not body_follows:
            settled[i] = Placed(settled[i].block, "navigation")
        body_follows = role == "body" or (body_follows and role != "subheading")
    return settled
