"""The whole page: everything is there, nothing gets out, nothing gets in."""

from __future__ import annotations

import re
import time
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
import yaml

from selon.dossier import dossier
from selon.records import Commitment, Entity, Event, Evidence, Reading, Repair, Segment, Source, Statement, Time
from tests.dossier.sample import Page, at, document, reading_of, said, strike

HOSTILE = (
    '</style></title><script>alert(1)</script><img src=x onerror=alert(1)>" onmouseover=\'alert(1)\' style="x" {{ 7*7 }} <!-- \x00\ud800'
)
ALLOWED = yaml.safe_load((Path(__file__).parent / "cases" / "allowed.yaml").read_text(encoding="utf-8"))


def hostile() -> Reading:
    """A reading with nothing but hostile words, in every field that can hold them."""
    text = f"{HOSTILE} said {HOSTILE}\n\n{HOSTILE}"
    span = (0, len(HOSTILE))
    statement = Statement(
        HOSTILE, (span, (span[1] + 6, len(text) - 5)), (span[1] + 1, span[1] + 5), span, HOSTILE, "direct", "denies", "certain", "positive",
        about=(HOSTILE,), within=HOSTILE, why={HOSTILE: HOSTILE},
    )  # fmt: skip
    article = document(
        text,
        uri=f"javascript:{HOSTILE}",
        sha256=HOSTILE,
        text_sha256=HOSTILE,
        media_type=HOSTILE,
        language=HOSTILE,
        title=HOSTILE,
        publisher=HOSTILE,
        authors=(HOSTILE,),
        published=HOSTILE,
        published_basis=HOSTILE,
        segments=(Segment(*span, "title"),),
        repairs=(Repair(*span, HOSTILE),),
    )
    return Reading(
        article,
        (statement,),
        {HOSTILE: Source(HOSTILE, "person", True, HOSTILE)},
        (Entity(HOSTILE, HOSTILE, HOSTILE),),
        (Time(*span, HOSTILE), Time(*span, "2021"), Time(*span, None)),
        (Event(HOSTILE, None, span, HOSTILE, HOSTILE, (HOSTILE,), (HOSTILE,), HOSTILE, (HOSTILE,)),),
        (),
        (Commitment(HOSTILE, HOSTILE, HOSTILE, (span,), HOSTILE, HOSTILE, (Evidence(HOSTILE, "breach", HOSTILE),)),),
    )


READINGS = {
    "one": [strike()],
    "two": [strike(), strike()],
    "none": [],
    "empty": [reading_of("")],
    "no statements": [reading_of("The pier was repainted in 2019.")],
    "hostile": [hostile()],
    "hostile among others": [strike(), hostile()],
}


@pytest.fixture(scope="module", params=[(name, language) for name in READINGS for language in ("en", "fr")], ids=" ".join)
def html(request: pytest.FixtureRequest) -> str:
    name, language = request.param
    return dossier(READINGS[name], language=language)


def test_elements_nest_and_only_expected_ones_are_there(html: str) -> None:
    page = Page(html)
    assert {e.tag for e in page.elements} <= set(ALLOWED["tags"].split())
    assert {name for e in page.elements for name in e.attributes} <= set(ALLOWED["attributes"].split())


