"""Writing a page to a file: the whole of it, or nothing."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import typer

from selon.commands._talk import complain


def fit_to_write(output: Path, articles: Iterable[Path]) -> None:
    """Exit with 2 where the page cannot be put there, or would be put over an article."""
    if any(os.path.exists(path) and os.path.exists(output) and path.samefile(output) for path in articles):
        raise typer.BadParameter(f"{output} is one of the articles", param_hint="-o")
    if output.is_dir() or not output.parent.is_dir():
        raise typer.BadParameter(
            f"{output} cannot be a file: {'it is a directory' if output.is_dir() else 'no such folder'}", param_hint="-o"
        )


def write(path: Path, text: str) -> None:
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
