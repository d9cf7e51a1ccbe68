"""Questions asked of the tree, on trees made by hand."""

from __future__ import annotations

import pytest

from selon.attributing.clauses import agent, controller, cue_interval, is_clause, is_negated, is_passive, mention, subject
from selon.parsing.words import Parsed
from tests.attributing.tree import ROW, said, tree, word

RELATIVE = tree(
    "The widow of a miller, who says little, denied it.",
    """
    The DET 2 det
    widow NOUN 10 nsubj
    of ADP 5 case
    a DET 5 det
    miller NOUN 2 nmod
    , PUNCT 2 punct
    who PRON 8 nsubj who PronType=Rel
    says VERB 2 acl:relcl say VerbForm=Fin
    little ADJ 8 obj
    denied VERB 0 root deny VerbForm=Fin
    it PRON 10 obj
    . PUNCT 10 punct
    """,
)
PASSIVE = tree(
    "The strike was condemned by employers fearing losses.",
    """
    The DET 2 det
    strike NOUN 4 nsubj:pass
    was AUX 4 aux:pass
    condemned VERB 0 root condemn VerbForm=Part|Tense=Past
    by ADP 6 case
    employers NOUN 4 obl
    fearing VERB 6 acl fear VerbForm=Part|Tense=Pres
    losses NOUN 7 obj
    . PUNCT 4 punct
    """,
)
INVERTED = tree(
    "Non, n'a-t-il pas confirmé.",
    """
    Non INTJ 7 discourse
    , PUNCT 7 punct
    n' ADV 7 advmod ne
    a AUX 7 aux avoir
    -t-il PRON 7 nsubj il
    pas ADV 7 advmod
    confirmé VERB 0 root confirmer VerbForm=Part|Tense=Past
    . PUNCT 7 punct
    """,
    "fr",
)
BARE = tree(
    "Accusé hier, le comptable nie.",
    """
    Accusé VERB 5 advcl accuser VerbForm=Part|Tense=Past
    hier ADV 1 advmod
    , PUNCT 1 punct
    le DET 5 det
    comptable NOUN 6 nsubj
    nie VERB 0 root nier VerbForm=Fin
    . PUNCT 6 punct
    """,
    "fr",
)
EXPLETIVE = tree(
    "Il arrive trois hommes.",
    """
    Il PRON 2 expl:subj
    arrive VERB 0 root arriver VerbForm=Fin
    trois NUM 4 nummod
    hommes NOUN 2 nsubj
    . PUNCT 2 punct
    """,
    "fr",
)
DATIVE = tree(
    "Selon Ana Brun, la maire de Sarnal, que personne ne croit, il pleut.",
    """
    Selon ADP 2 case
    Ana PROPN 14 obl
    Brun PROPN 2 flat
    , PUNCT 6 punct
    la DET 6 det
    maire NOUN 2 appos
    de ADP 8 case
    Sarnal PROPN 6 nmod
    , PUNCT 2 punct
    que PRON 12 obj que PronType=Rel
    personne PRON 12 nsubj
    croit VERB 2 acl:relcl croire VerbForm=Fin
    il PRON 14 expl:subj
    pleut VERB 0 root pleuvoir VerbForm=Fin
    . PUNCT 14 punct
    """,
    "fr",
)


@pytest.mark.parametrize(
    ("parsed", "verb", "expected"),
    [
        (ROW, "dit", "préfet"),
        (ROW, "ajoute", None),
        (RELATIVE, "says", "who"),
        (PASSIVE, "condemned", "strike"),
        (EXPLETIVE, "arrive", "hommes"),
    ],
)
def test_the_subject_is_the_verb_s_own_and_a_real_one_before_an_expletive(parsed: Parsed, verb: str, expected: str | None) -> None:
    found = subject(word(parsed, verb))
    assert (found.text if found else None) == expected


