"""Compile the stages that cost most: `python -m compiling`, or `make fast`. Sources that did not change since are not compiled again."""

from __future__ import annotations

import fcntl
import shutil
import sys
import time
from pathlib import Path

from compiling.building import compiler, copied, linked, objects, translated
from selon.compiled import BUILT, LISTED, PACKAGE, fingerprint

WORK = BUILT / "work"  # what is kept for the next time: the rewritten sources, what mypyc made of them, and the objects of that


def main() -> int:
    started, found = time.monotonic(), compiler()
    if isinstance(found, str):
        print(f"nothing to compile with: {found}; selon reads the same without, in more time", file=sys.stderr)
        return 1
    WORK.mkdir(parents=True, exist_ok=True)
    with (WORK / "lock").open("w") as lock:  # one at a time: another waits, and then finds it done
        fcntl.flock(lock, fcntl.LOCK_EX)
        return _compile(found, started)


def _compile(command: list[str], started: float) -> int:
    copy = copied(PACKAGE, WORK)
    mark = fingerprint(copy)
    if (BUILT / mark / LISTED).is_file():
        print(f"compiled already, of these sources: {BUILT / mark}")
        return 0
    print("mypyc translates the stages to C ...", flush=True)
    parts = translated(copy)
    objects(command, parts, WORK)
    fresh = WORK / "made"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    modules = linked(command, parts, WORK, fresh)
    (fresh / LISTED).write_text("".join(f"{name} {file}\n" for name, file in modules), encoding="utf-8")
    _put(fresh, BUILT / mark)
    print(f"{len(modules)} modules in {time.monotonic() - started:.0f} s: selon takes them from now on, until a source of theirs changes")
    return 0


def _put(fresh: Path, folder: Path) -> None:
    """Put what was made where it is looked for, all at once, and remove what was made of other sources."""
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)
    for other in BUILT.iterdir():
        if other not in {folder, WORK}:
            shutil.rmtree(other, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
