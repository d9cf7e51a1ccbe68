"""`selon split`"""

from __future__ import annotations

from typing import Annotated

import typer

from selon.commands._judging import Note, One, Other, Undo, record, take_back
from selon.commands._options import Target


def split(
    target: Target,
    a: One,
    b: Other,
    note: Note = None,
    unsure: Annotated[bool, typer.Option("--unsure", help="They may be one, and may not: keep them apart.")] = False,
    undo: Undo = False,
) -> None:
    """Record that two are different, or take an entity out of one."""
    if undo:
        take_back(target, a, b, ("unsure",) if unsure else ("different", "unsure"), note)
    else:
        record(target, a, b, "unsure" if unsure else "different", note)
