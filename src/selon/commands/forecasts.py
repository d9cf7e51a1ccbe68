"""`selon forecasts`"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from selon.commands._ledger import linked
from selon.commands._options import AsCsv, AsJson, Target
from selon.commands._progress import busy
from selon.commands._tables import emit_csv, emit_json, one_format
from selon.commands._talk import complain, counted, emit, printable

if TYPE_CHECKING:
    from selon.weighing.forecasts import Forecast


def _day(value: str | None) -> str | None:
    if value is not None:
        try:
            date.fromisoformat(value)
        except ValueError as error:
            raise typer.BadParameter(f"not a day (2022-11-01): {value!r}") from error
    return value


On = Annotated[str | None, typer.Option("--on", metavar="DAY", callback=_day, help="As seen on this day: 2022-11-01. If not given, today.")]


def forecasts(target: Target, on: On = None, as_json: AsJson = False, as_csv: AsCsv = False) -> None:
    """List what was foreseen, by when, and what is said since."""
    from selon.weighing.forecasts import Forecast, forecasts  # noqa: PLC0415

    one_format(as_json, as_csv)
    day = date.fromisoformat(on) if on is not None else date.today()
    with linked(target) as opened, busy("weighing"):
        found = forecasts(opened, day.toordinal())
    if as_json:
        emit_json(found)
    elif as_csv:
        emit_csv(Forecast, found)
    else:
        _emit_text(found)
    due = sum(one.due is True for one in found)
    complain(f"{counted(len(found), 'forecast')}, {due} due on {day.isoformat()}; whether one came true is not for selon to say")


def _emit_text(found: Iterable[Forecast]) -> None:
    """For people: by when, whose, the words, and what was said afterwards."""
    for one in found:
        term = "no day given" if one.horizon is None else f"{one.horizon}, {'due' if one.due else 'not due yet'}"
        emit(printable(f"{term}  {one.voice} ({one.stance}, {one.certainty}), {one.made or 'no date'}: “{' '.join(one.words.split())}”"))
        again = f"; said again in {', '.join(one.restated)}" if one.restated else ""
        emit(printable(f"    {one.document}:{one.statement}{again}"))
        for said in one.afterwards:
            emit(printable(f"    {said.date or 'no date'}  {said.reads}, according to {said.voice}: “{' '.join(said.words.split())}”"))
            emit(printable(f"        {said.document}:{said.statement}; {said.why}"))
        emit("")
