"""`selon voices`"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from selon.commands._ledger import linked
from selon.commands._options import AsCsv, AsJson, Target
from selon.commands._tables import emit_csv, emit_json, emit_table, one_format
from selon.commands._talk import complain, counted

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from selon.ledger import Ledger
    from selon.linking import AffiliationTally, StanceTally, Tie, VoiceTally

VOICES = ("statements", "documents", "first", "last", "identity", "voice", "for", "how")
AFFILIATIONS = ("statements", "named", "anonymous", "voices", "documents", "first", "last", "for", "how")
STANCES = ("statements", "named", "anonymous", "voices", "documents", "first", "last", "how")
TIES = ("identity", "name", "tie", "to", "as", "date", "score", "reason")

By = Literal["voice", "affiliation", "stance"]


def _by(value: str) -> str:
    if value not in get_args(By):
        raise typer.BadParameter(f"no such way to count: {value} (there are: {', '.join(get_args(By))})")
    return value


def voices(
    target: Target,
    by: Annotated[str, typer.Option("--by", metavar="WAY", callback=_by, help=f"Count by {', '.join(get_args(By))}.")] = "voice",
    identity: Annotated[
        str | None, typer.Option(metavar="ID", help="The ties of this identity instead, or of those with these words in their name.")
    ] = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Say who is quoted how often, in a whole ledger."""
    one_format(as_json, as_csv)
    with linked(target) as opened:
        kind, found = _counted(opened, by) if identity is None else _tied(opened, identity)
    if identity is not None and not found:
        complain(f"{target}: no identity {identity}, nor one of such a name")
        raise typer.Exit(1)
    if as_json:
        emit_json(found)
    elif as_csv:
        emit_csv(kind, found)
    else:
        _table(found)
    complain(counted(len(found), "row"))


def _counted(opened: Ledger, by: str) -> tuple[type[DataclassInstance], Sequence[DataclassInstance]]:
    from selon.linking import AffiliationTally, StanceTally, VoiceTally, by_affiliation, by_stance, by_voice  # noqa: PLC0415

    if by == "voice":
        return VoiceTally, by_voice(opened)
    return (AffiliationTally, by_affiliation(opened)) if by == "affiliation" else (StanceTally, by_stance(opened))


def _tied(opened: Ledger, identity: str) -> tuple[type[DataclassInstance], Sequence[DataclassInstance]]:
    from selon.linking import Tie, ties  # noqa: PLC0415

    return Tie, ties(opened, identity)


def _table(found: Sequence[DataclassInstance]) -> None:
    """For people: what one asks for first stands first."""
    from selon.linking import AffiliationTally, StanceTally, Tie, VoiceTally  # noqa: PLC0415

    match found[0] if found else None:
        case VoiceTally():
            emit_table(VOICES, [_voice(one) for one in found if isinstance(one, VoiceTally)])
        case AffiliationTally():
            emit_table(AFFILIATIONS, [_affiliation(one) for one in found if isinstance(one, AffiliationTally)])
        case StanceTally():
            emit_table(STANCES, [_stance(one) for one in found if isinstance(one, StanceTally)])
        case Tie():
            emit_table(TIES, [_tie(one) for one in found if isinstance(one, Tie)])


def _voice(one: VoiceTally) -> tuple[object, ...]:
    several = f" ({one.voices} voices)" if one.voices > 1 else ""
    called = f"{one.voice}{several}" if one.named else f"{one.voice}, unnamed{several}"
    return one.statements, one.documents, one.first, one.last, one.identity, called, one.affiliations[:2], one.stances


def _affiliation(one: AffiliationTally) -> tuple[object, ...]:
    called = one.affiliation or "(not said)"
    return one.statements, one.named, one.anonymous, one.voices, one.documents, one.first, one.last, called, one.stances


def _stance(one: StanceTally) -> tuple[object, ...]:
    return one.statements, one.named, one.anonymous, one.voices, one.documents, one.first, one.last, one.stance


def _tie(one: Tie) -> tuple[object, ...]:
    return one.identity, one.name, one.tie, one.to, one.to_name, one.at, one.score, one.reason
