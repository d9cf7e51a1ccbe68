"""Commitments in sentences read with the pipelines, and how statements may bear on one, in both languages."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from _pytest.mark import ParameterSet

from selon.analysis import analyse
from selon.languages import folder, languages, lexicon
from selon.records import Commitment, Document, Reading, Segment, Source, Statement
from selon.resolving.acts import content
from selon.resolving.bearing import evidence
from selon.resolving.duties import Duty, asked, topics, verbs
from selon.resolving.readable import Readable

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "commitments.yaml").read_text(encoding="utf-8"))
NO_PIPELINE = [code for code in languages() if not (folder(code) / "pipeline" / "meta.json").is_file()]
needs_pipelines = pytest.mark.skipif(bool(NO_PIPELINE), reason=f"no pipeline in this tree: {', '.join(NO_PIPELINE)}")


def document(text: str, language: str) -> Document:
    return Document(
        "x", "0" * 64, "0" * 64, "text/plain", text, language, published="2024-03-15", segments=(Segment(0, len(text), "body"),)
    )


def parameters() -> list[ParameterSet]:
    told = [(language, case) for language, cases in CASES.items() for case in cases]
    marks = {True: [pytest.mark.xfail(strict=True)], False: []}
    return [pytest.param(language, case, id=f"{language}: {case['name']}", marks=marks["xfail" in case]) for language, case in told]


@needs_pipelines
@pytest.mark.parametrize(("language", "case"), parameters())
def test_case(language: str, case: dict[str, Any]) -> None:
    reading = analyse(document(case["text"], language))
    found = [_as_said(one, reading) for one in reading.commitments]
    assert len(found) == len(case["found"]), found
    for wanted, one in zip(case["found"], found, strict=True):
        assert {key: one[key] for key in wanted if key != "content"} == {key: _text(v) for key, v in wanted.items() if key != "content"}
        assert one["content"].startswith(wanted["content"])


def _text(value: object) -> object:
    return None if value is None else str(value)


def _as_said(one: Commitment, reading: Reading) -> dict[str, Any]:
    words = " ".join(reading.document.text[a:b] for a, b in one.content)
    return {"by": one.by, "to": one.to, "when": one.when, "content": words}


def test_every_language_has_the_same_cases_deeds_and_fields() -> None:
    first, *others = ({case["name"] for case in CASES[language]} for language in languages())
    assert all(names == first for names in others)
    for table in ("deeds", "fields", "sense", "honour", "binding"):
        one, *more = (set(lexicon(language, "commitments")[table]) for language in languages())
        assert all(names == one for names in more), table


# --- bearing, without a pipeline

PROMISE = {
    "fr": "ne pas livrer d'armes aux milices et rouvrir le pont",
    "en": "not to supply arms to the militias and to reopen the bridge",
}
PARTY = {"fr": "Front", "en": "Front"}
SAID = {
    "fr": [
        ("breach", "asserts", "positive", "s2", "le Front a livré des fusils aux milices"),
        ("compliance", "asserts", "positive", "s2", "le pont a été rouvert lundi par le Front"),
        ("contests", "denies", "positive", "s1", "le Front ait livré une seule arme aux milices"),
        ("contests", "asserts", "negative", "s1", "nous n'avons livré aucune arme aux milices"),
        ("breach", "denies", "positive", "s2", "le pont ait été rouvert par le Front"),
        ("neutral", "predicts", "possible", "s2", "le Front livrera des armes aux milices"),
        ("neutral", "promises", "positive", "s1", "nous rouvrirons le pont"),
        ("breach", "promises", "negative", "s1", "nous ne rouvrirons pas le pont"),
        ("neutral", "asserts", "negative", "s4", "aucune preuve que le Front ait livré des armes"),
        (None, "asserts", "positive", "s2", "la récolte a été bonne cette saison"),
    ],
    "en": [
        ("breach", "asserts", "positive", "s2", "the Front supplied rifles to the militias"),
        ("compliance", "asserts", "positive", "s2", "the bridge was reopened on Monday by the Front"),
        ("contests", "denies", "positive", "s1", "the Front supplied one single weapon to the militias"),
        ("contests", "asserts", "negative", "s1", "we have supplied no weapon to the militias"),
        ("breach", "denies", "positive", "s2", "the bridge had been reopened by the Front"),
        ("neutral", "predicts", "possible", "s2", "the Front will supply arms to the militias"),
        ("neutral", "promises", "positive", "s1", "we shall reopen the bridge"),
        ("breach", "promises", "negative", "s1", "we shall not reopen the bridge"),
        ("neutral", "asserts", "negative", "s4", "no proof that the Front supplied arms"),
        (None, "asserts", "positive", "s2", "the harvest was good this season"),
    ],
}  # fmt: skip


def duty(language: str, **more: Any) -> Duty:
    words = content(PROMISE[language], language)
    fields = frozenset(field for field, _ in words.fields)
    return Duty(asked(words), topics(PROMISE[language], language), frozenset({PARTY[language]}), fields=fields, **more)


def reading_of(language: str, said: list[tuple[Any, ...]]) -> Reading:
    text, statements = "", []
    for n, (_, stance, polarity, by, words) in enumerate(said, 1):
        start = len(text)
        text += words + ".\n"
        sign = "negative" if polarity == "negative" else "positive"
        statements.append(Statement(f"a{n}", ((start, start + len(words)),), None, None, by, "indirect", stance, "certain", sign))
    voices = {
        "s1": Source("Jorin Takkal", "person", True, "Front"),
        "s2": Source("observateurs", "group", False),
        "s4": Source("Edda Varn", "person", True),
    }
    return Reading(document(text, language), tuple(statements), voices)


@pytest.mark.parametrize("language", languages())
def test_bearings(language: str) -> None:
    reading = reading_of(language, SAID[language])
    found = {e.statement: e for e in evidence(duty(language), reading, Readable(reading))}
    wanted = {f"a{n}": said[0] for n, said in enumerate(SAID[language], 1)}
    assert {key: found[key].bearing if key in found else None for key in wanted} == wanted
    assert all(e.why for e in found.values())


@pytest.mark.parametrize("language", languages())
def test_what_comes_before_a_commitment_counts_as_neither_and_says_so(language: str) -> None:
    reading = reading_of(language, SAID[language][:1])
    later = evidence(duty(language, since=800_000), reading, Readable(reading))
    assert [e.bearing for e in later] == ["neutral"]
    assert "before" in later[0].why


@pytest.mark.parametrize("language", languages())
def test_nothing_reads_as_a_verdict(language: str) -> None:
    reading = reading_of(language, SAID[language])
    reasons = " ".join(e.why for e in evidence(duty(language), reading, Readable(reading))).lower()
    assert not [words for words in ("is a breach", "violated", "lied", "true that", "proves") if re.search(rf"\b{words}\b", reasons)]


FOLLOWED = {
    "fr": ("le Front a livré des fusils aux milices", "les fusils étaient neufs", "la récolte a été bonne", "il y a toujours du bruit"),
    "en": ("the Front supplied rifles to the militias", "the rifles were new", "the harvest was good", "there is always noise"),
}


@pytest.mark.parametrize("language", languages())
def test_what_a_voice_goes_on_to_say_of_it_and_what_answers_it_touch_it_too(language: str) -> None:
    first, second, third, fourth = FOLLOWED[language]
    text = f"{first}. {second}. {third}.\n{fourth}."
    whole = [("a1", "s2", first, ()), ("a2", "s2", second, ()), ("a3", "s2", third, ()), ("a4", "s3", fourth, ("a1",))]
    statements = tuple(
        Statement(
            key, ((text.index(words), text.index(words) + len(words)),), None, None, by, "direct", "asserts", "certain", "positive", about
        )
        for key, by, words, about in whole
    )
    reading = Reading(document(text, language), statements, {key: Source(key, "person", False) for key in ("s2", "s3")})
    found = {e.statement: e for e in evidence(duty(language), reading, Readable(reading))}
    assert {key: e.bearing for key, e in found.items()} == {"a1": "breach", "a2": "neutral", "a4": "neutral"}
    assert found["a4"].why.startswith("answers a statement")


NEGATIONS = [
    ("fr", "le Front n'a pas quitté la rive", "withdraw", -1),
    ("fr", "le Front a empêché le retrait", "withdraw", -1),
    ("fr", "le Front n'a pas empêché le retrait", "withdraw", 1),
    ("fr", "il ne se retirera plus", "withdraw", -1),
    ("fr", "au moins trente pièces retirées", "withdraw", 1),
    ("fr", "retiré sans condition", "withdraw", 1),
    ("fr", "mettre fin à son soutien aux milices", "cooperate", -1),
    ("fr", "son soutien à la fin de la guerre", "cooperate", 1),
    ("fr", "empêcher que les milices attaquent", "attack", -1),
    ("fr", "non seulement le Front attaque les fermes", "attack", 1),
    ("fr", "une personne a été attaquée", "attack", 1),
    ("fr", "personne n'a été attaqué", "attack", -1),
    ("fr", "il n'attaque personne", "attack", -1),
    ("fr", "ne pas permettre que les milices attaquent", "attack", -1),
    ("fr", "permettre que les milices attaquent", "attack", 1),
    ("fr", "des détails non divulgués montrent les liens du Front avec les milices", "cooperate", 1),
    ("fr", "les milices assurent que le Front attaque", "attack", 1),
    ("fr", "son port est utilisé contre ses voisins", "attack", 1),
    ("en", "the Front didn't leave the bank", "withdraw", -1),
    ("en", "the Front prevented the withdrawal", "withdraw", -1),
    ("en", "the Front did not prevent the withdrawal", "withdraw", 1),
    ("en", "at least thirty guns withdrawn", "withdraw", 1),
    ("en", "withdrawn without condition", "withdraw", 1),
    ("en", "keep the port from being attacked", "attack", -1),
    ("en", "an attack from the port", "attack", 1),
    ("en", "the port is used against its neighbours", "attack", 1),
]


@pytest.mark.parametrize(("language", "text", "deed", "sign"), NEGATIONS)
def test_which_way_a_text_says_it(language: str, text: str, deed: str, sign: int) -> None:
    assert {act.sign for act in content(text, language).acts if act.deed == deed} == {sign}


# What is said of the word that was given, by whom, and which way it points.
OF_THE_WORD = {
    "fr": [
        ("breach", "s2", "la promesse du Front était une ruse"),
        ("breach", "s2", "le Front n'a jamais eu l'intention de faire ce qu'il a signé"),
        ("neutral", "s2", "le Front a signé lundi"),
        ("neutral", "s3", "le Front ne livre pas d'armes aux milices"),
        ("contests", "s1", "il serait absurde de livrer des armes aux milices"),
        ("contests", "s1", "livrer des armes aux milices serait nous tirer dessus"),
    ],
    "en": [
        ("breach", "s2", "the promise of the Front was a ruse"),
        ("breach", "s2", "the Front never meant to do what it signed"),
        ("neutral", "s2", "the Front signed on Monday"),
        ("neutral", "s3", "the Front does not supply arms to the militias"),
        ("contests", "s1", "it would be absurd to supply arms to the militias"),
        ("contests", "s1", "to supply arms to the militias would be to shoot at ourselves"),
    ],
}


@pytest.mark.parametrize("language", languages())
def test_what_is_said_of_the_word_that_was_given(language: str) -> None:
    said = OF_THE_WORD[language]
    reading = reading_of(language, [(bearing, "asserts", "positive", by, words) for bearing, by, words in said])
    accord = Source({"fr": "l'accord", "en": "the accord"}[language], "document", False)
    reading = replace(reading, sources=reading.sources | {"s3": accord})
    found = {e.statement: e.bearing for e in evidence(duty(language), reading, Readable(reading))}
    assert found == {f"a{n}": bearing for n, (bearing, _, _) in enumerate(said, 1)}


AFTER = {
    "fr": ("nous ne livrerons pas d'armes aux milices", "c'était une ruse", "tout membre du Front pris avec elles sera renvoyé"),
    "en": ("we shall not supply arms to the militias", "it was a ruse", "any member of the Front found with them will be dismissed"),
}


@pytest.mark.parametrize("language", languages())
def test_what_is_said_right_after_needs_no_word_for_it(language: str) -> None:
    promise, ruse, step = AFTER[language]
    said = [("", "promises", "negative", "s1", promise), ("", "asserts", "positive", "s2", ruse), ("", "asserts", "positive", "s1", step)]
    reading = reading_of(language, said)
    found = {e.statement: e.bearing for e in evidence(duty(language), reading, Readable(reading), ("a1",), "a1")}
    assert found == {"a2": "breach", "a3": "compliance"}
    apart = evidence(duty(language), reading, Readable(reading), ("a1",))
    assert [e.statement for e in apart] == ["a3"]


THEIRS = {"fr": ("Le Front a signé; ", "leurs chefs"), "en": ("The Front has signed; ", "their leaders")}


@pytest.mark.parametrize("language", languages())
def test_their_leaders_right_after_a_party_speak_for_it(language: str) -> None:
    before, name = THEIRS[language]
    text = f"{before}{name}.\n{name}."
    places = ((len(before), len(before) + len(name)), (len(text) - len(name) - 1, len(text) - 1))
    voices = {f"s{n}": Source(name, "group", False, mentions=(place,)) for n, place in enumerate(places, 1)}
    read = Readable(Reading(document(text, language), (), voices))
    assert read.side(read.names(["Front"])) == {"s1"}


GOOD_FAITH = {
    "fr": ("le Front a livré des fusils aux milices", "la promesse de rouvrir le pont était une plaisanterie", "cela n'arrivera jamais"),
    "en": ("the Front supplied rifles to the militias", "the promise to reopen the bridge was a joke", "that will never happen"),
}


@pytest.mark.parametrize("language", languages())
def test_what_an_accuser_says_of_the_word_given_and_right_after_of_that(language: str) -> None:
    first, joke, never = GOOD_FAITH[language]
    text = f"{first}.\n{joke}. {never}."
    places = [(text.index(words), text.index(words) + len(words)) for words in (first, joke, never)]
    signs = ("positive", "positive", "negative")
    statements: Any = tuple(
        Statement(f"a{n}", (place,), None, None, "s2", "direct", "asserts", "certain", sign)  # type: ignore[arg-type]
        for n, (place, sign) in enumerate(zip(places, signs, strict=True), 1)
    )
    reading = Reading(document(text, language), statements, {"s2": Source("s2", "person", False)})
    assert [e.bearing for e in evidence(duty(language), reading, Readable(reading))] == ["breach"] * 3


UNSHOWN = {
    "fr": ("le Front a livré des fusils aux milices", "aucune preuve que le Front ait livré des armes"),
    "en": ("the Front supplied rifles to the militias", "no evidence that the Front supplied arms"),
}


@pytest.mark.parametrize("language", languages())
def test_who_accuses_and_has_no_evidence_of_more_says_that_it_was_kept(language: str) -> None:
    accusing, unshown = UNSHOWN[language]
    for voice, bearing in (("s2", "compliance"), ("s4", "neutral")):
        said = [("", "asserts", "positive", "s2", accusing), ("", "asserts", "negative", voice, unshown)]
        reading = reading_of(language, said)
        assert evidence(duty(language), reading, Readable(reading))[1].bearing == bearing


AROUND = {
    "fr": ("le Front a livré des fusils aux milices. La promesse, dit-il, était une plaisanterie", "était une plaisanterie"),
    "en": ("the Front supplied rifles to the militias. The promise, he says, was a joke", "was a joke"),
}


@pytest.mark.parametrize("language", languages())
def test_the_promise_may_stand_right_before_what_is_said_of_it(language: str) -> None:
    text, joke = AROUND[language]
    places = [(0, text.index(".")), (text.index(joke), len(text))]
    statements = tuple(
        Statement(f"a{n}", (place,), None, None, "s2", "mixed", "asserts", "certain", "positive") for n, place in enumerate(places, 1)
    )
    reading = Reading(document(text, language), statements, {"s2": Source("s2", "person", False)})
    assert [e.bearing for e in evidence(duty(language), reading, Readable(reading))] == ["breach", "breach"]


@pytest.mark.parametrize("language", languages())
def test_what_stands_inside_a_lack_of_evidence_is_put_forward_by_nobody(language: str) -> None:
    _, unshown = UNSHOWN[language]
    inside = unshown.index("le Front" if language == "fr" else "the Front")
    said = (("a1", "s2", 0, "negative"), ("a2", "s4", inside, "positive"))
    statements: Any = tuple(
        Statement(key, ((start, len(unshown)),), None, None, by, "indirect", "asserts", "certain", sign)  # type: ignore[arg-type]
        for key, by, start, sign in said
    )
    reading = Reading(document(unshown, language), statements, {key: Source(key, "person", False) for key in ("s2", "s4")})
    assert [e.statement for e in evidence(duty(language), reading, Readable(reading))] == ["a1"]


# Of a party that promised to shelter nobody and to keep others from attacking the Coast, what is said, and which way it points.
HELD_BACK = {
    "fr": "ne pas abriter les rebelles et empêcher toute attaque de rebelles contre la Côte",
    "en": "not to shelter rebels and to prevent any attack by rebels on the Coast",
}
OF_OTHERS = {
    "fr": [
        ("breach", "s2", "le Front ne peut pas empêcher les rebelles d'agir"),
        ("breach", "s2", "les rebelles se regroupent dans les collines du Front"),
        ("compliance", "s2", "les rebelles sont affaiblis"),
        ("compliance", "s1", "tout membre qui loge un inconnu sera exclu"),
        ("contests", "s1", "si nous les abritions nous attirerions des ennuis sur nos villages"),
        ("contests", "s2", "n'est au courant d'aucun lien entre le Front et les attaques"),
        ("neutral", "s2", "craint que les rebelles ne préparent des attaques"),
        ("neutral", "s2", "des lettres des rebelles ont été trouvées"),
        (None, "s2", "une opération contre les voleurs a été filmée"),
        (None, "s2", "une menace de neige pèse sur la fête"),
    ],
    "en": [
        ("breach", "s2", "the Front cannot stop the rebels from acting"),
        ("breach", "s2", "the rebels are regrouping in the hills of the Front"),
        ("compliance", "s2", "the rebels are weakened"),
        ("compliance", "s1", "any member who lodges a stranger will be expelled"),
        ("contests", "s1", "if we sheltered them we would bring trouble on our villages"),
        ("contests", "s2", "is not aware of any link between the Front and the attacks"),
        ("neutral", "s2", "fears that the rebels are preparing attacks"),
        ("neutral", "s2", "letters from the rebels were found"),
        (None, "s2", "an operation against thieves was filmed"),
        (None, "s2", "a threat of snow hangs over the fair"),
    ],
}


@pytest.mark.parametrize("language", languages())
def test_what_is_said_of_a_party_that_is_to_hold_others_back(language: str) -> None:
    said, text = OF_OTHERS[language], HELD_BACK[language]
    words = content(text, language)
    fields = frozenset(field for field, _ in words.fields)
    party, other = frozenset({"Front"}), frozenset({"Côte", "Coast"})
    bound = Duty(asked(words), topics(text, language, other), party, other, prevents="prevents" in words.marks, fields=fields)
    reading = reading_of(language, [(bearing, "asserts", "positive", by, words) for bearing, by, words in said])
    found = {e.statement: e.bearing for e in evidence(bound, reading, Readable(reading))}
    assert found == {f"a{n}": bearing for n, (bearing, _, _) in enumerate(said, 1) if bearing}


OWN_VERBS = [
    ("fr", "de nettoyer la lagune et de ne pas déployer de missiles", {"nettoy": 1, "deploy": -1}),
    ("fr", "de cesser d'enrichir de l'uranium", {"enrich": -1}),
    ("en", "to clean the lagoon and not to deploy missiles", {"clean": 1, "deploy": -1}),
    ("en", "to stop dumping waste", {"dump": -1}),
]


@pytest.mark.parametrize(("language", "text", "found"), OWN_VERBS)
def test_a_commitments_own_verbs_count_where_the_lexicon_has_no_deed_for_them(language: str, text: str, found: dict[str, int]) -> None:
    assert verbs(text, language) == found


NOT_YET = [("fr", "le Front n'a toujours pas quitté la rive"), ("en", "the Front has still not left the bank")]


@pytest.mark.parametrize(("language", "text"), NOT_YET)
def test_still_not_says_of_no_stay(language: str, text: str) -> None:
    assert {(act.deed, act.sign) for act in content(text, language).acts if act.deed in {"stay", "withdraw"}} == {("withdraw", -1)}


NAMED_ONLY = [
    ("fr", "les pourparlers de paix ont repris", True),
    ("fr", "l'accord de retrait a été signé", True),
    ("fr", "la paix est revenue", False),
    ("en", "the peace talks resumed", True),
    ("en", "the withdrawal agreement was signed", True),
    ("en", "peace has returned", False),
]


@pytest.mark.parametrize(("language", "text", "only"), NAMED_ONLY)
def test_a_word_in_the_name_of_an_accord_tells_of_no_act(language: str, text: str, only: bool) -> None:
    assert all(act.titled for act in content(text, language).acts if act.deed in {"peace", "withdraw"}) is only


KEPT = [
    ("fr", "le Front n'a pas rompu ses liens avec les milices", 0),
    ("fr", "le Front a rompu l'accord sur ses liens avec les milices", -1),
    ("fr", "le Front a respecté la trêve", 1),
    ("en", "the Front never broke its ties with the militias", 0),
    ("en", "the Front broke the accord on ties with the militias", -1),
    ("en", "the Front has respected the truce", 1),
]


@pytest.mark.parametrize(("language", "text", "sign"), KEPT)
def test_a_word_is_kept_or_broken_and_not_a_tie(language: str, text: str, sign: int) -> None:
    assert content(text, language).honour == sign


def test_time_grows_with_the_length() -> None:
    seconds = {}
    for n in (50, 200):
        reading = reading_of("en", SAID["en"] * n)
        taken = []
        for _ in range(3):
            began = time.perf_counter()
            evidence(duty("en"), reading, Readable(reading))
            taken.append(time.perf_counter() - began)
        seconds[n] = min(taken)
    assert seconds[200] < 12 * max(seconds[50], 0.001)


@needs_pipelines
def test_many_promises_in_one_document_are_bounded() -> None:
    text = "\n".join(f"The mayor of town {n} pledged to reopen bridge {n}." for n in range(300))
    assert 1 <= len(analyse(document(text, "en")).commitments) <= 200
