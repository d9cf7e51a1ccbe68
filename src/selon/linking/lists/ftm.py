"""FollowTheMoney entities as JSON lines, as OpenSanctions publishes them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from selon.linking.lists.entry import BadList, Entry, Kind

LONGEST = 8 * 1024 * 1024  # bytes of a line
NAMES = ("name", "alias", "previousName", "abbreviation")
KINDS: dict[str, Kind] = {
    "Person": "person",
    "Organization": "organisation",
    "Company": "organisation",
    "PublicBody": "organisation",
    "LegalEntity": "either",
}


def ftm(name: str, file: BinaryIO) -> Iterator[Entry]:
    """The people and organisations of a list; other entities (addresses, sanctions) are passed over."""
    number, ended = 0, True
    while line := file.readline(LONGEST + 1):
        number += 1
        if len(line) > LONGEST:
            raise BadList(name, f"longer than {LONGEST} bytes", number)
        ended = line.endswith(b"\n")
        if line.strip():
            entry = _entry(name, line, number, ended)
            if entry is not None:
                yield entry


def _entry(name: str, line: bytes, number: int, ended: bool) -> Entry | None:
    value = _json(name, line, number, ended)
    schema, properties = value.get("schema"), value.get("properties")
    if not isinstance(schema, str) or not isinstance(properties, dict):
        missing = "schema" if not isinstance(schema, str) else "properties"
        raise BadList(name, f"not a FollowTheMoney entity: no {missing}", number)
    kind = KINDS.get(schema)
    if kind is None:
        return None
    names = tuple(dict.fromkeys(text for key in NAMES for text in _texts(name, properties, key, number)))
    weak = tuple(text for text in _texts(name, properties, "weakAlias", number) if text not in names)
    if not names and not weak:
        return None
    countries = (text for key in ("nationality", "citizenship", "country") for text in _texts(name, properties, key, number))
    return Entry(
        id=str(value.get("id", "")),
        caption=str(value.get("caption") or (names or weak)[0]),
        kind=kind,
        schema=schema,
        names=names,
        weak=weak,
        born=_texts(name, properties, "birthDate", number),
        countries=tuple(dict.fromkeys(countries)),
        line=number,
    )


def _json(name: str, line: bytes, number: int, ended: bool) -> dict[str, object]:
    try:
        value = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
    except UnicodeDecodeError as error:
        raise BadList(name, "not UTF-8", number) from error
    except RecursionError as error:
        raise BadList(name, "nested too deep", number) from error
    except ValueError as error:
        half = "" if ended else ": the file ends in the middle of a line"
        raise BadList(name, f"not JSON{half}", number) from error
    if not isinstance(value, dict):
        raise BadList(name, "not a FollowTheMoney entity: no JSON object", number)
    return value


def _texts(name: str, properties: dict[str, object], key: str, line: int) -> tuple[str, ...]:
    found = properties.get(key, ())
    if isinstance(found, str):
        found = [found]
    if not isinstance(found, list | tuple) or not all(isinstance(text, str) for text in found):
        raise BadList(name, f"not a FollowTheMoney entity: {key} is not a list of texts", line)
    return tuple(text.strip() for text in found if text.strip())
