"""`selon dossier`"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from selon.commands._options import FilesOrFolders, Language, Published
from selon.commands._readings import Failures, readings
from selon.commands._talk import complain, counted


def dossier(
    paths: FilesOrFolders,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE.html", help="Where to put the page.")],
    language: Language = None,
    published: Published = None,
    title: Annotated[str | None, typer.Option(metavar="TITLE", help="The page's title.")] = None,
) -> None:
    """Make one page of articles: voices, timeline, disputes."""
    if any(os.path.exists(path) and os.path.exists(output) and path.samefile(output) for path in paths):
        raise typer.BadParameter(f"{output} is one of the articles", param_hint="-o")
    if output.is_dir() or not output.parent.is_dir():
        raise typer.BadParameter(
            f"{output} cannot be a file: {'it is a directory' if output.is_dir() else 'no such folder'}", param_hint="-o"
        )
    failures = Failures()
    found = list(readings(paths, failed=failures, walk=True, language=language, published=published, without=output))
    if found:
        from selon.dossier import dossier as page  # noqa: PLC0415

        _write(output, page(found, title=title))
        complain(f"{output}: {counted(len(found), 'document')}")
    failures.end()


def _write(path: Path, text: str) -> None:
    """The whole page or none: a file half written is never seen under its name. A device or pipe is written to as it is."""
    try:
        if os.path.exists(path) and not path.is_file():
            path.write_text(text, encoding="utf-8", errors="replace")
        else:
            _put(path.resolve(), text)
    except OSError as error:
        complain(f"{path}: {str(error.strerror).lower()}")
        raise typer.Exit(1) from error


def _put(path: Path, text: str) -> None:
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        part.write_text(text, encoding="utf-8", errors="replace")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
