"""EDTF values: what is written is read, what is no value is refused, and days are counted rightly."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.timing.edtf import (
    Interval,
    Point,
    Unit,
    around,
    before,
    century,
    day,
    decade,
    exact_day,
    half,
    minute,
    month,
    quarter,
    read,
    season,
    shifted,
    week,
    year,
)
from selon.timing.named import easter

VALUES = [
    "2021", "2021-05", "2021-05-28", "2021-05-28T14:30:00", "2021-05-28T14:30:00Z", "2020-22", "2021-33", "2021-41", "199X", "18XX",
    "-0043", "2021-05~", "2021?", "2021-05-28%", "2011~/2021", "../2021-09-10", "2020-10/..", "2021-02?/2021-09-10",
    "{2020-10-15,2020-10-22}", "[2021-05-06,2021-06-05]",
]  # fmt: skip
NO_VALUES = ["", "x", "2021-13", "2021-02-30", "2021-5", "2021-05-28T25:00:00", "../..", "2021/2020", "/", "{2021,x}", "2021-99", "199X-05"]


@pytest.mark.parametrize("text", VALUES)
def test_a_value_is_read_as_it_is_written(text: str) -> None:
    assert str(read(text)) == text


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_is_no_value_is_none(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("point", "text", "first", "last"),
    [
        (year(2020), "2020", date(2020, 1, 1), date(2020, 12, 31)),
        (month(2020, 2), "2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        (month(2020, 14), "2021-02", date(2021, 2, 1), date(2021, 2, 28)),
        (month(2020, 0), "2019-12", date(2019, 12, 1), date(2019, 12, 31)),
        (quarter(2021, 4), "2021-36", date(2021, 10, 1), date(2021, 12, 31)),
        (half(2021, 1), "2021-40", date(2021, 1, 1), date(2021, 6, 30)),
        (season(2020, 4), "2020-24", date(2020, 12, 1), date(2021, 2, 28)),
        (decade(1990), "199X", date(1990, 1, 1), date(1999, 12, 31)),
        (century(19), "18XX", date(1800, 1, 1), date(1899, 12, 31)),
    ],
)
def test_a_point_covers_its_days(point: Point, text: str, first: date, last: date) -> None:
    assert (str(point), point.first, point.last) == (text, first.toordinal(), last.toordinal())


def test_there_is_no_thirtieth_of_february() -> None:
    assert exact_day(2021, 2, 30) is None
    assert exact_day(2020, 2, 29) is not None
    assert exact_day(2021, 13, 1) is None


def test_what_bears_no_mark_in_edtf_becomes_coarser() -> None:
    friday = day(date(2021, 5, 28).toordinal())
    assert str(minute(friday, 14, 30, "").marked("~")) == "2021-05-28~"
    assert str(season(2020, 2).marked("~")) == "2020~"
    assert str(friday.marked("~").marked("?")) == "2021-05-28%"
    assert str(friday.marked("~").marked("~")) == "2021-05-28~"


def test_the_ends_of_an_interval_are_dates() -> None:
    friday = day(date(2021, 5, 28).toordinal())
    assert str(Interval(minute(friday, 14, 30, ""), None)) == "2021-05-28/.."
    assert str(Interval(quarter(2021, 2), half(2021, 2))) == "2021-04/2021-12"


@pytest.mark.parametrize(
    ("unit", "count", "text"),
    [
        ("day", -1, "2021-05-27"),
        ("week", -1, "2021-05-17/2021-05-23"),
        ("weekend", 0, "2021-05-29/2021-05-30"),
        ("month", -5, "2020-12"),
        ("quarter", -2, "2020-36"),
        ("half", 1, "2021-41"),
        ("season", -1, "2020-24"),
        ("year", 1, "2022"),
        ("decade", -1, "201X"),
        ("century", -1, "19XX"),
    ],
)
def test_units_before_and_after(unit: Unit, count: int, text: str) -> None:
    assert str(shifted(date(2021, 5, 28).toordinal(), unit, count)) == text


def test_beyond_the_calendar_there_is_nothing() -> None:
    assert shifted(date(2021, 5, 28).toordinal(), "year", -3000) is None
    assert shifted(date(2021, 5, 28).toordinal(), "day", 10**8) is None


@pytest.mark.parametrize(("text", "point"), [("2014", "2013"), ("2021-09-11", "2021-09-10"), ("2021-01", "2020-12"), ("../2020", "None")])
def test_the_point_before(text: str, point: str) -> None:
    value = read(text)
    assert value is not None
    assert str(before(value)) == point


@given(st.integers(date(1600, 1, 1).toordinal(), date(2300, 1, 1).toordinal()))
def test_a_day_lies_in_all_that_is_around_it(ordinal: int) -> None:
    units: tuple[Unit, ...] = ("day", "month", "season", "quarter", "half", "year", "decade", "century")
    for value in [*(around(ordinal, unit) for unit in units), week(ordinal)]:
        assert value.first <= ordinal <= value.last
        assert str(read(str(value))) == str(value)


@pytest.mark.parametrize(("of", "text"), [(2016, "2016-03-27"), (2019, "2019-04-21"), (2021, "2021-04-04"), (2038, "2038-04-25")])
def test_easter(of: int, text: str) -> None:
    assert str(day(easter(of))) == text
