"""Opening a ledger: which database, is it one of ours, of a version that we know."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, select
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from selon.ledger import schema
from selon.ledger.hits import LedgerError
from selon.ledger.index import TextIndex, index_for

HEADER = b"SQLite format 3\0"
PATIENCE = 30_000  # milliseconds to wait for another process that writes


def opened(target: str | Path, create: bool) -> tuple[str, Engine, TextIndex]:
    """The ledger's name for messages, its engine and its index. A new one is made where there is none, if `create`.

    LedgerError: no such file, not a ledger, made by a newer selon, no way to search in such a database, not writable.
    """
    url = _url(target)
    name = url.database or "" if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)
    index = index_for(url.get_backend_name())
    if index is None:
        raise LedgerError(name, f"no ledgers in a database of kind {url.get_backend_name()} yet: sqlite alone")
    _look_at_file(name, create)
    engine = _engine(url, name)
    try:
        with said_of(name):
            _check_or_create(engine, name, index, create)
    except LedgerError:
        engine.dispose()
        raise
    return name, engine, index


@contextmanager
def said_of(name: str) -> Iterator[None]:
    """Turns what the database complains of into a LedgerError."""
    try:
        yield
    except DBAPIError as error:
        raise LedgerError(name, str(error.orig)) from error
    except sqlite3.Error as error:  # while connecting
        raise LedgerError(name, str(error)) from error
    except UnicodeDecodeError as error:  # the driver's, of a text or of a complaint about one
        raise LedgerError(name, "damaged: what should be UTF-8 in it is not") from error
    except json.JSONDecodeError as error:
        raise LedgerError(name, "damaged: what should be JSON in it is not") from error


def _url(target: str | Path) -> URL:
    if isinstance(target, Path) or "://" not in target:
        return URL.create("sqlite", database=str(target))
    try:
        return make_url(target)
    except ArgumentError as error:
        raise LedgerError("ledger", "not a file nor a database URL") from error


def _look_at_file(name: str, create: bool) -> None:
    """Refuse what is plainly no ledger before the database touches it."""
    path = Path(name)
    if name in ("", ":memory:") or name.startswith("file:"):
        raise LedgerError(name or "ledger", "a ledger is a file")
    if os.path.isdir(path):
        raise LedgerError(name, "is a directory")
    if not os.path.isdir(path.parent):
        raise LedgerError(name, "there is no such folder to make it in")
    try:
        with path.open("rb") as file:
            start = file.read(len(HEADER))
    except FileNotFoundError as error:
        if create:
            return
        raise LedgerError(name, "no such file") from error
    except OSError as error:
        raise LedgerError(name, str(error.strerror).lower()) from error
    if start != HEADER and not (create and not start):
        raise LedgerError(name, "not a ledger")


def _engine(url: URL, name: str) -> Engine:
    try:
        engine = create_engine(url)
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise LedgerError(name, f"no driver for such a database: {error}") from error
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # transactions are begun by _begin, not by the driver
    for pragma in ("foreign_keys = ON", f"busy_timeout = {PATIENCE}", "secure_delete = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """A transaction that writes takes its turn at once: it could not once it has read."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _check_or_create(engine: Engine, name: str, index: TextIndex, create: bool) -> None:
    tables = inspect(engine).get_table_names()
    if not tables and create:
        _create(engine, index)
    elif schema.ledger.name not in tables:
        raise LedgerError(name, "not a ledger")
    version = _version(engine)
    if version is None:
        raise LedgerError(name, "not a ledger")
    if version > schema.VERSION:
        raise LedgerError(name, f"made by a newer selon (its schema is {version}, this one knows {schema.VERSION})")
    if version < schema.VERSION:
        _migrate(engine)


def _version(engine: Engine) -> int | None:
    query = select(schema.ledger.c.value).where(schema.ledger.c.key == "schema")
    with engine.connect() as connection:
        try:
            found = connection.execute(query).scalar()
        except DBAPIError:  # a table of that name, without our columns
            return None
    return int(found) if found is not None and found.isdigit() else None


def _create(engine: Engine, index: TextIndex) -> None:
    """All tables or none. Two processes may try at once: the second finds them made."""
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        raw.close()
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if not inspect(connection).get_table_names():
            schema.metadata.create_all(connection)
            connection.execute(schema.ledger.insert().values(key="schema", value=str(schema.VERSION)))
            index.create(connection)


def _migrate(engine: Engine) -> None:
    """Bring an older ledger up to date, all of it or nothing. Two processes may try at once: the second has nothing left to do."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        schema.metadata.create_all(connection)  # the tables that are not there: what belongs in them is made when somebody first asks
        connection.execute(schema.ledger.update().where(schema.ledger.c.key == "schema").values(value=str(schema.VERSION)))
