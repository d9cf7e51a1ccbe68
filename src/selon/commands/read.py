"""`selon read`"""

from __future__ import annotations

from typing import Annotated

import typer

from selon.commands._options import Files, Language, Published
from selon.commands._readings import Failures, readings
from selon.commands._talk import emit


def read(
    paths: Files,
    language: Language = None,
    published: Published = None,
    pretty: Annotated[bool, typer.Option(help="Indented, for people, instead of one line a document.")] = False,
) -> None:
    """Print what is read in articles: one JSON object each."""
    from selon.exporting.json import dumps  # noqa: PLC0415

    failures = Failures()
    for reading in readings(paths, failed=failures, language=language, published=published):
        emit(dumps(reading, pretty=pretty))
    failures.end()
