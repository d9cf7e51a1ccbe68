"""What `make fast` compiles: the same readings, and never of other sources than those there are."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from compiling.building import compiler
from compiling.modules import LEFT_OUT, PARSING, STAGES, compiled_modules
from compiling.rewriting import rewritten
from selon.compiled import LISTED, PACKAGE, SOURCES, Finder, compiled, fingerprint

REPOSITORY = Path(__file__).resolve().parents[2]

# Reads every example with what stands on its input in place of modules: a name and a file a line.
READS = """
import sys
from pathlib import Path
import selon
from selon.compiled import Finder
sys.meta_path.insert(0, Finder({name: Path(file) for name, file in map(str.split, sys.stdin)}))
from selon.analysis import analyse
from selon.exporting.json import to_json
from selon.reading import read_path
for path in sorted(Path(sys.argv[1]).iterdir()):
    if path.suffix in {".txt", ".html"}:
        print(to_json(analyse(read_path(path))))
print(sys.modules["selon.attributing.engine"].__file__, file=sys.stderr)
"""


def read(repository: Path, modules: dict[str, Path]) -> tuple[str, str]:
    """The readings of the examples, and where one of the modules came from."""
    given = "".join(f"{name} {file}\n" for name, file in modules.items())
    command = [sys.executable, "-c", READS, str(repository / "examples")]
    environment = os.environ | {"SELON_PURE": "1", "PYTHONPATH": str(PACKAGE.parent)}
    ran = subprocess.run(command, input=given, capture_output=True, text=True, env=environment, check=True)
    return ran.stdout, ran.stderr.strip()


@pytest.fixture(scope="module")
def pure(repository: Path) -> str:
    readings, file = read(repository, {})
    assert file == str(PACKAGE / "attributing" / "engine.py")
    return readings


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A copy of the sources, as far as they count, in a package's folder."""
    package = tmp_path / "src" / "selon"
    for name in SOURCES:
        inside = [path for kind in ("*.py", "*.c") for path in (PACKAGE / name).rglob(kind)]
        for path in inside or [PACKAGE / name]:
            copy = package / path.relative_to(PACKAGE)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
    return package


def made(source: str) -> ModuleType:
    module = ModuleType("made")
    sys.modules["made"] = module  # dataclasses look for it there
    try:
        exec(compile(rewritten(source), "made.py", "exec"), module.__dict__)
    finally:
        del sys.modules["made"]
    return module


def test_every_module_that_is_named_exists() -> None:
    named = [*PARSING, *(f"{stage}/{name}.py" for stage, names in LEFT_OUT.items() for name in names)]
    assert [name for name in named if not (PACKAGE / name).is_file()] == []
    assert sorted(LEFT_OUT) == sorted(STAGES)


def test_what_is_compiled_is_among_what_the_fingerprint_is_of() -> None:
    names = list(compiled_modules(PACKAGE))
    assert len(names) > 50 and len(set(names)) == len(names)
    assert {name.partition("/")[0] for name in names} <= set(SOURCES)


def test_another_source_has_another_fingerprint(sources: Path) -> None:
    before = fingerprint(sources)
    assert before == fingerprint(PACKAGE)
    engine = sources / "attributing" / "engine.py"
    text = engine.read_text(encoding="utf-8")
    engine.write_text(text + "\n", encoding="utf-8")
    edited = fingerprint(sources)
    engine.write_text(text, encoding="utf-8")
    assert fingerprint(sources) == before != edited


@pytest.mark.parametrize("change", ["added", "removed", "renamed"])
def test_a_source_more_or_less_has_another_fingerprint(sources: Path, change: str) -> None:
    before, path = fingerprint(sources), sources / "resolving" / "names.py"
    if change == "added":
        (sources / "timing" / "another.py").touch()
    elif change == "removed":
        path.unlink()
    else:
        path.rename(path.with_name("called.py"))
    assert fingerprint(sources) != before


def test_what_was_compiled_of_other_sources_is_not_found(sources: Path, tmp_path: Path) -> None:
    built = tmp_path / "fast"
    assert compiled(sources, built) == {}
    folder = built / fingerprint(sources)
    folder.mkdir(parents=True)
    assert compiled(sources, built) == {}
    (folder / LISTED).write_text("selon.attributing.engine engine.so\n", encoding="utf-8")
    assert compiled(sources, built) == {"selon.attributing.engine": folder / "engine.so"}
    (sources / "records.py").write_text("", encoding="utf-8")
    assert compiled(sources, built) == {}


