"""Learn which statements take up something said, and which one, from annotated articles; write `about.json`.

    PYTHONPATH=.:training python training/about.py --data DATA --unseen build/unseen --out src/selon/resolving/about.json [--check]

Needs scikit-learn. The articles are those that `judge.py` learns from; what the reports among them are about is in `links/about.jsonl`, by
the ends of the two contents, so that it holds while their other fields are edited. Each article counts twice: with the annotators'
statements, and with those that selon finds: as it reads an article that it has not learnt from, if `--unseen` names a folder with what
`judge.py`, `ranking.py` and `stance.py` have learnt `--but N` (`judge-N.json`, `judge-fr-N.json`, `ranking-N.json`, `stance-N.json`).
`--check` first measures by a cross-validation over the articles, a translation with its original.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from evaluation.voices import attributions as annotated_ones
from judge import SAME, annotated, corpus_of, letters, made_once, matched, part_of, unseen_judge
from selon.analysis import statement_of
from selon.attributing import attributions, judge, ranking, stance
from selon.attributing.attribution import Attribution
from selon.parsing.pipeline import parse
from selon.parsing.words import Parsed
from selon.reading import read_path
from selon.resolving.about import Weights, first_for, link_features, links
from selon.resolving.pairing import Pair, answer_features, pairs
from selon.resolving.remarks import Page
from selon.resolving.voices import voices_and_entities

READ_FOR_LINKS = ("??.jsonl", "more-??.jsonl", "answers-??.jsonl", "invented-??.jsonl", "more-invented-??.jsonl")
LINKS = Path(__file__).parent / "links" / "about.jsonl"
# Chosen by the cross-validation, for the best F1 over all statements found in the three corpora.
LEAST, BESIDE = 0.07, 0.5
ANSWER_STRENGTH, TARGET_PENALTY, LINK_STRENGTH = 0.05, 10.0, 0.05
# How often an article counts: those of `train` were read twice, and what was invented is denser in answers than what is reported.
COUNTS = {"train": 3.0, "reports": 2.0, "invented": 1.0}
INVENTED = "invented"  # learnt beside the features, and then left out, so that what is read is taken for a report
ASKED = 0.08  # links are learnt from what may take up something less likely, too, than is asked for later
FOLDS = 5
# What speaks for a target and against before any article is read; the articles move it only as far as they speak against it.
BEFORE = {
    "same voice": -2.5, "ahead": -2.2, "ahead of a title": -0.5, "ahead, inside": 2.0, "between": -0.4, "nearest voice": 0.7, "inside": 0.5,
    "inside what is denied": 1.5, "outside": -3.0, "beside": -1.0, "matter by stance": 0.6, "matter by cue": 1.0, "its noun": 1.2,
    "another matter": -1.0, "matter, this": 0.3, "nearest of the matter, this": 0.6, "matter, inside": 1.0, "of its voice": 1.5,
    "accusation meant": 0.5, "denial meant": 2.0, "matter ahead, none behind": 1.0, "shared words": 0.8, "share of words": 1.0,
    "names the voice": 0.6, "accuses the voice that denies": 1.0, "accuses, denied": 0.7, "is named": 1.0, "one side, denied": -1.0,
    "between, of many": 0.3, "accuses, of many": 0.5, "names the voice, of many": 0.5, "by an accuser, of many": 0.3,
    "accuses somebody, denied": 0.7, "by an accuser, denied": 0.7, "nearest accusation, lies": 0.7, "first accusation under a title": 1.0,
    "answers": -0.5, "asked, answered": 2.0, "asked, declined": 1.0, "in the title": -1.0, "an anaphor": -0.5, "points itself": -1.0,
    "lead": 0.5, "lead, judged": 0.5, "covers the other": 0.5, "central": 1.0, "of the headline": 0.5, "same words": 1.0,
    "is named, judged": 0.3,
}  # fmt: skip

Wanted = set[tuple[int, int]]


@dataclass
class Lesson:
    """One article with its statements: what each offers, and the links that are right. `counted`: those that the scorer matches."""

    name: str
    given: bool
    page: Page
    wanted: Wanted
    counted: set[int]
    answers: list[dict[str, float]]
    pairs: list[list[Pair]]

    def linking(self) -> set[int]:
        return {one for one, _ in self.wanted}

    @property
    def corpus(self) -> str:
        return corpus_of(self.name)

    @property
    def invented(self) -> dict[str, float]:
        return {INVENTED: float(self.corpus == "invented")}


def lesson(name: str, parsed: Parsed, found: Sequence[Attribution], given: bool, wanted: Wanted, counted: set[int]) -> Lesson:
    by, sources, entities = voices_and_entities(parsed, found)
    page = Page(parsed, [statement_of(n, one, by[n]) for n, one in enumerate(found)], sources, entities)
    return Lesson(
        name, given, page, wanted, counted,
        [answer_features(one) for one in page.remarks], [pairs(one) for one in page.remarks],
    )  # fmt: skip


@dataclass
class Reader:
    """How an article is read that was not learnt from: by what was learnt of what attributes, of sources and of stance without it, which
    stands in a folder; without one, as every article is read."""

    folder: Path | None

    def found(self, parsed: Parsed, name: str) -> Sequence[Attribution]:
        if self.folder is not None:
            part = part_of(name)
            ranked = made_once(ranking.made, self.folder / f"ranking-{part}.json")
            leaning = made_once(stance.made, self.folder / f"stance-{part}.json")
            judge.judge = unseen_judge(self.folder, name)  # type: ignore[assignment]
            ranking.ranking = lambda: ranked  # type: ignore[assignment]
            stance.leanings = lambda: leaning  # type: ignore[assignment]
        return attributions(parsed)


def lessons(path: Path, language: str, overlaid: dict[str, list[list[list[int]]]], reader: Reader) -> list[Lesson]:
    """What one article teaches: by the annotators' statements, and by those found."""
    row = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    gold = row["statements"]
    parsed = parse(read_path(path, language=language))
    wanted = _wanted(gold, overlaid.get(row.get("report", "")))
    found = reader.found(parsed, path.stem)
    contents = [letters(one.content, parsed.text) for one in found]
    same = matched([letters(s["content"], parsed.text) for s in gold], contents)
    ours = {(same[a], same[b]) for a, b in wanted if a in same and b in same}
    return [
        lesson(path.stem, parsed, annotated_ones(parsed, gold), True, wanted, set(range(len(gold)))),
        lesson(path.stem, parsed, found, False, ours, set(same.values())),
    ]


