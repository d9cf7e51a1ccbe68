from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from selon.ledger import Ledger
from selon.linking import link
from tests.linking.sample import ALL


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ostrane.ledger"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    """A ledger of all sample articles, linked."""
    with Ledger.open(path, clock=lambda: datetime(2026, 1, 2, 12, tzinfo=UTC)) as opened:
        for reading in ALL:
            opened.add(reading)
        link(opened)
        yield opened
