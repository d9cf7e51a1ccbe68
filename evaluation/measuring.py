"""The figures of a corpus: the official ones, and those that say where the errors are."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field

from evaluation.corpora import Article, Marks, Scorer, Statement, Voice
from evaluation.predicting import Predictions

ENOUGH = 0.5  # the scorer's own bound for "the same source"
# What the gold must annotate for a figure to mean anything: PolNeAR has contents, cues and sources alone.
TOLD_BY = {
    "within": "within", "about": "about", "voices": "by", "wrong_person": "by",
    "form": "form", "stance": "stance", "certainty": "certainty", "polarity": "polarity",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rate:
    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class Tally:
    """Of one form, the `whole` is the gold's; of one rule, what the rule made. `matched`: those that meet one of the
    other side; `attributed`: those whose source agrees too."""

    whole: int = 0
    matched: int = 0
    attributed: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured on one corpus. `rates` and `shares` are the official scorer's; of the matched statements,
    `shares` holds besides:

    wrong_source   both name a source, and less than half of the two agrees
    other_source   both name a source, and nothing of the two agrees
    wrong_person   put in the mouth of a named person who is not the voice

    Figures of what the gold does not annotate are absent.
    """

    articles: int
    gold: int
    predicted: int
    fingerprint: str
    rates: dict[str, Rate]
    shares: dict[str, float]
    forms: dict[str, Tally] = field(default_factory=dict)
    rules: dict[str, Tally] = field(default_factory=dict)

    def figure(self, name: str) -> float:
        """The F1 or the share of that name; KeyError where it was not measured."""
        return self.rates[name].f1 if name in self.rates else self.shares[name]

    def plain(self) -> dict[str, object]:
        """As JSON has it, rounded to four digits."""
        return {key: _rounded(value) for key, value in asdict(self).items()}


def _rounded(value: object) -> object:
    if isinstance(value, dict):
        return {key: _rounded(inner) for key, inner in value.items()}
    return round(value, 4) if isinstance(value, float) else value


@dataclass(slots=True)
class _Counts:
    official: Counter[str] = field(default_factory=Counter)
    ours: Counter[str] = field(default_factory=Counter)
    forms: Counter[tuple[str, str]] = field(default_factory=Counter)
    rules: Counter[tuple[str, str]] = field(default_factory=Counter)


def measure(articles: Sequence[Article], predictions: Predictions, fingerprint: str, scorer: Scorer) -> Figures:
    """Figures over all articles together; one without a prediction counts as one where nothing was found."""
    counts = _Counts()
    for article in articles:
        _count(counts, article, predictions.get(article.name, Marks()), scorer)
    rows, shares = scorer.report(counts.official)
    matched = counts.official["statements"]
    shares |= {name: counts.ours[name] / matched if matched else 0.0 for name in ("wrong_source", "other_source", "wrong_person")}
    untold = {name for name, key in TOLD_BY.items() if not any(key in g for a in articles for g in a.gold.statements)}
    return Figures(
        articles=len(articles),
        gold=counts.official["gold"],
        predicted=counts.official["predicted"],
        fingerprint=fingerprint,
        rates={name: Rate(*row) for name, row in rows.items() if name not in untold},
        shares={name: share for name, share in shares.items() if name not in untold},
        forms=_tallies(counts.forms),
        rules=_tallies(counts.rules),
    )


def _tallies(counts: Counter[tuple[str, str]]) -> dict[str, Tally]:
    kinds = sorted({kind for kind, _ in counts})
    return {kind: Tally(**{what: count for (of, what), count in counts.items() if of == kind}) for kind in kinds}


def _count(counts: _Counts, article: Article, found: Marks, scorer: Scorer) -> None:
    """Add one article."""
    gold, guesses = article.gold.statements, found.statements
    counts.official.update(scorer.score(gold, guesses, article.text))
    counts.forms.update((g["form"], "whole") for g in gold if "form" in g)
    counts.rules.update((rule(p), "whole") for p in guesses)
    for i, j in scorer.matched(gold, guesses, article.text):
        wanted, guess = gold[i], guesses[j]
        agreement = source_agreement(wanted, guess, article.text, scorer)
        right = agreement is None or agreement >= ENOUGH
        both = bool(wanted.get("source") and guess.get("source"))
        counts.ours["wrong_source"] += both and not right
        counts.ours["other_source"] += both and agreement == 0
        voice = article.gold.voice(wanted)
        counts.ours["wrong_person"] += voice is not None and wrong_person(voice, found.voice(guess))
        if "form" in wanted:
            counts.forms.update({(wanted["form"], "matched"): 1, (wanted["form"], "attributed"): int(right)})
        counts.rules.update({(rule(guess), "matched"): 1, (rule(guess), "attributed"): int(right)})


def rule(statement: Statement) -> str:
    """The rule that made a predicted statement, or "none given"."""
    return statement.get("why", {}).get("rule", "none given")


def source_agreement(gold: Statement, guess: Statement, text: str, scorer: Scorer) -> float | None:
    """The Jaccard index of the two source mentions in characters; None where neither has one."""
    a, b = (scorer.characters([s] if (s := one.get("source")) else [], text) for one in (gold, guess))
    return len(a & b) / len(a | b) if a | b else None


def wrong_person(gold: Voice, guess: Voice | None) -> bool:
    """Whether the guess names a person, and the voice is another person, or nobody with that name."""
    if guess is None or not guess["named"] or guess["type"] != "person":
        return False
    if not gold["named"] or gold["type"] not in {"person", "group"}:
        return True
    return not name_words(gold["name"]) & name_words(guess["name"])


def name_words(name: str) -> set[str]:
    """The words of a name that are longer than an initial, without case or accents."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return {word for word in re.findall(r"\w+", bare.casefold()) if len(word) > 1}


def shown(corpus: str, figures: Figures) -> Iterable[str]:
    """The figures, as lines to print."""
    yield f"{corpus}: {figures.articles} articles, {figures.gold} gold statements, {figures.predicted} predicted"
    for name, rate in figures.rates.items():
        yield f"  {name:<11} P {rate.precision:.3f}  R {rate.recall:.3f}  F1 {rate.f1:.3f}"
    yield "  of the matched: " + "  ".join(f"{name} {share:.3f}" for name, share in figures.shares.items())
    for title, tallies in (("of the gold's form", figures.forms), ("of what the rule made", figures.rules)):
        width = max([len(kind) for kind in (*tallies, title)])
        if tallies:
            yield f"  {title:<{width}}  count  matched  share  with its source"
        for kind, tally in tallies.items():
            share = tally.matched / tally.whole if tally.whole else 0.0
            yield f"  {kind:<{width}} {tally.whole:>6} {tally.matched:>8}  {share:.3f}  {tally.attributed:>15}"
