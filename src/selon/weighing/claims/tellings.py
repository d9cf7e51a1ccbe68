"""The tellings of a document: its statements, and what it says in its own voice, each with what it says and by whose word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selon.ledger.rows import GAP
from selon.records import Reading, Span, Statement
from selon.resolving.about import tied
from selon.weighing.claims.gist import Gist
from selon.weighing.claims.keys import said
from selon.weighing.claims.saying import Saying
from selon.weighing.independence import chain_of
from selon.weighing.narrated import with_events

RETELLING = frozenset({"asserts", "confirms", "accuses"})
RETOLD = 0.55  # of the characters of an outer content, in the inner one
SPEAKS_AGAINST = {"denies": "denied", "downplays": "downplayed"}


@dataclass(frozen=True, slots=True)
class Telling:
    """One statement, or one event that the article tells itself. `chain`: the keys of the voices that it comes through, the outermost
    first; `date`: EDTF, the first time that it speaks of; `about`: the tellings of the same document that it answers."""

    statement: str
    chain: tuple[str, ...]
    stance: str
    certainty: str
    date: str | None
    words: str
    content: tuple[Span, ...]
    about: tuple[str, ...]
    within: str | None
    gist: Gist

    @property
    def against(self) -> str | None:
        """How it stands to what it is about: "denied", "downplayed", or None."""
        return SPEAKS_AGAINST.get(self.stance)

    def overlaps(self, other: Telling) -> bool:
        return any(a < d and c < b for a, b in self.content for c, d in other.content)

    def retells(self, inner: Telling) -> bool:
        """Whether it tells what an inner one says, as somebody's word and in the same sense, and little else."""
        held = sum(max(0, min(b, d) - max(a, c)) for a, b in self.content for c, d in inner.content)
        size, outer = (sum(b - a for a, b in one.content) for one in (inner, self))
        plain = (
            len(said(inner.gist)) > 1
            and self.stance in RETELLING
            and self.gist.sign == inner.gist.sign
            and self.gist.mode == inner.gist.mode != "none"
        )
        return plain and held == size and size > 0 and held >= RETOLD * outer


def tellings_of(reading: Reading) -> list[Telling]:
    """All of a document, in its order, what it says in its own voice last."""
    whole = with_events(reading)
    saying, by_id = Saying(whole), {s.id: s for s in whole.statements}
    told = {event.id: [key for key in (event.id, *event.stated_by) if key in by_id] for event in reading.events}
    return [_telling(statement, whole, saying, by_id, told) for statement in whole.statements]


def _telling(statement: Statement, reading: Reading, saying: Saying, by_id: dict[str, Statement], told: dict[str, list[str]]) -> Telling:
    text = reading.document.text
    spans = statement.content or ((statement.cue,) if statement.cue else ())
    return Telling(
        statement=statement.id,
        chain=tuple(chain_of(statement, by_id)),
        stance=statement.stance,
        certainty=statement.certainty,
        date=next(_dates(statement, reading), None),
        words=GAP.join(text[s:e] for s, e in spans),
        content=spans,
        about=tuple(dict.fromkeys(_answered(statement, by_id, told))),
        within=statement.within,
        gist=saying.gist(statement),
    )


def _dates(statement: Statement, reading: Reading) -> Iterator[str]:
    return (t.value for t in reading.times if t.value and any(s <= t.start < e for s, e in statement.content))


def _answered(statement: Statement, by_id: dict[str, Statement], told: dict[str, list[str]]) -> Iterator[str]:
    """The statements that it is about; of an event, those that tell of it."""
    for key in tied(statement):
        yield from (found for found in ([key] if key in by_id else told.get(key, ())) if found != statement.id)
