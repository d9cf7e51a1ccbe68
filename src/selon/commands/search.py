"""`selon search`"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, cast

import typer

from selon.commands._ledger import ledger
from selon.commands._options import AsCsv, AsJson, InLanguage, Manner, Since, Target, Until, Voice
from selon.commands._tables import emit_csv, emit_json, one_format
from selon.commands._talk import complain, counted, emit, printable

if TYPE_CHECKING:
    from selon.ledger import Hit
    from selon.records import Stance

WORDS = 'Words that must all be there, "exact phrases", beginnings*. Case and accents do not matter.'


def search(
    target: Target,
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help=WORDS)],
    voice: Voice = None,
    stance: Manner = None,
    language: InLanguage = None,
    since: Since = None,
    until: Until = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Find words in a ledger, and who said them."""
    from selon.ledger import Filters, Hit, NoWords  # noqa: PLC0415

    one_format(as_json, as_csv)
    filters = Filters(voice, cast("Stance | None", stance), language, since, until)
    with ledger(target) as opened:
        try:
            hits = opened.search(" ".join(words), filters)
        except NoWords as error:
            raise typer.BadParameter(str(error)) from error
        count = emit_json(hits) if as_json else emit_csv(Hit, hits) if as_csv else _emit_text(hits)
    complain(counted(count, "hit"))


def _emit_text(hits: Iterable[Hit]) -> int:
    """Three lines a hit, for people: where, who, what."""
    count = 0
    for count, hit in enumerate(hits, 1):  # noqa: B007
        where = "  ".join(part for part in (hit.document, hit.published or "no date", hit.publisher, hit.uri) if part)
        emit(printable(where))
        emit(f"    {printable(_who(hit))}")
        emit(f"    {printable(' '.join(hit.sentence.split()))}\n")
    return count


def _who(hit: Hit) -> str:
    """Who says it and how: "Ilse Marn (dockers) denies: ..."; the article's own words are said to be so."""
    if hit.statement is None:
        return "the article's own words"
    voice = hit.voice or "a voice that is not known"
    speaks_for = f" ({hit.affiliation})" if hit.affiliation else ""
    certainty = "" if hit.certainty == "certain" else f", {hit.certainty}"
    return f"{voice}{speaks_for} {hit.stance}{certainty}: {' '.join((hit.content or '').split())}"
