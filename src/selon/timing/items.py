"""From tokens to runs of items that may be about time: every word the lexicon knows, and every number."""

from __future__ import annotations

from selon.timing.lexicon import TELLING, Lexicon, Phrase
from selon.timing.numbers import number_keys
from selon.timing.patterns import Item, Keys
from selon.timing.tokens import Tokens

SHORTEST_DATE = 4  # characters of a number that is a date by itself
GLUE_BEFORE = "_#@$€£¥=+\\&/.*"  # a number after one of these is a handle, a price, a sum, an address
GLUE_AFTER = "%‰$€£¥°_=@\\*/"
LONGEST = 25  # characters of a number that anybody reads as a date
ROMAN = frozenset("IVXLC")
ROMAN_SMALL = "ivxlc"
LONGEST_ROMAN = 8
LETTERS_SMALL = "abcdefghijklmnopqrstuvwxyzèé"
ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def runs(tokens: Tokens, lexicon: Lexicon) -> list[list[Item]]:
    """The runs of neighbouring known words in which something tells of time."""
    words, telling = tokens.lowers, lexicon.telling
    found: list[list[Item]] = []
    done = 0
    for index in [i for i, word in enumerate(words) if word in telling or (len(word) >= SHORTEST_DATE and word[0].isdigit())]:
        if index < done:
            continue
        first = index
        while first > done and _known(tokens, first - 1, lexicon):
            first -= 1
        while done <= index:  # from the left: what is no item, though known (F-16), parts two runs
            run, done = _run(tokens, first, lexicon)
            first = done = max(done, first + 1)
            if run and any(not TELLING.isdisjoint(item.keys) for item in run):
                found.append(run)
    return found


def _known(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether a token may be of a run: a word of the lexicon, a number, a Roman one."""
    word = tokens.lowers[index]
    return word in lexicon.known or word[0].isdigit() or (word[0] in ROMAN_SMALL and _roman(tokens, index, lexicon) is not None)


def _run(tokens: Tokens, index: int, lexicon: Lexicon) -> tuple[list[Item], int]:
    """The items from a token on, as far as they neighbour each other, and the token that ends them."""
    run: list[Item] = []
    while index < len(tokens.lowers):
        item = _item(tokens, index, lexicon)
        if item is None or (run and _parted(tokens, index)):
            break
        run.append(item)
        index = item.last
    return run, index


def _item(tokens: Tokens, index: int, lexicon: Lexicon) -> Item | None:
    word = tokens.lowers[index]
    phrase = lexicon.phrases.get(word)
    if phrase is not None:
        return _phrase(tokens, index, phrase)
    if word[0].isdigit():
        return _number(tokens, index, lexicon)
    return _roman(tokens, index, lexicon) if word[0] in ROMAN_SMALL else None


def _parted(tokens: Tokens, index: int) -> bool:
    """Whether an empty line lies between a token and the one before."""
    start, end = tokens.ends[index - 1], tokens.starts[index]
    return end - start > 1 and tokens.text.count("\n", start, end) > 1


def _phrase(tokens: Tokens, index: int, phrase: Phrase) -> Item | None:
    """The longest phrase of the lexicon that begins here."""
    best: Item | None = None
    count, at = len(tokens.lowers), index
    while True:
        at += 1
        if phrase.keys or phrase.capital:
            keys = phrase.keys
            if phrase.capital and tokens.text[tokens.starts[index]].isupper():
                keys = {**phrase.capital, **keys}
            if keys:
                best = Item(index, at, keys)
        if at >= count or not phrase.onward:
            return best
        further = phrase.onward.get(tokens.lowers[at])
        if further is None:
            return best
        phrase = further


def _number(tokens: Tokens, index: int, lexicon: Lexicon) -> Item | None:
    """A number by itself or with the ending of an ordinal; None where what it is glued to makes it something else."""
    start, end = tokens.starts[index], tokens.ends[index]
    if end - start > LONGEST or _bound_before(tokens, index, lexicon):
        return None
    text = tokens.text
    keys = number_keys(tokens.lowers[index], lexicon.day_first)
    after = index + 1
    follower = tokens.lower(after)
    if follower in lexicon.ordinals and tokens.starts[after] - end <= 1 and "NUM" in keys and _ends_word(text, tokens.ends[after]):
        return Item(index, after + 1, _ordinal(keys))
    if tokens.glued(after) and not _may_be_glued(tokens, after, lexicon):
        return None
    return Item(index, after, keys)


def _may_be_glued(tokens: Tokens, after: int, lexicon: Lexicon) -> bool:
    """Whether what touches a number leaves it one: punctuation, or letters as in "14h", "5pm", that end there or with
    the minutes."""
    follower = tokens.lowers[after]
    if not follower[0].isalpha():
        return follower[0] not in GLUE_AFTER
    beyond = tokens.lower(after + 1) if tokens.glued(after + 1) else ""
    return follower in lexicon.glued and (not beyond[:1].isalnum() or beyond.isdigit() and len(beyond) == len("30"))


def _ordinal(keys: Keys) -> Keys:
    ordinal: Keys = {"ORD": keys["NUM"]}
    if "DAY" in keys:
        ordinal["DAY"] = keys["DAY"]
    return ordinal


def _ends_word(text: str, end: int) -> bool:
    return end >= len(text) or not text[end].isalnum()


def _bound_before(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether a number is glued to a letter or sign: COVID-19, F-16, n°5, $20. "mi-2020" and "14h30" are words of time."""
    if not tokens.glued(index):
        return False
    mark, before = tokens.lower(index - 1), tokens.lower(index - 2)
    if mark[-1].isalnum():
        return mark not in lexicon.glued
    if mark in GLUE_BEFORE or mark in "°":
        return True
    if mark == "'":
        return False
    return mark == "-" and tokens.glued(index - 1) and before[-1:].isalnum() and before not in lexicon.guards["prefixes"]


def _roman(tokens: Tokens, index: int, lexicon: Lexicon) -> Item | None:
    """A Roman ordinal before a word for century: XIXe siècle."""
    word = tokens.raw(index)
    numeral = word.rstrip(LETTERS_SMALL)
    ending = word[len(numeral) :]
    after = index + 1 + (not ending and tokens.lower(index + 1) in lexicon.ordinals)
    if not numeral or len(word) > LONGEST_ROMAN or not ROMAN.issuperset(numeral) or (ending and ending not in lexicon.ordinals):
        return None
    if tokens.lower(after) not in lexicon.guards["centuries"]:
        return None
    return Item(index, after, {"ORD": _roman_value(numeral)})


def _roman_value(letters: str) -> int:
    values = [ROMAN_VALUES[letter] for letter in letters]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
