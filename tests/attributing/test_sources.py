"""Whose words: the tree's word where it can be a source, else the noun phrase beside the cue."""

from __future__ import annotations

from selon.attributing.candidates import Text
from selon.attributing.sources import noun_phrase_behind, source_of
from selon.parsing.words import Name
from tests.attributing.tree import ROW, candidate, tree, word

# "« Le pont tient », a confié", and what follows is put behind it.
CONFIDED = """
    « PUNCT 4 punct
    Le DET 3 det
    pont NOUN 4 nsubj
    tient VERB 0 root tenir VerbForm=Fin
    » PUNCT 4 punct
    , PUNCT 8 punct
    a AUX 8 aux avoir
    confié VERB 4 parataxis confier VerbForm=Part|Tense=Past"""
BEHIND = tree(
    "« Le pont tient », a confié la gardienne du phare.",
    CONFIDED
    + """
    la DET 10 det
    gardienne NOUN 8 obj
    du ADP 12 case
    phare NOUN 10 nmod
    . PUNCT 4 punct
    """,
    "fr",
)
PASSIVE = tree(
    "Il a été dit que le pont tient.",
    """
    Il PRON 4 expl:subj
    a AUX 4 aux avoir
    été AUX 4 aux:pass être
    dit VERB 0 root dire VerbForm=Part|Tense=Past
    que SCONJ 8 mark
    le DET 7 det
    pont NOUN 8 nsubj
    tient VERB 4 ccomp tenir VerbForm=Fin
    . PUNCT 4 punct
    """,
    "fr",
)
RELATIVE = tree(
    "La veuve du meunier, qui dit que tout va, part.",
    """
    La DET 2 det
    veuve NOUN 11 nsubj
    du ADP 4 case
    meunier NOUN 2 nmod
    , PUNCT 2 punct
    qui PRON 7 nsubj qui PronType=Rel
    dit VERB 2 parataxis dire VerbForm=Fin
    que SCONJ 10 mark
    tout PRON 10 nsubj
    va VERB 7 ccomp aller VerbForm=Fin
    part VERB 0 root partir VerbForm=Fin
    . PUNCT 11 punct
    """,
    "fr",
)


def test_the_tree_s_subject_is_the_source() -> None:
    text, found = candidate(ROW, "la route est fermée", "dit", source="préfet")
    assert source_of(text, found) is word(ROW, "préfet")


def test_a_source_never_lies_in_its_own_content() -> None:
    text, found = candidate(BEHIND, "Le pont tient", "confié", source="pont", frame="around")
    assert source_of(text, found) is word(BEHIND, "gardienne")


def test_without_a_subject_the_noun_phrase_before_the_cue_is_taken() -> None:
    text, found = candidate(ROW, "la route est fermée", "dit")
    assert source_of(text, found) is word(ROW, "préfet")


def test_a_passive_without_an_agent_has_no_source() -> None:
    text, found = candidate(PASSIVE, "le pont tient", "dit")
    found.passive = True
    assert source_of(text, found) is None


def test_a_relative_pronoun_stands_for_the_noun_before_it() -> None:
    text, found = candidate(RELATIVE, "tout va", "dit", source="qui")
    assert source_of(text, found) is word(RELATIVE, "veuve")


def test_the_noun_phrase_behind_a_cue_begins_right_after_it() -> None:
    found = noun_phrase_behind(Text(BEHIND), word(BEHIND, "confié").i)
    assert found is word(BEHIND, "gardienne")
    assert noun_phrase_behind(Text(ROW), word(ROW, "dit").i) is None


def test_an_inverted_clitic_is_the_phrase_itself() -> None:
    rows = "« PUNCT 2 punct\nNon INTJ 0 root\n» PUNCT 2 punct\n, PUNCT 5 punct\ndit VERB 2 parataxis\n-elle PRON 5 nsubj\n. PUNCT 2 punct"
    parsed = tree("« Non », dit-elle.", rows, "fr")
    assert noun_phrase_behind(Text(parsed), word(parsed, "-elle").i) is word(parsed, "-elle")


