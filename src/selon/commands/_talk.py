"""Data goes to standard output, talk to standard error, one line each."""

from __future__ import annotations

import io
import os
import sys
from unicodedata import category


def emit(line: str) -> None:
    """One line of data, out at once: who reads along sees it, and a reader who has gone is noticed."""
    print(line, flush=True)


def complain(line: str) -> None:
    """One line of talk, whatever the characters in a file's name."""
    print(printable(line), file=sys.stderr, flush=True)


def printable(text: str) -> str:
    """The text with its control characters written out: it may come from a stranger, and goes to a terminal. Every space is one."""
    return "".join(c if c.isprintable() else " " if category(c) == "Zs" else c.encode("unicode_escape").decode("ascii") for c in text)


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def written_as_utf8() -> None:
    """JSON is UTF-8, whatever the terminal's settings say."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")


def give_up_output() -> None:
    """Write out what is left; where nobody reads it any more, let it go without a word at the interpreter's end."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError, AttributeError):  # gone, closed, or never there
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.close(nowhere)
