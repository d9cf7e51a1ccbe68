"""The tense that a temporal expression stands in: of the verb that governs it, or, where no tree is, of the words around."""

from __future__ import annotations

from selon.parsing.words import Word
from selon.timing.lexicon import Lexicon
from selon.timing.meaning import Tense
from selon.timing.tokens import Tokens

NEAR = 14  # tokens before and after within which a cue counts where there is no tree
BREAKS = frozenset(".!?;:")
VERBS = ("VERB", "AUX")
PAST = ("Past", "Imp", "Pqp")
HIGHEST = 12  # heads to climb


def tense_of(word: Word, lexicon: Lexicon) -> Tense | None:
    """The tense of the verb that governs a word; None where none tells."""
    verb: Word | None = word
    for _ in range(HIGHEST):
        if verb is None:
            return None
        told = _own_tense(verb, lexicon)
        if told is not None:
            return told
        verb = verb.head if verb.head is not verb else None
    return None


def _own_tense(word: Word, lexicon: Lexicon) -> Tense | None:
    """What a word says by itself or by its auxiliaries: of "prévu", "will", "a été arrêté", "devrait"."""
    if word.lower in lexicon.tense["ahead"]:
        return "future"
    helpers = [child for child in word.children if child.pos == "AUX" or child.relation.startswith(("aux", "cop"))]
    if word.pos not in VERBS and not helpers:
        return None
    return _by_helpers(word, helpers, lexicon) if helpers else _by_itself(word, lexicon)


def _by_helpers(word: Word, helpers: list[Word], lexicon: Lexicon) -> Tense | None:
    """Modals look ahead, but not before a perfect: "should arrive", "should have arrived"."""
    words, told = lexicon.tense, {helper.lower for helper in helpers}
    if not told.isdisjoint(words["future"]) and told.isdisjoint(words["perfect"]):
        return "future"
    if any(helper.feats.get("Tense") == "Fut" for helper in helpers):
        return "future"
    if any(helper.feats.get("Mood") == "Cnd" for helper in helpers):  # "serait rouverte" is ahead, "aurait fui" behind
        behind = any(helper.feats.get("Mood") == "Cnd" and helper.relation == "aux" for helper in helpers)
        return "past" if behind else "future"
    if any(helper.feats.get("VerbForm") == "Inf" for helper in helpers) and told.isdisjoint(words["perfect"]):
        return "future" if word.relation.startswith("acl") else None  # "an event to be held"
    if any(helper.feats.get("Tense") in PAST for helper in helpers):
        return "past"
    return _by_itself(word, lexicon)


def _by_itself(word: Word, lexicon: Lexicon) -> Tense | None:
    """By the form of the verb; an infinitive says nothing."""
    tense, form = word.feats.get("Tense"), word.feats.get("VerbForm")
    if word.lower in lexicon.tense["future"] or tense == "Fut" or word.feats.get("Mood") == "Cnd":
        return "future"
    if form in ("Inf", "Ger"):
        return None
    if tense in PAST:
        return "past"
    return "present" if tense == "Pres" and form == "Fin" else None


def tense_near(tokens: Tokens, first: int, last: int, lexicon: Lexicon) -> Tense | None:
    """The tense of the nearest word in the sentence that has one by its form alone."""
    best: tuple[int, Tense] | None = None
    for indices in (range(first - 1, max(first - NEAR, -1), -1), range(last, min(last + NEAR, len(tokens.lowers)))):
        for distance, index in enumerate(indices):
            word = tokens.lowers[index]
            if word in BREAKS:
                break
            told = _by_form(word, lexicon) if tokens.raw(index) == word else None  # no name, and not the month of May
            if told is not None and (best is None or distance < best[0]):
                best = distance, told
                break
    return best[1] if best else None


def _by_form(word: str, lexicon: Lexicon) -> Tense | None:
    if word in lexicon.tense["future"] or word in lexicon.tense["ahead"]:
        return "future"
    if word in lexicon.tense["past"]:
        return "past"
    return "future" if len(word) > 4 and word.endswith(lexicon.endings) and word not in lexicon.tense["nouns"] else None
