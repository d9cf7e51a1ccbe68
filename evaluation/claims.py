"""Measure which statements are put to one claim, and which are seen to speak against each other: `python -m evaluation.claims`.

On the invented case (examples/gold/case.yaml), with the statements that selon finds (`found`) and with those of the gold (`given`):

copies    pairs of statements of a report and its translation or republication
same      pairs of other statements that say the same, a copy's standing for the original's
against   pairs of statements of which one speaks against the other

A statement of selon's stands for the gold's that it is by half of both's characters; pairs with one that stands for none are left out.
On the articles that are there in both languages (`train`, `dev`): `copies`, of the annotated statements, and how many pairs of statements
of two other stories were put together (`strange`), which should be none. `apart`: the same as `copies`, where nothing was told of which
article is whose translation, as if two papers had written them: what is put together is so for what it says alone.

`--model FOLDER` measures with a model of sentences (docs/claims.md).
"""

from __future__ import annotations

import argparse
import itertools
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from evaluation import versions
from evaluation.commitments import same_statements, statements
from evaluation.corpora import REPOSITORY, Missing
from evaluation.extra import CORPORA
from evaluation.origins import COPIES
from selon.ledger import Ledger
from selon.linking import link
from selon.records import Reading
from selon.weighing.claims.claim import Claim
from selon.weighing.claims.grouping import Grouping, Nothing
from selon.weighing.claims.listing import Wanted, claims
from selon.weighing.claims.loading import BadModel, load
from selon.weighing.claims.model import Model
from selon.weighing.claims.tellings import Telling, tellings_of
from selon.weighing.narrated import ARTICLE

FLOORS = REPOSITORY / "evaluation" / "claims.toml"
Pair = frozenset[str]  # of two statements, each DOCUMENT:ID


@dataclass(frozen=True, slots=True)
class Rate:
    """Pairs of the gold, pairs found, and those that are both."""

    gold: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 1.0


@dataclass(frozen=True, slots=True)
class Measured:
    rates: dict[str, Rate]
    facts: dict[str, bool]


def case() -> dict[str, Any]:
    return dict(yaml.safe_load((REPOSITORY / "examples" / "gold" / "case.yaml").read_text(encoding="utf-8")))


def of_the_case(*, given: bool, model: Model | None = None) -> tuple[list[Claim], dict[str, str]]:
    """The claims of the case, and which place of the gold each statement stands for, by its place in the ledger."""
    from selon.analysis import analyse

    readings: dict[str, Reading] = {}
    stands: dict[str, dict[str, str]] = {}
    for article in CORPORA["examples"]():
        said, voices = statements(article)
        reading = analyse(article.document)
        if given:
            reading, ids = replace(reading, statements=said, sources=voices, commitments=()), {s.id: s.id for s in said}
        else:
            ids = {found: gold for gold, found in same_statements(said, reading.statements).items()}
        readings[article.name], stands[article.name] = reading, ids
    found, names = weighed(readings, model)
    return found, {f"{key}:{one}": f"{name}:{gold}" for key, name in names.items() for one, gold in stands[name].items()}


def weighed(readings: dict[str, Reading], model: Model | None = None) -> tuple[list[Claim], dict[str, str]]:
    """All claims of a ledger of these readings, and the name of each by its id there."""
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "claims.ledger") as ledger:
        names = {ledger.add(reading).id: name for name, reading in readings.items()}
        link(ledger)
        return claims(ledger, Wanted(alone=True), model), names


def measured(*, given: bool, model: Model | None = None) -> Measured:
    found, stands = of_the_case(given=given, model=model)
    gold = case()
    together = [{stands[t.place] for t in claim.said if t.place in stands} for claim in found]
    pairs = {frozenset(pair) for some in together for pair in itertools.combinations(sorted(some), 2)}
    against = {_pair(stands[t.place], stands[str(t.against)]) for c in found for t in c.against if {t.place, t.against} <= stands.keys()}
    return Measured(
        rates={
            "copies": _rate(_copies(set(stands.values())), {pair for pair in pairs if _are_copies(pair)}),
            "same": _rate(_same(gold["same"]), {pair for one in pairs if len(pair := _originals(one)) == 2}),
            "against": _rate({_pair(c["statement"], c["against"]) for c in gold["contradictions"]}, {_originals(p) for p in against}),
        },
        facts=_facts(found, stands, gold),
    )


def _pair(a: str, b: str) -> Pair:
    return frozenset((a, b))


def _copies(known: set[str]) -> set[Pair]:
    """What corresponds in the copies has one id, among the statements that were found; a refusal is no claim."""
    refused = {"a17", "a19"}
    of = {one: {place.partition(":")[2] for place in known if place.startswith(f"{one}:")} for one in COPIES}
    two = itertools.combinations(COPIES, 2)
    return {_pair(f"{a}:{key}", f"{b}:{key}") for a, b in two for key in of[a] & of[b] - refused}


def _are_copies(pair: Pair) -> bool:
    return len({place.partition(":")[0] for place in pair}) == 2 and all(place.startswith(COPIES) for place in pair)


