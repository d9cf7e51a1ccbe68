"""What a language's lexicons say of the words that voices are called by, read once and looked up by form."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Literal, TypeVar

from selon.languages import lexicon
from selon.parsing.words import Word
from selon.resolving.folding import folded

Kind = Literal["person", "group", "organisation", "document"]
Gender = Literal["m", "f"]
REMEMBERED = 1 << 15  # forms
Key = TypeVar("Key")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that a voice is called by: what it is, and the form it is found again by."""

    form: str
    kind: Kind
    gender: Gender | None
    sorts: frozenset[str]  # of an organisation: media, company, party, armed, association, state, institution
    office: bool
    epithet: bool
    generic: bool
    hidden: bool
    partisan: bool  # says of which camp somebody is
    kin: bool  # somebody's relation, known by whose


UNMET = Noun("", "person", None, frozenset(), False, False, False, False, False, False)  # stands for a form that was not asked for yet


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun: `role` says how it finds whom it stands for."""

    role: Literal["personal", "possessive", "speaker", "relative", "open", "last"]
    gender: Gender | None = None
    number: Literal["s", "p"] | None = None
    animate: bool | None = None
    nearest: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """A state, under the name the language gives it."""

    name: str
    capital: bool  # found by the name of its capital


@dataclass(frozen=True, slots=True)
class Modifiers:
    """Words beside a noun that tell two voices of a kind apart, or do not."""

    change: frozenset[str]
    former: frozenset[str]
    rank: frozenset[str]
    other: frozenset[str]
    ordinal: frozenset[str]
    empty: frozenset[str]
    anaphoric: frozenset[str]
    all: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One language's words for voices."""

    language: str
    nouns: dict[str, Noun]
    modifiers: Modifiers
    pronouns: dict[str, Pronoun]
    possessives: dict[str, Pronoun]
    determiners: dict[str, Literal["definite", "demonstrative", "indefinite"]]
    introducing: frozenset[str]  # every word that a noun phrase may be introduced by
    titles: dict[str, Gender | None]
    states: dict[str, State]
    adjectives: dict[str, str]
    endings: tuple[str, ...]
    conjunctions: frozenset[str]
    kinds: dict[str, str]
    elided: dict[str, str]
    alias_words: frozenset[tuple[str, ...]]
    generation: frozenset[str]
    outlets: frozenset[str]
    families: dict[str, frozenset[str]]
    nationals: frozenset[str]
    particles: frozenset[str]
    predicative: frozenset[str]
    quantities: frozenset[str]
    same: dict[str, str]
    alone: frozenset[str]  # one body of an article, by the definite article alone
    portfolios: frozenset[str]
    facts: dict[str, str]
    never: frozenset[str]
    unspecified: str
    _met: dict[tuple[str, str], Noun | None] = field(default_factory=dict)
    _demonyms: dict[str, str | None] = field(default_factory=dict)

    def noun(self, word: Word) -> Noun | None:
        """The noun that a word is a form of, or None where it is none that voices are called by."""
        key = word.lower, word.lemma
        found = self._met.get(key, UNMET)
        if found is UNMET:
            found = self._noun(*key)
            _keep(self._met, key, found)
        return found

    def _noun(self, form: str, lemma: str) -> Noun | None:
        """By the form, the lemma, the form without a plural's ending, or what stands after "ex-" or "vice-"."""
        if form in self.never:
            return None
        for candidate in (form, lemma.lower(), form.removesuffix("s"), form.removesuffix("es"), form.removesuffix("x")):
            found = self.nouns.get(candidate)
            if found is not None:
                return found
        prefix, hyphen, rest = form.partition("-")
        changed = hyphen and rest and (prefix in self.modifiers.former or prefix in self.modifiers.change)
        return self._noun(rest, rest) if changed else None

    def is_organisation(self, token: str) -> bool:
        """Whether a folded word is a noun for organisations, media and offices among them."""
        found = self.nouns.get(token)
        return found is not None and found.kind in ("organisation", "document")

    def plain(self, form: str) -> str:
        """The full form of an elided word: "d'" -> "de"."""
        return self.elided.get(form, form)

    def base(self, word: Word) -> str:
        """The form that a modifier is compared by."""
        return word.lemma.lower()

    def state_of(self, word: str) -> str | None:
        """The state that a demonym is of: "afghanes" -> "Afghanistan"; None for any other word."""
        if word not in self._demonyms:
            _keep(self._demonyms, word, self._state(word.lower()))
        return self._demonyms[word]

    def _state(self, form: str) -> str | None:
        found = self.adjectives.get(form)
        for ending in self.endings if found is None else ():
            if form.endswith(ending):
                found = self.adjectives.get(form[: -len(ending)])
                if found is not None:
                    break
        return found


