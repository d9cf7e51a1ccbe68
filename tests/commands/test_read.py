from __future__ import annotations

import json
from pathlib import Path

import pytest

from selon.exporting.json import from_json
from tests.commands.conftest import HARBOUR, Run


def test_one_object_a_line_in_the_order_given(run: Run, articles: Path) -> None:
    files = [articles / "old" / "strike.txt", articles / "harbour.txt"]
    result = run("read", *files)
    assert (result.exit_code, result.stderr) == (0, "")
    made = [from_json(json.loads(line)) for line in result.stdout.splitlines()]
    assert [reading.document.uri for reading in made] == [str(file) for file in files]
    assert made[1].document.text == HARBOUR
    assert made[1].document.language == "fr"


def test_the_same_bytes_every_time(run: Run, articles: Path) -> None:
    assert run("read", articles / "harbour.txt").stdout == run("read", articles / "harbour.txt").stdout


def test_language_and_date_as_given(run: Run, articles: Path) -> None:
    result = run("read", articles / "harbour.txt", "--language", "en", "--published", "2021-05~")
    document = json.loads(result.stdout)["document"]
    assert (document["language"], document["published"], document["published_basis"]) == ("en", "2021-05~", "given")


def test_pretty(run: Run, articles: Path) -> None:
    result = run("read", "--pretty", articles / "harbour.txt")
    assert result.stdout.startswith('{\n  "selon": {\n    "version"')
    assert from_json(json.loads(result.stdout)).document.text == HARBOUR


def test_what_cannot_be_read_is_one_line_and_the_rest_goes_on(run: Run, articles: Path) -> None:
    bad = [articles / "missing.txt", articles / "empty.txt", articles, articles / "picture.png"]
    result = run("read", *bad[:2], articles / "harbour.txt", *bad[2:])
    assert result.exit_code == 1
    assert [json.loads(line)["document"]["uri"] for line in result.stdout.splitlines()] == [str(articles / "harbour.txt")]
    lines = result.stderr.splitlines()
    assert [line.split(": ")[0] for line in lines] == [str(path) for path in bad]
    assert lines[2] == f"{articles}: is a directory"


def test_a_name_that_would_speak_to_the_terminal(run: Run, articles: Path) -> None:
    result = run("read", articles / "a\x1b[31m\nb.txt")
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "\x1b" not in result.stderr


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (["read"], "Missing argument"),
        (["read", "a.txt", "--language", "tlh"], "no such language: tlh"),
        (["read", "a.txt", "--published", "hier"], "not a date in EDTF"),
        (["read", "a.txt", "--published", "2021-02-30"], "not a date in EDTF"),
        (["read", "a.txt", "--nonsense"], "No such option"),
        (["raed", "a.txt"], "Did you mean 'read'?"),
        ([], "Usage: selon"),
    ],
)
def test_a_wrong_command_line_is_2(run: Run, line: list[str], said: str) -> None:
    result = run(*line)
    assert result.exit_code == 2
    assert said in result.output
    assert result.stdout == "" or not line
