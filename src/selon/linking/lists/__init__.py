"""Watch lists: each format in a module of its own, told from the others by how a file begins."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from selon.linking.lists.entry import BadList, Entry
from selon.linking.lists.ftm import ftm
from selon.linking.lists.un import un

__all__ = ["BadList", "Entry", "entries"]

BEGINNING = 4096  # bytes in which something must stand
MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def entries(path: Path) -> Iterator[Entry]:
    """The entries of a list one by one, few of them in memory at a time.

    BadList: no such file, empty, of no format that is known, or broken on the way; it says where.
    """
    try:
        with path.open("rb") as file:
            start = file.read(BEGINNING)
            file.seek(0)
            yield from _read(path, start)(str(path), file)
    except OSError as error:
        raise BadList(str(path), str(error.strerror).lower()) from error


def _read(path: Path, start: bytes) -> Callable[[str, BinaryIO], Iterator[Entry]]:
    said = start.removeprefix(MARKS[0]).lstrip()
    if not said:
        raise BadList(str(path), "empty" if len(start) < BEGINNING else "begins with nothing but space")
    if said.startswith(b"{"):
        return ftm
    if said.startswith(b"<") or start.startswith(MARKS[1:]):
        return un
    if said.startswith(b"["):
        raise BadList(str(path), "one JSON array: FollowTheMoney entities are wanted one a line")
    if start.startswith(b"\x1f\x8b") or start.startswith(b"PK"):
        raise BadList(str(path), "compressed: unpack it first")
    raise BadList(str(path), "neither FollowTheMoney entities in JSON lines nor the UN consolidated list in XML")
