"""Read a file or bytes into a Document, and find the files that can be read."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from urllib.parse import urlsplit

from selon.errors import Unreadable
from selon.reading.dates import is_edtf
from selon.reading.formats import Reader, sniffed, suffixes
from selon.reading.language import identify
from selon.reading.raw import Raw
from selon.reading.repairs import repairs
from selon.records import Document

MOST_BYTES = 20_000_000  # of one document: a hundred novels


def read_path(path: Path, *, language: str | None = None, published: str | None = None) -> Document:
    """The document in a file. Raises Unreadable with the reason; its `uri` is the path as it was given."""
    uri = str(path)
    if path.suffix.lower() not in suffixes():
        _open_to_reading(path, uri)
        raise Unreadable(uri, f"no reader for {path.suffix or 'a file without a suffix'} (there are: {', '.join(sorted(suffixes()))})")
    return read_bytes(_bytes(path, uri), uri, language=language, published=published)


def read_bytes(data: bytes, uri: str, *, language: str | None = None, published: str | None = None) -> Document:
    """The document in `data`; `uri` names it, and its suffix says what it is. `language` and `published` (EDTF) overrule
    what the text says. Raises Unreadable, or UnknownLanguage where the text does not say which language it is in."""
    if len(data) > MOST_BYTES:
        raise Unreadable(uri, f"larger than {MOST_BYTES // 1_000_000} MB")
    if published is not None and not is_edtf(published):
        raise Unreadable(uri, f"no date in EDTF (such as 2021-05-28 or 2021-05): {published}")
    reader = _reader(data, uri)
    raw = reader.read(data, uri)
    return _document(raw, reader.MEDIA_TYPE, data, uri, language=language, published=published)


def find_files(path: Path) -> list[Path]:
    """The files under a folder that have a reader, by suffix, in sorted order; a file is itself. Hidden ones are left out."""
    if not path.is_dir():
        return [path]
    found: list[Path] = []
    for folder, below, names in os.walk(path):
        below[:] = sorted(name for name in below if not name.startswith("."))
        found += (Path(folder, name) for name in names if not name.startswith(".") and Path(name).suffix.lower() in suffixes())
    return sorted(found)


def _document(raw: Raw, media_type: str, data: bytes, uri: str, *, language: str | None, published: str | None) -> Document:
    body = "\n".join(raw.text[s.start : s.end] for s in raw.segments if s.role in ("title", "body", "subheading", "caption"))
    code = identify(body, uri, language, raw.metadata.language)
    return Document(
        uri=uri,
        sha256=hashlib.sha256(data).hexdigest(),
        text_sha256=hashlib.sha256(raw.text.encode("utf-8", "surrogatepass")).hexdigest(),
        media_type=media_type,
        text=raw.text,
        language=code,
        title=raw.metadata.title,
        publisher=raw.metadata.publisher,
        authors=raw.metadata.authors,
        published=published or raw.metadata.published,
        published_basis="given" if published else raw.metadata.basis,
        segments=raw.segments,
        repairs=repairs(raw.text, raw.segments, code) + raw.repairs,
    )


def _reader(data: bytes, uri: str) -> Reader:
    """By the suffix of the path or address; by the look of the data where there is none that says."""
    path = urlsplit(uri).path if "://" in uri else uri
    return suffixes().get(Path(path).suffix.lower()) or sniffed(data)


def _bytes(path: Path, uri: str) -> bytes:
    """The bytes of a file, at most one more than may be read."""
    _open_to_reading(path, uri)
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as fault:
        raise Unreadable(uri, f"cannot be opened: {fault.strerror}") from None


def _open_to_reading(path: Path, uri: str) -> None:
    """Unreadable for what is missing, a folder, or no file at all (a pipe, a device)."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        raise Unreadable(uri, "no such file") from None
    except (OSError, ValueError) as fault:
        raise Unreadable(uri, f"cannot be opened: {getattr(fault, 'strerror', None) or fault}") from None
    if S_ISDIR(mode):
        raise Unreadable(uri, "a folder, not a file")
    if not S_ISREG(mode):
        raise Unreadable(uri, "not a regular file")
