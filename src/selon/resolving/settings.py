"""When and where an event is: what its own clause says, or the clause that it goes on with; a date also the sentence before.

A place of another clause or sentence is none of the event's as often as it is one, but for what comes of an attack or an accident
("three were killed"), which is where and when that was, and for a noun that points back ("the attack"). The day that the sentence
before tells of goes on where nobody new is named, nobody speaks, and the clause has no time of its own, be it one without a date.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from selon.attributing.clauses import is_passive
from selon.parsing.words import Sentence, Word
from selon.records import Entity, Time
from selon.resolving.folding import folded
from selon.resolving.happening import Happening
from selon.resolving.participants import Cast
from selon.resolving.triggers import Triggers

DEEPEST = 6
DAY = 10  # letters of a date with its day
OBJECTS = frozenset({"obj", "obl"})
SHARING = frozenset({"xcomp", "acl", "conj"})  # clauses whose time and place are those of the clause above
VERBS = frozenset({"VERB", "AUX"})
BACK = 3  # sentences that a noun points back over
CAUSES = frozenset({"strike", "explode", "shell", "fight", "invade", "destroy", "kill", "disaster", "protest"})
# Kinds that are done to somebody by word: a state that is asked or accused is no place of that.
ADDRESSED = frozenset({"REQUEST", "ACCUSE", "THREATEN", "SANCTION", "AID", "COOPERATE", "REJECT", "SUPPORT"})
HEADLINE = 60  # code points from the beginning of a paragraph within which a dateline stands
PARTING = "–—-("


class Setting:
    """Gives the happenings of one document, by their word, their times and places."""

    def __init__(self, cast: Cast, triggers: Triggers, at: Mapping[int, Happening]) -> None:
        self.cast = cast
        self.triggers = triggers
        self.at = at
        self._told = Counter(found.word.sentence.i for found in self._standing())  # how many by sentence

    # --- when

    def date(self, times: Sequence[Time]) -> None:
        owned: dict[int, Time] = {}
        inside: dict[int, list[Time]] = {}
        for time in times:
            dated = (time.value is not None or time.anchor is not None) and not self._heads_dispatch(time)
            head = self._head((time.start, time.end)) if dated else None
            if head is not None:
                owner = self._owner(head)
                inside.setdefault(head.sentence.i, []).append(time)
                if owner is not None:
                    owned.setdefault(owner.i, time)
        for found in self._standing():
            found.when = next((owned[w.i] for w in self._clauses(found) if w.i in owned), None) or self._beside(found, inside)
            found.dated = found.when is not None
        for found in self._standing():
            if found.when is None and (before := self._before(found.word)) is not None:
                last = owned.get(before.root.i)
                found.when = last if last is not None and len(last.value or "") == DAY and self._goes_on(found, before) else None

    def _heads_dispatch(self, time: Time) -> bool:
        """Whether a date is that of the dispatch: "OSTRANE, 10 March 2027 – ..."."""
        inside = self.cast.between((time.start, time.end))
        if not inside:
            return False
        paragraph, text = self.cast.words[inside[0]].sentence.paragraph, self.cast.parsed.text
        before, after = text[paragraph.start : time.start], text[time.end : time.end + 2].lstrip()
        if not before or time.start - paragraph.start > HEADLINE or not after or after[0] not in PARTING:
            return False
        return all(word[0].isupper() or not word[0].isalpha() for word in before.replace("(", " ").split())

    def _beside(self, found: Happening, inside: Mapping[int, list[Time]]) -> Time | None:
        """The only time of the sentence, where it tells of nothing else."""
        here = inside.get(found.word.sentence.i, [])
        if len(here) != 1 or self._told[found.word.sentence.i] != 1:
            return None
        start = here[0].start  # of what somebody says, the time must be said too: "... was signed", he said on Thursday
        said = all(any(a <= start < b for a, b in statement.content) for statement in self.cast.covering(found.word))
        return here[0] if said else None

    # --- where

    def place(self, entities: Sequence[Entity]) -> None:
        owned: dict[int, str] = {}
        harmed: dict[int, str] = {}
        spans = sorted((span, entity.name) for entity in entities if self._is_place(entity) for span in entity.mentions)
        for span, name in spans:
            head = self._head(span)
            if head is None:
                continue
            owner = self._owner(head, placed=True)
            if owner is not None:
                owned.setdefault(owner.i, name)
            elif (done := self._harmed(head)) is not None:
                harmed.setdefault(done.i, name)
        for found in self._standing():
            own = (owned[w.i] for w in self._clauses(found) if w.i in owned)
            found.where = next(own, None) or harmed.get(found.word.i)
            if found.where is not None and found.kind.type in ADDRESSED and self._takes_part(found, found.where):
                found.where = None

    def _is_place(self, entity: Entity) -> bool:
        """Whether an entity is a place, or a body called by the place that it is at: "la prison de Grandval"."""
        if entity.type == "location":
            return True
        sites = self.triggers.words["sites"]
        return entity.type == "organisation" and any(word in sites for word in (w.lower() for w in entity.name.split()))

    def _takes_part(self, found: Happening, place: str) -> bool:
        """Whether a place is one of the participants: a state that is asked, not where it was asked."""
        one = self.cast.named(place)
        return one is not None and any(one.key == other.key for other in (*found.who, *found.target))

    # --- what comes of another, and what points back

    def go_on(self) -> None:
        """Give what comes of an attack or an accident the time and place of that, and a noun those of what it points back to."""
        causes: list[Happening] = []
        for found in self._standing():
            cause = self._cause(found, causes) if found.kind.follows else self._pointed_at(found, causes)
            if cause is not None:
                self._take(found, cause)
            if (
                found.kind.name in CAUSES
                and (found.word.pos != "NOUN" or found.kind.name != "kill")
                and (found.where is not None or found.when is not None)
            ):
                causes.append(found)
        for found in self._standing():  # "nine were killed when a bomb exploded in X": the cause stands behind
            if found.kind.follows and (found.where is None or found.when is None):
                behind = next((c for c in causes if c.word.sentence is found.word.sentence and c.word.i > found.word.i), None)
                if behind is not None and self._fits(found, behind):
                    self._take(found, behind)

    def _cause(self, found: Happening, causes: Sequence[Happening]) -> Happening | None:
        """The last attack or accident of the sentence, or of the one before it in its paragraph."""
        if found.where is not None and found.when is not None:
            return None
        word = found.word
        for cause in reversed(causes[-2:]):
            sentence = cause.word.sentence
            near = word.sentence.i - sentence.i <= 1 and sentence.paragraph is word.sentence.paragraph
            if near and self._fits(found, cause):
                return cause
        return None

    def _fits(self, found: Happening, cause: Happening) -> bool:
        """Whether nothing speaks against one being of the other: it is past, and of no other day or place, and nobody else's."""
        word = found.host or found.word
        past = _has_happened(word) or word.feats.get("VerbForm") in ("Part", "Ger")
        agree = all(a is None or b is None or a == b for a, b in ((found.when, cause.when), (found.where, cause.where)))
        named = {one.key for one in found.who if self.cast.is_named(one.key)}
        return past and agree and named <= {one.key for one in (*cause.who, *cause.target)}

    def _pointed_at(self, found: Happening, causes: Sequence[Happening]) -> Happening | None:
        """What a noun with "the" or "this" points back to: the last of its sort, where it has no time or place itself."""
        word = found.word
        if word.pos != "NOUN" or found.when is not None or found.where is not None or not causes:
            return None
        before = [c for c in word.children if c.i < word.i]
        if any(c.lower in self.triggers.words["ordinal"] for c in before):
            return None  # "the first attack" is one of several
        if not any(self.cast.vocabulary.determiners.get(c.lower) in ("definite", "demonstrative") for c in before):
            return None
        last = causes[-1]
        near = 0 < word.sentence.i - last.word.sentence.i <= BACK and last.kind.type == found.kind.type
        return last if near and not self._other(found, last) else None

    def _other(self, found: Happening, last: Happening) -> bool:
        """Whether somebody else is named on either side."""
        pairs = ((found.who, last.who), (found.target, last.target))
        return any(a and b and not {x.key for x in a} & {y.key for y in b} for a, b in pairs)

    def _take(self, found: Happening, cause: Happening) -> None:
        found.where = found.where or cause.where
        if found.when is None and cause.when is not None and len(cause.when.value or "") == DAY:
            found.when = cause.when

    def _harmed(self, head: Word) -> Word | None:
        """The trigger whose object is a place, or something of that place: "franchir le col de X", "reopened the X road"."""
        if folded(head.text) in self.cast.vocabulary.states:
            return None
        word = head
        for _ in range(3):
            relation, above = word.relation.partition(":")[0], word.head
            if (relation in OBJECTS or (relation == "nsubj" and is_passive(above))) and above.i in self.at:
                return above
            if relation not in {"nmod", "compound"}:
                return None
            word = above
        return None

    # --- what both share

    def _standing(self) -> Iterator[Happening]:
        return (found for found in self.at.values() if not found.gone)

    def _head(self, span: tuple[int, int]) -> Word | None:
        """The word of a span whose head is outside it."""
        inside = self.cast.between(span)
        for i in inside:
            word = self.cast.words[i]
            if word.is_root or word.head.i not in inside:
                return word if word.pos not in {"ADP", "DET", "PUNCT"} or len(inside) == 1 else word.head if word.head.i in inside else word
        return None

    def _owner(self, head: Word, *, placed: bool = False) -> Word | None:
        """The trigger or verb that a time or place hangs on. A place must be said to be one."""
        word, place = head, not placed
        for _ in range(DEEPEST):
            place = place or bool(_cases(word) & self.triggers.words["place"])
            above = word.head
            if above is word:
                return word if place and word.pos == "VERB" else None
            if above.i in self.at or above.pos in VERBS:
                return above if place else None
            word = above
        return None

    def _clauses(self, found: Happening) -> Iterator[Word]:
        """The event's word and those whose time and place are the event's too: the light verb, the verb above a noun, the
        clause that it only goes on with."""
        yield found.word
        if found.host is not None:
            yield found.host
        word = found.word
        for _ in range(4):
            above = word.head
            if above is word or (word.pos == "VERB" and not _shares(word, self.triggers.words["meanwhile"])):
                return
            if above.i in self.at and word.pos != "VERB" and above.pos == "NOUN":
                return
            word = above
            yield word
            if word.pos == "VERB" and not _shares(word, self.triggers.words["meanwhile"]):
                return

    # --- the sentence before

    def _before(self, word: Word) -> Sentence | None:
        """The sentence before a word's own in its paragraph."""
        i = word.sentence.i - 1
        before = self.cast.parsed.sentences[i] if i >= 0 else None
        return before if before is not None and before.paragraph is word.sentence.paragraph else None

    def _goes_on(self, found: Happening, before: Sentence) -> bool:
        """Whether an event goes on with what the sentence before tells."""
        word = found.host or found.word
        if not _has_happened(word) or any(s.form != "indirect" for s in self.cast.covering(word)):
            return False
        if any(child.i in self.cast.dated for child in word.children):
            return False
        named = {one.key for one in (*found.who, *found.target) if self.cast.is_named(one.key)}
        return named <= {one.key for i in range(before.first, before.last) if (one := self.cast.known(self.cast.words[i])) is not None}


