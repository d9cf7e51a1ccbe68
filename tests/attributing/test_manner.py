"""Form, stance, certainty and polarity, from the class of the cue and the words of the content."""

from __future__ import annotations

import pytest

from selon.attributing.lexicon import CueClass, cues
from selon.attributing.manner import certainty, form, polarity, stance
from selon.languages import languages
from tests.attributing.tree import SAY, candidate, tree

ROWS = """
She PRON 2 nsubj
said VERB 0 root say VerbForm=Fin
it PRON {head} nsubj
{more}
fell VERB 2 ccomp fall VerbForm=Fin
. PUNCT 2 punct
"""
CASES = {
    "fell": ("", "", "asserts", "certain", "positive"),
    "will": ("will", "will AUX 5 aux will", "predicts", "certain", "positive"),
    "may": ("may", "may AUX 5 aux may", "asserts", "possible", "positive"),
    "probably": ("probably", "probably ADV 5 advmod", "asserts", "probable", "positive"),
    "never": ("never", "never ADV 5 advmod", "asserts", "certain", "negative"),
}


@pytest.mark.parametrize("name", CASES)
def test_the_words_of_the_content_weaken_turn_and_deny(name: str) -> None:
    inserted, row, *expected = CASES[name]
    text = f"She said it {inserted} fell." if inserted else "She said it fell."
    parsed = tree(text, ROWS.format(head=5 if inserted else 4, more=row).replace("\n\n", "\n"))
    whole, found = candidate(parsed, text[9:-1], "said", source="She", complement="fell")
    assert [stance(whole, found), certainty(whole, found), polarity(whole, found)] == expected


def test_the_conditional_of_hearsay_is_probable() -> None:
    rows = """
    Il PRON 2 nsubj
    dit VERB 0 root
    qu' SCONJ 6 mark
    elle PRON 6 nsubj
    aurait AUX 6 aux avoir Mood=Cnd
    fui VERB 2 ccomp fuir
    . PUNCT 2 punct
    """
    parsed = tree("Il dit qu'elle aurait fui.", rows, "fr")
    whole, found = candidate(parsed, "elle aurait fui", "dit", complement="fui")
    assert certainty(whole, found) == "probable"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("say", "declines"), ("confirm", "declines"), ("think", "denies"), ("deny", "confirms"), ("order", "orders")],
)
def test_a_negated_cue_turns_what_its_source_does(kind: str, expected: str) -> None:
    rows = "She PRON 4 nsubj\ndid AUX 4 aux do\nnot PART 4 advmod\nsay VERB 0 root\nit PRON 6 nsubj\nfell VERB 4 ccomp\n. PUNCT 4 punct"
    parsed = tree("She did not say it fell.", rows)
    given = CueClass(kind, "orders" if kind == "order" else "asserts", "certain", frozenset({"that"}))
    whole, found = candidate(parsed, "it fell", "say", complement="fell", kind=given)
    assert found.negated
    assert stance(whole, found) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [("« Oui »", "direct"), ("Oui", "direct"), ("« Oui », à Valmer", "mixed"), ("à Valmer", "indirect")],
)
def test_the_form_is_how_much_of_the_content_stands_in_quotation_marks(content: str, expected: str) -> None:
    text = "« Oui », à Valmer, dit-elle."
    rows = "« PUNCT 2 punct\nOui INTJ 0 root\n» PUNCT 2 punct\nà ADP 5 case\nValmer PROPN 2 obl\ndit VERB 2 parataxis\n-elle PRON 6 nsubj"
    whole, found = candidate(tree(text, rows, "fr"), content, "dit", frame="around")
    assert form(whole, found.content) == expected


@pytest.mark.parametrize("language", languages())
def test_every_word_of_the_lexicon_has_a_stance_and_a_certainty(language: str) -> None:
    lexicon = cues(language)
    kinds = [kind for those in lexicon.verbs.values() for kind in those]
    kinds += [
        *(kind for halves in lexicon.light.values() for kind in halves.values()),
        *lexicon.predicates.values(),
        *lexicon.nouns.values(),
    ]
    stances = {"asserts", "denies", "downplays", "confirms", "accuses", "promises", "orders", "predicts", "declines", "asks"}
    assert {kind.stance for kind in kinds} <= stances
    assert {kind.certainty for kind in kinds} <= {"certain", "probable", "possible", "unknown"}
    assert SAY.name in {kind.name for kind in kinds}
    assert all(kind.frames <= {"that", "inf", "obj", "as", "of", "to", "prep"} for kind in kinds)
