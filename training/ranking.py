"""Learn which mention is the source where the grammar is in doubt, from annotated articles; write `ranking.json`.

    python training/ranking.py --data ../shared/data --unseen build/unseen --out src/selon/attributing/ranking.json [--check]

Needs scikit-learn. The articles are those that `judge.py --every` learns from. Of each the statements count that selon finds, as a judge
reads it that has not learnt from it: `--unseen` names a folder with what `judge.py --but N` has learnt (`judge-N.json`,
`judge-fr-N.json`). `--check` first measures by a cross-validation over the articles, a translation with its original. With `--but N` the
articles of one part are left out.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from judge import EVERY, PARTS, SAME, Annotated, annotated, corpus_of, letters, matched, overlap, part_of, rank, unseen_judge
from selon.attributing import judge, ranking
from selon.attributing.candidates import Candidate, Text
from selon.attributing.engine import kept_candidates, source_span
from selon.attributing.ranking import mentions
from selon.attributing.source_clues import Told, seen
from selon.attributing.templates import names
from selon.parsing.pipeline import parse
from selon.parsing.words import Parsed, Word
from selon.reading import read_path

# Chosen by the cross-validation. What was invented is plainer than what is reported, and there is more of it.
STRENGTH, MARGIN = 0.07, 0.5
COUNTS = {"train": 3, "reports": 2, "invented": 1}


@dataclass
class Case:
    """A statement whose source is in doubt: what is seen of each mention, which are right, and which is the grammar's."""

    part: int
    corpus: str
    mentions: list[list[str]]
    right: list[bool]
    ruled: int


def cases(path: Path, parsed: Parsed) -> list[Case]:
    """What one article teaches."""
    gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["statements"]
    text, kept = kept_candidates(parsed)
    pairs = matched([letters(s["content"], parsed.text) for s in gold], [letters(one.content, parsed.text) for one in kept])
    told, found = Told(kept), []
    for candidate, statement in ((kept[j], gold[i]) for i, j in pairs.items()):
        rivals = mentions(text, candidate)
        if rivals:
            right = [_agrees(text, candidate, word, statement) for word in rivals]
            every = [names(clues) for clues in seen(text, candidate, rivals, told)]
            found.append(Case(part_of(path.stem), corpus_of(path.stem), every, right, rivals.index(candidate.source)))
    return found


def _agrees(text: Text, candidate: Candidate, word: Word | None, statement: Annotated) -> bool:
    """Whether a mention is the annotated source, as the scorer takes two for one."""
    raw, wanted = text.parsed.text, statement.get("source")
    if word is None or wanted is None:
        return word is None and wanted is None
    one = candidate
    if word is not candidate.source:
        one = replace(candidate)
        one.put_to(word)
    return overlap(letters([source_span(text, one, word)], raw), letters([wanted], raw)) >= SAME


def learnt(found: Sequence[Case]) -> dict[str, object]:
    """The weights: the groups are those in which some mention is right, and some is not."""
    groups = [
        [(mention, float(right)) for mention, right in zip(one.mentions, one.right, strict=True)]
        for one in found
        if any(one.right) and not all(one.right)
        for _ in range(COUNTS[one.corpus])
    ]
    return {"margin": MARGIN, "weights": rank(groups, STRENGTH)["weights"]}


def checked(found: Sequence[Case]) -> Counter[str]:
    """How many are put to another mention, and how many rightly and wrongly so, by corpus, learnt from the other parts."""
    tally: Counter[str] = Counter()
    for part in range(PARTS):
        model = learnt([one for one in found if one.part != part])["weights"]
        assert isinstance(model, dict)
        for one in (one for one in found if one.part == part):
            scores = [sum(model.get(name, 0.0) for name in mention) for mention in one.mentions]
            best = scores.index(max(scores))
            best = best if scores[best] > scores[one.ruled] + MARGIN else one.ruled
            tally[f"{one.corpus}: in doubt"] += 1
            tally[f"{one.corpus}: put to another"] += best != one.ruled
            tally[f"{one.corpus}: rightly"] += one.right[best] and not one.right[one.ruled]
            tally[f"{one.corpus}: wrongly"] += one.right[one.ruled] and not one.right[best]
    return tally


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--unseen", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--but", type=int, choices=range(PARTS), help="leave out the articles of this part")
    arguments = parser.parse_args()
    ranking.ranking = lambda: ranking.Ranking({}, 1.0)  # type: ignore[assignment]  # sources as the grammar has them
    found: list[Case] = []
    with tempfile.TemporaryDirectory() as folder:
        for path, language, _ in annotated(arguments.data, Path(folder), EVERY):
            judge.judge = unseen_judge(arguments.unseen, path.stem)  # type: ignore[assignment]
            found += cases(path, parse(read_path(path, language=language)))
    if arguments.check:
        print("\n".join(f"{name} {count}" for name, count in sorted(checked(found).items())))
    found = [one for one in found if one.part != arguments.but]
    arguments.out.write_text(json.dumps(learnt(found), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(f"{len(found)} in doubt; {sum(one.right[one.ruled] for one in found)} right as the grammar has them")


if __name__ == "__main__":
    main()
