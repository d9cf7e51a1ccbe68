"""Claims of a ledger: what is put together, how many stand behind it, and what becomes of it as documents come and go."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from selon.analysis import analyse
from selon.ledger import Ledger, schema
from selon.linking import link
from selon.reading import read_path
from selon.records import Reading
from selon.weighing.claims.claim import Claim
from selon.weighing.claims.listing import Wanted, claims, disputes
from selon.weighing.claims.weighing import waiting, weigh, weigh_some
from tests.weighing.pledged import Said, reading

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
TABLES = ("tellings", "telling_keys", "clashes", "weighed")

KILLED: Said = ("an officer", "asserts", "positive", "certain", "Seven soldiers were killed near Vallombe on 30 April 2024")
TRIBUNE = reading("Tribune", "en", "2024-05-02", [KILLED])
GAZETTE = reading(
    "Gazette",
    "fr",
    "2024-05-03",
    [("Mirela Dascou", "confirms", "positive", "certain", "Sept soldats ont été tués près de Vallombe le 30 avril 2024")],
)
CITING = reading(
    "Courier",
    "en",
    "2024-05-04",
    [("Tribune", "asserts", "positive", "certain", "Seven soldiers were killed near Vallombe on 30 April 2024, by shells")],
)
OTHER = reading(
    "Herald",
    "en",
    "2024-05-02",
    [("Jorin Takkal", "asserts", "positive", "certain", "Three soldiers were killed near Vallombe on 30 April 2024")],
)
DENIED = reading(
    "Mail",
    "en",
    "2024-05-05",
    [
        ("the Front", "accuses", "positive", "certain", "the army shelled its own men at Vallombe bridge"),
        ("Mirela Dascou", "denies", "positive", "certain", "that"),
    ],
)
DENIED = replace(DENIED, statements=(DENIED.statements[0], replace(DENIED.statements[1], about=("a1",))))


def dated(one: Reading) -> Reading:
    """With the times and names of its words, which nobody has read yet."""
    found = analyse(one.document)
    return replace(one, times=found.times, entities=found.entities)


INVENTED = tuple(dated(one) for one in (TRIBUNE, GAZETTE, CITING, OTHER, DENIED))


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "small.ledger") as opened:
        for one in INVENTED:
            opened.add(one)
        link(opened)
        yield opened


def by_words(found: list[Claim], words: str) -> Claim:
    (claim,) = [one for one in found if words in one.words]
    return claim


def test_a_claim_in_two_languages_and_who_is_counted(small: Ledger) -> None:
    claim = by_words(claims(small), "Seven soldiers")
    assert [teller.publisher for teller in claim.said] == ["Tribune", "Gazette", "Courier"]
    assert (claim.statements, claim.documents, claim.voices, claim.named) == (3, 3, 3, 2)
    assert claim.origins == 2  # the Courier has it from the Tribune, and says so
    assert (claim.first, claim.last) == ("2024-05-02", "2024-05-04")
    assert "in another language" in claim.said[1].why


def test_who_tells_what_another_says_is_no_origin_besides(tmp_path: Path) -> None:
    words = "according to the army, seven soldiers were killed near Vallombe on 30 April 2024"
    outer = dated(reading("Tribune", "en", "2024-05-02", [("the report", "asserts", "positive", "certain", words)]))
    inner = replace(outer.statements[0], id="a2", by="s2", content=((23, len(words)),), within="a1")
    army = replace(outer.sources["s1"], name="the army")
    with Ledger.open(tmp_path / "nested.ledger") as ledger:
        ledger.add(replace(outer, statements=(*outer.statements, inner), sources={**outer.sources, "s2": army}))
        (claim,) = claims(ledger)
    assert (claim.statements, claim.voices, claim.origins) == (2, 1, 1)


def test_another_number_is_another_claim_that_speaks_against_it(small: Ledger) -> None:
    claim = by_words(disputes(small), "Seven soldiers")
    (other,) = claim.against
    assert (other.voice, other.speaks, claim.contradictions, claim.denials) == ("Jorin Takkal", "number", 1, 0)
    assert other.why.startswith("Seven in one, Three in the other")


def test_a_denial_is_of_what_its_document_says_that_it_is_about(small: Ledger) -> None:
    claim = by_words(disputes(small), "shelled its own men")
    (denial,) = claim.against
    assert (denial.voice, denial.speaks, denial.why, claim.denials) == ("Mirela Dascou", "denied", "denies it, in the same document", 1)
    assert denial.against == claim.id


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (Wanted(), 2),
        (Wanted(alone=True), 4),
        (Wanted(voice="dascou"), 1),
        (Wanted(words="three soldiers"), 0),
        (Wanted(words="three soldiers", alone=True), 1),
        (Wanted(stance="confirms"), 1),
        (Wanted(language="fr"), 1),
        (Wanted(since="2024-05-05"), 1),
        (Wanted(until="2024-05-02"), 1),
        (Wanted(origins=2), 1),
        (Wanted(words="nothing of the kind"), 0),
    ],
)
def test_what_is_wanted(small: Ledger, wanted: Wanted, count: int) -> None:
    assert len(claims(small, wanted)) == count


# --- the case


@pytest.fixture(scope="module")
def examples() -> list[Reading]:
    return [analyse(read_path(path)) for path in sorted(EXAMPLES.glob("0*"))]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, examples: list[Reading]) -> Path:
    path = tmp_path_factory.mktemp("made") / "case.ledger"
    with Ledger.open(path) as opened:
        for one in examples:
            opened.add(one)
        weigh(opened)
    return path


@pytest.fixture
def ledger(tmp_path: Path, made: Path) -> Iterator[Ledger]:
    shutil.copy(made, tmp_path / "case.ledger")
    with Ledger.open(tmp_path / "case.ledger") as opened:
        yield opened


def test_three_documents_and_one_origin(ledger: Ledger) -> None:
    claim = by_words(claims(ledger), "Eleven vehicles came over the Kessane pass")
    assert (claim.documents, claim.origins, claim.voices, claim.named) == (3, 1, 1, 0)
    assert {teller.language for teller in claim.said} == {"en", "fr"}


def test_a_denial_in_another_document(ledger: Ledger) -> None:
    claim = by_words(disputes(ledger), "Eleven vehicles came over the Kessane pass")
    assert any(one.words == "nothing has come over Kessane since 14 March" and one.speaks == "denied" for one in claim.against)


def test_a_translation_that_is_surer(ledger: Ledger) -> None:
    surer = [teller for claim in claims(ledger) for teller in claim.said if teller.surer]
    assert any((one.surer, one.certainty, one.language) == ("possible", "certain", "fr") for one in surer), surer


# --- as documents come and go


def tables(path: Path) -> list[list[tuple[object, ...]]]:
    base = sqlite3.connect(path)
    found = [sorted(base.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in TABLES]
    base.close()
    return found


def test_one_by_one_or_all_at_once_is_the_same(ledger: Ledger, tmp_path: Path, examples: list[Reading]) -> None:
    del ledger
    with Ledger.open(tmp_path / "other.ledger") as other:
        for one in examples:
            other.add(one)
            assert (waiting(other), weigh_some(other), waiting(other)) == (1, 1, 0)
    assert tables(tmp_path / "case.ledger") == tables(tmp_path / "other.ledger")


def test_what_was_put_somewhere_is_not_gone_through_again(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    before = claims(ledger)
    monkeypatch.setattr("selon.weighing.claims.weighing.tellings_of", lambda reading: pytest.fail("gone through again"))
    assert claims(ledger) == before


def test_a_forgotten_document_leaves_nothing_behind(ledger: Ledger, tmp_path: Path, examples: list[Reading]) -> None:
    weigh(ledger)
    first = [kept.id for kept in ledger.documents()][1]
    ledger.forget(first)
    assert ledger.check() == []
    left = tables(tmp_path / "case.ledger")[0]
    assert not any(row[1] == 2 for row in left)
    assert waiting(ledger) == 1  # what was one claim with its own is put to claims anew
    claim = by_words(claims(ledger), "Onze véhicules sont venus")
    assert (claim.documents, claim.origins) == (2, 1)
    assert ledger.check() == []
    ledger.add(examples[1])
    claim = next(one for one in claims(ledger) if "Onze véhicules" in one.words)
    assert (claim.documents, claim.origins, ledger.check()) == (3, 1, [])


def test_gists_of_another_make_are_made_anew(ledger: Ledger) -> None:
    before = claims(ledger)
    with ledger.to_write() as connection:
        connection.execute(schema.ledger.update().where(schema.ledger.c.key == "claims").values(value="made otherwise"))
        connection.execute(schema.tellings.update().values(gist="no JSON"))
    assert claims(ledger) == before


def test_an_older_ledger_gets_the_tables(tmp_path: Path, examples: list[Reading]) -> None:
    path = tmp_path / "old.ledger"
    with Ledger.open(path) as opened:
        opened.add(examples[1])
    base = sqlite3.connect(path)
    for name in reversed(TABLES):
        base.execute(f"DROP TABLE {name}")
    base.execute("UPDATE ledger SET value = '4' WHERE key = 'schema'")
    base.commit()
    base.close()
    with Ledger.open(path, create=False) as opened:
        assert claims(opened, Wanted(alone=True))
        assert opened.check() == []


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        ("UPDATE tellings SET claim = 2 WHERE seq = 3", "telling 3 is of a claim whose first telling is of another"),
        ("UPDATE tellings SET claim = NULL WHERE seq = 9", "document number 1 is said to be weighed and has tellings of no claim"),
        ("UPDATE clashes SET against = 99999 + against", "a row of clashes is of no document"),
        ("UPDATE tellings SET words = 'rien' WHERE seq = 1", "the telling of a1 of document number 1 has other words than the statement"),
    ],
)
def test_what_is_off_is_said(ledger: Ledger, tmp_path: Path, damage: str, fault: str) -> None:
    weigh(ledger)
    base = sqlite3.connect(tmp_path / "case.ledger")
    base.execute("UPDATE tellings SET claim = 1 WHERE seq = 2")
    base.execute(damage)
    base.commit()
    base.close()
    assert any(found.what.startswith(fault) for found in ledger.check()), ledger.check()
