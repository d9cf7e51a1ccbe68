"""The colours are measured: contrast (WCAG 2) in both themes, and the distance of hues for readers who miss a cone."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import combinations, product

import pytest

from selon.dossier.palette import Hue, Shade, palette, stylesheet_variables, voice_classes

ENOUGH = 4.5
THEMES = ("light", "dark")

# Machado, Oliveira & Fernandes 2009, full severity, on linear RGB.
BLIND = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
}
TO_LMS = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
TO_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)

Vector = tuple[float, ...]


def linear(colour: str) -> Vector:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return tuple(p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)


def times(matrix: tuple[Vector, ...], vector: Vector) -> Vector:
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)


def contrast(one: str, other: str) -> float:
    low, high = sorted(sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(x), strict=True)) for x in (one, other))
    return (high + 0.05) / (low + 0.05)


def lab(colour: str, sight: str) -> Vector:
    seen = tuple(min(max(c, 0.0), 1.0) for c in times(BLIND[sight], linear(colour)))
    return times(TO_LAB, tuple(c ** (1 / 3) for c in times(TO_LMS, seen)))


def shade(hue: Hue, theme: str) -> Shade:
    return hue.light if theme == "light" else hue.dark


@pytest.mark.parametrize("theme", THEMES)
def test_words_can_be_read_on_everything_they_stand_on(theme: str) -> None:
    colours = palette().themes[theme]
    grounds = [colours["paper"], colours["panel"], *(g for h in palette().hues for g in (shade(h, theme).tint, shade(h, theme).strong))]
    assert min(contrast(colours[use], ground) for use, ground in product(("text", "quiet"), grounds)) >= ENOUGH
    assert min(contrast(colours["accent"], ground) for ground in grounds[:2]) >= ENOUGH


@pytest.mark.parametrize("theme", THEMES)
def test_a_voice_s_ink_can_be_read_within_the_words_of_any_other(theme: str) -> None:
    shades = [shade(hue, theme) for hue in palette().hues]
    paper = palette().themes[theme]["paper"]
    for ink, ground in product(shades, shades):
        assert min(contrast(ink.ink, g) for g in (ground.tint, ground.strong, paper)) >= ENOUGH, (ink, ground)


@pytest.mark.parametrize("sight", BLIND)
@pytest.mark.parametrize("theme", THEMES)
def test_hues_stay_apart_whatever_cone_is_missing(theme: str, sight: str) -> None:
    inks = [lab(shade(hue, theme).ink, sight) for hue in palette().hues]
    nearest = min(sum((a - b) ** 2 for a, b in zip(x, y, strict=True)) ** 0.5 for x, y in combinations(inks, 2))
    assert nearest >= 0.045  # in OKLab, where about 0.02 can just be told apart


def test_the_measures_can_fail() -> None:
    assert contrast("#777777", "#ffffff") < ENOUGH < contrast("#767676", "#ffffff") < contrast("#000000", "#ffffff") == pytest.approx(21)
    red, green = lab("#aa5500", "deuteranopia"), lab("#6b6b00", "deuteranopia")
    assert sum((a - b) ** 2 for a, b in zip(red, green, strict=True)) ** 0.5 < 0.045


def test_dark_is_the_reader_s_choice_and_not_for_paper() -> None:
    light, dark = stylesheet_variables().split("@media screen and (prefers-color-scheme: dark)")
    assert palette().themes["light"]["paper"] in light
    assert palette().themes["dark"]["paper"] in dark


def test_the_style_sheet_takes_all_colours_from_the_palette() -> None:
    sheet = (files("selon.dossier") / "dossier.css").read_text(encoding="utf-8")
    assert set(re.findall(r"#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(", sheet)) == {"#0003"}, "but for the shadow of a card"


def test_names_and_lack_of_them_look_different() -> None:
    assert voice_classes(0, named=True) != voice_classes(0, named=False)
