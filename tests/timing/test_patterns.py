"""Patterns: what each element means, and that walking them never goes back."""

from __future__ import annotations

import pytest

from selon.timing.patterns import Item, matches, tree


def items(*keys: str) -> list[Item]:
    return [Item(i, i + 1, dict.fromkeys(key.split("+"), "")) for i, key in enumerate(keys)]


@pytest.mark.parametrize(
    ("pattern", "row", "end"),
    [
        ("NUM UNIT", ["NUM", "UNIT"], 2),
        ("NUM UNIT", ["NUM", "x"], None),
        ("le? NUM", ["NUM"], 1),
        ("le? NUM", ["le", "NUM"], 2),
        ("le|la NUM", ["la", "NUM"], 2),
        ("le|la? NUM UNIT?", ["la", "NUM", "UNIT"], 3),
        ("le|la? NUM UNIT?", ["NUM"], 1),
        ("NUM", ["NUM+DAY"], 1),
    ],
)
def test_an_element_matches(pattern: str, row: list[str], end: int | None) -> None:
    found = matches(tree({pattern: "make"}), items(*row), 0)
    assert (found[0].end if found else None) == end


def test_the_longest_comes_first_then_the_one_written_first() -> None:
    root = tree({"NUM": "short", "NUM UNIT": "long", "NUM MONTH": "other", "DAY UNIT": "later"})
    assert [match.rule.builder for match in matches(root, items("NUM+DAY", "UNIT"), 0)] == ["long", "later", "short"]


def test_context_and_conditions_are_kept_with_the_rule() -> None:
    rule = matches(tree({"[à|de] NUM [UNIT] [*er|*ir]": "make 1 2"}), items("de", "NUM", "UNIT"), 0)[0].rule
    assert (rule.builder, rule.arguments, rule.lead, rule.trail, rule.endings) == ("make", ("1", "2"), 1, 1, ("er", "ir"))
    rule = matches(tree({"NUM UNIT !OF|par": "make"}), items("NUM", "UNIT"), 0)[0].rule
    assert (rule.unless, rule.lead, rule.trail) == (frozenset({"OF", "par"}), 0, 0)


def test_a_class_said_twice_keeps_both_values() -> None:
    row = [Item(0, 1, {"DAY": 3}), Item(1, 2, {"et": ""}), Item(2, 3, {"DAY": 5})]
    assert matches(tree({"DAY et DAY": "make"}), row, 0)[0].slots == {"DAY": [3, 5]}
