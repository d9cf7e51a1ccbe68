"""Claims as text and as rows, for the two commands that list them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from selon.commands._ledger import linked
from selon.commands._progress import shown
from selon.commands._talk import complain, counted, emit, printable

if TYPE_CHECKING:
    from selon.ledger import Ledger
    from selon.weighing.claims.claim import Claim, Teller
    from selon.weighing.claims.model import Model

SPEAKS = {
    "denied": "denies it",
    "downplayed": "plays it down",
    "number": "gives another number",
    "date": "gives another date",
    "place": "names another place",
}
Words = Annotated[str | None, typer.Option("--words", metavar="WORDS", help="Only what has all these words in it.")]
One = Annotated[str | None, typer.Option("--claim", metavar="ID", help="Only this one, with all its statements.")]
ByModel = Annotated[
    Path | None,
    typer.Option("--model", metavar="FOLDER", envvar="SELON_MODEL", help="Put together by this static model of sentences, too."),
]


@dataclass(frozen=True, slots=True)
class Line:
    """One statement of a claim, for a spreadsheet. `side`: "says it", or in which way it speaks against it."""

    claim: str
    side: str
    voice: str
    named: bool
    chain: tuple[str, ...]
    stance: str
    certainty: str
    surer: str | None
    date: str | None
    words: str
    published: str | None
    publisher: str | None
    language: str
    document: str
    statement: str
    origin: str
    against: str | None
    score: float
    why: str
    statements: int
    documents: int
    voices: int
    origins: int
    denials: int


def named(folder: Path | None) -> Model | None:
    """The model in a folder, where one was named. Says between which languages it counts for nothing."""
    if folder is None:
        return None
    from selon.weighing.claims.loading import BadModel, load  # noqa: PLC0415

    try:
        model = load(folder)
    except BadModel as error:
        complain(str(error))
        raise typer.Exit(1) from error
    if model.lost:
        where = ", ".join(one if one == other else f"{one} beside {other}" for one, other in model.lost)
        complain(f"{folder}: cannot tell what says the same in {where}; the model counts for nothing there")
    return model


def by(model: Model | None) -> dict[str, str]:
    """What the records say of the model."""
    return {"model": model.shown} if model is not None else {}


def told_by(model: Model | None) -> str:
    return f", put together by the model {model.shown} too" if model is not None else ""


@contextmanager
def weighed(target: str, model: Model | None = None) -> Iterator[Ledger]:
    """The ledger, linked, with all its statements put to claims."""
    from selon.weighing.claims.weighing import waiting, weigh_some  # noqa: PLC0415

    with linked(target) as opened:
        for _ in shown(range(waiting(opened, model)), "grouping"):
            weigh_some(opened, model)
        yield opened


def chosen(found: Sequence[Claim], one: str | None, target: str) -> Sequence[Claim]:
    """The claim with this id, or that has the statement with this place; all of them where none is asked for."""
    if one is None:
        return found
    kept = [claim for claim in found if one == claim.id or any(one == teller.place for teller in claim.said)]
    if not kept:
        complain(f"{target}: no claim {one} among those asked for")
        raise typer.Exit(1)
    return kept


def lines(found: Iterable[Claim]) -> Iterator[Line]:
    for claim in found:
        for teller in (*claim.said, *claim.against):
            yield _line(claim, teller)


def _line(claim: Claim, teller: Teller) -> Line:
    taken = {name: getattr(teller, name) for name in Line.__slots__ if name not in _OF_THE_CLAIM}
    side = SPEAKS[teller.speaks] if teller.speaks else "says it"
    return Line(claim=claim.id, side=side, **taken, **{name: getattr(claim, name) for name in _COUNTS})


_COUNTS = ("statements", "documents", "voices", "origins", "denials")
_OF_THE_CLAIM = frozenset({"claim", "side", *_COUNTS})


def emit_claim(claim: Claim) -> None:
    """For people: a claim, how many stand behind it, who says it and who speaks against it."""
    emit(printable(f"{claim.id}  “{_flat(claim.words)}”"))
    emit(f"  Said: {_how_many(claim)}, {span(claim)}")
    for teller in claim.said:
        _emit_teller(teller)
    if claim.against:
        others = claim.contradictions - claim.denials
        said = [counted(claim.denials, "denial")] * bool(claim.denials)
        said += [counted(others, "other version")] * bool(others)
        emit(f"  Spoken against: {', '.join(said)}")
    for teller in claim.against:
        _emit_teller(teller)
    emit("")


def _how_many(claim: Claim) -> str:
    several = f"{counted(claim.statements, 'statement')} in {counted(claim.documents, 'document')}"
    return f"{several}, {counted(claim.voices, 'voice')} ({claim.named} named), {counted(claim.origins, 'independent origin')}"


def span(claim: Claim) -> str:
    if claim.first is None:
        return "no date"
    return claim.first if claim.first == claim.last else f"{claim.first} to {claim.last}"


def _emit_teller(teller: Teller) -> None:
    chain = " > ".join(_flat(name) for name in teller.chain)
    how = f", {SPEAKS[teller.speaks]}" if teller.speaks else ""
    emit(printable(f"    {teller.published or 'no date'}  {chain} ({teller.stance}, {teller.certainty}{how}): “{_flat(teller.words)}”"))
    copied = f", a copy or translation of {teller.origin}" if teller.origin != teller.document else ""
    surer = f"; {teller.certainty} here, {teller.surer} in the version before it" if teller.surer else ""
    to = f", to {teller.against}" if teller.against else ""
    emit(printable(f"        {teller.place}{to}{copied}; {teller.why}{surer}"))


def _flat(text: str) -> str:
    return " ".join(text.split())
