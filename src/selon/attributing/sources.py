"""Whose words: the mention that a candidate is put down to, where the tree alone does not say it rightly."""

from __future__ import annotations

from selon.attributing.candidates import Candidate, Text
from selon.attributing.clauses import RELATIVE, SUBJECTS, VERBAL, Interval, controller, subject
from selon.attributing.mentions import COMMA, is_role
from selon.attributing.order import NOMINAL, joined, parenthesis, parted_auxiliary, substantive
from selon.attributing.vocabulary import words
from selon.parsing.words import Word

INSIDE_PHRASE = frozenset(
    {"compound", "flat", "nmod", "amod", "nummod", "appos", "det", "nmod:poss", "conj", "fixed", "acl", "obl", "case"}
)
HUNG = frozenset({"acl", "advcl", "conj", "xcomp", "parataxis"})
CLITICS = words("clitics")
BEHIND = 6
AGENT_WITHIN = 14
BEFORE = 40


def source_of(text: Text, candidate: Candidate) -> Word | None:
    """The head of the source mention: the tree's where it can be one, else the noun phrase beside the cue.

    A source never lies inside its own content. A pronoun inside the cue is its subject. A passive without an agent has none.
    """
    clitic = clitic_subject(text, candidate.cue) if candidate.cue is not None else None
    if clitic is not None:
        return clitic
    found = candidate.source if candidate.source is None or not (candidate.passive and _manner(text, candidate.source)) else None
    start = parenthesis(text, candidate, found)
    apart = None if start is None else _phrase_top(text.words[start - 1], start)
    if apart is not None and may_speak(apart) and not prepositional(apart) and not inside(apart, candidate) and not relative(apart):
        return apart
    if found is not None and relative(found):
        found = _before(text, candidate, found.i) or found
    if found is not None:
        found = _owner(candidate, found) or _of_what_is_told(candidate, found) or found
    if found is not None and not inside(found, candidate) and may_speak(found):
        closer = _of_the_sentence(text, candidate, found) or _behind_a_setting(text, candidate, found)
        return closer or _right_before_who(text, candidate, found) or found
    if candidate.passive:
        auxiliary = parted_auxiliary(text, candidate)
        return _agent_behind(text, candidate) if auxiliary is None else _before(text, candidate, auxiliary)
    return _beside(text, candidate, found) or substantive(text, candidate) or _of_a_participle(text, candidate)


def _manner(text: Text, agent: Word) -> bool:
    """Whether the agent of a passive tells how or why it was done: a bare noun that calls nobody ("par conséquent", "by mistake")."""
    bare = not any(child.relation.startswith(("det", "nummod", "nmod:poss")) for child in agent.children)
    return agent.pos == "NOUN" and bare and agent.feats.get("Number") != "Plur" and not known_to_speak(text, agent)


def _beside(text: Text, candidate: Candidate, found: Word | None) -> Word | None:
    """The noun phrase beside the cue, where the tree names none that can be the source; `found` is the one it names."""
    cue = candidate.head
    if cue is None or candidate.cue is None or candidate.frame.startswith(("noun", "adposition")):
        return None if found is None or inside(found, candidate) else found
    inverted = _inverted(candidate, cue)
    if inverted is not None:
        return inverted
    antecedent = cue.relation in RELATIVE and found is not None and not may_speak(found)
    bare = cue.feats.get("VerbForm") == "Inf" and not any(c.relation == "aux:caus" for c in cue.children)  # not "fait remarquer"
    if (bare or cue.relation in RELATIVE) and not antecedent:
        return None
    if candidate.frame in {"around", "quotation"} and not antecedent:
        named = _named_before(text, candidate) or _behind(text, candidate)
        return named or _mistaken_behind(text, candidate) or _before(text, candidate, candidate.cue[0])
    first = joined(text, candidate)
    if first is not None and not inside(first, candidate) and not relative(first) and may_speak(first):
        return first
    return _before(text, candidate, candidate.cue[0]) or _behind(text, candidate)


