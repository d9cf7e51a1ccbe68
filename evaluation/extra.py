"""Measure the layers beside the statements: `python -m evaluation.extra [CORPUS...]`. Without a name: all.

times      found by overlap, one to one; of those the share with the right value
events     the trigger overlaps the words of the gold; of those the share with the right type (where gold has one, and at
           all), day, place and participants
relations  the two parties, in their order (in any order where the relation goes both ways); then their names too
roles      the characters that are read, or not read, as the gold says

The corpora are the seed's `.extra.yaml` (from `$SELON_DATA`, or `../shared/data`), `examples/gold`, and what was invented for it in
`evaluation/invented`: sentences for relations, and short articles.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from evaluation.corpora import REPOSITORY, Missing, data_folder
from selon.records import READ, Document, Reading, Span

BOTH_WAYS = frozenset(
    {
        "in_contact_with",
        "close_ties_with",
        "ties_with",
        "family_ties_with",
        "close_to",
        "linked_to",
        "also_known_as",
        "spouse_of",
        "sibling_of",
        "relative_of",
        "ally_of",
    }
)
SAME_NAME = {
    "sheltered": "shelters",
    "trained": "trains",
    "close_to": "close_ties_with",
    "commander_in": "leads",
    "perpetrated": "perpetrated",
}
SMALL = frozenset(
    [
        "le",
        "la",
        "les",
        "l",
        "un",
        "une",
        "des",
        "de",
        "du",
        "d",
        "the",
        "a",
        "an",
        "of",
        "s",
        "leur",
        "leurs",
        "son",
        "sa",
        "ses",
        "its",
        "his",
        "her",
        "their",
    ]
)
AROUND = 40
INVENTED = REPOSITORY / "evaluation" / "invented"
Yaml = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Annotated:
    """One article with its gold of the other layers; `names` are all forms of each gold entity."""

    name: str
    document: Document
    extra: Yaml
    names: dict[str, frozenset[str]]


@dataclass(slots=True)
class Counts:
    """How many there are, were found and matched, and how many of the matched have which field right (of how many)."""

    gold: int = 0
    found: int = 0
    matched: int = 0
    right: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def rates(self) -> tuple[float, float, float]:
        precision, recall = self.matched / max(self.found, 1), self.matched / max(self.gold, 1)
        return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)

    def share(self, name: str) -> float:
        return self.right[name] / max(self.of[name], 1)


Layers = dict[str, Counts]


# --- the articles


def seed() -> Iterator[Annotated]:
    """The seed's article, told its language and date as its annotators were."""
    place = data_folder() / "attribution" / "seed"
    for notes in sorted(place.glob("*.extra.yaml")):
        path = notes.with_name(notes.name.replace(".extra.yaml", ".txt"))
        yield _annotated(path, notes, path.with_suffix(".yaml"))


def examples() -> Iterator[Annotated]:
    """The invented case."""
    folder = REPOSITORY / "examples"
    for path in sorted(p for p in folder.iterdir() if p.suffix in {".txt", ".html"}):
        notes = folder / "gold" / f"{path.stem}.extra.yaml"
        if notes.is_file():
            yield _annotated(path, notes, folder / "gold" / f"{path.stem}.yaml")


def sentences() -> Iterator[Annotated]:
    """Invented sentences that say how two parties stand to each other, each read alone behind its language's context."""
    for path in sorted(INVENTED.glob("relations.*.yaml")):
        table, language = yaml.safe_load(path.read_text(encoding="utf-8")), path.suffixes[0][1:]
        for n, case in enumerate(table["cases"], 1):
            wanted = [_said(line) for line in case["relations"]]
            yield _invented(f"{language} {n}", f"{table['context']}\n\n{case['text']}", language, None, {"relations": wanted})


def _said(line: str) -> Yaml:
    """ "A relation B", and "not" where it is said not to be so."""
    said, negated = line.removesuffix(" not"), line.endswith(" not")
    a, relation, b = re.split(f" ({'|'.join(sorted(_relations(), key=len, reverse=True))}) ", said)
    return {"a": a, "relation": relation, "b": b, "negated": negated, "at": line}


@cache
def _relations() -> frozenset[str]:
    from selon.languages import languages, lexicon

    return (
        frozenset(name for language in languages() for name in lexicon(language, "relations")["relations"])
        | {"national_of", "party_to"}
        | BOTH_WAYS
    )


