"""Fields of a JSON object, each of the kind it should be, or NotAReading."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NoReturn, TypeVar

from selon.records import Span

Word = TypeVar("Word", bound=str)


class NotAReading(ValueError):
    """JSON that is not a reading: the message says where and why, in one line."""


class Object:
    """One JSON object; `at` is its place in the whole, for messages ("statements[3]")."""

    __slots__ = ("at", "value")

    def __init__(self, value: object, at: str) -> None:
        if not isinstance(value, dict):
            raise NotAReading(f"{at or 'the whole'} is not an object")
        self.value: dict[str, object] = value
        self.at = at

    def _place(self, name: str) -> str:
        return f"{self.at}.{name}" if self.at else name

    def _get(self, name: str) -> object:
        if name not in self.value:
            raise NotAReading(f"{self._place(name)} is missing")
        return self.value[name]

    def _refuse(self, name: str, kind: str) -> NoReturn:
        raise NotAReading(f"{self._place(name)} is not {kind}")

    def _list(self, name: str) -> list[object]:
        found = self._get(name)
        return found if isinstance(found, list) else self._refuse(name, "a list")

    def text(self, name: str) -> str:
        found = self._get(name)
        return found if isinstance(found, str) else self._refuse(name, "a text")

    def text_or_none(self, name: str) -> str | None:
        return None if self._get(name) is None else self.text(name)

    def texts(self, name: str) -> tuple[str, ...]:
        found = self._list(name)
        return tuple(t if isinstance(t, str) else self._refuse(name, "a list of texts") for t in found)

    def all_texts(self) -> dict[str, str]:
        """The object itself, every value of it a text."""
        return {key: self.text(key) for key in self.value}

    def number(self, name: str) -> int:
        found = self._get(name)
        return found if type(found) is int else self._refuse(name, "a whole number")

    def flag(self, name: str) -> bool:
        found = self._get(name)
        return found if isinstance(found, bool) else self._refuse(name, "true or false")

    def word(self, name: str, choices: tuple[Word, ...]) -> Word:
        """One of `choices`."""
        found = self._get(name)
        for choice in choices:
            if choice == found:
                return choice
        self._refuse(name, f"one of {', '.join(choices)}")

    def word_or_none(self, name: str, choices: tuple[Word, ...]) -> Word | None:
        return None if self._get(name) is None else self.word(name, choices)

    def span(self, name: str) -> Span:
        return self._as_span(name, self._get(name))

    def span_or_none(self, name: str) -> Span | None:
        return None if self._get(name) is None else self.span(name)

    def spans(self, name: str) -> tuple[Span, ...]:
        return tuple(self._as_span(name, value) for value in self._list(name))

    def _as_span(self, name: str, value: object) -> Span:
        match value:
            case [int(start), int(end)] if not isinstance(start, bool) and not isinstance(end, bool):
                return start, end
        self._refuse(name, "a [start, end] of whole numbers")

    def object(self, name: str) -> Object:
        return Object(self._get(name), self._place(name))

    def objects(self, name: str) -> Iterator[Object]:
        for i, value in enumerate(self._list(name)):
            yield Object(value, f"{self._place(name)}[{i}]")

    def members(self, name: str) -> Iterator[tuple[str, Object]]:
        """The objects in an object, by key."""
        whole = self.object(name)
        for key in whole.value:
            yield key, whole.object(key)
