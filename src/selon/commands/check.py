"""`selon check`"""

from __future__ import annotations

import typer

from selon.commands._ledger import ledger
from selon.commands._options import Target
from selon.commands._talk import complain, counted, emit, printable


def check(target: Target) -> None:
    """Say what is off in a ledger: file, texts, spans, rows, index."""
    with ledger(target) as opened:
        faults = opened.check()
        for fault in faults:
            emit(printable(f"{fault.where}: {fault.what}"))
        if faults:
            complain(f"{target}: {counted(len(faults), 'fault')}")
            raise typer.Exit(1)
        complain(f"{target}: {counted(sum(1 for _ in opened.documents()), 'document')}, nothing off")
