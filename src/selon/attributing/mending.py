"""Mend two kinds of misparse that cost whole statements: a cue taken for no verb, and one taken for a part of another's content.

A word that has a subject or an object as verbs have, and the form of a verb that may be a cue, is that verb ("Minister denies ...").

In "X estime avoir bien fait et ajoute que …" a parser may join "ajoute" to "avoir bien fait". Where the joined verb has the
form of the first cue and not that of the content, and brings a cue's frame with it, it is joined to the cue instead.
"""

from __future__ import annotations

from selon.attributing.clauses import SUBJECTS
from selon.attributing.lexicon import Cues
from selon.parsing.pipeline import verb_lemma
from selon.parsing.words import Parsed, Word, set_bounds

TAKEN_FOR = frozenset({"NOUN", "PROPN", "ADJ", "ADV"})
ARGUMENTS = frozenset({"nsubj", "obj", "ccomp", "expl:subj"})
FINITE = {"VerbForm": "Fin", "Mood": "Ind"}
JOINED = frozenset({"conj"})
UNDER = frozenset({"ccomp", "xcomp", "advcl", "obj", "acl", "obl"})


def mend(parsed: Parsed, cues: Cues) -> None:
    """Change the tree of the sentences where a cue was joined to another cue's content."""
    changed: set[int] = set()
    _retag(parsed, cues)
    for word in parsed.words:
        if word.relation in JOINED and word.pos == "VERB" and word.lemma in cues.verbs and not _own_subject(word):
            cue = _governing_cue(word, cues)
            if cue is not None:
                _move(word, cue)
                changed.add(word.sentence.i)
    for number in sorted(changed):
        set_bounds(parsed.sentences[number].root)


def _retag(parsed: Parsed, cues: Cues) -> None:
    """Make verbs of the words that govern like one."""
    for word in parsed.words:
        if word.pos in TAKEN_FOR and any(child.relation in ARGUMENTS for child in word.children) and not _is_nominal(word):
            lemma = verb_lemma(parsed.language, word.lower)
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
            own = signature(word)
            return cue if own == signature(cue) and own != signature(content) else None
        content = cue
    return None


def signature(verb: Word) -> tuple[str, str, bool]:
    """Finite or not, tense, and whether with an auxiliary: what verbs joined in a row share."""
    helper = next((c for c in verb.children if c.relation.startswith("aux") or c.relation == "cop"), None)
    bearer = helper if helper is not None else verb
    return bearer.feats.get("VerbForm", ""), bearer.feats.get("Tense", ""), helper is not None


def _move(word: Word, head: Word) -> None:
    word.head.children.remove(word)
    word.head = head
    head.children.append(word)
    head.children.sort(key=lambda child: child.i)
