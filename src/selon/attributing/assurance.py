"""How likely a cue and the content that was chosen for it are right together: what the judge of cues says, and how sure the ranking is.

A word that looks like a cue and has no content that looks like one is rarely a cue; a content that barely beats its rivals is often wrong.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from selon.attributing.candidates import Candidate, Text
from selon.records import Span

SAME = 0.5  # the overlap at which two contents are taken for one
WIDEST = 5.0  # a margin of scores that is as good as any wider one
LEAST = 1e-9


def signs(text: Text, cue: float, candidates: Sequence[Candidate], scores: Sequence[float], chosen: int) -> list[tuple[str, float]]:
    """What is seen of a cue with its contents, all scored: names, each with a number."""
    best = scores[chosen]
    weights = [math.exp(score - best) for score in scores]
    whole, content = sum(weights), candidates[chosen].content
    alike = sum([weight for weight, one in zip(weights, candidates, strict=True) if overlap(one.content, content) >= SAME])
    others = [score for n, score in enumerate(scores) if n != chosen]
    share = text.share(content)
    return [
        ("cue", cue),
        ("alike", math.log(alike / whole + LEAST)),
        ("top", -math.log(whole)),
        ("best", best),
        ("margin", min(best - max(others), WIDEST) if others else WIDEST),
        ("size", math.log(1 + sum([end - start for start, end in content]))),
        (f"rivals={bool(others)}", 1.0),
        (f"frame={candidates[chosen].frame}", 1.0),
        (f"quoted={'all' if share > 0.95 else 'part' if share > 0 else 'none'}", 1.0),
    ]


def weighed(seen: Iterable[tuple[str, float]], weights: Mapping[str, float], bias: float) -> float:
    """The log odds that these signs give."""
    return bias + sum([weights.get(name, 0.0) * number for name, number in seen])


def overlap(one: Sequence[Span], other: Sequence[Span]) -> float:
    """The share of two contents' characters that both hold."""
    if one == other:
        return 1.0
    both = sum([max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other])
    return both / (sum([b - a for a, b in one]) + sum([d - c for c, d in other]) - both) if both else 0.0
