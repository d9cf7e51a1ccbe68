"""`selon judge`"""

from __future__ import annotations

from typing import Annotated

import typer

from selon.commands._judging import Note, Undo
from selon.commands._ledger import ledger
from selon.commands._options import Target
from selon.commands._talk import complain, emit

Commitment = Annotated[str, typer.Argument(metavar="COMMITMENT", help="Its id, as `evidence` names it.")]
Which = Annotated[str | None, typer.Argument(metavar="[DOCUMENT:STATEMENT]", help="The statement that it is about.")]
Bearing = Annotated[
    str | None, typer.Option(metavar="BEARING", help="breach, compliance, contests, neutral, unsure, or none: it has no bearing.")
]
Score = Annotated[
    int | None, typer.Option(metavar="0-3", help="How far it was carried out: 0 not at all, 3 wholly. Your verdict; selon has none.")
]


def judge(
    target: Target,
    commitment: Commitment,
    statement: Which = None,
    bearing: Bearing = None,
    score: Score = None,
    note: Note = None,
    undo: Undo = False,
) -> None:
    """Record how a statement bears on a commitment."""
    from selon.weighing.findings import NoSuchStatement, NothingSaid, find, rate, take_back  # noqa: PLC0415

    document, key = _checked(statement, bearing, score, undo)
    with ledger(target) as opened:
        try:
            if undo:
                take_back(opened, commitment, document, key)
                complain(f"{target}: undone: what somebody said of {commitment}{f' and {statement}' if statement else ''}")
            elif document is not None and key is not None and bearing is not None:
                find(opened, commitment, document, key, bearing, note)
                emit(f"{commitment}\t{bearing}\t{statement}")
            elif score is not None:
                rate(opened, commitment, score, note)
                emit(f"{commitment}\t{score}")
        except (NoSuchStatement, NothingSaid) as error:
            complain(f"{target}: {error}")
            raise typer.Exit(1) from error


def _checked(statement: str | None, bearing: str | None, score: int | None, undo: bool) -> tuple[str | None, str | None]:
    """The document and statement named. Exit with 2 where the options do not go together."""
    from selon.weighing.findings import BEARINGS, SCORES  # noqa: PLC0415

    document, colon, key = (statement or "").partition(":")
    if statement is not None and not (document and colon and key):
        raise typer.BadParameter(f"not a DOCUMENT:STATEMENT: {statement}")
    if undo and (bearing is not None or score is not None):
        raise typer.BadParameter("--undo, or a judgement, not both")
    if not undo and (statement is None) == (score is None) or (statement is None) != (bearing is None) and not undo:
        raise typer.BadParameter("DOCUMENT:STATEMENT with --bearing, or --score alone")
    if bearing is not None and bearing not in BEARINGS:
        raise typer.BadParameter(f"no such bearing: {bearing} (there are: {', '.join(BEARINGS)})")
    if score is not None and score not in SCORES:
        raise typer.BadParameter(f"a score is 0, 1, 2 or 3, not {score}")
    return (document, key) if statement is not None else (None, None)
