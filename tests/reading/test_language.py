"""Which of our languages a text is in, or that this is in doubt."""

from __future__ import annotations

import pytest

from selon.errors import UnknownLanguage
from selon.reading.language import identify

FRENCH = "Le maire a déclaré que le pont n’était pas sûr. Selon lui, il restera fermé jusqu’à la fin du mois."
ENGLISH = "The mayor said that the bridge was not safe. It will be closed until the end of the month, she said."
OTHERS = {
    "de": "Der Minister erklärte am Dienstag, dass die Regierung keine Kenntnis von den Vorwürfen habe. Drei Personen wurden festgenommen.",
    "es": "El ministro declaró el martes que el gobierno no tenía conocimiento de las acusaciones. Tres personas fueron detenidas.",
    "it": "Il ministro ha dichiarato martedì che il governo non era a conoscenza delle accuse. Tre persone sono state arrestate.",
    "nl": "De minister zei dinsdag dat de regering geen kennis had van de beschuldigingen. Drie mensen zijn aangehouden.",
    "pt": "O ministro declarou na terça-feira que o governo não tinha conhecimento das acusações. Três pessoas foram detidas.",
    "ro": "Ministrul a declarat marți că guvernul nu are cunoștință de acuzații. Trei persoane au fost arestate luni.",
    "ru": "Министр заявил во вторник, что правительство не знает об обвинениях. Три человека задержаны.",
    "both": f"{ENGLISH[:60]} {FRENCH[:60]}",
    "too little": "Bonjour Londres",
    "numbers": "12 345 678 90 12",
    "": "",
}


def test_ours_are_known() -> None:
    assert identify(FRENCH, "x") == "fr"
    assert identify(ENGLISH, "x") == "en"


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_others_are_in_doubt(text: str) -> None:
    with pytest.raises(UnknownLanguage, match=r"^x: language in doubt between French and English: say which with --language$"):
        identify(text, "x")


def test_foreign_quotations_do_not_change_the_language_of_an_article() -> None:
    assert identify(f"{FRENCH} {FRENCH} « The bridge is not safe, and we said so », a-t-il répété. {FRENCH}", "x") == "fr"


@pytest.mark.parametrize(("given", "code"), [("fr", "fr"), ("fr-CA", "fr"), ("EN_gb", "en")])
def test_what_is_given_is_taken(given: str, code: str) -> None:
    assert identify("", "x", given) == code


def test_a_declared_language_decides_only_where_its_small_words_are_there() -> None:
    assert identify("Pont fermé dans Valcombe", "x", declared="fr") == "fr"
    with pytest.raises(UnknownLanguage):
        identify(OTHERS["de"], "x", declared="fr")
