"""The sources as the compiler wants them: the same program, with what it cannot compile said otherwise.

- The constructor of a dataclass is written out: mypyc leaves what `@dataclass` makes to the interpreter, which then takes longer.
- A `cached_property` is a property that keeps its value in a field: mypyc takes it for one that reckons anew at every look.
- A module's constants are final: looked up once, not at every use.

Whether it is the same program, tests tell: the readings are the same, byte for byte.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

FINAL = "from typing import Final"


class Edit(NamedTuple):
    """`lines[first:last]` of the source, from 0, half-open, and what comes in their place."""

    first: int
    last: int
    lines: list[str]


class Field(NamedTuple):
    """One field of a dataclass: its parameter, None where the constructor has none, and its value there, None where it has none yet."""

    name: str
    type: str
    parameter: str | None
    value: str | None
    at: Edit  # the field without what `dataclass` is told of it


def rewritten(source: str) -> str:
    """The source for the compiler."""
    tree, lines = ast.parse(source), source.splitlines()
    edits = list(_constants(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            edits += [*_constructor(node), *_kept(node)]
    for edit in sorted(edits, key=lambda edit: edit[:2], reverse=True):
        lines[edit.first : edit.last] = edit.lines
    return "\n".join(lines) + "\n"


def _constructor(node: ast.ClassDef) -> Iterator[Edit]:
    """A dataclass that stands for itself, with its constructor. Its records are not frozen: the type checker has looked at the source."""
    decorator = next((d for d in node.decorator_list if isinstance(d, ast.Call) and ast.unparse(d.func) == "dataclass"), None)
    own = {one.name for one in node.body if isinstance(one, ast.FunctionDef)}
    fields = [_field(one) for one in node.body if isinstance(one, ast.AnnAssign)]
    if decorator is None or node.bases or not fields or own & {"__init__", "__post_init__"}:
        return
    late = [field.name for field in fields if field.value is None]
    yield Edit(decorator.lineno - 1, decorator.end_lineno or 0, [] if late else [f"@dataclass({_options(decorator)})"])
    if late:  # fields that can be deleted are none that a dataclass knows of
        yield from (field.at for field in fields)
    parameters = ["self", *(field.parameter for field in fields if field.parameter is not None)]
    made = [f"        self.{field.name} = {field.value}" for field in fields if field.value is not None]
    end = max(field.at.last for field in fields)
    deletable = [f"    __deletable__ = {late}"] if late else []
    yield Edit(end, end, [*deletable, f"    def __init__({', '.join(parameters)}) -> None:", *made])


def _options(decorator: ast.Call) -> str:
    """What is told to `dataclass`, but for what the compiler sees to: records that compare by value still have a hash where frozen."""
    given = {option.arg: ast.unparse(option.value) for option in decorator.keywords}
    frozen, _ = given.pop("frozen", None), given.pop("slots", None)
    hashed = {"unsafe_hash": "True"} if frozen == "True" and given.get("eq") != "False" else {}
    return ", ".join(f"{name}={value}" for name, value in (given | hashed | {"init": "False"}).items())


def _field(node: ast.AnnAssign) -> Field:
    name, kind, value = ast.unparse(node.target), ast.unparse(node.annotation), node.value
    at = Edit(node.lineno - 1, node.end_lineno or 0, [f"    {name}: {kind}"])
    if not isinstance(value, ast.Call) or ast.unparse(value.func) != "field":
        given = f" = {ast.unparse(value)}" if value is not None else ""
        return Field(name, kind, f"{name}: {kind}{given}", name, at)
    told = {option.arg: ast.unparse(option.value) for option in value.keywords}
    default, asked = told.get("default"), told.get("init") != "False"
    if "default_factory" in told:
        made = f"{told['default_factory']}()"
        if not asked:
            return Field(name, kind, None, made, at)
        return Field(name, kind, f"{name}: {kind} | None = None", f"{made} if {name} is None else {name}", at)
    if not asked:
        return Field(name, kind, None, default, at)
    return Field(name, kind, f"{name}: {kind} = {default}" if default is not None else f"{name}: {kind}", name, at)


def _kept(node: ast.ClassDef) -> Iterator[Edit]:
    """Each property that is reckoned once: in a tuple where it may be None itself."""
    for one in node.body:
        if isinstance(one, ast.FunctionDef) and [ast.unparse(d) for d in one.decorator_list] == ["cached_property"] and one.returns:
            name, kind = one.name, ast.unparse(one.returns)
            boxed = "None" in kind or "Any" in kind
            made = f"(self._make_{name}(),)" if boxed else f"self._make_{name}()"
            property_of = [
                f"    _kept_{name}: {f'tuple[{kind}]' if boxed else kind} | None = None",
                "    @property",
                f"    def {name}(self) -> {kind}:",
                f"        found = self._kept_{name}",
                "        if found is None:",
                f"            found = self._kept_{name} = {made}",
                "        return found[0]" if boxed else "        return found",
                f"    def _make_{name}(self) -> {kind}:",
            ]
            yield Edit(one.decorator_list[0].lineno - 1, one.lineno, property_of)


def _constants(tree: ast.Module) -> Iterator[Edit]:
    """The module's names in capitals as finals."""
    heads = [one for one in tree.body if isinstance(one, ast.ImportFrom) and one.module == "__future__"]
    if not heads:
        return
    end = heads[-1].end_lineno or 0
    yield Edit(end, end, [FINAL])
    for one in tree.body:
        target = one.target if isinstance(one, ast.AnnAssign) else one.targets[0] if isinstance(one, ast.Assign) else None
        if not isinstance(target, ast.Name) or not target.id.isupper() or (isinstance(one, ast.Assign) and len(one.targets) > 1):
            continue
        if isinstance(one, ast.AnnAssign | ast.Assign) and one.value is not None:
            kind = f"Final[{ast.unparse(one.annotation)}]" if isinstance(one, ast.AnnAssign) else "Final"
            yield Edit(one.lineno - 1, one.end_lineno or 0, [f"{target.id}: {kind} = {ast.unparse(one.value)}"])
