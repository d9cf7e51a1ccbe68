"""`selon screen`"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from selon.commands._ledger import linked
from selon.commands._options import AsCsv, AsJson, Target
from selon.commands._progress import busy
from selon.commands._tables import emit_csv, emit_json, one_format
from selon.commands._talk import complain, counted, emit, printable

if TYPE_CHECKING:
    from selon.linking import ScreenHit


def screen(
    target: Target,
    lists: Annotated[list[Path], typer.Option("--list", metavar="FILE", help="A watch list; several, one `--list` each.")],
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Say who in a ledger may be on a watch list."""
    from selon.linking import BadList, ScreenHit, screen  # noqa: PLC0415

    one_format(as_json, as_csv)
    hits: list[ScreenHit] = []
    failed = 0
    with linked(target) as opened:
        for path in lists:
            try:
                with busy(f"screening against {path}"):
                    hits += screen(opened, path)
            except BadList as error:
                failed += 1
                complain(str(error))
    if as_json:
        emit_json(hits)
    elif as_csv:
        emit_csv(ScreenHit, hits)
    else:
        _emit_text(hits)
    complain(f"{counted(len(hits), 'possible hit')} in {counted(len(lists) - failed, 'list')}; a hit is a likeness of names and no more")
    if failed:
        raise typer.Exit(1)


def _emit_text(hits: Iterable[ScreenHit]) -> None:
    """For people: who may be whom, why, what the list says, and the sentences."""
    for hit in hits:
        emit(printable(f"{hit.score:.2f}  {hit.name} ({hit.identity}) may be {hit.entry_name} ({hit.entry}, {hit.list}:{hit.line})"))
        emit(printable(f"    compared: “{hit.ours}” with “{hit.theirs}”: {hit.reason}"))
        said = [*(f"born {born}" for born in hit.born), *hit.countries]
        emit(printable(f"    on the list: {', '.join((hit.schema, *said))}; in the ledger: {counted(hit.documents, 'document')}"))
        for standing in hit.sentences:
            emit(printable(f"    {standing}"))
        emit("")
