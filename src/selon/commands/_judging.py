"""What `merge` and `split` share: two identities, a judgement, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from selon.commands._ledger import linked
from selon.commands._talk import complain, emit, printable

if TYPE_CHECKING:
    from selon.linking.judgements import Said

One = Annotated[str, typer.Argument(metavar="A", help="An identity, as `voices` and `screen` name it, or DOCUMENT:KEY.")]
Other = Annotated[str, typer.Argument(metavar="B", help="Another one.")]
Note = Annotated[str | None, typer.Option(metavar="WORDS", help="Why, for those who read it later.")]
Undo = Annotated[bool, typer.Option("--undo", help="Take the judgement back.")]


SAID = {"same": "taken for one", "different": "taken for two", "unsure": "kept apart, undecided"}


def record(target: str, a: str, b: str, verdict: Said, note: str | None) -> None:
    """Keep a judgement and say of whom it is."""
    from selon.linking import NoSuchMember, Refused, judge  # noqa: PLC0415

    with linked(target) as opened:
        try:
            one, other = judge(opened, a, b, verdict, note)
        except (NoSuchMember, Refused) as error:
            complain(f"{target}: {error}")
            raise typer.Exit(1) from error
    emit(f"{one.id}\t{verdict}\t{other.id}")
    complain(printable(f"{target}: {one.name} ({one.id}) and {other.name} ({other.id}) are {SAID[verdict]}, by your judgement"))


def take_back(target: str, a: str, b: str, verdicts: tuple[Said, ...], note: str | None) -> None:
    """Undo a judgement and say which."""
    from selon.linking import NoSuchMember, Refused, undo  # noqa: PLC0415

    if note is not None:
        raise typer.BadParameter("--note or --undo, not both")
    with linked(target) as opened:
        try:
            undone = undo(opened, a, b, verdicts)
        except (NoSuchMember, Refused) as error:
            complain(f"{target}: {error}")
            raise typer.Exit(1) from error
    complain(f"{target}: undone: that {undone.a} and {undone.b} are {SAID[undone.verdict]}, as somebody said on {undone.at}")
