"""The tense of the governing verb says on which side of the day of writing a weekday or a month lies."""

from __future__ import annotations

import pytest

from selon.timing import times
from tests.timing.plain import plain
from tests.timing.tree import tree

FRIDAY = "2021-05-28"
PAST, AHEAD = "2021-05-25", "2021-06-01"

BY_THE_TREE = [
    ("fr", PAST, "Il PRON 3 nsubj\na AUX 3 aux Tense=Pres|VerbForm=Fin\nparlé VERB 0 root Tense=Past|VerbForm=Part\nmardi NOUN 3 obl"),
    ("fr", AHEAD, "Il PRON 2 nsubj\nparlera VERB 0 root Tense=Fut|VerbForm=Fin\nmardi NOUN 2 obl"),
    ("fr", AHEAD, "Il PRON 2 nsubj\nva VERB 0 root Tense=Pres|VerbForm=Fin\nparler VERB 2 xcomp VerbForm=Inf\nmardi NOUN 3 obl"),
    (
        "fr",
        AHEAD,
        "Il PRON 3 nsubj\nsera AUX 3 aux:pass Tense=Fut|VerbForm=Fin\njugé VERB 0 root Tense=Past|VerbForm=Part\nmardi NOUN 3 obl",
    ),
    (
        "fr",
        AHEAD,
        "Il PRON 3 nsubj\nserait AUX 3 aux:pass Mood=Cnd|Tense=Pres|VerbForm=Fin\n"
        "jugé VERB 0 root Tense=Past|VerbForm=Part\nmardi NOUN 3 obl",
    ),
    ("fr", AHEAD, "Il PRON 2 nsubj\npartirait VERB 0 root Mood=Cnd|Tense=Pres|VerbForm=Fin\nmardi NOUN 2 obl"),
    ("fr", AHEAD, "Le DET 2 det\nvote NOUN 0 root\nprévu VERB 2 acl Tense=Past|VerbForm=Part\nmardi NOUN 3 obl"),
    (
        "fr",
        PAST,
        "Il PRON 4 nsubj\naurait AUX 4 aux Mood=Cnd|Tense=Pres|VerbForm=Fin\nété AUX 4 aux:pass Tense=Past|VerbForm=Part\n"
        "tué VERB 0 root Tense=Past|VerbForm=Part\nmardi NOUN 4 obl",
    ),
    (
        "fr",
        PAST,
        "Il PRON 2 nsubj\npourrait VERB 0 root Mood=Cnd|Tense=Pres|VerbForm=Fin\navoir AUX 4 aux VerbForm=Inf\n"
        "fui VERB 2 xcomp Tense=Past|VerbForm=Part\nmardi NOUN 4 obl",
    ),
    ("fr", PAST, "La DET 2 det\nlettre NOUN 0 root\npubliée VERB 2 acl Tense=Past|VerbForm=Part\nmardi NOUN 3 obl"),
    ("en", PAST, "He PRON 2 nsubj\nspoke VERB 0 root Tense=Past|VerbForm=Fin\non ADP 4 case\nTuesday PROPN 2 obl"),
    ("en", AHEAD, "He PRON 3 nsubj\nwill AUX 3 aux VerbForm=Fin\nspeak VERB 0 root VerbForm=Inf\non ADP 5 case\nTuesday PROPN 3 obl"),
    (
        "en",
        AHEAD,
        "The DET 2 det\nvote NOUN 0 root\nto PART 5 mark\nbe AUX 5 aux:pass VerbForm=Inf\nheld VERB 2 acl Tense=Past|VerbForm=Part\n"
        "Tuesday PROPN 5 obl",
    ),
    ("en", AHEAD, "It PRON 3 nsubj\nis AUX 3 cop Tense=Pres|VerbForm=Fin\ndue ADJ 0 root\nTuesday PROPN 3 obl"),
    (
        "en",
        PAST,
        "He PRON 4 nsubj\nmay AUX 4 aux VerbForm=Fin\nhave AUX 4 aux VerbForm=Inf\nfled VERB 0 root Tense=Past|VerbForm=Part\n"
        "Tuesday PROPN 4 obl",
    ),
    ("en", AHEAD, "He PRON 3 nsubj\nmay AUX 3 aux VerbForm=Fin\nflee VERB 0 root VerbForm=Inf\nTuesday PROPN 3 obl"),
    (
        "en",
        PAST,
        "He PRON 2 nsubj\nsaid VERB 0 root Tense=Past|VerbForm=Fin\nthe DET 4 det\nvote NOUN 2 obj\nof ADP 6 case\nTuesday PROPN 4 nmod",
    ),
]

BY_THE_WORDS = [
    ("fr", PAST, "Il a parlé mardi."),
    ("fr", AHEAD, "Il parlera mardi."),
    ("fr", AHEAD, "Il va parler mardi."),
    ("fr", AHEAD, "Une réunion prévue mardi."),
    ("fr", PAST, "Un opéra mardi."),
    ("fr", PAST, "Il sera jugé. Il a fui mardi."),
    ("en", PAST, "He spoke Tuesday."),
    ("en", AHEAD, "He will speak Tuesday."),
    ("en", AHEAD, "The vote scheduled for Tuesday."),
    ("en", PAST, "She was there in May and left Tuesday."),
]


@pytest.mark.parametrize(("language", "value", "rows"), BY_THE_TREE, ids=lambda value: value.split()[0] if len(value) > 12 else value)
def test_the_tree_tells(language: str, value: str, rows: str) -> None:
    assert [time.value for time in times(tree(rows, language), FRIDAY)] == [value]


@pytest.mark.parametrize(("language", "value", "text"), BY_THE_WORDS)
def test_where_there_is_no_tree_the_words_around_tell(language: str, value: str, text: str) -> None:
    assert times(plain(text, language), FRIDAY)[-1].value == value
