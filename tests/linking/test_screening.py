from __future__ import annotations

import json
import tracemalloc
from pathlib import Path

import pytest

from selon.ledger import Ledger
from selon.linking import BadList, ScreenHit, screen
from selon.linking.lists import entries
from tests.linking.sample import FIRST, article, id_of

UN = """<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST dateGenerated="2024-01-01T00:00:00Z"><INDIVIDUALS><INDIVIDUAL>
<DATAID>111</DATAID><FIRST_NAME>JORIN</FIRST_NAME><SECOND_NAME>TAKKAL</SECOND_NAME><UN_LIST_TYPE>Talveria</UN_LIST_TYPE>
<REFERENCE_NUMBER>TVi.001</REFERENCE_NUMBER><NATIONALITY><VALUE>Talveria</VALUE></NATIONALITY>
<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Jo</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>1970</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
</INDIVIDUAL></INDIVIDUALS><ENTITIES><ENTITY><DATAID>222</DATAID><FIRST_NAME>HIGHLANDS FRONT</FIRST_NAME>
<ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>FHT; Front of the Highlands</ALIAS_NAME></ENTITY_ALIAS>
</ENTITY></ENTITIES></CONSOLIDATED_LIST>
"""


def person(name: str, **properties: list[str]) -> str:
    return json.dumps({"id": "X-1", "caption": name, "schema": "Person", "properties": {"name": [name]} | properties}, ensure_ascii=False)


