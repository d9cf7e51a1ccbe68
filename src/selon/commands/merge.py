"""`selon merge`"""

from __future__ import annotations

from selon.commands._judging import Note, One, Other, Undo, record, take_back
from selon.commands._options import Target


def merge(target: Target, a: One, b: Other, note: Note = None, undo: Undo = False) -> None:
    """Record that two identities are one."""
    if undo:
        take_back(target, a, b, ("same",), note)
    else:
        record(target, a, b, "same", note)
