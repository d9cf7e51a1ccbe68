"""The part that an element's name, class, id and ARIA role give it on the page."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from selon.languages import languages, lexicon
from selon.records import Role

Kind = Literal["navigation", "related", "comments", "caption", "credit", "byline"]
KINDS: tuple[Kind, ...] = ("comments", "related", "navigation", "credit", "caption", "byline")
ROLES: dict[Kind, Role] = {
    "navigation": "navigation", "comments": "navigation", "related": "related_headline",
    "caption": "caption", "credit": "credit", "byline": "byline",
}  # fmt: skip

DROPPED = frozenset(
    ("script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "math", "canvas", "video", "audio", "map")
    + ("select", "textarea", "input", "datalist", "progress", "meter", "head", "link", "meta", "title", "rt", "rp")
)
BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog", "dir", "div")
    + ("dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup")
    + ("hr", "html", "label", "legend", "li", "main", "menu", "nav", "ol", "option", "p", "pre", "search", "section", "summary")
    + ("table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul")
)
MENUS: tuple[str, ...] = ("nav", "footer", "aside", "menu", "dialog", "button", "label", "form", "search")
BY_TAG: dict[str, Kind] = {**dict.fromkeys(MENUS, "navigation"), "figcaption": "caption", "address": "byline"}
BY_ARIA = frozenset(
    ("navigation", "banner", "contentinfo", "complementary", "dialog", "alertdialog", "search", "menu", "menubar", "toolbar", "alert")
)
UNHINTED = frozenset(("html", "body", "main", "article"))  # their classes speak of the whole page ("comments-open", "has-sidebar")
INLINE_KINDS = frozenset(("credit", "byline", "caption"))
STATES = frozenset(("has", "with", "without", "no", "is", "js", "not"))
HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")


@dataclass(frozen=True, slots=True)
class Hint:
    """What an element is, and why: the tag, the ARIA role or the class that said so."""

    kind: Kind
    why: str


@cache
def _words(name: str) -> re.Pattern[str]:
    phrases = {phrase for language in languages() for phrase in lexicon(language, "reading")["page"][name]}
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"-(?:{'|'.join(map(re.escape, longest_first))})-")


@lru_cache(maxsize=4096)
def _hyphened(name: str) -> str:
    """A class name as its words between hyphens: "relatedLinks_box" is "-related-links-box-"; "" for a state ("has-sidebar")."""
    bare = "".join(c for c in unicodedata.normalize("NFD", name[:200]) if not unicodedata.combining(c))
    words = [word.lower() for word in WORD.findall(bare)]
    return f"-{'-'.join(words)}-" if words and words[0] not in STATES else ""


@lru_cache(maxsize=4096)
def of_classes(classes: str) -> Hint | None:
    """What the class or id of an element says."""
    names = [h for name in classes.split()[:40] if (h := _hyphened(name))]
    for kind in KINDS:
        for name in names:
            if _words(kind).search(name):
                return Hint(kind, name.strip("-"))
    return None


def hint_of(tag: str, attributes: dict[str, str]) -> Hint | None:
    """What an element is: classes and id first, as they say most, then the ARIA role, then the tag.

    An inline element in a sentence may be a link to anything: only a credit, a byline or a caption is taken from it.
    """
    named = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    found = None if tag in UNHINTED and "comment" not in named else of_classes(named)
    if tag == "article" and found and found.kind != "comments":
        found = None
    if tag not in BLOCKS:
        return found if found and found.kind in INLINE_KINDS else Hint("byline", tag) if tag == "time" else None
    if found:
        return found
    aria = attributes.get("role", "").lower()
    if aria in BY_ARIA:
        return Hint("navigation", aria)
    return Hint(BY_TAG[tag], tag) if tag in BY_TAG else None


def is_hidden(attributes: dict[str, str]) -> bool:
    """Whether a reader of the page does not see an element."""
    if "hidden" in attributes or attributes.get("aria-hidden", "").lower() == "true":
        return True
    if HIDDEN_STYLE.search(attributes.get("style", "")[:500]):
        return True
    names = attributes.get("class", "")
    return bool(names) and any(_words("hidden").search(f"-{name.lower()}-") for name in names.split()[:40])
