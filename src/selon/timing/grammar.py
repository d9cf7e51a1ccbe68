"""From tokens to the temporal expressions of a paragraph: the lexicon's stages, one after another, over runs of items.

Each stage goes through a run once, taking the longest pattern that fits where it stands; what it makes is an item for
the stages after it. A pattern is a few items long, so that all is linear in the length of the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selon.timing import builders  # noqa: F401  (they register themselves)
from selon.timing.amounts import Amount, ClockTime
from selon.timing.bounds import After, Before, OnClock, Since, Until
from selon.timing.edtf import Unit
from selon.timing.items import runs
from selon.timing.lexicon import Lexicon
from selon.timing.matched import BUILDERS, Match
from selon.timing.meaning import Impossible, Meaning, Timeless
from selon.timing.patterns import Item, Keys, Node, matches
from selon.timing.relative import SinceAmount, Within
from selon.timing.site import Site, WordsAt
from selon.timing.tokens import Tokens

TIMES = ("TIME", "POINT", "CLOCK")
ENDED = (Since, Until, Before, After, SinceAmount, Within, Timeless)  # no pattern builds on these
UNIT_CLASS: dict[Unit | None, str] = {"day": "DAILY", "month": "MONTHLY", "year": "YEARLY", "minute": "DAILY", "week": "WEEKLY"}


@dataclass(slots=True, eq=False)
class Found:
    """A temporal expression: tokens `first` to `last` of a paragraph, and its meaning. Amounts that nothing was made of
    are no times."""

    first: int
    last: int
    meaning: Meaning


def expressions(tokens: Tokens, lexicon: Lexicon, words: WordsAt) -> list[Found]:
    """The temporal expressions of a paragraph, in order."""
    found: list[Found] = []
    for run in runs(tokens, lexicon):
        items = run
        for stage in lexicon.stages:
            items = _staged(items, stage, tokens, lexicon, words)
        found.extend(_times(items))
    return found


def _times(items: list[Item]) -> Iterator[Found]:
    for item in items:
        for name in TIMES:
            meaning = item.keys.get(name)
            if meaning is None:
                continue
            if isinstance(meaning, ClockTime):
                yield Found(item.first, item.last, OnClock(meaning, None))
            elif isinstance(meaning, Meaning):
                yield Found(item.first, item.last, meaning)
            break


def _staged(items: list[Item], stage: Node, tokens: Tokens, lexicon: Lexicon, words: WordsAt) -> list[Item]:
    """The items with what one stage makes of them."""
    starts = stage.children.keys()
    out: list[Item] = []
    index = 0
    while index < len(items):
        made = None
        if not starts.isdisjoint(items[index].keys):
            made = _made(items, index, stage, tokens, lexicon, words)
        if made is None:
            out.append(items[index])
            index += 1
            continue
        lead, item, onward = made
        if lead:  # a longer expression may begin where the context ends
            longer = _made(items, index + len(lead), stage, tokens, lexicon, words)
            if longer is not None and not longer[0] and longer[2] > onward:
                _, item, onward = longer
        index = onward
        out.extend(lead)
        out.append(item)
    return out


def _made(
    items: list[Item], index: int, stage: Node, tokens: Tokens, lexicon: Lexicon, words: WordsAt
) -> tuple[list[Item], Item, int] | None:
    """The context before, the item made by the longest pattern that fits at `index`, and where to go on."""
    for match in matches(stage, items, index):
        rule = match.rule
        if rule.unless and match.end < len(items) and not rule.unless.isdisjoint(items[match.end].keys):
            continue
        if rule.endings and not tokens.lower(items[match.end - 1].last).endswith(rule.endings):
            continue
        first, last = items[index + rule.lead].first, items[match.end - rule.trail - 1].last
        site = Site(tokens, first, last, lexicon, words)
        built = BUILDERS[rule.builder](Match(match.slots, rule.arguments, site))
        if built is not None:
            return items[index : index + rule.lead], Item(first, last, _keys(built)), match.end - rule.trail
    return None


def _keys(built: Meaning | Amount | ClockTime) -> Keys:
    """The classes that later stages know a thing by."""
    if isinstance(built, Amount):
        return {"AMOUNT": built}
    if isinstance(built, ClockTime):
        return {"CLOCK": built}
    if isinstance(built, Impossible):
        return {"DEAD": built}
    if isinstance(built, ENDED):
        return {"TIME": built}
    keys: Keys = {"POINT": built}
    if name := UNIT_CLASS.get(built.unit):
        keys[name] = built
    return keys
