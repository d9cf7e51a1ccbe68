"""Events over small parses made by hand, in every language; what is told twice; and the words of the lexicons."""

from __future__ import annotations

import time

import pytest
from _pytest.mark import ParameterSet

from selon.languages import languages, lexicon
from selon.parsing.words import Parsed
from selon.records import Entity, Time
from selon.resolving.events import events
from selon.resolving.triggers import triggers
from tests.resolving.told import LANGUAGES, Told, as_said, cases, found_events, planted, spot, statement

FEWEST_NEGATIVES = 6
RAID_TWICE = (
    "Le|DET|2|det|le|Definite=Def Front|NOUN|4|nsubj|front a|AUX|4|aux|avoir attaqué|VERB|0|root|attaquer|VerbForm=Part "
    "{place}|PROPN|4|obj|{place} {day}|NOUN|4|obl|jour .|PUNCT|4|punct|."
)
ATTACK_NOUN = (
    "L'|DET|2|det|le|Definite=Def attaque|NOUN|4|nsubj|attaque a|AUX|4|aux|avoir "
    "commencé|VERB|0|root|commencer|VerbForm=Part .|PUNCT|4|punct|."
)


def parameters() -> list[ParameterSet]:
    told = [case for language in LANGUAGES for case in cases(language) if case.events is not None]
    marks = {case.name: [pytest.mark.xfail(strict=True, reason=case.xfail)] for case in told if case.xfail}
    return [pytest.param(case, id=f"{case.language}: {case.name}", marks=marks.get(case.name, [])) for case in told]


@pytest.mark.parametrize("case", parameters())
def test_case(case: Told) -> None:
    found = [as_said(case, event) for event in found_events(case)]
    assert case.events is not None
    assert [{key: one[key] for key in wanted} for wanted, one in zip(case.events, found, strict=False)] == case.events
    assert len(found) == len(case.events), found


def test_every_language_has_the_same_cases() -> None:
    assert set(LANGUAGES) == set(languages())
    first, *others = ({case.name for case in cases(language)} for language in LANGUAGES)
    assert all(names == first for names in others)
    assert sum(case.events == [] for case in cases("fr")) >= FEWEST_NEGATIVES


def _two(first: str, second: str, *, days: tuple[str, str] = ("lundi", "lundi"), statements: bool = False) -> list[dict[str, object]]:
    """The events of two sentences, Le Front attacking somewhere on some day."""
    one, other = RAID_TWICE.format(place=first, day=days[0]), RAID_TWICE.format(place=second, day=days[1])
    sentences = f"{one}\n\n{other}"
    parsed = planted(sentences, "fr")
    text = parsed.text
    middle = text.index(" . ") + 3
    entities = [Entity("e1", "Front", "organisation", tuple((i, i + 5) for i in _all(text, "Front")))]
    entities += [
        Entity(f"e{n}", place, "location", tuple((i, i + len(place)) for i in _all(text, place)))
        for n, place in enumerate(dict.fromkeys((first, second)), 2)
    ]
    times = [
        Time(text.index(days[0]), text.index(days[0]) + len(days[0]), days[0]),
        Time(text.index(days[1], middle), text.index(days[1], middle) + len(days[1]), days[1]),
    ]
    said = [statement("a1", (middle, len(text)), "asserts")] if statements else []
    return [{"target": e.target, "stated_by": e.stated_by, "id": e.id} for e in events(parsed, said, times, entities)]


def _all(text: str, part: str) -> list[int]:
    return [i for i in range(len(text)) if text.startswith(part, i)]


def test_an_event_told_twice_is_one_with_all_who_state_it() -> None:
    assert _two("Vallombe", "Vallombe", statements=True) == [{"target": ("e2",), "stated_by": ("article", "a1"), "id": "v1"}]


def test_another_place_or_day_is_another_event() -> None:
    assert len(_two("Vallombe", "Quérance")) == 2
    assert len(_two("Vallombe", "Vallombe", days=("lundi", "mardi"))) == 2


def test_a_noun_that_points_back_adds_no_event() -> None:
    parsed = planted(f"{RAID_TWICE.format(place='Vallombe', day='lundi')}\n\n{ATTACK_NOUN}", "fr")
    text = parsed.text
    found = events(
        parsed,
        (),
        (),
        (Entity("e1", "Front", "organisation", (spot(text, "Front"),)), Entity("e2", "Vallombe", "location", (spot(text, "Vallombe"),))),
    )
    assert [(e.id, e.who, e.target) for e in found] == [("v1", ("e1",), ("e2",))]


NE = "{subject} {ne}|ADV|3|advmod|ne attaque|VERB|0|root|attaquer|VerbForm=Fin Vallombe|PROPN|3|obj|Vallombe {pas}"