def _wanted(gold: list[dict], overlaid: list[list[list[int]]] | None) -> Wanted:
    if overlaid is None:
        number = {s["id"]: n for n, s in enumerate(gold)}
        return {(n, number[key]) for n, s in enumerate(gold) for key in s.get("about") or [] if key in number}
    places = [(s["content"][0][0], s["content"][-1][1]) for s in gold]
    found = ((_nearest(a, places), _nearest(b, places)) for a, b in overlaid)
    return {(a, b) for a, b in found if a is not None and b is not None and a != b}


def _nearest(span: Sequence[int], places: Sequence[tuple[int, int]]) -> int | None:
    """The statement between these ends, or that overlaps them by half."""

    def alike(place: tuple[int, int]) -> float:
        return max(0, min(span[1], place[1]) - max(span[0], place[0])) / (max(span[1], place[1]) - min(span[0], place[0]))

    best = max(range(len(places)), key=lambda n: alike(places[n]), default=None)
    return best if best is not None and alike(places[best]) >= SAME else None


# --- learning


def learn(read: Sequence[Lesson]) -> dict[str, object]:
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([names | one.invented for one in read for names in one.answers])
    takes_up = [n in one.linking() for one in read for n in range(len(one.answers))]
    counts = [COUNTS[one.corpus] for one in read for _ in one.answers]
    model = LogisticRegression(C=ANSWER_STRENGTH, max_iter=3000).fit(matrix, takes_up, sample_weight=counts)
    answers = _rounded(vectorizer.get_feature_names_out(), model.coef_[0])
    before = Weights(answers, round(float(model.intercept_[0]), 3), rank(read), {}, 0.0, LEAST, BESIDE)
    link, bias = linking(read, before)
    return {
        "least": LEAST, "beside": BESIDE, "bias": before.bias, "link_bias": bias,
        "answers": answers, "target": before.target, "link": link,
    }  # fmt: skip


def linking(read: Sequence[Lesson], before: Weights) -> tuple[dict[str, float], float]:
    """The weights of a logistic regression over the pairs that come first, every feature drawn to nothing by its spread."""
    seen = [
        (link_features(seen) | lesson.invented, (one.n, seen.pair.other.n) in lesson.wanted, COUNTS[lesson.corpus])
        for lesson in read
        for one in lesson.page.remarks
        for seen in first_for(one, before, ASKED)
    ]
    features, right, counts = zip(*seen, strict=True)
    vectorizer = DictVectorizer(sparse=False)
    matrix = vectorizer.fit_transform(features)
    spread = matrix.std(0)
    model = LogisticRegression(C=LINK_STRENGTH, max_iter=1000).fit(matrix / spread, right, sample_weight=counts)
    return _rounded(vectorizer.get_feature_names_out(), model.coef_[0] / spread), round(float(model.intercept_[0]), 3)


