"""A bar on standard error, for a person who waits."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

Item = TypeVar("Item")
PATIENCE = 2.0  # seconds without a bar


def shown(items: Sequence[Item], what: str) -> Iterator[Item]:
    """The items one by one; a bar says how far it is, on a terminal and where it takes long."""
    if len(items) < 2 or not _somebody_watches():
        yield from items
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False)
    task = bar.add_task(what, total=len(items))
    timer = threading.Timer(PATIENCE, bar.start)
    timer.daemon = True
    timer.start()
    try:
        for item in items:
            yield item
            bar.advance(task)
    finally:
        timer.cancel()
        timer.join()
        bar.stop()


@contextmanager
def busy(what: str) -> Iterator[None]:
    """A sign that something is being done whose end is not known, on a terminal and where it takes long."""
    if not _somebody_watches():
        yield
        return
    from rich.console import Console  # noqa: PLC0415

    status = Console(stderr=True).status(what)
    timer = threading.Timer(PATIENCE, status.start)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        status.stop()


def _somebody_watches() -> bool:
    """Whether standard error is a terminal that standard output does not write to as well."""
    return sys.stderr is not None and sys.stderr.isatty() and not (sys.stdout is not None and sys.stdout.isatty())
