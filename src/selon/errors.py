"""What can go wrong, each said in one line."""

from __future__ import annotations


class SelonError(Exception):
    """Anything that selon itself says went wrong."""


class Unreadable(SelonError):
    """A document that cannot be read: `uri` names it, `reason` says why. `str()` is one line, "URI: reason"."""

    def __init__(self, uri: str, reason: str) -> None:
        super().__init__(uri, reason)
        self.uri = uri
        self.reason = reason

    def __str__(self) -> str:
        return " ".join(f"{self.uri}: {self.reason}".splitlines())


class UnknownLanguage(Unreadable):
    """A document whose language is in doubt, or none that selon has."""
