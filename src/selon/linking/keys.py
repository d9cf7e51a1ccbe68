"""What an identity is looked for by, so that nobody is compared with everybody: two that may be one share a key."""

from __future__ import annotations

from collections.abc import Iterator

from selon.linking.names import body, person
from selon.linking.profiles import Profile
from selon.linking.spelling import bones, canonical
from selon.resolving.folding import folded, skeleton

MOST = 48  # identities that one key leads to: the first ones


def keys(profile: Profile) -> list[str]:
    """The keys of a profile, in order: the whole name, spelt in whatever way, and the parts that may stand for it."""
    ways = _person if profile.kind == "person" else _body
    found = dict.fromkeys(ways(profile.name))
    for alias in profile.aliases:
        found |= dict.fromkeys([next(iter(ways(alias))), _whole(body(alias).own), f"a:{folded(alias)}"])
    return list(found)


def _person(name: str) -> Iterator[str]:
    words = person(name).words
    yield _whole(words)
    if not words:
        return
    yield f"s:{bones(words[-1])}"
    if len(words) > 1:
        yield f"i:{words[0][0]} {bones(words[-1])}"


def _body(name: str) -> Iterator[str]:
    taken = body(name)
    if taken.code:
        yield f"c:{taken.code}"
    yield _whole(taken.own or taken.kinds)
    if len(taken.own) > 1:
        yield from (f"w:{skeleton(word)}" for word in sorted({taken.own[0], taken.own[-1]}))
    elif taken.own:
        yield f"w:{skeleton(taken.own[0])}"
    if taken.acronym:
        yield f"a:{taken.acronym}"
    yield from (f"a:{initials}" for initials in sorted(taken.initials) if len(initials) > 1)


def _whole(words: tuple[str, ...]) -> str:
    long = [word for word in words if len(word) > 1] or list(words)
    return "n:" + " ".join(sorted(bones(canonical(word)) for word in long))
