"""Web pages: the visible text block by block, clutter included, each block with its role."""

from __future__ import annotations

import re
from collections.abc import Sequence

from resiliparse.parse.html import HTMLTree

from selon.errors import Unreadable
from selon.reading.encoding import decode
from selon.reading.formats.text import metadata as metadata_in_text
from selon.reading.page.blocks import blocks
from selon.reading.page.guard import check
from selon.reading.page.metadata import declared, headline, metadata
from selon.reading.page.roles import Placed, place
from selon.reading.raw import Raw
from selon.reading.roles import cut
from selon.records import Segment

MEDIA_TYPE = "text/html"
SUFFIXES = (".html", ".htm", ".xhtml")

START = re.compile(rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
BETWEEN = "\n\n"
FEWEST_WORDS = 4


def looks_like(data: bytes) -> bool:
    """Whether data without a telling name begins as a page does."""
    return START.match(data[:4096].removeprefix(b"\xef\xbb\xbf")) is not None


def read(data: bytes, uri: str) -> Raw:
    """The visible text of a page. Raises Unreadable where there is none, or where the page is built to hurt."""
    charset = CHARSET.search(data[:4096])
    page = decode(data, uri, charset[1].decode("ascii") if charset else None)
    check(page, uri)
    tree = HTMLTree.parse(page)
    said = declared(tree)
    placed = _joined(place(blocks(tree.body), headline(said))) if tree.body is not None else []
    if not any(p.role == "body" and len(p.block.text.split()) >= FEWEST_WORDS for p in placed):
        raise Unreadable(uri, "no article text in the page")
    text = BETWEEN.join(p.block.text for p in placed)
    segments = _segments(text, placed)
    in_text = metadata_in_text(text, segments)
    return Raw(text, segments, metadata(said, uri, in_text.title, in_text))


def _joined(placed: Sequence[Placed]) -> list[Placed]:
    """Neighbouring blocks of one menu become one, an item a line."""
    joined: list[Placed] = []
    for p in placed:
        menu = p.block.element.menu
        if menu and joined and p.role == joined[-1].role == "navigation" and joined[-1].block.element.menu is menu:
            joined[-1] = joined[-1].with_line(p.block.text)
        else:
            joined.append(p)
    return joined


def _segments(text: str, placed: Sequence[Placed]) -> tuple[Segment, ...]:
    found: list[Segment] = []
    at = 0
    for p in placed:
        found += cut(text, at, at + len(p.block.text), p.role)
        at += len(p.block.text) + len(BETWEEN)
    return tuple(found)
