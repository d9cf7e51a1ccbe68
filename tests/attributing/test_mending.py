"""A second cue that a parser put into the first one's content is moved out, and nothing else is."""

from __future__ import annotations

import pytest

from selon.attributing.lexicon import cues
from selon.attributing.mending import mend, signature
from tests.attributing.tree import said, tree, word

TEXT = "Le maire estime avoir bien agi et {} que le pont tient."
ROWS = """
Le DET 2 det
maire NOUN 3 nsubj
estime VERB 0 root estimer VerbForm=Fin|Tense=Pres
avoir AUX 6 aux avoir VerbForm=Inf
bien ADV 6 advmod
agi VERB 3 xcomp agir VerbForm=Part|Tense=Past
et CCONJ 8 cc
{} VERB 6 conj {} VerbForm={}
que SCONJ 12 mark
le DET 11 det
pont NOUN 12 nsubj
tient VERB 8 ccomp tenir VerbForm=Fin|Tense=Pres
. PUNCT 3 punct
"""


def test_a_cue_of_the_first_one_s_form_is_joined_to_it() -> None:
    parsed = tree(TEXT.format("ajoute"), ROWS.format("ajoute", "ajouter", "Fin|Tense=Pres"), "fr")
    mend(parsed, cues("fr"))
    first, second, content = (word(parsed, form) for form in ("estime", "ajoute", "agi"))
    assert second.head is first
    assert second in first.children
    assert second not in content.children
    assert said(parsed, (content.left, content.right)) == "avoir bien agi"
    assert said(parsed, (second.left, second.right)) == "et ajoute que le pont tient"


@pytest.mark.parametrize(("form", "lemma", "feats"), [("ajouté", "ajouter", "Part|Tense=Past"), ("mange", "manger", "Fin|Tense=Pres")])
def test_a_verb_of_another_form_and_a_verb_that_is_no_cue_stay(form: str, lemma: str, feats: str) -> None:
    parsed = tree(TEXT.format(form), ROWS.format(form, lemma, feats), "fr")
    before = [one.head.i for one in parsed.words]
    mend(parsed, cues("fr"))
    assert [one.head.i for one in parsed.words] == before


def test_between_two_clauses_of_one_form_the_parser_is_believed() -> None:
    text = "Le maire estime que tout va et ajoute que le pont tient."
    rows = """
    Le DET 2 det
    maire NOUN 3 nsubj
    estime VERB 0 root estimer VerbForm=Fin|Tense=Pres
    que SCONJ 6 mark
    tout PRON 6 nsubj
    va VERB 3 ccomp aller VerbForm=Fin|Tense=Pres
    et CCONJ 8 cc
    ajoute VERB 6 conj ajouter VerbForm=Fin|Tense=Pres
    que SCONJ 12 mark
    le DET 11 det
    pont NOUN 12 nsubj
    tient VERB 8 ccomp tenir VerbForm=Fin|Tense=Pres
    . PUNCT 3 punct
    """
    parsed = tree(text, rows, "fr")
    mend(parsed, cues("fr"))
    assert word(parsed, "ajoute").head is word(parsed, "va")


def test_mending_twice_changes_no_more() -> None:
    parsed = tree(TEXT.format("ajoute"), ROWS.format("ajoute", "ajouter", "Fin|Tense=Pres"), "fr")
    mend(parsed, cues("fr"))
    once = [(one.head.i, one.left, one.right) for one in parsed.words]
    mend(parsed, cues("fr"))
    assert [(one.head.i, one.left, one.right) for one in parsed.words] == once


def test_the_signature_is_of_the_word_that_bears_the_tense() -> None:
    parsed = tree(TEXT.format("ajoute"), ROWS.format("ajoute", "ajouter", "Fin|Tense=Pres"), "fr")
    assert signature(word(parsed, "agi")) == ("Inf", "", True)
    assert signature(word(parsed, "estime")) == ("Fin", "Pres", False)


HEADLINE = "Minister denies any leak at the harbour"
TAKEN = """
Minister PROPN 2 compound
denies NOUN 0 root deny
any DET 4 det
leak NOUN 2 {}
at ADP 7 case
the DET 7 det
harbour NOUN 4 nmod
"""


def test_a_noun_with_an_object_that_has_the_form_of_a_cue_is_that_verb() -> None:
    parsed = tree(HEADLINE, TAKEN.format("obj"))
    mend(parsed, cues("en"))
    assert (word(parsed, "denies").pos, word(parsed, "denies").lemma) == ("VERB", "deny")


def test_a_noun_without_a_verb_s_dependents_stays_a_noun() -> None:
    parsed = tree(HEADLINE, TAKEN.format("nmod"))
    mend(parsed, cues("en"))
    assert word(parsed, "denies").pos == "NOUN"
