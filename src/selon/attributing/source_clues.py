"""What the ranking of sources sees of a mention, as clues: the same for every language but for lemmas and pronouns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from selon.attributing.candidates import Candidate, Text
from selon.attributing.clauses import SUBJECTS, Interval
from selon.attributing.mentions import COMMA, role_kind
from selon.attributing.sources import inside, known_to_speak, prepositional
from selon.attributing.templates import Clue, Names
from selon.parsing.words import Word

HIGHEST = 5  # steps up from the cue to where a mention hangs
MANY = 3  # from which place, or how many verbs, all are one


class _Said(NamedTuple):
    """A cue that has a source."""

    candidate: Candidate
    head: Word
    source: Word


class Told:
    """Whose words a document gives, as far as it is known: gathered once for all of its cues."""

    def __init__(self, kept: Sequence[Candidate]) -> None:
        said = [_Said(one, one.head, one.source) for one in kept if one.head is not None and one.source is not None]
        self.by_sentence: dict[int, list[_Said]] = {}
        for one in said:
            self.by_sentence.setdefault(one.head.sentence.i, []).append(one)
        self.names = Counter(one.source.lower for one in said if one.source.pos == "PROPN")

    def elsewhere(self, name: Word, cue: Word) -> int:
        """How many cues in other sentences than this one's have a source of that name."""
        here = self.by_sentence.get(cue.sentence.i, ())
        return self.names[name.lower] - sum(1 for one in here if one.source.pos == "PROPN" and one.source.lower == name.lower)


@dataclass(slots=True)
class _Scene:
    """What all the mentions for one cue are seen with."""

    text: Text
    candidate: Candidate
    head: Word
    cue: Interval
    frame: str
    form: str  # "Fin" where a finite verb is in the cue, else that of its head
    relation: str
    number: str | None  # of the finite verb in the cue
    quoted: bool
    told: Told
    others: list[_Said]  # the other cues of the sentence with a source
    before: Word | None  # the source of the last of them before this cue
    joined: Word | None  # the source of the one that this cue hangs on, or that hangs on it


def seen(text: Text, candidate: Candidate, rivals: Sequence[Word | None], told: Told) -> list[list[Clue]]:
    """What is seen of each mention, as clues."""
    scene = _scene(text, candidate, told)
    words = [word for word in rivals if word is not None]
    return [_nobody(scene, len(rivals)) if word is None else _clues(scene, word, words) for word in rivals]


def _scene(text: Text, candidate: Candidate, told: Told) -> _Scene:
    assert candidate.head is not None
    assert candidate.cue is not None
    head, cue = candidate.head, candidate.cue
    finite = next((word for word in text.words[cue[0] : cue[1] + 1] if word.feats.get("VerbForm") == "Fin"), None)
    past = head.feats.get("VerbForm") == "Part" and head.feats.get("Tense") == "Past"
    others = [one for one in told.by_sentence.get(head.sentence.i, ()) if one.candidate is not candidate]
    before = max((one for one in others if one.head.i < head.i), key=lambda one: one.head.i, default=None)
    joined = next((one for one in others if one.head is head.head or one.head.head is head), None)
    return _Scene(
        text,
        candidate,
        head,
        cue,
        frame=candidate.frame.partition("+")[0],
        form="Fin" if finite is not None else head.feats.get("VerbForm", "-") + (" past" if past else ""),
        relation=head.relation.partition(":")[0],
        number=finite.feats.get("Number") if finite is not None else None,
        quoted=text.quotations.at(head.start) is not None,
        told=told,
        others=others,
        before=before.source if before is not None else None,
        joined=joined.source if joined is not None else None,
    )


def _nobody(scene: _Scene, rivals: int) -> list[Clue]:
    named = scene.candidate.source is not None
    return [(_none, scene.form, scene.relation, named, scene.candidate.kind.name, min(rivals, 5), scene.text.parsed.language)]


def _clues(scene: _Scene, word: Word, words: Sequence[Word]) -> list[Clue]:
    """What is seen of one mention: itself, where it stands and hangs, what stands between, and what else it is the source of."""
    text, candidate, cue = scene.text, scene.candidate, scene.cue
    ruled, speaks, kind = word is candidate.source, known_to_speak(text, word), candidate.kind.name
    side = "before" if word.i < cue[0] else "behind" if word.i > cue[1] else "within"
    near = sum(1 for other in words if (word.i < other.i < cue[0]) or (cue[1] < other.i < word.i))
    first, last = (word.i + 1, cue[0]) if word.i < cue[0] else (cue[1] + 1, word.i)
    between = [one for one in text.words[first:last] if not inside(one, candidate)]
    verbs = min(sum(1 for one in between if one.feats.get("VerbForm") == "Fin"), MANY)
    beside = all(one.pos == "PUNCT" for one in between)
    comma, mark = any(one.lower == COMMA for one in between), any(one.lower == '"' for one in between)
    case = next((child.lower for child in word.children if child.relation == "case"), "-")
    subject, quoted = word.relation in SUBJECTS, text.quotations.at(word.start) is not None
    opens = word.i == min(other.i for other in words)
    same, joined = scene.before is word, scene.joined is word
    holds = any(one.source is word and inside(scene.head, one.candidate) for one in scene.others)
    rivals = any(known_to_speak(text, other) for other in words if other is not word)
    named = str(min(scene.told.elsewhere(word, scene.head), 2)) if word.pos == "PROPN" else "-"
    return [
        (_itself, _label(text, word), ruled, speaks, rivals, side, scene.frame, kind, named),
        (_lemma, text.parsed.language, word.lemma if word.pos == "NOUN" else "-"),
        (_hung, _path(word, scene.head), speaks),
        (_related, word.relation.partition(":")[0], word.head.is_root, subject, opens, verbs, scene.form),
        (_placed, side, min(near, MANY), scene.form, prepositional(word), case, candidate.passive),
        (_parted, beside, comma, speaks, side, scene.frame, _agrees(scene, word)),
        (_marked, ruled, mark, quoted, scene.quoted),
        (_ruled, ruled, kind, scene.frame, scene.form, scene.relation),
        (_again, same, scene.before is not None, ruled, scene.form, scene.relation, joined, scene.joined is not None, holds),
    ]