def _named_before(text: Text, candidate: Candidate) -> Word | None:
    """Who tells somebody what stands before, by a name that was taken for no noun ("“A,” Aldous told the court")."""
    assert candidate.head is not None
    assert candidate.cue is not None
    before = text.words[max(candidate.cue[0] - 1, 0)]
    if text.lemma(candidate.head) not in words("addressed") or before.sentence is not candidate.head.sentence:
        return None
    named = before.text[:1].isupper() and before.pos not in {"PUNCT", "PRON", "DET"} and not inside(before, candidate)
    return before if named else None


def may_speak(word: Word) -> bool:
    """Whether a word may be a source at all: no stretch of time, no determiner of its own, no participle."""
    times = words("stretches_of_time")
    if word.lemma in times or word.lower in times:
        return False
    named = word.pos == "PROPN" and word.text[:1].isupper() and word.i > word.sentence.first  # "Me Lind"
    return named or word.lower not in words("never_sources")


def _owner(candidate: Candidate, found: Word) -> Word | None:
    """Whose words "its decision" are, where that is the object of a verb with a subject of its own ("the office defended its decision")."""
    noun = found.head
    if found.feats.get("Poss") != "Yes" or noun is found or noun is not candidate.head or noun.relation != "obj":
        return None
    owner = controller(noun.head)
    return owner if owner is not None and owner.i < found.i and not inside(owner, candidate) and may_speak(owner) else None


def _of_what_is_told(candidate: Candidate, found: Word) -> Word | None:
    """Who told it, where the source is but "what" they told ("according to what the mayor told us", "selon ce qu'a dit le maire")."""
    if not candidate.frame.startswith("adposition") or found.pos != "PRON" or found.lower not in words("what_is_told"):
        return None
    for clause in found.children:
        if clause.relation.startswith("acl") and clause.i > found.i:
            teller = subject(clause)
            return teller if teller is not None and not relative(teller) and not inside(teller, candidate) else None
    return None


def known_to_speak(text: Text, word: Word) -> bool:
    """Whether a word is a name of somebody or of a body, or calls them by what they are."""
    return text.labels.get(word.i) in {"PER", "ORG"} or is_role(word, text.parsed.language)


def _of_the_sentence(text: Text, candidate: Candidate, found: Word) -> Word | None:
    """The subject of the sentence, for a participle set off by a comma that the parser hung on the last noun before it ("X made a
    statement in the city, adding that ..."): it goes on about whom the sentence is about."""
    cue = candidate.head
    if cue is None or cue.feats.get("VerbForm") not in {"Ger", "Part"} or cue.feats.get("Tense") == "Past" or found.i > cue.i:
        return None
    set_off = candidate.cue is not None and text.words[candidate.cue[0] - 1].lower in {COMMA, *words("gerund_marks")}
    thing = found.pos in {"NOUN", "PROPN"} and not found.head.is_root and not known_to_speak(text, found)
    if not set_off or (found.relation in SUBJECTS and not thing) or cue.relation not in HUNG:
        return None
    own = _first_subject(candidate, cue)
    return own if own is not found else None


def _first_subject(candidate: Candidate, cue: Word) -> Word | None:
    """The first subject of the sentence's own verb, before the cue and outside the content."""
    for own in cue.sentence.root.children:
        if own.i >= cue.i:
            return None
        if own.relation in SUBJECTS and not inside(own, candidate) and may_speak(own):
            return own
    return None


def _of_a_participle(text: Text, candidate: Candidate) -> Word | None:
    """Whom the sentence is about, for a participle set off by a comma whose source the tree does not name ("he said, “A”, adding, “B”")."""
    cue = candidate.head
    if cue is None or candidate.cue is None or cue.feats.get("VerbForm") not in {"Ger", "Part"} or cue.feats.get("Tense") == "Past":
        return None
    return _first_subject(candidate, cue) if text.words[candidate.cue[0] - 1].lower in {COMMA, *words("gerund_marks")} else None


