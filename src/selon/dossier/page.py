"""The dossier: what a person reads. One self-contained HTML page, without script and without network."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from selon.dossier.article import MOST_SLOTS, folded, voice_name
from selon.dossier.claimed import all_claimed
from selon.dossier.dates import said_date
from selon.dossier.document import Page, page
from selon.dossier.followed import followed
from selon.dossier.marks import shown
from selon.dossier.palette import stylesheet_variables
from selon.dossier.strip import strip
from selon.dossier.timeline import timeline
from selon.dossier.voices import Said, Voice
from selon.dossier.words import words
from selon.records import Reading
from selon.weighing.declared import Declared

if TYPE_CHECKING:
    from selon.weighing.claims.model import Model

LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}")
BEARINGS = ("breach", "compliance", "contests", "neutral")


def dossier(
    readings: Sequence[Reading],
    *,
    title: str | None = None,
    language: str = "en",
    commitments: Sequence[Declared] = (),
    model: Model | None = None,
) -> str:
    """One HTML page on these readings, in their order; the same readings give the same page to the byte. `commitments` are
    held against all of them; by the likeness of a `model` of sentences what they say is put together, too.

    `language` is that of the page's own words; articles stay in theirs. ValueError where there is no wording in it.
    """
    w = words(language)
    pages = [page(reading, number, w) for number, reading in enumerate(readings, start=1)]
    style = stylesheet()
    template = environment().get_template("page.html.jinja")
    return template.render(
        w=w,
        title=title or _title(pages, language),
        pages=pages,
        style=Markup(style),
        style_hash=b64encode(sha256(style.encode()).digest()).decode(),
        line_of_all=timeline((d for p in pages for d in p.dated), w) if len(pages) > 1 else None,
        index=_index(pages),
        claimed=all_claimed(readings, pages, model),
        followed=[followed(one, readings, pages) for one in commitments],
    )


@cache
def stylesheet() -> str:
    """The page's one style sheet. What lights up together has the same slot class within a block."""
    sheet = (files(__package__) / "dossier.css").read_text(encoding="utf-8")
    return "\n".join((stylesheet_variables(), sheet, *(_lit(f"k{n}") for n in range(MOST_SLOTS))))


def _lit(slot: str) -> str:
    """Pointing at one lights its marks and shows its card, in place of any card of a statement around it."""
    on = f".block:has(.{slot}:hover,.{slot} .tag:focus-visible)"
    return f"@media screen{{{on} .{slot}{{--tint:var(--strong)}}{on} .card.card{{display:none}}{on} .{slot}>.card{{display:block}}}}"


@cache
def environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("selon.dossier"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_visible,
    )
    environment.filters |= {"clip": clip, "language_tag": language_tag, "web": web_address}
    environment.filters |= {"folded": folded, "strip_of": strip, "of_one_voice": of_one_voice}
    environment.globals |= {"said_date": said_date, "voice_name": voice_name, "bearings": BEARINGS}
    return environment


def _visible(value: object) -> object:
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def clip(text: str, most: int) -> str:
    """A text of at most about `most` characters, cut at a word."""
    if len(text) <= most:
        return text
    return (text[:most].rpartition(" ")[0] or text[:most]) + " …"


def language_tag(code: str) -> str:
    """A language tag fit for an attribute, or `und` (undetermined)."""
    return code if LANGUAGE_TAG.fullmatch(code) else "und"


def web_address(uri: str) -> str | None:
    """An address that a person may follow, or None."""
    return uri if uri.lower().startswith(("http://", "https://")) else None


def of_one_voice(numbers: Sequence[int], page: Page) -> list[list[Said]]:
    """Statements by their numbers, those of one voice together, the voices in the order of their numbers."""
    found: dict[int, list[Said]] = {}
    for i in numbers:
        found.setdefault(page.said[i].voice.number, []).append(page.said[i])
    return [found[number] for number in sorted(found)]


def _title(pages: Sequence[Page], language: str) -> str:
    if len(pages) == 1:
        return pages[0].heading
    w = words(language)
    return w("page.title_many", n=w.number(len(pages))) if pages else w("page.title_none")


def _index(pages: Sequence[Page]) -> list[tuple[str, list[tuple[Page, Voice]]]]:
    """The names of voices with the documents that each stands in, in the order of the alphabet."""
    found: dict[str, list[tuple[Page, Voice]]] = {}
    for p in pages:
        for voice in p.named:
            found.setdefault(" ".join(voice.name.split()), []).append((p, voice))
    return sorted(found.items(), key=lambda item: (item[0].casefold(), item[0])) if len(pages) > 1 else []