def test_nothing_is_fetched_and_no_script_can_run(html: str) -> None:
    page = Page(html)
    (style,) = page.all("style")
    (policy,) = (e.attributes["content"] for e in page.all("meta") if e.attributes.get("http-equiv") == "Content-Security-Policy")
    digest = b64encode(sha256("".join(style.text).encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert set(re.findall(r"url\(\s*(.)", "".join(style.text))) <= {"#"}
    assert not re.search(r"@import|@font-face|expression\(|image-set", "".join(style.text))
    assert {e.attributes["href"][:1] for e in page.all("a")} <= {"#"}


def test_every_link_leads_somewhere_and_no_anchor_stands_twice(html: str) -> None:
    page = Page(html)
    ids = [e.attributes["id"] for e in page.elements if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", id) for id in ids)
    wanted = {e.attributes["href"][1:] for e in page.all("a")} | {e.attributes["popovertarget"] for e in page.all("button")}
    wanted |= {e.attributes["aria-labelledby"] for e in page.elements if "aria-labelledby" in e.attributes}
    assert wanted <= set(ids)


def test_headings_stand_in_order(html: str) -> None:
    levels = [int(e.tag[1]) for e in Page(html).elements if re.fullmatch(r"h[1-6]", e.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def test_no_link_or_button_lies_in_another(html: str) -> None:
    for element in Page(html).elements:
        if element.tag in {"a", "button"}:
            assert not {"a", "button"} & set(element.inside), element


def test_the_same_readings_give_the_same_page(html: str, request: pytest.FixtureRequest) -> None:
    name, language = request.node.callspec.params["html"]
    assert dossier(READINGS[name], language=language) == html


def test_the_page_can_be_written_as_utf_8(html: str) -> None:
    assert html.encode("utf-8")


def test_hostile_words_are_shown_as_words() -> None:
    shown = Page(dossier([hostile()])).text
    assert shown.count("<script>alert(1)</script><img src=x onerror=alert(1)>") > 20
    assert "{{ 7*7 }}" in shown
    assert "\x00" not in shown


def test_a_web_address_can_be_followed_but_tells_nobody_from_where() -> None:
    reading = replace(strike(), document=replace(strike().document, uri="https://courier.example/strike?a=1&b=2"))
    (link,) = (e for e in Page(dossier([reading])).all("a") if not e.attributes["href"].startswith("#"))
    assert link.attributes == {"href": "https://courier.example/strike?a=1&b=2", "rel": "noreferrer noopener nofollow"}


@pytest.mark.parametrize("uri", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", " https://x", "JAVASCRIPT:1"])
def test_no_other_address_is_a_link(uri: str) -> None:
    reading = replace(strike(), document=replace(strike().document, uri=uri))
    assert all(e.attributes["href"].startswith("#") for e in Page(dossier([reading])).all("a"))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_statement_is_marked_and_has_its_card(language: str) -> None:
    reading = strike()
    page = Page(dossier([reading], language=language))
    for n, statement in enumerate(reading.statements, start=1):
        assert reading.document.text[slice(*statement.content[0])].startswith(page.by_id(f"d1-s{n}").words.strip()[:5])
        card = page.by_id(f"d1-c{n}")
        assert "popover" in card.attributes
        buttons = [e for e in page.all("button") if e.attributes["popovertarget"] == f"d1-c{n}"]
        assert len(buttons) >= 3, "in the text, in the margin, and to close"


def test_the_article_s_words_all_stand_there_in_order() -> None:
    texts = [e.words for e in Page(dossier([strike()])).all("p", "text")]
    assert "\n\n".join(texts) == strike().document.text


def test_an_interrupted_statement_is_marked_in_pieces_of_one_voice() -> None:
    page = Page(dossier([strike()]))
    (last,) = [e for e in page.all("p", "text") if "Only one" in e.words]
    assert "Only one has sailed since about May 2021" in last.words
    pieces = [e.words for e in page.all("span", "m") if "v4" in e.classes]
    assert pieces[:2] == ["Only one has sailed", "since about May 2021"]


def test_a_nested_statement_lies_in_the_outer_one_s_mark() -> None:
    page = Page(dossier([strike()]))
    outer, inner = page.by_id("d1-s4"), page.by_id("d1-s5")
    assert outer.words == "the port authority had ordered it to pay"
    assert inner.words == "it to pay"
    assert "h1" in outer.classes
    assert "h0" in inner.classes


def test_a_card_says_who_how_surely_through_whom_what_it_answers_and_why() -> None:
    page = Page(dossier([strike()]))
    denial, nested = page.by_id("d1-c6").words, page.by_id("d1-c5").words
    for words in (
        "port authority",
        "denial",
        "put as certain",
        "partly in quotation marks",
        "that something is not so",
        "Answers",
        "ordered it",
        "cue “according to”",
        "construction a clause depends on it",
    ):
        assert words in denial
    assert "the article › Tomas Reve › port authority" in re.sub(r"\s+", " ", nested)
    assert "Answered by" in nested


def test_what_is_left_out_says_its_role_and_what_is_a_caption_says_so() -> None:
    page = Page(dossier([strike()]))
    left_out = [e.words for e in page.all("div", "left-out")]
    assert [re.sub(r"\s+", " ", w).strip() for w in left_out] == [
        "Byline · left out By Ada Quill",
        "Headline of another story · left out Read also: Ten walks on the coast",
        "Navigation · left out Share this story",
    ]
    assert "Caption" in page.all("div", "caption")[0].words


def test_many_pieces_left_out_are_folded_but_kept() -> None:
    parts = ["Home", "News", "Sport", "“Yes”, she said."]
    text = "\n\n".join(parts)
    segments = tuple(Segment(*at(p, text), "body" if "said" in p else "navigation") for p in parts)
    page = Page(dossier([Reading(document(text, segments=segments))]))
    (fold,) = page.all("details", "fold")
    assert "3 pieces of the page left out" in fold.words
    assert all(p in fold.words for p in parts[:3])


def test_dates_carry_their_value_and_lead_to_the_line() -> None:
    page = Page(dossier([strike()]))
    dates = {e.words: (e.attributes["data-value"], e.attributes["href"]) for e in page.all("a", "t") if e.attributes.get("id")}
    assert dates["2019"] == ("2019", "#d1-w2")
    assert dates["again"] == ("no date", "#d1-w4")
    assert "2019" in page.by_id("d1-w2").words
    assert "1 more has no date that can be drawn" in page.text


def test_a_date_says_in_whose_words_it_stands() -> None:
    page = Page(dossier([strike()]))
    assert "union official" in page.by_id("d1-w1").words
    assert "the article itself" in page.by_id("d1-w2").words


def test_voices_are_listed_with_what_they_say() -> None:
    page = Page(dossier([strike()]))
    official = page.by_id("d1-v1").words
    for words in (
        "union official",
        "person",
        "said to speak for the union",
        "prediction",
        "assertion × 2",
        "We have an offer",
        "put as certain",
    ):
        assert words in official
    assert "nothing is put down to this voice" in page.by_id("d1-v6").words
    assert "as told by" in page.by_id("d1-v3").words
    assert "Named voices 4" in page.text
    assert "Anonymous voices 2" in page.text


def test_counts_are_in_the_head() -> None:
    head = re.sub(r"\s+", " ", Page(dossier([strike()])).all("header")[0].words)
    assert "document 1" in head
    assert "statements 4 put down to anonymous voices 8" in head
    assert "voices 4 named, 2 anonymous 6" in head
    assert "selon does not say that anything here is so" in head


def test_denials_stand_beside_what_they_answer() -> None:
    (denials,) = Page(dossier([strike()])).all("ul", "disputes")
    assert "nonsense" in denials.words
    assert "the port authority had ordered it to pay" in denials.words


def test_events_and_commitments_are_shown_where_there_are_any() -> None:
    page = Page(dossier([strike()]))
    (events,) = page.all("table", "events")
    for words in ("agreement", "the pact of 2019", "Orsholm", "the company", "Orsholm city, the city", "the article itself"):
        assert words in events.words
    (matrix,) = page.all("table", "matrix")
    for words in ("Said to go against it", "fewer ferries than promised", "statement not found"):
        assert words in matrix.words
    bare = Page(dossier([reading_of("Nothing happened.")]))
    assert not bare.all("table", "events") and not bare.all("table", "matrix") and not bare.all("ul", "disputes")


def test_evidence_is_never_called_a_breach() -> None:
    assert "breach" not in Page(dossier([strike()])).text.lower()


def test_repairs_are_listed() -> None:
    (repairs,) = Page(dossier([strike()])).all("ul", "repairs")
    assert "quotation closed by another kind of mark" in repairs.words
    assert "The claim is “nonsense”, according to the …" in repairs.words


def test_the_article_has_its_own_language() -> None:
    french = replace(strike(), document=replace(strike().document, language="fr"))
    page = Page(dossier([french], language="en"))
    assert page.all("html")[0].attributes["lang"] == "en"
    assert {e.attributes["lang"] for e in page.all("p", "text")} == {"fr"}
    assert {e.attributes["lang"] for e in Page(dossier([hostile()])).all("p", "text")} == {"und"}


def test_nothing_said_is_said() -> None:
    page = Page(dossier([reading_of("The pier was repainted in 2019.")]))
    assert "No statement by another voice was found" in page.text
    assert "No voice was found." in page.text
    assert "No dated expression was found." in page.text


def test_no_document_makes_a_page_too() -> None:
    assert "Who says what: no document" in dossier([])
    assert "There is no text in this document." in Page(dossier([reading_of("")])).text


def test_a_statement_without_a_place_is_not_lost() -> None:
    lost = replace(said("a1", "We have an offer", "s1"), content=((5, 5), (9999, 10010)))
    at_its_cue = replace(said("a2", "We have an offer", "s2"), content=(), cue=at("said"))
    page = Page(dossier([replace(strike(), statements=(lost, at_its_cue))]))
    assert "Statements without a place in the text" in page.text
    assert page.by_id("d1-s1").tag == page.by_id("d1-s2").tag == "li"
    assert page.by_id("d1-c1") and page.by_id("d1-c2")


def test_a_statement_over_two_paragraphs_is_marked_in_both_and_noted_as_going_on() -> None:
    start, end = at("“We have an offer")[0], at("Tomas Reve, who runs")[1]
    long = replace(said("a1", "We have an offer", "s1"), content=((start, end),))
    page = Page(dossier([replace(strike(), statements=(long,), times=())]))
    assert len([e for e in page.all("span", "m") if "k0" in e.classes]) == 2
    assert page.text.count("assertion, continued") == 1


def test_many_statements_of_one_paragraph_all_open() -> None:
    text = " ".join(f"“Word {n}”." for n in range(60))
    statements = tuple(replace(said("a1", "We", "s1"), id=f"a{n}", content=(at(f"Word {n}”", text),)) for n in range(60))
    page = Page(dossier([Reading(document(text), statements, {"s1": Source("she", "person", False)})]))
    assert len(page.all("div", "card")) == 60


def test_title_and_heading() -> None:
    assert Page(dossier([strike()], title="A & B")).all("h1")[0].words == "A & B"
    assert Page(dossier([strike()])).all("h1")[0].words == "Ferry strike at Orsholm may end by Friday"
    assert Page(dossier([reading_of("x")])).all("h1")[0].words == "strike.txt"
    assert Page(dossier([strike(), strike()], language="fr")).all("h1")[0].words == "Qui dit quoi dans 2 documents"


def test_a_wording_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="no dossier wording in 'tlh'"):
        dossier([strike()], language="tlh")


@pytest.fixture(scope="module")
def fifty() -> str:
    return dossier([strike()] * 50)


def test_fifty_documents_have_a_contents_and_fold(fifty: str) -> None:
    page = Page(fifty)
    (contents,) = page.all("nav", "contents")
    assert contents.words.count("Ferry strike") == 50
    assert len(page.all("details", "document")) == 50
    assert all("open" not in e.attributes for e in page.all("details", "document"))
    assert "Document 50" in page.all("ul", "index")[0].words
    assert len(re.findall(r'id="d\d+-s8"', fifty)) == 50


def test_fifty_documents_take_no_long_time(fifty: str) -> None:
    begun = time.process_time()
    dossier([strike()] * 50)
    assert time.process_time() - begun < 2  # a third of a second where it was written