STATEMENT = tree(
    "The ferryman made a statement, adding that the quay was shut.",
    """
    The DET 2 det
    ferryman NOUN 3 nsubj
    made VERB 0 root make VerbForm=Fin
    a DET 5 det
    statement NOUN 3 obj
    , PUNCT 7 punct
    adding VERB 5 acl add VerbForm=Ger
    that SCONJ 12 mark
    the DET 10 det
    quay NOUN 12 nsubj
    was AUX 12 cop be VerbForm=Fin
    shut ADJ 7 ccomp
    . PUNCT 3 punct
    """,
)
LETTER = tree(
    "The ferryman read a letter stating that the quay was shut.",
    """
    The DET 2 det
    ferryman NOUN 3 nsubj
    read VERB 0 root read VerbForm=Fin
    a DET 5 det
    letter NOUN 3 obj
    stating VERB 5 acl state VerbForm=Ger
    that SCONJ 11 mark
    the DET 9 det
    quay NOUN 11 nsubj
    was AUX 11 cop be VerbForm=Fin
    shut ADJ 6 ccomp
    . PUNCT 3 punct
    """,
)


def test_a_participle_behind_a_comma_goes_on_about_the_sentence_s_subject() -> None:
    assert source_of(*candidate(STATEMENT, "that the quay was shut", "adding", source="statement")) is word(STATEMENT, "ferryman")


def test_a_participle_right_behind_a_noun_is_the_noun_s() -> None:
    assert source_of(*candidate(LETTER, "that the quay was shut", "stating", source="letter")) is word(LETTER, "letter")


SETTING = """
    Hours NOUN 8 obl hour
    after ADP 4 case
    the DET 4 det
    storm NOUN 8 nsubj
    , PUNCT 7 punct
    the DET 7 det
    {} NOUN 4 appos {}
    said VERB 0 root say VerbForm=Fin
    the DET 10 det
    quay NOUN 12 nsubj
    was AUX 12 cop be VerbForm=Fin
    shut ADJ 8 ccomp
    . PUNCT 8 punct
"""


def spoken_behind(form: str, lemma: str) -> str:
    parsed = tree(f"Hours after the storm, the {form} said the quay was shut.", SETTING.format(form, lemma))
    found = source_of(*candidate(parsed, "the quay was shut", "said", source="storm"))
    assert found is not None
    return found.text


def test_who_speaks_stands_behind_the_comma_of_what_was_taken_for_the_subject() -> None:
    assert spoken_behind("officials", "official") == "officials"


def test_what_cannot_speak_is_not_preferred_behind_a_comma() -> None:
    assert spoken_behind("flood", "flood") == "storm"


DECISION = tree(
    "The council defended its decision to shut the quay.",
    """
    The DET 2 det
    council NOUN 3 nsubj
    defended VERB 0 root defend VerbForm=Fin
    its PRON 5 nmod:poss its Poss=Yes
    decision NOUN 3 obj
    to PART 7 mark
    shut VERB 5 acl shut VerbForm=Inf
    the DET 9 det
    quay NOUN 7 obj
    . PUNCT 3 punct
    """,
)
ITS_OWN = tree(
    "Its decision to shut the quay surprised the council.",
    """
    Its PRON 2 nmod:poss its Poss=Yes
    decision NOUN 7 nsubj
    to PART 4 mark
    shut VERB 2 acl shut VerbForm=Inf
    the DET 6 det
    quay NOUN 4 obj
    surprised VERB 0 root surprise VerbForm=Fin
    the DET 9 det
    council NOUN 7 obj
    . PUNCT 7 punct
    """,
)
TOLD = tree(
    "Le quai est fermé, selon ce qu'a dit le garde.",
    """
    Le DET 2 det
    quai NOUN 4 nsubj
    est AUX 4 cop être VerbForm=Fin
    fermé ADJ 0 root
    , PUNCT 7 punct
    selon ADP 7 case
    ce PRON 4 obl
    qu' PRON 10 obj que PronType=Rel
    a AUX 10 aux avoir VerbForm=Fin
    dit VERB 7 acl:relcl dire VerbForm=Part
    le DET 12 det
    garde NOUN 10 nsubj
    . PUNCT 4 punct
    """,
    "fr",
)
ADDRESSED = (
    CONFIDED
    + """
    {} ADP 10 case
    {} PROPN 8 obl
    la DET 12 det
    gardienne NOUN 10 nmod
    . PUNCT 4 punct
"""
)
DAY = tree(
    "« Le pont tient », a confié le 3 mars la gardienne.",
    CONFIDED
    + """
    le DET 11 det
    3 NUM 11 nummod
    mars NOUN 8 obl mars
    la DET 13 det
    gardienne NOUN 11 nmod
    . PUNCT 4 punct
    """,
    "fr",
)
WHILE = """
    The DET 2 det
    {} NOUN 3 nsubj {}
    said VERB 0 root say VerbForm=Fin
    the DET 5 det
    {} NOUN 6 nsubj {}
    failed VERB 3 ccomp fail VerbForm=Fin
    , PUNCT 8 punct
    adding VERB 6 advcl add VerbForm=Part|Tense=Pres
    that SCONJ 12 mark
    the DET 11 det
    quay NOUN 12 nsubj
    closed VERB 8 ccomp close VerbForm=Fin
    . PUNCT 3 punct
"""


