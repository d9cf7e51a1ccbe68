"""Lists of given names, family names, towns and states, that say of a word what it may be: a feature, not an answer."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path

from babel import Locale

from selon.parsing.names import FIRST, LAST, PLACE, STATE, TOWN

GIVEN = Path(__file__).parents[1] / "src" / "selon" / "resolving" / "firstnames.toml"
FAMILIES = 15_000  # the most frequent of the census
FEWEST_PEOPLE = 30_000
SHORTEST = 3


def known(folder: Path) -> dict[str, int]:
    """What the lists say of each word, in small letters. `folder` holds what training/README.md lays out there."""
    found: dict[str, int] = {}

    def put(word: str, what: int) -> None:
        if len(word) > 1:
            found[word.lower()] = found.get(word.lower(), 0) | what

    for name in ("dist.male.first", "dist.female.first"):
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            put(line.split()[0], FIRST)
    for line in (folder / "dist.all.last").read_text(encoding="utf-8").splitlines()[:FAMILIES]:
        put(line.split()[0], LAST)
    for names in tomllib.loads(GIVEN.read_text(encoding="utf-8")).values():
        for word in names.split():
            put(word, FIRST)
    towns = json.loads((folder / "cities15000.json").read_text(encoding="utf-8")).values()
    for name in sorted(town["name"] for town in towns if town["population"] >= FEWEST_PEOPLE):
        _place(name, TOWN, put)
    states = [state["name"] for state in json.loads((folder / "us_states.json").read_text(encoding="utf-8")).values()]
    countries = [name for language in ("en", "fr") for code, name in Locale(language).territories.items() if len(code) == 2]
    for name in [*states, *countries]:
        _place(name, STATE, put)
    return dict(sorted(found.items()))


def _place(name: str, what: int, put: Callable[[str, int], None]) -> None:
    """A place of one word is what it is; the capitals of a longer name are parts of one."""
    words = re.findall(r"[\w'.-]+", name)
    for word in words:
        if word[0].isupper() and len(word) >= SHORTEST:
            put(word, what if len(words) == 1 else PLACE)
