from __future__ import annotations

import pytest

from selon.ledger import Ledger
from selon.linking import NoSuchMember, Refused, by_voice, judge, link, ties, undo
from tests.linking.sample import FIRST, FOURTH, SECOND, article, id_of


def ids(ledger: Ledger) -> dict[str, str]:
    return {tie.name: tie.identity for tie in ties(ledger, "takkal")}


def said(ledger: Ledger, identity: str) -> list[tuple[str, str, str | None]]:
    return [(tie.to, tie.reason, tie.at) for tie in ties(ledger, identity) if tie.tie == "judged"]


def test_two_are_one_and_no_more(ledger: Ledger) -> None:
    names = ids(ledger)
    judge(ledger, names["Jorin Takkal"], names["Takkal"], "same", "by his voice")
    assert said(ledger, names["Takkal"]) == [(names["Jorin Takkal"], "same: by his voice", "2026-01-02T12:00:00Z")]
    assert not [tie for tie in ties(ledger, names["Takkal"]) if tie.tie == "unsure" and tie.to == names["Jorin Takkal"]]
    with pytest.raises(Refused, match="one already"):
        judge(ledger, names["Takkal"], names["Jorin Takkal"], "same")
    undo(ledger, names["Takkal"], names["Jorin Takkal"], ("same",))
    assert said(ledger, names["Takkal"]) == []
    with pytest.raises(Refused, match="nobody has said"):
        undo(ledger, names["Takkal"], names["Jorin Takkal"], ("same",))


def test_merged_voices_are_counted_as_one(ledger: Ledger) -> None:
    ledger.add(article("J. Takkal spoke. All is well.", [("J. Takkal", "person")], speaks="J. Takkal", language="en"))
    link(ledger)
    names = ids(ledger)
    assert sorted(tally.statements for tally in by_voice(ledger) if "Takkal" in tally.voice) == [1, 2]
    judge(ledger, names["Jorin Takkal"], names["J. Takkal"], "same")
    (tally,) = (tally for tally in by_voice(ledger) if "Takkal" in tally.voice)
    assert (tally.identity, tally.voice, tally.statements) == (names["Jorin Takkal"], "Jorin Takkal", 3)
    undo(ledger, names["Jorin Takkal"], names["J. Takkal"], ("same",))
    assert sorted(tally.statements for tally in by_voice(ledger) if "Takkal" in tally.voice) == [1, 2]


def test_an_entity_leaves_an_identity_and_comes_back(ledger: Ledger) -> None:
    jorin = ids(ledger)["Jorin Takkal"]
    one, other = judge(ledger, jorin, f"{id_of(SECOND)}:e1", "different", "his cousin")
    assert one.id == jorin != other.id
    assert [tie.to for tie in ties(ledger, other.id) if tie.tie == "same"] == [f"{id_of(SECOND)}:e1"]
    assert {tally.identity for tally in by_voice(ledger) if tally.voice == "Jorin Takkal"} == {one.id, other.id}
    assert ledger.check() == []
    undo(ledger, jorin, f"{id_of(SECOND)}:e1", ("different",))
    assert [tie.to for tie in ties(ledger, jorin) if tie.tie == "same"] == [f"{id_of(FIRST)}:e1", f"{id_of(SECOND)}:e1"]
    assert ties(ledger, other.id) == []
    assert ledger.check() == []


def test_later_runs_respect_a_split(ledger: Ledger) -> None:
    jorin = ids(ledger)["Jorin Takkal"]
    _, cousin = judge(ledger, jorin, f"{id_of(SECOND)}:e1", "different")
    ledger.forget(id_of(SECOND))
    ledger.add(SECOND)
    link(ledger)
    assert [tie.to for tie in ties(ledger, cousin.id) if tie.tie == "same"] == [f"{id_of(SECOND)}:e1"]
    again = article("Jorin Takkal is here. Nobody else is.", [("Jorin Takkal", "person")], language="en")
    ledger.add(again)
    link(ledger)
    (new,) = (tie.identity for tie in ties(ledger, "jorin") if tie.to == f"{id_of(again)}:e1")
    assert new not in (jorin, cousin.id), "which of the two, no later article can say by the name alone"
    assert {tie.to for tie in ties(ledger, new) if tie.tie == "unsure"} >= {jorin, cousin.id}


def test_later_runs_respect_a_merge(ledger: Ledger) -> None:
    names = ids(ledger)
    judge(ledger, names["Jorin Takkal"], names["Takkal"], "same")
    ledger.forget(id_of(FOURTH))
    ledger.add(FOURTH)
    link(ledger)
    assert said(ledger, names["Takkal"]) != []


def test_unsure_is_a_judgement_too(ledger: Ledger) -> None:
    names = ids(ledger)
    judge(ledger, names["Jorin Takkal"], names["Takkal"], "unsure")
    assert [reason for _, reason, _ in said(ledger, names["Takkal"])] == ["unsure"]
    assert not [tie for tie in ties(ledger, names["Takkal"]) if tie.tie == "unsure" and tie.to == names["Jorin Takkal"]]
    judge(ledger, names["Jorin Takkal"], names["Takkal"], "same")  # who knows now, may say so


def test_what_contradicts_is_refused(ledger: Ledger) -> None:
    names = ids(ledger)
    judge(ledger, names["Jorin Takkal"], names["Takkal"], "same")
    judge(ledger, names["Jorin Takkal"], names["Marko Takkal"], "different")
    with pytest.raises(Refused, match="undo that first"):
        judge(ledger, names["Takkal"], names["Marko Takkal"], "same")
    with pytest.raises(Refused, match="already"):
        judge(ledger, names["Jorin Takkal"], names["Marko Takkal"], "different")


@pytest.mark.parametrize("reference", ["zzzzzz", "zzzzzz:e1", ":", "", "'; DROP TABLE members"])
def test_nobody_of_that_name(ledger: Ledger, reference: str) -> None:
    with pytest.raises(NoSuchMember):
        judge(ledger, ids(ledger)["Takkal"], reference, "same")


def test_a_whole_identity_cannot_leave_itself(ledger: Ledger) -> None:
    names = ids(ledger)
    with pytest.raises(Refused, match="DOCUMENT:KEY"):
        judge(ledger, names["Jorin Takkal"], names["Jorin Takkal"], "different")
    with pytest.raises(Refused, match="all that there is"):
        judge(ledger, names["Takkal"], f"{id_of(FOURTH)}:e1", "different")
