"""Commitments across a ledger: declared in a file, held against every document, and what a person says of it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from selon.ledger import Ledger
from selon.weighing.declared import BadCommitments, declared
from selon.weighing.evidence import Matrix, matrices
from selon.weighing.findings import NoSuchStatement, NothingSaid, find, rate, take_back
from tests.weighing.pledged import ALL, FILE, LATER, put, reading, with_commitment

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    opened = Ledger.open(tmp_path / "l.db")
    for one in ALL:
        opened.add(one)
    return opened


def _matrix(ledger: Ledger, tmp_path: Path) -> Matrix:
    (found,) = matrices(ledger, declared(put(tmp_path)))
    return found


def _bearings(matrix: Matrix) -> dict[str, str]:
    return {f"{item.publisher}:{item.statement}": item.bearing for item in matrix.evidence}


def test_a_declared_commitment_is_held_against_every_document(ledger: Ledger, tmp_path: Path) -> None:
    found = _matrix(ledger, tmp_path)
    assert _bearings(found) == {"Later:a1": "breach", "Après:a1": "compliance", "Later:a2": "contests", "Early:a1": "neutral"}
    (early,) = (item for item in found.evidence if item.publisher == "Early")
    assert "before the commitment" in early.why
    assert found.score is None


def test_without_a_file_those_that_the_documents_make(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db") as opened:
        opened.add(with_commitment())
        (found,) = matrices(opened)
    assert (found.id[-3:], found.by, [item.bearing for item in found.evidence]) == (":c1", "Front", ["breach"])


def test_a_copy_adds_a_document_but_no_origin(ledger: Ledger, tmp_path: Path) -> None:
    words = " ".join(f"{word}{n}" for n in range(40) for word in ("plank", "rail", "stone"))
    said = ("an official", "asserts", "negative", "certain", f"{words} the Front has not reopened the bridge")
    for name, day in (("One", "2024-04-06"), ("Two", "2024-04-07")):
        ledger.add(reading(name, "en", day, [said]))  # type: ignore[list-item]
    count = _matrix(ledger, tmp_path).counts["breach"]
    assert (count.statements, count.documents, count.origins) == (3, 3, 2)


def test_a_person_overrides_and_takes_it_back(ledger: Ledger, tmp_path: Path) -> None:
    document = next(kept.id for kept in ledger.documents() if kept.publisher == "Later")
    find(ledger, "bridge", document, "a1", "neutral", "he means another bridge")
    item = next(i for i in _matrix(ledger, tmp_path).evidence if i.statement == "a1" and i.publisher == "Later")
    assert (item.bearing, item.read_as, item.note) == ("neutral", "breach", "he means another bridge")
    find(ledger, "bridge", document, "a3", "unsure")
    assert _bearings(_matrix(ledger, tmp_path))["Later:a3"] == "unsure"
    find(ledger, "bridge", document, "a2", "none")
    assert "Later:a2" not in _bearings(_matrix(ledger, tmp_path))
    assert take_back(ledger, "bridge", document, "a1") == 1
    assert _bearings(_matrix(ledger, tmp_path))["Later:a1"] == "breach"


def test_what_a_person_said_survives_forgetting(ledger: Ledger, tmp_path: Path) -> None:
    document = next(kept.id for kept in ledger.documents() if kept.publisher == "Later")
    find(ledger, "bridge", document, "a1", "unsure")
    ledger.forget(document)
    assert "Later:a1" not in _bearings(_matrix(ledger, tmp_path))
    ledger.add(LATER)
    assert _bearings(_matrix(ledger, tmp_path))["Later:a1"] == "unsure"
    assert ledger.check() == []


def test_a_score_is_a_persons_alone(ledger: Ledger, tmp_path: Path) -> None:
    rate(ledger, "bridge", 1, "opened late")
    found = _matrix(ledger, tmp_path)
    assert (found.score, found.score_note) == (1, "opened late")
    take_back(ledger, "bridge")
    assert _matrix(ledger, tmp_path).score is None


def test_nothing_to_judge_nothing_to_take_back(ledger: Ledger) -> None:
    with pytest.raises(NoSuchStatement):
        find(ledger, "bridge", "nowhere", "a1", "breach")
    with pytest.raises(NothingSaid):
        take_back(ledger, "bridge")


BAD = {
    "no [[commitment]]": "title = 1",
    "not TOML": "[[commitment]\n",
    "commitment 1: id is missing": '[[commitment]]\ntitle = "x"',
    "commitment 1: since is not a date in EDTF": FILE.replace("2024-03-14", "last spring"),
    "until 2023 comes before since": FILE.replace("2024-03-30", "2023"),
    "names.by is not a list of texts": FILE.replace('["le Front", "the Front"]', '"Front"'),
    "no such type of event": FILE.replace("[commitment.names]", 'events = ["PARTY"]\n[commitment.names]'),
    "no such field as 'bye'": FILE.replace("by = \"Front\"", 'by = "Front"\nbye = "x"'),
    "stands twice": FILE + FILE,
}  # fmt: skip


@pytest.mark.parametrize(("reason", "text"), BAD.items())
def test_a_bad_file_gets_one_line(reason: str, text: str, tmp_path: Path) -> None:
    with pytest.raises(BadCommitments) as caught:
        declared(put(tmp_path, text))
    assert reason in str(caught.value)
    assert str(tmp_path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_examples_declare_their_four() -> None:
    assert [one.id for one in declared(EXAMPLES / "commitments.toml")] == [
        "querance-4-withdrawal", "querance-4-arms", "querance-6-road", "takkal-june",
    ]  # fmt: skip


def test_time_grows_with_the_documents(tmp_path: Path) -> None:
    wanted = declared(put(tmp_path))
    taken = {}
    for n in (20, 80):
        with Ledger.open(tmp_path / f"{n}.db") as opened:
            for i in range(n):
                opened.add(
                    reading(
                        f"Paper {i}", "en", "2024-04-02", [("an official", "asserts", "negative", "certain", f"the Front shut bridge {i}")]
                    )
                )
            matrices(opened, wanted)  # origins are worked out once
            began = time.perf_counter()
            assert len(matrices(opened, wanted)[0].evidence) == n
            taken[n] = time.perf_counter() - began
    assert taken[80] < 12 * max(taken[20], 0.002)
