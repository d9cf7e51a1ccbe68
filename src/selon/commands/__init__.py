"""The commands: each module here is one, and its function of the same name does it. Drop in a file; edit no list.

A module imports nothing heavy at its top: what a command works with is imported when it runs.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pkgutil import iter_modules
from typing import Annotated

import typer

ABOUT = "Reads news articles and keeps a ledger of who said what. It never says that something is so; it says who says so."


def names() -> list[str]:
    """The commands there are, in order."""
    return sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_"))


def app() -> typer.Typer:
    """All commands, ready to run."""
    made = typer.Typer(
        name="selon",
        help=ABOUT,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,  # boxes around help and errors cost a quarter of a second and suit no log
    )
    made.callback()(_selon)
    for name in names():
        command: Callable[..., None] = getattr(import_module(f"{__name__}.{name}"), name)
        made.command(name)(command)
    return made


def _version(wanted: bool) -> None:
    if wanted:
        from selon.ledger.contract import version  # noqa: PLC0415

        typer.echo(f"selon {version()}")
        raise typer.Exit


def _selon(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")] = False,
) -> None:
    pass
