"""Learn which words attribute and which content is theirs, from annotated articles; write `judge.json`.

    python training/judge.py --data ../shared/data --out src/selon/attributing/judge.json

Needs scikit-learn. The articles are those of `attribution/train`, the reports of other corpora that `annotations/` points into, and
reports that were invented for this.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from reports import reports
from selon.attributing.candidates import Candidate, Text
from selon.attributing.continued import continued_candidates
from selon.attributing.engine import proposed
from selon.attributing.features import content_clues, cue_clues
from selon.attributing.lexicon import cues
from selon.attributing.mending import mend
from selon.attributing.templates import names
from selon.attributing.verbs import further
from selon.parsing.pipeline import parse
from selon.parsing.words import Parsed, Word
from selon.records import Span

ANNOTATIONS = Path(__file__).parent / "annotations"
LEAST_CUE = 0.40
TRUSTED = 2  # how often each article of `train` counts: it was annotated with more care than the reports of `annotations/`
CUE_STRENGTH, CONTENT_STRENGTH = 0.4, 0.3
FEWEST, LEAST_WEIGHT = 2, 0.01  # a feature seen less often, or a weight nearer to nothing, is left out
SAME = 0.5  # the overlap at which the scorer takes two contents for one
EXACT, NEAR = 0.95, 0.3  # from which overlap a content counts in full, and what one that is merely found counts

Annotated = dict[str, Any]
Ranked = list[tuple[list[str], float]]  # the rivals for one cue: features, and how good each is


@dataclass
class Cases:
    """Features and answers: does a word attribute, and which content is its own."""

    cues: list[tuple[list[str], bool]] = field(default_factory=list)
    contents: list[Ranked] = field(default_factory=list)

    def __iadd__(self, other: Cases) -> Cases:
        self.cues += other.cues
        self.contents += other.contents
        return self


def letters(spans: Sequence[Sequence[int]] | Sequence[Span], text: str) -> set[int]:
    return {i for start, end in spans for i in range(start, end) if not text[i].isspace()}


def overlap(a: set[int], b: set[int]) -> float:
    return len(a & b) / len(a | b) if a | b else 1.0


def cases(path: Path, parsed: Parsed) -> Cases:
    """What one article teaches."""
    gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["statements"]
    mend(parsed, cues(parsed.language))
    text, found = Text(parsed), Cases()
    for candidates in proposed(text).values():
        under = _annotated(candidates[0].head, gold)
        found.cues.append((names(cue_clues(text, candidates)), bool(under)))
        if under:
            _add(text, candidates, under, found)
    taken = [([(a, b) for a, b in s["content"]], (s["cue"][0], s["cue"][1])) for s in gold if s["cue"]]
    uncued = [letters(s["content"], parsed.text) for s in gold if not s["cue"]]
    for candidate in continued_candidates(text, taken):
        good = any(overlap(letters(candidate.content, parsed.text), content) >= SAME for content in uncued)
        found.cues.append((names(cue_clues(text, [candidate])), good))
    return found


def _annotated(head: Word | None, gold: list[Annotated]) -> list[Annotated]:
    """The statements that are annotated with this word in their cue."""
    return [s for s in gold if head is not None and s["cue"] and s["cue"][0] <= head.start < s["cue"][1]]


def _add(text: Text, candidates: list[Candidate], under: list[Annotated], found: Cases) -> None:
    """What one cue teaches of its content."""
    raw = text.parsed.text
    candidates = [*candidates, *further(text, candidates, cues(text.parsed.language))]
    golds = [letters(s["content"], raw) for s in under]
    scores = [[overlap(letters(c.content, raw), g) for g in golds] for c in candidates]
    if max(map(max, scores)) < SAME:
        return
    seen = [names(content_clues(text, c)) for c in candidates]
    found.contents.append([(those, _worth(max(row))) for those, row in zip(seen, scores, strict=True)])


def _worth(score: float) -> float:
    """How good a content is that overlaps so much with what is annotated."""
    return 1.0 if score >= EXACT else NEAR * score if score >= SAME else 0.0


def learn(found: list[tuple[list[str], bool]], strength: float) -> dict[str, object]:
    """The weights of a logistic regression, as data."""
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([dict.fromkeys(names, 1.0) for names, _ in found])
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")  # liblinear takes no others
    model = LogisticRegression(C=strength, solver="liblinear", random_state=0)
    model.fit(matrix, [answer for _, answer in found])
    names = vectorizer.get_feature_names_out()
    weights = {str(name): round(float(w), 3) for name, w in zip(names, model.coef_[0], strict=True) if abs(w) >= LEAST_WEIGHT}
    return {"bias": round(float(model.intercept_[0]), 4), "weights": dict(sorted(weights.items()))}


def rank(groups: list[Ranked], strength: float) -> dict[str, object]:
    """The weights of a conditional logit that makes the expected worth of the chosen one the largest."""
    groups = [group for group in groups if len({worth for _, worth in group}) > 1]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([dict.fromkeys(names, 1.0) for group in groups for names, _ in group]).tocsr()
    often = numpy.asarray((matrix > 0).sum(0)).ravel() >= FEWEST
    matrix, known = matrix[:, often], vectorizer.get_feature_names_out()[often]
    worth = numpy.array([value / max(w for _, w in group) for group in groups for _, value in group])
    starts = numpy.cumsum([0, *(len(group) for group in groups)])[:-1]
    owner = numpy.repeat(numpy.arange(len(groups)), [len(group) for group in groups])

    def loss(weights: numpy.ndarray) -> tuple[float, numpy.ndarray]:
        scores = matrix @ weights
        scores = numpy.exp(scores - numpy.maximum.reduceat(scores, starts)[owner])
        every = scores / numpy.add.reduceat(scores, starts)[owner]
        total = numpy.add.reduceat(every * worth, starts)
        chosen = every * worth / total[owner]
        gradient = matrix.T @ (every - chosen)
        return float(-numpy.log(total).sum() + 0.5 / strength * weights @ weights), gradient + weights / strength

    best = minimize(loss, numpy.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    weights = {str(name): round(float(w), 3) for name, w in zip(known, best, strict=True) if abs(w) >= LEAST_WEIGHT}
    return {"bias": 0.0, "weights": dict(sorted(weights.items()))}


def learnt(found: Cases) -> dict[str, object]:
    return {
        "least_cue": LEAST_CUE,
        "cue": learn(found.cues, CUE_STRENGTH),
        "content": rank(found.contents, CONTENT_STRENGTH),
    }


def annotated(data: Path, folder: Path, files: Sequence[str] = ("*.jsonl",)) -> Iterator[tuple[Path, str, int]]:
    """Every text to learn from, beside its annotation, with its language and how often it counts: those of `train`, then those of
    the `files` of `annotations/` (patterns of names): reports of the corpora under `data`, whose texts are rebuilt into `folder`, and
    invented ones, whose texts stand there."""
    for path in sorted((data / "attribution" / "train").glob("*/*.txt")):
        yield path, path.parent.name, TRUSTED
    texts = reports(data)
    for file in sorted(path for pattern in files for path in ANNOTATIONS.glob(pattern)):
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            text = row.pop("text", None) or texts[row["report"]]
            if hashlib.sha256(text.encode("utf-8")).hexdigest() != row["text_sha256"]:
                raise ValueError(f"{row['report']}: not the text that was annotated; see the commits in training/README.md")
            path = folder / (row["report"].replace("/", "__") + ".txt")
            path.write_text(text, encoding="utf-8", newline="")
            path.with_suffix(".json").write_text(json.dumps(row), encoding="utf-8")
            yield path, row["language"], 1


def main() -> None:
    from selon.reading import read_path

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    found = Cases()
    with tempfile.TemporaryDirectory() as folder:
        for path, language, times in annotated(arguments.data, Path(folder)):
            taught = cases(path, parse(read_path(path, language=language)))
            for _ in range(times):
                found += taught
    arguments.out.write_text(json.dumps(learnt(found), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(f"{len(found.cues)} words, {sum(a for _, a in found.cues)} attribute; {len(found.contents)} contents")


if __name__ == "__main__":
    main()
