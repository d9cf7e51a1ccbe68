"""`selon claims`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from selon.commands._claims import ByModel, Line, One, Words, by, chosen, emit_claim, lines, named, told_by, weighed
from selon.commands._options import AsCsv, AsJson, InLanguage, Manner, Since, Target, Until, Voice
from selon.commands._tables import emit_csv, emit_json, emit_table, one_format
from selon.commands._talk import complain, counted

if TYPE_CHECKING:
    from selon.weighing.claims.claim import Claim

TABLE = ("origins", "documents", "statements", "voices", "against", "first", "last", "claim", "words")


def claims(
    target: Target,
    one: One = None,
    voice: Voice = None,
    words: Words = None,
    stance: Manner = None,
    language: InLanguage = None,
    since: Since = None,
    until: Until = None,
    alone: Annotated[bool, typer.Option("--all", help="Those that are told once, too.")] = False,
    origins: Annotated[int, typer.Option("--origins", metavar="N", min=0, help="Only those with N independent origins or more.")] = 0,
    model: ByModel = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """List what several statements say, and how many stand behind it."""
    from selon.weighing.claims.listing import Wanted  # noqa: PLC0415
    from selon.weighing.claims.listing import claims as listed  # noqa: PLC0415

    one_format(as_json, as_csv)
    likening = named(model)
    with weighed(target, likening) as opened:
        wanted = Wanted(voice, words, stance, language, since, until, alone or one is not None, origins)
        found = chosen(listed(opened, wanted, likening), one, target)
    if as_json:
        emit_json(found, by(likening))
    elif as_csv:
        emit_csv(Line, lines(found), by(likening))
    elif one is not None:
        for claim in found:
            emit_claim(claim)
    else:
        emit_table(TABLE, [_row(claim) for claim in found])
    complain(f"{counted(len(found), 'claim')}{told_by(likening)}; that several say it does not make it so")


def _row(one: Claim) -> tuple[object, ...]:
    against, span = one.contradictions, (one.first, one.last)
    return one.origins, one.documents, one.statements, one.voices, against, *span, one.id, one.words
