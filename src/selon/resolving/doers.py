"""Who does what a verb says: its own subject, or whom the verb above says it of ("accuse X of arming Y"); what joined verbs share."""

from __future__ import annotations

from selon.attributing.clauses import agent, controller, is_passive, subject
from selon.parsing.words import Word

UNDER = frozenset({"xcomp", "ccomp", "advcl", "acl", "obl"})
BESIDE_NAMES = frozenset({"conj", "list", "parataxis", "acl", "acl:relcl"})


def doer(verb: Word, controlling: frozenset[str]) -> Word | None:
    """The word for who does it; `controlling` are the verbs whose object does what stands under them."""
    above = verb.head
    if verb.relation.partition(":")[0] in UNDER and above.lemma in controlling and subject(verb) is None and not is_passive(above):
        accused = above.child("obj", "iobj")
        if accused is not None and accused.i < verb.i and accused is not verb:
            return accused
    found = controller(verb)
    if found is None and above.pos == "PROPN" and verb.relation in BESIDE_NAMES:
        return above  # "X, 44, lives in ..."
    return found


def doer_of_passive(verb: Word) -> Word | None:
    """By whom it is done, be it said of the verb that is joined to it: "trained and armed by X"."""
    found = agent(verb)
    if found is not None:
        return found
    joined = [child for child in verb.children if child.relation == "conj" and child.pos in {"VERB", "ADJ"} and subject(child) is None]
    if verb.relation == "conj" and verb.head.pos == "VERB" and subject(verb) is None:
        joined.append(verb.head)
    return next((by for other in joined if is_passive(other) and (by := agent(other)) is not None), None)
