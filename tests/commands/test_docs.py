"""docs/commands.md tells of every command and option, and of none that is not there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.main import get_command

from selon.commands import app, names
from selon.records import Stance

DOCS = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
SECTIONS = {part.split()[1]: part for part in re.split(r"^## ", DOCS, flags=re.MULTILINE)[1:]}
OPTION = re.compile(r"(?<![\w-])(--?[a-z][a-z-]*)")


def options(command: str) -> set[str]:
    parameters = get_command(app()).commands[command].params  # type: ignore[attr-defined]
    return {name for p in parameters if p.param_type_name == "option" for name in (*p.opts, *p.secondary_opts)}


def test_the_commands_there_are() -> None:
    assert set(names()) >= {"add", "check", "dossier", "forget", "read", "search"}
    assert list(get_command(app()).commands) == names()  # type: ignore[attr-defined]
    assert set(SECTIONS) == set(names())


@pytest.mark.parametrize("command", names())
def test_every_command_has_its_help(command: str) -> None:
    assert len(get_command(app()).commands[command].get_short_help_str(64)) > 10  # type: ignore[attr-defined]
    assert not get_command(app()).commands[command].get_short_help_str(64).endswith("...")  # type: ignore[attr-defined]


@pytest.mark.parametrize("command", names())
def test_every_option_is_told_of(command: str) -> None:
    assert options(command) - set(OPTION.findall(SECTIONS[command])) == set()


@pytest.mark.parametrize("command", names())
def test_no_option_is_told_of_that_is_not_there(command: str) -> None:
    assert set(OPTION.findall(SECTIONS[command])) - options(command) == set()


def test_every_stance_is_told_of() -> None:
    assert all(f"`{stance}`" in SECTIONS["search"] for stance in Stance.__args__)  # type: ignore[attr-defined]