def _behind_a_setting(text: Text, candidate: Candidate, found: Word) -> Word | None:
    """Who is said to speak, where the parser hung him on the phrase before the comma ("in a letter, the clerks said")."""
    if found.relation not in SUBJECTS or candidate.cue is None or not prepositional(found) or is_role(found, text.parsed.language):
        return None
    for child in found.children:
        behind = found.i < child.i and child.right < candidate.cue[0]
        set_off = COMMA in {text.words[child.left - 1].lower, text.words[child.left].lower}
        if behind and set_off and not prepositional(child) and (is_role(child, text.parsed.language) or child.pos == "PROPN"):
            return child
    return None


def _right_before_who(text: Text, candidate: Candidate, found: Word) -> Word | None:
    """Who stands right before "who" and is known to speak, where the tree takes a thing before that for whoever speaks ("it began at noon,
    according to police, who said ...", "the policy of Lind, who prefers ...")."""
    cue = candidate.head
    who = None if cue is None else next((c for c in cue.children if c.relation in SUBJECTS and c.i < cue.i and relative(c)), None)
    if who is None or found.i > who.i or found.pos not in {"NOUN", "PROPN"} or known_to_speak(text, found):
        return None
    last = who.i - 2 if text.words[who.i - 1].lower == COMMA else who.i - 1
    near = text.words[max(last, 0)]
    if near.pos not in NOMINAL or near.sentence is not who.sentence:
        return None
    best = None
    while True:  # up from the last name to the highest word of the phrase that is known to speak
        best = near if known_to_speak(text, near) and not inside(near, candidate) else best
        if near.is_root or near.head.pos not in NOMINAL or near.head.i >= who.i or near.relation not in INSIDE_PHRASE:
            break
        near = near.head
    if best is not None:
        candidate.source_from = max((c.right + 1 for c in best.children if c.relation == "case" and c.i < best.i), default=0)
    return best


def _inverted(candidate: Candidate, cue: Word) -> Word | None:
    """What stands right behind the cue of a quotation without another subject, and is taken for its object ("..., a confié le maire")."""
    if candidate.frame not in {"around", "quotation"} or candidate.cue is None:
        return None
    under = next((c for c in cue.children if c.relation == "xcomp" and c.feats.get("VerbForm") == "Inf" and c.i > cue.i), None)
    for child in cue.children if under is None else (*cue.children, *under.children):  # "a tenu à préciser le maire"
        free = child.relation in {"obj", "nsubj", "obl", "xcomp", "appos"} and not prepositional(child)
        if free and child.i > candidate.cue[1] and child.pos in NOMINAL and not inside(child, candidate) and may_speak(child):
            return child if child.lower not in CLITICS else None
    return None


def _agent_behind(text: Text, candidate: Candidate) -> Word | None:
    """Who a passive says did it, where the parser hung it on another word: the nearest "by" behind the cue, before another verb."""
    if candidate.cue is None:
        return None
    last = candidate.cue[1]
    for n in range(last + 1, min(last + AGENT_WITHIN, text.words[last].sentence.last - 1)):
        word = text.words[n]
        if word.pos in VERBAL and word.feats.get("VerbForm") == "Fin":
            return None
        by = word.head if word.lower in words("agent_cases") and word.head.i > n else None
        if by is not None and by.pos in {"NOUN", "PROPN"} and known_to_speak(text, by) and not inside(by, candidate):
            return by
    return None


def clitic_subject(text: Text, cue: Interval) -> Word | None:
    """A subject inside the cue ("avait-il ajouté")."""
    return next((word for word in text.words[cue[0] : cue[1] + 1] if word.pos == "PRON" and word.text.startswith("-")), None)


def relative(word: Word) -> bool:
    """Whether a word is a relative pronoun."""
    return word.pos == "PRON" and word.lower in words("relatives")


def inside(word: Word, candidate: Candidate) -> bool:
    """Whether a word begins in a candidate's content."""
    return any(start <= word.start < end for start, end in candidate.content)


def _behind(text: Text, candidate: Candidate) -> Word | None:
    assert candidate.cue is not None
    found = noun_phrase_behind(text, candidate.cue[1])
    return found if found is not None and not inside(found, candidate) else None


