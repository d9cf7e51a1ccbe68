"""Whether a word attributes, and which content is its own: a logistic regression and a conditional logit
over named features, and a logistic regression over what both say.

The weights are data (`judge.json`, or a language's own in its folder; see the card): feature name to weight, learnt from annotated
articles. A feature without a weight counts nothing.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from selon.attributing.assurance import signs, weighed
from selon.attributing.candidates import Candidate, Text
from selon.attributing.ends import claimed
from selon.attributing.features import content_clues, cue_clues, glance_clues
from selon.attributing.lexicon import CueClass, cues
from selon.attributing.sources import known_to_speak, source_of
from selon.attributing.templates import Clue, Weighed
from selon.attributing.verbs import further
from selon.attributing.vocabulary import words
from selon.languages import folder
from selon.parsing.words import Word

SURE = 4.0  # the score from which no content read off the words in their order is better than the tree's best, on `train`


class Model(Weighed):
    """Weights by feature, and a bias: log odds."""

    def score(self, clues: Iterable[Clue]) -> float:
        """The log odds that these clues give."""
        return float(self.total(clues))


@dataclass(frozen=True, slots=True)
class Judge:
    """A model for verbs at a glance, one for cues, one that ranks the contents of a cue, one for a cue and its content together; the
    least score of a verb that is looked at, and the least probability of a cue that is ranked, and of one that is accepted."""

    glance: Model
    cue: Model
    content: Model
    both: Model
    least_glance: float
    least_cue: float
    least_both: float


def probability(score: float) -> float:
    """Log odds as a probability."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


@cache
def judge(language: str) -> Judge:
    """The judge that ships with selon: the language's own, or the one for all."""
    own = folder(language) / "judge.json"
    return made(json.loads((own if own.is_file() else files(__package__) / "judge.json").read_text(encoding="utf-8")))


def made(data: dict[str, Any]) -> Judge:
    """The judge of learnt data: its models by name, and its threshold."""
    glance, cue, content, both = (Model(data[name]["weights"], data[name]["bias"]) for name in ("glance", "cue", "content", "both"))
    return Judge(glance, cue, content, both, data["least_glance"], data["least_cue"], data["least_both"])


def promising(text: Text, word: Word, kinds: Sequence[CueClass]) -> bool:
    """Whether a verb is worth a look at its contents: most that attribute nothing show it at a glance."""
    decider = judge(text.parsed.language)
    return decider.glance.score(glance_clues(text, word, kinds)) >= decider.least_glance


def judged(text: Text, groups: Iterable[Sequence[Candidate]]) -> list[Candidate]:
    """The likeliest content of each word that attributes."""
    decider = judge(text.parsed.language)
    kept = []
    for candidates in groups:
        cue = decider.cue.score(cue_clues(text, candidates))
        plain = _plain(text, candidates[0])
        if probability(cue) < decider.least_cue and not plain:
            continue
        best = _likeliest(text, candidates, cue, decider)
        if plain:
            best.probability = max(best.probability, decider.least_both)
        if best.probability >= decider.least_both:
            best.source = source_of(text, best)
            kept.append(best)
    return kept


def _plain(text: Text, candidate: Candidate) -> bool:
    """Whether a word surely attributes by its construction, however seldom it was seen."""
    if candidate.plain or (candidate.kind.name == "according" and _plainly_viewed(text, candidate)):
        return True
    return candidate.head is not None and claimed(candidate.head) is not None and candidate.source is not None


def _plainly_viewed(text: Text, candidate: Candidate) -> bool:
    """Whether an adposition names a view of those who are known to speak ("aux yeux de l'opposition", "in the eyes of the police")."""
    if candidate.cue is None or candidate.source is None or candidate.cue[1] <= candidate.cue[0]:
        return False
    named = any(word.lower in words("views") for word in text.words[candidate.cue[0] : candidate.cue[1] + 1])
    return named and known_to_speak(text, candidate.source)


def _likeliest(text: Text, candidates: Sequence[Candidate], cue: float, decider: Judge) -> Candidate:
    """The content that scores best. Where the tree's best is in doubt, those that the words in their order suggest are judged too."""
    every, scores = list(candidates), [decider.content.score(content_clues(text, candidate)) for candidate in candidates]
    if max(scores) < SURE and not candidates[0].plain:
        more = further(text, candidates, cues(text.parsed.language))
        every += more
        scores += [decider.content.score(content_clues(text, candidate)) for candidate in more]
    chosen = scores.index(max(scores))
    found = every[chosen]
    found.probability = probability(weighed(signs(text, cue, every, scores, chosen), decider.both.weights, decider.both.bias))
    return found
