from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.ledger.query import NoWords, expression


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("port", '"port"'),
        ("port Sarnal", '"port" "Sarnal"'),
        ('"port de Sarnal" grève', '"port de Sarnal" "grève"'),
        ("« port de Sarnal »", '"port de Sarnal"'),
        ("“port de Sarnal”", '"port de Sarnal"'),
        ("Sarn*", '"Sarn"*'),
        ('"port de Sarn*"', '"port de Sarn"*'),
        ('"never closed', '"never closed"'),
        ("a-b:c^d(e) NEAR OR", '"a-b:c^d(e)" "NEAR" "OR"'),
        ("-- port * ''", '"port"'),
        ("po\0rt", '"po" "rt"'),
    ],
)
def test_words_phrases_and_beginnings(typed: str, expected: str) -> None:
    assert expression(typed) == expected


@pytest.mark.parametrize("typed", ["", "  ", "*", '""', '"', "-- ?! *", "😀", "\0"])
def test_no_words(typed: str) -> None:
    with pytest.raises(NoWords, match="no words to search for"):
        expression(typed)


@given(st.text(max_size=30) | st.text(alphabet="a\"*-:()^{}+ ANDORNEAR,'\0«»\\%_", max_size=20))
def test_never_a_syntax_error(typed: str) -> None:
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize='unicode61 remove_diacritics 2')")
    try:
        asked = expression(typed)
    except NoWords:
        return
    assert base.execute("SELECT * FROM t WHERE t MATCH ?", (asked,)).fetchall() == []
    base.close()
