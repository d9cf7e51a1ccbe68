from __future__ import annotations

import sqlite3
from importlib import import_module
from pathlib import Path

import pytest

from selon.ledger import Ledger
from selon.linking import link, ties
from tests.linking.sample import ALL, FIRST, FOURTH, SECOND, THIRD, id_of

linking = import_module("selon.linking.link")  # the package calls a function so


def members(ledger: Ledger, name: str) -> dict[str, list[str]]:
    """The entities of each identity with these words in its name."""
    found: dict[str, list[str]] = {}
    for tie in ties(ledger, name):
        if tie.tie == "same":
            found.setdefault(tie.name, []).append(tie.to)
    return found


def tables(path: Path) -> dict[str, list[tuple[object, ...]]]:
    base = sqlite3.connect(path)
    names = ("identities", "members", "doubts", "blocks", "linked")
    found = {name: sorted(base.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in names}
    base.close()
    return found


def test_one_person_in_two_languages_and_his_namesakes(ledger: Ledger) -> None:
    assert members(ledger, "takkal") == {
        "Jorin Takkal": [f"{id_of(FIRST)}:e1", f"{id_of(SECOND)}:e1"],
        "Marko Takkal": [f"{id_of(THIRD)}:e1"],
        "Takkal": [f"{id_of(FOURTH)}:e1"],
    }
    assert [len(found) for found in members(ledger, "ostrane").values()] == [4]


def test_a_tie_says_how_sure_it_is_and_why(ledger: Ledger) -> None:
    (second,) = (tie for tie in ties(ledger, "jorin") if tie.to == f"{id_of(SECOND)}:e1")
    assert second.score is not None and 0.9 < second.score < 1
    assert second.reason.startswith("the same name after folding; both said to be spokesperson (highlands)")


def test_unsure_stays_unsure_and_says_so_from_both_sides(ledger: Ledger) -> None:
    bare = [tie for tie in ties(ledger, "takkal") if tie.tie == "unsure"]
    assert {(tie.name, tie.to_name) for tie in bare} == {
        ("Takkal", "Jorin Takkal"),
        ("Jorin Takkal", "Takkal"),
        ("Takkal", "Marko Takkal"),
        ("Marko Takkal", "Takkal"),
    }
    assert all("surname" in tie.reason for tie in bare)


def test_nothing_is_linked_twice(ledger: Ledger, path: Path) -> None:
    before = tables(path)
    assert link(ledger) == 0
    assert tables(path) == before
    assert ledger.check() == []


def test_one_by_one_or_all_at_once_is_the_same(ledger: Ledger, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linking, "_PENDING", linking._PENDING.limit(2))
    other = tmp_path / "other.ledger"
    with Ledger.open(other) as second:
        for reading in ALL[:3]:
            second.add(reading)
            assert link(second) == 1
        for reading in ALL[3:]:
            second.add(reading)
        assert link(second) == 2
    assert tables(other) == tables(path)


def test_what_was_linked_is_not_read_again(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    loads = linking.loads
    monkeypatch.setattr(linking, "loads", lambda text: read.append(text) or loads(text))
    ledger.forget(id_of(FOURTH))
    ledger.add(FOURTH)
    assert (link(ledger), len(read)) == (1, 1)


def test_of_a_forgotten_document_nothing_stays(ledger: Ledger, path: Path) -> None:
    ledger.forget(id_of(THIRD))
    ledger.forget(id_of(FIRST))
    assert members(ledger, "marko") == {}
    assert link(ledger) == 0
    assert members(ledger, "takkal") == {"Jorin Takkal": [f"{id_of(SECOND)}:e1"], "Takkal": [f"{id_of(FOURTH)}:e1"]}
    assert ledger.check() == []
    ledger.close()
    assert "Marko" not in path.read_bytes().decode("utf-8", "replace")


def test_ids_are_the_same_in_every_ledger_and_after_forgetting(ledger: Ledger, tmp_path: Path) -> None:
    (jorin,) = {tie.identity for tie in ties(ledger, "jorin")}
    with Ledger.open(tmp_path / "other.ledger") as other:
        other.add(SECOND)
        link(other)
        assert {tie.identity for tie in ties(other, "jorin")} == {jorin}
    for reading in (FIRST, SECOND):
        ledger.forget(id_of(reading))
    ledger.add(FIRST)
    link(ledger)
    assert {tie.identity for tie in ties(ledger, "jorin")} == {jorin}
    assert jorin.isalnum() and len(jorin) == 6


def test_an_older_ledger_is_brought_up_to_date(ledger: Ledger, path: Path) -> None:
    before = tables(path)
    ledger.close()
    base = sqlite3.connect(path)
    for table in ("doubts", "members", "blocks", "linked", "judgements", "identities"):
        base.execute(f"DROP TABLE {table}")
    base.execute("UPDATE ledger SET value = '1' WHERE key = 'schema'")
    base.commit()
    base.close()
    with Ledger.open(path, create=False) as opened:
        assert opened.check() == []
        assert link(opened) == len(ALL)
    assert tables(path) == before


def test_check_sees_an_identity_of_nobody(ledger: Ledger, path: Path) -> None:
    base = sqlite3.connect(path)
    base.execute("INSERT INTO identities (id, name, kind) VALUES ('zzzzzz', 'Nobody', 'person')")
    base.commit()
    base.close()
    assert [fault.what for fault in ledger.check()] == ["identity zzzzzz has no entity"]
