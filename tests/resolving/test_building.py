"""The cases are only as good as what they are built with."""

from __future__ import annotations

from tests.resolving.building import build


def test_a_mention_is_a_span_of_the_text_under_its_noun() -> None:
    case = build("[s1 Le préfet de {LOC Valmont} , {PER Jeanne Roux}] réagit! .", "fr")
    (attribution,) = case.attributions
    assert attribution.source is not None and attribution.head is not None
    assert case.parsed.text[slice(*attribution.source)] == "Le préfet de Valmont, Jeanne Roux"
    assert attribution.head.text == "préfet" and attribution.head.relation == "nsubj"
    assert [case.parsed.words[n.first].text for n in case.parsed.names] == ["Valmont", "Jeanne"]


def test_quotations_paragraphs_and_nesting() -> None:
    case = build("« [s2 @2 nous] attendons! » , dit [s1 le maire] .\n\n[s1 Il] part! .", "fr")
    (quotation,) = case.parsed.quotations
    assert case.parsed.text[quotation.start : quotation.end].strip() == "nous attendons"
    assert [a.within for a in case.attributions] == [1, None, None]
    assert [p.i for p in case.parsed.paragraphs] == [0, 1]
    assert case.parsed.sentences[1].paragraph.i == 1


def test_an_elided_source_has_no_span() -> None:
    case = build("[s1 Le maire] promet! et [s1 ^] ajoute .\n[s1] .", "fr")
    assert [a.source is None for a in case.attributions] == [False, True, True]
    assert case.attributions[1].head is case.attributions[0].head
    assert case.attributions[2].continues == 1
