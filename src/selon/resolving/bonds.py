"""Words that say how two parties stand to each other: a language's `relations.toml`, read once and looked up by lemma."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from selon.languages import lexicon


@dataclass(frozen=True, slots=True)
class Bond:
    """A relation and how its words are to be read. `on`: words before the other party; `kin`: the other may be a person;
    `things`: the other may be a thing; `places`: the other is where the one is; `passive`: only "is sought by";
    `bodies`: a role of bodies too, "X is an ally of Y"."""

    name: str
    on: frozenset[str]
    kin: bool
    things: bool
    places: bool
    passive: bool
    bodies: bool
    reflexive: frozenset[str]


@dataclass(frozen=True, slots=True)
class Bonds:
    """One language's words for relations, by their part in the grammar."""

    roles: dict[str, Bond]
    between: dict[str, Bond]
    verbs: dict[str, Bond]
    adjectives: dict[str, Bond]
    ties: dict[str, Bond]
    phrases: dict[str, dict[str, Bond]]
    received: dict[str, dict[str, Bond]]  # phrases of who is given something: "recevoir arme"
    cover: dict[str, Bond]  # nouns under which somebody is by another's doing: "sous la protection de"
    words: dict[str, frozenset[str]]
    nouns: frozenset[str]  # every noun's lemma in these tables, and every verb's and adjective's
    acting: frozenset[str]


@cache
def bonds(language: str) -> Bonds:
    """The bonds of a language."""
    table = lexicon(language, "relations")
    words = {name: frozenset(row.split()) for name, row in table["words"].items()}
    made = Bonds({}, {}, {}, {}, {}, {}, {}, {}, words, frozenset(), frozenset())
    for name, row in table["relations"].items():
        flags = {flag: bool(row.get(flag)) for flag in ("kin", "things", "places", "passive", "bodies")}
        bond = Bond(name, frozenset(row.get("on", "").split()), **flags, reflexive=frozenset(row.get("reflexive", "").split()))
        parts = (
            ("roles", made.roles),
            ("roles_between", made.between),
            ("verbs", made.verbs),
            ("adjectives", made.adjectives),
            ("ties", made.ties),
            ("cover", made.cover),
        )
        for key, forms in parts:
            forms.update(dict.fromkeys(row.get(key, "").split(), bond))
        for key, phrases in (("phrases", made.phrases), ("received", made.received)):
            for phrase in row.get(key, ()):
                first, _, second = phrase.partition(" ")
                phrases.setdefault(first, {})[second] = bond
    nouns = frozenset().union(made.roles, made.ties, made.between, made.cover, words["fellow"], words["agreement"], words["minister"])
    return replace(made, nouns=nouns, acting=frozenset().union(made.phrases, made.received, made.verbs, made.adjectives, made.roles))