def test_only_what_is_compiled_is_found_elsewhere(tmp_path: Path) -> None:
    finder = Finder({"selon.attributing.engine": tmp_path / "engine.py"})
    found = finder.find_spec("selon.attributing.engine")
    assert found is not None and found.origin == str(tmp_path / "engine.py")
    assert finder.find_spec("selon.attributing.judge") is None


def test_without_a_compiler_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CC", "no-such-compiler -O1")
    assert compiler() == "no C compiler (no-such-compiler)"


DATACLASSES = '''
from __future__ import annotations
from dataclasses import dataclass, field, replace
from functools import cached_property

LEAST = 2
MORE: tuple[int, ...] = (
    3,
    4,
)

@dataclass(frozen=True, slots=True)
class Point:
    """A point."""

    x: int
    y: int = LEAST  # a comment

    def far(self) -> bool:
        return self.x > LEAST

@dataclass(slots=True, eq=False)
class Line:
    points: list[Point] = field(default_factory=list)
    seen: dict[str, int] = field(init=False, repr=False, default_factory=dict)
    left: int = field(init=False, default=7)

@dataclass(slots=True, eq=False)
class Leaf:
    name: str
    parent: Leaf = field(init=False, repr=False)
    children: list[Leaf] = field(init=False, default_factory=list)

class Kept:
    def __init__(self) -> None:
        self.asked = 0

    @cached_property
    def size(self) -> int:
        """How large."""
        self.asked += 1
        return 5

    @cached_property
    def none(self) -> int | None:
        self.asked += 1
        return None
'''


def test_a_dataclass_is_the_same_with_its_constructor_written_out() -> None:
    module = made(DATACLASSES)
    one = module.Point(1)
    assert (one, one.y, one.far()) == (module.Point(1, 2), 2, False)
    assert len({one, module.Point(x=1), module.replace(one, x=4)}) == 2
    first, second = module.Line(), module.Line([one])
    assert (first.points, second.points, first.seen, first.left) == ([], [one], {}, 7)
    assert first.points is not module.Line().points and first != module.Line()


def test_a_field_that_is_set_later_can_be_deleted() -> None:
    leaf = made(DATACLASSES).Leaf("a")
    assert not hasattr(leaf, "parent") and leaf.children == []
    leaf.parent = leaf
    del leaf.parent
    assert leaf.__deletable__ == ["parent"] and not hasattr(leaf, "parent")


def test_what_is_kept_is_reckoned_once() -> None:
    one = made(DATACLASSES).Kept()
    assert [one.size, one.size, one.none, one.none, one.asked] == [5, 5, None, None, 2]


def test_constants_are_final() -> None:
    text = rewritten(DATACLASSES)
    assert "LEAST: Final = 2\nMORE: Final[tuple[int, ...]] = (3, 4)\n" in text
    assert made(DATACLASSES).MORE == (3, 4)


def test_what_the_compiler_is_given_reads_the_same(repository: Path, tmp_path: Path, pure: str) -> None:
    modules = {}
    for name in compiled_modules(PACKAGE):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(rewritten((PACKAGE / name).read_text(encoding="utf-8")), encoding="utf-8")
        modules[f"selon.{name.removesuffix('.py').replace('/', '.')}"] = file
    readings, file_ = read(repository, modules)
    assert file_ == str(tmp_path / "attributing" / "engine.py")
    assert readings == pure


def test_the_sources_can_be_translated(tmp_path: Path) -> None:
    """As far as the compiler of Python itself goes; the compiler of C takes minutes."""
    code = "import sys; from pathlib import Path; from compiling.building import *; from selon.compiled import PACKAGE\n"
    code += "print(len(translated(copied(PACKAGE, Path(sys.argv[1]))).doors))"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(PACKAGE.parent), str(REPOSITORY)])}
    ran = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, env=environment, check=False)
    assert ran.returncode == 0, ran.stderr
    assert int(ran.stdout) == len(list(compiled_modules(PACKAGE)))


def test_what_is_compiled_reads_the_same(repository: Path, pure: str) -> None:
    modules = compiled()
    if not modules:
        pytest.skip("nothing is compiled of these sources: `make fast` does it")
    readings, file = read(repository, modules)
    assert file == str(modules["selon.attributing.engine"])
    assert readings == pure
