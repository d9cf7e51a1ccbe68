"""`selon compare`"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from selon.commands._ledger import ledger
from selon.commands._options import Language, Published
from selon.commands._readings import Failures, readings
from selon.commands._talk import complain, counted, emit, printable
from selon.commands._writing import fit_to_write, write

if TYPE_CHECKING:
    from selon.records import Reading


def compare(
    a: Annotated[str, typer.Argument(metavar="A", help="An article; with --ledger, the id of a document.")],
    b: Annotated[str, typer.Argument(metavar="B", help="Another version of it, in the same language or another.")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE.html", help="Put a page of the two side by side there.")
    ] = None,
    target: Annotated[str | None, typer.Option("--ledger", metavar="LEDGER", help="Take the two from this ledger.")] = None,
    language: Language = None,
    published: Published = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Lay two versions of a story side by side."""
    if output is not None:
        fit_to_write(output, [] if target else [Path(a), Path(b)])
    found = _of_files(a, b, language, published) if target is None else _of_ledger(target, (a, b))
    from selon.weighing.comparing import comparison  # noqa: PLC0415

    compared = comparison(*found)
    if output is not None:
        from selon.dossier.versions import versions  # noqa: PLC0415

        write(output, versions(compared))
        complain(f"{output}: {counted(len(compared.rows), 'statement')}")
    if as_json:
        from selon.ledger.contract import line  # noqa: PLC0415

        emit(line(asdict(compared)))
    elif output is None:
        from selon.dossier.versions import lines  # noqa: PLC0415

        for text in lines(compared):
            emit(printable(text))
    alone = f"{compared.lost} in A alone, {compared.added} in B alone"
    complain(f"{counted(compared.both, 'statement')} in both, {compared.changed} read otherwise; {alone}")


def _of_files(a: str, b: str, language: str | None, published: str | None) -> Sequence[Reading]:
    failures = Failures()
    found = list(readings([Path(a), Path(b)], failed=failures, language=language, published=published))
    failures.end()
    return found


def _of_ledger(target: str, ids: tuple[str, str]) -> Sequence[Reading]:
    """The readings of two documents by their ids, or what those begin with. Exit status 1 for one that is not there."""
    found: dict[str, Reading] = {}
    with ledger(target) as opened:
        for reading in opened.readings():
            found |= {key: reading for key in ids if key not in found and reading.document.sha256.startswith(key)}
    missing = [key for key in dict.fromkeys(ids) if key not in found]
    for key in missing:
        complain(f"{target}: no document {key}")
    if missing:
        raise typer.Exit(1)
    return [found[key] for key in ids]
