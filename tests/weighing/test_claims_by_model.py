"""Claims put together by a model of sentences, too: what that adds, what it never outweighs, and what a ledger keeps of it."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from selon.dossier import dossier
from selon.languages import languages, lexicon
from selon.ledger import Ledger, schema
from selon.records import Reading
from selon.weighing.claims.among import claims_among
from selon.weighing.claims.claim import Claim
from selon.weighing.claims.comparing import compare
from selon.weighing.claims.keys import ALGORITHM
from selon.weighing.claims.listing import Wanted, claims
from selon.weighing.claims.loading import EXTRA, BadModel, load
from selon.weighing.claims.model import Alike, Model
from selon.weighing.claims.neighbours import Neighbours
from selon.weighing.claims.weighing import made_by, waiting, weigh, weigh_some
from tests.weighing.invented_model import ALL, Flat, Invented
from tests.weighing.pledged import reading
from tests.weighing.test_claims import dated
from tests.weighing.test_claims_compared import NO_PIPELINE, gist

pytestmark = pytest.mark.skipif(bool(NO_PIPELINE), reason=f"no pipeline in this tree: {', '.join(NO_PIPELINE)}")
BOTH = [*((one, one) for one in ALL), *((a, b) for i, a in enumerate(ALL) for b in ALL[i + 1 :])]


@pytest.fixture(scope="module")
def model() -> Model:
    return Model("invented", "0123456789abcdef", Invented())


# --- what a model is taken to know


def test_the_sentences_that_models_are_tried_with_correspond() -> None:
    sayings = {language: lexicon(language, "alike")["sayings"] for language in languages()}
    (keys,) = {tuple(one) for one in sayings.values()}
    assert len(keys) >= 20
    assert {len(texts) for one in sayings.values() for texts in one.values()} == {2}


def test_a_model_that_knows_every_language(model: Model) -> None:
    assert model.understood == sorted(BOTH)
    assert (model.lost, model.shown) == ([], "invented (01234567)")


def test_a_model_of_one_language_counts_for_nothing_in_another() -> None:
    english = Model("english", "e" * 16, Invented(["en"]))
    assert english.understood == [("en", "en")]
    assert ("en", "fr") in english.lost
    a, b = english.vectors(["rebels seized the granary"], "en"), english.vectors(["les rebelles ont pris le grenier"], "fr")
    assert english.alike(a[0], b[0], ("en", "fr")) is None


def test_a_model_that_takes_everything_for_the_same_knows_nothing() -> None:
    assert Model("flat", "f" * 16, Flat()).understood == []


@pytest.mark.parametrize(
    ("one", "other", "languages_of", "counts"),
    [
        ("rebels seized the granary", "insurgents captured the storehouse", ("en", "en"), True),
        ("rebels seized the granary", "les insurgés ont pris le grenier", ("en", "fr"), True),
        ("rebels seized the granary", "parliament passed the budget", ("en", "en"), False),
        ("rebels seized the granary", "qwx zzv", ("en", "en"), False),  # of which it knows no word
        ("rebels seized the granary", "rebels seized the granary", ("en", "xx"), False),  # a language that selon does not read
    ],
)
def test_how_alike_two_contents_are(model: Model, one: str, other: str, languages_of: tuple[str, str], counts: bool) -> None:
    a, b = (model.vectors([text], language)[0] for text, language in zip((one, other), languages_of, strict=True))
    found, turned = model.alike(a, b, languages_of), model.alike(b, a, languages_of[::-1])
    assert (found is not None) is counts
    assert found == turned
    if found is not None:
        assert 0 < found.share <= 1
        assert str(found) == f"alike by the model invented: {found.value:.2f}"


# --- what its likeness adds, and what it never outweighs

ALIKE = Alike("invented", 0.97, 1.0)
TOLD = ("en", "2024-05-02", "Eleven insurgents forded the Tessane gorge and torched a granary on 30 April 2024")
SAID = ("en", "2024-05-03", "On 30 April 2024 eleven rebels crossed at Tessane, where a barn was burned")


def test_other_words_for_the_same_are_vouched_for() -> None:
    one, other = gist(*TOLD), gist(*SAID)
    assert compare(one, other).kind is None
    found = compare(one, other, ALIKE)
    assert found.kind == "same"
    assert found.score <= 1
    assert found.reason.startswith("both say: ")
    assert found.reason.endswith("; alike by the model invented: 0.97")
    assert compare(other, one, ALIKE).kind == "same"


@pytest.mark.parametrize(
    ("other", "polarity"),
    [
        pytest.param("On 30 April 2024 thirty rebels crossed at Tessane, where a barn was burned", "positive", id="another number"),
        pytest.param("On 9 March 2024 eleven rebels crossed at Tessane, where a barn was burned", "positive", id="another day"),
        pytest.param("On 30 April 2024 eleven rebels did not cross at Tessane, where a barn was burned", "negative", id="not so"),
        pytest.param("On 30 April 2024 eleven rebels crossed at Brumelle, where a barn was burned", "positive", id="another place"),
        pytest.param("some rebels crossed, and a barn was burned", "positive", id="nothing named"),
        pytest.param("the rebels gave talks at Tessane another chance", "positive", id="of one affair, and no more"),
        pytest.param("On 30 April 2024 the rebels at Tessane, forty strong, burned a barn", "positive", id="each counts something else"),
    ],
)
def test_what_tells_two_apart_is_never_outweighed(other: str, polarity: str) -> None:
    assert compare(gist(*TOLD), gist("en", "2024-05-03", other, polarity=polarity), ALIKE).kind != "same"


def test_without_a_likeness_nothing_changes() -> None:
    one, other = gist(*TOLD), gist(*TOLD)
    assert "alike" not in compare(one, other).reason
    assert compare(one, other) == compare(one, other, None)


# --- how they are found


def test_the_keys_of_what_is_alike_are_shared(model: Model) -> None:
    one, other, third = gist(*TOLD), gist(*SAID), gist("en", "2024-05-02", "The museum of Tessane gave a statue back to its owners")
    near = Neighbours(model)
    near.learn({1: ("en", TOLD[2]), 2: ("en", SAID[2]), 3: ("en", "The museum gave a statue back to its owners"), 4: ("en", "")})
    keys = {number: set(near.keys(number, of)) for number, of in ((1, one), (2, other), (3, third), (4, one))}
    assert len(keys[1] & keys[2]) > len(keys[1] & keys[3])
    assert keys[4] == set()
    assert all(0 <= key < 1 << 63 for some in keys.values() for key in some)
    assert near.alike(1, 99) is None


# --- in a ledger


def invented() -> list[Reading]:
    told = [
        reading("Tribune", "en", "2024-05-02", [("an officer", "asserts", "positive", "certain", TOLD[2])]),
        reading("Herald", "en", "2024-05-03", [("Mirela Dascou", "asserts", "positive", "certain", SAID[2])]),
    ]
    return [dated(one) for one in told]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "m.ledger") as opened:
        for one in invented():
            opened.add(one)
        yield opened


def kept(ledger: Ledger) -> list[tuple[object, ...]]:
    with ledger.to_read() as connection:
        tables = (schema.tellings, schema.telling_keys, schema.clashes, schema.weighed)
        return [tuple(row) for table in tables for row in connection.execute(table.select().order_by(*table.c))]


def listed(ledger: Ledger, model: Model | None = None) -> list[Claim]:
    return claims(ledger, Wanted(alone=True), model)


def test_with_a_model_without_and_with_it_again(ledger: Ledger, model: Model) -> None:
    without = listed(ledger)
    before = kept(ledger)
    assert [claim.statements for claim in without] == [1, 1]
    (claim,) = listed(ledger, model)
    assert (claim.statements, claim.origins) == (2, 2)
    assert "alike by the model invented: " in claim.said[1].why
    with_it = kept(ledger)
    assert waiting(ledger, model) == 0
    assert (listed(ledger), kept(ledger)) == (without, before)
    assert (listed(ledger, model), kept(ledger)) == ([claim], with_it)


def test_a_ledger_is_extended_by_the_same_model_and_grouped_anew_by_another(ledger: Ledger, model: Model) -> None:
    first, second = invented()
    ledger.forget(second.document.sha256[:12])
    weigh(ledger, model)
    before = kept(ledger)
    ledger.add(second)
    weigh(ledger, model)
    assert set(before) <= set(kept(ledger))  # what was put somewhere before stays where it is
    assert [claim.statements for claim in listed(ledger, model)] == [2]
    other = Model("invented", "f" * 16, Invented())
    assert (waiting(ledger, model), waiting(ledger, other), waiting(ledger)) == (0, 1, 1)
    assert weigh_some(ledger, other) == 2
    assert first.document.sha256 != second.document.sha256


def test_the_mark_that_a_ledger_keeps(model: Model) -> None:
    assert made_by(None) == ALGORITHM
    assert model.mark in made_by(model)
    assert made_by(model) != made_by(Model("invented", "f" * 16, Invented()))


def test_without_a_ledger_and_on_a_page(model: Model) -> None:
    assert claims_among(invented()) == []
    (claim,) = claims_among(invented(), model)
    assert claim.statements == 2
    page = dossier(invented(), model=model)
    assert "the model of sentences invented (01234567)" in page
    assert "model of sentences" not in dossier(invented())
    assert "modèle de phrases invented (01234567)" in dossier(invented(), language="fr", model=model)


# --- from a folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Invented().write(tmp_path / "invented")


def refused(folder: Path) -> str:
    with pytest.raises(BadModel) as raised:
        load(folder)
    assert str(raised.value).startswith(f"{folder}: ")
    assert "\n" not in str(raised.value)
    return raised.value.reason


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> NoReturn:
        raise AssertionError("a model is never fetched")

    monkeypatch.setattr(socket.socket, "connect", never)
    monkeypatch.setattr(socket, "getaddrinfo", never)


@pytest.mark.usefixtures("no_network")
def test_a_name_that_is_no_folder_is_not_fetched(tmp_path: Path) -> None:
    assert refused(tmp_path / "some" / "potion") == "no such folder; a model is read from one, and never fetched by its name"


def test_a_folder_without_a_model(tmp_path: Path) -> None:
    assert refused(tmp_path) == "no static model in it: model.safetensors, tokenizer.json, config.json"


def test_a_name_that_no_file_may_have(tmp_path: Path) -> None:
    assert refused(tmp_path / ("n" * 300)) == "File name too long"
    assert refused(tmp_path / "nul\0").startswith("no such folder")


def test_without_the_extra(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "model2vec", None)
    assert refused(folder) == EXTRA == "needs the library model2vec: pip install 'selon[embeddings]'"


@pytest.fixture
def model2vec() -> None:
    pytest.importorskip("model2vec", reason="the extra `embeddings` is not installed: pip install 'selon[embeddings]'")


@pytest.mark.usefixtures("model2vec", "no_network")
def test_a_folder_is_read_as_it_was_written(folder: Path, ledger: Ledger, model: Model) -> None:
    found = load(folder)
    assert (found.name, found.understood) == ("invented", model.understood)
    assert found.mark == load(folder).mark
    assert abs(found.vectors([TOLD[2]], "en") - model.vectors([TOLD[2]], "en")).max() < 1e-4
    assert [claim.said[1].why for claim in listed(ledger, found)] == [claim.said[1].why for claim in listed(ledger, model)]


@pytest.mark.usefixtures("model2vec")
@pytest.mark.parametrize("file", ["model.safetensors", "tokenizer.json", "config.json"])
def test_a_broken_file(folder: Path, file: str) -> None:
    (folder / file).write_bytes(b"{not\na model")
    assert refused(folder).startswith("cannot be read as a static model: ")


@pytest.mark.usefixtures("model2vec")
def test_fewer_vectors_than_words(folder: Path) -> None:
    words = (folder / "tokenizer.json").read_text(encoding="utf-8")
    (folder / "tokenizer.json").write_text(words.replace('"[UNK]": 0', '"[UNK]": 0, "one more": 99999'), encoding="utf-8")
    assert refused(folder).startswith("cannot be read as a static model: ")


@pytest.mark.usefixtures("model2vec")
@pytest.mark.parametrize("file", ["model.safetensors", "config.json"])
def test_another_model_by_the_same_name_has_another_mark(folder: Path, file: str) -> None:
    before = load(folder).mark
    Invented(["en"]).write(folder) if file == "model.safetensors" else (folder / file).write_text('{"normalize": true}')
    assert load(folder).mark != before


@pytest.mark.usefixtures("model2vec")
def test_a_model_that_tells_nothing_apart_is_refused(folder: Path) -> None:
    Invented([]).write(folder)
    assert refused(folder) == "cannot tell sentences that say the same from others, in no language that selon reads"
