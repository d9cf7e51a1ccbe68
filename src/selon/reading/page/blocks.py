"""A page's visible text as blocks, in page order, each with the elements it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import takewhile

from resiliparse.parse.html import DOMNode, ElementNode, TextNode

from selon.reading.page.hints import BLOCKS, DROPPED, Hint, hint_of, is_hidden
from selon.records import Role

SPACE = re.compile("[ \t\n\r\f]+")
AROUND_BREAK = re.compile("[ \t\r\f]*\n[ \t\r\f]*")
PARAGRAPHS = re.compile("\n[ \t\r]*\n\\s*")
UNSEEN = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff")
FOOTNOTE = re.compile(r"\[?\d{1,3}\]?")
TOLD = frozenset(["article", "main", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "legend", "p", "li"])
BOXES = frozenset(("header", "form", "section", "div", "figure"))
PICTURES, FORMS = frozenset(("img", "picture", "amp-img")), frozenset(("form", "input", "textarea"))
BOLD = frozenset(("b", "strong"))
HEADLINE_WORDS = 4
LINE_END = "\n"  # a line break inside a block


@dataclass(slots=True, eq=False)
class Element:
    """An element that text stands in. What is inherited is kept in each, so that no block need look up its elements.

    `role` and `prose` (characters of sentences inside it) are reckoned later, for all elements together.
    """

    parent: Element | None
    tag: str
    hint: Hint | None
    depth: int
    tags: frozenset[str]  # its own name and those of the elements around it, as far as they matter
    role: Role | None = None
    prose: int = 0
    size: int = 0  # characters of any text inside it
    picture: bool = False  # holds an image itself
    form: bool = False  # holds a form or a field itself
    in_comments: bool = False
    menu: Element | None = None  # the outermost element around it that is clutter

    def inside(self, tag: str) -> bool:
        return tag in self.tags


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text between two block boundaries. `linked` and `bold` are shares of its letters."""

    text: str
    element: Element
    linked: float
    bold: float
    leads: bool  # begins with a link of several words, as an item in a list of stories does


@dataclass(frozen=True, slots=True)
class Found:
    """The blocks, and the elements they stand in: parents before children."""

    blocks: list[Block]
    elements: list[Element]


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    element: Element
    linked: bool
    bold: bool


@dataclass(slots=True)
class _Walk:
    element: Element
    elements: list[Element]
    linked: int = 0
    bold: int = 0
    preformatted: int = 0
    pieces: list[_Piece] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    closed_inline: bool = False

    def text(self, value: str) -> None:
        """A text node."""
        value = value.translate(UNSEEN)
        if not self.preformatted:
            self._add(SPACE.sub(" ", value))
            return
        for i, paragraph in enumerate(PARAGRAPHS.split(value)):
            if i:
                self.flush()
            self._add(paragraph)

    def _add(self, value: str) -> None:
        if not value:
            return
        if self.closed_inline and self.pieces and _runs_together(self.pieces[-1].text, value):
            value = " " + value
        self.closed_inline = False
        self.pieces.append(_Piece(value, self.element, self.linked > 0, self.bold > 0))

    def line_break(self) -> None:
        """One `<br>` is a line end; a second one ends the paragraph."""
        last = next((p.text for p in reversed(self.pieces) if p.text.strip(" ")), None)
        if last == LINE_END:
            self.flush()
        elif last is not None:
            self.pieces.append(_Piece(LINE_END, self.element, False, False))

    def flush(self) -> None:
        """End the block, if there is one."""
        text = AROUND_BREAK.sub("\n", "".join(piece.text for piece in self.pieces)) if self.pieces else ""
        text = re.sub("  +", " ", text).strip()
        if text:
            words = [piece for piece in self.pieces if piece.text.strip()]
            total = sum(_letters(piece.text) for piece in words) or 1
            linked = sum(_letters(piece.text) for piece in words if piece.linked) / total
            bold = sum(_letters(piece.text) for piece in words if piece.bold) / total
            self.blocks.append(Block(text, _common(words), linked, bold, _leads(words)))
        self.pieces = []
        self.closed_inline = False

    def enter(self, node: ElementNode, tag: str, attributes: dict[str, str]) -> None:
        hint = hint_of(tag, attributes)
        if hint and hint.kind == "navigation" and tag in BOXES and not self.element.in_comments and node.query_selector("h1, blockquote"):
            hint = None  # what holds the page's headline, or a post that the article quotes, is no menu
        if tag in BLOCKS or (hint and hint.kind == "credit"):
            self.flush()
        if tag in BLOCKS or hint:
            around = self.element
            tags = around.tags | {tag} if tag in TOLD and tag not in around.tags else around.tags
            comments = around.in_comments or (hint is not None and hint.kind == "comments")
            self.element = Element(around, tag, hint, around.depth + 1, tags, in_comments=comments)
            self.elements.append(self.element)
        self.linked += tag == "a"
        self.bold += tag in BOLD
        self.preformatted += tag == "pre"
        if tag == "q":
            self._add("“")

    def leave(self, tag: str, element: Element) -> None:
        if tag == "q":
            self._add("”")
        if tag in BLOCKS or (self.element is not element and self.element.hint and self.element.hint.kind == "credit"):
            self.flush()
        self.element = element
        self.linked -= tag == "a"
        self.bold -= tag in BOLD
        self.preformatted -= tag == "pre"
        self.closed_inline = tag not in BLOCKS and tag not in BOLD and tag not in ("em", "i", "sup", "sub", "q")


