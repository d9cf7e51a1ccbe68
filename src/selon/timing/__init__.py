"""Temporal expressions and the document's own date: between parsing and resolving.

`times(parsed, published)` are the expressions with their EDTF values; `document_date(parsed, given)` is when the text was
written. A language's words and patterns are in its `times.toml`; the grammar is one.
"""

from selon.timing.publication import DocumentDate, document_date
from selon.timing.timed import times

__all__ = ["DocumentDate", "document_date", "times"]
