"""Whose words, where the cue's own subject does not say it: the mentions of the sentence that rival the grammar's, ranked.

Where the grammar has to look further than the cue's subject, it takes a thing for whoever speaks too often. There a conditional logit over
named features ranks the mentions of the sentence, and none; the likeliest is taken where it is clearly likelier than the grammar's. The
weights are data (`ranking.json`, see `RANKING.md`).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from selon.attributing.candidates import Candidate, Text
from selon.attributing.clauses import SUBJECTS
from selon.attributing.order import NOMINAL
from selon.attributing.source_clues import Told, seen
from selon.attributing.sources import CLITICS, inside, may_speak, relative
from selon.attributing.templates import Weighed
from selon.parsing.words import Word

NO_HEADS = frozenset(
    {"compound", "flat", "flat:name", "flat:foreign", "fixed", "nummod", "det", "goeswith", "expl", "expl:subj", "expl:pv", "expl:pass"}
)
NEAREST = 14  # mentions of a sentence that are held against each other


class Ranking(Weighed):
    """Weights by feature, and by how much another mention must be likelier than the grammar's."""

    def __init__(self, weights: dict[str, float], margin: float) -> None:
        super().__init__(weights, 0.0)
        self.margin = margin


@cache
def ranking() -> Ranking:
    """What ships with selon."""
    return made(json.loads((files(__package__) / "ranking.json").read_text(encoding="utf-8")))


def made(data: dict[str, Any]) -> Ranking:
    """A ranking of learnt data."""
    return Ranking(data["weights"], data["margin"])


def put_to_the_likeliest(text: Text, kept: Sequence[Candidate]) -> None:
    """Put each candidate that is in doubt to the mention that ranks first, all seen as the grammar has them."""
    learnt, told = ranking(), Told(kept)
    changed = []
    for candidate in kept:
        rivals = mentions(text, candidate)
        if not rivals:
            continue
        scores = [learnt.total(clues) for clues in seen(text, candidate, rivals, told)]
        best, own = max(scores), scores[rivals.index(candidate.source)]
        if best > own + learnt.margin:
            changed.append((candidate, rivals[scores.index(best)]))
    for candidate, source in changed:
        ruled = f"“{candidate.source.text}”" if candidate.source is not None else "nobody"
        candidate.source_by = f"learnt: ranked before {ruled}, as the grammar has it"
        candidate.put_to(source)


def mentions(text: Text, candidate: Candidate) -> list[Word | None]:
    """The heads of the mentions that may be the source, the grammar's among them, and None; [] where there is no doubt."""
    cue, source = candidate.head, candidate.source
    if cue is None or candidate.cue is None or candidate.frame.startswith("adposition"):
        return []
    if source is None and (candidate.passive or cue.sentence.paragraph.role == "title"):
        return []
    if source is not None and _says_itself(cue, source):
        return []
    found = [word for word in text.words[cue.sentence.first : cue.sentence.last] if word is not source and _may_be(word, candidate)]
    found.sort(key=lambda word: abs(word.i - cue.i))
    return [*([source] if source is not None else []), *found[:NEAREST], None]


def _says_itself(cue: Word, source: Word) -> bool:
    """Whether the cue has a subject of its own: the source, or a relative pronoun, of which the source is what it stands for."""
    own = [child for child in cue.children if child.relation in SUBJECTS]
    return any((child is source and child.relation == "nsubj") or relative(child) for child in own)


def _may_be(word: Word, candidate: Candidate) -> bool:
    """Whether a word heads a mention that may be the source of a candidate."""
    assert candidate.cue is not None
    if word.pos not in NOMINAL or relative(word) or not may_speak(word) or inside(word, candidate):
        return False
    if word.relation in NO_HEADS and not (word.pos == "PROPN" and word.head.pos not in NOMINAL):
        return False
    if word.pos == "PRON" and word.lower in CLITICS and word.relation not in SUBJECTS:
        return False
    within = candidate.cue[0] <= word.i <= candidate.cue[1]
    return within if word.text.startswith("-") else not within or candidate.frame.startswith("noun")
