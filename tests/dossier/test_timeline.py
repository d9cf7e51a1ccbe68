from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.dossier.timeline import Dated, Timeline, timeline
from selon.dossier.words import words


def line(*values: str | None) -> Timeline:
    dated = [Dated(1, (n, n + 1), value, ("", "then", ""), f"t{n}", f"w{n}", ()) for n, value in enumerate(values)]
    return timeline(dated, words("en"))


def test_rows_stand_in_the_order_of_time_and_hold_what_shares_a_value() -> None:
    drawn = line("2021", "2019-05", "../2018", "2021", "2019~")
    assert [row.value for row in drawn.rows] == ["../2018", "2019~", "2019-05", "2021"]
    assert [d.anchor for d in drawn.rows[-1].items] == ["t0", "t3"]
    assert drawn.drawn == 5


def test_what_has_no_date_is_counted_and_not_drawn() -> None:
    drawn = line(None, "2021", "some day", "../..")
    assert [row.value for row in drawn.rows] == ["2021"]
    assert [d.value for d in drawn.undrawn] == [None, "some day", "../.."]


def test_nothing_at_all_is_an_empty_line() -> None:
    assert line() == Timeline((), (), (), ())
    assert line(None).rows == ()


def test_shapes_say_what_is_known() -> None:
    bars = {
        row.value: row.bars for row in line("2021-06-04", "2021-06", "2021-06-04~", "../2021", "2020/..", "{2020-01-01,2020-03-01}").rows
    }
    assert [(b.shape, b.fuzzy) for b in bars["2021-06-04"]] == [("day", False)]
    assert [(b.shape, b.fuzzy) for b in bars["2021-06"]] == [("span", False)]
    assert [(b.shape, b.fuzzy) for b in bars["2021-06-04~"]] == [("span", True)]
    assert [(b.opens, b.closes) for b in bars["../2021"]] == [(True, False)]
    assert [(b.opens, b.closes) for b in bars["2020/.."]] == [(False, True)]
    assert len(bars["{2020-01-01,2020-03-01}"]) == 2


def test_empty_years_are_cut_short_and_said_to_be() -> None:
    assert len(line("1950", "2020", "2021").breaks) == 1
    assert line("2019", "2020", "2021").breaks == ()
    assert {t.label for t in line("1950", "2020", "2021").ticks} == {"1950", "2020", "2021"}


def test_a_short_time_is_told_by_months() -> None:
    assert {t.label for t in line("2021-05-03", "2021-07").ticks} == {"2021-05", "2021-07"}


@pytest.mark.parametrize("value", ["0001", "9999", "0001-01-01", "9999-12-31", "0001/9999"])
def test_the_ends_of_the_calendar_can_be_drawn(value: str) -> None:
    assert line(value, "2020").drawn == 2


days = st.dates(date(1, 1, 1), date(9999, 12, 31))


@given(st.lists(days, min_size=1, max_size=12), st.integers(0, 4000))
def test_later_is_never_to_the_left_and_nothing_leaves_the_track(dates: list[date], length: int) -> None:
    later = [min(d.toordinal() + length, date.max.toordinal()) for d in dates]
    drawn = line(*(f"{d.isoformat()}/{date.fromordinal(end).isoformat()}" for d, end in zip(dates, later, strict=True)))
    lefts = [float(row.bars[0].left) for row in drawn.rows]
    assert lefts == sorted(lefts)
    assert all(float(b.left) >= 0 and float(b.left) + float(b.width) <= 100.5 for row in drawn.rows for b in row.bars)
    places = [float(t.at) for t in drawn.ticks]
    assert places == sorted(places)


def test_a_year_is_drawn_to_scale() -> None:
    first, *_, last = line("2020-01-01", *((date(2020, 1, 1) + timedelta(d)).isoformat() for d in (91, 182, 273)), "2019", "2021").rows[
        1:-1
    ]
    assert float(last.bars[0].left) - float(first.bars[0].left) > 0
    half = line("2019", "2020-01-01", "2020-07-01", "2021-01-01", "2022")
    at = {row.value: float(row.bars[0].left) for row in half.rows}
    assert (at["2020-07-01"] - at["2020-01-01"]) / (at["2021-01-01"] - at["2020-01-01"]) == pytest.approx(182 / 366, abs=0.01)
