"""Questions about a clause, asked of the tree (Universal Dependencies): whose subject, passive or not, which words."""

from __future__ import annotations

from selon.attributing.vocabulary import words
from selon.parsing.words import Parsed, Word

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl:subj"})
RELATIVE = frozenset({"acl:relcl", "advcl:relcl"})
NEGATIONS = words("negations")
VERBAL = frozenset({"VERB", "AUX"})
CONTROLLED = frozenset({"conj", "xcomp", "advcl", "ccomp", "parataxis", "acl", "dep", "obl", "nmod"})
FARTHEST_CONTROLLER = 6
# What stands before the head of a mention and is no part of it, where the head is itself a predicate.
NEVER_MENTIONED = frozenset({"parataxis", "advcl", "cop", "aux", "nsubj", "expl", "expl:subj", "obl", "mark", "dislocated"})
LONGEST_APPOSITION = 8
LONGEST_CUE = 9
PUNCTUATION = frozenset({"PUNCT", "SYM"})

Interval = tuple[int, int]  # words first..last, inclusive


def is_clause(word: Word) -> bool:
    """Whether a word heads a clause: a verb, or a predicate with a copula or a subject of its own."""
    return word.pos in VERBAL or any(c.relation == "cop" or c.relation in SUBJECTS for c in word.children)


def subject(verb: Word) -> Word | None:
    """The subject of the verb itself, expletives aside where there is a real one."""
    before = behind = expletive = None
    for child in verb.children:
        if child.relation == "expl:subj":
            expletive = expletive or child
        elif child.relation in SUBJECTS:
            before, behind = (child, behind) if child.i < verb.i else (before, behind or child)
    return before or behind or expletive


def is_passive(verb: Word) -> bool:
    """Whether the verb is in the passive, with an auxiliary or as a participle on a noun.

    A participle joined to another verb shares its auxiliary: "a nié et accusé" is active, "est inculpé et écroué" is not.
    """
    helper = next((c for c in verb.children if c.relation.startswith("aux")), None)
    if _reflexive(verb) or (helper is None and _finite_with_subject(verb)):
        return False
    if any(c.relation in {"aux:pass", "nsubj:pass", "obl:agent"} for c in verb.children):
        return True
    if verb.lemma in words("blaming") and _blamed(verb, helper):
        return True
    if not _of_the_past(verb) or helper is not None:
        return False
    if verb.relation == "conj" and (verb.head.pos in VERBAL or _governs_actively(verb)):
        return verb.head.pos in VERBAL and is_passive(verb.head)
    return verb.relation in {"acl", "amod", "advcl", "root", "conj", "appos"} and subject(verb) is None


def _reflexive(verb: Word) -> bool:
    """Whether a reflexive pronoun stands before the verb ("s'est engagé")."""
    return any(c.relation in {"expl:pv", "expl:pass", "expl:comp"} and c.i < verb.i for c in verb.children)


def _finite_with_subject(verb: Word) -> bool:
    """Whether a finite verb has a subject: no passive, whatever "by" is taken for ("the coach told reporters by video link")."""
    return verb.feats.get("VerbForm") == "Fin" and any(c.relation == "nsubj" for c in verb.children)


def _blamed(verb: Word, helper: Word | None) -> bool:
    """Whether a verb of blame is passive though no relation says so: by its auxiliary, or without one by the lack of an object."""
    if helper is not None:
        return helper.lemma in words("copulas") and _of_the_past(verb)
    return _of_the_past(verb) and not any(c.relation in {"obj", "iobj"} for c in verb.children)


def _governs_actively(verb: Word) -> bool:
    """Whether a participle has an object, a clause or a preposition of the active voice ("the plan was absurd and called for a strike")."""
    return any(c.relation in {"obj", "ccomp"} or any(d.lower in words("active_cases") for d in c.children) for c in verb.children)


def _of_the_past(verb: Word) -> bool:
    return verb.feats.get("VerbForm") == "Part" and verb.feats.get("Tense") == "Past"


