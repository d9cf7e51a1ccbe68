"""A plain text's units: the lines, or the blocks of lines that one paragraph was wrapped into."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Place = Literal["alone", "first", "inner", "last"]

LINE = re.compile("[^\n\r\u2028\u2029]+")
BREAK = re.compile("\r\n|[\n\r\u2028\u2029]")
WIDTHS = range(40, 101)  # of a text that somebody wrapped by hand or machine
FEWEST_WRAPPED = 3  # lines, to speak of wrapping at all
FULL = 0.85  # share of lines that had no room for the next line's first word


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch that is a segment unless its words say more: `start:end`, trimmed; `place` in its block of lines."""

    start: int
    end: int
    place: Place = "alone"


def units(text: str) -> list[Unit]:
    """The units of `text` in order. Blocks are set apart by blank lines; a wrapped block is one unit, else each line is."""
    blocks = _blocks(text)
    if _wrapped(text, blocks):
        return [Unit(block[0][0], block[-1][1]) for block in blocks]
    return [Unit(start, end, _place(i, len(block))) for block in blocks for i, (start, end) in enumerate(block)]


def _place(i: int, of: int) -> Place:
    if of == 1:
        return "alone"
    return "first" if i == 0 else "last" if i == of - 1 else "inner"


def _blocks(text: str) -> list[list[tuple[int, int]]]:
    """The non-blank lines, trimmed, in blocks set apart by blank lines."""
    blocks: list[list[tuple[int, int]]] = []
    for match in LINE.finditer(text):
        line = match.group()
        left = len(line) - len(line.lstrip())
        span = match.start() + left, match.start() + len(line.rstrip())
        if span[0] >= span[1]:
            continue
        if blocks and len(BREAK.findall(text, blocks[-1][-1][1], span[0])) < 2:
            blocks[-1].append(span)
        else:
            blocks.append([span])
    return blocks


def _wrapped(text: str, blocks: list[list[tuple[int, int]]]) -> bool:
    """Whether lines end because they are full: each but a block's last had no room for the next one's first word."""
    lengths, needed = [], []
    for block in blocks:
        for (start, end), (after, stop) in zip(block, block[1:], strict=False):
            lengths.append(end - start)
            needed.append(end - start + 1 + len(text[after : min(stop, after + 200)].split(None, 1)[0]))
    if len(lengths) < FEWEST_WRAPPED:
        return False
    width = sorted(lengths)[len(lengths) * 9 // 10]
    full = sum(n > width - 2 for n in needed)
    return width in WIDTHS and full >= FULL * len(needed) and sum(n <= width + 4 for n in lengths) >= FULL * len(lengths)
