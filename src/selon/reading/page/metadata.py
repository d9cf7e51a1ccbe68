"""What a page says of itself: JSON-LD, meta elements, time elements, its address."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from resiliparse.parse.html import DocumentNode, HTMLTree

from selon.languages import languages, lexicon
from selon.reading.dates import from_machine, from_path
from selon.reading.publication import publisher_suffix
from selon.reading.raw import Metadata
from selon.reading.wording import key

ARTICLES = ("article", "posting", "report")  # a schema.org type that ends so is a piece of writing
DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publish-date", "publishdate",
    "parsely-pub-date", "sailthru.date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date", "citation_publication_date",
)  # fmt: skip
AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "citation_author")
PUBLISHERS = ("og:site_name", "dc.publisher", "citation_publisher", "application-name")
TITLES = ("og:title", "twitter:title", "dc.title", "headline")
MOST_ITEMS = 2_000  # of JSON-LD looked through
MOST_AUTHORS = 12


@dataclass(frozen=True, slots=True)
class Declared:
    """What the page declares beside its text."""

    articles: tuple[dict[str, object], ...]
    metas: dict[str, tuple[str, ...]]
    title: str | None
    canonical: str | None
    time: str | None
    language: str | None


def declared(tree: HTMLTree) -> Declared:
    """Everything the page's elements declare."""
    root = tree.document
    if root is None:
        return Declared((), {}, None, None, None, None)
    metas: dict[str, list[str]] = {}
    for node in root.get_elements_by_tag_name("meta"):
        name = node.getattr("property") or node.getattr("name") or node.getattr("itemprop") or ""
        if name and node.getattr("content"):
            metas.setdefault(name.strip().lower(), []).append(str(node.getattr("content")).strip())
    canonical = root.query_selector("link[rel=canonical]")
    html = root.query_selector("html")
    return Declared(
        tuple(_articles(root)),
        {name: tuple(values) for name, values in metas.items()},
        " ".join((tree.title or "").split()) or None,
        (canonical.getattr("href") if canonical else None) or next(iter(metas.get("og:url", [])), None),
        _time(root),
        (html.getattr("lang") or html.getattr("xml:lang")) if html else None,
    )


def headline(page: Declared) -> str | None:
    """The headline that the page declares, without the publisher's name."""
    found = [_text(item.get("headline")) for item in page.articles] + [_first(page, TITLES), page.title]
    title = next((text for text in found if text), None)
    if title is None:
        return None
    publisher = _publisher(page)
    for mark in ("|", " – ", " — ", " - ", " · ", " :: "):
        head, parted, tail = title.rpartition(mark)
        if parted and head.strip() and publisher and key(tail) == key(publisher):
            return head.strip()
    suffix = publisher_suffix(title)
    return title[: suffix.cut] if suffix else title


def metadata(page: Declared, uri: str, title: str | None, in_text: Metadata) -> Metadata:
    """All of it together with the title found in the text and with what bylines say (`in_text`)."""
    published, basis = _published(page, uri, in_text)
    return Metadata(
        title=title or headline(page),
        publisher=_publisher(page) or _from_title(page) or in_text.publisher,
        authors=_authors(page) or in_text.authors,
        published=published,
        basis=basis,
        language=page.language,
    )


def _published(page: Declared, uri: str, in_text: Metadata) -> tuple[str | None, str | None]:
    """The date of publication and where it was read, the most explicit place first."""
    sought: tuple[tuple[str, Callable[[], str | None]], ...] = (
        ("json-ld", lambda: _first_date(_text(item.get("datePublished")) for item in page.articles)),
        ("meta", lambda: _first_date(value for name in DATES for value in page.metas.get(name, ()))),
        ("time element", lambda: _first_date([page.time])),
        ("url", lambda: from_path(page.canonical or "") or from_path(uri)),
        ("text", lambda: in_text.published),
    )
    return next(((value, basis) for basis, look in sought if (value := look())), (None, None))


def _first_date(values: Iterator[str | None] | list[str | None]) -> str | None:
    return next((date for value in values if value and (date := from_machine(value))), None)


def _publisher(page: Declared) -> str | None:
    return next((name for item in page.articles for name in _names(item.get("publisher"))), None) or _first(page, PUBLISHERS)


def _from_title(page: Declared) -> str | None:
    suffix = publisher_suffix(page.title or "")
    return suffix.publisher if suffix else None


def _authors(page: Declared) -> tuple[str, ...]:
    names = [name for item in page.articles for name in _names(item.get("author"))]
    names = names or [value for name in AUTHORS for value in page.metas.get(name, ())][:MOST_AUTHORS]
    names = [name.partition(" | ")[0].strip() for name in names]
    kept = [name for name in names if name and key(name) not in _no_authors() and "://" not in name and len(name) <= 100]
    return tuple(dict.fromkeys(kept))[:MOST_AUTHORS]


@cache
def _no_authors() -> frozenset[str]:
    return frozenset(key(name) for language in languages() for name in lexicon(language, "reading")["page"]["no_authors"])


def _first(page: Declared, names: tuple[str, ...]) -> str | None:
    return next((value for name in names for value in page.metas.get(name, ()) if value), None)


def _time(root: DocumentNode) -> str | None:
    """The machine date of the first time element; of the article, where there is one."""
    for selector in ("[itemprop=datePublished]", "time[pubdate]", "article time[datetime]", "main time[datetime]", "time[datetime]"):
        node = root.query_selector(selector)
        if node is not None and (value := node.getattr("datetime") or node.getattr("content")):
            return str(value)
    return None


def _articles(root: DocumentNode) -> Iterator[dict[str, object]]:
    """The articles that JSON-LD describes."""
    for node in root.query_selector_all('script[type="application/ld+json"]'):
        try:
            data = json.loads(node.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from (item for item in _items(data) if _is_article(item))


def _items(data: object) -> Iterator[dict[str, object]]:
    """The objects of a JSON-LD value: itself, those of its list, of its graph, of what it is the main page of."""
    waiting = [data]
    for _ in range(MOST_ITEMS):
        if not waiting:
            return
        at = waiting.pop(0)
        if isinstance(at, list):
            waiting = at + waiting
        elif isinstance(at, dict):
            yield at
            waiting += [at[name] for name in ("@graph", "mainEntity", "mainEntityOfPage") if isinstance(at.get(name), dict | list)]


def _is_article(item: dict[str, object]) -> bool:
    types = item.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and name.lower().endswith(ARTICLES) for name in names)


def _text(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _names(value: object) -> list[str]:
    """The names in an author or publisher: a string, an object with a name, or a list of them."""
    if isinstance(value, str):
        return [text] if (text := _text(value)) else []
    if isinstance(value, list):
        return [name for part in value[:MOST_AUTHORS] for name in _names(part) if not isinstance(part, list)]
    if isinstance(value, dict):
        name = value.get("name")
        return _names(name) if isinstance(name, str | list) else []
    return []
