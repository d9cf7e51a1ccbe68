"""The consolidated list of the UN Security Council, as its XML."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import BinaryIO, NoReturn
from xml.parsers import expat

from selon.linking.lists.entry import BadList, Entry, Kind

CHUNK = 1 << 16
DEEPEST, LONGEST, MOST = 40, 1 << 16, 20_000  # elements in each other; characters in one; fields of an entry
RECORDS: dict[str, Kind] = {"INDIVIDUAL": "person", "ENTITY": "organisation"}
ROOT = "CONSOLIDATED_LIST"
PARTS = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
ALIASES = ("INDIVIDUAL_ALIAS", "ENTITY_ALIAS")
BORN = ("DATE", "YEAR", "FROM_YEAR", "TO_YEAR")

Field = tuple[str, str, str]  # the element that it stands in, its own name, its text


def un(name: str, file: BinaryIO) -> Iterator[Entry]:
    """The individuals and entities of the list. Nothing is fetched and no entity is expanded: a file that declares any is refused."""
    reader = _Reader(name)
    try:
        while chunk := file.read(CHUNK):
            reader.parser.Parse(chunk, False)
            while reader.found:
                yield reader.found.popleft()
        reader.parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise BadList(name, f"not well-formed XML: {expat.errors.messages[error.code]}", error.lineno) from error
    while reader.found:
        yield reader.found.popleft()


class _Reader:
    """Turns the parser's events into entries, which wait in `found`."""

    def __init__(self, name: str) -> None:
        self.found: deque[Entry] = deque()
        self._name = name
        self._path: list[str] = []
        self._text: list[str] = []
        self._length = 0
        self._fields: list[Field] = []
        self._start: tuple[int, int] | None = None  # depth and line of the entry that is being read
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._open
        self.parser.EndElementHandler = self._close
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.EntityDeclHandler = self._refuse
        self.parser.ExternalEntityRefHandler = self._refuse

    def _line(self) -> int:
        return int(self.parser.CurrentLineNumber)

    def _refuse(self, *_what: object) -> NoReturn:
        raise BadList(self._name, "declares a document type or entities, which may hide anything", self._line())

    def _open(self, tag: str, _attributes: object) -> None:
        if not self._path and tag != ROOT:
            raise BadList(self._name, f"XML, but not the UN consolidated list: <{tag[:40]}> is not <{ROOT}>", self._line())
        if len(self._path) >= DEEPEST:
            raise BadList(self._name, "elements nested too deep", self._line())
        self._path.append(tag)
        self._text, self._length = [], 0
        if tag in RECORDS and self._start is None:
            self._fields, self._start = [], (len(self._path), self._line())

    def _characters(self, text: str) -> None:
        self._length += len(text)
        if self._length > LONGEST:
            raise BadList(self._name, f"more than {LONGEST} characters in <{self._path[-1][:40]}>", self._line())
        if self._start is not None:
            self._text.append(text)

    def _close(self, tag: str) -> None:
        if self._start is not None:
            text = " ".join("".join(self._text).split())
            if text:
                self._fields.append((self._path[-2] if len(self._path) > 1 else "", tag, text))
            if len(self._fields) > MOST:
                raise BadList(self._name, "an entry that does not end", self._start[1])
            if len(self._path) == self._start[0]:
                self._entry(tag, self._start[1])
                self._start = None
        self._text, self._length = [], 0
        self._path.pop()

    def _entry(self, tag: str, line: int) -> None:
        aliases = _aliases(self._fields)
        full = " ".join(text for part in PARTS for text in _all(self._fields, tag, part))
        names = [full, *_all(self._fields, tag, "NAME_ORIGINAL_SCRIPT"), *(name for name, is_weak in aliases if not is_weak)]
        strong = tuple(dict.fromkeys(name for name in names if name))
        weak = tuple(dict.fromkeys(name for name, is_weak in aliases if is_weak and name not in strong))
        if strong or weak:
            number = _all(self._fields, tag, "DATAID") or [""]
            reference = _all(self._fields, tag, "REFERENCE_NUMBER") or number
            born = tuple(dict.fromkeys(text for where, name, text in self._fields if where.endswith("DATE_OF_BIRTH") and name in BORN))
            countries = tuple(dict.fromkeys(text for where, name, text in self._fields if where == "NATIONALITY" and name == "VALUE"))
            kind = RECORDS[tag]
            self.found.append(Entry(reference[0], (strong or weak)[0], kind, tag.capitalize(), strong, weak, born, countries, line))


def _all(fields: list[Field], where: str, name: str) -> list[str]:
    return [text for stands, called, text in fields if stands == where and called == name]


def _aliases(fields: list[Field]) -> list[tuple[str, bool]]:
    """Other names, and whether the list calls them of low quality. The quality stands before the name that it is of."""
    found, weak = [], False
    for where, name, text in fields:
        if where in ALIASES and name == "QUALITY":
            weak = text.casefold() == "low"
        elif where in ALIASES and name == "ALIAS_NAME":
            found += [(part.strip(), weak) for part in text.split(";") if part.strip()]
            weak = False
    return found
