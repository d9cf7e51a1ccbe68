"""Bytes to text: Unicode first, then what the page declares, then the encodings that our languages are found in."""

from __future__ import annotations

import codecs
import re

from selon.errors import Unreadable
from selon.reading.wording import wording

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f\x80-\x84\x86-\x9f]")
CONTROL_BYTES = re.compile(b"[\x00-\x08\x0e-\x1a\x7f]")
SAMPLE = 200_000  # bytes or characters looked at where all would be too many
MOST_CONTROL = 0.01  # share of control characters from which it is no text
GOOD_FOR_BROKEN = 10  # this many sound sequences to each broken one: UTF-8 with a fault, not another encoding


def decode(data: bytes, uri: str, declared: str | None = None) -> str:
    """The text of `data`, line ends as they are, without its byte order mark.

    Single bytes that are no UTF-8 in a text that otherwise is become U+FFFD. Raises Unreadable for empty or binary data,
    for a text cut in the middle of a character, and where no encoding fits.
    """
    if not data:
        raise Unreadable(uri, "empty file")
    text = _with_mark(data, uri)
    if text is None:
        _refuse_binary(data, uri)
        text = _without_mark(data, uri, declared)
    if not text or text.isspace():
        raise Unreadable(uri, "nothing but white space" if text else "empty file")
    sample = text[:SAMPLE]
    if len(CONTROL.findall(sample)) > MOST_CONTROL * len(sample):
        raise Unreadable(uri, "binary data, not text (it holds control characters)")
    return text


def _refuse_binary(data: bytes, uri: str) -> None:
    if b"\x00" in data:
        raise Unreadable(uri, "binary data, not text (it holds NUL bytes)")
    sample = data[:SAMPLE]
    if len(CONTROL_BYTES.findall(sample)) > MOST_CONTROL * len(sample):
        raise Unreadable(uri, "binary data, not text (it holds control characters)")


def _with_mark(data: bytes, uri: str) -> str | None:
    """The text where a byte order mark says how it is encoded."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as fault:
                at = fault.start + len(mark)
                raise Unreadable(uri, f"not decodable: marked as {encoding.upper()}, which breaks at byte {at}") from None
    return None


def _without_mark(data: bytes, uri: str, declared: str | None) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        broken = fault
    mended = data.decode("utf-8", errors="replace")
    faults = mended.count("\ufffd")
    sound = sum(len(run) for run in re.findall("[^\x00-\x7f\ufffd]+", mended))
    if broken.reason == "unexpected end of data" and sound:
        raise Unreadable(uri, f"cut short in the middle of a character at byte {broken.start}")
    if sound >= GOOD_FOR_BROKEN * faults:
        return mended
    text = _as_declared(data, declared) or _guessed(data, broken.start)
    if text is None:
        raise Unreadable(uri, f"not decodable: UTF-8 breaks at byte {broken.start}, and no other encoding fits")
    return text


def _as_declared(data: bytes, declared: str | None) -> str | None:
    """The text in the encoding that the page declares. Pages that say Latin-1 mean its superset, as browsers know."""
    if declared is None:
        return None
    try:
        name = codecs.lookup(declared.strip()).name
        return data.decode("cp1252" if name in ("iso8859-1", "ascii", "utf-8") else name)
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _guessed(data: bytes, first: int) -> str | None:
    """The text in whichever of our languages' encodings reads best around its first odd byte; None where none does."""
    from charset_normalizer import from_bytes

    sample = data[max(0, first - SAMPLE // 10) : first + SAMPLE]
    best = from_bytes(sample, cp_isolation=list(wording().encodings)).best()
    if best is None:
        return None
    try:
        return data.decode(best.encoding)
    except UnicodeDecodeError:
        return data.decode(best.encoding, errors="replace")