@pytest.mark.parametrize(
    ("parsed", "verb", "expected"),
    [
        (ROW, "ajoute", "préfet"),  # joined to the verb that has it
        (ROW, "tient", "pont"),
        (RELATIVE, "says", "widow"),  # the antecedent, not the pronoun
        (RELATIVE, "denied", "widow"),
        (PASSIVE, "fearing", "employers"),  # what the participle stands on
        (BARE, "Accusé", None),  # what it hangs on is no clause with a subject
    ],
)
def test_the_controller_is_who_is_understood_as_the_subject(parsed: Parsed, verb: str, expected: str | None) -> None:
    found = controller(word(parsed, verb))
    assert (found.text if found else None) == expected


def test_a_verb_that_governs_a_subject_s_clause_has_no_controller_of_its_own() -> None:
    parsed = tree("Saying so helps.", "Saying VERB 3 csubj\nso ADV 1 advmod\nhelps VERB 0 root\n. PUNCT 3 punct")
    assert controller(word(parsed, "Saying")) is None


@pytest.mark.parametrize(
    ("parsed", "verb", "expected"),
    [
        (PASSIVE, "condemned", True),
        (PASSIVE, "fearing", False),
        (BARE, "Accusé", True),
        (BARE, "nie", False),
        (INVERTED, "confirmé", False),
        (ROW, "fermée", True),
    ],
)
def test_a_passive_has_its_auxiliary_or_is_a_past_participle_without_one(parsed: Parsed, verb: str, expected: bool) -> None:
    assert is_passive(word(parsed, verb)) is expected


def test_the_agent_is_who_did_it() -> None:
    found = agent(word(PASSIVE, "condemned"))
    assert found is not None
    assert found.text == "employers"
    assert agent(word(ROW, "fermée")) is None


@pytest.mark.parametrize(
    ("parsed", "verb", "expected"), [(INVERTED, "confirmé", True), (ROW, "dit", False), (DATIVE, "croit", True), (DATIVE, "pleut", False)]
)
def test_a_verb_is_negated_by_its_own_words(parsed: Parsed, verb: str, expected: bool) -> None:
    assert is_negated(word(parsed, verb)) is expected


@pytest.mark.parametrize(
    ("parsed", "head", "expected"),
    [
        (ROW, "préfet", "Le préfet"),
        (RELATIVE, "widow", "The widow of a miller"),  # without its relative clause
        (PASSIVE, "employers", "employers fearing losses"),  # without its preposition
        (DATIVE, "Ana", "Ana Brun, la maire de Sarnal"),  # with a short apposition
    ],
)
def test_a_mention_is_the_noun_phrase_without_what_hangs_loose(parsed: Parsed, head: str, expected: str) -> None:
    assert said(parsed, mention(parsed, word(parsed, head))) == expected


def test_a_long_apposition_is_no_part_of_a_mention() -> None:
    text = "Ana Brun, the mayor of the small old town by the sea, left."
    rows = """
    Ana PROPN 15 nsubj
    Brun PROPN 1 flat
    , PUNCT 5 punct
    the DET 5 det
    mayor NOUN 1 appos
    of ADP 10 case
    the DET 10 det
    small ADJ 10 amod
    old ADJ 10 amod
    town NOUN 5 nmod
    by ADP 13 case
    the DET 13 det
    sea NOUN 10 nmod
    , PUNCT 5 punct
    left VERB 0 root
    """
    parsed = tree(text, rows)
    assert said(parsed, mention(parsed, word(parsed, "Ana"))) == "Ana Brun"


@pytest.mark.parametrize(
    ("parsed", "verb", "expected"),
    [(ROW, "dit", "dit"), (PASSIVE, "condemned", "was condemned"), (INVERTED, "confirmé", "n'a-t-il pas confirmé")],
)
def test_a_cue_is_the_verb_with_its_auxiliaries_and_negation(parsed: Parsed, verb: str, expected: str) -> None:
    assert said(parsed, cue_interval(parsed, word(parsed, verb))) == expected


def test_a_clause_has_a_verb_a_copula_or_a_subject() -> None:
    assert is_clause(word(ROW, "dit"))
    assert not is_clause(word(ROW, "préfet"))
    parsed = tree("It is true.", "It PRON 3 nsubj\nis AUX 3 cop\ntrue ADJ 0 root\n. PUNCT 3 punct")
    assert is_clause(word(parsed, "true"))
