"""The readers, one module for each media type, found by themselves: a new one is a new file here.

A reader module declares `MEDIA_TYPE`, `SUFFIXES` (with their dots, small letters) and `read(data, uri) -> Raw`, which raises
Unreadable. It may declare `looks_like(data) -> bool`, for data whose name says nothing.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from selon.reading.raw import Raw


class Reader(Protocol):
    """What a reader module holds."""

    MEDIA_TYPE: str
    SUFFIXES: tuple[str, ...]

    def read(self, data: bytes, uri: str) -> Raw:
        """The text of `data`, its segments and metadata; Unreadable where there is none."""


@cache
def readers() -> tuple[Reader, ...]:
    """All readers, in the order of their modules' names."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(cast(Reader, import_module(f"{__name__}.{name}")) for name in names)


@cache
def suffixes() -> dict[str, Reader]:
    """The reader for each suffix."""
    return {suffix: reader for reader in readers() for suffix in reader.SUFFIXES}


def sniffed(data: bytes) -> Reader:
    """The reader for data whose name says nothing: the one that knows it by its look, else the one for plain text."""
    known = (reader for reader in readers() if getattr(reader, "looks_like", None) and reader.looks_like(data))  # type: ignore[attr-defined]
    return next(known, None) or suffixes()[".txt"]
