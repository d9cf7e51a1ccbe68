"""The ledger's tables. Offsets are code points into `documents.text`; days are ISO dates, times UTC."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Integer, MetaData, String, Table, Text, UniqueConstraint

VERSION = 1  # to be raised with the tables, and whenever other rows are made of the same reading

metadata = MetaData()


def _document() -> Column[int]:
    return Column("document", ForeignKey("documents.seq"), nullable=False, index=True)


ledger = Table("ledger", metadata, Column("key", String(40), primary_key=True), Column("value", Text, nullable=False))

documents = Table(
    "documents",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("text_sha256", String(64), nullable=False),
    Column("uri", Text, nullable=False),
    Column("language", String(35), nullable=False),
    Column("title", Text),
    Column("publisher", Text),
    Column("published", Text),  # EDTF, and the days that it bounds
    Column("earliest", String(10)),
    Column("latest", String(10)),
    Column("media_type", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("added_at", String(20), nullable=False),
    Column("reading", Text, nullable=False),  # the contract's JSON, whole
    sqlite_autoincrement=True,
)

# Every address that the same bytes were found at, the first one included.
uris = Table(
    "uris",
    metadata,
    Column("seq", Integer, primary_key=True),
    _document(),
    Column("uri", Text, nullable=False),
    Column("added_at", String(20), nullable=False),
    UniqueConstraint("document", "uri"),
)

sources = Table(
    "sources",
    metadata,
    _document(),
    Column("id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),  # name and affiliation without case and accents
    Column("type", String(20), nullable=False),
    Column("named", Boolean, nullable=False),
    Column("affiliation", Text),
    Column("entity", Text),
    UniqueConstraint("document", "id"),
)

statements = Table(
    "statements",
    metadata,
    _document(),
    Column("position", Integer, nullable=False),
    Column("id", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("cue", Text),
    Column("mention", Text),
    Column("form", String(20), nullable=False),
    Column("stance", String(20), nullable=False),
    Column("certainty", String(20), nullable=False),
    Column("polarity", String(20), nullable=False),
    Column("within", Text),
    Column("sentence", Text, nullable=False),  # the sentence or sentences that the content and its cue stand in
    Column("sentence_start", Integer, nullable=False),
    Column("sentence_end", Integer, nullable=False),
    UniqueConstraint("document", "position"),
)

times = Table(
    "times",
    metadata,
    _document(),
    Column("position", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("value", Text),
    Column("earliest", String(10)),
    Column("latest", String(10)),
    Column("anchor", Text),
    UniqueConstraint("document", "position"),
)

# What is searched: the content of every statement, with its voice; and every sentence (`statement` is null).
passages = Table(
    "passages",
    metadata,
    Column("seq", Integer, primary_key=True),
    _document(),
    Column("statement", Integer),  # statements.position
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("voice", Text, nullable=False),
    Column("words", Text, nullable=False),
    sqlite_autoincrement=True,
)

# The tables that hold rows of a document, those that others point to last.
OF_A_DOCUMENT = (uris, sources, statements, times, passages)
