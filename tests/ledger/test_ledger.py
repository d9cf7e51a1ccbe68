from __future__ import annotations

import dataclasses
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from selon.ledger import Added, Filters, Ledger, LedgerError, NoDate, NoWords, schema
from selon.ledger.checking import spans
from tests.ledger.sample import REPAIR, TEXT, plain, reading

NOON = datetime(2026, 1, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sarnal.ledger"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with Ledger.open(path, clock=lambda: NOON) as opened:
        yield opened


def rows(path: Path) -> dict[str, int]:
    """How many rows every table has."""
    base = sqlite3.connect(path)
    tables = [name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%!_%' ESCAPE '!'")]
    counts = {name: base.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}
    base.close()
    return counts


# --- adding


def test_what_is_added_is_there(ledger: Ledger) -> None:
    made = reading()
    assert ledger.add(made) == Added(made.document.sha256[:12], new=True)
    assert list(ledger.readings()) == [made]
    (kept,) = ledger.documents()
    assert (kept.id, kept.sha256, kept.uris) == (made.document.sha256[:12], made.document.sha256, ("sarnal.txt",))
    assert (kept.title, kept.publisher, kept.published, kept.language) == (made.document.title, "Le Phare", "2021-05-01", "fr")
    assert kept.added_at == "2026-01-02T12:00:00Z"
    assert ledger.check() == []


def test_the_clock_is_told_in_utc(path: Path) -> None:
    with Ledger.open(path, clock=lambda: NOON.astimezone(timezone(timedelta(hours=5)))) as ledger:
        ledger.add(reading())
        assert [kept.added_at for kept in ledger.documents()] == ["2026-01-02T12:00:00Z"]


def test_the_same_bytes_twice_are_one_document(ledger: Ledger, path: Path) -> None:
    ledger.add(reading())
    before = rows(path)
    again = ledger.add(reading("copy/sarnal.txt"))
    assert again == Added(reading().document.sha256[:12], new=False)
    ledger.add(reading("copy/sarnal.txt"))
    assert [kept.uris for kept in ledger.documents()] == [("sarnal.txt", "copy/sarnal.txt")]
    assert [made.document.uri for made in ledger.readings()] == ["sarnal.txt"]
    assert rows(path) == before | {"uris": 2}
    assert ledger.check() == []


def test_a_document_is_known_before_it_is_analysed(ledger: Ledger) -> None:
    made = reading()
    assert ledger.remember(made.document) is None
    ledger.add(made)
    assert ledger.remember(reading("b.txt").document) == made.document.sha256[:12]
    assert [kept.uris for kept in ledger.documents()] == [("sarnal.txt", "b.txt")]


def test_two_documents_whose_hashes_start_alike_have_two_ids(ledger: Ledger) -> None:
    one, two = plain("Le quai.", "1"), plain("La grue.", "2")
    one = dataclasses.replace(one, document=dataclasses.replace(one.document, sha256="a" * 64))
    two = dataclasses.replace(two, document=dataclasses.replace(two.document, sha256="a" * 14 + "b" * 50))
    assert [ledger.add(one).id, ledger.add(two).id] == ["a" * 12, "a" * 13]
    assert ledger.check() == []


def test_a_ledger_stays_after_it_is_closed_and_is_one_file(path: Path) -> None:
    with Ledger.open(path) as ledger:
        ledger.add(reading())
    assert os.listdir(path.parent) == [path.name]
    with Ledger.open(str(path), create=False) as ledger:
        assert list(ledger.readings()) == [reading()]
    with Ledger.open(f"sqlite:///{path}", create=False) as ledger:
        assert len(list(ledger.documents())) == 1


def test_one_can_write_while_reading(ledger: Ledger) -> None:
    for i in range(3):
        ledger.add(plain(f"Le quai {i}.", f"{i}.txt"))
    for made in ledger.readings():
        ledger.forget(made.document.sha256[:12])
    assert list(ledger.readings()) == []


def test_characters_that_no_database_takes(ledger: Ledger) -> None:
    odd = plain("Le quai\0 est long.", "caf\udce9.txt")
    ledger.add(odd)
    assert list(ledger.readings()) == [odd]
    assert [kept.uris for kept in ledger.documents()] == [("caf?.txt",)]
    assert [hit.uri for hit in ledger.search("quai")] == ["caf?.txt"]
    assert ledger.check() == []


def test_a_statement_by_nobody_known_or_without_content_is_kept_and_said(ledger: Ledger) -> None:
    made = reading()
    first, second = made.statements
    odd = (dataclasses.replace(first, by="s9", within="a7"), dataclasses.replace(second, content=(), id="a1"))
    ledger.add(dataclasses.replace(made, statements=odd))
    assert [fault.what for fault in ledger.check()] == [
        "two of its statements have one id",
        "statement a1 is by s9, which is none of its sources",
        "statement a1 points to a7, which is none of its statements",
    ]
    assert [hit.voice for hit in ledger.search("serait rouvert")] == [None]


# --- searching


def test_a_hit_says_who_says_it_and_where(ledger: Ledger) -> None:
    ledger.add(reading())
    (hit,) = ledger.search("quai")
    assert (hit.voice, hit.affiliation, hit.stance, hit.statement, hit.form) == ("Ilse Marn", "dockers", "denies", "a2", "direct")
    assert (hit.document, hit.uri, hit.published) == (reading().document.sha256[:12], "sarnal.txt", "2021-05-01")
    assert hit.content == "C’est faux … il n’y a pas de quai"
    assert hit.sentence == "« C’est faux, il n’y a pas de quai », a répondu Ilse Marn, porte-parole des dockers."
    assert TEXT[hit.start : hit.end] == "C’est faux, il n’y a pas de quai"


def test_words_outside_every_content_are_of_no_voice(ledger: Ledger) -> None:
    ledger.add(reading())
    (hit,) = ledger.search("grève")
    assert (hit.voice, hit.stance, hit.statement) == (None, None, None)
    assert hit.sentence == TEXT[hit.start : hit.end] == "La grève dure depuis six semaines."


def test_statements_come_first_and_their_sentences_not_twice(ledger: Ledger) -> None:
    ledger.add(reading())
    assert [(hit.voice, hit.sentence[:9]) for hit in ledger.search("port Sarnal")] == [("Anton Brek", "Le minist"), (None, "Le port d")]


@pytest.mark.parametrize(
    ("words", "voices"),
    [
        ("ETE rouvert", ["Anton Brek"]),
        ('"port de Sarnal serait"', ["Anton Brek"]),
        ('"Sarnal port"', []),
        ("rouver*", ["Anton Brek"]),
        ("rouver", []),
        ("marn quai", ["Ilse Marn"]),
        ("repondu", ["Ilse Marn"]),
        ("dure", [None]),
        ("l'ete", ["Anton Brek"]),
        ("baleine", []),
        ("quai AND NOT grève", []),
    ],
)
def test_words(ledger: Ledger, words: str, voices: list[str | None]) -> None:
    ledger.add(reading())
    assert [hit.voice for hit in ledger.search(words)] == voices


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), 3),
        (Filters(voice="MÁRN"), 1),
        (Filters(voice="brek anton"), 1),
        (Filters(voice="valdorie"), 1),
        (Filters(voice="%"), 0),
        (Filters(voice="_"), 0),
        (Filters(voice="Brek", stance="denies"), 0),
        (Filters(stance="promises"), 1),
        (Filters(stance="asks"), 0),
        (Filters(language="fr"), 3),
        (Filters(language="en"), 0),
        (Filters(since="2021"), 3),
        (Filters(since="2021-05-02"), 0),
        (Filters(until="2021-05"), 3),
        (Filters(until="2021-04-30"), 0),
        (Filters(since="2021-05-01", until="2021-05-01"), 3),
    ],
)
def test_filters(ledger: Ledger, filters: Filters, found: int) -> None:
    ledger.add(reading())
    assert len(list(ledger.search("p*", filters))) == found


