"""Commitments that are only referred to, by the name of an agreement that somebody is said to keep or to break: "X violated the truce"."""

from __future__ import annotations

from collections.abc import Iterator

from selon.attributing.clauses import agent, controller, is_passive, subject, trimmed
from selon.parsing.words import Word
from selon.resolving.binding import NOMINAL, PARTIES, Binding
from selon.resolving.known import Participant
from selon.resolving.participants import Cast
from selon.resolving.pledging import Pledging, pledging

TAKEN = ("obj", "obl", "nmod", "iobj", "nsubj")


def referred(cast: Cast) -> Iterator[Binding]:
    """An agreement, or an article of one, that a party is said to keep or to break, in the order of the text."""
    known = pledging(cast.parsed.language)
    honouring = known["honouring"]
    for verb in cast.words:
        if verb.pos != "VERB" or verb.lemma not in honouring:
            continue
        bond = next((c for c in verb.children if c.relation.startswith(TAKEN) and _is_bond(c, known)), None)
        by = _party(cast, verb, bond) if bond is not None else None
        if bond is not None and by is not None:
            left, right = trimmed(cast.parsed, bond.left, bond.right, frozenset({"case", "punct", "mark"}))
            yield Binding(bond, (cast.words[left].start, cast.words[right].end), by, None, None, bond)


def _is_bond(noun: Word, known: Pledging) -> bool:
    """Whether a noun is an agreement, or an article of one; a law binds everybody, and is none."""
    if noun.pos not in NOMINAL:
        return False
    if noun.lower in known["agreements"]:
        return True
    return noun.lower in known["documents"] and any(c.lower in known["agreements"] for c in noun.children)


def _party(cast: Cast, verb: Word, bond: Word) -> Participant | None:
    doer = agent(verb) if is_passive(verb) else subject(verb) or controller(verb)
    found = cast.of(doer) if doer is not None and doer is not bond else None
    return found if found is not None and found.type in PARTIES else None
