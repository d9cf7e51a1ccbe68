"""The invented case in `examples/`: its gold parses, keeps to the guidelines, and every span is words of its report.

Spans are words, with white space as it may be; `A ... B` is the shortest stretch from A to B, and `before [[words]] after` picks
one of several twins. A web page is searched as its visible text, so that nothing here depends on how selon reads a page.
"""

from __future__ import annotations

import copy
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from resiliparse.extract.html2text import extract_plain_text

from selon import records

EXAMPLES = Path(__file__).parents[2] / "examples"
GOLD = EXAMPLES / "gold"
REPORTS = {p.stem: p for p in sorted(EXAMPLES.iterdir()) if p.suffix in {".txt", ".html"}}
EXTRAS = sorted(p.name.removesuffix(".extra.yaml") for p in GOLD.glob("*.extra.yaml"))
DATE = r"\d{4}(?:-\d\d){0,2}~?"
EDTF = re.compile(rf"{DATE}(?:T\d\d:\d\d)?|(?:{DATE}|\.\.)/(?:{DATE}|\.\.)|\{{{DATE}(?:,{DATE})+\}}")
BODY_WORDS = range(250, 601)
CASE_NAMES = re.compile(r"\d\d-[\w-]+:[as]\d+")
FIELDS = {
    "form": get_args(records.Form),
    "stance": get_args(records.Stance),
    "certainty": get_args(records.Certainty),
    "polarity": get_args(records.Polarity),
}

Yaml = dict[str, Any]


