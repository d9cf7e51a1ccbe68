"""Readings made by hand, of invented places and people, and a reader of the page that they become."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from selon.records import (
    Commitment,
    Document,
    Entity,
    Event,
    Evidence,
    Reading,
    Repair,
    Segment,
    Source,
    Span,
    Statement,
    Time,
)

TEXT = """Ferry strike at Orsholm may end by Friday

By Ada Quill

The ferries will sail again on Friday, a union official told the Courier. “We have an offer,” the official said. “It is a fair one.”

Tomas Reve, who runs the company, said that the port authority had ordered it to pay. The claim is “nonsense”, according to the authority.

Read also: Ten walks on the coast

Under the pact of 2019 the company promised to keep two ferries running. Only one has sailed since about May 2021, a watch report says.

The pier in winter. Photo: I. Holm

Share this story"""


def document(text: str, **changes: object) -> Document:
    plain = Document("articles/strike.txt", "0" * 64, "1" * 64, "text/plain", text, "en")
    return replace(plain, **changes)  # type: ignore[arg-type]


def at(words: str, text: str = TEXT, nth: int = 0) -> Span:
    """Where the words stand for the `nth` time; ValueError where they do not."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


def said(id: str, content: str | tuple[str, ...], by: str, **rest: object) -> Statement:
    spans = tuple(at(words) for words in ([content] if isinstance(content, str) else content))
    plain = Statement(id, spans, None, None, by, "indirect", "asserts", "certain", "positive", why={"rule": "clause", "evidence": "said"})
    return replace(plain, **rest)  # type: ignore[arg-type]


def strike() -> Reading:
    """One article with everything in it: nested, interrupted and continued statements, a denial, dates, an event, a commitment."""
    segments = []
    roles = ("title", "byline", "body", "body", "related_headline", "body", "caption", "navigation")
    for role, part in zip(roles, TEXT.split("\n\n"), strict=True):
        segments.append(Segment(*at(part), role))  # type: ignore[arg-type]
    statements = (
        said("a1", "The ferries will sail again on Friday", "s1", cue=at("told"), source=at("a union official"), stance="predicts"),
        said("a2", "We have an offer", "s1", cue=at("said"), source=at("the official"), form="direct"),
        said("a3", "It is a fair one", "s1", form="direct", why={}),
        said("a4", "the port authority had ordered it to pay", "s2", cue=at("said", nth=1), source=at("Tomas Reve")),
        said("a5", "it to pay", "s3", cue=at("ordered"), source=at("the port authority"), stance="orders", certainty="unknown",
             within="a4"),
        said("a6", "The claim is “nonsense”", "s3", cue=at("according to"), source=at("the authority"), stance="denies", form="mixed",
             polarity="negative", about=("a4", "a5")),
        said("a7", "keep two ferries running", "s4", cue=at("promised"), source=at("the company", nth=1), stance="promises"),
        said("a8", ("Only one has sailed", "since about May 2021"), "s5", cue=at("says"), source=at("a watch report"),
             certainty="probable"),
    )  # fmt: skip
    sources = {
        "s1": Source("union official", "person", False, "the union"),
        "s2": Source("Tomas Reve", "person", True, "the company"),
        "s3": Source("port authority", "organisation", True),
        "s4": Source("the company", "organisation", True),
        "s5": Source("report by the harbour watch", "document", False),
        "s6": Source("I. Holm", "person", True),
    }
    times = (
        Time(*at("Friday", nth=1), "2021-06-04", "published"),
        Time(*at("2019"), "2019"),
        Time(*at("since about May 2021"), "2021-05~/.."),
        Time(*at("again"), None),
    )
    event = Event("e1", "AGREE", at("the pact of 2019"), "2019", "Orsholm", ("s4",), ("e9", "the city"), "reported", ("article", "a7"))
    evidence = (Evidence("a8", "breach", "fewer ferries than promised"), Evidence("gone", "neutral", "not among the statements"))
    commitment = Commitment("c1", "s4", None, (at("keep two ferries running"),), "2019", "a7", evidence)
    repairs = (Repair(*at("“nonsense”"), "mixed_quotation_marks"),)
    article = document(
        TEXT,
        title="Ferry strike at Orsholm may end by Friday",
        publisher="The Orsholm Courier",
        authors=("Ada Quill",),
        published="2021-06-02",
        published_basis="byline",
        segments=tuple(segments),
        repairs=repairs,
    )
    return Reading(article, statements, sources, (Entity("e9", "Orsholm city", "organisation"),), times, (event,), (), (commitment,))


def reading_of(text: str, *, title: str | None = None) -> Reading:
    """An article that nobody speaks in."""
    return Reading(document(text, title=title))


BLOCKS = {"p", "div", "li", "dt", "dd", "td", "th", "h1", "h2", "h3", "h4", "small", "summary"}
VOID = {"meta", "stop", "line", "rect", "circle"}


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    inside: tuple[str, ...]
    text: list[str] = field(default_factory=list)

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())

    @property
    def words(self) -> str:
        """What stands in the element, the numbers of voices left out."""
        return "".join(self.text)


class Page(HTMLParser):
    """The elements of a page in order. AssertionError where one is closed that is not the innermost."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.open: list[Element] = []
        self.feed(html)
        self.close()
        assert self.open == [], f"never closed: {[e.tag for e in self.open]}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self.handle_data(" ")
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute twice in <{tag}>"
        element = Element(tag, {name: value or "" for name, value in attrs}, tuple(e.tag for e in self.open))
        self.elements.append(element)
        if tag not in VOID or (tag == "rect" and not self.get_starttag_text().endswith("/>")):  # type: ignore[union-attr]
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}, tuple(e.tag for e in self.open)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1].tag == tag, f"</{tag}> closes {[e.tag for e in self.open][-3:]}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if any("tag" in e.classes for e in self.open):
            return
        for element in self.open:
            element.text.append(data)

    def all(self, tag: str = "", css: str = "") -> list[Element]:
        return [e for e in self.elements if (not tag or e.tag == tag) and (not css or css in e.classes)]

    def by_id(self, id: str) -> Element:
        (found,) = (e for e in self.elements if e.attributes.get("id") == id)
        return found

    @property
    def text(self) -> str:
        """All that is shown, style sheet and title left out, on one line."""
        return " ".join(re.sub(r"\s+", " ", self.all("body")[0].words).split())