def rank(read: Sequence[Lesson]) -> dict[str, float]:
    """The weights of a conditional logit, drawn to `BEFORE`; any of several right answers will do."""
    groups = [
        ([pair.features for pair in one.pairs[n]], [(n, pair.other.n) in one.wanted for pair in one.pairs[n]])
        for one in read
        for n in sorted(one.linking())
    ]
    groups = [(rows, right) for rows, right in groups if any(right)]
    vectorizer = DictVectorizer(sparse=False)
    vectorizer.fit([dict.fromkeys(BEFORE, 1.0), *(row for rows, _ in groups for row in rows)])
    names = vectorizer.get_feature_names_out()
    before = numpy.array([BEFORE.get(name, 0.0) for name in names])
    made = [(vectorizer.transform(rows), numpy.array(right)) for rows, right in groups]

    def loss(weights: numpy.ndarray) -> tuple[float, numpy.ndarray]:
        off = weights - before
        value, gradient = 0.5 * TARGET_PENALTY * off @ off, TARGET_PENALTY * off
        for rows, right in made:
            scores = rows @ weights
            scores = numpy.exp(scores - scores.max())
            shares = scores / scores.sum()
            good = shares * right
            value -= numpy.log(good.sum() + 1e-12)
            gradient = gradient + rows.T @ (shares - good / (good.sum() + 1e-12))
        return float(value), gradient

    best = minimize(loss, before.copy(), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return _rounded(names, best)


def _rounded(names: Sequence[str], weights: numpy.ndarray) -> dict[str, float]:
    found = sorted(zip(names, weights, strict=True))
    return {str(name): round(float(weight), 3) for name, weight in found if abs(weight) >= 0.005 and name != INVENTED}


# --- checking


def check(read: Sequence[Lesson]) -> None:
    """Print precision, recall and F1 of links in articles that were not learnt from."""
    names = sorted({_original(one.name) for one in read})
    numpy.random.RandomState(0).shuffle(names)
    fold = {name: n % FOLDS for n, name in enumerate(names)}
    counts: dict[str, list[int]] = {}
    for n in range(FOLDS):
        model = Weights(**learn([one for one in read if fold[_original(one.name)] != n]))  # type: ignore[arg-type]
        for one in read:
            if fold[_original(one.name)] == n:
                _count(one, model, counts)
    for name, (right, made, gold) in sorted(counts.items()):
        precision, recall = right / max(made, 1), right / max(gold, 1)
        print(f"{name:<24} {gold:>4} links  P {precision:.3f}  R {recall:.3f}  F1 {2 * right / max(made + gold, 1):.3f}")


def _count(one: Lesson, model: Weights, counts: dict[str, list[int]]) -> None:
    found = {(n, pair.other.n) for n, kept in links(one.page, model).items() for pair in kept}
    found = {(a, b) for a, b in found if a in one.counted and b in one.counted}
    row = counts.setdefault(f"{one.corpus}, {'annotated' if one.given else 'found'}", [0, 0, 0])
    for n, value in enumerate((len(found & one.wanted), len(found), len(one.wanted))):
        row[n] += value


def _original(name: str) -> str:
    """What a translation shares with its original; reports invented in one go are kept together, since some tell one story twice."""
    invented = re.match(r"invented__(?:fr|en)-[A-Z]", name)
    return f"invented {invented[0][-1]}" if invented else re.sub(r"_(fr|en)$", "", name)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--unseen", type=Path, help="the folder of what was learnt without one part of the articles each")
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    overlaid = {row["report"]: row["links"] for row in map(json.loads, LINKS.read_text(encoding="utf-8").splitlines())}
    with tempfile.TemporaryDirectory() as folder:
        texts = annotated(arguments.data, Path(folder), READ_FOR_LINKS)
        reader = Reader(arguments.unseen)
        read = [one for path, language, _ in texts for one in lessons(path, language, overlaid, reader)]
    if arguments.check:
        check(read)
    arguments.out.write_text(json.dumps(learn(read), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(f"{sum(len(one.answers) for one in read)} statements, {sum(len(one.linking()) for one in read)} take up another")


if __name__ == "__main__":
    main()
