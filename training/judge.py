"""Learn which words attribute and which content is theirs, from annotated articles; write `judge.json`.

    python training/judge.py --data ../shared/data --out src/selon/attributing/judge.json
    python training/judge.py --data ../shared/data --language fr --out src/selon/languages/fr/judge.json

Needs scikit-learn. With `--language` it is that language's own: halfway between the judge for all and one for which its articles count
twice and what was invented in other languages does not. With `--but N` the articles of one part are left out, so that what comes after can
be learnt from how selon reads articles that its judge has not seen. The articles are those of `attribution/train`, the reports of other
corpora that `annotations/` points into, and reports that were invented for this.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import tempfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import numpy
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from reports import reports
from selon.attributing.assurance import signs
from selon.attributing.candidates import Candidate, Text
from selon.attributing.continued import continued_candidates
from selon.attributing.engine import proposed
from selon.attributing.features import content_clues, cue_clues, glance_clues
from selon.attributing.judge import Judge, made
from selon.attributing.lexicon import CueClass, cues
from selon.attributing.mending import mend
from selon.attributing.templates import names
from selon.attributing.verbs import further
from selon.parsing.pipeline import parse
from selon.parsing.words import Parsed, Word
from selon.records import Span

ANNOTATIONS = Path(__file__).parent / "annotations"
# The reports that were invented later are denser and have habits of their own where a content ends: on `dev` as many are found with them,
# and fewer to the character.
LEARNT_FROM = ("??.jsonl", "more-??.jsonl", "invented-??.jsonl")
EVERY = ("*.jsonl",)
LEAST_CUE, LEAST_BOTH = 0.25, 0.30
PARTS = 3  # in which the articles are parted, to learn what two models say of those that they have not seen
LEAST_GLANCE = -1.8  # log odds; some five in a hundred of the verbs that attribute lie below, nearly all of them unlikely anyway
TRUSTED = 2  # how often each article of `train` counts: it was annotated with more care than the reports of `annotations/`
OWN = 2  # how often more those of a language count for its own judge
GLANCE_STRENGTH, CUE_STRENGTH, CONTENT_STRENGTH, BOTH_STRENGTH = 0.3, 0.4, 0.3, 1.0
FEWEST, LEAST_WEIGHT = 2, 0.01  # a feature seen less often, or a weight nearer to nothing, is left out
SAME = 0.5  # the overlap at which the scorer takes two contents for one
EXACT, NEAR = 0.95, 0.3  # from which overlap a content counts in full, and what one that is merely found counts

Annotated = dict[str, Any]
Ranked = list[tuple[list[str], float]]  # the rivals for one cue: features, and how good each is


@dataclass
class Found:
    """A word that may attribute: what is seen of it and of each of its contents, and how well each agrees with what is annotated."""

    article: str
    text: Text
    seen: list[str]
    attributes: bool
    candidates: list[Candidate]
    contents: list[list[str]]
    scores: list[float]
    ranked: bool = True  # whether the ranking learns from it


@dataclass
class Cases:
    """Features and answers: does a word attribute, and which content is its own."""

    glances: list[tuple[list[str], bool]] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)

    def __iadd__(self, other: Cases) -> Cases:
        self.glances += other.glances
        self.found += other.found
        return self

    @property
    def cues(self) -> list[tuple[list[str], bool]]:
        return [(one.seen, one.attributes) for one in self.found]

    @property
    def contents(self) -> list[Ranked]:
        return [
            [(names, _worth(score)) for names, score in zip(one.contents, one.scores, strict=True)]
            for one in self.found
            if one.ranked and max(one.scores) >= SAME
        ]


def letters(spans: Sequence[Sequence[int]] | Sequence[Span], text: str) -> set[int]:
    return {i for start, end in spans for i in range(start, end) if not text[i].isspace()}


def overlap(a: set[int], b: set[int]) -> float:
    return len(a & b) / len(a | b) if a | b else 1.0


def cases(path: Path, parsed: Parsed) -> Cases:
    """What one article teaches."""
    gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["statements"]
    mend(parsed, cues(parsed.language))
    text, found = Text(parsed), Cases()
    glances: dict[int, list[str]] = {}

    def seen(text: Text, word: Word, kinds: Sequence[CueClass]) -> bool:
        glances[word.i] = names(glance_clues(text, word, kinds))
        return True

    raw = parsed.text
    for at, candidates in proposed(text, seen).items():
        under = _annotated(candidates[0].head, gold)
        if at in glances:
            found.glances.append((glances[at], bool(under)))
        every = [*candidates, *further(text, candidates, cues(parsed.language))]
        golds = [letters(s["content"], raw) for s in under]
        scores = [max((overlap(letters(c.content, raw), g) for g in golds), default=0.0) for c in every] if golds else [0.0] * len(every)
        clues = names(cue_clues(text, candidates))
        found.found.append(Found(path.name, text, clues, bool(under), every, [names(content_clues(text, c)) for c in every], scores))
    taken = [([(a, b) for a, b in s["content"]], (s["cue"][0], s["cue"][1])) for s in gold if s["cue"]]
    uncued = [letters(s["content"], parsed.text) for s in gold if not s["cue"]]
    for candidate in continued_candidates(text, taken):
        score = max((overlap(letters(candidate.content, raw), content) for content in uncued), default=0.0)
        clues, seen_of_it = names(cue_clues(text, [candidate])), names(content_clues(text, candidate))
        found.found.append(Found(path.name, text, clues, score >= SAME, [candidate], [seen_of_it], [score], ranked=False))
    return found


def _annotated(head: Word | None, gold: list[Annotated]) -> list[Annotated]:
    """The statements that are annotated with this word in their cue."""
    return [s for s in gold if head is not None and s["cue"] and s["cue"][0] <= head.start < s["cue"][1]]


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


def both(found: Cases) -> dict[str, object]:
    """The weights for a cue and its content together, learnt from what models say of articles that they have not learnt from."""
    parts = [Cases(found=[one for one in found.found if zlib.crc32(one.article.encode()) % PARTS == n]) for n in range(PARTS)]
    rows: list[dict[str, float]] = []
    answers: list[bool] = []
    for n, part in enumerate(parts):
        rest = Cases(found=[one for m, other in enumerate(parts) if m != n for one in other.found])
        cue, content = learn(rest.cues, CUE_STRENGTH), rank(rest.contents, CONTENT_STRENGTH)
        for one in part.found:
            scores = [_score(content, names) for names in one.contents]
            chosen = scores.index(max(scores))
            rows.append(dict(signs(one.text, _score(cue, one.seen), one.candidates, scores, chosen)))
            answers.append(one.scores[chosen] >= SAME)
    vectorizer = DictVectorizer()
    model = LogisticRegression(C=BOTH_STRENGTH, solver="liblinear", random_state=0)
    matrix = vectorizer.fit_transform(rows)
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    model.fit(matrix, answers)
    weights = {str(name): round(float(w), 3) for name, w in zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True)}
    return {"bias": round(float(model.intercept_[0]), 4), "weights": dict(sorted(weights.items()))}


def _score(model: dict[str, Any], names: Sequence[str]) -> float:
    weights: dict[str, float] = model["weights"]
    return float(model["bias"]) + sum([weights.get(name, 0.0) for name in names])


def learnt(found: Cases) -> dict[str, Any]:
    return {
        "least_glance": LEAST_GLANCE,
        "least_cue": LEAST_CUE,
        "least_both": LEAST_BOTH,
        "glance": learn(found.glances, GLANCE_STRENGTH),
        "cue": learn(found.cues, CUE_STRENGTH),
        "content": rank(found.contents, CONTENT_STRENGTH),
        "both": both(found),
    }


def corpus_of(name: str) -> str:
    """Where an article is from, by its name: "train", "reports", or "invented"."""
    return "invented" if name.startswith("invented__") else "reports" if "__" in name else "train"


def matched(gold: Sequence[set[int]], found: Sequence[set[int]]) -> dict[int, int]:
    """For the annotated contents, as letters, the found ones that the scorer would match, the best first."""
    scored = sorted((-overlap(a, b), i, j) for i, a in enumerate(gold) for j, b in enumerate(found) if a & b)
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for score, i, j in scored:
        if -score >= SAME and i not in pairs and j not in used:
            pairs[i] = j
            used.add(j)
    return pairs


def annotated(data: Path, folder: Path, files: Sequence[str]) -> Iterator[tuple[Path, str, int]]:
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


def counted(times: int, language: str, name: str, own: str) -> int:
    """How often an article counts for a language's own judge."""
    if corpus_of(name) == "invented":
        return times if language == own else 0
    return times * OWN if language == own else times


