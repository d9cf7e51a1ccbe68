"""`selon disputes`"""

from __future__ import annotations

from selon.commands._claims import ByModel, Line, One, Words, by, chosen, emit_claim, lines, named, told_by, weighed
from selon.commands._options import AsCsv, AsJson, InLanguage, Manner, Since, Target, Until, Voice
from selon.commands._tables import emit_csv, emit_json, one_format
from selon.commands._talk import complain, counted


def disputes(
    target: Target,
    one: One = None,
    voice: Voice = None,
    words: Words = None,
    stance: Manner = None,
    language: InLanguage = None,
    since: Since = None,
    until: Until = None,
    model: ByModel = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """List what is said and denied, or told in two versions."""
    from selon.weighing.claims.listing import Wanted  # noqa: PLC0415
    from selon.weighing.claims.listing import disputes as listed  # noqa: PLC0415

    one_format(as_json, as_csv)
    likening = named(model)
    with weighed(target, likening) as opened:
        found = chosen(listed(opened, Wanted(voice, words, stance, language, since, until), likening), one, target)
    if as_json:
        emit_json(found, by(likening))
    elif as_csv:
        emit_csv(Line, lines(found), by(likening))
    else:
        for claim in found:
            emit_claim(claim)
    complain(f"{counted(len(found), 'dispute')}{told_by(likening)}; who is right is not for selon to say")
