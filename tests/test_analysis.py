"""The whole analysis: the same bytes give the same reading, and no text is too odd for it."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.analysis import analyse
from selon.errors import Unreadable
from selon.exporting.json import dumps
from selon.languages import folder, languages
from selon.reading import read_bytes
from selon.records import Reading

READY = all((folder(code) / "pipeline" / "meta.json").is_file() for code in languages())
pytestmark = pytest.mark.skipif(not READY, reason="a language without its pipeline in this tree")

EXAMPLES = Path(__file__).parents[1] / "examples"
FRENCH = (
    "Le port de Sarnal rouvrira\n\nLe ministre des Ports a promis vendredi que le port serait rouvert avant l'été.\n\n"
    "« Il n'y a pas de quai », a répondu Ilse Marn, la porte-parole des dockers de la ville.\n"
)
SAID = "« Non », dit-il. "
ODD = {
    "one word": "Non",
    "one mark": "«",
    "punctuation": "… !? – : ;",
    "all capitals": FRENCH.upper(),
    "no capitals": FRENCH.lower(),
    "smileys": "Le maire 😀 a dit 👩‍👩‍👧 que « 🎉🎉 » 🇫🇷.",
    "a thousand quotation marks": '"' * 1000,
    "a thousand quotation marks, spaced": '" ' * 1000,
    "a thousand that open": "« a " * 1000,
    "a thousand that close": "a » " * 1000,
    "a thousand kinds": "«“„\"'‘’”»" * 111,
    "one very long line": (FRENCH.replace("\n", " ") * 60).strip(),
    "one very long word": "a" * 20_000,
    "many short lines": SAID.strip() + "\n" + "Non.\n" * 400,
    "many cues": "Il a dit que " * 120 + "oui.",
    "many voices": "selon " + "le maire, selon " * 120 + "lui.",
    "brackets": "(" * 500 + "dit-il" + ")" * 500,
    "right to left": 'قال الوزير إن «الميناء مغلق» اليوم. אמר השר כי "הנמל סגור".',
    "marks of direction": "\u202eLe maire\u202c a dit \u2066que\u2069 « non ».",
    "letters in pieces": "Le pre\u0301fet a de\u0301clare\u0301 que « la re\u0301colte est perdue ».",
    "no space at all": "«Non»,dit-il.«Oui»,dit-elle.",
    "other spaces": FRENCH.replace(" ", "\u00a0").replace("\n", "\u2028"),
    "nothing but lines": "\n\n \n\t\n.\n",
    "tags": "<p>Le maire a dit</p> que &laquo; non &raquo; <script>alert(1)</script>",
    "lone surrogates and nulls": "Le maire a dit que \ufffd non \u200b\u200d\ufeff.",
}


def analysed(text: str, language: str | None = "fr") -> Reading:
    return analyse(read_bytes(text.encode("utf-8"), "odd.txt", language=language))


def check(reading: Reading) -> None:
    """Every span lies in the text, every id is there, and JSON can hold it all."""
    text, ids = reading.document.text, {one.id for one in reading.statements}
    for one in reading.statements:
        spans = [*one.content, *([one.cue] if one.cue else []), *([one.source] if one.source else [])]
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert list(one.content) == sorted(one.content)
        assert one.by in reading.sources
        assert one.within is None or (one.within in ids and one.within != one.id)
    assert [one.id for one in reading.statements] == [f"a{n + 1}" for n in range(len(ids))]
    assert [one.content[0][0] for one in reading.statements] == sorted(one.content[0][0] for one in reading.statements)
    json.loads(dumps(reading))


@pytest.mark.parametrize("about", ODD)
def test_no_text_is_too_odd(about: str) -> None:
    """It is read, or it is refused in one line; nothing else happens."""
    try:
        reading = analysed(ODD[about])
    except Unreadable as refusal:
        assert str(refusal).startswith("odd.txt")
        assert "\n" not in str(refusal)
    else:
        check(reading)


PARTS = [
    "« ", " »", "“", "”", '"', ", ", ". ", "\n\n",
    "a dit ", "que ", "le maire ", "selon ", "Il ", "-t-il ", "accuse ", "de ", "ville ",
]  # fmt: skip


@given(st.lists(st.sampled_from(PARTS), max_size=40))
@settings(max_examples=40)
def test_no_order_of_words_and_marks_is_too_odd(parts: list[str]) -> None:
    check(analysed("Le port. " + "".join(parts)))


def test_who_says_what_in_a_plain_article() -> None:
    reading = analysed(FRENCH, None)
    check(reading)
    text = reading.document.text
    assert ("Ilse Marn", "Il n'y a pas de quai") in {
        (reading.sources[one.by].name, text[one.content[0][0] : one.content[-1][1]]) for one in reading.statements
    }


def test_a_reading_leaves_nothing_behind_that_only_the_collector_finds() -> None:
    """What holds each other is let go: else each document costs a walk over all of its objects. spaCy's own steps leave a few."""
    path = next(iter(sorted(EXAMPLES.glob("0*"))))
    given = read_bytes(path.read_bytes(), path.name)
    analyse(given)
    gc.collect()
    gc.disable()
    try:
        analyse(given)
        assert gc.collect() < 30
    finally:
        gc.enable()


def test_the_same_bytes_give_the_same_reading() -> None:
    for path in sorted(EXAMPLES.glob("0*"))[:2]:
        first, second = (analyse(read_bytes(path.read_bytes(), path.name)) for _ in range(2))
        assert first == second
        assert dumps(first) == dumps(second)


def test_another_process_gives_the_same_reading() -> None:
    """With another seed of Python's hashes, so that no order of a set gets through."""
    script = (
        "import sys; from selon.analysis import analyse; from selon.reading import read_bytes; from selon.exporting.json import dumps;"
        "sys.stdout.buffer.write(dumps(analyse(read_bytes(sys.stdin.buffer.read(), 'a.txt'))).encode())"
    )
    said = [
        subprocess.run(
            [sys.executable, "-W", "ignore", "-c", script], input=FRENCH.encode(), capture_output=True, check=True, env=environment(seed)
        ).stdout
        for seed in ("1", "2")
    ]
    assert said[0] == said[1]
    assert json.loads(said[0])["statements"]


def environment(seed: str) -> dict[str, str]:
    source = str(Path(__file__).parents[1] / "src")
    return {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join([source, os.environ.get("PYTHONPATH", "")])}


def test_the_document_before_does_not_change_the_reading() -> None:
    alone = dumps(analysed(FRENCH))
    analysed("Le maire de Corvec a dit « oui » à Ilse Marn.")
    assert dumps(analysed(FRENCH)) == alone
