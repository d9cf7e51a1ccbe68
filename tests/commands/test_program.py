"""The program as a process: what it costs to ask for help, pipes, terminals, exit statuses."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from selon.languages import folder
from tests.commands.conftest import HARBOUR, STRIKE, environment, faked, shell

HEAVY = {"spacy", "thinc", "numpy", "sqlalchemy", "sqlite3", "jinja2", "resiliparse", "babel", "lingua", "rich", "ftfy", "rapidfuzz"}
NO_MODELS = find_spec("selon.analysis") is None or not (folder("fr") / "pipeline" / "meta.json").is_file()


@pytest.mark.parametrize("line", [["--help"], ["read", "--help"], ["search", "--help"], ["add"], ["--version"]])
def test_help_imports_nothing_heavy(line: list[str]) -> None:
    code = f"""
import sys
from selon.commands import app
try:
    app()({line!r}, prog_name="selon")
except SystemExit:
    pass
print(*sorted({{name.partition(".")[0] for name in sys.modules}} & {HEAVY!r}), file=sys.stderr)
"""
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment(), text=True, check=True)
    assert result.stderr.splitlines()[-1] == ""


def test_module_and_entry_point() -> None:
    result = subprocess.run([sys.executable, "-m", "selon", "--help"], capture_output=True, env=environment(), text=True, check=True)
    assert result.stdout.startswith("Usage: selon ")
    assert result.stderr == ""
    version = subprocess.run([sys.executable, "-m", "selon", "--version"], capture_output=True, env=environment(), text=True, check=True)
    assert version.stdout.startswith("selon ")


@pytest.mark.parametrize(("given", "threads"), [(None, "1"), ("3", "3")])
def test_matrices_are_multiplied_by_one_thread_but_where_somebody_wants_more(given: str | None, threads: str) -> None:
    code = "import os, sys; from selon.__main__ import main\ntry: main()\nexcept SystemExit: print(os.environ['OPENBLAS_NUM_THREADS'])"
    asked = {name: value for name, value in environment().items() if not name.endswith("_NUM_THREADS")}
    asked |= {"OPENBLAS_NUM_THREADS": given} if given else {}
    result = subprocess.run([sys.executable, "-c", code, "--version"], capture_output=True, env=asked, text=True, check=True)
    assert result.stdout.splitlines()[-1] == threads


def test_exit_statuses(articles: Path) -> None:
    good, bad = articles / "harbour.txt", articles / "empty.txt"
    assert shell("read", good).returncode == 0
    assert shell("read", good, bad).returncode == 1
    assert shell("read", good, "--language", "tlh").returncode == 2


def test_output_is_utf8_whatever_the_terminal_says(articles: Path) -> None:
    line = faked("read", articles / "harbour.txt")
    result = subprocess.run(line, capture_output=True, env=environment(PYTHONIOENCODING="ascii"), check=True)
    assert json.loads(result.stdout.decode("utf-8"))["text"] == HARBOUR


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux alone")
def test_a_file_name_that_is_not_utf8(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(name, "wb") as file:
        file.write(HARBOUR.encode())
    line = [os.fsencode(part) for part in faked("read")] + [name]
    result = subprocess.run(line, capture_output=True, env=environment(), check=True)
    assert json.loads(result.stdout)["document"]["uri"].endswith("caf\udce9.txt")
    line = [os.fsencode(part) for part in faked("read")] + [name + b".gone"]
    result = subprocess.run(line, capture_output=True, env=environment(), check=False)
    assert (result.returncode, result.stderr.count(b"\n")) == (1, 1)


@pytest.mark.parametrize("line", [["read", *["harbour.txt"] * 300], ["--help"]])
def test_a_reader_who_goes_away_is_no_fuss(articles: Path, line: list[str]) -> None:
    child = subprocess.Popen(faked(*line), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), cwd=articles)
    assert child.stdout is not None
    assert child.stderr is not None
    if line[0] == "read":
        child.stdout.readline()
    child.stdout.close()
    assert child.stderr.read() == b""
    child.stderr.close()
    assert child.wait(timeout=60) in (0, 1)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
def test_a_full_disk_is_one_line(articles: Path) -> None:
    with open("/dev/full", "wb") as full:
        result = subprocess.run(
            faked("read", articles / "harbour.txt"), stdout=full, stderr=subprocess.PIPE, env=environment(), check=False, timeout=60
        )
    assert (result.returncode, result.stderr) == (1, b"standard output: No space left on device\n")


def test_no_output_at_all_is_no_fuss(articles: Path) -> None:
    command = [*faked("read", str(articles / "harbour.txt"))]
    result = subprocess.run(["sh", "-c", '"$@" >&-', "sh", *command], stderr=subprocess.PIPE, env=environment(), check=False, timeout=60)
    assert result.stderr == b""


def on_a_terminal(line: list[str], folder: Path) -> tuple[bytes, bytes]:
    """Standard output, and what standard error shows on a terminal."""
    master, slave = pty.openpty()
    child = subprocess.Popen(line, stdout=subprocess.PIPE, stderr=slave, env=environment(TERM="xterm"), cwd=folder)
    os.close(slave)
    assert child.stdout is not None
    shown = b""
    out = child.stdout.read()
    while True:
        try:
            part = os.read(master, 4096)
        except OSError:
            break
        if not part:
            break
        shown += part
    child.stdout.close()
    os.close(master)
    child.wait(timeout=60)
    return out, shown


SLOW = "import time; sys.modules['selon.analysis'].analyse = lambda d: (time.sleep(.15), fakes.analyse(d))[1]"
EAGER = "from selon.commands import _progress; _progress.PATIENCE = 0.05"


def test_a_bar_for_who_waits_and_the_data_untouched(articles: Path) -> None:
    line = ["read", "harbour.txt", "missing.txt", "old/strike.txt", "harbour.txt"]
    out, shown = on_a_terminal(faked(*line, before=f"{SLOW}; {EAGER}"), articles)
    assert [json.loads(made)["text"] for made in out.splitlines()] == [HARBOUR, STRIKE, HARBOUR]
    assert b"reading" in shown
    assert b"missing.txt: no such file" in shown


def test_no_bar_before_two_seconds(articles: Path) -> None:
    line = ["read", "harbour.txt", "old/strike.txt"]
    assert on_a_terminal(faked(*line), articles)[1] == b""


@pytest.mark.skipif(NO_MODELS, reason="no analysis, or no French pipeline, in this tree")
def test_the_real_thing(articles: Path) -> None:
    line = [sys.executable, "-m", "selon", "read", str(articles / "harbour.txt"), str(articles / "old" / "strike.txt")]
    first, second = (subprocess.run(line, capture_output=True, env=environment(), check=True) for _ in range(2))
    assert first.stdout == second.stdout
    harbour, strike = map(json.loads, first.stdout.splitlines())
    assert any("pas de quai" in HARBOUR[slice(*span)] for made in harbour["statements"] for span in made["content"])
    ledger = [sys.executable, "-m", "selon", "add", "sarnal.ledger", str(articles / "old")]
    subprocess.run(ledger, capture_output=True, env=environment(), check=True, cwd=articles)
    found = subprocess.run(
        [sys.executable, "-m", "selon", "search", "sarnal.ledger", "partirons", "--json"],
        capture_output=True, env=environment(), check=True, cwd=articles,
    )  # fmt: skip
    assert "Ilse Marn" in json.loads(found.stdout)["voice"]
    assert strike["document"]["language"] == "fr"