def listed(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "list.json"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def hits(ledger: Ledger, tmp_path: Path, *lines: str) -> list[ScreenHit]:
    return screen(ledger, listed(tmp_path, *lines))


def test_a_hit_says_what_was_compared_and_where_the_name_stands(ledger: Ledger, tmp_path: Path) -> None:
    (hit,) = hits(ledger, tmp_path, person("Nobody Else"), person("TAKKAL, Jorin", birthDate=["1970-01-01"], country=["de"]))
    assert (hit.name, hit.ours, hit.theirs, hit.line, hit.entry) == ("Jorin Takkal", "Jorin Takkal", "TAKKAL, Jorin", 2, "X-1")
    assert (hit.score, hit.reason, hit.born, hit.countries) == (0.95, "the same name after folding", ("1970-01-01",), ("de",))
    assert hit.documents == 2
    first = hit.sentences[0]
    assert (first.document, first.sentence) == (id_of(FIRST), "Jorin Takkal, porte-parole des Hautes-Terres, a parlé à Ostrane.")
    assert FIRST.document.text[first.start : first.end] == first.sentence


@pytest.mark.parametrize(
    ("name", "score"),
    [
        ("Jorin Takkal", 0.95),
        ("Jorin TAKKAL fils", 0.75),
        ("J. Takkal", 0.62),
        ("Takkal", None),
        ("Jorina Takkal", None),
        ("Marko Orrel", None),
        ("Ostrane", None),
    ],
)
def test_names(ledger: Ledger, tmp_path: Path, name: str, score: float | None) -> None:
    found = [hit.score for hit in hits(ledger, tmp_path, person(name)) if hit.name == "Jorin Takkal"]
    assert found == ([] if score is None else [score])


SCRIPTS = [("Sergei Orlin", "Сергей Орлин"), ("Abd al-Rauf", "عبد الرؤوف"), ("Mirela Dascou", "ميريلا داسكو")]


@pytest.mark.parametrize(("ours", "theirs"), SCRIPTS)
def test_names_in_other_scripts(ledger: Ledger, tmp_path: Path, ours: str, theirs: str) -> None:
    from selon.linking import link

    ledger.add(article(f"{ours} was there. So they say.", [(ours, "person")], language="en"))
    link(ledger)
    (hit,) = hits(ledger, tmp_path, person(theirs))
    assert (hit.ours, hit.theirs) == (ours, theirs)


def test_a_weak_name_is_a_weaker_hit(ledger: Ledger, tmp_path: Path) -> None:
    (hit,) = hits(ledger, tmp_path, json.dumps({"id": "X", "schema": "Person", "properties": {"weakAlias": ["Jorin Takkal"]}}))
    assert (hit.score, hit.reason) == (0.8, "the same name after folding; the list calls this name weak")


def test_a_person_is_no_company(ledger: Ledger, tmp_path: Path) -> None:
    assert hits(ledger, tmp_path, json.dumps({"id": "X", "schema": "Company", "properties": {"name": ["Jorin Takkal"]}})) == []
    assert len(hits(ledger, tmp_path, json.dumps({"id": "X", "schema": "LegalEntity", "properties": {"name": ["Jorin Takkal"]}}))) == 1


def test_the_list_of_the_un(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "un.xml"
    path.write_text(UN, encoding="utf-8")
    one, other = entries(path)
    assert (one.id, one.names, one.weak, one.born, one.countries, one.kind) == (
        "TVi.001",
        ("JORIN TAKKAL",),
        ("Jo",),
        ("1970",),
        ("Talveria",),
        "person",
    )
    assert (other.id, other.names, other.kind) == ("222", ("HIGHLANDS FRONT", "FHT", "Front of the Highlands"), "organisation")
    (hit,) = screen(ledger, path)
    assert (hit.name, hit.entry, hit.line) == ("Jorin Takkal", "TVi.001", 2)


DECLARES = "LIST:1: declares a document type or entities, which may hide anything"
BAD = {
    "": "LIST: empty",
    "  \n \n": "LIST: empty",
    "name;born\nJorin;1970\n": "LIST: neither FollowTheMoney entities in JSON lines nor the UN consolidated list in XML",
    '[{"schema": "Person"}]': "LIST: one JSON array: FollowTheMoney entities are wanted one a line",
    '{"id": "a"}\n': "LIST:1: not a FollowTheMoney entity: no schema",
    '{"schema": "Person"}\n': "LIST:1: not a FollowTheMoney entity: no properties",
    '{"schema": "Person", "properties": {"name": 7}}\n': "LIST:1: not a FollowTheMoney entity: name is not a list of texts",
    person("Jorin Takkal") + '\n{"id": "b", "sche': "LIST:2: not JSON: the file ends in the middle of a line",
    person("Jorin Takkal") + "\nnonsense\n" + person("x"): "LIST:2: not JSON",
    person("Jorin Takkal") + "\n[]\n": "LIST:2: not a FollowTheMoney entity: no JSON object",
    '{"a":' * 100_000: "LIST:1: nested too deep",
    "<html></html>": "LIST:1: XML, but not the UN consolidated list: <html> is not <CONSOLIDATED_LIST>",
    UN[:700]: "LIST:8: not well-formed XML: no element found",
    '<!DOCTYPE x [<!ENTITY a "b">]><CONSOLIDATED_LIST>&a;</CONSOLIDATED_LIST>': DECLARES,
    '<!DOCTYPE x SYSTEM "file:///etc/passwd"><CONSOLIDATED_LIST/>': DECLARES,
    "<CONSOLIDATED_LIST>" + "<a>" * 100_000: "LIST:1: elements nested too deep",
}


@pytest.mark.parametrize("content", BAD)
def test_a_bad_list_is_one_line(ledger: Ledger, tmp_path: Path, content: str) -> None:
    path = tmp_path / "list"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadList) as error:
        screen(ledger, path)
    assert str(error.value) == BAD[content].replace("LIST:", f"{path}:")


def test_no_list_at_all(ledger: Ledger, tmp_path: Path) -> None:
    for path, reason in ((tmp_path / "absent", "no such file or directory"), (tmp_path, "is a directory")):
        with pytest.raises(BadList, match=reason):
            screen(ledger, path)


def test_bytes_that_are_no_text(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "list"
    for data, reason in ((b'{"id": "\xff"}\n', ":1: not UTF-8"), (b"\x1f\x8b\x08", ": compressed"), (b"\0\1\2", ": neither")):
        path.write_bytes(data)
        with pytest.raises(BadList, match=reason):
            screen(ledger, path)


def test_memory_does_not_grow_with_the_list(ledger: Ledger, tmp_path: Path) -> None:
    row = person("Ilse Marn", notes=["x" * 20_000])
    path = listed(tmp_path, *[row] * 2000)
    screen(ledger, path)  # what is kept of words seen
    tracemalloc.start()
    assert screen(ledger, path) == []
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert path.stat().st_size > 40_000_000 > 10 * most