def articles() -> Iterator[Annotated]:
    """Invented short articles, with the times, events and relations that a reader finds in them."""
    for path in sorted(INVENTED.glob("articles.*.yaml")):
        for n, case in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), 1):
            yield _invented(f"{path.suffixes[0][1:]} {n}", case["text"], path.suffixes[0][1:], str(case["published"]), case)


def _invented(name: str, text: str, language: str, published: str | None, extra: Yaml) -> Annotated:
    from selon.reading import read_bytes

    document = read_bytes(text.encode(), f"{name}.txt", language=language, published=published)
    names = {e["name"]: frozenset(map(folded, (e["name"], *e.get("mentions", ())))) for e in extra.get("entities") or ()}
    return Annotated(name, document, extra, names)


CORPORA: dict[str, Callable[[], Iterator[Annotated]]] = {"seed": seed, "examples": examples, "sentences": sentences, "articles": articles}


def _annotated(path: Path, notes: Path, statements: Path) -> Annotated:
    from selon.reading import read_path

    extra = yaml.safe_load(notes.read_text(encoding="utf-8"))
    about = yaml.safe_load(statements.read_text(encoding="utf-8"))["article"]
    published = str(about["published"]) if about.get("published") else None
    document = read_path(path, language=about["language"], published=published)
    names = {e["name"]: frozenset(map(folded, (e["name"], *e["mentions"]))) for e in extra.get("entities") or ()}
    return Annotated(path.stem, document, extra, names)


def place(text: str, at: str, within: str | None = None) -> Span | None:
    """Where the words of the gold stand: "A ... B" from A to B, inside the words around them; None if nowhere."""
    start, end = 0, len(text)
    if within is not None and (around := _search(text, within, 0, end)):
        start, end = around
    first, gap, last = at.partition(" ... ")
    found = _search(text, first, start, end) or _search(text, first, 0, len(text))
    if found is None or not gap:
        return found
    closing = _search(text, last, found[1], len(text))
    return (found[0], closing[1]) if closing else found


def _search(text: str, words: str, start: int, end: int) -> Span | None:
    spaced = r"\s+".join(map(re.escape, words.split()))
    left, right = (r"(?<!\w)" if re.match(r"\w", words) else ""), (r"(?!\w)" if re.search(r"\w$", words) else "")
    found = re.compile(left + spaced + right).search(text, start, end)
    return found.span() if found else None


# --- names


def folded(name: str) -> str:
    """A name for comparing: small letters without accents, articles or what stands in brackets."""
    from selon.resolving.folding import parts

    return " ".join(word for word in parts(re.sub(r"\([^)]*\)", " ", name)) if word not in SMALL)


def forms(key: str, reading: Reading) -> frozenset[str]:
    """All forms of whom an id or words stand for."""
    text = reading.document.text
    for entity in reading.entities:
        if entity.id == key:
            return frozenset(map(folded, (entity.name, *(text[a:b] for a, b in entity.mentions))))
    source = reading.sources.get(key)
    if source is not None:
        return frozenset(map(folded, (source.name, *(text[a:b] for a, b in source.mentions))))
    return frozenset({folded(key)})


def same(gold: str, key: str, article: Annotated, reading: Reading) -> bool:
    """Whether a name of the gold and what was found may stand for the same: a form is the same, or all of another."""
    wanted = article.names.get(gold, frozenset({folded(gold)}))
    return any(_alike(a, b) for a in wanted if a for b in forms(key, reading) if b)


def _alike(a: str, b: str) -> bool:
    if a == b or {a, a + "s"} & {b, b + "s"}:
        return True
    small, large = sorted((set(a.split()), set(b.split())), key=len)
    return small <= large and (len(small) > 1 or len(next(iter(small))) > 3)


# --- counting


def pairs(gold: Sequence[Span | None], found: Sequence[Span]) -> list[tuple[int, int]]:
    """One-to-one pairs of overlapping spans, the gold's shortest first so that a clause leaves its words to others."""
    order = sorted((i for i, span in enumerate(gold) if span is not None), key=lambda i: (_size(gold[i]), i))
    taken: set[int] = set()
    out = []
    for i in order:
        span = gold[i]
        assert span is not None
        best = max(
            (j for j in range(len(found)) if j not in taken and _shared(span, found[j]) > 0),
            key=lambda j: _shared(span, found[j]),
            default=None,
        )
        if best is not None:
            taken.add(best)
            out.append((i, best))
    return out


