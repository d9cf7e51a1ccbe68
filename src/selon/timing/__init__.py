"""Temporal expressions and the document's own date: between parsing and resolving.

`times(parsed, published)` are the expressions with their EDTF values; `document_date(parsed, given)` is when the text was
written; `dated` gives both from one reading. A language's words and patterns are in its `times.toml`; the grammar is one.
"""

from selon.timing.publication import DocumentDate, document_date
from selon.timing.timed import dated, times

__all__ = ["DocumentDate", "dated", "document_date", "times"]
