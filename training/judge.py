"""Learn which words attribute and which content is theirs, from annotated articles; write `judge.json`.

    python training/judge.py --data ../shared/data/attribution/train --out src/selon/attributing/judge.json

Needs scikit-learn. The articles are those of `train/fr` and `train/en`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from selon.attributing.candidates import Candidate, Text
from selon.attributing.continued import continued_candidates
from selon.attributing.engine import proposed
from selon.attributing.features import content_features, cue_features
from selon.attributing.lexicon import cues
from selon.attributing.mending import mend
from selon.parsing.pipeline import parse
from selon.parsing.words import Parsed
from selon.records import Span

LEAST_CUE = 0.45
CUE_STRENGTH, CONTENT_STRENGTH = 0.4, 1.0
SAME = 0.5  # the overlap at which the scorer takes two contents for one


@dataclass
class Cases:
    """Features and answers: does a word attribute, and is a content the one that the annotation gives."""

    cues: list[tuple[list[str], bool]] = field(default_factory=list)
    contents: list[list[tuple[list[str], bool]]] = field(default_factory=list)  # grouped by cue

    def __iadd__(self, other: Cases) -> Cases:
        self.cues += other.cues
        self.contents += other.contents
        return self


def letters(spans: Sequence[Sequence[int]] | Sequence[Span], text: str) -> set[int]:
    return {i for start, end in spans for i in range(start, end) if not text[i].isspace()}


def overlap(a: set[int], b: set[int]) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0


def cases(path: Path, parsed: Parsed) -> Cases:
    """What one article teaches."""
    gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["statements"]
    mend(parsed, cues(parsed.language))
    text, found = Text(parsed), Cases()
    for candidates in proposed(text).values():
        scores = _scores(candidates, gold, text)
        found.cues.append((cue_features(text, candidates), scores is not None))
        if scores is not None and max(scores) >= SAME:
            best = max(scores)
            found.contents.append(
                [(content_features(text, c, len(candidates)), s >= best - 0.02) for c, s in zip(candidates, scores, strict=True)]
            )
    taken = [([(a, b) for a, b in s["content"]], (s["cue"][0], s["cue"][1])) for s in gold if s["cue"]]  # type: ignore[misc]
    uncued = [letters(s["content"], parsed.text) for s in gold if not s["cue"]]
    for candidate in continued_candidates(text, taken):
        good = any(overlap(letters(candidate.content, parsed.text), content) >= SAME for content in uncued)
        found.cues.append((cue_features(text, [candidate]), good))
    return found


def _scores(candidates: list[Candidate], gold: list[dict[str, list[list[int]]]], text: Text) -> list[float] | None:
    """The overlap of each content with what is annotated under the same cue; None where the word is no cue."""
    head = candidates[0].head
    assert head is not None
    raw = text.parsed.text
    under = [s for s in gold if s["cue"] and s["cue"][0] <= head.start < s["cue"][1]]  # type: ignore[operator]
    if not under:
        return None
    golds = [letters(s["content"], raw) for s in under]
    return [max(overlap(letters(c.content, raw), g) for g in golds) for c in candidates]


def learn(found: list[tuple[list[str], bool]], strength: float) -> dict[str, object]:
    """The weights of a logistic regression, as data."""
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([dict.fromkeys(names, 1.0) for names, _ in found])
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")  # liblinear takes no others
    model = LogisticRegression(C=strength, solver="liblinear", random_state=0)
    model.fit(matrix, [answer for _, answer in found])
    names = vectorizer.get_feature_names_out()
    weights = {str(name): round(float(w), 3) for name, w in zip(names, model.coef_[0], strict=True) if abs(w) >= 0.01}
    return {"bias": round(float(model.intercept_[0]), 4), "weights": dict(sorted(weights.items()))}


def rank(groups: list[list[tuple[list[str], bool]]], strength: float) -> dict[str, object]:
    """The weights of a conditional logit: the probability that a content is the right one among its cue's."""
    groups = [group for group in groups if len(group) > 1 and not all(good for _, good in group)]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([dict.fromkeys(names, 1.0) for group in groups for names, _ in group]).tocsr()
    good = numpy.array([answer for group in groups for _, answer in group])
    starts = numpy.cumsum([0, *(len(group) for group in groups)])[:-1]
    owner = numpy.repeat(numpy.arange(len(groups)), [len(group) for group in groups])

    def loss(weights: numpy.ndarray) -> tuple[float, numpy.ndarray]:
        scores = matrix @ weights
        scores = numpy.exp(scores - numpy.maximum.reduceat(scores, starts)[owner])
        every = scores / numpy.add.reduceat(scores, starts)[owner]
        right = scores * good
        mass = numpy.add.reduceat(right, starts)
        chosen = right / mass[owner]
        total = numpy.add.reduceat(every * good, starts)
        gradient = matrix.T @ (every - chosen)
        return float(-numpy.log(total).sum() + 0.5 / strength * weights @ weights), gradient + weights / strength

    best = minimize(loss, numpy.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    weights = {str(name): round(float(w), 3) for name, w in zip(vectorizer.get_feature_names_out(), best, strict=True) if abs(w) >= 0.01}
    return {"bias": 0.0, "weights": dict(sorted(weights.items()))}


def learnt(found: Cases) -> dict[str, object]:
    return {
        "least_cue": LEAST_CUE,
        "cue": learn(found.cues, CUE_STRENGTH),
        "content": rank(found.contents, CONTENT_STRENGTH),
    }


def main() -> None:
    from selon.reading import read_path

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    found = Cases()
    for path in sorted(arguments.data.glob("*/*.txt")):
        found += cases(path, parse(read_path(path, language=path.parent.name)))
    arguments.out.write_text(json.dumps(learnt(found), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(f"{len(found.cues)} words, {sum(a for _, a in found.cues)} attribute; {len(found.contents)} contents")


if __name__ == "__main__":
    main()
