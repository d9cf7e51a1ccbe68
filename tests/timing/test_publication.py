"""The document's own date: given, of its dateline, or inferred with reasons that can be read."""

from __future__ import annotations

import pytest

from selon.timing import DocumentDate, document_date, times
from tests.timing.plain import plain
from tests.timing.tree import tree

DATELINES = [
    ("fr", "20 janvier 2017 . – Une voiture a foncé sur la foule.", "2017-01-20"),
    ("fr", "PORT-VERT, 3 mai 2021 (Agence) – Le port a brûlé.", "2021-05-03"),
    ("fr", "Port-Vert, le 3 mai 2021 – Le port a brûlé.", "2021-05-03"),
    ("fr", "Le port a brûlé\nvendredi 28 mai 2021\nUn incendie a détruit le port.", "2021-05-28"),
    ("fr", "Le port a brûlé\nPublié le 3 mai 2021 à 14h30\nUn incendie a détruit le port.", "2021-05-03"),
    ("fr", "Un incendie a détruit le port.\nMis à jour le 3 mai 2021", "2021-05-03"),
    ("en", "GREENPORT, May 3, 2021 (Agency) – The port burned.", "2021-05-03"),
    ("en", "The port burned\nMonday, May 3, 2021\nA fire destroyed the port.", "2021-05-03"),
    ("en", "The port burned\nPublished on May 3, 2021\nA fire destroyed the port.", "2021-05-03"),
]

NO_DATELINES = [
    ("fr", "Le 3 mai 2021, un incendie a détruit le port."),
    (
        "fr",
        "Le rapport publié le 3 mai 2021 par la commission dit que tout y était en bois, que rien n'y était gardé, et que nul ne venait.",
    ),
    ("en", "On May 3, 2021, a fire destroyed the port."),
    (
        "en",
        "The report published on May 3, 2021 by the board says that all of it was of wood, that nothing was kept there, nobody came.",
    ),
]


@pytest.mark.parametrize(("language", "text", "value"), DATELINES)
def test_a_dateline_dates_the_document(language: str, text: str, value: str) -> None:
    found = document_date(plain(text, language), None)
    assert (found.value, found.basis) == (value, "dateline")
    assert found.reasons[0].startswith("the dateline says « ")


@pytest.mark.parametrize(("language", "text"), NO_DATELINES)
def test_a_date_told_of_is_no_dateline(language: str, text: str) -> None:
    assert document_date(plain(text, language), None).basis != "dateline"


def test_the_date_given_comes_first() -> None:
    parsed = plain("3 mai 2021 – Le port a brûlé.", "fr")
    assert document_date(parsed, "2021-05-28") == DocumentDate("2021-05-28", "given")
    assert document_date(parsed, "2021-05~") == DocumentDate("2021-05~", "given")


def test_a_date_given_that_is_none_is_said_to_be() -> None:
    found = document_date(plain("3 mai 2021 – Le port a brûlé.", "fr"), "hier")
    assert (found.value, found.basis) == ("2021-05-03", "dateline")
    assert found.reasons[0] == "the date given is not EDTF: 'hier'"


def test_a_text_that_tells_nothing_has_no_date() -> None:
    assert document_date(plain("Le port a brûlé.", "fr"), None) == DocumentDate(None, "unknown")


PAST = "Il PRON 3 nsubj\na AUX 3 aux Tense=Pres|VerbForm=Fin\nfui VERB 0 root Tense=Past|VerbForm=Part\n"
AHEAD = "Il PRON 2 nsubj\npartira VERB 0 root Tense=Fut|VerbForm=Fin\n"


@pytest.mark.parametrize(
    ("rows", "value", "reason"),
    [
        (PAST + "en ADP 5 case\n2019 NUM 3 obl", "2019/..", "not before 2019: « 2019 » is told as past"),
        (PAST + "le DET 6 det\n27 NUM 6 nummod\ndécembre NOUN 3 obl\n2018 NUM 6 nmod", "2018-12-27/..", None),
        (AHEAD + "en ADP 4 case\n2022 NUM 2 obl", "../2022", "not after 2022: « 2022 » lies ahead"),
        (
            AHEAD + "avant ADP 6 case\nle DET 6 det\n3 NUM 6 nummod\njuin NOUN 2 obl\n2022 NUM 6 nmod",
            "../2022-06-02",
            "not after 2022-06-02: « avant le 3 juin 2022 » lies ahead",
        ),
        (
            AHEAD + "avant ADP 6 case\nle DET 6 det\ndixième ADJ 6 amod\nanniversaire NOUN 2 obl\ndu ADP 8 case\nraid NOUN 6 nmod\n"
            "du ADP 11 case\n3 NUM 11 nummod\njuin NOUN 8 nmod\n2012 NUM 11 nmod",
            "../2022-06-02",
            "not after 2022-06-02: « avant le dixième anniversaire du raid du 3 juin 2012 » lies ahead",
        ),
        (PAST + "un DET 5 det\nplan NOUN 3 obj\nde ADP 7 case\n2030 NUM 5 nmod", None, None),
        (PAST + "l'année DET 3 obl\ndernière ADJ 4 amod\n, PUNCT 4 punct\nen ADP 8 case\n2020 NUM 3 obl", "2021", None),
    ],
)
def test_what_is_past_or_ahead_bounds_the_date(rows: str, value: str | None, reason: str | None) -> None:
    found = document_date(tree(rows, "fr"), None)
    assert (found.value, found.basis) == (value, "inferred" if value else "unknown")
    assert reason is None or reason in found.reasons


REPORT = (
    "Le rapport de février a été lu. L'échange de prisonniers de 2020 a échoué. Il a parlé des sorties de début 2020. "
    "Le départ sera achevé avant le dixième anniversaire du raid du 3 juin 2011."
)


def test_past_months_narrow_a_year_that_is_known() -> None:
    found = document_date(plain(REPORT, "fr"), None)
    assert found.value == "2021-02?/2021-06-02"
    assert found.reasons == (
        "not after 2021-06-02: « avant le dixième anniversaire du raid du 3 juin 2011 » lies ahead",
        "not before 2020: « 2020 » is told as past, with others",
        "not before 2021?: 2020 is called by its number, beside dates without a year",
        "not before 2021-02?: « février » is told as past",
    )


def test_relative_dates_use_what_is_inferred_where_it_is_precise_enough() -> None:
    parsed = plain(REPORT + " Il a fui l'an dernier. Il se cache depuis mardi.", "fr")
    found = {parsed.text[time.start : time.end]: time.value for time in times(parsed, None)}
    assert found["février"] == "2021-02?"
    assert found["l'an dernier"] == "2020?"
    assert found["depuis mardi"] is None


def test_a_dateline_without_a_year_takes_it_from_what_is_inferred() -> None:
    text = "PORT-VERT, 3 mai (Agence) – Le port a brûlé.\n" + REPORT
    assert document_date(plain(text, "fr"), None).value == "2021-05-03?"


def test_a_weekday_that_a_past_day_falls_on_narrows_the_years() -> None:
    rows = PAST + "mercredi NOUN 3 obl\n6 NUM 4 nummod\njanvier NOUN 4 nmod\net CCONJ 8 cc\nen ADP 9 case\n2014 NUM 3 obl"
    found = document_date(tree(rows, "fr"), None)
    assert found.value == "2016-01-06/.."
