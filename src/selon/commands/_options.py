"""Arguments and options that several commands share, and the checks that make a wrong one exit with 2."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeVar, get_args

import typer

from selon.languages import languages
from selon.records import Stance

Text = TypeVar("Text", bound=str | None)


def _known_language(value: Text) -> Text:
    if value is not None and value.replace("_", "-").lower().partition("-")[0] not in languages():
        raise typer.BadParameter(f"no such language: {value} (there are: {', '.join(languages())})")
    return value


def _date(value: Text) -> Text:
    from selon.ledger.dates import NoDate, days  # noqa: PLC0415

    if value is not None:
        try:
            days(value)
        except NoDate as error:
            raise typer.BadParameter(str(error)) from error
    return value


def _stance(value: Text) -> Text:
    if value is not None and value not in get_args(Stance):
        raise typer.BadParameter(f"no such stance: {value} (there are: {', '.join(get_args(Stance))})")
    return value


Files = Annotated[list[Path], typer.Argument(metavar="PATH", help="Articles: text or saved web pages.")]
FilesOrFolders = Annotated[list[Path], typer.Argument(metavar="PATH", help="Articles, or folders of them.")]
Target = Annotated[str, typer.Argument(metavar="LEDGER", help="The ledger: a file.")]
Language = Annotated[
    str | None,
    typer.Option(metavar="CODE", callback=_known_language, help="The language they are in. If not given, each text says itself."),
]
Published = Annotated[
    str | None,
    typer.Option(metavar="EDTF", callback=_date, help="When they were published: 2021, 2021-05, 2021-05-28. Overrules the page."),
]

Voice = Annotated[str | None, typer.Option(metavar="NAME", help="Only what this voice says: words of its name or affiliation.")]
Manner = Annotated[
    str | None, typer.Option("--stance", metavar="STANCE", callback=_stance, help=f"Only what a voice {', '.join(get_args(Stance))}.")
]
InLanguage = Annotated[
    str | None, typer.Option("--language", metavar="CODE", callback=_known_language, help="Only documents in this language.")
]
Since = Annotated[str | None, typer.Option(metavar="EDTF", callback=_date, help="Only documents that may be of this date or later.")]
Until = Annotated[str | None, typer.Option(metavar="EDTF", callback=_date, help="Only documents that may be of this date or earlier.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="A table for a spreadsheet.")]