def _mistaken_behind(text: Text, candidate: Candidate) -> Word | None:
    """What a determiner right behind the cue makes a noun of, whatever it was taken for ("a lancé la déléguée", "le leader syndical")."""
    assert candidate.cue is not None
    at = candidate.cue[1] + 1
    if at + 2 >= len(text.words) or text.words[at].pos != "DET" or text.words[at + 1].pos not in {"ADJ", "VERB", "ADV", "X"}:
        return None
    noun = text.words[at + 1]
    if noun.sentence is not text.words[at - 1].sentence or inside(noun, candidate) or not may_speak(noun):
        return None
    last = at + 1
    while text.words[last + 1].pos == "ADJ" and text.words[last + 1].sentence is noun.sentence:
        last += 1
    candidate.mention = text.words[at].start, text.words[last].end
    return noun


def noun_phrase_behind(text: Text, last: int) -> Word | None:
    """The head of the noun phrase right after the cue that ends with `last` ("a déclaré le responsable")."""
    clitic = text.words[last]
    if clitic.text.startswith("-") and clitic.pos == "PRON":
        return clitic
    first = _behind_whom(text, last)
    for n in range(first, min(first + BEHIND, len(text.words))):
        word = text.words[n]
        if n == last + 1 and n in text.labels and word.sentence is not text.words[last].sentence:
            return word if word.sentence.paragraph is text.words[last].sentence.paragraph else None  # parted from its verb
        if word.pos in {"PUNCT", "ADP", "SCONJ", "VERB", "AUX"} or word.sentence is not text.words[last].sentence:
            return None
        if word.pos in NOMINAL and (word.lower not in CLITICS or word.pos == "PROPN") and may_speak(word):
            return _phrase_head(word, first - 1)
    return None


def _behind_whom(text: Text, last: int) -> int:
    """The first word behind a cue and whom it speaks to ("a déclaré à l'AFP le porte-parole"): a name under a preposition, or a noun with
    a name or a determiner behind it ("a martelé à la barre Me Lind")."""
    first = last + 1
    if first >= len(text.words) or text.words[first].lower not in words("addressing"):
        return first
    at = first + 1
    while at < len(text.words) and text.words[at].pos == "DET":
        at += 1
    label, end = text.labels.get(at), at
    while label is not None and text.labels.get(end) == label:
        end += 1
    if end == at and at + 1 < text.words[first].sentence.last and text.words[at].pos == "NOUN":
        behind = text.words[at + 1]
        return at + 1 if behind.pos == "DET" or (behind.pos == "PROPN" and behind.text[:1].isupper()) else first
    return end if end > at else first


def _before(text: Text, candidate: Candidate, first: int) -> Word | None:
    """The last noun phrase before the cue in its sentence, outside the content; one under a preposition if there is no other."""
    sentence = text.words[first].sentence
    doubtful: Word | None = None
    for n in range(first - 1, max(sentence.first, first - BEFORE) - 1, -1):
        word = text.words[n]
        if word.lower in {'"', ":", ";"}:
            return doubtful
        if word.pos in NOMINAL and word.lower not in CLITICS and not relative(word) and may_speak(word) and not inside(word, candidate):
            top = _phrase_top(word, first)
            if not prepositional(top):
                return top
            doubtful = doubtful or top
    return doubtful


def prepositional(word: Word) -> bool:
    """Whether a noun phrase stands under a preposition: then it is no subject. A partitive is none."""
    return any(c.relation == "case" and c.i < word.i and c.lower not in words("partitives") for c in word.children)


def _phrase_head(word: Word, after: int) -> Word:
    """The head of the phrase that begins with `word`, all of it after a place."""
    while not word.is_root and word.head.i > after and word.head.pos in NOMINAL and word.relation in INSIDE_PHRASE:
        if not may_speak(word.head):
            break
        word = word.head
    return word


def _phrase_top(word: Word, before: int) -> Word:
    """The head of the phrase that ends with `word`, all of it before a place."""
    while (
        not word.is_root
        and word.head.i < before
        and word.head.pos in NOMINAL
        and word.head.lower not in words("never_sources")
        and word.relation in INSIDE_PHRASE
        and word.sentence is word.head.sentence
    ):
        word = word.head
    return word
