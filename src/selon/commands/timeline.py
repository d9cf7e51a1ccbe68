"""`selon timeline`"""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Annotated

import typer

from selon.commands._happenings import Happening, happenings
from selon.commands._ledger import ledger
from selon.commands._options import AsJson, Target
from selon.commands._tables import emit_json
from selon.commands._talk import complain, counted, emit, printable

AsTimelineJs = Annotated[bool, typer.Option("--timelinejs", help="One JSON document for TimelineJS.")]
OPEN = {"0001-01-01", "9999-12-31"}


def timeline(target: Target, as_json: AsJson = False, as_timelinejs: AsTimelineJs = False) -> None:
    """List the dated events of a ledger in the order of time."""
    if as_json and as_timelinejs:
        raise typer.BadParameter("--json or --timelinejs, not both")
    with ledger(target) as opened:
        found = list(happenings(opened))
    dated = _in_order(found)
    if as_json:
        emit_json(dated)
    elif as_timelinejs:
        _emit_timelinejs(dated)
    else:
        _emit_table(dated)
    complain(f"{counted(len(dated), 'event')}, {len(found) - len(dated)} without a date left out")


def _in_order(found: Sequence[Happening]) -> list[Happening]:
    """Those with a date, by the first day that they may be of, then the last; the others left out."""
    from selon.ledger.dates import bounds  # noqa: PLC0415

    keyed = [(days, n) for n, one in enumerate(found) if (days := _days(bounds(one.date))) is not None]
    return [found[n] for _, n in sorted(keyed)]


def _days(days: tuple[str, str] | None) -> tuple[str, str] | None:
    """An open beginning stands where it ends."""
    if days is None or days[0] not in OPEN:
        return days
    return days[1], days[1]


def _emit_table(dated: Sequence[Happening]) -> None:
    """A line an event: date, type, what, by whose word."""
    dates = max((len(one.date or "") for one in dated), default=0)
    for one in dated:
        parties = " -> ".join(part for part in (one.actor, one.target) if part)
        what = f"{one.words}{f' ({parties})' if parties else ''}{f', {one.place}' if one.place else ''}"
        emit(
            printable(
                f"{one.date or '':<{dates}}  {one.action or '–':<9}  {one.status:<12}  {what}  [{one.said_by}; {one.document} {one.event}]"
            )
        )


def _emit_timelinejs(dated: Sequence[Happening]) -> None:
    from selon.ledger.contract import line  # noqa: PLC0415

    emit(line({"events": [_slide(one) for one in dated]}))


def _slide(one: Happening) -> dict[str, object]:
    """One event for TimelineJS, which takes its texts for HTML: words of an article are escaped. `display_date` keeps
    the value as it is, since a slide's dates have no "about"."""
    from selon.ledger.dates import bounds  # noqa: PLC0415

    first, last = bounds(one.date) or ("", "")
    start, end = (last if first in OPEN else first), (first if last in OPEN else last)
    parties = " → ".join(html.escape(part) for part in (one.actor, one.target) if part)
    said = f"{html.escape(one.status)}; {html.escape(one.said_by)}"
    slide: dict[str, object] = {
        "unique_id": f"{one.document}-{one.event}",
        "start_date": _date(start),
        "display_date": one.date,
        "group": one.place or one.actor.partition("; ")[0],
        "text": {"headline": html.escape(one.words), "text": f"<p>{parties}</p><p>{html.escape(one.sentence)}</p><p>{said}</p>"},
    }
    if end != start:
        slide["end_date"] = _date(end)
    return slide


def _date(day: str) -> dict[str, int]:
    year, month, number = day.split("-")
    return {"year": int(year), "month": int(month), "day": int(number)}