def _originals(pair: Iterable[str]) -> Pair:
    """The pair with each copy's statement as the original's."""
    split = (place.partition(":") for place in pair)
    return frozenset(f"{COPIES[0] if name in COPIES else name}:{key}" for name, _, key in split)


def _same(groups: Iterable[dict[str, Any]]) -> set[Pair]:
    return {frozenset(pair) for one in groups for pair in itertools.combinations(sorted(one["statements"]), 2)}


def _rate(gold: set[Pair], found: set[Pair]) -> Rate:
    return Rate(len(gold), len(found), len(gold & found))


def _facts(found: Sequence[Claim], stands: dict[str, str], gold: dict[str, Any]) -> dict[str, bool]:
    """What the case has to show."""
    contradictions = {_pair(c["statement"], c["against"]) for c in gold["contradictions"] if c["kind"] == "denied"}
    denied = {
        _originals((stands[t.place], stands[str(t.against)]))
        for claim in found
        for t in claim.against
        if t.speaks == "denied" and {t.place, t.against} <= stands.keys()
    }
    surer = {stands.get(t.place) for claim in found for t in claim.said if t.surer}
    return {
        "three documents, one origin": any((claim.documents, claim.origins, claim.voices) == (3, 1, 1) for claim in found),
        "a denial resolved": bool(denied & contradictions),
        "a translation that strengthens a hedge": bool(surer & {one["translation"] for one in gold["strengthened"]}),
    }


# --- the articles that are there in both languages


def of_parallel(part: str, model: Model | None = None) -> dict[str, Rate]:
    readings: dict[str, Reading] = {}
    gold: set[Pair] = set()
    for pair in versions.parallel(part):
        for article in pair:
            readings[article.name] = versions.annotated(article, versions.read(article))
        gold |= {_pair(f"{pair[0].name}:{key}", f"{pair[1].name}:{key}") for key in versions.wanted(*pair)}
    found, names = weighed(readings, model)
    places = [[f"{names[t.document]}:{t.statement}" for t in claim.said if t.kind == "statement"] for claim in found]
    pairs = {_pair(a, b) for some in places for a, b in itertools.combinations(some, 2) if a.partition(":")[0] != b.partition(":")[0]}
    strange, alone = _strange(pairs), _apart(readings, model)
    others = _strange(alone)
    return {
        "copies": _rate(gold, pairs - strange),
        "strange": Rate(0, len(strange | others), 0),
        "apart": _rate(gold, alone - others),
    }


def _strange(pairs: set[Pair]) -> set[Pair]:
    return {pair for pair in pairs if len({place.partition(":")[0][:-3] for place in pair}) > 1}


def _apart(readings: dict[str, Reading], model: Model | None) -> set[Pair]:
    """The pairs of statements of two articles that are put together where none is known for a translation."""
    told: dict[int, Telling] = {}
    of: dict[int, int] = {}
    names = list(readings)
    for document, name in enumerate(names):
        for telling in tellings_of(readings[name]):
            number = len(told)
            told[number], of[number] = telling, document
    grouping = Grouping(Nothing(), told, of, model)
    for document in range(len(names)):
        grouping.put([number for number in told if of[number] == document], {})
    claim: dict[int, list[str]] = {}
    for put in grouping.put_somewhere:
        if told[put.telling].chain[-1] != ARTICLE:
            claim.setdefault(put.claim, []).append(f"{names[of[put.telling]]}:{told[put.telling].statement}")
    pairs = (pair for some in claim.values() for pair in itertools.combinations(some, 2))
    return {_pair(a, b) for a, b in pairs if a.partition(":")[0] != b.partition(":")[0]}


# --- what is printed, and the floors


def floors() -> dict[str, dict[str, float]]:
    return {name: dict(table) for name, table in tomllib.loads(FLOORS.read_text(encoding="utf-8")).items()}


def figures(rates: dict[str, Rate]) -> dict[str, float]:
    return {f"{name}_{what}": getattr(rate, what) for name, rate in rates.items() for what in ("precision", "recall")}


def lines(what: str, rates: dict[str, Rate], facts: dict[str, bool] | None = None) -> Iterator[str]:
    yield what
    for name, rate in rates.items():
        yield f"  {name:<8} P {rate.precision:.3f}  R {rate.recall:.3f}  ({rate.gold} in gold, {rate.found} found)"
    yield from (f"  {'shown' if holds else 'NOT SHOWN'}: {name}" for name, holds in (facts or {}).items())


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where everything was measured; 1, with a line, where the articles are not there."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.claims", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--model", type=Path, metavar="FOLDER", help="by the likeness of a static model of sentences, too")
    folder = parser.parse_args(arguments).model
    try:
        model = load(folder) if folder is not None else None
    except BadModel as error:
        print(error, file=sys.stderr)
        return 1
    for name, given in (("found", False), ("given", True)):
        one = measured(given=given, model=model)
        print("\n".join(lines(f"case ({name})", one.rates, one.facts)), flush=True)
    try:
        for part in versions.PARTS:
            print("\n".join(lines(part, of_parallel(part, model))), flush=True)
    except Missing as missing:
        print(missing, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