def _keep(found: dict[Key, Value], key: Key, value: Value) -> None:
    """Keep what was found for a form; a plain dictionary, for it is asked for at every word."""
    if len(found) >= REMEMBERED:
        found.clear()
    found[key] = value


def _split(words: str) -> list[str]:
    return words.split()


@cache
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of a language; KeyError where there is no such language."""
    roles, pronouns = lexicon(language, "roles"), lexicon(language, "pronouns")
    demonyms, entities = lexicon(language, "demonyms"), lexicon(language, "entities")
    determiners: dict[str, Literal["definite", "demonstrative", "indefinite"]] = {}
    for name in ("indefinite", "definite", "demonstrative"):
        determiners.update(dict.fromkeys(_split(pronouns["determiners"][name]), name))
    possessives = {form: Pronoun("possessive", **row) for form, row in pronouns["possessive"].items()}
    modifiers, forms = _modifiers(roles["modifiers"]), _pronouns(pronouns)
    return Vocabulary(
        language=language,
        nouns=_nouns(roles),
        modifiers=modifiers,
        pronouns=forms,
        possessives=possessives,
        determiners=determiners,
        introducing=frozenset((*determiners, *possessives, *forms)) | modifiers.other,
        titles=_titles(entities["titles"]),
        states=_states(demonyms["states"]),
        adjectives=_adjectives(demonyms["states"]),
        endings=tuple(demonyms["endings"]),
        conjunctions=frozenset(_split(pronouns["others"]["and"])),
        kinds={word: kind for kind, words in entities["kinds"].items() for word in _split(words)},
        elided=dict(entities["alias"]["elided"]),
        alias_words=frozenset(tuple(phrase.split()) for phrase in entities["alias"]["phrases"]),
        generation=frozenset(folded(word) for word in _split(entities["generation"]["words"])),
        outlets=frozenset(folded(name) for name in entities["outlets"]["names"]),
        families=_families(roles["family"]["sets"]),
        nationals=frozenset(_split(entities["facts"]["nationals"])),
        particles=frozenset(_split(entities["particles"]["words"])),
        predicative=frozenset(_split(pronouns["others"]["as"])),
        quantities=frozenset(_split(roles["quantity"]["nouns"])),
        same={folded(name): folded(group[0]) for group in entities["same"]["sets"] for name in group},
        alone=frozenset(_split(entities["bodies"]["alone"])),
        portfolios=frozenset(_split(entities["bodies"]["portfolios"])),
        facts={name: form for name, form in entities["facts"].items() if name != "nationals"},
        never=frozenset(_split(roles["words"]["never"])),
        unspecified=roles["words"]["unspecified"],
    )


def _families(sets: list[list[str]]) -> dict[str, frozenset[str]]:
    """For each noun, those that may take it up and that it may take up."""
    found: dict[str, set[str]] = {}
    for family in sets:
        for word in family:
            found.setdefault(word, set()).update(other for other in family if other != word)
    return {word: frozenset(others) for word, others in found.items()}


def _modifiers(table: dict[str, str]) -> Modifiers:
    sets = {name: frozenset(_split(words)) for name, words in table.items() if name != "hidden"}
    return Modifiers(**sets, all=frozenset().union(*(words for name, words in sets.items() if name != "anaphoric")))


def _nouns(roles: dict[str, dict[str, str]]) -> dict[str, Noun]:
    fold = roles["fold"]
    kinds: dict[str, Kind] = {}
    sorts: dict[str, set[str]] = {}
    for word in _split(roles["document"]["nouns"]):
        kinds[word] = "document"
    for sort, words in roles["organisation"].items():
        for word in _split(words):
            kinds[word] = "organisation"
            if sort != "generic":
                sorts.setdefault(word, set()).add(sort)
    for word in _split(roles["group"]["nouns"]):
        kinds[word] = "group"
    genders: dict[str, Gender | None] = {}
    for name, words in roles["person"].items():
        for word in _split(words):
            kinds[word] = "person"
            genders[word] = {"masculine": "m", "feminine": "f"}.get(name)  # type: ignore[assignment]
    for form, base in fold.items():
        if base in kinds:
            kinds.setdefault(form, kinds[base])
    marks = {name: frozenset(_split(roles[name]["nouns"])) for name in ("office", "epithet")}
    partisan = frozenset(_split(roles["epithet"]["partisan"]))
    kin = frozenset(_split(roles["office"]["kin"]))
    generic = frozenset(_split(roles["organisation"]["generic"] + " " + roles["document"]["generic"]))
    hidden = frozenset(_split(roles["modifiers"]["hidden"]))
    return {
        word: Noun(
            form=fold.get(word, word),
            kind=kind,
            gender=genders.get(word) if word in genders else _gender_of_form(word, fold, genders),
            sorts=frozenset(sorts.get(word, ())),
            office=fold.get(word, word) in marks["office"],
            epithet=fold.get(word, word) in marks["epithet"],
            generic=word in generic,
            hidden=word in hidden,
            partisan=fold.get(word, word) in partisan,
            kin=fold.get(word, word) in kin,
        )
        for word, kind in kinds.items()
    }


def _gender_of_form(word: str, fold: dict[str, str], genders: dict[str, Gender | None]) -> Gender | None:
    """A form that folds to a man's is a woman's ("présidente"); English ones say it by their ending."""
    if word.endswith("woman"):
        return "f"
    if word.endswith("man"):
        return "m"
    base = fold.get(word)
    return "f" if base is not None and genders.get(base) == "m" and word != base else None


def _pronouns(table: dict[str, dict[str, object]]) -> dict[str, Pronoun]:
    found: dict[str, Pronoun] = {}
    for role, forms in (("open", table["open"]["forms"]), ("relative", table["relative"]["forms"]), ("last", table["last"]["nouns"])):
        found.update({form: Pronoun(role) for form in _split(str(forms))})  # type: ignore[arg-type]
    for role in ("personal", "speaker"):
        found.update({form: Pronoun(role, **row) for form, row in table[role].items()})  # type: ignore[arg-type]
    return found


def _titles(table: dict[str, str]) -> dict[str, Gender | None]:
    genders: dict[str, Gender | None] = {"m": "m", "f": "f"}
    return {word: genders.get(name) for name, words in table.items() for word in _split(words)}


def _states(table: dict[str, dict[str, object]]) -> dict[str, State]:
    found: dict[str, State] = {}
    for name, row in table.items():
        if "capital" in row:
            found.setdefault(folded(str(row["capital"])), State(name, capital=True))
    for name, row in table.items():
        others = row.get("names", [])
        for form in [name, *(others if isinstance(others, list) else [])]:
            found[folded(form)] = State(name, capital=False)
    return found


def _adjectives(table: dict[str, dict[str, object]]) -> dict[str, str]:
    return {form.lower(): name for name, row in table.items() for form in str(row.get("adjectives", "")).split()}


@cache
def given_names() -> dict[str, Gender]:
    """Folded given names and whose they nearly always are."""
    table = tomllib.loads((files(__package__) / "firstnames.toml").read_text(encoding="utf-8"))
    genders: tuple[Gender, Gender] = ("m", "f")
    return {folded(name): gender for gender in genders for name in table[gender].split()}
