"""Mend sentences that a parser read as one noun with a participle behind it ("The station apologized for ...", "His doctors advised ...").

The past of an English verb looks like its participle. Where a sentence that ends as sentences do has no finite verb, and a participle
that ends it governs as only a verb of the active voice can, that verb is the sentence's own, and the noun is its subject. The same
goes for an adjective that was taken for the predicate ("Two people familiar with the plan said ...").
"""

from __future__ import annotations

from collections.abc import Sequence

from selon.attributing.clauses import SUBJECTS, VERBAL
from selon.attributing.lexicon import Cues
from selon.attributing.vocabulary import words
from selon.parsing.pipeline import verb_lemma
from selon.parsing.words import Parsed, Sentence, Word, set_bounds

HUNG = frozenset({"acl", "conj", "xcomp", "advcl", "parataxis", "ccomp"})
SUBORDINATE = frozenset({"acl:relcl", "advcl", "advcl:relcl", "acl", "ccomp"})
CLAUSE_OF_NOUN = frozenset({"acl", "acl:relcl", "ccomp", "xcomp"})
SUBORDINATING = frozenset({"mark", "cc", "case", "aux", "aux:pass", "cop"})
ENDS = frozenset({".", "!", "?", "…"})
PAST = {"VerbForm": "Fin", "Tense": "Past", "Mood": "Ind"}


def restored(parsed: Parsed, cues: Cues) -> None:
    """Make the verb that such a sentence has its root."""
    for sentence in parsed.sentences:
        root = sentence.root
        if root.pos in VERBAL or sentence.last - sentence.first < 4 or not _ends(parsed, sentence) or _has_verb(root):
            continue
        verb = _own_verb(parsed, sentence, cues) or _behind_the_clause(parsed, sentence, cues)
        if verb is not None:
            _make_root(sentence, verb)
        elif root.pos == "NOUN" and not _make_plural_verb(parsed, root, cues):
            _make_verb(parsed, root, cues)


def _ends(parsed: Parsed, sentence: Sentence) -> bool:
    """Whether the sentence ends with a full stop or the like: a headline or a caption does not."""
    return any(word.lower in ENDS for word in parsed.words[max(sentence.first, sentence.last - 3) : sentence.last])


def _has_verb(root: Word) -> bool:
    """Whether the root is said of something by a copula or an auxiliary."""
    return any(c.relation == "cop" or c.relation.startswith("aux") for c in root.children)


def _own_verb(parsed: Parsed, sentence: Sentence, cues: Cues) -> Word | None:
    """The verb that is the sentence's own: the first behind its root that is no participle by what it governs."""
    root = sentence.root
    for word in parsed.words[root.i + 1 : sentence.last]:
        if word.pos == "VERB" and word.relation in HUNG and _under(word, root) and _active(word, cues):
            set_off = word.relation == "parataxis" and word.feats.get("VerbForm") == "Fin"
            return None if set_off or _said_before(parsed.words[sentence.first : word.i]) else word
    return None


def _said_before(before: Sequence[Word]) -> bool:
    """Whether a finite verb stands there that is no relative or subordinate clause's."""
    for word in before:
        if word.pos in VERBAL and word.feats.get("VerbForm") == "Fin":
            clause = word.head if word.pos == "AUX" else word
            if clause.relation not in SUBORDINATE:
                return True
    return False


def _behind_the_clause(parsed: Parsed, sentence: Sentence, cues: Cues) -> Word | None:
    """The verb that the parser hung on what a claim or a promise says ("The decision to close the mill angered the town")."""
    noun = sentence.root
    if noun.lemma not in cues.nouns:
        return None
    clause = next((c for c in noun.children if c.i > noun.i and c.relation in CLAUSE_OF_NOUN), None)
    opening = None if clause is None else next((c for c in clause.children if c.relation == "mark"), None)
    if clause is None or opening is None or opening.i != noun.i + 1:
        return None
    for word in parsed.words[clause.i + 1 : sentence.last]:
        if word.lower == ",":
            return None
        if word.pos == "VERB" and word.relation in HUNG and word.head is clause and _could_be_main(word):
            return word if not any(word.left <= c.i < word.i for c in word.children) else None
    return None


def _could_be_main(verb: Word) -> bool:
    """Whether a verb has the form of a past, and nothing that subordinates or joins it."""
    past = verb.feats.get("Tense") == "Past" or verb.feats.get("VerbForm") == "Fin"
    return past and not any(c.relation in SUBORDINATING or c.relation in SUBJECTS for c in verb.children)


def _under(verb: Word, root: Word) -> bool:
    """Whether a verb hangs on the root by nouns and participles alone, none of them finite."""
    for above in verb.ancestors():
        if above is root:
            return True
        if above.i <= root.i or (above.pos in VERBAL and above.feats.get("VerbForm") != "Part" and above.feats.get("VerbForm") != "Ger"):
            return False
    return False