def test_a_decision_that_somebody_defends_is_theirs_who_defend_it() -> None:
    text, found = candidate(DECISION, "shut the quay", "decision", source="its", frame="noun+clause")
    assert source_of(text, found) is word(DECISION, "council")


def test_a_decision_that_does_something_is_whose_the_possessive_says() -> None:
    text, found = candidate(ITS_OWN, "shut the quay", "decision", source="Its", frame="noun+clause")
    assert source_of(text, found) is word(ITS_OWN, "Its")


def test_according_to_what_somebody_told_is_theirs_who_told_it() -> None:
    text, found = candidate(TOLD, "Le quai est fermé", "selon", source="ce", frame="adposition")
    assert source_of(text, found) is word(TOLD, "garde")


def test_a_day_behind_the_cue_is_not_who_speaks() -> None:
    assert noun_phrase_behind(Text(DAY), word(DAY, "confié").i) is word(DAY, "gardienne")


SAID_FRIDAY = tree(
    "The keeper of the light (Sarnal) said Friday the quay was shut.",
    """
    The DET 2 det
    keeper NOUN 9 obl
    of ADP 5 case
    the DET 5 det
    light NOUN 2 nmod
    ( PUNCT 7 punct
    Sarnal PROPN 5 appos
    ) PUNCT 7 punct
    said VERB 0 root say VerbForm=Fin
    Friday PROPN 9 nsubj Friday
    the DET 12 det
    quay NOUN 14 nsubj
    was AUX 14 cop be VerbForm=Fin
    shut ADJ 9 ccomp
    . PUNCT 9 punct
    """,
)


def test_a_day_is_nobody_s_name() -> None:
    found = source_of(*candidate(SAID_FRIDAY, "the quay was shut", "said", source="Friday"))
    assert found is word(SAID_FRIDAY, "keeper")


def addressed(case: str, name: str, named: bool) -> str | None:
    parsed = tree(f"« Le pont tient », a confié {case} {name} la gardienne.", ADDRESSED.format(case, name), "fr")
    if named:
        at = word(parsed, name).i
        parsed.names.append(Name(at, at + 1, "ORG"))
    found = noun_phrase_behind(Text(parsed), word(parsed, "confié").i)
    return found.text if found else None


def test_who_speaks_may_stand_behind_whom_they_speak_to() -> None:
    assert addressed("à", "Radiovalmer", named=True) == "gardienne"


def test_behind_another_preposition_or_what_is_no_name_nobody_is_looked_for() -> None:
    assert addressed("sur", "Radiovalmer", named=True) is None
    assert addressed("à", "Radiovalmer", named=False) is None


def goes_on_about(speaker: str, inner: str) -> str:
    parsed = tree(f"The {speaker} said the {inner} failed, adding that the quay closed.", WHILE.format(speaker, speaker, inner, inner))
    found = source_of(*candidate(parsed, "the quay closed", "adding", source=inner))
    assert found is not None
    return found.text


def test_a_participle_is_no_thing_s_of_the_clause_before_it() -> None:
    assert goes_on_about("ferryman", "engine") == "ferryman"


def test_a_participle_may_be_somebody_s_of_the_clause_before_it() -> None:
    assert goes_on_about("ferryman", "minister") == "minister"