def test_a_document_without_a_date_is_in_no_period(ledger: Ledger) -> None:
    ledger.add(plain("Le quai est long.", "a", published=None))
    ledger.add(plain("Le quai est court.", "b", published="202X"))
    assert len(list(ledger.search("quai"))) == 2
    assert [hit.uri for hit in ledger.search("quai", Filters(since="2025"))] == ["b"]
    assert [hit.uri for hit in ledger.search("quai", Filters(until="2025"))] == ["b"]


def test_a_search_without_words_or_with_a_wrong_date_is_said_at_once(ledger: Ledger) -> None:
    with pytest.raises(NoWords):
        ledger.search("?!")
    with pytest.raises(NoDate):
        ledger.search("quai", Filters(since="hier"))


# --- forgetting


def test_what_is_forgotten_leaves_nothing(path: Path) -> None:
    secret = "Xylophonie"
    with Ledger.open(path) as ledger:
        ledger.add(reading())
        kept = rows(path)
        gone = ledger.add(reading("b.txt", TEXT.replace("La baleine", secret).replace("dure", f"dure, {secret},"))).id
        assert secret.encode() in path.read_bytes() + path.with_name(f"{path.name}-wal").read_bytes()
        ledger.forget(gone)
        assert rows(path) == kept
        assert list(ledger.search(secret)) == []
        assert len(list(ledger.search("quai"))) == 1
        assert ledger.check() == []
        with pytest.raises(KeyError):
            ledger.forget(gone)
    left = path.read_bytes()
    assert secret.encode() not in left
    assert secret.lower().encode() not in left


