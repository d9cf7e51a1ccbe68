from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from selon.commands import app
from tests.commands import fakes

ROOT = Path(__file__).parents[2]
HARBOUR = (
    "Le port de Sarnal rouvrira\n\nLe ministre des Ports a promis vendredi que le port serait rouvert avant l'été.\n\n"
    "« Il n'y a pas de quai », a répondu Ilse Marn, la porte-parole des dockers de la ville.\n"
)
STRIKE = "La grève continue à Sarnal\n\n« Nous ne partirons pas avant la fin du mois », a dit Ilse Marn devant les grues du port.\n"

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs a command in an empty folder, with the fake analysis."""
    for name, module in fakes.modules().items():
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(app(), [str(a) for a in arguments], prog_name="selon")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with two articles, one file that is none, and one that nobody reads."""
    folder = tmp_path / "articles"
    (folder / "old").mkdir(parents=True)
    (folder / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    (folder / "old" / "strike.txt").write_text(STRIKE, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    return folder


def environment(**more: str) -> dict[str, str]:
    return os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"} | more


def faked(*arguments: object, before: str = "pass") -> list[str]:
    """The command line of a process of its own that runs a command with the fake analysis."""
    code = f"from tests.commands import fakes; fakes.install(); import sys; {before}; from selon.__main__ import main; main()"
    return [sys.executable, "-c", code, *map(str, arguments)]


def shell(*arguments: object, before: str = "pass", **options: object) -> subprocess.CompletedProcess[bytes]:
    line = faked(*arguments, before=before)
    return subprocess.run(line, capture_output=True, env=environment(), check=False, timeout=60, **options)  # type: ignore[call-overload,no-any-return]
