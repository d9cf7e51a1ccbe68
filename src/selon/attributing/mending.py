"""Mend kinds of misparse that cost whole statements: a cue taken for no verb, one taken for a part of another's content, and a content
hung on what stands between it and its cue.

A word that has a subject or an object as verbs have, and the form of a verb that may be a cue, is that verb ("Minister denies ...").

In "X estime avoir bien fait et ajoute que …" a parser may join "ajoute" to "avoir bien fait". Where the joined verb has the
form of the first cue and not that of the content, and brings a cue's frame with it, it is joined to the cue instead. In "X a dit à la
radio que …" it may hang the clause on "radio", and in "X said on Friday the …" the day on the clause: both are the cue's.
"""

from __future__ import annotations

from selon.attributing.clauses import SUBJECTS, subject
from selon.attributing.garden import restored
from selon.attributing.lexicon import Cues
from selon.attributing.vocabulary import words
from selon.parsing.pipeline import verb_lemma
from selon.parsing.words import Parsed, Word, set_bounds

TAKEN_FOR = frozenset({"NOUN", "PROPN", "ADJ", "ADV"})
ARGUMENTS = frozenset({"nsubj", "obj", "ccomp", "expl:subj"})
FINITE = {"VerbForm": "Fin", "Mood": "Ind"}
JOINED = frozenset({"conj"})
ADNOMINAL = frozenset({"acl:relcl", "acl"})
CLAUSAL = frozenset({"VERB", "AUX", "ADJ", "NOUN"})
BETWEEN = frozenset({"obl", "obj", "iobj"})
COMPLETE = frozenset({"obj", "ccomp", "xcomp", "cop"})  # what a clause without a gap has
UNDER = frozenset({"ccomp", "xcomp", "advcl", "obj", "acl", "obl"})


def mend(parsed: Parsed, cues: Cues) -> None:
    """Change the tree of the sentences where a cue was joined to another cue's content."""
    changed: set[int] = set()
    _retag(parsed, cues)
    restored(parsed, cues)
    for word in parsed.words:
        if word.relation in JOINED and word.pos == "VERB" and word.lemma in cues.verbs and not _own_subject(word):
            cue = _governing_cue(word, cues)
            if cue is not None:
                _move(word, cue)
                changed.add(word.sentence.i)
        elif (cue := _completed(parsed, word, cues)) is not None:
            _move(word, cue, "ccomp")
            changed.add(word.sentence.i)
        elif word.relation == "csubj" and (noun := _of_what_there_is(word, cues)) is not None:
            _move(word, noun, "acl")
            changed.add(word.sentence.i)
        elif word.relation in {"obl", "obl:unmarked"} and _dates_the_cue(word, cues):
            _move(word, word.head.head, word.relation)
            changed.add(word.sentence.i)
    for number in sorted(changed):
        set_bounds(parsed.sentences[number].root)


def _retag(parsed: Parsed, cues: Cues) -> None:
    """Make verbs of the words that govern like one, and give verbs the lemma that was wrongly guessed."""
    for word in parsed.words:
        if word.pos == "VERB":
            word.lemma = cues.guessed.get(word.lemma, word.lemma)
        elif word.pos in TAKEN_FOR and any(child.relation in ARGUMENTS for child in word.children) and not _is_nominal(word):
            lemma = verb_lemma(parsed.language, word.lower)
            lemma = cues.guessed.get(lemma, lemma)
            if lemma in cues.verbs:
                word.pos, word.lemma, word.feats = "VERB", lemma, FINITE


def _is_nominal(word: Word) -> bool:
    return any(child.relation in {"det", "cop", "amod", "nummod", "nmod:poss"} for child in word.children)


def _own_subject(word: Word) -> bool:
    return any(c.relation in SUBJECTS for c in word.children) or any(c.relation == "mark" and c.i < word.i for c in word.children)


def _governing_cue(word: Word, cues: Cues) -> Word | None:
    """The cue above whose form the joined verb shares, where what it was joined to has another form."""
    content = word.head
    for _ in range(4):
        if content.is_root:
            return None
        cue = content.head
        if content.relation in UNDER and cue.pos == "VERB" and cue.i < content.i and cue.lemma in cues.verbs:
            own = signature(word)[1:]  # a past is easily taken for a participle
            return cue if own == signature(cue)[1:] and own != signature(content)[1:] else None
        content = cue
    return None


