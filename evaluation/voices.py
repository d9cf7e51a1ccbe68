"""Measure the voices alone, on the annotators' own attributions: `python -m evaluation.voices [CORPUS...]`.

Which words are a statement's source is told, whose voice they are is not: what is measured is the resolving and not the
finding. An annotated source without words goes on with the statement before it in the same quotation, if it has no cue;
else it is the unnamed agent of a passive. Without a corpus: train/fr, train/en, dev/fr, dev/en and seed.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import cast

from evaluation.corpora import Article, Missing, Statement, Voice, articles
from evaluation.measuring import wrong_person
from evaluation.predicting import needs
from selon.attributing.attribution import Attribution
from selon.parsing.pipeline import parse
from selon.parsing.words import Parsed, Word
from selon.reading import read_path
from selon.records import Certainty, Form, Polarity, Source, Span, Stance
from selon.resolving.spans import head_of
from selon.resolving.voices import voices

CORPORA = ("train/fr", "train/en", "dev/fr", "dev/en", "seed")


@dataclass(slots=True)
class Tally:
    """Counts over articles: pairs of statements with one voice, and what the voices' records say."""

    counts: Counter[str] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        self.counts.update(other.counts)

    def share(self, part: str, whole: str) -> float:
        return self.counts[part] / self.counts[whole] if self.counts[whole] else 0.0

    def rates(self) -> tuple[float, float, float]:
        """Precision, recall and F1 of "these two statements have the same voice", as the official scorer counts them."""
        precision, recall = self.share("both", "predicted"), self.share("both", "gold")
        return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def attributions(parsed: Parsed, statements: Sequence[Statement]) -> list[Attribution]:
    """The annotated statements as the attributing stage would hand them on, without their voices."""
    ids = {statement.get("id"): n for n, statement in enumerate(statements)}
    return [_attribution(parsed, n, statements, ids) for n in range(len(statements))]


def _attribution(parsed: Parsed, n: int, statements: Sequence[Statement], ids: dict[str | None, int]) -> Attribution:
    statement = statements[n]
    source, cue = _span(statement.get("source")), _span(statement.get("cue"))
    within = statement.get("within")
    return Attribution(
        content=tuple((start, end) for start, end in statement["content"]),
        cue=cue,
        source=source,
        head=_head(parsed, source) if source is not None else None,
        continues=_before(n, statements) if source is None and cue is None else None,
        form=cast(Form, statement.get("form", "indirect")),
        stance=cast(Stance, statement.get("stance", "asserts")),
        certainty=cast(Certainty, statement.get("certainty", "certain")),
        polarity=cast(Polarity, statement.get("polarity", "positive")),
        within=ids.get(within) if within else None,
        rule="annotated",
        evidence="",
        probability=1.0,
    )


def _span(value: list[int] | None) -> Span | None:
    return (value[0], value[1]) if value else None


def _before(n: int, statements: Sequence[Statement]) -> int | None:
    """The statement before on the same level; the next where there is none before."""
    level = [k for k, other in enumerate(statements) if k != n and other.get("within") == statements[n].get("within")]
    before = [k for k in level if k < n]
    return before[-1] if before else level[0] if level else None


def _head(parsed: Parsed, span: Span) -> Word | None:
    inside = [word for word in parsed.words if word.start < span[1] and word.end > span[0]]
    nominal = [word for word in inside if word.pos in ("NOUN", "PROPN", "PRON", "ADJ", "NUM")]
    tops = [word for word in nominal if word.is_root or not inside[0].i <= word.head.i <= inside[-1].i]
    return tops[0] if tops else head_of(inside) if inside else None


def tally(article: Article) -> tuple[Tally, list[str]]:
    """The counts of one article, and a line for each statement whose voice is not that of most of its kind."""
    document = read_path(article.path, language=article.language, published=article.published)
    parsed = parse(document)
    statements = article.gold.statements
    keys, sources = voices(parsed, attributions(parsed, statements))
    told = [str(statement.get("by")) for statement in statements]
    found = Tally()
    for (a, x), (b, y) in combinations(zip(told, keys, strict=True), 2):
        nameless = a != b and not article.gold.voices[a]["named"] and not article.gold.voices[b]["named"]
        found.counts.update(
            gold=a == b, predicted=x == y, both=a == b and x == y, nameless=nameless, joined=nameless and x == y
        )  # fmt: skip
    most = _most(keys, told)
    for key, by in zip(keys, told, strict=True):
        _count(found, sources[key], article, by)
    return found, _errors(article, keys, told, sources, most)


def _most(keys: Sequence[str], told: Sequence[str]) -> dict[str, str]:
    """For each of our voices, the annotated one that most of its statements have."""
    most: dict[str, str] = {}
    for (key, by), _ in sorted(Counter(zip(keys, told, strict=True)).items(), key=lambda item: -item[1]):
        most.setdefault(key, by)
    return most


def _count(found: Tally, source: Source, article: Article, by: str) -> None:
    voice, ours = article.gold.voices[by], _voice(source)
    found.counts["statements"] += 1
    found.counts["type"] += source.type == voice["type"]
    found.counts["named"] += source.named == voice["named"]
    found.counts["wrong_person"] += wrong_person(voice, ours)


def _voice(source: Source) -> Voice:
    return Voice(name=source.name, type=source.type, named=source.named)


def _errors(article: Article, keys: Sequence[str], told: Sequence[str], sources: dict[str, Source], most: dict[str, str]) -> list[str]:
    lines = []
    ours = _most(told, keys)
    for statement, key, by in zip(article.gold.statements, keys, told, strict=True):
        what = "joined" if most[key] != by else "parted" if ours[by] != key else ""
        if wrong_person(article.gold.voices[by], _voice(sources[key])):
            what = "wrong person"
        if what:
            span = _span(statement.get("source"))
            words = article.text[slice(*span)] if span else "-"
            lines.append(f"{article.name}\t{what}\t{words}\t{article.gold.voices[by]['name']}\t{sources[key].name}")
    return lines


def shown(corpus: str, found: Tally) -> str:
    precision, recall, f1 = found.rates()
    shares = {
        "wrong named person": found.share("wrong_person", "statements"),
        "nameless joined": found.share("joined", "nameless"),
        "type": found.share("type", "statements"),
        "named": found.share("named", "statements"),
    }
    return f"{corpus:<9} voices P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  " + "  ".join(f"{n} {v:.3f}" for n, v in shares.items())


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where everything was measured, 1 where articles or pipelines are not there."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.voices", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus", nargs="*", help="a folder under attribution/, such as dev/fr")
    parser.add_argument("--errors", action="store_true", help="print a line for each statement with a wrong voice: article, what is wrong, "
                        "the words, the voice annotated, the voice found")  # fmt: skip
    options = parser.parse_args(arguments)
    try:
        for corpus in options.corpus or CORPORA:
            total = Tally()
            read = articles(corpus)
            needs(article.language for article in read)
            for article in read:
                found, errors = tally(article)
                total.add(found)
                if options.errors:
                    print("\n".join(errors))
            print(shown(corpus, total))
    except Missing as missing:
        print(missing, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
