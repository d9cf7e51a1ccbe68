"""Whose voice each attribution is: every mention of a source, down to the pronouns, put to a voice of the document.

Where it is in doubt who is meant a voice of its own is opened, for a wrong name under a sentence is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selon.attributing.attribution import Attribution
from selon.parsing.words import Parsed
from selon.records import Entity, Source, Span
from selon.resolving.chains import Chain
from selon.resolving.entities import Gatherer
from selon.resolving.naming import Namer
from selon.resolving.resolver import Resolver
from selon.resolving.scene import Scene
from selon.resolving.vocabulary import vocabulary


def voices(parsed: Parsed, attributions: Sequence[Attribution]) -> tuple[list[str], dict[str, Source]]:
    """The key of each attribution's voice, "s1" being the first to appear, and the voices.

    Attributions stand in the order of their first content character; `within` and `continues` count them. A source's
    mentions are the spans that the attributions give, code points, half-open, in order.
    """
    keys, sources, _ = _voices(parsed, attributions)
    return keys, sources


def voices_and_entities(parsed: Parsed, attributions: Sequence[Attribution]) -> tuple[list[str], dict[str, Source], tuple[Entity, ...]]:
    """What `voices` and `entities` give together, the document read once for both."""
    keys, sources, scene = _voices(parsed, attributions)
    found, named = Gatherer(parsed, scene.reader, scene.mentions).gather(sources, _called(scene))
    return keys, named, found


def _called(scene: Scene) -> Iterator[tuple[Chain, Span]]:
    """What those with a name are called without it: "le mouvement", "the prefect"."""
    for referent in scene.referents:
        if referent.chain is not None:
            for mention in referent.mentions:
                if mention.name is None and mention.pronoun is None and not mention.parts:
                    yield referent.chain, mention.span


def _voices(parsed: Parsed, attributions: Sequence[Attribution]) -> tuple[list[str], dict[str, Source], Scene]:
    resolver = Resolver(parsed, attributions, vocabulary(parsed.language))
    referents = resolver.resolve()
    keys: dict[int, str] = {}
    spans: dict[int, set[Span]] = {}
    for attribution, referent in zip(attributions, referents, strict=True):
        keys.setdefault(referent.id, f"s{len(keys) + 1}")
        spans.setdefault(referent.id, set()).update([attribution.source] if attribution.source is not None else [])
    scene = resolver.scene
    namer = Namer(scene)
    sources = {key: namer.source(scene.referents[i], sorted(spans[i])) for i, key in keys.items()}
    return [keys[referent.id] for referent in referents], sources, scene
