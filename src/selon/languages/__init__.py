"""The languages that selon reads: each is a folder here, found by itself.

A folder holds lexicons in TOML, of the same names in every language, and `pipeline/`, a spaCy pipeline with its card.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

FOLDER = files(__name__)


@cache
def languages() -> tuple[str, ...]:
    """The codes (BCP 47) of the languages there are folders for, in order."""
    return tuple(sorted(f.name for f in FOLDER.iterdir() if f.is_dir() and (f / "language.toml").is_file()))


def folder(language: str) -> Traversable:
    """The folder of a language; KeyError where there is none."""
    if language not in languages():
        raise KeyError(f"no such language: {language} (there are: {', '.join(languages())})")
    return FOLDER / language


@cache
def lexicon(language: str, name: str) -> dict[str, Any]:
    """What `name`.toml of a language says, as tables. Not to be changed by who asks."""
    return tomllib.loads((folder(language) / f"{name}.toml").read_text(encoding="utf-8"))
