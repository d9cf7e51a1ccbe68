"""A document's mention goes on with the short participle that says which it is."""

from __future__ import annotations

import pytest

from selon.resolving.voices import voices_and_entities
from tests.resolving.told import planted

SIGNED = (
    "They|PRON|2|nsubj|they praised|VERB|0|root|praise the|DET|4|det|the|Definite=Def accord|NOUN|2|obj|accord "
    "{verb} at|ADP|7|case|at Querance|PROPN|5|obl|Querance .|PUNCT|2|punct|."
)


@pytest.mark.parametrize(
    ("verb", "mention"),
    [
        ("signed|VERB|4|acl|sign|Tense=Past;VerbForm=Part", "the accord signed at Querance"),
        ("signed|VERB|2|advcl|sign|Tense=Past;VerbForm=Part", "the accord"),
        ("binds|VERB|4|acl:relcl|bind|VerbForm=Fin", "the accord"),
    ],
)
def test_the_accord_signed_at_querance(verb: str, mention: str) -> None:
    parsed = planted(SIGNED.format(verb=verb), "en")
    _, _, found = voices_and_entities(parsed, [])
    (accord,) = [entity for entity in found if entity.type == "agreement"]
    assert [parsed.text[slice(*span)] for span in accord.mentions] == [mention]
