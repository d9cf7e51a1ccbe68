from __future__ import annotations

import json

from selon.exporting.json import dumps, from_json, to_json
from tests.ledger.sample import reading


def test_a_reading_becomes_json_and_a_reading_again() -> None:
    assert from_json(to_json(reading())) == reading()
    assert json.loads(dumps(reading())) == to_json(reading())
