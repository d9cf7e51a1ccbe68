"""What several documents of a dossier say, and what one says against another."""

from __future__ import annotations

import re

import pytest

from selon.dossier import dossier
from tests.weighing.test_claims import INVENTED

VERDICTS = re.compile(r"\b(?:lied|guilty|proven|is true|is false)\b", re.IGNORECASE)


def section(page: str) -> str:
    start = page.index('aria-labelledby="claims"')
    return page[start : page.index("</section>", start)]


@pytest.mark.parametrize(
    ("language", "origins", "number"),
    [("en", "2 independent origins", "gives another number"), ("fr", "2 origines indépendantes", "donne un autre nombre")],
)
def test_a_claim_with_those_who_say_it_and_those_who_give_another_number(language: str, origins: str, number: str) -> None:
    page = dossier(INVENTED, language=language)
    shown = section(page)
    assert shown.count('class="claim"') == 1  # what one document denies itself stands with it
    assert origins in shown
    assert number in shown
    links = re.findall(r'class="said" href="#([^"]+)"', shown)
    assert len(links) == 4
    assert all(f'id="{anchor}"' in page for anchor in links)
    assert not VERDICTS.search(shown)


def test_the_same_page_to_the_byte_in_whatever_order_they_were_published() -> None:
    assert dossier(INVENTED) == dossier(INVENTED)
    assert section(dossier(INVENTED[::-1])).count('class="claim"') == 1


def test_one_document_alone_has_no_such_section() -> None:
    assert 'aria-labelledby="claims"' not in dossier(INVENTED[:1])


def test_documents_with_nothing_in_common_say_so() -> None:
    shown = section(dossier((INVENTED[0], INVENTED[4])))
    assert 'class="nothing"' in shown