def is_denied(noun: Word) -> bool:
    """Whether a noun's determiner says that there is none: "no evidence", "aucune preuve"."""
    return any(child.relation == "det" and child.lower in words("negative_determiners") for child in noun.children)


def agent(verb: Word) -> Word | None:
    """Who a passive says did it."""
    for child in verb.children:
        if child.relation == "obl:agent":
            return child
        if child.relation.startswith("obl") and any(c.relation == "case" and c.lower in words("agent_cases") for c in child.children):
            return child
    return None


def controller(verb: Word) -> Word | None:
    """The word that is understood as the subject of `verb`: its own subject, the antecedent of a relative pronoun, the
    subject of the clause it is joined or subordinate to, or the noun it stands on. None where there is none."""
    own = subject(verb)
    if own is not None:
        return _resolved(own, verb)
    for _ in range(FARTHEST_CONTROLLER):
        head = verb.head
        if head is verb:
            return None
        if (verb.relation in {"acl", "amod"} and head.pos in {"NOUN", "PROPN", "PRON"}) or verb.relation in RELATIVE:
            return head
        if verb.relation not in CONTROLLED:
            return None
        found = subject(head) if is_clause(head) else None
        if found is not None:
            return _resolved(found, head)
        verb = head
    return None


def _resolved(found: Word, verb: Word) -> Word:
    """A subject, or the antecedent that it stands for as a relative pronoun."""
    if _is_relative_pronoun(found):
        clause = _relative_clause(verb)
        return clause.head if clause is not None else found
    return found


def _is_relative_pronoun(word: Word) -> bool:
    return word.pos == "PRON" and (word.feats.get("PronType") == "Rel" or word.lower in words("relatives"))


def _relative_clause(verb: Word) -> Word | None:
    """The head of the relative clause that `verb` belongs to."""
    word = verb
    while word.head is not word:
        if word.relation in RELATIVE or (word.relation == "acl" and word.head.pos in {"NOUN", "PROPN", "PRON"}):
            return word
        if word.relation not in {"conj", "xcomp", "ccomp"}:
            return None
        word = word.head
    return None


def is_negated(verb: Word) -> bool:
    """Whether the verb itself is negated."""
    return any(
        c.lower in NEGATIONS and c.relation in {"advmod", "det", "aux", "advmod:neg", "dep", "obj", "nsubj"} and c.pos != "NOUN"
        for c in verb.children
    )


def mention(parsed: Parsed, head: Word) -> Interval:
    """The noun phrase of a source: its words without leading prepositions, relative clauses, long appositions."""
    first, last = head.left, head.right
    for child in head.children:
        size = child.right - child.left + 1
        if child.i > head.i and _cut(parsed, child, size):
            last = min(last, child.left - 1)
        elif child.i < head.i and (child.relation in NEVER_MENTIONED or (child.relation in {"advmod", "cc"} and child.left == first)):
            first = max(first, child.right + 1)
    comma = next((n for n in range(head.i - 1, first, -1) if parsed.words[n].lower == ","), None)
    if comma is not None and not any(c.left <= comma <= c.right and c.relation in {"amod", "conj", "flat"} for c in head.children):
        first = comma + 1
    mark = next((n for n in range(head.i - 1, first - 1, -1) if parsed.words[n].lower in {";", ":"} or _day(parsed, n, head)), None)
    first = first if mark is None else mark + 1
    first, last = _with_siblings(parsed, head, first, last)
    return trimmed(parsed, min(first, head.i), max(last, head.i), frozenset({"case", "mark", "cc", "punct", "fixed"}))


def _day(parsed: Parsed, n: int, head: Word) -> bool:
    """Whether a stretch of time stands right before a name ("Last week Ada Lind said")."""
    word = parsed.words[n]
    return head.pos == "PROPN" and n + 1 == head.i and word.text.islower() and word.lower in words("stretches_of_time")


