"""Opening the ledger that a command names."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from selon.commands._progress import shown
from selon.commands._talk import complain

if TYPE_CHECKING:
    from selon.ledger import Ledger


@contextmanager
def linked(target: str) -> Iterator[Ledger]:
    """The ledger, with all its documents linked to those before them."""
    from selon.linking import link_some, waiting  # noqa: PLC0415

    with ledger(target) as opened:
        for _ in shown(range(waiting(opened)), "linking"):
            link_some(opened)
        yield opened


@contextmanager
def ledger(target: str, *, create: bool = False) -> Iterator[Ledger]:
    """The ledger, closed at the end. Whatever it cannot do is one line, and exit status 1."""
    from selon.ledger import Ledger, LedgerError  # noqa: PLC0415

    try:
        with Ledger.open(target, create=create) as opened:
            yield opened
    except LedgerError as error:
        complain(str(error))
        raise typer.Exit(1) from error
