"""Two versions of a story on one page, side by side: what stands in both, in one alone, and otherwise in the two."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files

from markupsafe import Markup

from selon.dossier.page import environment, stylesheet
from selon.dossier.words import Words, words
from selon.weighing.changes import Change
from selon.weighing.comparing import About, Comparison

LABELLED = {"stance": "stance", "more_sure": "certainty", "less_sure": "certainty", "sureness": "certainty", "polarity": "polarity"}
FORMS = {"unquoted": "form", "quoted": "form"}
CHAINED = " › "


def versions(found: Comparison, *, language: str = "en") -> str:
    """One HTML page of a comparison; the same comparison gives the same page to the byte."""
    w = words(language)
    style = _style()
    return (
        environment()
        .get_template("compare.html.jinja")
        .render(
            w=w,
            c=found,
            title=f"A: {heading(found.a)} / B: {heading(found.b)}",
            a=heading(found.a),
            b=heading(found.b),
            style=Markup(style),
            style_hash=b64encode(sha256(style.encode()).digest()).decode(),
            told=told,
        )
    )


@cache
def _style() -> str:
    return stylesheet() + "\n" + (files(__package__) / "compare.css").read_text(encoding="utf-8")


def heading(about: About) -> str:
    """What to call a version: its title, or else the last part of where it came from."""
    title = " ".join((about.title or "").split())
    return title or about.uri.rstrip("/").rpartition("/")[2] or about.uri


def told(change: Change, w: Words) -> str:
    """A change in a sentence: "Put more surely in B: in A put as possible; in B put as certain." """
    what = w.label("compare_change", change.kind)
    return w("compare.change", what=what, a=_values(change.kind, change.a, w), b=_values(change.kind, change.b, w))


def _values(kind: str, values: tuple[str, ...], w: Words) -> str:
    table = (LABELLED | FORMS).get(kind)
    shown = [w.label(table, value) for value in values] if table else [" ".join(value.split()) for value in values]
    return (CHAINED if kind == "chain" else ", ").join(shown) or w("compare.nothing")


def lines(found: Comparison, *, language: str = "en") -> Iterator[str]:
    """The comparison as lines for a terminal: what is otherwise, and what one version alone has."""
    w = words(language)
    yield f"A  {heading(found.a)}  [{found.a.uri}]"
    yield f"B  {heading(found.b)}  [{found.b.uri}]"
    yield f"{w('compare.origin_one' if found.origin.one else 'compare.origin_two')}: {found.origin.reason}"
    yield from _hedges(found, w)
    yield from _figures(found, w)
    for row in found.rows:
        if row.a is None or row.b is None or row.changes:
            yield ""
            yield from (f"{name}  {side.id}  {side.voice}: {_clip(side.content)}" for name, side in (("A", row.a), ("B", row.b)) if side)
            if row.a is None or row.b is None:
                yield f"   {w('compare.not_in_a' if row.a is None else 'compare.not_in_b')}"
            yield from (f"   {told(change, w)}" for change in row.changes)


def _hedges(found: Comparison, w: Words) -> Iterator[str]:
    for key, some, names in (("a", found.hedges.a, "AB"), ("b", found.hedges.b, "BA")):
        for one in some:
            yield ""
            yield w(f"compare.hedge_in_{key}", word=one.word)
            yield f"   {names[0]}  {one.words}"
            yield f"   {names[1]}  {one.there}"


def _figures(found: Comparison, w: Words) -> Iterator[str]:
    of = found.figures
    for key, kind, some in (
        ("a", "number", of.numbers_a), ("b", "number", of.numbers_b), ("a", "date", of.dates_a), ("b", "date", of.dates_b),
    ):  # fmt: skip
        for one in some:
            yield f"{w(f'compare.{kind}')} {w(f'compare.value_in_{key}', value=one.value)}: {one.words}"


def _clip(text: str, most: int = 160) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else f"{flat[:most].rpartition(' ')[0]} …"