def _active(verb: Word, cues: Cues) -> bool:
    """Whether a participle, or a verb without a subject, has a clause, an object or a preposition that the active voice alone has there."""
    feats, kinds = verb.feats, cues.verbs.get(verb.lemma)
    participle = feats.get("VerbForm") == "Part" and feats.get("Tense") == "Past" and not verb.lower.endswith("n")
    if kinds is None or not (participle or feats.get("VerbForm") == "Fin"):
        return False
    relations = {child.relation for child in verb.children}
    if relations & {"mark", "cc", "obl:agent", "cop"} or relations & SUBJECTS or any(r.startswith("aux") for r in relations):
        return False
    behind = [child for child in verb.children if child.i > verb.i]
    if any(child.relation == "ccomp" for child in behind):
        return verb.lemma not in words("addressed") or any(child.relation in {"obj", "iobj"} for child in behind)
    if any(child.relation == "obj" for child in behind):
        return verb.lemma not in words("naming")
    governed = any("prep" in kind.frames or "inf" in kind.frames for kind in kinds)
    obliques = [child for child in behind if child.relation in {"obl", "advcl"}]
    return governed and any(c.lower in words("active_cases") for child in obliques for c in child.children)


def _make_root(sentence: Sentence, verb: Word) -> None:
    """Make a verb the root, and its subject what was the root, or the subject of what was."""
    root = sentence.root
    taken = next((c for c in root.children if c.relation in SUBJECTS and c.i < root.i), None)
    verb.head.children.remove(verb)
    moved = [c for c in root.children if c.i > verb.i or (c.relation == "punct" and c.i > root.i)]
    root.children = [c for c in root.children if c not in moved]
    for child in moved:
        child.head = verb
    verb.children += moved
    if taken is not None:  # "Two people familiar with the plan": the adjective is the people's
        root.children.remove(taken)
        taken.children.append(root)
        root.head, root.relation = taken, "amod"
        root = taken
    verb.children.append(root)
    root.head, root.relation = verb, "nsubj"
    verb.head, verb.relation, verb.feats = verb, "root", PAST if verb.feats.get("VerbForm") != "Fin" else verb.feats
    for word in (verb, root):
        word.children.sort(key=lambda child: child.i)
    sentence.root = verb
    set_bounds(verb)


def _make_verb(parsed: Parsed, root: Word, cues: Cues) -> None:
    """Make a verb of a noun at the root that has the form of one, a noun before it and a clause behind it ("The board fears that ...")."""
    lemma = verb_lemma(parsed.language, root.lower)
    before = next((c for c in root.children if c.right == root.i - 1 and c.relation in {"compound", "amod", "nmod:desc"}), None)
    behind = next((c for c in root.children if c.i > root.i and c.relation in {"acl", "acl:relcl", "ccomp", "xcomp"}), None)
    if lemma == root.lower or lemma not in cues.verbs or before is None or behind is None or _said_before(parsed.words[root.left : root.i]):
        return
    to = any(c.relation == "mark" and c.lower in words("infinitive_marks") for c in behind.children)
    linked = any(c.i < behind.i and c.lower in words("complementizers") for c in behind.children)
    if not (to or linked or behind.relation == "ccomp") or any(c.relation == "nmod:poss" and c is not before for c in root.children):
        return
    root.pos, root.lemma, root.feats = "VERB", lemma, {"VerbForm": "Fin", "Tense": "Pres", "Mood": "Ind"}
    before.relation, behind.relation = "nsubj", "xcomp" if to else "ccomp"
    for child in [c for c in root.children if c.i < before.i]:
        root.children.remove(child)
        child.head = before
        before.children.append(child)
    before.children.sort(key=lambda child: child.i)
    for child in behind.children:
        if linked and child.i < behind.i and child.lower in words("complementizers"):
            child.relation = "mark"
    set_bounds(root)


def _make_plural_verb(parsed: Parsed, root: Word, cues: Cues) -> bool:
    """Make a verb of a noun at the root that has the form of one in the plural: behind a pronoun that was taken for its determiner
    ("Certains pensent que ..."), or behind a subject and a clitic ("Ses proches le décrivent comme ...")."""
    lemma = verb_lemma(parsed.language, root.lower)
    lemma = cues.guessed.get(lemma, lemma)
    if lemma == root.lower or lemma not in cues.verbs or not root.lower.endswith(tuple(words("plural_verb_ends"))):
        return False
    before = next((c for c in root.children if c.i == root.i - 1 and c.relation in {"det", "nmod", "amod", "nsubj"}), None)
    own = next((c for c in root.children if c.relation in SUBJECTS and c.i < root.i), None)
    who = before if before is not None and before.lower in words("some_people") else own
    clitic = before if before is not who and before is not None and before.lower in words("clitics") else None
    if who is None or (who is own and clitic is None):
        return False
    root.pos, root.lemma, root.feats = "VERB", lemma, {"VerbForm": "Fin", "Tense": "Pres", "Mood": "Ind", "Number": "Plur"}
    who.relation, who.pos = "nsubj", "PRON" if who is before else who.pos
    if clitic is not None:
        clitic.relation, clitic.pos = "obj", "PRON"
    for child in root.children:
        if child.i > root.i:
            _hang_on_verb(child)
    set_bounds(root)
    return True


def _hang_on_verb(child: Word) -> None:
    """Give what hung on a noun the relation that it has to a verb."""
    if child.relation.partition(":")[0] == "nmod":
        child.relation = "obl"
    elif child.relation == "acl:relcl":
        linked = next((c for c in child.children if c.i < child.i and c.lower in words("complementizers")), None)
        if linked is not None:
            child.relation, linked.relation, linked.pos = "ccomp", "mark", "SCONJ"
