from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.ledger.dates import NoDate, bounds, days

CASES = json.loads((Path(__file__).parent / "cases" / "dates.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("edtf", "first", "last"), CASES)
def test_bounds(edtf: str, first: str | None, last: str | None) -> None:
    assert bounds(edtf) == (None if first is None else (first, last))


def test_no_date_is_none_and_said_where_there_must_be_one() -> None:
    assert bounds(None) is None
    with pytest.raises(NoDate, match="not a date in EDTF .*'hier'"):
        days("hier")


@given(st.text(alphabet="0123456789X-/.?~%T[]{},", max_size=24))
def test_bounds_never_fail_and_stand_in_order(edtf: str) -> None:
    found = bounds(edtf)
    assert found is None or found[0] <= found[1]
