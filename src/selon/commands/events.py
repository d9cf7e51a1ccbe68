"""`selon events`"""

from __future__ import annotations

from collections.abc import Iterable

from selon.commands._happenings import Happening, happenings
from selon.commands._ledger import ledger
from selon.commands._options import AsCsv, AsJson, Target
from selon.commands._tables import emit_csv, emit_json, one_format
from selon.commands._talk import complain, counted, emit, printable


def events(target: Target, as_json: AsJson = False, as_csv: AsCsv = False) -> None:
    """List what is said to have happened, and by whose word."""
    one_format(as_json, as_csv)
    with ledger(target) as opened:
        found = happenings(opened)
        count = emit_json(found) if as_json else emit_csv(Happening, found) if as_csv else _emit_text(found)
    complain(counted(count, "event"))


def _emit_text(found: Iterable[Happening]) -> int:
    """Three lines an event, for people: what and when, who, the words."""
    count = 0
    for count, one in enumerate(found, 1):  # noqa: B007
        emit(
            printable(
                "  ".join(part for part in (one.date or "no date", one.action or "–", one.words, f"[{one.status}]", one.place) if part)
            )
        )
        emit("    " + printable(f"{one.actor or '?'} -> {one.target or '?'}, said by {one.said_by}"))
        emit("    " + printable(f"{one.document} {one.event}  {one.sentence}") + "\n")
    return count