def _with_siblings(parsed: Parsed, head: Word, first: int, last: int) -> Interval:
    """A mention with what stands right beside it and was taken for another subject of the same verb ("governor Ada Lind says")."""
    if head.relation not in SUBJECTS or head.pos not in {"NOUN", "PROPN"}:
        return first, last
    for other in head.head.children:
        if other is head or other.relation not in SUBJECTS or other.pos not in {"NOUN", "PROPN"}:
            continue
        if other.right == first - 1 and _joins(parsed, other):
            first = other.left
        elif other.left == last + 1 and _joins(parsed, other):
            last = other.right
    return first, last


def _joins(parsed: Parsed, other: Word) -> bool:
    """Whether a noun phrase may be one with the next: no clause in it, and a comma at its end only behind a name."""
    inside = parsed.words[other.left : other.right + 1]
    if inside[-1].lower == "," and other.pos == "PROPN":
        inside = inside[:-1]
    return not any(word.pos in PUNCTUATION or (word.pos in VERBAL and word.feats.get("VerbForm") == "Fin") for word in inside)


def _cut(parsed: Parsed, child: Word, size: int) -> bool:
    """Whether what hangs on a source's head behind it is no part of its mention."""
    if child.relation in RELATIVE or child.relation in {"parataxis", "advcl", "ccomp", "discourse", "dep", "cop", "aux"}:
        return True
    if _circumstance(parsed, child):
        return True
    if child.relation in {"appos", "acl"} and size > LONGEST_APPOSITION + 1:
        return True
    comma = parsed.words[child.left - 1].lower == "," or parsed.words[child.left].lower == ","
    under = any(c.relation == "case" for c in child.children)
    if comma and ((child.relation == "nmod" and under) or (child.relation == "acl" and child.feats.get("Tense") != "Past")):
        return True  # "Trump, responding to critics, …"
    if child.relation == "conj":
        return child.pos in VERBAL or any(c.lower in words("contrasts") for c in child.children if c.relation == "cc")
    return child.relation.partition(":")[0] == "obl"


def _circumstance(parsed: Parsed, child: Word) -> bool:
    """Whether what hangs on a name tells when or on what occasion it speaks ("the minister during the visit", "le journal vendredi")."""
    if not child.relation.startswith(("nmod", "obl", "advmod")):
        return False
    opening = [word.lower for word in parsed.words[child.left : child.left + 3]]
    if any(" ".join(opening[:n]) in words("circumstances") for n in (1, 2, 3)):
        return True
    governed = [c for c in child.children if c.relation in {"case", "nmod:poss"} and c.lower not in words("told_cases")]
    return child.lower in words("stretches_of_time") and not governed


def trimmed(parsed: Parsed, first: int, last: int, leading: frozenset[str]) -> Interval:
    """The interval without punctuation at its ends and without leading words of these relations."""
    every = parsed.words
    while first < last and (every[first].pos in PUNCTUATION or every[first].relation in leading):
        first += 1
    while last > first and (every[last].pos in PUNCTUATION or every[last].relation in {"cc", "mark"}):
        last -= 1
    return first, last


def cue_interval(parsed: Parsed, verb: Word) -> Interval:
    """The verb group: auxiliaries, negation, what stands between them and the verb, an inverted clitic after it."""
    every = parsed.words
    first = last = verb.i
    for child in verb.children:
        if child.i < verb.i and _in_group(child) and verb.i - child.i < LONGEST_CUE:
            first = min(first, child.i)
    while last + 1 < len(every) and every[last + 1].sentence is verb.sentence and _follows_verb(every[last + 1], verb):
        last += 1
    return first, last


def _in_group(child: Word) -> bool:
    if child.pos == "PROPN":  # a name that was taken for an auxiliary
        return False
    if child.relation.startswith("aux") or child.relation in {"cop"} or child.relation.startswith("expl"):
        return child.relation != "expl:subj" or child.text.startswith("-")
    return child.lower in NEGATIONS and child.relation in {"advmod", "dep"}


def _follows_verb(word: Word, verb: Word) -> bool:
    if word.head is not verb:
        return False
    return word.text.startswith("-") and word.pos == "PRON" or word.relation == "compound:prt" or word.lower in NEGATIONS
