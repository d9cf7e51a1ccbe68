"""What a statement tells of its source's stance, as clues: of its cue and its frame, and of the words of its content.

A clue is a template and the values for it, as in `selon.attributing.templates`. What the lexicons have under one key (`stances.toml`,
the classes of `cues.toml`) has one name in all languages; only lemmas are a language's own.
"""

from __future__ import annotations

from functools import cache

from selon.attributing.candidates import Candidate, Text
from selon.attributing.clauses import is_negated, subject
from selon.attributing.lexicon import cues
from selon.attributing.manner import FULLY_QUOTED, is_future, main_verb
from selon.attributing.templates import Clue, Names
from selon.attributing.vocabulary import words
from selon.languages import lexicon
from selon.parsing.words import Word
from selon.records import Stance

FULL = frozenset({"VERB", "NOUN", "ADJ", "ADV", "INTJ"})
ARGUMENTS = frozenset({"obj", "xcomp", "nsubj", "nsubj:pass", "obl", "obl:arg", "advmod", "amod", "conj", "ccomp"})
MOST_WORDS = 60  # of a content that are looked at
ROOT = 5  # the letters by which a word is known to be of a family
SHORTEST = 2  # of the beginnings that a lexicon names


def topmost(text: Text, candidate: Candidate) -> Word | None:
    """The word that a content hangs on."""
    return candidate.complement if candidate.complement is not None else main_verb(text, candidate.content)


def clues(text: Text, candidate: Candidate, top: Word | None, ruled: Stance) -> list[Clue]:
    """What is seen of a statement that the rules say is `ruled`: its cue, its frame, and how its content is built under `top`."""
    kind, frame, cue, language = candidate.kind.name, candidate.frame, candidate.head, text.parsed.language
    share = text.share(candidate.content)
    quoted = "all" if share > FULLY_QUOTED else "part" if share > 0 else "none"
    found: list[Clue] = [(of_frame, kind, frame, ruled, quoted, candidate.negated)]
    if cue is not None:
        found.append((of_cue, language, cue.lemma, frame))
    if text.parsed.text.find("?", candidate.content[0][0], candidate.content[-1][1] + 2) >= 0:
        found.append((of_question,))
    if top is not None:
        get = top.feats.get
        form, who = (top.pos, get("VerbForm", ""), get("Tense", ""), get("Mood", "")), _who(text, candidate, top)
        found.append((of_build, kind, form, who, is_future(top), is_negated(top)))
    return found


def _who(text: Text, candidate: Candidate, top: Word) -> str:
    """The subject of a content's main verb: a speaker of it, a name, a pronoun, a kind of word, none."""
    found = subject(top)
    if found is None:
        return "inf" if candidate.frame == "infinitive" else "none"
    if found.feats.get("Person") == "1" or found.lower in words("first_persons"):
        return "first"
    if found.pos in {"PRON", "DET"}:
        return found.lower.lstrip("-")
    label = text.labels.get(found.i, "")
    return "actor" if label in {"PER", "ORG"} or found.lemma in _actors(text.parsed.language) else found.pos + label


@cache
def _actors(language: str) -> frozenset[str]:
    """Nouns for people, bodies and offices: what can bind itself, do wrong, be told to."""
    table = lexicon(language, "roles")
    lists = [table[part].values() for part in ("person", "group", "organisation")]
    return frozenset(word for part in lists for those in part if isinstance(those, str) for word in those.split())


def told(text: Text, candidate: Candidate, top: Word | None) -> list[tuple[Word, Clue]]:
    """What each word of a content tells, in no order."""
    language, every, (start, end) = text.parsed.language, text.words, text.run(candidate.content[0])
    said = every[start:end] if len(candidate.content) == 1 else [word for span in candidate.content for word in text.inside(span)]
    found: list[tuple[Word, Clue]] = [(word, (of_word, language, word.lemma, word.pos)) for word in said[:MOST_WORDS] if word.pos in FULL]
    if said:
        found.append((said[0], (of_first, language, said[0].lower, said[0].pos)))
    if top is not None:
        denied = is_negated(top)
        found.append((top, (of_top, language, top.lemma, top.pos, denied, _who(text, candidate, top))))
        for child in top.children:
            if child.relation in ARGUMENTS:
                found.append((child, (of_near, language, child.lemma, child.relation.partition(":")[0], denied)))
            elif child.pos == "AUX":
                found.append((child, (of_helper, language, child.lower)))
    return found


