"""Which way a statement points by its words, once it is known to touch a commitment: rules in order, the first that holds counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from selon.records import Bearing
from selon.resolving.sights import Sight, meant_nothing, step

Holds = Callable[[Sight], bool]
Rule = tuple[Holds, Bearing, str]


def disputed(sight: Sight) -> tuple[Bearing, str]:
    """What is denied or played down."""
    if sight.denied and sight.way > 0 and not sight.ours:
        return "breach", "denies that it was kept to"
    return "contests", "denies or plays down what would go against it"


def asserted(sight: Sight) -> tuple[Bearing, str]:
    """What is put forward as so."""
    found = _first(OWN if sight.ours else OTHERS, sight)
    if found is not None:
        return found
    neither = next((why for holds, why in NEITHER if holds(sight)), None)
    if neither is not None:
        return "neutral", neither
    if sight.way < 0:
        return "breach", "said to go against it" + (", as possible only" if sight.statement.certainty == "possible" else "")
    return "compliance", "said to keep to it" + (", only the party's own word" if sight.ours else "")


def _first(rules: Iterable[Rule], sight: Sight) -> tuple[Bearing, str] | None:
    return next(((bearing, why) for holds, bearing, why in rules if holds(sight)), None)


def _negative(sight: Sight) -> bool:
    return sight.statement.polarity == "negative"


def _unproven(sight: Sight) -> bool:
    return _negative(sight) and "unproven" in sight.said.marks


def _any(sight: Sight, *marks: str) -> bool:
    return not sight.said.marks.isdisjoint(marks)


# What a party's side says of itself; where none of these holds, its words tell as anybody's do.
OWN: tuple[Rule, ...] = (
    (step, "compliance", "a step for it to be kept, by the party's own word"),
    (lambda one: _any(one, "untrue") and one.way == 0, "contests", "the party calls what is said of it untrue"),
    (
        lambda one: _negative(one) and one.way >= 0 and bool(one.words or one.topics),
        "contests", "the party's own word that it is not so",
    ),
    (
        lambda one: "if_own" in one.said.marks and (one.way < 0 or _any(one, "harm", "senseless")),
        "contests", "the party speaks of what it would bring on itself by it",
    ),
    (
        lambda one: _any(one, "asking") or (_any(one, "senseless") and (one.coming or one.way == 0)),
        "contests", "the party's own word that there would be no sense in it",
    ),
    (
        lambda one: one.way < 0 and not one.asked and "supposed" in one.said.marks,
        "contests", "the party speaks of it as what would be, and is not",
    ),
    (lambda one: one.way < 0 and one.coming and not _unproven(one), "breach", "the party's own word that it will not"),
)  # fmt: skip

# What others say.
OTHERS: tuple[Rule, ...] = (
    (meant_nothing, "breach", "says that the word was given and not meant"),
    (lambda one: _any(one, "unaware"), "contests", "says to know of no such thing"),
    (lambda one: one.unable, "breach", "says that the party is not able to keep to it"),
    (
        lambda one: one.of_itself and one.way > 0 and not one.asked,
        "contests", "whoever is said to have a part in it says that it is not so",
    ),
)  # fmt: skip

# Why what is put forward points neither way.
NEITHER: tuple[tuple[Holds, str], ...] = (
    (_unproven, "says that it was not seen or shown, not that it is not so"),
    (
        lambda one: one.coming and one.statement.certainty != "probable" and not (one.ours and one.way < 0),
        "speaks of what is to come",
    ),
    (lambda one: _any(one, "aimed"), "says what was aimed at, and not that it was reached"),
    (lambda one: _any(one, "fearing") and not one.ours, "tells of a fear, and not that it is so"),
    (lambda one: _any(one, "linking") and not (one.named or one.ours), "speaks of a link between things that happened"),
    (lambda one: one.way == 0, "touches it and points neither way"),
    (
        lambda one: one.way > 0 and one.statement.certainty == "possible",
        "would keep to it, and is put forward as possible only",
    ),
    (
        lambda one: one.way > 0 and one.deed_named and (_any(one, "bonds") or not (one.named or one.near or one.ours)),
        "names such a deed, and does not say that it was done",
    ),
    (
        lambda one: one.alone and not (one.named or one.ours or one.topics),
        "speaks of such a deed, of whom is not said",
    ),
)  # fmt: skip
