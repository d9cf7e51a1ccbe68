"""The role of each block of a page: by the elements it stands in, by where the article is, by its words.

As in plain text, what nothing claims is body where it stands in the article; outside it, only sentences next to the headline are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from selon.reading.marks import ends_sentence, headline_shaped
from selon.reading.page.blocks import Block, Element, Found
from selon.reading.page.hints import ROLES, Hint
from selon.reading.roles import of_words
from selon.reading.wording import key, plain, wording
from selon.records import Role

SENTENCE = 40  # characters from which a block with a full stop is prose
LEAST_CLEAN = 0.25  # share of all prose outside clutter, below which what seemed clutter holds the article
ENOUGH_CLEAN = 500  # characters of prose with which no doubt arises
ARTICLE_SHARE = 0.9
LINKED = 0.9
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
CELLS = frozenset(("td", "th", "legend"))
BOXES = frozenset(("div", "section", "center", "td"))
SMALL_BOX = 400  # characters of text in a box that is no article
CLUTTER: tuple[Role, ...] = ("navigation", "related_headline")
DOUBTED = frozenset(("navigation", "related"))
MOST_DOUBTS = 8


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
    _sum_sizes(found)
    _hint_forms(found.elements)
    _undoubt(found)
    blocks = found.blocks
    roles = [_by_element(block) for block in blocks]
    head = _headline(blocks, roles, title)
    article = _article(found, roles)
    within = _within(found.elements, article)
    inside = [id(block.element) in within for block in blocks]
    last = max((i for i, yes in enumerate(inside) if yes), default=-1)
    placed = []
    for i, block in enumerate(blocks):
        near = inside[i] or (head is not None and head < i < last)
        placed.append(Placed(block, "title" if i == head else roles[i] or _in_place(block, inside=inside[i], near=near)))
    return _settle(placed)


def is_sentence(block: Block) -> bool:
    return len(block.text) >= SENTENCE and ends_sentence(block.text)


def is_prose(block: Block) -> bool:
    return is_sentence(block) and block.linked < LINKED


def _by_element(block: Block) -> Role | None:
    """What the elements around a block say; None for what may be the article."""
    role = block.element.role
    if role == "byline" and is_prose(block) and len(block.text) > 3 * SENTENCE:
        return None  # a template that calls its paragraphs "meta"
    return role


def _hand_down(elements: Sequence[Element]) -> None:
    """The role of each element from its parent's and its own hint: the outermost clutter goes before all else."""
    for element in elements:
        above = element.parent.role if element.parent else None
        element.role = _joined(above, element.hint)
        element.menu = element.parent.menu if element.parent else None
        if element.menu is None and element.role == "navigation":
            element.menu = element


def _joined(above: Role | None, hint: Hint | None) -> Role | None:
    if hint is None:
        return above
    own = ROLES[hint.kind]
    if above == "related_headline" or (above == "navigation" and own != "related_headline") or (above == "credit" and own == "caption"):
        return above
    return own


def _sum_prose(found: Found, counts: Callable[[Block], bool]) -> int:
    """Reckon the prose in each element over the blocks that count; the sum of all."""
    for element in found.elements:
        element.prose = 0
    for block in found.blocks:
        if is_prose(block) and counts(block):
            block.element.prose += len(block.text)
    for element in reversed(found.elements):
        if element.parent:
            element.parent.prose += element.prose
    return found.elements[0].prose


def _sum_sizes(found: Found) -> None:
    for block in found.blocks:
        block.element.size += len(block.text)
    for element in reversed(found.elements):
        if element.parent:
            element.parent.size += element.size


def _hint_forms(elements: Sequence[Element]) -> None:
    """A small box around a form is part of it: what a newsletter promises, what a poll asks."""
    for element in elements:
        if element.form and element.hint is None and element.tag in BOXES and element.size <= SMALL_BOX:
            element.hint = Hint("navigation", "form")


def _undoubt(found: Found) -> None:
    """Where nearly all sentences stand in what seemed a menu or an aside, the element that holds most of them is none."""
    for _ in range(MOST_DOUBTS):
        _hand_down(found.elements)
        clean = _sum_prose(found, lambda block: _by_element(block) not in CLUTTER)
        total = _sum_prose(found, lambda block: True)
        if clean >= min(ENOUGH_CLEAN, LEAST_CLEAN * total):
            return
        hinted = [e for e in found.elements if e.hint and e.hint.kind in DOUBTED and e.prose and not e.in_comments]
        doubted = max(hinted, key=lambda e: (e.prose, -e.depth), default=None)
        if doubted is None:
            return
        doubted.hint = None
    _hand_down(found.elements)


def _headline(blocks: Sequence[Block], roles: Sequence[Role | None], title: str | None) -> int | None:
    """The block that is the headline: one that reads as the page declares it, an h1 before all; else the article's first h1."""
    ones = [i for i, block in enumerate(blocks) if "h1" in block.element.tags and roles[i] in (None, "byline")]
    declared = key(title or "")
    like = [i for i in ones if declared and (key(blocks[i].text) in declared or declared in key(blocks[i].text))]
    same = (i for i, block in enumerate(blocks) if declared and roles[i] is None and key(block.text) == declared)
    inside = [i for i in ones if not blocks[i].element.tags.isdisjoint(("article", "main"))]
    return next(iter([*like, *same, *inside, *ones]), None)


def _article(found: Found, roles: Sequence[Role | None]) -> Element | None:
    """The innermost element that holds nearly all sentences of what is no clutter, or the `<article>` around it."""
    free = {id(block) for block, role in zip(found.blocks, roles, strict=True) if role is None}
    total = _sum_prose(found, lambda block: id(block) in free)
    full = [e for e in found.elements if e.prose >= ARTICLE_SHARE * total]
    inner = max(full, key=lambda e: e.depth) if total else None
    if inner is not None and inner.tag in ("p", "li"):
        inner = inner.parent
    around = inner
    while around is not None and around.tag != "article":
        around = around.parent
    return around or inner


def _within(elements: Sequence[Element], article: Element | None) -> set[int]:
    """The ids of the article's element and all elements in it."""
    within: set[int] = set()
    for element in elements:
        if element is article or (element.parent is not None and id(element.parent) in within):
            within.add(id(element))
    return within


def _in_place(block: Block, *, inside: bool, near: bool) -> Role:
    """The role of a block that no element around it decides. `inside` the article; `near`: so, or between it and its headline."""
    words = plain(block.text)
    if block.linked >= LINKED and not (inside and is_sentence(block)):
        return "related_headline" if len(words.split()) >= 4 and headline_shaped(words) else _short_link(words)
    if (role := of_words(words)) is not None:
        return role
    if not near or (not block.element.tags.isdisjoint(CELLS) and not is_prose(block)):
        return "navigation"
    return "caption" if _beside_picture(block) else _in_article(block, words, inside=inside)


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


def _short_link(words: str) -> Role:
    return "related_headline" if key(words) in wording().related else "navigation"


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
