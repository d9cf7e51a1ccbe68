"""What a document says of one of its entities, and what all documents say of an identity: what is compared when linking."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from selon.languages import languages, lexicon
from selon.linking.lexicon import lexicons, meanings
from selon.records import Entity, Reading, Source
from selon.resolving.folding import folded, parts

NAMES, WORDS = 12, 40  # that an identity keeps of each sort: the first ones
KINDS = {"location": "place", "group": "organisation"}
SHORT_FORM = 8  # letters


@dataclass(frozen=True, slots=True)
class Profile:
    """One entity of one document. Words are folded and of no language where they are known; `states` as the text has them."""

    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    states: tuple[str, ...] = ()


@dataclass(slots=True)
class Portrait:
    """What all members of an identity say together, and how often they say it."""

    names: dict[str, int] = field(default_factory=dict)
    kinds: dict[str, int] = field(default_factory=dict)
    aliases: dict[str, int] = field(default_factory=dict)
    offices: dict[str, int] = field(default_factory=dict)
    of: dict[str, int] = field(default_factory=dict)
    affiliations: dict[str, int] = field(default_factory=dict)
    states: dict[str, int] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name that most members bear; of several the fullest, then the first in the alphabet."""
        return min(self.names, key=lambda name: (-self.names[name], -len(parts(name)), name))

    @property
    def kind(self) -> str:
        return min(self.kinds, key=lambda kind: (-self.kinds[kind], kind))

    def take(self, profile: Profile) -> None:
        """Add what a member says."""
        _count(self.names, (profile.name,), NAMES)
        _count(self.kinds, (profile.kind,), NAMES)
        for mine, theirs in (
            (self.aliases, profile.aliases),
            (self.offices, profile.offices),
            (self.of, profile.of),
            (self.affiliations, profile.affiliations),
            (self.states, profile.states),
        ):
            _count(mine, theirs, WORDS)


def _count(table: dict[str, int], values: tuple[str, ...], most: int) -> None:
    for value in values:
        if value in table or len(table) < most:
            table[value] = table.get(value, 0) + 1


def to_text(value: Profile | Portrait) -> str:
    """As JSON, the empty fields left out."""
    fields = {name: found for name in type(value).__slots__ if (found := getattr(value, name))}
    return json.dumps(fields, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def profile_from(text: str) -> Profile:
    fields: dict[str, Any] = json.loads(text)
    return Profile(**{name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()})  # type: ignore[arg-type]


def portrait_from(text: str) -> Portrait:
    return Portrait(**json.loads(text))


# --- from a reading


@dataclass(frozen=True, slots=True)
class Member:
    """An entity or a voice of a document (`key`), the entity that it is (`head`, itself for most), and its profile."""

    key: str
    head: str
    profile: Profile


def members(reading: Reading) -> Iterator[Member]:
    """The entities of a reading, then its named voices: a voice is its entity, or one of the same name, or for itself."""
    voices: dict[str, list[Source]] = {}
    for source in reading.sources.values():
        if source.entity is not None:
            voices.setdefault(source.entity, []).append(source)
    heads: dict[str, str] = {}
    known: dict[str, Profile] = {}
    for entity in reading.entities:
        known[entity.id] = _of_entity(reading, entity, voices.get(entity.id, []))
        heads.setdefault(folded(entity.name), entity.id)
        yield Member(entity.id, entity.id, known[entity.id])
    for key, source in reading.sources.items():
        if not _is_name(source):
            continue
        head = source.entity if source.entity in known else heads.setdefault(folded(source.name), key)
        if head not in known:
            known[head] = _of_source(source)
        yield Member(key, head, known[head])


def _is_name(source: Source) -> bool:
    """Whether a named voice is called by a name, and not by a common noun ("le gouvernement")."""
    named = source.named and source.type in ("person", "organisation", "group")
    return named and any(c.isupper() for c in source.name) and bool(parts(source.name))


def _of_source(source: Source) -> Profile:
    return Profile(KINDS.get(source.type, source.type), source.name, affiliations=_affiliations([source]))


def _of_entity(reading: Reading, entity: Entity, voices: list[Source]) -> Profile:
    aliases, states, roles = _facts(reading.document.language, entity)
    words = [word for role in roles for word in meanings(parts(role))]
    offices = lexicons().offices
    forms = (reading.document.text[start:end] for start, end in entity.mentions)
    short = [form for form in forms if form.isupper() and form.isalpha() and 1 < len(form) <= SHORT_FORM and form != entity.name]
    return Profile(
        kind=KINDS.get(entity.type, entity.type),
        name=entity.name,
        aliases=_once([*aliases, *short]),
        offices=_once(word for word in words if word in offices),
        of=_once(word for word in words if word not in offices and word not in lexicons().titles and len(word) > 2),
        affiliations=_affiliations(voices),
        states=_once(states),
    )


def _affiliations(voices: list[Source]) -> tuple[str, ...]:
    return _once(word for voice in voices if voice.affiliation for word in meanings(parts(voice.affiliation)))


def _once(values: Any) -> tuple[str, ...]:
    return tuple(sorted(set(values)))


def _facts(language: str, entity: Entity) -> tuple[list[str], list[str], list[str]]:
    """Aliases, nationalities and roles that the text states."""
    aliases, states, roles = [], [], []
    alias, nationality = _prefixes(language)
    for fact in (fact.fact for fact in entity.facts):
        if fact.startswith(alias):
            aliases.append(fact.removeprefix(alias).strip())
        elif fact.startswith(nationality):
            states.append(fact.removeprefix(nationality).strip())
        else:
            roles.append(fact)
    return aliases, states, roles


@cache
def _prefixes(language: str) -> tuple[str, str]:
    """What facts of an alias and of a nationality begin with in a language."""
    if language not in languages():
        return "alias ", "nationality: "
    put = lexicon(language, "entities")["facts"]
    return str(put["alias"]).partition("{}")[0], str(put["nationality"]).partition("{}")[0]