def _label(text: Text, word: Word) -> str:
    """What a mention is: the kind of name, or of voice that a noun calls, or the pronoun itself."""
    if word.pos == "PRON":
        return text.labels.get(word.i) or word.lower
    return text.labels.get(word.i) or role_kind(word, text.parsed.language)


def _agrees(scene: _Scene, word: Word) -> str:
    """Whether a mention and the finite verb of the cue are of one number."""
    number = word.feats.get("Number")
    if scene.number is None or number is None:
        return "-"
    return "joined" if any(child.relation == "conj" for child in word.children) else str(number == scene.number)


def _path(word: Word, cue: Word) -> str:
    """Where a mention hangs, seen from the cue: how far up, by which relations, and by which down again."""
    node = cue
    up: list[str] = []
    for height in range(HIGHEST):
        if node is word:
            return f"above {'<'.join(up[-2:]) if height < MANY else '...'}"
        if word.head is node:
            return f"{height} {'<'.join(up[:2])}>{word.relation.partition(':')[0]}"
        if word.head.head is node and word.head is not node:
            return f"{height} {up[-1] if up else word.head.relation}>>{word.relation if not up else ''}"
        if node.is_root:
            break
        up.append(node.relation.partition(":")[0])
        node = node.head
    return "far"


# --- the names of the features, as in `templates`


def _none(form: str, relation: str, named: bool, kind: str, rivals: int, language: str) -> Names:
    return (
        f"none form={form}+{relation}", f"none named={named}", f"none kind={kind}", f"none rivals={rivals}", f"none language={language}",
    )  # fmt: skip


def _itself(label: str, ruled: bool, speaks: bool, rivals: bool, side: str, frame: str, kind: str, named: str) -> Names:
    return (
        f"label={label}", f"label+ruled={label}+{ruled}", f"label+place={label}+{side}+{frame}", f"speaks={speaks}+{rivals}",
        f"speaks+kind={speaks}+{kind}", f"named+ruled={named}+{ruled}",
    )  # fmt: skip


def _lemma(language: str, lemma: str) -> Names:
    return (f"lemma={language}:{lemma}",)


def _hung(path: str, speaks: bool) -> Names:
    return (f"path={path}", f"path+speaks={path}+{speaks}")


def _related(relation: str, root: bool, subject: bool, opens: bool, verbs: int, form: str) -> Names:
    return (
        f"relation={relation}+{root}+{form}", f"subject+opens={subject}+{opens}+{form}", f"verbs={verbs}+{subject}+{form}",
    )  # fmt: skip


def _placed(side: str, near: int, form: str, prepositional: bool, case: str, passive: bool) -> Names:
    return (f"near={side}+{near}+{form}", f"prepositional={prepositional}+{side}+{form}", f"case={case}+{side}+{passive}")


def _parted(beside: bool, comma: bool, speaks: bool, side: str, frame: str, agrees: str) -> Names:
    return (
        f"beside={beside}+{side}+{frame}", f"beside+speaks={beside}+{comma}+{speaks}+{side}", f"agrees={agrees}+{side}+{beside}",
    )  # fmt: skip


def _marked(ruled: bool, mark: bool, quoted: bool, cue_quoted: bool) -> Names:
    return (f"mark+ruled={mark}+{quoted == cue_quoted}+{ruled}", f"quoted={quoted}+{cue_quoted}")


def _ruled(ruled: bool, kind: str, frame: str, form: str, relation: str) -> Names:
    return (f"ruled+kind={ruled}+{kind}", f"ruled+form={ruled}+{frame}+{form}+{relation}")


def _again(same: bool, before: bool, ruled: bool, form: str, relation: str, joined: bool, hangs: bool, holds: bool) -> Names:
    return (
        f"before={same}+{before}", f"before+form={same}+{form}+{relation}", f"before+ruled={same}+{ruled}",
        f"joined={joined}+{hangs}+{relation}", f"holds={holds}",
    )  # fmt: skip
