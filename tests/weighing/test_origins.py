"""Which documents are one story: copies, shortened versions and translations; never two reports of one event."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from selon.analysis import analyse
from selon.ledger import Ledger, schema
from selon.reading import read_path
from selon.records import Reading
from selon.weighing.likeness import compare
from selon.weighing.origins import FIRST, group_some, origins, origins_of, waiting
from selon.weighing.prints import Print, from_text, keys, print_of, to_text
from tests.weighing.sample import QUAKES, SAME_EVENT, SHORTENED, STORY, TRANSLATED, read

module = import_module("selon.weighing.origins")
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"

ONE = [
    (STORY, "en", SHORTENED, "en", "of the words"),
    (STORY, "en", STORY.replace("Dam of Orvel held, says the minister", "Eleven cracks"), "en", "the same words but for a few"),
    (STORY, "en", TRANSLATED, "fr", "in another language"),
    (SHORTENED, "en", TRANSLATED, "fr", "in another language"),
]
APART = [
    (STORY, "en", SAME_EVENT, "fr"),
    (TRANSLATED, "fr", SAME_EVENT, "fr"),
    (QUAKES[0], "en", QUAKES[1], "en"),
    (STORY, "en", QUAKES[0], "en"),
    ("The mayor of Vallombe said no.", "en", "The mayor of Vallombe said no.", "en"),
]


@pytest.mark.parametrize(("a", "of", "b", "other", "why"), ONE)
def test_one_story(a: str, of: str, b: str, other: str, why: str) -> None:
    found = compare(print_of(read(a, of)), print_of(read(b, other)))
    assert found.one
    assert why in found.reason
    assert 0.5 <= found.score <= 1


@pytest.mark.parametrize(("a", "of", "b", "other"), APART)
def test_two_stories(a: str, of: str, b: str, other: str) -> None:
    found = compare(print_of(read(a, of)), print_of(read(b, other)))
    assert not found.one, found
    assert found.score < 0.5


def test_the_same_words_about_other_places_say_so() -> None:
    found = compare(*(print_of(read(text, "en")) for text in QUAKES))
    assert found.reason.endswith("but of other names, numbers and dates")


def test_a_print_comes_back_from_text() -> None:
    made = print_of(read(STORY, "en"))
    assert from_text(to_text(made)) == made
    assert len(set(keys(made))) == 80
    assert all(0 <= key < 1 << 63 for key in keys(made))


def test_nothing_is_known_of_an_empty_document() -> None:
    empty = Print("en", 0, (), (), 0, 0)
    assert list(keys(empty)) == []
    assert not compare(empty, empty).one


@pytest.fixture(scope="module")
def examples() -> list[Reading]:
    return [analyse(read_path(path)) for path in sorted(EXAMPLES.glob("0*"))]


@pytest.fixture
def ledger(tmp_path: Path, examples: list[Reading]) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "case.ledger") as opened:
        for reading in examples:
            opened.add(reading)
        yield opened


def test_of_the_example_case_the_translation_and_the_republication_have_one_origin(ledger: Ledger) -> None:
    assert origins_of(ledger) == {1: 1, 2: 2, 3: 2, 4: 2, 5: 5, 6: 6, 7: 7, 8: 8}
    found = origins(ledger)
    assert [one.nearest for one in found] == [None, None, 2, 2, None, None, None, None]
    assert found[0].reason == FIRST
    assert "in another language" in found[2].reason
    assert found[3].reason == "the same words, under another headline"


def tables(path: Path) -> list[list[tuple[object, ...]]]:
    base = sqlite3.connect(path)
    found = [sorted(base.execute(f"SELECT * FROM {name}").fetchall()) for name in ("prints", "print_keys", "origins")]
    base.close()
    return found


def test_one_by_one_or_all_at_once_is_the_same(ledger: Ledger, tmp_path: Path, examples: list[Reading]) -> None:
    origins(ledger)
    with Ledger.open(tmp_path / "other.ledger") as other:
        for reading in examples:
            other.add(reading)
            assert group_some(other) == 1
    assert tables(tmp_path / "case.ledger") == tables(tmp_path / "other.ledger")


def test_what_was_put_somewhere_is_not_read_again(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    before = origins(ledger)
    monkeypatch.setattr(module, "print_of", lambda reading: pytest.fail("read again"))
    assert waiting(ledger) == 0
    assert origins(ledger) == before


def test_a_forgotten_document_leaves_nothing_behind(ledger: Ledger, tmp_path: Path) -> None:
    origins(ledger)
    first = [kept.id for kept in ledger.documents()][1]
    ledger.forget(first)
    assert not any(2 in row for table in tables(tmp_path / "case.ledger") for row in table)
    assert waiting(ledger) == 1  # its translation and its copy are put together anew
    assert origins_of(ledger) == {1: 1, 3: 3, 4: 3, 5: 5, 6: 6, 7: 7, 8: 8}
    assert ledger.check() == []


def test_prints_of_another_make_are_made_anew(ledger: Ledger) -> None:
    before = origins(ledger)
    with ledger.to_write() as connection:
        connection.execute(schema.ledger.update().where(schema.ledger.c.key == "prints").values(value="made otherwise"))
        connection.execute(schema.prints.update().values(print="no JSON"))
    assert origins(ledger) == before


def test_an_older_ledger_gets_the_tables(tmp_path: Path, examples: list[Reading]) -> None:
    path = tmp_path / "old.ledger"
    with Ledger.open(path) as opened:
        opened.add(examples[1])
    base = sqlite3.connect(path)
    for name in ("origins", "print_keys", "prints"):
        base.execute(f"DROP TABLE {name}")
    base.execute("UPDATE ledger SET value = '2' WHERE key = 'schema'")
    base.commit()
    base.close()
    with Ledger.open(path, create=False) as opened:
        assert origins_of(opened) == {1: 1}
        assert opened.check() == []