# --- what the lexicons have of a word


@cache
def _listed(language: str) -> dict[str, tuple[str, ...]]:
    """Words, and beginnings of words with a star behind, to the keys they stand under in `stances.toml`."""
    found: dict[str, tuple[str, ...]] = {}
    for key, those in lexicon(language, "stances")["words"].items():
        for word in those.split():
            found[word] = (*found.get(word, ()), key)
    return found


def senses(language: str, lemma: str) -> tuple[str, ...]:
    """The keys of `stances.toml` that a lemma stands under, in order."""
    listed = _listed(language)
    starts = [f"{lemma[:n]}*" for n in range(SHORTEST, len(lemma) + 1)]
    return tuple(sorted({key for word in (lemma, *starts) for key in listed.get(word, ())}))


def _acts(language: str, lemma: str, pos: str) -> tuple[str, ...]:
    """The classes of cues that a word of a content is of."""
    known = cues(language)
    if pos in {"VERB", "AUX"}:
        return tuple(kind.name for kind in known.verbs.get(lemma, ()))
    kind = known.nouns.get(lemma) if pos == "NOUN" else known.predicates.get(lemma) if pos == "ADJ" else None
    return (kind.name,) if kind is not None else ()


# --- the templates


def of_frame(kind: str, frame: str, ruled: str, quoted: str, negated: bool) -> Names:
    return (
        f"rule={ruled}", f"rule+frame={ruled}+{frame}", f"kind={kind}", f"frame={frame}", f"kind+frame={kind}+{frame}",
        f"quoted={quoted}", f"quoted={quoted}+{kind}", *([f"negated={kind}"] if negated else []),
    )  # fmt: skip


def of_cue(language: str, lemma: str, frame: str) -> Names:
    return f"cue={language}:{lemma}", f"cue+frame={language}:{lemma}+{frame}"


def of_question() -> Names:
    return ("question",)


def of_build(kind: str, form: tuple[str, ...], who: str, coming: bool, denied: bool) -> Names:
    return (
        f"top form={'/'.join(form)}", f"subject={who}", f"subject={who}+{kind}", f"subject={who}+{coming}+{denied}",
        *([f"future={kind}"] if coming else []), *(["denied"] if denied else []),
    )  # fmt: skip


def of_word(language: str, lemma: str, pos: str) -> Names:
    return (
        f"word={language}:{lemma}", f"root={lemma[:ROOT]}",
        *(f"act={act}" for act in _acts(language, lemma, pos)), *(f"sense={sense}" for sense in senses(language, lemma)),
    )  # fmt: skip


def of_first(language: str, lower: str, pos: str) -> Names:
    return f"first={language}:{lower}", f"first={pos}"


def of_top(language: str, lemma: str, pos: str, denied: bool, who: str) -> Names:
    acts = (f"top act={act}{how}" for act in _acts(language, lemma, pos) for how in ("", f"+{denied}"))
    meant = (f"subject={who}+{sense}" for sense in senses(language, lemma))
    return f"top={language}:{lemma}", *acts, *meant, *of_near(language, lemma, "top", denied)


def of_near(language: str, lemma: str, relation: str, denied: bool) -> Names:
    return tuple(
        name for sense in senses(language, lemma) for name in (f"near={sense}", f"near={sense}+{denied}", f"{relation}={sense}+{denied}")
    )


def of_helper(language: str, lower: str) -> Names:
    return (f"helper={language}:{lower}",)
