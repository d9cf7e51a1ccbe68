"""Declared commitments followed through all documents of a dossier."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from selon.dossier import dossier
from selon.weighing.declared import declared
from tests.weighing.pledged import ALL, put

VERDICTS = re.compile(r"\b(?:is a breach|violated|lied|guilty|proven)\b", re.IGNORECASE)


@pytest.mark.parametrize(("language", "breach"), [("en", "Said to go against it"), ("fr", "Irait")])
def test_a_commitment_is_shown_with_its_statements_of_every_document(language: str, breach: str, tmp_path: Path) -> None:
    page = dossier(ALL, language=language, commitments=declared(put(tmp_path)))
    section = page[page.index('id="followed"') :]
    section = section[: section.index("</section>")]
    assert "The bridge is reopened" in section
    assert section.count('class="bearing here"') == 4
    links = re.findall(r'class="ref" href="#([^"]+)"', section)
    assert len(links) == 4
    assert all(f'id="{anchor}"' in page for anchor in links)
    assert not VERDICTS.search(section)
    assert breach in section


def test_without_commitments_there_is_no_such_section() -> None:
    assert 'id="followed"' not in dossier(ALL)
