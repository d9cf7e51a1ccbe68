"""The ledger's tables. Offsets are code points into `documents.text`; days are ISO dates, times UTC."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Float, ForeignKey, Integer, MetaData, String, Table, Text, UniqueConstraint

VERSION = 5  # to be raised with the tables, and whenever other rows are made of the same reading

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

# One and the same across documents, as far as it is known. `portrait` is what its members say of it together, as JSON; it is
# null while it has to be made anew, after one of its documents was forgotten.
identities = Table(
    "identities",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", String(40), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("portrait", Text),
    sqlite_autoincrement=True,
)

# The entities and named voices of the documents that have been linked. `head` is the entity that a voice is, or itself.
members = Table(
    "members",
    metadata,
    _document(),
    Column("key", Text, nullable=False),  # e3 or s2, as in the reading
    Column("head", Text, nullable=False),
    Column("identity", ForeignKey("identities.seq"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("profile", Text, nullable=False),  # JSON
    Column("score", Float, nullable=False),
    Column("reason", Text, nullable=False),
    UniqueConstraint("document", "key"),
)

# Who else a member may be.
doubts = Table(
    "doubts",
    metadata,
    _document(),
    Column("key", Text, nullable=False),
    Column("identity", ForeignKey("identities.seq"), nullable=False, index=True),
    Column("score", Float, nullable=False),
    Column("reason", Text, nullable=False),
    UniqueConstraint("document", "key", "identity"),
)

# The documents whose entities are linked.
linked = Table("linked", metadata, Column("document", ForeignKey("documents.seq"), primary_key=True, autoincrement=False))

# What an identity is looked for by; a key leads to a bounded number of them.
blocks = Table(
    "blocks",
    metadata,
    Column("key", Text, primary_key=True),
    Column("identity", ForeignKey("identities.seq"), primary_key=True, index=True),
)

# What a person said of two identities. It names them by their ids, which outlive them: a document that is forgotten and added
# again finds what was said. `member` is what was split off by it ("DOCUMENT:KEY").
judgements = Table(
    "judgements",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("a", String(40), nullable=False),
    Column("b", String(40), nullable=False),
    Column("verdict", String(10), nullable=False),
    Column("note", Text),
    Column("at", String(20), nullable=False),
    Column("undone_at", String(20)),
    Column("member", Text),
    sqlite_autoincrement=True,
)

# What is kept of a document to find its copies and translations, as JSON; what made it is under "prints" in `ledger`.
prints = Table(
    "prints",
    metadata,
    Column("document", ForeignKey("documents.seq"), primary_key=True, autoincrement=False),
    Column("print", Text, nullable=False),
)

# What a print is looked for by; a key leads to a bounded number of documents.
print_keys = Table(
    "print_keys",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("document", ForeignKey("documents.seq"), primary_key=True, autoincrement=False, index=True),
    sqlite_with_rowid=False,  # the rows stand in their key, once
)

# Which documents go back to one origin: the first of them stands for it. `nearest` is the one that the document was put to.
origins = Table(
    "origins",
    metadata,
    Column("document", ForeignKey("documents.seq"), primary_key=True, autoincrement=False),
    Column("origin", ForeignKey("documents.seq"), nullable=False, index=True),
    Column("nearest", ForeignKey("documents.seq"), index=True),
    Column("score", Float, nullable=False),
    Column("reason", Text, nullable=False),
)

# Every statement, and what a document says in its own voice, with what it says (`gist`, JSON) and the claim that it was put to: the first
# telling of a claim stands for it. `chain` are the keys of the voices that it comes through, the outermost first, parted by blanks;
# `claim` is null while it has to be put anew, after a document was forgotten. What made the gists is under "claims" in `ledger`.
tellings = Table(
    "tellings",
    metadata,
    Column("seq", Integer, primary_key=True),
    _document(),
    Column("statement", Text, nullable=False),  # a3, or e2 for an event
    Column("chain", Text, nullable=False),
    Column("stance", String(20), nullable=False),
    Column("certainty", String(20), nullable=False),
    Column("date", Text),  # EDTF
    Column("words", Text, nullable=False),
    Column("gist", Text, nullable=False),
    Column("claim", ForeignKey("tellings.seq"), index=True),
    Column("nearest", ForeignKey("tellings.seq"), index=True),
    Column("score", Float),
    Column("reason", Text),
    UniqueConstraint("document", "statement"),
    sqlite_autoincrement=True,
)

# What a telling is looked for by; a key leads to a bounded number of them.
telling_keys = Table(
    "telling_keys",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("telling", ForeignKey("tellings.seq"), primary_key=True, autoincrement=False, index=True),
    sqlite_with_rowid=False,
)

# Tellings that speak against each other: `kind` says how.
clashes = Table(
    "clashes",
    metadata,
    Column("telling", ForeignKey("tellings.seq"), primary_key=True, autoincrement=False),
    Column("against", ForeignKey("tellings.seq"), primary_key=True, autoincrement=False, index=True),
    Column("kind", String(12), nullable=False),
    Column("score", Float, nullable=False),
    Column("reason", Text, nullable=False),
    sqlite_with_rowid=False,
)

# The documents whose tellings are all put to claims.
weighed = Table("weighed", metadata, Column("document", ForeignKey("documents.seq"), primary_key=True, autoincrement=False))

# What a person said of a commitment: that a statement of a document bears on it in some way (`bearing`), or how far it was carried
# out (`score`, 0 to 3, with no statement). It names documents by their ids, and keeps the statement's words: a document that
# is forgotten and added again finds what was said.
findings = Table(
    "findings",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("commitment", Text, nullable=False),
    Column("document", String(64)),
    Column("statement", Text),
    Column("words", Text),
    Column("bearing", String(12)),
    Column("score", Integer),
    Column("note", Text),
    Column("at", String(20), nullable=False),
    Column("undone_at", String(20)),
    sqlite_autoincrement=True,
)

# The tables that hold rows of a document, those that others point to last.
OF_A_DOCUMENT = (uris, sources, statements, times, passages, doubts, members, linked, prints, print_keys, origins, weighed, tellings)
# Of these, what is made anew when a document is said to be of another date.
OF_DATES = (times, prints, print_keys, origins, weighed, tellings)
