"""The colours of the page, from `palette.toml`, and the CSS that they become."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Shade:
    """One voice's colours in one theme, as #rrggbb."""

    ink: str
    tint: str
    strong: str


@dataclass(frozen=True, slots=True)
class Hue:
    name: str
    light: Shade
    dark: Shade


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of each theme by their use (`paper`, `text`, ...), and the hues of voices in order."""

    themes: dict[str, dict[str, str]]
    hues: tuple[Hue, ...]


@cache
def palette() -> Palette:
    """The palette as its file says."""
    said = tomllib.loads((files(__package__) / "palette.toml").read_text(encoding="utf-8"))
    hues = tuple(Hue(hue["name"], Shade(**hue["light"]), Shade(**hue["dark"])) for hue in said["hue"])
    return Palette(said["themes"], hues)


def voice_classes(rank: int, named: bool) -> str:
    """The classes of the `rank`-th voice (from 0): its hue, whether it is named, and whether the hue is used again."""
    again = " again" if rank >= len(palette().hues) else ""
    return f"v{rank % len(palette().hues)} {'named' if named else 'unnamed'}{again}"


def stylesheet_variables() -> str:
    """The palette as CSS: custom properties for the themes and one class a hue. Dark is by the reader's preference,
    and never on paper."""
    light, dark = _theme("light"), _theme("dark")
    return f"{light}@media screen and (prefers-color-scheme: dark) {{\n{dark}}}\n"


def _theme(theme: str) -> str:
    roots = "".join(f"--{use}:{colour};" for use, colour in palette().themes[theme].items())
    hues = "".join(_hue(i, hue.light if theme == "light" else hue.dark) for i, hue in enumerate(palette().hues))
    return f":root{{color-scheme:{theme};{roots}}}\n{hues}"


def _hue(number: int, shade: Shade) -> str:
    return f".v{number}{{--ink:{shade.ink};--tint:{shade.tint};--strong:{shade.strong}}}\n"
