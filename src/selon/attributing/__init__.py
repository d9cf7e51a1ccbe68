"""Who is said to have said what: attributions from a parsed text."""

from selon.attributing.engine import attributions

__all__ = ["attributions"]