def _size(span: Span | None) -> int:
    return span[1] - span[0] if span else 0


def _shared(a: Span, b: Span) -> int:
    return min(a[1], b[1]) - max(a[0], b[0])


def count_times(counts: Counts, article: Annotated, reading: Reading) -> None:
    gold = article.extra["dates"]
    spans = [place(article.document.text, d["at"], d.get("in")) for d in gold]
    inside = [(d, s) for d, s in zip(gold, spans, strict=True) if s is not None]
    met = pairs([s for _, s in inside], [(t.start, t.end) for t in reading.times])
    _add(counts, len(inside), len(reading.times), len(met))
    for i, j in met:
        _check(counts, "value", inside[i][0]["value"] == reading.times[j].value)


def count_events(counts: Counts, article: Annotated, reading: Reading) -> None:
    gold, text = article.extra["events"], article.document.text
    spans = [place(text, e["at"]) for e in gold]
    met = _best(gold, spans, reading)
    _add(counts, len(gold), len(reading.events), len(met))
    for i, j in met:
        wanted, event = gold[i], reading.events[j]
        _check(counts, "type", wanted["type"] == event.type)
        _check(counts, "when", wanted["when"] == event.when)
        if wanted["where"] or event.where:
            _check(
                counts,
                "where",
                _set(([wanted["where"]] if wanted["where"] else []), [event.where] if event.where else [], article, reading),
            )
        for name, found in (("who", event.who), ("target", event.target)):
            if wanted[name] or found:
                _check(counts, name, _set(wanted[name], found, article, reading))
        if wanted["type"] != event.type:
            counts.errors.append(f"type      {_shown(article, event.trigger)}  {event.type}, not {wanted['type']}")
    done = {i for i, _ in met}, {j for _, j in met}
    counts.errors += [f"missed    {article.name}: {e['type']} {e['at']}" for i, e in enumerate(gold) if i not in done[0]]
    counts.errors += [
        f"spurious  {_shown(article, e.trigger)}  {e.type} {e.status}" for j, e in enumerate(reading.events) if j not in done[1]
    ]


def _best(gold: Sequence[Yaml], spans: Sequence[Span | None], reading: Reading) -> list[tuple[int, int]]:
    """Overlapping pairs, those of the same type first."""
    found = [e.trigger for e in reading.events]
    first = [(i, j) for i, j in pairs(spans, found) if gold[i]["type"] == reading.events[j].type]
    left = [None if any(i == k for k, _ in first) else s for i, s in enumerate(spans)]
    free = [j for j in range(len(found)) if all(j != k for _, k in first)]
    return first + [(i, free[j]) for i, j in pairs(left, [found[j] for j in free])]


def _set(wanted: Sequence[str], found: Sequence[str], article: Annotated, reading: Reading) -> bool:
    """Whether the same are named: every one of the gold, and nobody else."""
    return all(any(same(w, f, article, reading) for f in found) for w in wanted) and all(
        any(same(w, f, article, reading) for w in wanted) for f in found
    )


def count_relations(counts: Counts, article: Annotated, reading: Reading) -> None:
    gold = article.extra["relations"]
    free = list(range(len(reading.relations)))
    met: list[tuple[int, int]] = []
    for exact in (True, False):
        for i, wanted in enumerate(gold):
            if any(i == k for k, _ in met):
                continue
            j = next((j for j in free if _same_pair(wanted, j, article, reading) and (not exact or _same_name(wanted, j, reading))), None)
            if j is not None:
                free.remove(j)
                met.append((i, j))
    named = [(i, j) for i, j in met if _same_name(gold[i], j, reading)]
    _add(counts, len(gold), len(reading.relations), len(named))
    counts.of["pair"] += len(gold)
    counts.right["pair"] += len(met)
    for i, j in named:
        _check(counts, "negated", bool(gold[i].get("negated")) == reading.relations[j].negated)
    done = {i for i, _ in named}, {j for _, j in named}
    counts.errors += [
        f"missed    {article.name}: {r['a']} {r['relation']} {r['b']}: {r['at']}" for i, r in enumerate(gold) if i not in done[0]
    ]
    for j, r in enumerate(reading.relations):
        if j not in done[1]:
            a, b = (min(forms(key, reading), key=len) for key in (r.a, r.b))
            counts.errors.append(f"spurious  {_shown(article, r.at)}  {a} {r.relation} {b}")


