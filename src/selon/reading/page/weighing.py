"""What the elements of a page are when they are seen together: hints that cannot be right are dropped, and lists of other
stories are known by their items, whatever their classes say.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from selon.reading.marks import ends_sentence
from selon.reading.page.blocks import Block, Element, Found
from selon.reading.page.hints import ROLES, Hint
from selon.records import Role

SENTENCE = 40  # characters from which a block with a full stop is prose
LINKED = 0.9  # share of a block's letters from which it is a link
LEAST_CLEAN = 0.25  # share of all prose outside clutter, below which what seemed clutter holds the article
ENOUGH_CLEAN = 500  # characters of prose with which no doubt arises
CLUTTER: tuple[Role, ...] = ("navigation", "related_headline")
DOUBTED = frozenset(("navigation", "related"))
MOST_DOUBTS = 8
BOXES = frozenset(("div", "section", "center", "td"))
SMALL_BOX = 400  # characters of text in a box that is no article
LARGEST = {"byline": 400, "credit": 400, "caption": 1_200}  # characters of what the hint can be of
ITEMS = frozenset(("li", "article", "section", "div", "td", "tr", "table"))
LARGEST_ITEM = 700
FEWEST_ITEMS = 3
LEADING = 0.75  # share of a list's items that begin with a headline


def weigh(found: Found) -> None:
    """Give every element its role, from its hint, those around it, and what the page's sentences say against them."""
    _sum_sizes(found)
    for element in found.elements:
        if element.hint and element.size > LARGEST.get(element.hint.kind, element.size):
            element.hint = None
        if element.form and element.hint is None and element.tag in BOXES and element.size <= SMALL_BOX:
            element.hint = Hint("navigation", "form")
    _hint_lists(found)
    _undoubt(found)


def is_sentence(block: Block) -> bool:
    return len(block.text) >= SENTENCE and ends_sentence(block.text)


def is_prose(block: Block) -> bool:
    return is_sentence(block) and block.linked < LINKED


def role_of(block: Block) -> Role | None:
    """What the elements around a block say; None for what may be the article."""
    return block.element.role


def _sum_sizes(found: Found) -> None:
    for block in found.blocks:
        block.element.size += len(block.text)
    for element in reversed(found.elements):
        if element.parent:
            element.parent.size += element.size


def _hint_lists(found: Found) -> None:
    """Lists of other stories: boxes side by side that nearly all begin with a linked headline."""
    leading: dict[int, int] = {}
    for i, block in enumerate(found.blocks):
        leading[id(block.element)] = min(i, leading.get(id(block.element), i))
    for element in reversed(found.elements):
        if element.parent and id(element) in leading:
            above = id(element.parent)
            leading[above] = min(leading[id(element)], leading.get(above, leading[id(element)]))
    items: dict[tuple[int, str], list[Element]] = {}
    for element in found.elements:
        if element.tag in ITEMS and element.parent and element.size:
            items.setdefault((id(element.parent), element.tag), []).append(element)
    for beside in items.values():
        led = sum(_led(found.blocks, leading[id(item)], item) for item in beside)
        if len(beside) >= FEWEST_ITEMS and led >= max(FEWEST_ITEMS, LEADING * len(beside)):
            hint = Hint("related", "list of headlines")
            for item in beside:
                item.hint = item.hint or hint


def _led(blocks: Sequence[Block], first: int, item: Element) -> bool:
    """Whether one of an item's first two blocks begins with a linked headline."""
    return item.size <= LARGEST_ITEM and any(block.leads and "h1" not in block.element.tags for block in blocks[first : first + 2])


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


def sum_prose(found: Found, counts: Callable[[Block], bool]) -> int:
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


def _undoubt(found: Found) -> None:
    """Where nearly all sentences stand in what seemed a menu or an aside, the kind of element that holds most of them is none."""
    for _ in range(MOST_DOUBTS):
        _hand_down(found.elements)
        clean = sum_prose(found, lambda block: role_of(block) not in CLUTTER)
        total = sum_prose(found, lambda block: True)
        if clean >= min(ENOUGH_CLEAN, LEAST_CLEAN * total):
            return
        held: dict[int, int] = {}
        for element in found.elements:
            if element.hint and element.hint.kind in DOUBTED and not element.in_comments:
                held[id(element.hint)] = held.get(id(element.hint), 0) + element.prose
        doubted = max(held, key=lambda hint: held[hint], default=0)
        if not held.get(doubted):
            return
        for element in found.elements:
            if id(element.hint) == doubted:
                element.hint = None
    _hand_down(found.elements)
