"""Where contents end or begin, read off the words: before a participle or a clause that goes on with the speaker or the article, behind a
parenthesis between two dashes, and before what somebody says to be.
"""

from __future__ import annotations

from selon.attributing.candidates import Candidate, Text, ended_before
from selon.attributing.clauses import SUBJECTS, cue_interval
from selon.attributing.sources import known_to_speak
from selon.attributing.spans import trim
from selon.attributing.vocabulary import words
from selon.parsing.words import Word

COMMA = ","
DASH = "–"
SPEECH = frozenset({"say", "announce", "accuse", "warn", "blame", "confirm", "deny"})
WHOLE = frozenset({"clause", "infinitive", "object+infinitive", "quotation"})
STARTS_PREDICATE = 3  # words that may stand before the finite verb that a parenthesis parts from its subject


def before_participle(text: Text, outer: Candidate, cues: dict[int, Candidate]) -> None:
    """End a content before a comma and a participle that goes on with who speaks ("said that it rained, adding that ...")."""
    start, end = outer.content[-1]
    first, last = text.run((start, end))
    for at in range(first + 2, last):
        inner = cues.get(at)
        if inner is None or inner.head is None or inner.cue is None:
            continue
        comma = inner.cue[0] - 1
        if not _goes_on(inner) or text.words[comma].lower != COMMA or text.quotations.at(text.words[comma].start) is not None:
            if inner.frame == "clause":
                return  # somebody else speaks within: it may be him who goes on
            continue
        if comma > first and ended_before(text, outer, text.words[comma]):
            inner.share_source(outer)
        return


def _goes_on(inner: Candidate) -> bool:
    """Whether a cue is a present participle of speaking, with a clause of its own."""
    assert inner.head is not None
    feats = inner.head.feats
    present = feats.get("VerbForm") in {"Ger", "Part"} and feats.get("Tense") != "Past"
    return present and inner.frame in WHOLE and inner.kind.name in SPEECH


def before_other_clause(text: Text, candidate: Candidate) -> None:
    """End a clause before "and" and another with a subject of its own, where "that" would be said again if it were a part ("estime que A
    et le ministère a annoncé B")."""
    start, end = candidate.content[-1]
    first, last = text.run((start, end))
    opens = text.words[first - 1]
    if candidate.head is None or opens.lower not in words("repeated_complementizers"):
        return
    for joint in text.words[first + 1 : last]:
        if joint.lower in words("repeated_complementizers") or joint.pos == "SCONJ" or joint.lower in words("relative_openings"):
            return  # what is joined may belong to the inner clause
        clause = joint.head
        if joint.relation != "cc" or clause.relation != "conj" or clause.left != joint.i or not _own_clause(text, clause, joint):
            continue
        if text.quotations.at(joint.start) is None:
            ended_before(text, candidate, joint)
        return


def _own_clause(text: Text, clause: Word, joint: Word) -> bool:
    """Whether a clause behind "and" is finite, with a subject right behind that acts by itself, and no "that"."""
    own = next((c for c in clause.children if c.relation in SUBJECTS), None)
    bearer = next((c for c in clause.children if c.relation.startswith("aux") or c.relation == "cop"), clause)
    if own is None or own.left != joint.i + 1 or not joint.i < own.i < clause.i or bearer.feats.get("VerbForm") != "Fin":
        return False
    if not known_to_speak(text, own) or bearer.feats.get("Mood") == "Sub":
        return False
    return not any(c.relation == "mark" for c in clause.children)


def over_dashes(text: Text, candidate: Candidate) -> None:
    """Let a clause go on behind what two dashes set off between its subject and its verb ("que le retrait – qui coûte – ne conduise à")."""
    start, end = candidate.content[-1]
    at = text.run((end, end))[0]
    if at < 1 or at >= len(text.words) or text.words[at].lower != DASH:
        return
    sentence = text.words[at].sentence
    behind = text.words[at + 1 : min(at + 1 + STARTS_PREDICATE, sentence.last)]
    predicate = bool(behind) and (behind[0].pos in {"VERB", "AUX"} or behind[0].lower in words("negations"))
    opening = next((word for word in text.inside((start, end)) if word.lower == DASH), None)
    if not predicate or opening is None or not any(word.feats.get("VerbForm") == "Fin" for word in behind):
        return
    if any(word.feats.get("VerbForm") == "Fin" for word in text.words[text.run((start, start))[0] : opening.i]):
        return
    longer = trim(text.parsed.text, start, text.words[sentence.last - 1].end)
    candidate.content = [*candidate.content[:-1], longer] if longer is not None else candidate.content


def claimed(cue: Word) -> tuple[Word, Word] | None:
    """The reflexive, and the head of what somebody says to be ("se dit prêt à voter")."""
    if cue.lemma not in words("claiming_to_be"):
        return None
    said = next((c for c in cue.children if c.relation == "xcomp" and c.i > cue.i and c.pos in {"ADJ", "VERB", "NOUN"}), None)
    oneself = next((c for c in cue.children if c.i < cue.i and c.lower in words("reflexives")), None)
    return (oneself, said) if said is not None and oneself is not None and said.feats.get("VerbForm") != "Inf" else None


def what_is_claimed(text: Text, candidate: Candidate) -> None:
    """Begin with the adjective where somebody says to be something ("se dit prêt à voter"), and leave it out of the cue."""
    head, cue = candidate.head, candidate.cue
    claim = claimed(head) if head is not None and cue is not None and len(candidate.content) == 1 else None
    if head is None or cue is None or claim is None:
        return
    oneself, said = claim
    start, end = candidate.content[0]
    verb = cue_interval(text.parsed, head)
    first = max(said.left, head.i + 1)
    found = trim(text.parsed.text, text.words[first].start, max(end, text.words[said.i].end))
    if found is not None and start >= found[0]:
        candidate.content, candidate.cue = [found], (min(oneself.i, verb[0]), min(verb[1], first - 1))
