"""The claims of some readings, without a ledger: what a page of several documents shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from selon.records import Reading
from selon.resolving.folding import folded
from selon.weighing.aligning import align
from selon.weighing.claims.claim import Claim, Teller, claim_of, sides, surer
from selon.weighing.claims.grouping import Grouping, Nothing, Put, Twin
from selon.weighing.claims.tellings import Telling, tellings_of
from selon.weighing.independence import answerable, counted_as
from selon.weighing.likeness import compare
from selon.weighing.narrated import ARTICLE
from selon.weighing.prints import print_of

if TYPE_CHECKING:
    from selon.weighing.claims.model import Model

UNDATED = "9999"


@dataclass(frozen=True, slots=True)
class _Story:
    """Where a document goes back to, and which one it was made of; itself and None for the first."""

    origin: int
    nearest: int | None


def claims_among(readings: Sequence[Reading], model: Model | None = None) -> list[Claim]:
    """Those that are told more than once, or that somebody speaks against, in the order in which they were told. Documents are called by
    their places in the list, from 0: "3"; a person with a name is one voice wherever the name is the same. `model`: one of
    sentences, by whose likeness, too."""
    order = sorted(range(len(readings)), key=lambda n: (readings[n].document.published or UNDATED, n))
    stories = _stories(readings, order)
    told, of = _told(readings, order)
    grouping = Grouping(Nothing(), told, of, model)
    numbers = {(of[number], telling.statement): number for number, telling in told.items()}
    for document in order:
        grouping.put([number for number in told if of[number] == document], _twins(document, readings, stories, numbers))
    tellers = {
        put.telling: _teller(put, told, of[put.telling], readings[of[put.telling]], stories[of[put.telling]].origin)
        for put in grouping.put_somewhere
    }
    return _claims(grouping, tellers)


def _told(readings: Sequence[Reading], order: Sequence[int]) -> tuple[dict[int, Telling], dict[int, int]]:
    """All tellings by their numbers, and the document of each."""
    pairs = [(document, telling) for document in order for telling in tellings_of(readings[document])]
    return {n: telling for n, (_, telling) in enumerate(pairs)}, {n: document for n, (document, _) in enumerate(pairs)}


def _stories(readings: Sequence[Reading], order: Sequence[int]) -> dict[int, _Story]:
    prints = {n: print_of(readings[n]) for n in order}
    found: dict[int, _Story] = {}
    for n in order:
        likely = [(compare(prints[other], prints[n]), other) for other in found]
        best = max((pair for pair in likely if pair[0].one), key=lambda pair: (pair[0].score, -pair[1]), default=None)
        found[n] = _Story(n, None) if best is None else _Story(found[best[1]].origin, best[1])
    return found


def _twins(
    document: int, readings: Sequence[Reading], stories: Mapping[int, _Story], numbers: Mapping[tuple[int, str], int]
) -> dict[int, Twin]:
    nearest = stories[document].nearest
    if nearest is None:
        return {}
    there, here = readings[nearest], readings[document]
    return {
        numbers[document, here.statements[pair.b].id]: Twin(numbers[nearest, there.statements[pair.a].id], pair.score, pair.reason)
        for pair in align(there, here)
    }


def _teller(put: Put, told: Mapping[int, Telling], document: int, reading: Reading, origin: int) -> Teller:
    telling, about = told[put.telling], reading.document
    sources = {key: reading.sources[key] for key in telling.chain if key in reading.sources}
    voice, under = sources.get(telling.chain[-1]), answerable(telling.chain, {key: one.type for key, one in sources.items()})
    known = sources.get(under)
    before = told[put.nearest].certainty if put.nearest is not None and origin != document else None
    article = about.publisher or ARTICLE
    return Teller(
        voice=voice.name if voice is not None else article,
        named=voice.named if voice is not None else about.publisher is not None,
        affiliation=voice.affiliation if voice is not None else None,
        chain=tuple(sources[key].name if key in sources else article for key in telling.chain),
        kind="event" if telling.chain[-1] == ARTICLE else "statement",
        stance=telling.stance,
        certainty=telling.certainty,
        date=telling.date or about.published,
        words=telling.words,
        document=str(document),
        statement=telling.statement,
        published=about.published,
        publisher=about.publisher,
        language=about.language,
        origin=str(origin),
        counts_as=counted_as(under, folded(known.name) if known is not None and known.named else None, str(document), str(origin)),
        score=put.score,
        why=put.reason,
        surer=before if before is not None and surer(before, telling.certainty) else None,
    )


def _claims(grouping: Grouping, tellers: Mapping[int, Teller]) -> list[Claim]:
    said: dict[int, list[Teller]] = {}
    heads = {put.telling: put.claim for put in grouping.put_somewhere}
    for put in grouping.put_somewhere:
        said.setdefault(put.claim, []).append(tellers[put.telling])
    against: dict[int, dict[int, Teller]] = {}
    often = {head: len(some) for head, some in said.items()}
    for _, clash in sorted(grouping.clashes.items()):
        one, other = sides(clash.telling, clash.against, clash.kind, heads, often)
        speaks = replace(tellers[one], speaks=clash.kind, against=tellers[other].place, score=clash.score, why=clash.reason)
        against.setdefault(heads[other], {}).setdefault(one, speaks)
    shown = (head for head in said if len(said[head]) > 1 or head in against)
    return [claim_of(said[head], against.get(head, {}).values()) for head in shown]
