"""Where a source's mention begins and ends: its title, its apposition, and no clause that the tree hung into it."""

from __future__ import annotations

import pytest

from selon.attributing.mentions import is_role, widened
from tests.attributing.tree import said, tree, word

TITLE = tree(
    "Harbour spokesperson Ilse Marn said the quay was shut.",
    """
    Harbour PROPN 2 compound
    spokesperson NOUN 5 obl
    Ilse PROPN 5 nsubj
    Marn PROPN 3 flat
    said VERB 0 root say VerbForm=Fin
    the DET 7 det
    quay NOUN 9 nsubj
    was AUX 9 cop be VerbForm=Fin
    shut ADJ 5 ccomp
    . PUNCT 5 punct
    """,
)
APPOSITION = tree(
    "Ilse Marn, la directrice du port, a dit que le quai est fermé.",
    """
    Ilse PROPN 9 nsubj
    Marn PROPN 1 flat
    , PUNCT 5 punct
    la DET 5 det
    directrice NOUN 9 nsubj
    du ADP 7 case
    port NOUN 5 nmod
    , PUNCT 5 punct
    a AUX 10 aux avoir VerbForm=Fin
    dit VERB 0 root dire VerbForm=Part|Tense=Past
    que SCONJ 14 mark
    le DET 13 det
    quai NOUN 14 nsubj
    est AUX 15 cop être VerbForm=Fin
    fermé ADJ 10 ccomp
    . PUNCT 10 punct
    """,
    "fr",
)
PLACE = tree(
    "Ilse Marn, devant le port, a parlé.",
    """
    Ilse PROPN 8 nsubj
    Marn PROPN 1 flat
    , PUNCT 6 punct
    devant ADP 6 case
    le DET 6 det
    port NOUN 1 nmod
    , PUNCT 6 punct
    a AUX 9 aux avoir VerbForm=Fin
    parlé VERB 0 root parler VerbForm=Part|Tense=Past
    . PUNCT 9 punct
    """,
    "fr",
)
CLAUSE = tree(
    "A clerk of the court, who had left, spoke.",
    """
    A DET 2 det
    clerk NOUN 11 nsubj
    of ADP 5 case
    the DET 5 det
    court NOUN 2 nmod
    , PUNCT 9 punct
    who PRON 9 nsubj
    had AUX 9 aux have VerbForm=Fin
    left VERB 5 acl:relcl leave VerbForm=Part|Tense=Past
    , PUNCT 9 punct
    spoke VERB 0 root speak VerbForm=Fin
    . PUNCT 11 punct
    """,
)


@pytest.mark.parametrize(
    ("parsed", "first", "last", "ceiling", "whole"),
    [
        pytest.param(TITLE, "Ilse", "Marn", "Marn", "Harbour spokesperson Ilse Marn", id="en: a title that hangs elsewhere"),
        pytest.param(APPOSITION, "Ilse", "Marn", "port", "Ilse Marn, la directrice du port", id="fr: an apposition that hangs elsewhere"),
        pytest.param(PLACE, "Ilse", "Marn", "port", "Ilse Marn", id="fr: where somebody stands is no apposition"),
        pytest.param(CLAUSE, "A", "left", "left", "A clerk of the court", id="en: a relative clause is cut, wherever it hangs"),
        pytest.param(APPOSITION, "la", "port", "port", "Ilse Marn, la directrice du port", id="fr: a name before its apposition"),
        pytest.param(CLAUSE, "court", "court", "left", "court", id="en: what is no name is left as it is"),
    ],
)
def test_a_mention_is_widened_to_who_it_is(parsed, first, last, ceiling, whole) -> None:  # type: ignore[no-untyped-def]
    found = widened(parsed, (word(parsed, first).i, word(parsed, last).i), 0, word(parsed, ceiling).i)
    assert said(parsed, found) == whole


def test_a_mention_never_leaves_its_room() -> None:
    name = (word(APPOSITION, "Ilse").i, word(APPOSITION, "Marn").i)
    assert widened(APPOSITION, name, name[0], name[1]) == name
    name = (word(TITLE, "Ilse").i, word(TITLE, "Marn").i)
    assert widened(TITLE, name, name[0], name[1]) == name


def test_roles_are_nouns_of_the_lexicon() -> None:
    assert is_role(word(TITLE, "spokesperson"), "en")
    assert not is_role(word(TITLE, "quay"), "en")
