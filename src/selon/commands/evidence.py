"""`selon evidence`"""

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
    from selon.weighing.evidence import Item, Matrix

SAID = {
    "breach": "Said to go against it",
    "compliance": "Said to keep to it",
    "contests": "Disputes such statements",
    "neutral": "Touches it, points neither way",
    "unsure": "Undecided, by a person's judgement",
}
File = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Commitments declared in TOML. If not given, those that the documents make.")
]


def evidence(target: Target, commitments: File = None, as_json: AsJson = False, as_csv: AsCsv = False) -> None:
    """List what bears on a commitment, and by whose word."""
    from selon.weighing.declared import BadCommitments, declared  # noqa: PLC0415
    from selon.weighing.evidence import Item, matrices  # noqa: PLC0415

    one_format(as_json, as_csv)
    try:
        wanted = declared(commitments) if commitments is not None else ()
    except BadCommitments as error:
        complain(str(error))
        raise typer.Exit(1) from error
    with linked(target) as opened, busy("weighing"):
        found = matrices(opened, wanted)
    items = [item for one in found for item in one.evidence]
    if as_json:
        emit_json(found)
    elif as_csv:
        emit_csv(Item, items)
    else:
        _emit_text(found)
    complain(f"{counted(len(found), 'commitment')}, {counted(len(items), 'statement')} that may bear on one; none of it is a finding")


def _emit_text(found: Iterable[Matrix]) -> None:
    """For people: a commitment, how many stand behind each bearing, and the statements."""
    for one in found:
        parties = f"{one.by or 'somebody not named'}{f' to {one.to}' if one.to else ''}"
        term = f"{one.since or '..'}/{one.until or '..'}" if one.since or one.until else "no date"
        emit(printable(f"{one.id}  {one.title}"))
        emit(printable(f"    {parties}, {term}: “{' '.join(one.text.split())}”"))
        if one.score is not None:
            why = f": {one.score_note}" if one.score_note else ""
            emit(printable(f"    {one.score} of 3 carried out, by a person's judgement of {one.scored_at}{why}"))
        for bearing, count in one.counts.items():
            several = f"{counted(count.statements, 'statement')} in {counted(count.documents, 'document')}"
            emit(f"  {SAID[bearing]}: {several}, {counted(count.voices, 'voice')}, {counted(count.origins, 'independent origin')}")
            for item in one.evidence:
                if item.bearing == bearing:
                    _emit_item(item)
        emit("")


def _emit_item(item: Item) -> None:
    chain = " > ".join(" ".join(name.split()) for name in item.chain)
    emit(printable(f"    {item.date or 'no date'}  {chain} ({item.stance}, {item.certainty}): “{' '.join(item.words.split())}”"))
    copied = f", a copy or translation of {item.origin}" if item.origin != item.document else ""
    emit(printable(f"        {item.document}:{item.statement}{copied}; {item.why}"))
    if item.judged_at is not None:
        read = f", where selon read {item.read_as}" if item.read_as else ""
        emit(printable(f"        {item.bearing} by a person's judgement of {item.judged_at}{read}{f': {item.note}' if item.note else ''}"))
