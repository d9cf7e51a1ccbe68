"""The manner of a statement: form, stance, certainty, polarity, from frames, hedges, mood, tense and negation."""

from __future__ import annotations

from collections.abc import Sequence

from selon.attributing.candidates import Candidate, Text
from selon.attributing.clauses import NEGATIONS, is_denied, is_negated, subject
from selon.attributing.rejecting import rejects
from selon.attributing.vocabulary import words
from selon.parsing.words import Word
from selon.records import Certainty, Form, Polarity, Span, Stance

FULLY_QUOTED = 0.95


def form(text: Text, content: Sequence[Span]) -> Form:
    """Direct where all of the content stands in quotation marks, mixed where a part does."""
    share = text.share(content)
    if share >= FULLY_QUOTED:
        return "direct"
    return "mixed" if share > 0 else "indirect"


TURNED: dict[str, Stance] = {
    "confirm": "declines",
    "say": "declines",
    "want": "declines",
    "announce": "declines",
    "mention": "declines",
    "show": "denies",
    "judge": "denies",
    "think": "denies",
    "deny": "confirms",
}


def stance(text: Text, candidate: Candidate) -> Stance:
    """The class's stance, turned by a negated cue, by a future in what is said, by a denial in its words."""
    kind, said = candidate.kind, candidate.complement
    if candidate.negated:
        return TURNED.get(kind.name, kind.stance)
    if kind.stance in {"asserts", "accuses"} and rejects(text, candidate):
        return "denies"
    if kind.name == "announce" and candidate.frame.startswith(("object", "passive")):
        return "promises"  # to announce a thing is to announce one's own decision
    if kind.stance == "asserts" and said is not None:
        if is_future(said) or (_conditional(said) and candidate.frame == "clause"):
            return "promises" if _own_act(said) else "predicts"
        if said.lemma in words("duties") or any(c.lemma in words("duties") and c.relation.startswith("aux") for c in said.children):
            return "asks"
    return kind.stance


def _conditional(verb: Word) -> bool:
    """Whether a clause is in the French conditional: after a past cue, its future."""
    if any(c.relation == "advcl" for c in verb.children):
        return False
    bearers = [verb, *(c for c in verb.children if c.relation.startswith("aux") or c.relation == "cop")]
    return any(w.feats.get("Mood") == "Cnd" and w.lemma not in words("possible_conditional") for w in bearers) and len(bearers) == 1


def _own_act(verb: Word) -> bool:
    """Whether the subject of a clause is a pronoun that may stand for the speaker: then a future is a promise."""
    found = subject(verb)
    return found is not None and found.pos == "PRON" and found.lower.lstrip("-") in words("speakers")


def is_future(verb: Word) -> bool:
    """Whether a clause speaks of what is to come."""
    if verb.feats.get("Tense") == "Fut":
        return True
    return any(
        (child.relation.startswith("aux") or child.relation == "cop")
        and (child.feats.get("Tense") == "Fut" or child.lower in words("future_auxiliaries"))
        for child in verb.children
    )


def certainty(text: Text, candidate: Candidate) -> Certainty:
    """As the source puts it: the class's certainty, weakened by hedges, modals and the French conditional."""
    kind = candidate.kind
    if candidate.negated and kind.name in {"confirm", "say", "want", "announce", "mention"}:
        return "unknown"
    if kind.certainty != "certain":
        return kind.certainty
    top = candidate.complement if candidate.complement is not None else main_verb(text, candidate.content)
    if top is None:
        return "certain"
    found = _hedge(top)
    return found or "certain"


def _hedge(verb: Word) -> Certainty | None:
    around = [verb, *verb.children]
    possible, conditionally, probable = words("possible"), words("possible_conditional"), words("probable")
    if any(word.lower in possible or (word.lemma in conditionally and word.feats.get("Mood") == "Cnd") for word in around):
        return "possible"
    if any(word.lower in probable or word.lemma in probable for word in around):
        return "probable"
    conditional = any(w.feats.get("Mood") == "Cnd" for w in around if w is verb or w.relation.startswith("aux") or w.relation == "cop")
    return "probable" if conditional and not any(c.relation == "advcl" for c in verb.children) else None


def main_verb(text: Text, content: Sequence[Span]) -> Word | None:
    """The topmost word of the content."""
    low, end = text.run(content[0])
    tops = (w for w in text.words[low:end] if w.head is w or not low <= w.head.i < end)
    return min(tops, key=lambda w: sum(1 for _ in w.ancestors()), default=None)


def polarity(text: Text, candidate: Candidate) -> Polarity:
    """Negative where the content's main predicate is denied."""
    top = candidate.complement if candidate.complement is not None else main_verb(text, candidate.content)
    if top is None:
        return "positive"
    if is_negated(top) or any(_negative_argument(child) for child in top.children):
        return "negative"
    return "positive"


def _negative_argument(child: Word) -> bool:
    """Whether an argument says "no", "aucun": it denies the predicate."""
    if child.relation not in {"nsubj", "obj", "nsubj:pass", "obl"}:
        return False
    return (child.lower in NEGATIONS and child.pos in {"PRON", "DET"}) or is_denied(child)
