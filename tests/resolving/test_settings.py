"""When and where an event is: what goes on from one event to another, and what does not."""

from __future__ import annotations

import pytest

from selon.records import Entity, Event, Time
from selon.resolving.events import events
from tests.resolving.told import planted, spot

BOMB = (
    "A|DET|2|det|a bomb|NOUN|3|nsubj|bomb exploded|VERB|0|root|explode|Tense=Past;VerbForm=Fin in|ADP|5|case|in "
    "Vallombe|PROPN|3|obl|Vallombe on|ADP|7|case|on Tuesday|PROPN|3|obl|Tuesday .|PUNCT|3|punct|."
)
KILLED = (
    "Nine|NUM|2|nummod|nine people|NOUN|4|nsubj:pass|people were|AUX|4|aux:pass|be|Tense=Past;VerbForm=Fin "
    "killed|VERB|0|root|kill|Tense=Past;VerbForm=Part .|PUNCT|4|punct|."
)
SHOCKED = "shocked|VERB|0|root|shock|Tense=Past;VerbForm=Fin Corvenia|PROPN|4|obj|Corvenia .|PUNCT|4|punct|."
DAY = "2027-05-25"


def _told(rows: str, day: str = "Tuesday", value: str = DAY, language: str = "en") -> tuple[Event, ...]:
    parsed = planted(rows, language)
    places = [name for name in ("Vallombe", "Ostrane", "Corvenia") if parsed.text.count(name) == 1]
    entities = [Entity(f"e{n}", name, "location", (spot(parsed.text, name),)) for n, name in enumerate(places, 1)]
    return events(parsed, (), [Time(*spot(parsed.text, day), value, "publication")], entities)


def _set(event: Event) -> tuple[str | None, str | None]:
    return event.when, event.where


def test_who_is_killed_by_an_attack_is_killed_there_and_then() -> None:
    first, second = _told(f"{BOMB}\n\n{KILLED}")
    assert _set(first) == _set(second) == (DAY, "Vallombe")


def test_the_attack_may_be_told_behind_what_came_of_it() -> None:
    both = KILLED.replace(" .|PUNCT|4|punct|.", "") + (
        " when|SCONJ|8|mark|when a|DET|7|det|a bomb|NOUN|8|nsubj|bomb exploded|VERB|4|advcl|explode|Tense=Past;VerbForm=Fin "
        "in|ADP|10|case|in Vallombe|PROPN|8|obl|Vallombe on|ADP|12|case|on Tuesday|PROPN|8|obl|Tuesday"
    )
    assert [_set(event) for event in _told(both)] == [(DAY, "Vallombe")] * 2


def test_what_is_killed_elsewhere_is_killed_elsewhere() -> None:
    killed = KILLED.replace(" .|", " in|ADP|6|case|in Ostrane|PROPN|4|obl|Ostrane .|")
    assert [_set(event) for event in _told(f"{BOMB}\n\n{killed}")] == [(DAY, "Vallombe"), (DAY, "Ostrane")]


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("The|DET|3|det|the huge|ADJ|3|amod|huge", "Vallombe"),
        ("The|DET|3|det|the first|ADJ|3|amod|first", None),
        ("A|DET|3|det|a huge|ADJ|3|amod|huge", None),
    ],
)
def test_a_noun_with_the_points_back(words: str, where: str | None) -> None:
    _, second = _told(f"{BOMB}\n\n{words} attack|NOUN|4|nsubj|attack {SHOCKED}")
    assert second.where == where


def test_the_date_of_a_dispatch_is_no_events() -> None:
    rows = (
        "Ostrane|PROPN|6|nsubj|Ostrane ,|PUNCT|3|punct|, Tuesday|PROPN|1|list|Tuesday –|PUNCT|6|punct|– Rebels|NOUN|6|nsubj|rebel "
        "bombed|VERB|0|root|bomb|Tense=Past;VerbForm=Fin Vallombe|PROPN|6|obj|Vallombe"
    )
    assert [event.when for event in _told(rows)] == [None]


def test_a_state_that_is_accused_is_no_place() -> None:
    rows = (
        "Ostrane|PROPN|2|nsubj|Ostrane accused|VERB|0|root|accuse|Tense=Past;VerbForm=Fin Corvenia|PROPN|2|obj|Corvenia "
        "on|ADP|5|case|on Tuesday|PROPN|2|obl|Tuesday"
    )
    assert [_set(event) for event in _told(rows)] == [(DAY, None)]


def test_coming_to_power_is_no_arrival() -> None:
    rows = "Ostrane|PROPN|2|nsubj|Ostrane came|VERB|0|root|come to|ADP|4|case|to power|NOUN|2|obl|power Tuesday|PROPN|2|obl|Tuesday"
    assert _told(rows) == ()


def test_they_met_each_other() -> None:
    rows = (
        "Vallombe|PROPN|4|nsubj|Vallombe se|PRON|4|obj|se|Reflex=Yes sont|AUX|4|aux|être "
        "rencontrées|VERB|0|root|rencontrer|Tense=Past;VerbForm=Part "
        "mardi|NOUN|4|obl|mardi"
    )
    assert [event.type for event in _told(rows, "mardi", language="fr")] == ["CONSULT"]
