"""Measure the commitments and the evidence on them: `python -m evaluation.commitments [seed|examples]`. Without a name: both.

found      commitments of the gold that one of selon's overlaps, each with the best
by, to     of those, the share with the right party (where the gold names one)
bearing    of the statements that the gold lists with a bearing, the share with the same one; a statement that selon did not
           find, or sees no bearing in, is wrong
macro      the mean F1 of the four bearings over the listed statements, each commitment's apart
put        how many statements selon puts forward that the gold does not list, and the share of those that it does

Each twice: with the statements that selon finds, and (`given`) with the gold's own, which leaves what is due to commitments alone.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, get_args

import yaml

from evaluation.corpora import REPOSITORY, Missing, data_folder
from evaluation.extra import CORPORA, Annotated, folded, place
from selon.records import Bearing, Commitment, Reading, Source, Span, Statement

Yaml = dict[str, Any]
BEARINGS: tuple[Bearing, ...] = get_args(Bearing)
ENOUGH = 0.5  # of the characters of two contents, for them to be one statement
NOTHING = "nothing"


@dataclass(slots=True)
class Tally:
    """`pairs` counts (the gold's bearing, selon's); `where` which gold statements selon has not found at all."""

    gold: int = 0
    found: int = 0
    made: int = 0
    right: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    unfound: int = 0
    put: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def bearing(self) -> float:
        return sum(n for (a, b), n in self.pairs.items() if a == b) / max(sum(self.pairs.values()), 1)

    @property
    def of_found(self) -> float:
        """The same over the statements that selon has found."""
        return sum(n for (a, b), n in self.pairs.items() if a == b) / max(sum(self.pairs.values()) - self.unfound, 1)

    @property
    def macro(self) -> float:
        return sum(map(self._f1, BEARINGS)) / len(BEARINGS)

    def _f1(self, bearing: str) -> float:
        gold = sum(n for (a, _), n in self.pairs.items() if a == bearing)
        said = sum(n for (_, b), n in self.pairs.items() if b == bearing)
        return 2 * self.pairs[bearing, bearing] / max(gold + said, 1)

    def figures(self) -> dict[str, float]:
        shares = {name: self.right[name] / max(self.of[name], 1) for name in ("by", "to")}
        listed = sum(n for (_, b), n in self.pairs.items() if b != NOTHING)
        return {
            "found": self.found / max(self.gold, 1),
            **shares,
            "bearing": self.bearing,
            "of_found": self.of_found,
            "macro": self.macro,
            "listed": listed / max(listed + self.put, 1),
        }


# --- the gold


def statements(article: Annotated) -> tuple[tuple[Statement, ...], dict[str, Source]]:
    """The gold's statements of an article, and its voices."""
    gold = yaml.safe_load(_beside(article).read_text(encoding="utf-8"))
    sources = {key: Source(s["name"], s["type"], bool(s["named"]), s.get("affiliation")) for key, s in gold["sources"].items()}
    found, at = [], 0
    for one in gold["statements"]:
        spans = list(_spans(article.document.text, one["content"], at if one["within"] is None else 0))
        at = spans[0][0] if spans and one["within"] is None else at
        found.append(_statement(one, tuple(spans), article.document.text))
    return tuple(found), sources


def _beside(article: Annotated) -> Path:
    inside = REPOSITORY / "examples" / "gold" / f"{article.name}.yaml"
    return inside if inside.is_file() else data_folder() / "attribution" / "seed" / f"{article.name}.yaml"


def _statement(one: Yaml, content: tuple[Span, ...], text: str) -> Statement:
    cue, source = (_near(text, one[name], content) for name in ("cue", "source"))
    return Statement(
        one["id"], content, cue, source, one["by"], one["form"], one["stance"], one["certainty"], one["polarity"],
        tuple(one["about"]), one["within"],
    )  # fmt: skip


def _near(text: str, words: str, content: tuple[Span, ...]) -> Span | None:
    """Where a cue or source stands, from shortly before its content on."""
    start = max(0, content[0][0] - 200) if content else 0
    found = next(iter(_spans(text, [words], start)), None) if words else None
    return found if found is not None and content and found[0] < content[-1][1] + 200 else None


def _spans(text: str, contents: Sequence[str], at: int) -> Iterator[Span]:
    """The spans of a content, from `at` on; words in [[ ]] are those meant among the others."""
    for words in contents:
        around, within = words.replace("[[", "").replace("]]", ""), None
        inner = words[words.index("[[") + 2 : words.index("]]")] if "[[" in words else around
        within = around if "[[" in words else None
        found = place(text[at:], inner, within) or (place(text, inner, within) if at else None)
        if found is not None:
            shift = at if place(text[at:], inner, within) else 0
            yield found[0] + shift, found[1] + shift


def _gold(article: Annotated) -> list[tuple[Yaml, Span]]:
    """The commitments of the gold that have a place in the text."""
    found = ((c, place(article.document.text, c["at"])) for c in article.extra.get("commitments") or ())
    return [(c, span) for c, span in found if span is not None]


# --- matching


def _overlap(a: Sequence[Span], b: Sequence[Span]) -> int:
    return sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)


def _size(spans: Sequence[Span]) -> int:
    return sum(end - start for start, end in spans)


def same_statements(gold: Iterable[Statement], found: Sequence[Statement]) -> dict[str, str]:
    """For each statement of the gold the one that is the same, by half of the characters of both."""
    pairs: dict[str, str] = {}
    for one in gold:
        scored = [(_overlap(one.content, s.content) / max(_size(one.content) + _size(s.content), 1) * 2, s.id) for s in found]
        best = max(scored, default=(0.0, ""))
        if best[0] >= ENOUGH:
            pairs[one.id] = best[1]
    return pairs