@pytest.mark.parametrize(
    ("subject", "pas", "status", "who"),
    [
        ("Front|PROPN|3|nsubj|Front", "", "reported", ("e1",)),  # "avant que le Front ne l'attaque"
        ("Front|PROPN|3|nsubj|Front", "pas|ADV|3|advmod|pas", "denied", ("e1",)),
        ("personne|NOUN|3|nsubj|personne", "", "denied", ()),
    ],
)
def test_ne_alone_negates_nothing(subject: str, pas: str, status: str, who: tuple[str, ...]) -> None:
    parsed = planted(NE.format(subject=subject, ne="ne", pas=pas), "fr")
    names = [Entity("e2", "Vallombe", "location", (spot(parsed.text, "Vallombe"),))]
    names += [Entity("e1", "Front", "organisation", (spot(parsed.text, "Front"),))] if who else []
    assert [(e.status, e.who) for e in events(parsed, (), (), names)] == [(status, who)]


KILLED = (
    "Trois|NUM|2|nummod|trois gardes|NOUN|5|nsubj:pass|garde {aux} "
    "été|AUX|5|aux:pass|être|Tense=Past;VerbForm=Part tués|VERB|0|root|tuer|Tense=Past;VerbForm=Part .|PUNCT|5|punct|."
)
ENTERED = (
    "Le|DET|2|det|le Front|NOUN|3|nsubj|front entra|VERB|0|root|entrer|Tense=Past;VerbForm=Fin dans|ADP|5|case|dans "
    "Vallombe|PROPN|3|obl|Vallombe lundi|NOUN|3|obl|lundi {more} .|PUNCT|3|punct|."
)


@pytest.mark.parametrize(
    ("aux", "value", "when"),
    [
        ("ont|AUX|5|aux|avoir|Tense=Pres;VerbForm=Fin", "2024-03-11", "2024-03-11"),  # the day goes on
        ("auront|AUX|5|aux|avoir|Tense=Fut;VerbForm=Fin", "2024-03-11", None),  # not to what is to come
        ("ont|AUX|5|aux|avoir|Tense=Pres;VerbForm=Fin", "2024-03/2024-03-11", None),  # nor does a stretch
        ("ont|AUX|5|aux|avoir|Tense=Pres;VerbForm=Fin", None, None),
    ],
)
def test_a_day_goes_on_to_the_next_sentence_and_a_place_does_not(aux: str, value: str | None, when: str | None) -> None:
    parsed = planted(f"{ENTERED.format(more='')}\n\n{KILLED.format(aux=aux)}", "fr")
    names = [Entity("e1", "Front", "organisation", (spot(parsed.text, "Front"),))]
    names += [Entity("e2", "Vallombe", "location", (spot(parsed.text, "Vallombe"),))]
    first, second = events(parsed, (), [Time(*spot(parsed.text, "lundi"), value, "publication")], names)
    assert (first.when, first.where) == (value, "Vallombe")
    assert (second.when, second.where) == (when, None)


@pytest.mark.parametrize(
    ("more", "when", "where"),
    [
        ("et|CCONJ|8|cc|et tua|VERB|3|conj|tuer|Tense=Past;VerbForm=Fin trois|NOUN|8|obj|trois", "2024-03-11", "Vallombe"),
        ("depuis|SCONJ|8|mark|depuis tuent|VERB|3|advcl|tuer|Tense=Pres;VerbForm=Fin trois|NOUN|8|obj|trois", None, None),
    ],
)
def test_a_clause_that_goes_on_has_the_time_and_place_of_the_one_above(more: str, when: str | None, where: str | None) -> None:
    parsed = planted(ENTERED.format(more=more), "fr")
    names = [Entity("e2", "Vallombe", "location", (spot(parsed.text, "Vallombe"),))]
    found = events(parsed, (), [Time(*spot(parsed.text, "lundi"), "2024-03-11", "publication")], names)
    assert (found[-1].when, found[-1].where) == (when, where)


def test_nothing_is_found_where_there_are_no_words() -> None:
    assert events(planted("Oui|INTJ|0|root|oui", "fr"), (), (), ()) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_has_two_kinds(language: str) -> None:
    for part in ("verbs", "nouns"):
        words = [word for kind in lexicon(language, "events")["kinds"].values() for word in kind.get(part, "").split()]
        assert {word for word in words if words.count(word) > 1} <= {"bombardment"}, part


def test_languages_have_the_same_kinds_of_the_same_type() -> None:
    first, *others = ({name: row.get("type") for name, row in lexicon(language, "events")["kinds"].items()} for language in LANGUAGES)
    for other in others:
        assert {name: first[name] for name in first.keys() & other.keys()} == {name: other[name] for name in first.keys() & other.keys()}
        assert first.keys() ^ other.keys() <= {"present"}
    assert all(triggers(language).nouns for language in LANGUAGES)


def test_time_grows_with_the_length() -> None:
    block = RAID_TWICE.format(place="Vallombe", day="lundi")
    long, longer = (planted("\n\n".join([block] * n), "fr") for n in (40, 160))
    assert _seconds(longer) < 12 * max(_seconds(long), 0.001)


def _seconds(parsed: Parsed) -> float:
    """The shortest of a few runs in this process's own time: a collection of garbage may fall into one, another program between them."""
    entities = (Entity("e1", "Front", "organisation", tuple((i, i + 5) for i in _all(parsed.text, "Front"))),)
    taken = []
    for _ in range(8):
        began = time.process_time()
        assert len(events(parsed, (), (), entities)) == 1
        taken.append(time.process_time() - began)
    return min(taken)
