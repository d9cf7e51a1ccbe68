"""Web pages: the pages in cases/pages, each with what stands in it, and small ones written here."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from selon.errors import Unreadable
from selon.reading import read_bytes
from selon.reading.formats import html, readers, suffixes
from selon.records import Document

PAGES = Path(__file__).parents[1] / "cases" / "pages"
URIS = {"cluttered": "https://courrier-valcombe.example/2021/05/28/pont.html", "old": "https://orlan-herald.example/2009/03/ferry.html"}
LD = '<script type="application/ld+json">%s</script>'
SENTENCE = "Le maire a déclaré que le pont n’était pas sûr, et qu’il resterait fermé."


def page(body: str, head: str = "") -> Document:
    return read_bytes(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "x.html", language="fr")


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(s.role, document.text[s.start : s.end]) for s in document.segments]


@pytest.mark.parametrize("name", sorted(path.stem for path in PAGES.glob("*.html")))
def test_pages(name: str) -> None:
    expected = yaml.safe_load((PAGES / f"{name}.yaml").read_text(encoding="utf-8"))
    document = read_bytes((PAGES / f"{name}.html").read_bytes(), URIS[name])
    assert blocks(document) == [next(iter(block.items())) for block in expected["segments"]]
    for field, value in expected["document"].items():
        assert getattr(document, field) == (tuple(value) if isinstance(value, list) else value), field


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("Val<b>combe</b> a dit", "Valcombe a dit"),
        ("Val&shy;combe&nbsp;: &lt;oui&gt; &amp; non", "Valcombe\u00a0: <oui> & non"),
        ("un <a href=x>lien</a>, puis", "un lien, puis"),
        ("<span>Par</span><span>Jeanne</span>", "Par Jeanne"),
        ("H<sub>2</sub>O et 1<sup>er</sup>", "H2O et 1er"),
        ("mot<sup><a href=#1>[12]</a></sup> suivi", "mot suivi"),
        ("avant<script>rien</script> après<!-- rien --><template>rien</template>", "avant après"),
        ("vu <span style='display: none'>caché</span><i aria-hidden=true>x</i><span class=sr-only>dit</span>", "vu"),
    ],
)
def test_inline_markup_joins_words_as_the_page_shows_them(markup: str, text: str) -> None:
    document = page(f"<article><h1>Le pont</h1><p>{SENTENCE}</p><p>{markup}</p><p>{SENTENCE}</p></article>")
    assert blocks(document)[2][1] == text


@pytest.mark.parametrize(
    ("head", "uri", "published", "basis"),
    [
        ('<meta property="article:published_time" content="2021-05-28T23:30:00-05:00">', "x.html", "2021-05-28", "meta"),
        ('<meta name="date" content="mai 2021">', "https://a.example/2020/01/02/x.html", "2020-01-02", "url"),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2021-05"}</script>',
            "x.html",
            "2021-05",
            "json-ld",
        ),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2021-02-31"}</script>', "x.html", None, None),
        ('<script type="application/ld+json">{"@type": "Organization", "datePublished": "2021-05"}</script>', "x.html", None, None),
        ('<link rel="canonical" href="https://a.example/2019/10/pont">', "x.html", "2019-10", "url"),
        ("", "https://a.example/2019/13/45/pont.html", None, None),
        (LD % "{not json", "x.html", None, None),
        (LD % ("[" * 100_000), "x.html", None, None),
    ],
)
def test_dates_and_where_they_were_read(head: str, uri: str, published: str | None, basis: str | None) -> None:
    data = f"<html><head>{head}</head><body><h1>Le pont</h1><p>{SENTENCE}</p></body></html>".encode()
    document = read_bytes(data, uri, language="fr")
    assert (document.published, document.published_basis) == (published, basis)


def test_the_declared_language_helps_where_the_words_leave_a_doubt() -> None:
    body = "<h1>Pont</h1><p>Doriot, Rive, Brun, Valcombe: pont fermé, dans Valcombe.</p>"
    assert read_bytes(f'<html lang="fr-CA"><body>{body}</body></html>'.encode(), "x.html").language == "fr"


def test_a_body_that_its_template_calls_an_aside_is_body_still() -> None:
    document = page(f"<div class='sidebar'><h1>Le pont</h1>{f'<p>{SENTENCE}</p>' * 6}</div><nav>Menu</nav>")
    assert [role for role, _ in blocks(document)] == ["title", *["body"] * 6, "navigation"]


def test_a_list_in_the_article_is_no_list_of_other_stories() -> None:
    items = "".join(f"<li><a href=x>Le maire de Valcombe</a> a déclaré que le pont {n} n’était pas sûr.</li>" for n in range(4))
    document = page(f"<article><h1>Les ponts</h1><p>{SENTENCE}</p><ul>{items}</ul></article>")
    assert [role for role, _ in blocks(document)] == ["title", *["body"] * 5]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("", "no article text in the page"),
        ("<nav><a href=/>Accueil</a></nav><div>Chargement…</div>", "no article text in the page"),
        ("<noscript><p>Activez JavaScript pour lire cet article.</p></noscript>", "no article text in the page"),
        ("<div>" * 100_000 + SENTENCE, "elements nested more than 512 deep"),
        ("<a " + " ".join(f"a{n}=1" for n in range(10_000)) + ">x</a>", "an element with more than 2000 attributes"),
        ("<a x='>' " + " ".join(f"a{n}" for n in range(10_000)) + ">x</a>", "an element with more than 2000 attributes"),
        ("".join(f"<b id={n}>" for n in range(400)) + "<p>x" * 5_000, "too many formatting elements left open"),
        ("<p>x" * 200_000, "more than 150,000 tags"),
    ],
)
def test_pages_without_an_article_or_built_to_hurt_are_refused(body: str, reason: str) -> None:
    with pytest.raises(Unreadable) as refused:
        page(body)
    assert refused.value.reason == reason


def test_drawings_and_quoted_markup_count_for_no_depth() -> None:
    drawing = "<svg>" + "<path d='M0 0'/>" * 2_000 + "</svg>"
    comment = "<!--" + "<div>" * 2_000 + "-->"
    script = "<script>" + "'<div>'" * 2_000 + "</script>"
    assert page(f"{drawing}{comment}{script}<article><h1>Le pont</h1><p>{SENTENCE}</p></article>").text == f"Le pont\n\n{SENTENCE}"


@pytest.mark.parametrize(
    ("data", "is_page"),
    [
        (b"\xef\xbb\xbf <!DOCTYPE html><p>x", True),
        (b"<?xml version='1.0'?>\n<html>", True),
        (b"<!-- saved -->\n<html>", True),
        (b"<heading> is a word here", False),
        (b"Le maire a dit <html>", False),
    ],
)
def test_a_page_is_known_by_how_it_begins(data: bytes, is_page: bool) -> None:
    assert html.looks_like(data) is is_page


def test_readers_are_found_by_themselves_and_no_suffix_has_two() -> None:
    assert {".txt", ".html", ".htm"} <= set(suffixes())
    assert len(suffixes()) == sum(len(reader.SUFFIXES) for reader in readers())
