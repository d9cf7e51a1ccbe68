"""The dossier's own words, one TOML file a language beside this module: drop in a file to add a language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from babel import Locale
from babel.numbers import format_decimal

FOLDER = files(__package__) / "words"


@dataclass(frozen=True, slots=True)
class Words:
    """The wording of one language. Keys are dotted paths into its file; a missing key is a KeyError."""

    language: str
    tables: Mapping[str, Any]
    locale: Locale

    def __call__(self, key: str, **values: object) -> str:
        """The words at `key`, with `values` put into their places."""
        found = self._at(key)
        if not isinstance(found, str):
            raise KeyError(key)
        return found.format(**values) if values else found

    def count(self, key: str, number: int) -> str:
        """The words at `key` for that many: the key holds a table of plural forms (`one`, `other`)."""
        forms = self._at(key)
        form = str(self.locale.plural_form(number))
        chosen: str = forms[form] if form in forms else forms["other"]
        return chosen.format(n=self.number(number))

    def number(self, number: int) -> str:
        return str(format_decimal(number, locale=self.locale))

    def label(self, table: str, value: str) -> str:
        """The label of a value; a value that the table does not know is shown as it stands."""
        known = self._at(table)
        return str(known[value]) if value in known else value.replace("_", " ")

    def reason(self, kind: str, value: str) -> str:
        """A reason for a reading in words: labels joined by "+" each by its own; what has none, as it stands."""
        known = self.tables.get(f"why_{kind}", {})
        return ", ".join(str(known[part]) for part in value.split("+")) if known.keys() >= set(value.split("+")) else value

    def because(self, reason: str) -> str:
        """Why a statement is taken to answer another, in this language: the parts that `resolving` says, and the words that it quotes."""
        for key, part in sorted(words("en").tables["why_about"].items(), key=lambda item: -len(item[1])):
            reason = reason.replace(part, str(self.tables["why_about"][key]))
        return reason

    def language_name(self, code: str) -> str:
        """How this language calls another; the code itself where it has no name for it."""
        name = self.locale.languages.get(code.partition("-")[0].lower())
        return str(name) if name else code

    def _at(self, key: str) -> Any:
        found: Any = self.tables
        for part in key.split("."):
            found = found[part]
        return found


def ui_languages() -> tuple[str, ...]:
    """The languages that a dossier can be worded in, in order."""
    return tuple(sorted(f.name.removesuffix(".toml") for f in FOLDER.iterdir() if f.name.endswith(".toml")))


@cache
def words(language: str) -> Words:
    """The words of a language; ValueError where there is no file for it."""
    if language not in ui_languages():
        raise ValueError(f"no dossier wording in {language!r} (there is: {', '.join(ui_languages())})")
    tables = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    return Words(language, tables, Locale.parse(language))