def _same_pair(wanted: Yaml, j: int, article: Annotated, reading: Reading) -> bool:
    found = reading.relations[j]
    straight = same(wanted["a"], found.a, article, reading) and same(wanted["b"], found.b, article, reading)
    if straight or wanted["relation"] not in BOTH_WAYS:
        return straight
    return same(wanted["a"], found.b, article, reading) and same(wanted["b"], found.a, article, reading)


def _same_name(wanted: Yaml, j: int, reading: Reading) -> bool:
    name = wanted["relation"]
    found = reading.relations[j].relation
    return SAME_NAME.get(name, name) == SAME_NAME.get(found, found)


def count_roles(counts: Counts, article: Annotated, reading: Reading) -> None:
    """Characters, white space aside, that are read where the gold has them for the article's own words, and the other way round."""
    text = article.document.text
    noise = [(s, n["role"]) for n in article.extra.get("noise") or () if (s := place(text, n["at"], n.get("in")))]
    wanted, found = [True] * len(text), [False] * len(text)
    for (start, end), role in noise:
        wanted[start:end] = [role in READ] * (end - start)
    for segment in reading.document.segments:
        found[segment.start : segment.end] = [segment.role in READ] * (segment.end - segment.start)
    counted = [i for i, c in enumerate(text) if not c.isspace()]
    counts.of["characters"] += len(counted)
    counts.right["characters"] += sum(wanted[i] == found[i] for i in counted)


def _add(counts: Counts, gold: int, found: int, matched: int) -> None:
    counts.gold += gold
    counts.found += found
    counts.matched += matched


def _check(counts: Counts, name: str, right: bool) -> None:
    counts.of[name] += 1
    counts.right[name] += right


def _shown(article: Annotated, span: Span) -> str:
    whole = article.document.text
    around = f"{whole[max(0, span[0] - AROUND) : span[0]]}[[{whole[span[0] : span[1]]}]]{whole[span[1] : span[1] + AROUND]}"
    return f"{article.name}: {' '.join(around.split())}"


# --- the whole


def measured(articles: Iterable[Annotated]) -> Layers:
    """The figures over some articles, each analysed once."""
    from selon.analysis import analyse

    layers = {name: Counts() for name in ("times", "events", "relations", "roles")}
    for article in articles:
        reading = analyse(article.document)
        for key, layer, count in (
            ("dates", "times", count_times),
            ("events", "events", count_events),
            ("relations", "relations", count_relations),
        ):
            if key in article.extra:  # a layer that a file lacks was not annotated there
                count(layers[layer], article, reading)
        count_roles(layers["roles"], article, reading)
    return layers


def lines(layers: Layers) -> Iterator[str]:
    """The figures, to print."""
    for name, counts in layers.items():
        said = f"{name:<10}"
        if counts.gold or counts.found:
            precision, recall, f1 = counts.rates()
            said += f" {counts.gold:>3} gold {counts.found:>3} found  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f} "
        yield said + "".join(f" {field} {counts.share(field):.3f}" for field in counts.of)


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where everything was measured; 1, with a line, where a corpus is not there."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.extra", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus", nargs="*", choices=[*CORPORA, []], help="seed, examples, sentences or articles")
    parser.add_argument("--errors", action="store_true", help="print what was missed, spurious, or of another type")
    options = parser.parse_args(arguments)
    status = 0
    for corpus in options.corpus or CORPORA:
        try:
            layers = measured(CORPORA[corpus]())
        except (Missing, FileNotFoundError) as missing:
            print(f"{corpus}: skipped: {missing}", file=sys.stderr)
            status = 1
            continue
        print(f"{corpus}:")
        print("\n".join(lines(layers)), flush=True)
        if options.errors:
            print("\n".join(f"  {error}" for counts in layers.values() for error in counts.errors))
    return status


if __name__ == "__main__":
    sys.exit(main())
