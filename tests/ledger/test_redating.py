"""A date of publication that is corrected: what follows from it is put in the place of what was kept, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from selon.ledger.ledger import Ledger
from selon.records import Time
from tests.ledger.sample import reading

READING = reading()


def test_what_follows_from_a_corrected_date(tmp_path: Path) -> None:
    first = replace(READING, times=(Time(0, 3, None, "publication"),))
    document = replace(first.document, published="2019-11-22", published_basis="given")
    dated = replace(first, document=document, times=(Time(0, 3, "2019-11-19", "publication"),))
    with Ledger.open(tmp_path / "one.ledger") as ledger:
        ledger.add(first)
        assert not ledger.is_dated_as(dated.document)
        assert ledger.redate(dated)
        (kept,) = ledger.readings()
        assert (kept.document.published, kept.times) == ("2019-11-22", dated.times)
        assert kept.statements == first.statements
        assert ledger.is_dated_as(dated.document)
        assert not ledger.redate(dated)
        assert ledger.check() == []


def test_what_is_read_otherwise_now_is_left_as_it_is(tmp_path: Path) -> None:
    dated = replace(READING, document=replace(READING.document, published="2019-11-22"), statements=())
    with Ledger.open(tmp_path / "one.ledger") as ledger:
        ledger.add(READING)
        assert not ledger.redate(dated)
        assert next(ledger.readings()).document.published == READING.document.published
