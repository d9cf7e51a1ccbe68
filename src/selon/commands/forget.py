"""`selon forget`"""

from __future__ import annotations

from typing import Annotated

import typer

from selon.commands._ledger import ledger
from selon.commands._options import Target
from selon.commands._talk import complain


def forget(
    target: Target, document: Annotated[str, typer.Argument(metavar="ID", help="The document, as `add` and `search` name it.")]
) -> None:
    """Remove a document from a ledger, and all that was kept of it."""
    with ledger(target) as opened:
        try:
            opened.forget(document)
        except KeyError as error:
            complain(f"{target}: no document {document}")
            raise typer.Exit(1) from error
        complain(f"{target}: forgot {document}")
