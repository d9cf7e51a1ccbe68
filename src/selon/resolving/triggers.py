"""Words that tell of an event, and of what kind: a language's `events.toml`, read once and looked up by lemma."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast, get_args

from selon.languages import lexicon
from selon.parsing.words import Word
from selon.records import EventType

Needs = Literal["some", "target", "place", "when", "named", "noun", "aim", "asked", "going"]
Of = Literal["who", "target", "none"]
NOMINAL = frozenset({"NOUN"})


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of event. `of`: whom the complement of its noun names; `on`: words before a target; `needs`: what must be
    known of it for its words to tell of an event."""

    name: str
    type: EventType | None
    of: Of
    on: frozenset[str]
    needs: Needs
    reflexive: frozenset[str]
    idle: frozenset[str]  # words beside which it is no event: "came to power"
    alone: bool  # its verbs have no object: "they demonstrated", not "they demonstrated it"
    follows: bool  # it comes of an attack or accident told before, where and when that was: "three were killed"
    mutual: bool  # done to each other: "se sont rencontrés"


@dataclass(frozen=True, slots=True)
class Triggers:
    """One language's words for events."""

    verbs: dict[str, Kind]
    nouns: dict[str, Kind]
    phrases: dict[str, dict[str, Kind]]  # a word, then one that hangs on it
    light: dict[str, frozenset[str]]
    words: dict[str, frozenset[str]]
    any: frozenset[str]  # the lemmas and forms of all that may tell of an event

    def kind(self, word: Word) -> tuple[Kind, Word | None] | None:
        """The kind of event that a word may tell of, with the word of its phrase; None for any other word."""
        if word.pos in NOMINAL:
            kind = self.nouns.get(word.lemma) or self.nouns.get(word.lower)
        elif word.pos in {"VERB", "ADJ"} and word.relation not in {"fixed", "case", "mark"}:
            kind = self.verbs.get(word.lemma) if word.pos == "VERB" or "VerbForm" in word.feats else None
        else:
            return None
        second = self.phrases.get(word.lemma)
        if second is not None:
            for child in word.children:
                found = second.get(child.lemma) or second.get(child.lower)
                if found is not None and child.relation.partition(":")[0] not in {"conj", "punct"}:
                    return found, child
        return (kind, None) if kind is not None and self._whole(word, kind) else None

    def _whole(self, word: Word, kind: Kind) -> bool:
        """Whether a word has what its meaning needs: "viser" somebody, not "viser à"; not "a captured car" or "strike team"."""
        if word.relation == "compound" or (word.relation == "amod" and word.i < word.head.i):
            return False
        if not kind.mutual and any(c.feats.get("Reflex") == "Yes" and c.relation == "obj" for c in word.children):
            return False
        if not kind.idle.isdisjoint(c.lemma for c in word.children):
            return False  # "came to power"
        if kind.alone and word.pos == "VERB" and word.child("obj", "ccomp", "xcomp") is not None:
            return False
        if word.lemma in kind.reflexive and not any(child.relation.startswith("expl") for child in word.children):
            return False
        return word.pos != "VERB" or word.lemma not in self.light["aim"] or word.child("obj", "nsubj:pass", "aux:pass") is not None


@cache
def triggers(language: str) -> Triggers:
    """The triggers of a language. ValueError where the lexicon gives a value that there is no such thing as."""
    table = lexicon(language, "events")
    verbs: dict[str, Kind] = {}
    nouns: dict[str, Kind] = {}
    phrases: dict[str, dict[str, Kind]] = {}
    for name, row in table["kinds"].items():
        kind = _kind(name, row)
        verbs.update(dict.fromkeys(row.get("verbs", "").split(), kind))
        nouns.update(dict.fromkeys(row.get("nouns", "").split(), kind))
        for phrase in row.get("phrases", ()):
            first, _, second = phrase.partition(" ")
            phrases.setdefault(first, {})[second] = kind
    return Triggers(verbs, nouns, phrases, _sets(table["light"]), _sets(table["words"]), frozenset((*verbs, *nouns, *phrases)))


def _kind(name: str, row: dict[str, Any]) -> Kind:
    of, needs, kind = row.get("of", "none"), row.get("needs", "some"), row.get("type")
    if of not in get_args(Of) or needs not in get_args(Needs) or (kind is not None and kind not in get_args(EventType)):
        raise ValueError(f"events.toml: {name}: of {of!r}, needs {needs!r}, type {kind!r}")
    sets = {key: _set(row.get(key, "")) for key in ("on", "reflexive", "idle")}
    return Kind(
        name,
        cast("EventType | None", kind),
        cast(Of, of),
        sets["on"],
        cast(Needs, needs),
        sets["reflexive"],
        sets["idle"],
        *(bool(row.get(flag)) for flag in ("alone", "follows", "mutual")),
    )


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _sets(table: dict[str, str]) -> dict[str, frozenset[str]]:
    return {name: _set(words) for name, words in table.items()}
