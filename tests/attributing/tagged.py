"""The cases: sentences with tags in them, and what selon reads in the same sentences without.

`<q>` is a content, `<c>` its cue, `<s>` its source; a number joins those of one statement, none is the first. Tags of several
statements may cross. The same content tag twice is an interrupted content. No `<s>`: the text has no words for the source.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from selon.attributing import attributions
from selon.attributing.attribution import Attribution
from selon.languages import folder
from selon.parsing.pipeline import parse
from selon.records import Document, Role, Segment, Span

CASES = Path(__file__).parent / "cases"
LANGUAGES = tuple(sorted(path.stem for path in CASES.glob("*.yaml")))
TAG = re.compile(r"<(/?)([qcs])(\d*)>")
MANNER = ("form", "stance", "certainty", "polarity")
KEYS = frozenset({"rule", "text", "only", "xfail", "first", *MANNER})
NO_PIPELINE = [code for code in LANGUAGES if not (folder(code) / "pipeline" / "meta.json").is_file()]


@dataclass(frozen=True, slots=True)
class Expected:
    """One statement of a case; `manner` holds only what the case says of it, `within` the number of another."""

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    manner: dict[str, str]
    within: int | None


@dataclass(frozen=True, slots=True)
class Case:
    """A text that we wrote, without its tags, and its statements by number."""

    name: str
    rule: str
    language: str
    text: str
    statements: dict[int, Expected]
    first: Role
    only: str | None
    xfail: str | None


def untagged(tagged: str) -> tuple[str, dict[int, dict[str, list[Span]]]]:
    """The text without tags, and for each number the spans of each letter. ValueError where tags do not pair."""
    plain, end = "", 0
    opened: dict[tuple[str, int], int] = {}
    found: dict[int, dict[str, list[Span]]] = {}
    for tag in TAG.finditer(tagged):
        plain += tagged[end : tag.start()]
        end = tag.end()
        key = tag[2], int(tag[3] or 1)
        if not tag[1]:
            if key in opened:
                raise ValueError(f"{tag[0]} is open already: {tagged!r}")
            opened[key] = len(plain)
        elif key not in opened:
            raise ValueError(f"{tag[0]} was not opened: {tagged!r}")
        else:
            found.setdefault(key[1], {}).setdefault(key[0], []).append((opened.pop(key), len(plain)))
    if opened:
        raise ValueError(f"{sorted(opened)} are not closed: {tagged!r}")
    return plain + tagged[end:], found


def cases(language: str) -> list[Case]:
    """The cases of a language, in order. ValueError for a key, a tag or a number that means nothing."""
    rows = yaml.safe_load((CASES / f"{language}.yaml").read_text(encoding="utf-8"))
    seen: dict[str, int] = {}
    found = []
    for row in rows:
        rule = row["rule"]
        seen[rule] = seen.get(rule, 0) + 1
        found.append(_case(row, language, rule if seen[rule] == 1 else f"{rule} ({seen[rule]})"))
    return found


def _case(row: dict[Any, Any], language: str, name: str) -> Case:
    text, marks = untagged(row["text"])
    unknown = {key for key in row if key not in KEYS and key not in marks}
    if unknown:
        raise ValueError(f"{language}, {name}: what is {sorted(map(str, unknown))}?")
    shared = {key: row[key] for key in MANNER if key in row}
    statements = {n: _expected(spans, {**shared, **row.get(n, {})}) for n, spans in sorted(marks.items())}
    return Case(name, row["rule"], language, text, statements, row.get("first", "body"), row.get("only"), row.get("xfail"))


def _expected(spans: dict[str, list[Span]], said: dict[str, Any]) -> Expected:
    one = {letter: places[0] for letter, places in spans.items()}
    manner = {key: said[key] for key in MANNER if key in said}
    return Expected(tuple(spans["q"]), one.get("c"), one.get("s"), manner, said.get("within"))


def document(case: Case) -> Document:
    """The case as a document: each line a paragraph, the first in the role that the case gives it."""
    segments, at = [], 0
    for n, line in enumerate(case.text.split("\n")):
        role: Role = case.first if n == 0 else "body"
        if line.strip():
            segments.append(Segment(at, at + len(line), role))
        at += len(line) + 1
    return Document("case", "", "", "text/plain", case.text, case.language, segments=tuple(segments))


def faults(case: Case) -> list[str]:
    """What selon reads otherwise than the case says, shortly; [] where it reads it rightly."""
    found = attributions(parse(document(case)))
    met = {n: _met(wanted, found) for n, wanted in case.statements.items()}
    told = [f"{n} is missed" for n, k in met.items() if k is None]
    for n, k in met.items():
        if k is not None:
            told.extend(f"{what} of {n}" for what in _differences(case.statements[n], found[k], met, found))
    spurious = len(found) - len({k for k in met.values() if k is not None})
    return told + ([f"{spurious} too many"] if spurious else [])


def _met(wanted: Expected, found: list[Attribution]) -> int | None:
    """The attribution with the same cue; of those without a cue, with the content nearest to it."""
    rivals = [k for k, one in enumerate(found) if one.cue == wanted.cue or (one.cue and wanted.cue and _shared([one.cue], [wanted.cue]))]
    rivals = [k for k in rivals if _shared(found[k].content, wanted.content)]
    return max(rivals, key=lambda k: _shared(found[k].content, wanted.content), default=None)


def _shared(a: tuple[Span, ...] | list[Span], b: tuple[Span, ...] | list[Span]) -> int:
    return sum(max(0, min(e, f) - max(s, t)) for s, e in a for t, f in b)


def _differences(wanted: Expected, one: Attribution, met: dict[int, int | None], found: list[Attribution]) -> list[str]:
    told = []
    if one.content != wanted.content:
        told.append("content")
    if one.cue != wanted.cue:
        told.append("cue")
    if one.source != wanted.source:
        told.append("source")
    told += [f"{key} ({getattr(one, key)})" for key, value in wanted.manner.items() if getattr(one, key) != value]
    outer = met.get(wanted.within) if wanted.within is not None else None
    if one.within != outer:
        told.append("nesting")
    return told


def reading(case: Case) -> str:
    """What selon reads, in the notation of the cases: to see a fault at a glance."""
    found = attributions(parse(document(case)))
    tags: list[tuple[int, int, str]] = []
    for n, one in enumerate(found, 1):
        spans = [("q", span) for span in one.content] + [(k, s) for k, s in (("c", one.cue), ("s", one.source)) if s]
        for letter, (start, end) in spans:
            tags += [(start, 1, f"<{letter}{n}>"), (end, 0, f"</{letter}{n}>")]
    text = case.text
    for at, _, tag in sorted(tags, reverse=True):
        text = text[:at] + tag + text[at:]
    return text
