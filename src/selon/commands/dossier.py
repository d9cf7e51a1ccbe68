"""`selon dossier`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from selon.commands._claims import ByModel, named
from selon.commands._options import FilesOrFolders, Language, Published
from selon.commands._readings import Failures, readings
from selon.commands._talk import complain, counted
from selon.commands._writing import fit_to_write, write


def dossier(
    paths: FilesOrFolders,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE.html", help="Where to put the page.")],
    language: Language = None,
    published: Published = None,
    title: Annotated[str | None, typer.Option(metavar="TITLE", help="The page's title.")] = None,
    commitments: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Commitments declared in TOML, followed through the articles.")
    ] = None,
    model: ByModel = None,
) -> None:
    """Make one page of articles: voices, timeline, disputes."""
    fit_to_write(output, paths)
    from selon.weighing.declared import BadCommitments, declared  # noqa: PLC0415

    try:
        followed = declared(commitments) if commitments is not None else ()
    except BadCommitments as error:
        complain(str(error))
        raise typer.Exit(1) from error
    likening = named(model)
    failures = Failures()
    found = list(readings(paths, failed=failures, walk=True, language=language, published=published, without=output))
    if found:
        from selon.dossier import dossier as page  # noqa: PLC0415

        write(output, page(found, title=title, commitments=followed, model=likening))
        complain(f"{output}: {counted(len(found), 'document')}")
    failures.end()
