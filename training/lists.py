"""Lists of names, for what finds names: what each word may be, and which runs of words are a name. A hint, not an answer."""

from __future__ import annotations

import json
import random
import tomllib
from collections.abc import Mapping
from pathlib import Path

from spacy.language import Language

from renamed import Pool
from selon.parsing.known import LONGEST
from selon.parsing.twin import twin

LISTS = Path(__file__).parent / "annotations"
GIVEN = Path(__file__).parents[1] / "src" / "selon" / "resolving" / "firstnames.toml"
WRITTEN = ("given", "family", "country", "state", "town", "landmark", "company", "media", "body", "school", "team")
KINDS = (*WRITTEN, "settled", "called", "born")  # towns of GeoNames, given and family names of the census
PLACES = frozenset({"country", "state", "town", "landmark", "settled"})
PEOPLE = frozenset({"given", "family", "called", "born"})
FAMILIES = 15_000  # the most frequent of the census
FEWEST_PEOPLE = 30_000
OF_PLACE, OF_BODY = 1 << len(KINDS), 2 << len(KINDS)  # a part of a longer name


def listed(data: Path) -> dict[str, list[str]]:
    """The names of each kind, of all languages: news names what is abroad. `data` is laid out as README.md says."""
    found: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for path in sorted(LISTS.glob("names-??.toml")):
        for kind, names in tomllib.loads(path.read_text("utf-8")).items():
            found[kind] |= {" ".join(name.split()) for name in names.split(",")}
    found["given"] |= {name.capitalize() for names in tomllib.loads(GIVEN.read_text("utf-8")).values() for name in names.split()}
    for kind, path, most in (("called", "male.first", None), ("called", "female.first", None), ("born", "all.last", FAMILIES)):
        lines = (data / "lists" / f"dist.{path}").read_text("utf-8").splitlines()[:most]
        found[kind] |= {line.split()[0].capitalize() for line in lines}
    towns = json.loads((data / "lists" / "cities15000.json").read_text("utf-8")).values()
    found["settled"] = {town["name"] for town in towns if town["population"] >= FEWEST_PEOPLE}
    return {kind: sorted(names - {""}) for kind, names in found.items()}


def coined(names: Mapping[str, list[str]], chance: random.Random, size: int = 3000) -> Pool:
    """New names of each label, each put together from the halves of two that are listed: no list has them, so their places tell them."""

    def fit(*kinds: str) -> list[str]:
        return sorted({name for kind in kinds for name in names[kind] if len(name) >= 5 and name.isalpha() and name[1:].islower()})

    def coin(parts: list[str]) -> str:
        first, second = chance.choice(parts), chance.choice(parts)
        return (first[: max(2, len(first) // 2)] + second[len(second) // 2 :]).capitalize()

    countries = [name for name in fit("country") if name.endswith(("ie", "e", "a", "an"))]
    places, families, given, firms = fit("town", "country", "state"), fit("family"), fit("given"), fit("company")
    bodies = [name.split() for kind in ("body", "school", "team") for name in names[kind] if 1 < len(name.split()) < 6]
    return {
        "LOC": [[coin(countries if n % 3 == 0 else places)] for n in range(size)],
        "PER": [[chance.choice(given), coin(families)] if n % 3 else [coin(families)] for n in range(size)],
        "ORG": [[coin(firms)] if n % 2 else [*chance.choice(bodies)[:-1], coin(places)] for n in range(size)],
    }


def words(nlp: Language, names: Mapping[str, list[str]]) -> dict[tuple[str, ...], int]:
    """What is known of each word, alone."""
    found: dict[tuple[str, ...], int] = {}
    for kind, each in names.items():
        for name in each:
            parts = [token.text for token in nlp.make_doc(twin(name))]
            for part in parts:
                if part[0].isupper() and len(part) > 1:
                    bit = 1 << KINDS.index(kind) if len(parts) == 1 else OF_PLACE if kind in PLACES else OF_BODY
                    found[part.lower(),] = found.get((part.lower(),), 0) | bit
    return found


def wholes(nlp: Language, names: Mapping[str, list[str]]) -> dict[tuple[str, ...], int]:
    """What is known of each whole name but people's."""
    found: dict[tuple[str, ...], int] = {}
    for kind, each in names.items():
        for name in each if kind not in PEOPLE else ():
            parts = tuple(token.lower_ for token in nlp.make_doc(twin(name)))
            if len(parts) <= LONGEST and len(name) > 1:
                found[parts] = found.get(parts, 0) | 1 << KINDS.index(kind)
    return found
