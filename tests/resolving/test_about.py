"""What a statement is about, within one document. Every text is invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from selon.analysis import analyse
from selon.parsing.pipeline import parse
from selon.reading import read_path
from selon.records import Reading
from selon.resolving.about import UNFOUND
from selon.resolving.pairing import pairs
from selon.resolving.remarks import Page

LINKED = [
    (
        "fr",
        "Le maire a accusé la société Orval d'avoir pollué la rivière.\nLa directrice d'Orval, Anne Lebrun, a rejeté ces accusations.",
    ),
    ("fr", "Selon Le Courrier, l'armée a fermé le pont. L'armée a démenti cette information."),
    (
        "en",
        "The mayor accused the Orval company of polluting the river.\nThe director of Orval, Anne Lebrun, denied the allegations.",
    ),
    ("en", "According to the Courier, the army closed the bridge. The army denied the report."),
]
MANY = [
    (
        "fr",
        "La préfète a accusé le Front de cacher des armes dans les écoles.\n\nUn juge a accusé le Front d'avoir brûlé trois fermes.\n\n"
        "Un porte-parole du Front a déclaré que les allégations n'étaient pas vraies.",
    ),
    (
        "en",
        "The prefect accused the Front of hiding weapons in schools.\n\nA judge accused the Front of burning three farms.\n\n"
        "A spokesman for the Front said that the allegations were not true.",
    ),
]
UNLINKED = [
    ("fr", "La préfecture a démenti les rumeurs. « Le temps sera beau », a déclaré Paul Roux.", 0),
    ("en", "The ministry denied the rumours. The weather will be fine, said Paul Roux.", 0),
]
SILENT = [
    ("fr", "Paul Roux a déclaré que le pont rouvrirait lundi. Anne Lebrun a annoncé que la fête aurait lieu dimanche."),
    ("en", "Paul Roux said that the bridge would reopen on Monday. Anne Lebrun said that the fair would be held on Sunday."),
    ("fr", "Il pleut."),
]


def reading(folder: Path, language: str, text: str) -> Reading:
    path = folder / "article.txt"
    path.write_text(text + "\n", encoding="utf-8")
    return analyse(read_path(path, language=language))


@pytest.mark.parametrize(("language", "text"), LINKED)
def test_an_answer_points_to_what_it_answers_and_says_why(tmp_path: Path, language: str, text: str) -> None:
    first, second = reading(tmp_path, language, text).statements
    assert second.about == (first.id,)
    assert second.why["about"].startswith(f"{first.id}: ")
    assert first.about == ()


@pytest.mark.parametrize(("language", "text"), MANY)
def test_the_allegations_are_all_that_were_made(tmp_path: Path, language: str, text: str) -> None:
    one, other, denial = reading(tmp_path, language, text).statements
    assert denial.stance == "denies"
    assert denial.about == (one.id, other.id)


@pytest.mark.parametrize(("language", "text", "place"), UNLINKED)
def test_a_denial_of_what_nobody_says_here_stays_without_one(tmp_path: Path, language: str, text: str, place: int) -> None:
    denial = reading(tmp_path, language, text).statements[place]
    assert denial.stance == "denies"
    assert (denial.about, denial.why["about"]) == ((), UNFOUND)


@pytest.mark.parametrize(("language", "text"), SILENT)
def test_statements_of_different_matters_are_not_joined(tmp_path: Path, language: str, text: str) -> None:
    found = reading(tmp_path, language, text).statements
    assert all(not one.about and "about" not in one.why for one in found)


REPORTED = {
    "fr": (
        "Le maire fermera le pont\n\n"
        "Le maire a annoncé qu'il fermera le pont lundi. Anne Lebrun a déclaré que le pont servait à tous.\n\n"
        "Paul Roux a dénoncé la fermeture du pont. Une passante a dit qu'il pleuvait."
    ),
    "en": (
        "Mayor will close the bridge\n\n"
        "The mayor announced that he will close the bridge on Monday. Anne Lebrun said that the bridge served everybody.\n\n"
        "Paul Roux condemned the closing of the bridge. A passer-by said that it was raining."
    ),
}


def page_of(folder: Path, language: str, text: str) -> Page:
    read = reading(folder, language, text)
    return Page(parse(read.document), read.statements, read.sources, read.entities)


@pytest.mark.parametrize("language", REPORTED)
def test_what_leads_and_what_most_speak_of(tmp_path: Path, language: str) -> None:
    page = page_of(tmp_path, language, REPORTED[language])
    told = [one for one in page.remarks if not one.title]
    assert [one.leads for one in told] == [True, False, False, False]
    assert told[0].central > 0 and told[3].central == 0
    assert told[0].of_headline > told[3].of_headline
    features = {pair.other.n: pair.features for pair in pairs(told[2])}
    assert features[told[0].n]["lead"] == features[told[0].n]["lead, judged"] == 1.0
    assert "lead" not in features[told[1].n]


TOLD_INSIDE = [
    ("fr", "Le préfet a déclaré que la maire affirmait que le pont était sûr.", False),
    ("en", "The prefect said that the mayor claimed that the bridge was safe.", False),
    ("fr", "Le préfet a démenti que la maire ait affirmé que le pont était sûr.", True),
    ("en", "The prefect denied that the mayor had claimed that the bridge was safe.", True),
]


@pytest.mark.parametrize(("language", "text", "may"), TOLD_INSIDE)
def test_what_is_only_told_to_be_said_is_not_taken_up(tmp_path: Path, language: str, text: str, may: bool) -> None:
    page = page_of(tmp_path, language, text)
    inside = [pair for one in page.remarks for pair in pairs(one) if pair.nested == "holds"]
    assert len(page.remarks) == 2 and bool(inside) == may