def blocks(body: DOMNode) -> Found:
    """The blocks of all that a reader sees under `body`. No recursion: depth costs no stack."""
    root = Element(None, "body", None, 0, frozenset())
    walk = _Walk(root, [root])
    node: DOMNode | None = body.first_child
    inside = [("body", root)]
    while node is not None:
        if isinstance(node, ElementNode):
            tag, attributes = node.tag or "", _attributes(node)
            walk.element.picture |= tag in PICTURES
            walk.element.form |= tag in FORMS
            if tag == "br":
                walk.line_break()
            elif not _skipped(node, tag, attributes):
                before = walk.element
                walk.enter(node, tag, attributes)
                if node.first_child is not None:
                    inside.append((tag, before))
                    node = node.first_child
                    continue
                walk.leave(tag, before)
        elif isinstance(node, TextNode):
            walk.text(node.value or "")
        while node is not None and node.next is None and len(inside) > 1:
            node = node.parent
            walk.leave(*inside.pop())
        node = node.next if node is not None else None
    walk.flush()
    return Found(walk.blocks, walk.elements)


def _attributes(node: ElementNode) -> dict[str, str]:
    return {name.lower(): node.getattr(name) or "" for name in (node.attrs or ())}


def _skipped(node: ElementNode, tag: str, attributes: dict[str, str]) -> bool:
    if tag in DROPPED or is_hidden(attributes):
        return True
    return tag == "sup" and node.query_selector("a") is not None and FOOTNOTE.fullmatch((node.text or "").strip()) is not None


def _runs_together(before: str, after: str) -> bool:
    """Two inline elements that a style sheet sets apart: "Par" and "Ana" would become one word."""
    return (before[-1:].islower() or before[-1:].isdigit()) and after[:1].isupper()


def _leads(pieces: list[_Piece]) -> bool:
    """Whether a block begins with a linked headline: words that end no sentence, and that no sentence goes on from."""
    linked = list(takewhile(lambda piece: piece.linked, pieces))
    words = " ".join(piece.text for piece in linked).split()
    after = "".join(piece.text for piece in pieces[len(linked) :])
    return len(words) >= HEADLINE_WORDS and words[-1][-1] not in ".,;:" and (not after.strip() or not after.lstrip()[0].islower())


def _letters(text: str) -> int:
    return sum(c.isalnum() for c in text)


def _common(pieces: list[_Piece]) -> Element:
    """The innermost element that holds all pieces."""
    common = pieces[0].element
    for piece in pieces[1:]:
        other = piece.element
        while common is not other:
            if common.depth >= other.depth:
                common = common.parent or common
            else:
                other = other.parent or other
    return common
