"""Patterns over classes of words, as the lexicons write them, in one tree that is walked without backtracking.

A pattern is a row of elements parted by spaces: CLASSES in capitals, words as they are, `a|b` for either, `?` after what
may be absent. What stands in [brackets] at an end must be there and is no part of the match; `!x` at the end forbids
that x follows; `[*er]` at the end asks for a next word that ends so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product

from selon.timing.amounts import Amount, ClockTime
from selon.timing.meaning import Meaning

Payload = int | str | tuple[int, int] | Amount | ClockTime | Meaning
Keys = dict[str, Payload]
Slots = dict[str, list[Payload]]


@dataclass(slots=True)
class Item:
    """Tokens `first` to `last` (half-open) of a paragraph, taken together, and what they may be."""

    first: int
    last: int
    keys: Keys


@dataclass(frozen=True, slots=True)
class Rule:
    """What a pattern means: a builder and its arguments. `lead` and `trail` count the items that are context only."""

    builder: str
    arguments: tuple[str, ...]
    lead: int = 0
    trail: int = 0
    unless: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()


@dataclass(slots=True)
class Node:
    children: dict[str, Node] = field(default_factory=dict)
    rules: list[Rule] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Match:
    """A rule that fits `items[start:end]`, context included, with what its classes stand for."""

    rule: Rule
    end: int
    slots: Slots


def tree(patterns: dict[str, str]) -> Node:
    """All patterns of a stage in one tree. `patterns` says what each means: a builder's name and its arguments."""
    root = Node()
    for pattern, meaning in patterns.items():
        builder, *arguments = meaning.split()
        for row, rule in _rows(pattern, builder, tuple(arguments)):
            node = root
            for key in row:
                node = node.children.setdefault(key, Node())
            node.rules.append(rule)
    return root


def literals(patterns: Iterable[str]) -> Iterator[str]:
    """The words that patterns ask for as they are."""
    for pattern in patterns:
        for element in pattern.split():
            for word in element.strip("[]!?").split("|"):
                if not word.isupper() and not word.startswith("*"):
                    yield word


def _rows(pattern: str, builder: str, arguments: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Rule]]:
    elements = pattern.split()
    unless: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    if elements[-1][0] == "!":
        unless = frozenset(elements.pop()[1:].split("|"))
    if elements[-1].startswith("[*"):
        endings = tuple(end[1:] for end in elements.pop()[1:-1].split("|"))
    lead = next(i for i, element in enumerate(elements) if element[0] != "[")
    trail = next(i for i, element in enumerate(reversed(elements)) if element[0] != "[")
    choices: list[list[str]] = []
    for element in elements:
        words = element.strip("[]?").split("|")
        choices.append(["", *words] if element.strip("[]").endswith("?") else words)
    for row in product(*choices):
        yield tuple(key for key in row if key), Rule(builder, arguments, lead, trail, unless, endings)


def matches(root: Node, items: list[Item], start: int) -> list[Match]:
    """All rules that fit at `items[start]`, the longest first. Items must be neighbours."""
    found: list[Match] = []
    ways: list[tuple[Node, Slots]] = [(root, {})]
    for index in range(start, len(items)):
        keys, onward = items[index].keys, []
        for node, slots in ways:
            children = node.children
            for key in keys:
                child = children.get(key)
                if child is None:
                    continue
                further = slots
                if key.isupper():
                    further = {**slots, key: [*slots.get(key, ()), keys[key]]}
                onward.append((child, further))
                for rule in child.rules:
                    found.append(Match(rule, index + 1, further))
        if not onward:
            break
        ways = onward
    if len(found) > 1:
        found.sort(key=lambda match: -match.end)
    return found
