"""The ledger: documents and what was read in them, stored once in one SQLite file, searched, checked and forgotten.

`Ledger` and what needs the database is loaded on first use, so that the contract's JSON and the dates cost little.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from selon.ledger.dates import NoDate
from selon.ledger.hits import Added, Fault, Filters, Hit, Kept, LedgerError
from selon.ledger.query import NoWords

if TYPE_CHECKING:
    from selon.ledger.ledger import Ledger

__all__ = ["Added", "Fault", "Filters", "Hit", "Kept", "Ledger", "LedgerError", "NoDate", "NoWords"]

_LATER = {"Ledger": "selon.ledger.ledger"}


def __getattr__(name: str) -> object:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LATER[name]), name)
