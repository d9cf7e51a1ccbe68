"""The wording: whole in every language, and never a verdict."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import pytest

from selon import records
from selon.dossier.words import FOLDER, ui_languages, words

LABELS = {
    "stance": records.Stance,
    "stance_long": records.Stance,
    "certainty": records.Certainty,
    "form": records.Form,
    "polarity": records.Polarity,
    "role": records.Role,
    "type": records.SourceType,
    "bearing": records.Bearing,
    "event": records.EventType,
}
VERDICTS = {
    "en": r"\b(breach(ed|es)?|violat\w+|broke(n)? (the|its|their)|lie[sd]?|liar|proves?|proved|proven|is true|is false|in fact|indeed)\b",
    "fr": r"\b(est une violation|viol\w+|a rompu|ment(ent)?|menti|menteur|prouv\w+|est vrai|est faux|en effet|en réalité)\b",
}
ALLOWED = {"fr": "si ce qu’il dit est vrai", "en": "broken line"}


def leaves(table: Mapping[str, Any], head: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, str):
            yield head + key, value
        else:
            yield from leaves(value, f"{head}{key}.")


def said(language: str) -> dict[str, str]:
    return dict(leaves(words(language).tables))


def test_there_is_english_and_french() -> None:
    assert ui_languages() == ("en", "fr")


@pytest.mark.parametrize("language", ui_languages())
def test_every_language_says_the_same_with_the_same_places(language: str) -> None:
    ours, english = said(language), said("en")
    assert ours.keys() == english.keys()
    for key, value in ours.items():
        fields = [{f for _, f, _, _ in string.Formatter().parse(v) if f} for v in (value, english[key])]
        assert fields[0] == fields[1], key
        assert value.strip(), key


@pytest.mark.parametrize("language", ui_languages())
@pytest.mark.parametrize("table", LABELS)
def test_every_value_of_the_records_has_a_label(language: str, table: str) -> None:
    assert set(words(language).tables[table]) == set(get_args(LABELS[table]))


@pytest.mark.parametrize("language", ui_languages())
def test_no_wording_is_a_verdict(language: str) -> None:
    allowed = ALLOWED[language]
    found = {k: v for k, v in said(language).items() if re.search(VERDICTS[language], v.replace(allowed, ""), re.I) and ".broken" not in k}
    assert found == {}


@pytest.mark.parametrize(("language", "verdict"), [("en", "This is a breach of the pact."), ("fr", "L’accord a été violé.")])
def test_a_verdict_would_be_found(language: str, verdict: str) -> None:
    assert re.search(VERDICTS[language], verdict)


def test_no_wording_is_left_over() -> None:
    package = Path(str(FOLDER)).parent
    code = "".join(p.read_text(encoding="utf-8") for p in [*package.glob("*.py"), *package.glob("templates/*")])
    tables = {
        *LABELS,
        "basis",
        "why",
        "why_rule",
        "why_about",
        "why_evidence",
        "status",
        "repair",
        "section",
        "key",
        "compare_change",
    }  # looked up by a value, or by a list of names
    keys = {re.sub(r"\.(one|other)$", "", key) for key in said("en") if key.partition(".")[0] not in tables}
    composed = r"date\.(part_|day|month)|voices\.(un)?named$|events\.|compare\.(a|b|number|date|hedge_in_.|value_in_.)$"
    composed += r"|claims\.(denied|downplayed|number|date|place)$"
    names = {k for k in keys if f'"{k}"' not in code and not re.match(composed, k)}
    assert names == set()


def test_numbers_choose_their_forms() -> None:
    assert [words("en").count("counts.n_dates", n) for n in (0, 1, 2)] == [
        "0 dated expressions",
        "1 dated expression",
        "2 dated expressions",
    ]
    assert [words("fr").count("counts.n_dates", n) for n in (0, 1, 2)] == [
        "0 expression datée",
        "1 expression datée",
        "2 expressions datées",
    ]
    assert words("en").number(12345) == "12,345"


def test_a_value_without_a_label_is_shown_as_it_stands() -> None:
    assert words("en").label("repair", "upside_down") == "upside down"


def test_reasons_are_worded_and_unknown_ones_stand_as_they_are() -> None:
    assert words("en").reason("rule", "object+infinitive") == "it has an object, an infinitive depends on it"
    assert words("fr").reason("evidence", "say") == "un mot qui dit"
    assert words("en").reason("rule", "clause+moonlight") == "clause+moonlight"
    assert words("en").reason("voice", "named before") == "named before"


def test_a_language_without_wording_is_an_error_that_says_which_there_are() -> None:
    with pytest.raises(ValueError, match=r"no dossier wording in 'xx' \(there is: en, fr\)"):
        words("xx")