def test_a_forgotten_document_can_be_added_again(ledger: Ledger) -> None:
    key = ledger.add(reading()).id
    ledger.forget(key)
    assert ledger.add(reading()) == Added(key, new=True)
    assert ledger.check() == []


# --- checking


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        ("UPDATE documents SET text = replace(text, 'Sarnal', 'Sarnol')", "its text is not the one in its reading"),
        ("UPDATE documents SET reading = replace(reading, 'Sarnal', 'Sarnol')", "its text is not the one that was read (text_sha256)"),
        ("UPDATE documents SET text_sha256 = '0'", "its text is not the one that was read (text_sha256)"),
        ("UPDATE documents SET title = 'Autre'", "its title is not the one in its reading"),
        ("UPDATE documents SET earliest = '2020-01-01'", "its earliest is not the one in its reading"),
        ("UPDATE documents SET id = 'abc'", "its id is not the start of its sha256"),
        ("UPDATE documents SET reading = '{}'", "its reading cannot be read: document is missing"),
        ("UPDATE documents SET reading = '{'", "its reading cannot be read: not JSON: Expecting property name"),
        ("UPDATE documents SET reading = x'ff'", "its reading cannot be read: not JSON"),
        ("UPDATE statements SET stance = 'asserts' WHERE id = 'a2'", "its rows in statements are not those of its reading"),
        ("DELETE FROM sources WHERE id = 's1'", "its rows in sources are not those of its reading"),
        ("INSERT INTO times SELECT document, 7, 1, 2, '2020', null, null, null FROM documents, uris LIMIT 1", "its rows in times"),
        ("DELETE FROM passages WHERE seq = 1", "the full-text index holds 6 passages, the ledger 5"),
        ("UPDATE passages SET words = 'rien' WHERE seq = 1", "the full-text index does not say what the passages say"),
        ("INSERT INTO passages_index(passages_index) VALUES ('delete-all')", "the full-text index holds 0 passages, the ledger 6"),
        ("UPDATE times SET document = 99", "a row of times is of no document"),
    ],
)
def test_what_is_off_is_said(path: Path, damage: str, fault: str) -> None:
    with Ledger.open(path) as ledger:
        ledger.add(reading())
        assert ledger.check() == []
    base = sqlite3.connect(path)
    base.execute(damage)
    base.commit()
    base.close()
    with Ledger.open(path) as ledger:
        assert any(found.what.startswith(fault) for found in ledger.check()), ledger.check()


def test_a_span_outside_the_text_is_said(ledger: Ledger) -> None:
    made = reading()
    wrong = dataclasses.replace(made.statements[0], cue=(3, len(TEXT) + 1))
    ledger.add(dataclasses.replace(made, statements=(wrong, *made.statements[1:])))
    (fault,) = ledger.check()
    assert fault.where == made.document.sha256[:12]
    assert fault.what == f"statement a1 [3, {len(TEXT) + 1}] is outside the text"


def test_every_kind_of_span_is_looked_at() -> None:
    made = reading()
    made = dataclasses.replace(made, document=dataclasses.replace(made.document, repairs=(REPAIR,)))
    kinds = {what.split()[0] for what, _ in spans(made)}
    assert kinds == {"segment", "repair", "statement", "source", "entity", "time", "event", "relation", "commitment"}


