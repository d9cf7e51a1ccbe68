"""How an event stands in the article: reported, stated by a source, denied, foreseen, hypothetical or ordered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from selon.attributing.clauses import NEGATIONS, SUBJECTS, is_negated
from selon.parsing.words import Word
from selon.records import Statement
from selon.resolving.triggers import Triggers

Status = Literal["reported", "stated", "denied", "foreseen", "hypothetical", "ordered"]
CLAUSES = frozenset({"xcomp", "ccomp", "csubj"})
AUXILIARIES = frozenset({"aux", "aux:pass", "cop"})


def status(word: Word, statements: Sequence[Statement], triggers: Triggers) -> Status:
    """The status of the event that `word` tells of; `statements` are those that cover it, the outermost first.

    What is under a word for a plan, an order or a doubt is no fact, whoever says so.
    """
    return says(word, triggers) or _of_the_statements(statements)


def says(word: Word, triggers: Triggers) -> Status | None:
    """What the word, its auxiliaries and what governs it say themselves; None where they say nothing against a fact."""
    return _of_the_verb(word, triggers) or _of_its_governor(word, triggers)


def is_coming(word: Word, triggers: Triggers) -> bool:
    """Whether tense, mood or auxiliaries put what a verb says into the time to come, be it negated."""
    return _mood(word, triggers) == "foreseen"


def is_intent(word: Word, triggers: Triggers) -> bool:
    """Whether a verb only names what one may or means to do: "unfit to lead", "the plan to join", "pour armer"."""
    if word.feats.get("VerbForm") not in ("Inf", "Ger", "Part") or any(c.relation in AUXILIARIES for c in word.children):
        return False
    if any(c.lower in triggers.words["purpose"] for c in word.children if c.relation in ("mark", "case")):
        return True
    above = word.head
    if word.feats.get("VerbForm") != "Inf":
        return word.relation == "acl" and above.lemma in triggers.words["intent"]
    return above is not word and above.pos in ("NOUN", "ADJ") and word.relation in CLAUSES | {"acl", "advcl", "obl", "nmod"}


def _of_the_verb(word: Word, triggers: Triggers) -> Status | None:
    """What negation, tense, mood and auxiliaries of the word itself say."""
    words = triggers.words
    if _negated(word, triggers) or (word.pos == "NOUN" and any(c.lower in words["none"] and c.i < word.i for c in word.children)):
        return "denied"
    if word.pos == "NOUN":
        return "foreseen" if any(c.lower in words["future"] for c in word.children) else None
    if any(c.lower in words["if"] and c.relation == "mark" for c in word.children):
        return "hypothetical"
    return _mood(word, triggers)


def _negated(word: Word, triggers: Triggers) -> bool:
    """Whether the verb is negated, or its subject is nobody. "Ne" alone negates nothing ("je crains qu'il ne vienne")."""
    if is_negated(word) and any(c.lower in NEGATIONS and c.lower not in triggers.words["expletive"] for c in word.children):
        return True
    return any(c.relation in SUBJECTS and any(d.lower in triggers.words["none"] for d in c.children) for c in word.children)


def _mood(word: Word, triggers: Triggers) -> Status | None:
    auxiliaries = [c for c in word.children if c.relation in AUXILIARIES]
    bound = any(c.relation == "mark" and c.lower in triggers.words["bound"] for c in word.children)
    if bound and any(a.feats.get("VerbForm") == "Fin" for a in auxiliaries):
        return "foreseen"  # "was to be reopened"
    for verb in (word, *auxiliaries):
        if verb.feats.get("Tense") == "Fut":
            return "foreseen"
        if verb is not word and verb.lemma in triggers.words["maybe"]:
            return "hypothetical"
        if verb is not word and (verb.lemma in triggers.words["plan"] or verb.lower in triggers.words["plan"]):
            return "foreseen"
        if verb.feats.get("Mood") == "Cnd":
            return None if any(a.feats.get("Mood") == "Cnd" and a.lemma != word.lemma for a in auxiliaries) else "hypothetical"
    return None


def _of_its_governor(word: Word, triggers: Triggers) -> Status | None:
    """What the verb or noun above says: an infinitive under "may", "plan" or "order" is no fact yet."""
    below = word
    for _ in range(3):
        above = below.head
        if above is below or below.relation.partition(":")[0] not in (CLAUSES if below.pos != "NOUN" else {"obj", "nsubj"}):
            return None
        found = _under(above, below, triggers)
        if found is not None or below.pos == "NOUN":
            return found
        below = above
    return None


def _under(above: Word, below: Word, triggers: Triggers) -> Status | None:
    """What one governor makes of what stands below it."""
    lemma, words = above.lemma, triggers.words
    finite = below.pos == "VERB" and below.feats.get("VerbForm") == "Fin"
    if lemma in words["maybe"] and not finite:
        return "denied" if is_negated(above) else "hypothetical"
    if lemma in words["order"]:
        return "ordered"
    if (lemma in words["plan"] and not finite) or (below.pos == "NOUN" and lemma in triggers.light["announce"]):
        return "foreseen"
    if below.pos != "NOUN":
        return None
    return "denied" if lemma in triggers.light["carry"] and is_negated(above) else _mood(above, triggers)


def _of_the_statements(statements: Sequence[Statement]) -> Status:
    """What those do who say so: the innermost counts, but a denial counts wherever it is."""
    if not statements:
        return "reported"
    if any(s.stance == "denies" and s.polarity == "positive" for s in statements):
        return "denied"
    last = statements[-1]
    if last.stance in {"orders", "asks"}:
        return "ordered"
    if last.stance in {"promises", "predicts"}:
        return "foreseen"
    return "hypothetical" if last.certainty == "possible" else "stated"
