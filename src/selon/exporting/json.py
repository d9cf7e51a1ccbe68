"""A reading as the contract's JSON, and back. The ledger keeps the same, so the mapping itself is there."""

from selon.ledger.contract import JsonObject, dumps, from_json, loads, to_json
from selon.ledger.objects import NotAReading

__all__ = ["JsonObject", "NotAReading", "dumps", "from_json", "loads", "to_json"]
