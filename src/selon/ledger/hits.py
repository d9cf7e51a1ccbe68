"""What the ledger answers with."""

from __future__ import annotations

from dataclasses import dataclass

from selon.errors import SelonError
from selon.records import Certainty, Form, Polarity, Span, Stance


class LedgerError(SelonError):
    """A ledger that could not be opened, read or written: "LEDGER: reason", one line, without passwords."""

    def __init__(self, ledger: str, reason: str) -> None:
        super().__init__(ledger, reason)
        self.ledger = ledger
        self.reason = reason

    def __str__(self) -> str:
        return " ".join(f"{self.ledger}: {self.reason}".split())


@dataclass(frozen=True, slots=True)
class Added:
    """The id of a document in the ledger, and whether it was new there."""

    id: str
    new: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """A document in the ledger. `uris` are all the addresses the same bytes were found at, the first one first."""

    id: str
    sha256: str
    uris: tuple[str, ...]
    language: str
    title: str | None
    publisher: str | None
    published: str | None
    media_type: str
    added_at: str


@dataclass(frozen=True, slots=True)
class Filters:
    """What a hit must be. `voice`: words in the name or affiliation of who says it, whatever their case and accents.
    `since` and `until`: EDTF; a document counts whose publication may fall there, and none whose date is not known."""

    voice: str | None = None
    stance: Stance | None = None
    language: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where the words stand. `voice` and what follows it are None where the words are in no statement: the
    article's own. `start` and `end` bound the content, or the sentence where there is no statement."""

    document: str
    uri: str
    title: str | None
    publisher: str | None
    published: str | None
    language: str
    start: int
    end: int
    sentence: str
    statement: str | None = None
    voice: str | None = None
    affiliation: str | None = None
    named: bool | None = None
    content: str | None = None
    form: Form | None = None
    stance: Stance | None = None
    certainty: Certainty | None = None
    polarity: Polarity | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """Something off in the ledger: in which document (its id, or "ledger" for the whole), and what."""

    where: str
    what: str


def outside(span: Span, length: int) -> bool:
    """Whether a span does not lie in a text of this length."""
    return not 0 <= span[0] <= span[1] <= length