def _shares(verb: Word, meanwhile: frozenset[str]) -> bool:
    """Whether a clause has the time and place of the one above: "entered the town and killed ten", "killing ten",
    "when they entered the town"; not "since ..."."""
    if verb.relation == "advcl" and any(child.relation == "mark" and child.lower in meanwhile for child in verb.children):
        return verb.head.pos in VERBS
    if verb.relation == "advcl":
        bare = not any(child.relation in ("mark", "nsubj", "aux") for child in verb.children)
        return bare and verb.feats.get("VerbForm") in ("Part", "Ger") and verb.head.pos in VERBS
    return verb.relation in SHARING


def _has_happened(word: Word) -> bool:
    """Whether a verb tells of something past: "died", "ont été blessés"; not "are killed", "est accusé", "will die"."""
    if word.pos != "VERB" or word.feats.get("VerbForm") == "Inf":
        return False
    auxiliaries = [child for child in word.children if child.relation.startswith("aux")]
    tenses = {one.feats.get("Tense") for one in auxiliaries}
    if "Fut" in tenses or any(one.feats.get("VerbForm") == "Fin" and one.feats.get("Mood") not in (None, "Ind") for one in auxiliaries):
        return False
    if word.feats.get("VerbForm") == "Part":
        return len(auxiliaries) > 1 or any(one.relation == "aux" for one in auxiliaries) or bool(tenses & {"Past", "Imp"})
    return word.feats.get("Tense") in ("Past", "Imp")


def _cases(word: Word) -> set[str]:
    """The prepositions before a noun, those made of several words too."""
    return {c.lower for c in word.children if c.relation in {"case", "mark"} or (c.relation == "advmod" and c.pos == "ADP")}