@cache
def load(name: str) -> Yaml:
    """A file of the gold. Shared: not to be changed by who asks."""
    loaded: Yaml = yaml.load((GOLD / name).read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return loaded


@cache
def declared() -> list[Yaml]:
    """The commitments as `commitments.toml` declares them."""
    commitments: list[Yaml] = tomllib.loads((EXAMPLES / "commitments.toml").read_text(encoding="utf-8"))["commitment"]
    return commitments


def visible(path: Path) -> str:
    """What a person sees of the file: the text itself, or the page without its mark-up."""
    text = path.read_bytes().decode("utf-8")
    if path.suffix == ".txt":
        return text
    # without its images' alternative texts resiliparse leaves out whole figures, captions too
    return extract_plain_text(text, preserve_formatting=True, list_bullets=False, alt_texts=True)


def loose(words: str) -> str:
    """A pattern for these words with any white space between them, whole words only."""
    core = r"\s+".join(re.escape(word) for word in words.split())
    return (r"(?<!\w)" if re.match(r"\w", words) else "") + core + (r"(?!\w)" if re.search(r"\w$", words) else "")


def find(text: str, words: str, after: int = 0) -> tuple[int, int] | None:
    """Where the words stand, from `after` on; None if nowhere."""
    if "[[" in words:
        before, inside, behind = re.split(r"\[\[|\]\]", words)
        found = re.compile(f"{re.escape(before)}({re.escape(inside)}){re.escape(behind)}").search(text, after)
        return found.span(1) if found else None
    first, _, last = words.partition(" ... ")
    found = re.compile(loose(first)).search(text, after)
    if found is None or not last:
        return found.span() if found else None
    end = re.compile(loose(last)).search(text, found.end())
    return (found.start(), end.end()) if end else None


def stretches(statements: list[Yaml], text: str) -> dict[str, list[tuple[int, int] | None]]:
    """Where each content stands, in reading order: a nested one from the beginning of its outer one on."""
    found: dict[str, list[tuple[int, int] | None]] = {}
    last = 0
    for statement in statements:
        outer = found.get(statement["within"], [None])[0]
        at, spans = outer[0] if outer else last, []
        for words in statement["content"]:
            spans.append(find(text, words, at))
            at = spans[-1][1] if spans[-1] else at
        found[statement["id"]] = spans
        last = max(last, spans[0][0] if spans[0] else 0)
    return found


def span_faults(statements: list[Yaml], text: str) -> list[str]:
    """Content stands in reading order, its spans too; cue and source stand somewhere."""
    found = stretches(statements, text)
    faults = [f"{key}: content not in the text in reading order" for key, spans in found.items() if None in spans]
    for statement in statements:
        for field in ("cue", "source"):
            if statement[field] and find(text, statement[field]) is None:
                faults.append(f"{statement['id']}: {field} not in the text: {statement[field]}")
    return faults


def field_faults(statement: Yaml, sources: Yaml, before: set[str], known: set[str]) -> list[str]:
    name = statement["id"]
    faults = [f"{name}: {field} is {statement.get(field)}" for field, allowed in FIELDS.items() if statement.get(field) not in allowed]
    if statement["by"] not in sources:
        faults.append(f"{name}: by names no source")
    if statement["within"] is not None and statement["within"] not in before:
        faults.append(f"{name}: within names no earlier statement")
    faults += [f"{name}: about names no other statement: {other}" for other in statement["about"] if other not in known - {name}]
    return faults


def source_faults(sources: Yaml, statements: list[Yaml]) -> list[str]:
    spoken = {s["by"] for s in statements}
    faults = [f"{key}: type is {s.get('type')}" for key, s in sources.items() if s.get("type") not in get_args(records.SourceType)]
    faults += [f"{key}: named is not yes or no" for key, s in sources.items() if not isinstance(s.get("named"), bool)]
    return faults + [f"{key}: says nothing" for key in sources if key not in spoken]


def faults_of(gold: Yaml, text: str) -> list[str]:
    """All that is wrong with a gold file, one line each."""
    sources, statements = gold["sources"], gold["statements"]
    known: set[str] = {s["id"] for s in statements}
    faults = source_faults(sources, statements) + span_faults(statements, text)
    before: set[str] = set()
    for statement in statements:
        if statement["id"] in before:
            faults.append(f"{statement['id']}: the id stands twice")
        faults += field_faults(statement, sources, before, known)
        before.add(statement["id"])
    return faults


CASE = load("case.yaml")


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {name: visible(path) for name, path in REPORTS.items()}


def test_every_report_has_its_gold_and_its_line_in_the_readme() -> None:
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    golds = {p.stem for p in GOLD.glob("*.yaml") if not p.name.endswith(".extra.yaml") and p.stem != "case"}
    named = set(re.findall(r"`(\d\d-[\w-]+\.(?:txt|html))`", readme))
    assert golds == set(REPORTS)
    assert named == {p.name for p in REPORTS.values()}
    assert len(REPORTS) == len(CASE["documents"])


@pytest.mark.parametrize("name", REPORTS)
def test_gold_keeps_to_the_guidelines(name: str, texts: dict[str, str]) -> None:
    gold = load(f"{name}.yaml")
    assert gold["article"]["language"] in {"fr", "en"}
    assert faults_of(gold, texts[name]) == []


@pytest.mark.parametrize("name", REPORTS)
def test_report_is_of_a_readable_length(name: str, texts: dict[str, str]) -> None:
    spans = [s for found in stretches(load(f"{name}.yaml")["statements"], texts[name]).values() for s in found if s]
    body = texts[name][min(s[0] for s in spans) : max(s[1] for s in spans)]
    assert len(body.split()) in BODY_WORDS


BROKEN = [
    ("content", ["words that stand nowhere"], "content not in the text"),
    ("cue", "a murmuré", "cue not in the text"),
    ("source", "le roi", "source not in the text"),
    ("by", "s99", "by names no source"),
    ("stance", "suggests", "stance is suggests"),
    ("certainty", "sure", "certainty is sure"),
    ("within", "a24", "within names no earlier statement"),
    ("about", ["a99"], "about names no other statement"),
    ("id", "a1", "the id stands twice"),
]


@pytest.mark.parametrize(("field", "value", "expected"), BROKEN)
def test_a_broken_gold_is_refused(field: str, value: object, expected: str, texts: dict[str, str]) -> None:
    gold = copy.deepcopy(load("01-depeche-accord.yaml"))
    gold["statements"][4][field] = value
    assert any(expected in fault for fault in faults_of(gold, texts["01-depeche-accord"]))


def test_statements_out_of_order_are_refused(texts: dict[str, str]) -> None:
    gold = load("02-convoy-officials.yaml")
    turned = {**gold, "statements": gold["statements"][::-1]}
    assert any("reading order" in fault for fault in faults_of(turned, texts["02-convoy-officials"]))


def test_markup_and_metadata_are_not_visible(texts: dict[str, str]) -> None:
    page = texts["05-rapport-du-conseil"]
    assert "NewsMediaOrganization" not in page
    assert "&nbsp;" not in page


# --- the other layers


def items(extra: Yaml, *layers: str) -> list[Yaml]:
    return [item for layer in layers for item in extra.get(layer) or []]


def places(extra: Yaml) -> list[str]:
    """Every stretch of words that the layers point at."""
    at = [i["at"] for i in items(extra, "noise", "dates", "events", "relations", "commitments", "repairs")]
    at += [i["in"] for i in items(extra, "noise", "dates", "repairs") if "in" in i]
    at += [words for entity in items(extra, "entities") for words in entity["mentions"] + [f["at"] for f in entity["facts"]]]
    return [*at, extra["headline"]["at"]]


def references(extra: Yaml) -> list[str]:
    """Every statement that the layers name; the article's own voice is called `article`."""
    holders = items(extra, "events", "relations") + [f for e in items(extra, "entities") for f in e["facts"]]
    named = [ref for h in holders for key in ("stated_by", "contested_by") for ref in h.get(key, [])]
    for commitment in items(extra, "commitments"):
        named += [commitment["statement"]] if commitment["statement"] else []
        named += [e["statement"] for e in commitment["evidence"]]
    return [ref for ref in named if ref != "article"]


@pytest.mark.parametrize("name", EXTRAS)
def test_layers_point_at_words_of_the_report(name: str, texts: dict[str, str]) -> None:
    extra = load(f"{name}.extra.yaml")
    assert [words for words in places(extra) if find(texts[name], words) is None] == []
    assert [i["in"] for i in items(extra, "noise", "dates", "repairs") if "in" in i and find(i["in"], i["at"]) is None] == []


@pytest.mark.parametrize("name", EXTRAS)
def test_layers_name_statements_of_the_report(name: str) -> None:
    known = {s["id"] for s in load(f"{name}.yaml")["statements"]}
    assert [ref for ref in references(load(f"{name}.extra.yaml")) if ref not in known] == []


@pytest.mark.parametrize("name", EXTRAS)
def test_layers_use_the_allowed_values(name: str) -> None:
    extra = load(f"{name}.extra.yaml")
    assert {i["role"] for i in items(extra, "noise")} <= set(get_args(records.Role))
    assert {i["type"] for i in items(extra, "events")} <= {*get_args(records.EventType), None}
    assert {i["anchor"] for i in items(extra, "dates")} <= {"absolute", "publication", "narrative"}
    values = [i["value"] for i in items(extra, "dates")] + [i["when"] for i in items(extra, "events", "commitments")]
    assert [v for v in values if v is not None and not EDTF.fullmatch(v)] == []
    bearings = {e["bearing"] for c in items(extra, "commitments") for e in c["evidence"]}
    assert bearings <= set(get_args(records.Bearing))


@pytest.mark.parametrize("name", EXTRAS)
def test_no_statement_is_taken_from_around_the_article(name: str, texts: dict[str, str]) -> None:
    """None lies in another story's headline, in navigation or in a reader's comment."""
    found = stretches(load(f"{name}.yaml")["statements"], texts[name])
    for noise in items(load(f"{name}.extra.yaml"), "noise"):
        span = find(texts[name], noise["at"])
        if span and noise["role"] in {"related_headline", "navigation"}:
            inside = [key for key, spans in found.items() for s in spans if s and s[0] < span[1] and span[0] < s[1]]
            assert inside == [], noise["at"]


# --- across the documents


def statement(reference: str) -> Yaml | None:
    """DOCUMENT:ID as the statement it names; None if it names none."""
    name, _, key = reference.partition(":")
    return next((s for s in load(f"{name}.yaml")["statements"] if s["id"] == key), None) if name in REPORTS else None


def strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [s for v in value.values() for s in strings(v)]
    if isinstance(value, list):
        return [s for v in value for s in strings(v)]
    return [value] if isinstance(value, str) else []


def test_case_describes_the_reports() -> None:
    assert set(CASE["documents"]) == set(REPORTS)
    for name, document in CASE["documents"].items():
        article = load(f"{name}.yaml")["article"]
        assert document["file"] == REPORTS[name].name
        assert (document["language"], document["publisher"]) == (article["language"], article["publisher"])
        assert document["published"] == str(article["published"])


def test_case_names_statements_and_sources_that_there_are() -> None:
    named = [s for s in strings(CASE) if CASE_NAMES.fullmatch(s)]
    assert {s.split(":")[0] for s in named} == set(REPORTS)
    assert [s for s in named if ":a" in s and statement(s) is None] == []
    sources = [s.split(":") for s in named if ":s" in s]
    assert [s for s in sources if s[1] not in load(f"{s[0]}.yaml")["sources"]] == []


def test_no_voice_is_both_joined_and_kept_apart() -> None:
    joined = [key for voice in CASE["voices"] for key in voice["sources"]]
    assert len(joined) == len(set(joined))
    for pair in CASE["apart"]:
        assert not any(set(pair["sources"]) <= set(voice["sources"]) for voice in CASE["voices"])
    for voice in CASE["voices"]:
        named = {load(f"{k.split(':')[0]}.yaml")["sources"][k.split(":")[1]]["named"] for k in voice["sources"]}
        assert named == {voice["named"]}


def test_claims_count_documents_and_origins() -> None:
    origin = {copy_["document"]: group["origin"] for group in CASE["origins"] for copy_ in group["copies"]}
    for claim in CASE["claims"]:
        documents = {s.split(":")[0] for s in claim["statements"]}
        assert claim["documents"] == len(documents)
        if claim["id"] != "k4":  # 06 has it from 05 and says so: a citation, not a copy
            assert claim["origins"] == len({origin.get(d, d) for d in documents})


def test_evidence_bears_on_a_declared_commitment() -> None:
    assert [c["id"] for c in declared()] == [c["id"] for c in CASE["commitments"]]
    for commitment in CASE["commitments"]:
        bearings = {e["bearing"] for e in commitment["evidence"]}
        assert bearings <= set(get_args(records.Bearing))
        assert {"breach", "compliance"} <= bearings or commitment["id"] == "querance-4-arms"


def test_declared_commitments_quote_a_report(texts: dict[str, str]) -> None:
    for commitment in declared():
        assert any(find(text, commitment["text"]) for text in texts.values()), commitment["id"]
        assert {"id", "title", "by", "text", "since", "words"} <= set(commitment)
        assert commitment["since"] <= commitment.get("until", "9999")
        for language in ("fr", "en"):
            bodies = " ".join(t for n, t in texts.items() if CASE["documents"][n]["language"] == language).lower()
            assert any(word.lower() in bodies for word in commitment["words"][language]), commitment["id"]


def test_the_translation_strengthens_just_the_listed_hedges() -> None:
    listed = {(p["original"].split(":")[1], p["from"], p["to"]) for p in CASE["strengthened"]}
    pairs = zip(load("02-convoy-officials.yaml")["statements"], load("03-traduction-convoi.yaml")["statements"], strict=True)
    found = {(a["id"], a["certainty"], b["certainty"]) for a, b in pairs if a["certainty"] != b["certainty"]}
    assert found == listed


def test_the_republication_is_word_for_word(texts: dict[str, str]) -> None:
    original, copied = load("02-convoy-officials.yaml"), load("04-republished-convoy.yaml")
    assert copied["statements"] == original["statements"]
    at = 0
    for paragraph in texts["02-convoy-officials"].strip().split("\n\n")[2:]:
        span = find(texts["04-republished-convoy"], paragraph, at)
        assert span is not None, paragraph
        at = span[1]


def test_forecasts_fall_due_after_they_are_made() -> None:
    for forecast in CASE["forecasts"]:
        made = CASE["documents"][forecast["statement"].split(":")[0]]["published"]
        assert made < forecast["horizon"]
        found = statement(forecast["statement"])
        assert found is not None and found["stance"] == "predicts"
