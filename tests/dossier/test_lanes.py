"""The picture of the dated events: lanes, rows, what is disputed, what is only foreseen, and where each mark leads."""

from __future__ import annotations

from dataclasses import replace

from selon.dossier.document import page
from selon.dossier.lanes import Lanes, Told, lanes
from selon.dossier.page import dossier
from selon.dossier.words import words
from selon.records import Event, EventType
from tests.dossier.sample import at, said, strike

W = words("en")


def event(n: int, when: str | None, where: str | None = None, status: str = "reported", kind: EventType | None = "PROTEST") -> Told:
    return Told(n, Event(f"v{n}", kind, (0, 1), when, where, status=status), f"strike {n}", (), None, ())


def drawn(*told: Told) -> Lanes:
    return lanes(told, frozenset(), W)


def test_a_lane_for_each_place_in_the_order_of_time_those_of_none_last() -> None:
    lunde = event(3, "2021-05-01", "Lunde"), event(4, "2021-05-09", "Lunde")
    found = drawn(event(1, "2021-05-03"), event(2, "2021-05-02", "Orsholm"), *lunde)
    assert [(lane.name, [mark.told.number for mark in lane.marks]) for lane in found.lanes] == [
        ("Lunde", [3, 4]),
        ("Orsholm", [2]),
        (None, [1]),
    ]


def test_a_party_has_a_lane_where_no_place_is_told() -> None:
    found = drawn(replace(event(1, "2021-05-03"), parties=("the union", "the port")))
    assert [lane.name for lane in found.lanes] == ["the union"]


def test_what_has_no_date_that_can_be_drawn_is_counted_and_left_to_the_table() -> None:
    found = drawn(event(1, None), event(2, "2021-05-03"))
    assert (found.undrawn, found.drawn) == (1, frozenset({2}))
    assert drawn(event(1, None)) == Lanes((), (), (), 1)


def test_marks_that_are_too_near_stand_in_rows() -> None:
    (lane,) = drawn(event(1, "2021-05-03"), event(2, "2021-05-03"), event(3, "2021-05-30")).lanes
    assert ([mark.row for mark in lane.marks], lane.rows) == ([0, 1, 0], 2)


def test_about_is_drawn_so_and_nothing_becomes_more_precise() -> None:
    (lane,) = drawn(event(1, "2021-05~"), event(2, "2021-05-03"), event(3, "2021-06/..")).lanes
    assert [(bar.shape, bar.fuzzy, bar.closes) for mark in lane.marks for bar in mark.bars] == [
        ("span", True, False),
        ("day", False, False),
        ("span", False, True),
    ]


def test_foreseen_and_denied_are_marked() -> None:
    marks = drawn(event(1, "2021-05-03", status="foreseen"), event(2, "2021-05-09", status="denied"), event(3, "2021-05-12")).lanes[0].marks
    assert [(mark.foreseen, mark.disputed) for mark in marks] == [(True, False), (False, True), (False, False)]


def test_an_event_is_disputed_where_another_denies_the_statement_that_tells_it() -> None:
    reading = strike()
    told = Event("v1", "PROTEST", at("sail again"), when="2021-05-28", stated_by=("a1",))
    denial = said("a9", "nonsense", "s2", stance="denies", about=("a1",))
    for statements, disputed in ((reading.statements, False), ((*reading.statements, denial), True)):
        (lane,) = page(replace(reading, statements=statements, events=(told,)), 1, W).lanes.lanes
        assert [(mark.disputed, mark.told.link) for mark in lane.marks] == [(disputed, "d1-s1")]


def test_hostile_words_stay_words() -> None:
    told = Event("v1", None, at("sail again"), when="2021-05-28", where='"><script>alert(1)</script>')
    html = dossier([replace(strike(), events=(told,))])
    assert "<script>" not in html and "&lt;script&gt;" in html