def test_a_damaged_file_is_said(path: Path) -> None:
    with Ledger.open(path) as ledger:
        for i in range(40):
            ledger.add(plain(f"Le quai {i} est long. " * 40, f"{i}"))
    data = bytearray(path.read_bytes())
    for at in range(len(data) // 2, len(data) // 2 + 20_000):
        data[at] ^= 0xFF
    path.write_bytes(data)
    with Ledger.open(path) as ledger:
        assert ledger.check() != []


def test_a_reading_that_is_damaged_is_said_when_it_is_asked_for(ledger: Ledger, path: Path) -> None:
    key = ledger.add(reading()).id
    base = sqlite3.connect(path)
    base.execute("UPDATE documents SET reading = '{}'")
    base.commit()
    base.close()
    with pytest.raises(LedgerError, match=f"the reading of {key} cannot be read: document is missing"):
        list(ledger.readings())


@pytest.mark.parametrize("at", [*range(20, 120, 9), *range(120, 4096, 331)])
def test_damage_is_a_fault_or_a_line_and_never_a_traceback(path: Path, at: int) -> None:
    with Ledger.open(path) as ledger:
        ledger.add(reading())
    data = bytearray(path.read_bytes())
    for page in range(0, len(data), 4096):
        data[page + at] ^= 0xA5
    path.write_bytes(data)
    try:
        with Ledger.open(path) as ledger:
            assert all("\n" not in fault.what for fault in ledger.check())
            assert len(list(ledger.readings())) <= 1
            assert len(list(ledger.search("quai"))) <= 1
    except LedgerError as error:
        assert "\n" not in str(error)


# --- opening


def no_ledger(path: Path, **options: bool) -> str:
    with pytest.raises(LedgerError) as caught:
        Ledger.open(path, **options)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_file_that_is_not_a_ledger_is_said_and_left_as_it_is(path: Path) -> None:
    path.write_text("Le port de Sarnal, " * 100)
    assert no_ledger(path) == f"{path}: not a ledger"
    assert path.read_text() == "Le port de Sarnal, " * 100


@pytest.mark.parametrize("made", ["CREATE TABLE t (x)", "CREATE TABLE ledger (x)", "CREATE TABLE ledger (key, value)"])
def test_another_database_is_said_and_left_as_it_is(path: Path, made: str) -> None:
    base = sqlite3.connect(path)
    base.execute(made)
    base.close()
    before = path.read_bytes()
    assert no_ledger(path) == f"{path}: not a ledger"
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_ledger_only_when_one_may_be_made(path: Path) -> None:
    path.touch()
    assert no_ledger(path, create=False) == f"{path}: not a ledger"
    with Ledger.open(path) as ledger:
        assert ledger.check() == []


def test_a_missing_file_a_missing_folder_and_a_folder(path: Path) -> None:
    assert no_ledger(path, create=False) == f"{path}: no such file"
    assert not path.exists()
    assert no_ledger(path / "x" / "y") == f"{path}/x/y: there is no such folder to make it in"
    assert no_ledger(path.parent) == f"{path.parent}: is a directory"


def test_a_newer_ledger_is_said(path: Path) -> None:
    Ledger.open(path).close()
    base = sqlite3.connect(path)
    base.execute("UPDATE ledger SET value = '99'")
    base.commit()
    base.close()
    assert no_ledger(path) == f"{path}: made by a newer selon (its schema is 99, this one knows {schema.VERSION})"


@pytest.mark.parametrize("target", ["", ":memory:", "sqlite://", "sqlite:///:memory:"])
def test_a_ledger_is_a_file(target: str) -> None:
    with pytest.raises(LedgerError, match="a ledger is a file"):
        Ledger.open(target)


@pytest.mark.parametrize("target", ["postgresql://ann:sesame@host/base", "nonsense://x", "https://example.org/x", "://", "sqlite+x://"])
def test_an_address_that_is_no_ledger_is_said_without_its_password(target: str) -> None:
    with pytest.raises(LedgerError) as caught:
        Ledger.open(target)
    assert "sesame" not in str(caught.value)


def test_a_ledger_that_somebody_else_is_writing_to_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("selon.ledger.opening.PATIENCE", 50)
    with Ledger.open(path) as ledger:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="database is locked"):
            ledger.add(reading())
        assert list(ledger.readings()) == []
        other.execute("ROLLBACK")
        other.close()
        assert ledger.add(reading()).new


# --- being killed

KILLED = """
import sys, time
from selon.ledger import Ledger
from selon.ledger.index import Fts5
from tests.ledger.sample import reading, plain

def stop(self, connection, document):
    print("half-way", flush=True)
    time.sleep(60)

with Ledger.open(sys.argv[1]) as ledger:
    ledger.add(reading())
    Fts5.add = stop
    ledger.add(plain("Le quai est long. " * 20000, "long.txt"))
"""


def test_killed_half_way_the_ledger_is_as_it_was(path: Path) -> None:
    root = Path(__file__).parents[2]
    environment = os.environ | {"PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}"}
    child = subprocess.Popen([sys.executable, "-c", KILLED, str(path)], stdout=subprocess.PIPE, env=environment)
    assert child.stdout is not None
    assert child.stdout.readline() == b"half-way\n"
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    with Ledger.open(path) as ledger:
        assert ledger.check() == []
        assert list(ledger.readings()) == [reading()]
        assert [kept.uris for kept in ledger.documents()] == [("sarnal.txt",)]
        assert ledger.add(plain("Le quai est long. " * 20000, "long.txt")).new
        assert ledger.check() == []
