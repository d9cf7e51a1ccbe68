"""The stages that `make fast` compiled, taken in place of their sources as long as these are the very ones that were compiled.

They lie in `build/fast/` of the repository, never beside the sources, in a folder whose name is the fingerprint of what was compiled: after
any change of a source that counts, that folder is not found, and Python reads the sources again. `SELON_PURE=1` leaves them alone.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Mapping, Sequence
from importlib.machinery import EXTENSION_SUFFIXES, ModuleSpec
from importlib.util import spec_from_file_location
from pathlib import Path
from types import ModuleType

PACKAGE = Path(__file__).parent
BUILT = PACKAGE.parents[1] / "build" / "fast"
# What is compiled, and what the compiler knows of when it compiles that: it may have put a constant of one into another.
SOURCES = ("records.py", "languages", "parsing", "attributing", "timing", "resolving")
LISTED = "modules.txt"  # each compiled module with the file that holds it
PURE = "SELON_PURE"


def fingerprint(package: Path = PACKAGE) -> str:
    """What tells these sources, and the Python that they are compiled for, from any others."""
    found = hashlib.sha256(EXTENSION_SUFFIXES[0].encode())
    for name in SOURCES:
        inside = sorted(path for kind in ("*.py", "*.c") for path in (package / name).rglob(kind))
        for path in inside or [package / name]:
            content = path.read_bytes()
            found.update(f"{path.relative_to(package).as_posix()} {len(content)}\n".encode() + content)
    return found.hexdigest()[:16]


def compiled(package: Path = PACKAGE, built: Path = BUILT) -> dict[str, Path]:
    """The compiled modules by name, each with its file; none where nothing was compiled, or other sources."""
    if not built.is_dir():
        return {}
    folder = built / fingerprint(package)
    try:
        lines = (folder / LISTED).read_text(encoding="utf-8").splitlines()
    except OSError:
        return {}
    return {name: folder / file for name, file in map(str.split, lines)}


class Finder:
    """Says where a compiled module lies, before Python looks for its source."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        self.files = files

    def find_spec(self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None) -> ModuleSpec | None:
        file = self.files.get(name)
        return spec_from_file_location(name, file) if file is not None else None


def use() -> None:
    """Take what is compiled, where it is and nobody asked to leave it alone."""
    found = {} if os.environ.get(PURE, "0") != "0" else compiled()
    if found:
        sys.meta_path.insert(0, Finder(found))
