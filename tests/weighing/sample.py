"""Readings of invented articles: one story in several versions, and stories that only look like it."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from selon.analysis import analyse
from selon.reading import read_bytes
from selon.records import Reading

CASES = Path(__file__).with_name("cases")
STORY, SHORTENED, TRANSLATED, SAME_EVENT, FORM = (
    (CASES / f"{name}.txt").read_text(encoding="utf-8") for name in ("story", "shortened", "translated", "same_event", "form")
)
QUAKES = tuple(
    FORM.format_map(
        dict(zip(("place", "size", "near", "day", "depth", "region", "name", "phone", "year", "number", "town"), some, strict=True))
    )
    for some in (
        ("Kessane", "4.2", "12 kilometres north", "3 May 2024", 9, "Upper Talveria", "Odile Karst", "555-2201", 1987, 31, "Brumehaute"),
        ("Marrow Bay", "5.1", "40 kilometres west", "19 July 2024", 22, "Corvenia", "Anders Pohl", "555-9034", 2003, 250, "Sallet"),
    )
)


@cache
def read(text: str, language: str, name: str = "") -> Reading:
    """What is read in a text; `name` makes another document of the same words."""
    digest = hashlib.sha256(f"{name}{text}".encode()).hexdigest()
    return analyse(read_bytes(text.encode(), f"{name or digest[:6]}.txt", language=language, published="2024-05-07"))
