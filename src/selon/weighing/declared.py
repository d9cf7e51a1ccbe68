"""Commitments that a person declares in a TOML file: who is bound to what, from when until when, and the words that it is known by."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from selon.errors import SelonError
from selon.languages import languages
from selon.ledger.dates import bounds
from selon.records import EventType
from selon.resolving.acts import content
from selon.resolving.duties import Duty, asked, first_day, last_day, topics, verbs

MOST = 1 << 20  # bytes of a file
KNOWN = frozenset({"id", "title", "by", "to", "text", "since", "until", "names", "words", "events", "language"})


class BadCommitments(SelonError):
    """A file of commitments that cannot be used: one line says where and why."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(" ".join(f"{path}: {reason}".split()))


@dataclass(frozen=True, slots=True)
class Declared:
    """One commitment as declared. `since` and `until` are EDTF; `words` are beginnings of words, by language."""

    id: str
    title: str
    by: str
    to: str | None
    text: str
    since: str | None
    until: str | None
    by_names: tuple[str, ...] = ()
    to_names: tuple[str, ...] = ()
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    events: tuple[EventType, ...] = ()
    language: str | None = None

    def duty(self, language: str) -> Duty:
        """It made ready to be held against documents in a language."""
        own = self.language or _likely(self.text)
        said = content(self.text, own)
        words = self.words.get(language) or tuple(word for some in self.words.values() for word in some)
        beginnings = frozenset(content(word, language).folded.strip() for word in words)
        return Duty(
            deeds=asked(said),
            topics=beginnings or topics(self.text, own, (self.by, self.to or "")),
            party=frozenset((self.by, *self.by_names)),
            other=frozenset(name for name in (self.to, *self.to_names) if name),
            since=first_day(self.since),
            until=last_day(self.until),
            prevents="prevents" in said.marks,
            fields=frozenset(name for name, _ in said.fields) if not beginnings else frozenset(),
            strict=bool(beginnings),
            verbs=verbs(self.text, own),
        )


def _likely(text: str) -> str:
    """The language that most of a text's small words are of."""

    def small(language: str) -> int:
        said = content(text, language)
        return len(said.acts) + len(said.fields) + len(said.marks)

    return max(languages(), key=small)


def declared(path: Path) -> tuple[Declared, ...]:
    """The commitments of a file, in its order. BadCommitments where it cannot be read, or says something that there is no such thing as."""
    found = _read(path).get("commitment")
    if not isinstance(found, list) or not found:
        raise BadCommitments(path, "no [[commitment]] in it")
    made = tuple(_Entry(path, n, one).made() for n, one in enumerate(found, 1))
    twice = [one.id for n, one in enumerate(made) if any(other.id == one.id for other in made[:n])]
    if twice:
        raise BadCommitments(path, f"the id {twice[0]!r} stands twice")
    return made


def _read(path: Path) -> dict[str, object]:
    try:
        if path.stat().st_size > MOST:
            raise BadCommitments(path, f"larger than {MOST >> 20} MB")
        return tomllib.loads(path.read_bytes().decode("utf-8"))
    except OSError as error:
        raise BadCommitments(path, str(error.strerror).lower()) from error
    except UnicodeDecodeError as error:
        raise BadCommitments(path, "not UTF-8") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadCommitments(path, f"not TOML: {error}") from error


class _Entry:
    """One table of the file; `at` is its place, for messages."""

    def __init__(self, path: Path, n: int, table: object) -> None:
        self.path, self.at = path, f"commitment {n}"
        if not isinstance(table, dict):
            raise BadCommitments(path, f"{self.at}: not a table")
        self.table = table

    def made(self) -> Declared:
        unknown = sorted(set(self.table) - KNOWN)
        if unknown:
            self._refuse(f"there is no such field as {unknown[0]!r} (there are: {', '.join(sorted(KNOWN))})")
        since, until = self._date("since"), self._date("until")
        if since and until and first_day(since) is not None and (last_day(until) or 0) < (first_day(since) or 0):
            self._refuse(f"until {until} comes before since {since}")
        return Declared(
            id=self._text("id"),
            title=self._text("title"),
            by=self._text("by"),
            to=self._text_or_none("to"),
            text=self._text("text"),
            since=since,
            until=until,
            by_names=self._names("by"),
            to_names=self._names("to"),
            words={language: self._texts(self._table("words").get(language), f"words.{language}") for language in self._languages()},
            events=self._events(),
            language=self._language(),
        )

    def _refuse(self, reason: str) -> None:
        raise BadCommitments(self.path, f"{self.at}: {reason}")

    def _text_or_none(self, name: str) -> str | None:
        found = self.table.get(name)
        if found is not None and not (isinstance(found, str) and found.strip()):
            self._refuse(f"{name} is not a text")
        return found if isinstance(found, str) else None

    def _text(self, name: str) -> str:
        found = self._text_or_none(name)
        if found is None:
            self._refuse(f"{name} is missing")
        return str(found)

    def _date(self, name: str) -> str | None:
        found = self.table.get(name)
        value = None if found is None else str(found)
        if value is not None and bounds(value) is None:
            self._refuse(f"{name} is not a date in EDTF (2021, 2021-05, 2021-05-01): {value!r}")
        return value

    def _table(self, name: str) -> dict[str, object]:
        found = self.table.get(name, {})
        if not isinstance(found, dict):
            self._refuse(f"{name} is not a table")
        return found if isinstance(found, dict) else {}

    def _texts(self, found: object, name: str) -> tuple[str, ...]:
        if found is None:
            return ()
        if not isinstance(found, list) or not all(isinstance(one, str) and one.strip() for one in found):
            self._refuse(f"{name} is not a list of texts")
        return tuple(map(str, found)) if isinstance(found, list) else ()

    def _names(self, name: str) -> tuple[str, ...]:
        return self._texts(self._table("names").get(name), f"names.{name}")

    def _languages(self) -> list[str]:
        return sorted(self._table("words"))

    def _events(self) -> tuple[EventType, ...]:
        wanted = self._texts(self.table.get("events"), "events")
        for one in wanted:
            if one not in get_args(EventType):
                self._refuse(f"no such type of event: {one} (there are: {', '.join(get_args(EventType))})")
        return tuple(kind for kind in get_args(EventType) if kind in wanted)

    def _language(self) -> str | None:
        found = self._text_or_none("language")
        if found is not None and found not in languages():
            self._refuse(f"no such language: {found} (there are: {', '.join(languages())})")
        return found
