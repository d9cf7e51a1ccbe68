"""From paths to readings: what every command that reads does first."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from selon.commands._progress import shown
from selon.commands._talk import complain
from selon.errors import Unreadable

if TYPE_CHECKING:
    from selon.records import Document, Reading


class Failures:
    """Says what could not be read, one line each, and at the end makes the exit status 1 for it."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, error: Unreadable) -> None:
        self.count += 1
        complain(str(error))

    def end(self) -> None:
        if self.count:
            raise typer.Exit(1)


def readings(
    paths: Sequence[Path],
    *,
    failed: Callable[[Unreadable], None],
    walk: bool = False,
    language: str | None = None,
    published: str | None = None,
    known: Callable[[Document], bool] | None = None,
    without: Path | None = None,
) -> Iterator[Reading]:
    """What is read in the files, in the order given. `walk`: a folder stands for the files in it; `without` is none of
    them. `known` documents are passed over unread. What cannot be read goes to `failed`, and the rest goes on."""
    from selon.reading import read_path  # noqa: PLC0415

    settled = False
    for path in shown(list(_files(paths, walk, without)), "reading"):
        try:
            if isinstance(path, Unreadable):
                raise path
            document = read_path(path, language=language, published=published)
            if known is not None and known(document):
                continue
            # The models are loaded for the first document that can be read, and not for none.
            from selon.analysis import analyse  # noqa: PLC0415

            reading = analyse(document)
            if not settled:
                gc.freeze()  # models and lexicons stay to the end: no collection need look at them again
                settled = True
        except Unreadable as error:
            failed(error)
            continue
        yield reading


def _files(paths: Sequence[Path], walk: bool, without: Path | None) -> Iterator[Path | Unreadable]:
    """The files, and in their place what will have to be said of a folder."""
    from selon.reading import find_files  # noqa: PLC0415

    for path in paths:
        if not os.path.isdir(path):  # which never fails, unlike Path.is_dir in a folder that may not be looked into
            yield path
        elif not walk:
            yield Unreadable(str(path), "is a directory")
        else:
            found: list[Path | Unreadable] = [file for file in find_files(path) if without is None or not _same(file, without)]
            yield from found or [Unreadable(str(path), "no file in it that can be read")]


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()