def halfway(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """The mean of two judges, which is a judge."""
    found = dict(one)
    for part in ("glance", "cue", "content", "both"):
        names = sorted(one[part]["weights"].keys() | other[part]["weights"].keys())
        sums = {name: one[part]["weights"].get(name, 0.0) + other[part]["weights"].get(name, 0.0) for name in names}
        bias = round((one[part]["bias"] + other[part]["bias"]) / 2, 4)
        found[part] = {"bias": bias, "weights": {name: round(total / 2, 3) for name, total in sums.items()}}
    return found


def part_of(name: str) -> int:
    """In which part of all the articles one is, by its name; a translation is in its original's."""
    return zlib.crc32(re.sub(r"_(fr|en)$", "", name).encode()) % PARTS


def unseen_judge(folder: Path, name: str) -> Callable[[str], Judge]:
    """What stands in for `judge` where an article is read that was not learnt from: by the language, out of what `--but N` wrote."""

    def judge(language: str) -> Judge:
        own = folder / f"judge-{language}-{part_of(name)}.json"
        return made_once(made, own if own.is_file() else folder / f"judge-{part_of(name)}.json")

    return judge


@cache
def made_once(made: Callable[[dict[str, Any]], Any], path: Path) -> Any:
    """What is made of learnt data, read once for all articles."""
    return made(json.loads(path.read_text(encoding="utf-8")))


def main() -> None:
    from selon.reading import read_path

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--every", action="store_true", help="from the reports that were invented later too: the judge that stance.py asks")
    parser.add_argument("--language", help="learn this language's own judge")
    parser.add_argument("--but", type=int, choices=range(PARTS), help="leave out the articles of this part")
    arguments = parser.parse_args()
    files = EVERY if arguments.every else LEARNT_FROM
    every, own = Cases(), Cases()
    with tempfile.TemporaryDirectory() as folder:
        for path, language, times in annotated(arguments.data, Path(folder), files):
            if part_of(path.stem) == arguments.but:
                continue
            taught = cases(path, parse(read_path(path, language=language)))
            for _ in range(times):
                every += taught
            for _ in range(counted(times, language, path.stem, arguments.language) if arguments.language else 0):
                own += taught
    found = halfway(learnt(every), learnt(own)) if arguments.language else learnt(every)
    arguments.out.write_text(json.dumps(found, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(f"{len(every.cues)} words, {sum(a for _, a in every.cues)} attribute; {len(every.contents)} contents")


if __name__ == "__main__":
    main()
