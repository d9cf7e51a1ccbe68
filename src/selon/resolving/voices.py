"""Whose voice each attribution is: every mention of a source, down to the pronouns, put to a voice of the document.

Where it is in doubt who is meant a voice of its own is opened, for a wrong name under a sentence is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from selon.attributing.attribution import Attribution
from selon.parsing.words import Parsed
from selon.records import Entity, Source, Span
from selon.resolving.entities import Gatherer, Met
from selon.resolving.naming import Namer
from selon.resolving.resolver import Resolver
from selon.resolving.scene import Scene
from selon.resolving.vocabulary import vocabulary


def voices(parsed: Parsed, attributions: Sequence[Attribution]) -> tuple[list[str], dict[str, Source]]:
    """The key of each attribution's voice, "s1" being the first to appear, and the voices.

    Attributions stand in the order of their first content character; `within` and `continues` count them. A source's
    mentions are the spans that the attributions give, code points, half-open, in order.
    """
    keys, sources, scene = _voices(parsed, attributions)
    return [keys[referent.id] for referent in scene.speakers], sources


def voices_and_entities(parsed: Parsed, attributions: Sequence[Attribution]) -> tuple[list[str], dict[str, Source], tuple[Entity, ...]]:
    """What `voices` gives, each source with the `entity` that it is, and the entities: what the document names, and those
    without a name who speak or are spoken of again."""
    keys, sources, scene = _voices(parsed, attributions)
    found, named = Gatherer(parsed, scene.reader, scene.mentions).gather(sources, _met(scene, keys))
    scene.release()
    return [keys[referent.id] for referent in scene.speakers], named, found


def _met(scene: Scene, keys: dict[int, str]) -> Iterator[Met]:
    """Everybody whom the document speaks of."""
    namer = Namer(scene)
    for referent in scene.referents:
        if referent.chain is not None or referent.id in keys or referent.kind == "document":
            yield Met(partial(namer.name, referent), referent.kind, referent.chain, keys.get(referent.id), tuple(referent.mentions))


def _voices(parsed: Parsed, attributions: Sequence[Attribution]) -> tuple[dict[int, str], dict[str, Source], Scene]:
    """The key of each referent that speaks, the sources by key, and the scene they speak in."""
    resolver = Resolver(parsed, attributions, vocabulary(parsed.language))
    scene = resolver.scene
    scene.speakers = resolver.resolve()
    keys: dict[int, str] = {}
    spans: dict[int, set[Span]] = {}
    for attribution, referent in zip(attributions, scene.speakers, strict=True):
        keys.setdefault(referent.id, f"s{len(keys) + 1}")
        spans.setdefault(referent.id, set()).update([attribution.source] if attribution.source is not None else [])
    namer = Namer(scene)
    return keys, {key: namer.source(scene.referents[i], sorted(spans[i])) for i, key in keys.items()}, scene