def count(tally: Tally, article: Annotated, reading: Reading, ids: dict[str, str]) -> None:
    """Add one article; `ids` says which of the reading's statements is which of the gold's."""
    gold = _gold(article)
    tally.made += len(reading.commitments)
    for wanted, span in gold:
        tally.gold += 1
        best = max(reading.commitments, key=lambda c: _overlap([span], c.content), default=None)
        if best is None or not _overlap([span], best.content):
            tally.errors.append(f"{article.name} {wanted['id']} not found: {wanted['text']}")
            best = None
        tally.found += best is not None
        _parties(tally, wanted, best, article)
        _bearings(tally, wanted, best, article, ids)


def _parties(tally: Tally, wanted: Yaml, found: Commitment | None, article: Annotated) -> None:
    for name, value in (("by", found.by if found else None), ("to", found.to if found else None)):
        if wanted[name]:
            right = value is not None and _alike(wanted[name], value, article)
            tally.of[name] += 1
            tally.right[name] += right
            if not right and found is not None:
                tally.errors.append(f"{article.name} {wanted['id']} {name}: {value}, not {wanted[name]}")


def _alike(gold: str, found: str, article: Annotated) -> bool:
    forms = article.names.get(gold, frozenset({folded(gold)}))
    return any(folded(found) == form or set(folded(found).split()) < set(form.split()) for form in forms)


def _bearings(tally: Tally, wanted: Yaml, found: Commitment | None, article: Annotated, ids: dict[str, str]) -> None:
    said = {e.statement: e for e in found.evidence} if found is not None else {}
    listed = set()
    for one in wanted["evidence"]:
        key = ids.get(one["statement"])
        listed.add(key)
        mine = said.get(key or "")
        tally.unfound += key is None
        tally.pairs[one["bearing"], mine.bearing if mine is not None else NOTHING] += 1
        if mine is None or mine.bearing != one["bearing"]:
            shown = f"{mine.bearing} ({mine.why})" if mine is not None else (NOTHING if key else "statement not found")
            tally.errors.append(f"{article.name} {wanted['id']} {one['statement']} {one['bearing']}: {shown}")
    for key, extra in said.items():
        if key not in listed and extra.bearing != "neutral":
            tally.put += 1
            tally.errors.append(f"{article.name} {wanted['id']} not listed: {key} {extra.bearing} ({extra.why})")


# --- the whole


def measured(articles: Iterable[Annotated], only: Sequence[str] = ()) -> dict[str, Tally]:
    """The figures with the statements that selon finds, and with the gold's own. `only`: these commitments of the gold."""
    from selon.analysis import analyse
    from selon.parsing.pipeline import parse
    from selon.resolving.commitments import commitments

    tallies = {"found": Tally(), "given": Tally()}
    for article in articles:
        if not article.extra.get("commitments"):
            continue
        if only:
            article.extra["commitments"] = [c for c in article.extra["commitments"] if c["id"] in only]
        said, voices = statements(article)
        reading = analyse(article.document)
        count(tallies["found"], article, reading, same_statements(said, reading.statements))
        given = replace(reading, statements=said, sources=voices, commitments=())
        given = replace(given, commitments=commitments(parse(reading.document), given))
        count(tallies["given"], article, given, {s.id: s.id for s in said})
    return tallies


def lines(tallies: dict[str, Tally]) -> Iterator[str]:
    """The figures, to print."""
    for name, tally in tallies.items():
        shown = "  ".join(f"{key} {value:.3f}" for key, value in tally.figures().items())
        yield f"commitments ({name:<5}) {tally.gold} gold {tally.made} made  {shown}"


# Of the seed, the commitments that a text of it makes; its third is only a headline's.
SETS: dict[str, tuple[str, ...]] = {"seed": ("c1", "c2"), "examples": ()}
FLOORS = Path(__file__).with_name("commitments.toml")


def all_measured(corpora: Sequence[str] = tuple(SETS)) -> Iterator[tuple[str, dict[str, Tally]]]:
    """The figures of each; of one that is not there a line on standard error."""
    for corpus in corpora:
        try:
            yield corpus, measured(CORPORA[corpus](), SETS[corpus])
        except (Missing, FileNotFoundError) as missing:
            print(f"{corpus}: skipped: {missing}", file=sys.stderr)


def shortfalls(corpus: str, tallies: dict[str, Tally]) -> Iterator[str]:
    """A line for every floor that is not kept."""
    for name, floors in tomllib.loads(FLOORS.read_text(encoding="utf-8")).get(corpus, {}).items():
        reached = tallies[name].figures()
        for key, floor in floors.items():
            if reached[key] < floor:
                yield f"{corpus}: commitments ({name}): {key} is {reached[key]:.3f}, below its floor of {floor}"


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where everything was measured; 1, with a line, where a corpus is not there."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.commitments", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus", nargs="*", choices=[*SETS, []], help="seed or examples")
    parser.add_argument("--errors", action="store_true", help="print what was missed, or has another bearing")
    options = parser.parse_args(arguments)
    wanted = tuple(options.corpus) or tuple(SETS)
    done = 0
    for corpus, tallies in all_measured(wanted):
        done += 1
        print("\n".join([*(f"{corpus}: {line}" for line in lines(tallies)), *shortfalls(corpus, tallies)]), flush=True)
        if options.errors:
            print("\n".join(f"  {name}: {error}" for name, tally in tallies.items() for error in tally.errors))
    return 0 if done == len(wanted) else 1


if __name__ == "__main__":
    sys.exit(main())
