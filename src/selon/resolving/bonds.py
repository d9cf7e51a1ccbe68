"""Words that say how two parties stand to each other: a language's `relations.toml`, read once and looked up by lemma."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from selon.languages import lexicon

FLAGS = ("kin", "things", "places", "passive", "bodies")
SETS = ("on", "reflexive", "beside", "act_on")
NOUNS = ("roles", "between", "ties", "acts", "cover", "seats", "posts")  # tables of nouns
PHRASES = ("phrases", "received", "paired")  # tables of two words


@dataclass(frozen=True, slots=True)
class Bond:
    """A relation and how its words are to be read. `on`: words before the other party; `kin`: the other may be a person;
    `things`: the other may be a thing; `places`: the other is where the one is; `passive`: only "is sought by";
    `bodies`: a role of bodies too, "X is an ally of Y"; `beside`: words before whose a role is, "an adviser to Y";
    `act_on`: words before whom a noun's deed is done to, "support for Y"; `oblique`: the other is never an object."""

    name: str
    on: frozenset[str] = frozenset()
    kin: bool = False
    things: bool = False
    places: bool = False
    passive: bool = False
    bodies: bool = False
    reflexive: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    act_on: frozenset[str] = frozenset()
    oblique: bool = False


Table = dict[str, Bond]
Pairs = dict[str, dict[str, Bond]]


@dataclass(frozen=True, slots=True)
class Bonds:
    """One language's words for relations, by their part in the grammar."""

    words: dict[str, frozenset[str]]
    roles: Table = field(default_factory=dict)
    between: Table = field(default_factory=dict)
    verbs: dict[str, tuple[Bond, ...]] = field(default_factory=dict)
    adjectives: Table = field(default_factory=dict)
    ties: Table = field(default_factory=dict)
    acts: Table = field(default_factory=dict)  # nouns for what one does to another: "le financement de"
    cover: Table = field(default_factory=dict)  # nouns under which somebody is by another's doing: "sous la protection de"
    seats: Table = field(default_factory=dict)  # nouns for where somebody is: "has its headquarters in"
    posts: Table = field(default_factory=dict)  # nouns at which somebody stands: "à la tête de"
    phrases: Pairs = field(default_factory=dict)
    received: Pairs = field(default_factory=dict)  # phrases of who is given something: "recevoir arme"
    paired: Pairs = field(default_factory=dict)  # roles of two words: "garde corps"
    nouns: frozenset[str] = frozenset()  # every noun's lemma in these tables, and every verb's and adjective's
    acting: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()  # all of them, and the forms of roles
    doing: frozenset[str] = frozenset()  # nouns for what is done, which may only be planned


@cache
def bonds(language: str) -> Bonds:
    """The bonds of a language."""
    table = lexicon(language, "relations")
    words = {name: frozenset(row.split()) for name, row in table["words"].items()}
    made = Bonds(words)
    for name, row in table["relations"].items():
        _fill(made, _bond(name, row), row)
    nouns = frozenset[str]().union(*(getattr(made, key) for key in NOUNS), made.paired)
    nouns |= words["fellow"] | words["agreement"] | words["minister"] | words["citizen"] | words["nationality"]
    nouns |= words["signatory"]
    acting = frozenset().union(made.phrases, made.received, made.verbs, made.adjectives, made.roles, words["signatory"])
    telling = nouns | acting
    return replace(made, nouns=nouns, acting=acting, telling=telling, doing=frozenset().union(made.ties, made.acts, words["agreement"]))


def _bond(name: str, row: dict[str, Any]) -> Bond:
    read: dict[str, Any] = {flag: bool(row.get(flag)) for flag in FLAGS}
    read |= {key: frozenset(row.get(key, "").split()) for key in SETS}
    return Bond(name, **read)


def _fill(made: Bonds, bond: Bond, row: dict[str, Any]) -> None:
    """Put the words of one relation into the tables."""
    for key in (*NOUNS, "adjectives"):
        found: Table = getattr(made, key)
        found.update(_each(row.get(key, ""), bond))
    for verb, one in _each(row.get("verbs", ""), bond):
        made.verbs[verb] = (*made.verbs.get(verb, ()), one)
    for key in PHRASES:
        pairs: Pairs = getattr(made, key)
        for phrase in row.get(key, ()):
            first, _, second = phrase.partition(" ")
            pairs.setdefault(first, {}).update(_each(second, bond))


def _each(words: str, bond: Bond) -> Iterator[tuple[str, Bond]]:
    """Each word with its bond; "fight:for" says that the other stands after "for" only."""
    for word, on in _parted(words.split()):
        yield word, replace(bond, on=frozenset(on.split("|")), oblique=True) if on else bond


def _parted(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    for word in words:
        head, _, tail = word.partition(":")
        yield head, tail
