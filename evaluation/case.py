"""Measure the evidence on the commitments that the invented case declares, over all its reports: `python -m evaluation.case`.

Of the statements that `examples/gold/case.yaml` lists with a bearing on one, the share with the same one: with the statements that
selon finds, and (`given`) with the gold's own.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml

from evaluation.commitments import NOTHING, same_statements, statements
from evaluation.corpora import REPOSITORY
from evaluation.extra import CORPORA
from selon.records import Reading

EXAMPLES = REPOSITORY / "examples"
Place = tuple[str, str]  # a report, a statement of it


@dataclass(slots=True)
class Tally:
    """`pairs` counts (the gold's bearing, selon's); `put`: statements of another than neutral bearing that are not listed."""

    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    put: int = 0

    @property
    def right(self) -> float:
        return sum(n for (a, b), n in self.pairs.items() if a == b) / max(sum(self.pairs.values()), 1)


def measured() -> dict[str, Tally]:
    """The figures with the statements that selon finds, and with those of the gold."""
    return {"found": _measured(_readings(given=False)), "given": _measured(_readings(given=True))}


def _readings(*, given: bool) -> Iterator[tuple[str, Reading, dict[str, str]]]:
    """Each report with what is read in it, and which of its statements is which of the gold's."""
    from selon.analysis import analyse

    for article in CORPORA["examples"]():
        said, voices = statements(article)
        reading = analyse(article.document)
        if given:
            yield article.name, replace(reading, statements=said, sources=voices, commitments=()), {s.id: s.id for s in said}
        else:
            yield article.name, reading, same_statements(said, reading.statements)


def _measured(readings: Iterator[tuple[str, Reading, dict[str, str]]]) -> Tally:
    from selon.ledger import Ledger
    from selon.linking import link
    from selon.weighing.declared import declared
    from selon.weighing.evidence import matrices

    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "case.db") as ledger:
        names: dict[str, str] = {}
        places: dict[Place, str] = {}
        for name, reading, ids in readings:
            names[ledger.add(reading).id] = name
            places |= {(name, gold): found for gold, found in ids.items()}
        link(ledger)
        found = {one.id: one.evidence for one in matrices(ledger, declared(EXAMPLES / "commitments.toml"))}
    said = {
        key: {(names[item.document], item.statement): item.bearing for item in items if item.kind == "statement"}
        for key, items in found.items()
    }
    return _tally(said, places)


def _tally(said: dict[str, dict[Place, str]], places: dict[Place, str]) -> Tally:
    tally = Tally()
    case = yaml.safe_load((EXAMPLES / "gold" / "case.yaml").read_text(encoding="utf-8"))
    for one in case["commitments"]:
        listed: set[Place] = set()
        for evidence in one["evidence"]:
            report, _, gold = evidence["statement"].partition(":")
            place = (report, places.get((report, gold), ""))
            listed.add(place)
            tally.pairs[evidence["bearing"], said[one["id"]].get(place, NOTHING)] += 1
        tally.put += sum(bearing != "neutral" for place, bearing in said[one["id"]].items() if place not in listed)
    return tally


def lines(tallies: dict[str, Tally]) -> Iterator[str]:
    """The figures, to print."""
    for name, tally in tallies.items():
        yield f"case: evidence ({name}) {sum(tally.pairs.values())} listed  right {tally.right:.3f}  put forward besides {tally.put}"


def main(arguments: Sequence[str] | None = None) -> int:
    del arguments
    print("\n".join(lines(measured())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