def signature(verb: Word) -> tuple[str, str, bool]:
    """Finite or not, tense, and whether with an auxiliary: what verbs joined in a row share."""
    helper = next((c for c in verb.children if c.relation.startswith("aux") or c.relation == "cop"), None)
    bearer = helper if helper is not None else verb
    return bearer.feats.get("VerbForm", ""), bearer.feats.get("Tense", ""), helper is not None


def _parted_from(clause: Word, cues: Cues) -> Word | None:
    """The cue that a clause completes, which hangs on a noun between them: one that "that" opens, or that needs no such noun in it."""
    noun = clause.head
    cue = noun.head
    if cue.pos != "VERB" or cue.i > noun.i or noun.relation.partition(":")[0] not in BETWEEN:
        return None
    if not any("that" in kind.frames for kind in cues.verbs.get(cue.lemma, ())) or any(
        c.relation in {"ccomp", "xcomp"} for c in cue.children
    ):
        return None
    own = subject(clause)
    if own is None or own.i < noun.i or own.pos == "PRON" and own.lower in words("relatives"):
        return None
    opens = [c for c in clause.children if c.i < own.i and (c.relation == "mark" or c.lower in words("relative_objects"))]
    if opens:
        if noun.lemma in cues.nouns:
            return None  # "made a claim that ..."
        return cue if opens[0].relation == "mark" and opens[0].pos == "SCONJ" and opens[0].lower in words("complementizers") else None
    apart = any(c.relation == "case" for c in clause.children) or clause.left != own.left or own.left != noun.i + 1
    whole = any(c.relation in COMPLETE for c in clause.children) or any(c.relation == "case" for c in noun.children)
    return cue if (whole or _needs_a_clause(cue, noun)) and not apart else None


def _needs_a_clause(cue: Word, told: Word) -> bool:
    """Whether a verb that tells somebody something has nothing behind whom it tells ("told jurors the defendant had lied")."""
    return cue.lemma in words("addressed") and not any(c.i > told.i and c.pos != "PUNCT" for c in cue.children)


def _of_what_there_is(clause: Word, cues: Cues) -> Word | None:
    """The noun that a clause behind it says the content of, where both hang on "there are" ("There are fears that ...")."""
    there = clause.head
    noun = next((c for c in there.children if c.relation in SUBJECTS and there.i < c.i < clause.i), None)
    linked = any(c.relation == "mark" and c.lower in words("complementizers") for c in clause.children)
    return noun if noun is not None and noun.lemma in cues.nouns and linked and clause.left == noun.right + 1 else None


def _completed(parsed: Parsed, word: Word, cues: Cues) -> Word | None:
    """The cue that a clause completes, which was hung on what stands between them."""
    if word.relation in ADNOMINAL and word.pos in CLAUSAL:
        found = _parted_from(word, cues)
        return (_over_participle(parsed, word, found, cues) or found) if found is not None else None
    return _over_participle(parsed, word, word.head, cues) if word.relation == "ccomp" else None


def _over_participle(parsed: Parsed, clause: Word, participle: Word, cues: Cues) -> Word | None:
    """The cue that a clause completes, which hangs on a participle set off between them ("affirme, citant une lettre, que ...")."""
    cue, feats = participle.head, participle.feats
    if feats.get("VerbForm") not in {"Ger", "Part"} or feats.get("Tense") == "Past" or cue.pos != "VERB" or cue.i > participle.i:
        return None
    if not any("that" in kind.frames for kind in cues.verbs.get(cue.lemma, ())) or any(c.relation == "ccomp" for c in cue.children):
        return None
    every, opens = parsed.words, next((c for c in clause.children if c.relation == "mark" and c.i < clause.i), None)
    if opens is None or opens.lower not in words("complementizers") or every[opens.i - 1].lower != ",":
        return None
    complete = any(c.relation == "obj" and c.i < clause.i for c in participle.children)
    set_off = "," in {every[participle.left].lower, every[participle.left - 1].lower}
    return cue if complete and set_off else None


def _dates_the_cue(day: Word, cues: Cues) -> bool:
    """Whether a day right behind a cue was hung on the clause that says what was said."""
    clause, cue = day.head, day.head.head
    if clause.relation != "ccomp" or day.left != cue.i + 1 or cue.lemma not in cues.verbs or day.lower not in words("stretches_of_time"):
        return False
    own = subject(clause)
    return own is not None and own.i > day.i and not any(c.relation == "mark" and c.i < own.i for c in clause.children)


def _move(word: Word, head: Word, relation: str = "conj") -> None:
    word.head.children.remove(word)
    word.head, word.relation = head, relation
    head.children.append(word)
    head.children.sort(key=lambda child: child.i)
