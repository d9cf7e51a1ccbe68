"""Learn from annotated articles what the words of a statement tell of its stance; write `stance.json`.

    python training/stance.py --data ../shared/data --judge build/judge.json --out src/selon/attributing/stance.json [--check]

Needs scikit-learn. The articles are those of `annotations/` and of `train`, read by a judge that `judge.py --every` has learnt from all of
them (without `--judge`, by the one that ships): what it finds of the annotated statements, and for those that it misses the content nearest
to what is annotated. `--check` first measures by a cross-validation over the articles, a translation with its original.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from judge import PARTS, SAME, TRUSTED, annotated, letters, matched, overlap, part_of
from selon.attributing import judge, manner
from selon.attributing.candidates import Candidate, Text
from selon.attributing.engine import kept_candidates, proposed
from selon.attributing.lexicon import cues
from selon.attributing.sources import source_of
from selon.attributing.stance import OPEN, Leanings, likeliest, made, unpacked
from selon.attributing.telling import clues, told, topmost
from selon.attributing.verbs import further
from selon.parsing.pipeline import parse
from selon.parsing.words import Parsed
from selon.reading import read_path
from selon.records import Stance

# Chosen by the cross-validation.
STRENGTH = 0.15
BALANCE = 0.25  # the power of how rare a stance is by which its statements count more
MARGIN = 0.12
FEWEST, LEAST_WEIGHT = 3, 5  # a feature seen less often, or a weight nearer to nothing (in hundredths), is left out
FOLDS = 5
ORDINARY = ("[!a]*.jsonl",)  # not the reports that were invented full of answers: there one denies more than in the news


@dataclass
class Lesson:
    """One annotated statement: of which article, whether selon finds it, what the rules say of it and what is seen of it."""

    article: str
    language: str
    trusted: bool
    found: bool
    right: Stance
    ruled: Stance
    features: dict[str, int]


def lessons(path: Path, language: str, trusted: bool) -> list[Lesson]:
    """What one article teaches."""
    gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["statements"]
    parsed = parse(read_path(path, language=language))
    text, kept = kept_candidates(parsed)
    found = _found(gold, kept, parsed)
    every = [(candidate, True, statement) for candidate, statement in found]
    known = {id(statement) for _, statement in found}
    every += [(candidate, False, s) for s in gold if id(s) not in known for candidate in _missed(text, s)]
    article, made_of = re.sub(r"_(fr|en)$", "", path.stem), []
    for candidate, is_found, statement in every:
        ruled = manner.stance(text, candidate)
        made_of.append(Lesson(article, language, trusted, is_found, statement["stance"], ruled, seen(text, candidate, ruled)))
    return made_of


def seen(text: Text, candidate: Candidate, ruled: Stance) -> dict[str, int]:
    """The names of what is seen of a statement, each as often as a clue has it."""
    top = topmost(text, candidate)
    every = {clue for _, clue in told(text, candidate, top)}.union(clues(text, candidate, top, ruled))
    return dict(Counter(name for template, *values in every for name in dict.fromkeys(template(*values))))


def _found(gold: list[dict], kept: Sequence[Candidate], parsed: Parsed) -> list[tuple[Candidate, dict]]:
    """The statements that are found, as the scorer would match them, the best first."""
    taken = matched([letters(s["content"], parsed.text) for s in gold], [letters(c.content, parsed.text) for c in kept])
    return [(kept[j], gold[i]) for i, j in taken.items()]


def _missed(text: Text, statement: dict) -> Iterator[Candidate]:
    """Of what the cue of a statement that is not found proposes, the content nearest to what is annotated, if it is near."""
    if not statement["cue"]:
        return
    wanted, raw = letters(statement["content"], text.parsed.text), text.parsed.text
    start, end = statement["cue"]
    near: list[tuple[float, Candidate]] = []
    for word in text.inside((start, end)):
        candidates = proposed_by(text).get(word.i, [])
        every = [*candidates, *further(text, candidates, cues(text.parsed.language))] if candidates else []
        near += [(overlap(letters(candidate.content, raw), wanted), candidate) for candidate in every]
    best = max(near, key=lambda row: row[0], default=None)
    if best is not None and best[0] >= SAME:
        best[1].source = source_of(text, best[1])
        yield best[1]


_proposed: list[tuple[Text, dict[int, list[Candidate]]]] = []


def proposed_by(text: Text) -> dict[int, list[Candidate]]:
    """What the words of a text propose, worked out once for the text in hand."""
    if not _proposed or _proposed[0][0] is not text:
        _proposed[:] = [(text, proposed(text))]
    return _proposed[0][1]


# --- learning


def matrix_of(every: Sequence[Lesson]) -> tuple[csr_matrix, list[str]]:
    """A row for each lesson, and the names of the columns."""
    vectorizer = DictVectorizer(dtype=numpy.float32)
    matrix = vectorizer.fit_transform([one.features for one in every]).tocsr()
    often = numpy.asarray((matrix > 0).sum(0)).ravel() >= FEWEST
    matrix = matrix[:, often]
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    return matrix, [str(name) for name in vectorizer.get_feature_names_out()[often]]


def learn(every: Sequence[Lesson], matrix: csr_matrix, names: Sequence[str]) -> dict[str, object]:
    """The weights of a multinomial logistic regression, as data."""
    often = Counter(one.right for one in every)
    counts = numpy.array([(TRUSTED if one.trusted else 1) * often[one.right] ** -BALANCE for one in every])
    model = LogisticRegression(C=STRENGTH, max_iter=200, tol=1e-3)
    model.fit(matrix, [one.right for one in every], sample_weight=counts / counts.mean())
    weights = {}
    for name, column in zip(names, model.coef_.T, strict=True):
        row = {str(stance): round(float(w) * 100) for stance, w in zip(model.classes_, column, strict=True)}
        kept = {stance: w for stance, w in row.items() if abs(w) >= LEAST_WEIGHT}
        if kept:
            weights[name] = kept
    bias = {str(stance): round(float(w) * 100) for stance, w in zip(model.classes_, model.intercept_, strict=True)}
    return {"margin": MARGIN, "bias": bias, "weights": dict(sorted(weights.items()))}


# --- checking


def check(every: Sequence[Lesson], matrix: csr_matrix, names: Sequence[str]) -> None:
    """Print the share of right stances in articles that were not learnt from: by the rules alone, and with what is learnt."""
    articles = sorted({one.article for one in every})
    random.Random(1).shuffle(articles)
    fold = {article: n % FOLDS for n, article in enumerate(articles)}
    own = numpy.array([fold[one.article] for one in every])
    answers: list[Stance] = [one.ruled for one in every]
    for n in range(FOLDS):
        taught = numpy.flatnonzero(own != n)
        model = made(learn([every[i] for i in taught], matrix[taught], names))  # type: ignore[arg-type]
        for i in numpy.flatnonzero(own == n):
            if every[i].ruled in OPEN:
                answers[i] = likeliest(model, scores(model, every[i].features), every[i].ruled)
    for trusted in (True, False):
        for language in sorted({one.language for one in every}):
            _show("train" if trusted else "reports", language, every, answers, trusted)


def scores(model: Leanings, names: dict[str, int]) -> list[int]:
    """What the features speak for, each as often as clues have it."""
    return unpacked(model.bias + sum(model.weights.get(name, 0) * times for name, times in names.items()))


def _show(name: str, language: str, every: Sequence[Lesson], answers: Sequence[Stance], trusted: bool) -> None:
    rows = [(one, a) for one, a in zip(every, answers, strict=True) if (one.trusted, one.language, one.found) == (trusted, language, True)]
    ruled, learnt = (sum(one.right == x for one, x in pairs) / max(1, len(rows)) for pairs in ([(o, o.ruled) for o, _ in rows], rows))
    print(f"{name}/{language}: {len(rows)} found  rules {ruled:.3f}  learnt {learnt:.3f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--judge", type=Path, help="the judge by which statements are found (default: the one that ships)")
    parser.add_argument("--but", type=int, choices=range(PARTS), help="leave out the articles of this part")
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    if arguments.judge is not None:
        asked = judge.made(json.loads(arguments.judge.read_text(encoding="utf-8")))
        judge.judge = lambda language: asked  # type: ignore[assignment]
    with tempfile.TemporaryDirectory() as folder:
        texts = annotated(arguments.data, Path(folder), ORDINARY)
        kept = (text for text in texts if part_of(text[0].stem) != arguments.but)
        every = [one for path, language, times in kept for one in lessons(path, language, times == TRUSTED)]
    matrix, names = matrix_of(every)
    if arguments.check:
        check(every, matrix, names)
    made_of = learn(every, matrix, names)
    arguments.out.write_text(json.dumps(made_of, ensure_ascii=False, separators=(",", ":")).replace("},", "},\n") + "\n", encoding="utf-8")
    print(f"{len(every)} statements, {len(names)} features")


if __name__ == "__main__":
    main()
