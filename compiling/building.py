"""From sources to shared objects: a copy translated by mypyc, compiled on every core, linked to one library and a door to each module."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.machinery import EXTENSION_SUFFIXES
from importlib.metadata import version
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from compiling.modules import compiled_modules
from compiling.rewriting import rewritten

LIBRARY = "selon_fast"
SUFFIX = EXTENSION_SUFFIXES[0]
# No warnings of C that nobody wrote; names that only the library itself calls, without the detour over a table.
FLAGS = ["-O2", "-fPIC", "-DNDEBUG", "-fwrapv", "-fvisibility=hidden", "-fno-plt", "-w"]
BRIDGE = ("selon.parsing._products", "parsing/products.c")  # a module that is C from the start, and its source
LIBRARIES = ["-ldl"] if sys.platform == "linux" else []  # what that needs to open another library
# What others wrote has no types for the compiler, and takes most of the time to read; what of it comes in is checked when it does.
FOREIGN = ("numpy", "spacy", "thinc", "srsly", "cymem", "preshed", "rapidfuzz", "babel", "anyascii")
CONFIGURATION = "[mypy]\nignore_missing_imports = True\nfollow_imports = silent\n" + "".join(
    f"[mypy-{name}.*]\nfollow_imports = skip\nfollow_imports_for_stubs = True\n" for name in FOREIGN
)


class Parts(NamedTuple):
    """What mypyc made: the library's C, what that includes, and the doors, each the name of a module with its C."""

    library: str
    sources: list[Path]
    includes: list[Path]
    doors: list[tuple[str, Path]]


def compiler() -> list[str] | str:
    """The command of a C compiler, with the folder of Python's headers; or what is missing."""
    command = shlex.split(os.environ.get("CC") or "") or [name for name in ("cc", "gcc", "clang") if shutil.which(name)][:1]
    if not command or shutil.which(command[0]) is None:
        return f"no C compiler ({command[0] if command else 'cc'})"
    headers = Path(sysconfig.get_path("include"))
    if not (headers / "Python.h").is_file():
        return f"no headers of this Python ({headers / 'Python.h'})"
    return [*command, f"-I{headers}"]


def copied(package: Path, work: Path) -> Path:
    """A copy of the sources: what is compiled stays what it was, whatever is edited meanwhile."""
    copy = work / package.name
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(package, copy, ignore=shutil.ignore_patterns("__pycache__", "pipeline", "*.json"))
    return copy


def translated(package: Path) -> Parts:
    """Rewrite in a copied package what is compiled, and let mypyc make C of it. What comes out as it was before keeps its time."""
    work, names = package.parent, [f"{package.name}/{name}" for name in compiled_modules(package)]
    for name in names:
        path = work / name
        path.write_text(rewritten(path.read_text(encoding="utf-8")), encoding="utf-8")
    (work / "mypy.ini").write_text(CONFIGURATION, encoding="utf-8")
    with contextlib.chdir(work):
        library, *doors = _mypyc(names)
    return Parts(
        library=library.name,
        sources=[work / source for source in library.sources],
        includes=[work / folder for folder in library.include_dirs],
        doors=[(door.name, work / door.sources[0]) for door in doors],
    )


def _mypyc(names: Sequence[str]) -> list[Any]:
    """What mypyc makes of these files, as extensions of setuptools. What it says is shown where it gives up."""
    import setuptools  # noqa: F401  (mypyc looks whether it is there)
    from mypyc.build import mypycify

    said = io.StringIO()
    try:
        with contextlib.redirect_stdout(said):
            made: list[Any] = mypycify(["--config-file=mypy.ini", *names], multi_file=True, group_name=LIBRARY)
    except SystemExit:
        sys.exit("\n".join(line for line in said.getvalue().splitlines() if ": warning:" not in line))
    return made


def objects(command: Sequence[str], parts: Parts, work: Path) -> None:
    """Compile what changed, the longest first, on every core."""
    headers = max((path.stat().st_mtime for path in work.glob("build/*.h")), default=0.0)
    flags = [*command, *FLAGS, *(f"-I{folder}" for folder in parts.includes)]
    ordered = sorted(parts.sources, key=lambda path: -path.stat().st_size)
    waiting = [source for source in ordered if not _is_newer(_object(source, work), max(headers, source.stat().st_mtime))]
    if waiting:
        _object(waiting[0], work).parent.mkdir(exist_ok=True)
        _at_once([[*flags, "-c", str(source), "-o", str(_object(source, work))] for source in waiting], "compiled")


def _object(source: Path, work: Path) -> Path:
    """Where the object of a source lies: those of another compiler of Python, or made with other flags, lie elsewhere."""
    return work / f"objects-{_mark()}" / f"{source.stem}.o"


@cache
def _mark() -> str:
    return hashlib.sha256(" ".join([*FLAGS, version("mypy"), sys.version]).encode()).hexdigest()[:8]


def _is_newer(made: Path, changed: float) -> bool:
    return made.is_file() and made.stat().st_mtime >= changed


def linked(command: Sequence[str], parts: Parts, work: Path, folder: Path) -> list[tuple[str, str]]:
    """The library, and one file a package with the doors to its modules; each module by name with its file."""
    made = [(parts.library, f"{parts.library}{SUFFIX}")]
    commands = [[*command, "-shared", *(str(_object(source, work)) for source in parts.sources), "-o", str(folder / made[0][1])]]
    for package, doors in groupby(parts.doors, key=lambda door: door[0].rpartition(".")[0]):
        those, file = list(doors), f"{package}{SUFFIX}"
        source = work / f"{package}.c"
        source.write_text("".join(_door(n, path) for n, (_, path) in enumerate(those)), encoding="utf-8")
        commands.append([*command, "-shared", "-fPIC", "-w", str(source), "-o", str(folder / file)])
        made += [(name, file) for name, _ in those]
    bridge = work / "selon" / BRIDGE[1]
    made.append((BRIDGE[0], f"{BRIDGE[0]}{SUFFIX}"))
    commands.append([*command, *FLAGS, "-shared", str(bridge), "-o", str(folder / made[-1][1]), *LIBRARIES])
    _at_once(commands, "linked")
    return made


def _door(n: int, source: Path) -> str:
    """A module's door among others in one file: each has a second name, which is the same in all."""
    return f'#define PyInit___init__ selon_door_{n}\n#include "{source}"\n#undef PyInit___init__\n'


def _at_once(commands: Sequence[Sequence[str]], done: str) -> None:
    """Run commands on every core, saying how far they are; the first that fails ends it all."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for n, failed in enumerate(pool.map(_failed, commands), 1):
            if failed:
                pool.shutdown(cancel_futures=True)
                sys.exit(failed)
            print(f"\r{done}: {n} of {len(commands)}", end="\n" if n == len(commands) else "", flush=True)


def _failed(command: Sequence[str]) -> str:
    """What a command says where it fails; nothing where it does not."""
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    return f"{' '.join(command)}\n{ran.stderr}" if ran.returncode else ""
