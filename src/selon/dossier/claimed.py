"""What the documents of a page say in common, and what one says against another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from selon.dossier.document import Page
from selon.dossier.voices import Said, content_words
from selon.records import Reading
from selon.weighing.claims.among import claims_among
from selon.weighing.claims.claim import Claim, Teller

if TYPE_CHECKING:
    from selon.weighing.claims.model import Model

MOST = 60  # claims of a kind on one page


@dataclass(frozen=True, slots=True)
class Row:
    """One statement; `said` is None for what an article tells in its own voice."""

    page: Page
    said: Said | None
    words: str
    record: Teller


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim with those who say it and those who speak against it."""

    record: Claim
    rows: tuple[Row, ...]
    against: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class AllClaimed:
    """`several`: what more than one independent origin says, what another document speaks against, and what a version puts more surely;
    `copied`: what else stands in several documents of one origin; `more`: how many there are besides, which the page has no room for;
    `model`: by whose likeness they were put together, too."""

    several: tuple[Claimed, ...]
    copied: tuple[Claimed, ...]
    more: int
    model: str | None = None


def all_claimed(readings: Sequence[Reading], pages: Sequence[Page], model: Model | None = None) -> AllClaimed:
    """Of documents, none where there is one alone: what it denies itself stands with it."""
    found = [claim for claim in claims_among(readings, model) if _across(claim)] if len(readings) > 1 else []
    several = sorted((c for c in found if _is_several(c)), key=lambda c: (-c.contradictions, -c.origins, -c.documents))
    copied = [claim for claim in found if not _is_several(claim)]
    shown = several[:MOST], copied[:MOST]
    made = [tuple(_claimed(claim, pages) for claim in some) for some in shown]
    return AllClaimed(made[0], made[1], len(found) - len(shown[0]) - len(shown[1]), model.shown if model is not None else None)


def _across(claim: Claim) -> bool:
    """Whether more than one document has to do with it."""
    return len({one.document for one in (*claim.said, *claim.against)}) > 1


def _is_several(claim: Claim) -> bool:
    own = {one.origin for one in claim.said}
    surer = any(one.surer for one in claim.said)
    return claim.origins > 1 or surer or any(one.origin not in own for one in claim.against)


def _claimed(claim: Claim, pages: Sequence[Page]) -> Claimed:
    return Claimed(claim, tuple(_rows(claim.said, pages)), tuple(_rows(claim.against, pages)))


def _rows(some: Sequence[Teller], pages: Sequence[Page]) -> Iterator[Row]:
    for one in some:
        page = pages[int(one.document)]
        said = next((said for said in page.said if said.record.id == one.statement), None)
        yield Row(page, said, said.words if said is not None else content_words(one.words, [(0, len(one.words))]), one)
