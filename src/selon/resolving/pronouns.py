"""Whom pronouns stand for: those in mind, the speaker of a first person, the noun of a relative clause."""

from __future__ import annotations

from typing import Literal

from selon.parsing.words import Word
from selon.resolving.mentions import Mention
from selon.resolving.referents import Referent
from selon.resolving.salience import UNKNOWN_GENDER
from selon.resolving.scene import Scene
from selon.resolving.vocabulary import Pronoun

LEAST = -0.75  # under which nobody is in mind
PERSON, DOCUMENT = 0.2, -0.3
SINGULAR, SINGULAR_GENDERED = -0.4, -1.2  # "they", "ils" for an institution
OTHER_GENDER = -1.2  # of an institution, whose gender is seldom known for sure
CLIMB = 4  # words between a relative pronoun and its clause


class Pronouns:
    """Finds the referents of one document's pronouns."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.ours: dict[int, Referent] = {}  # speaker -> those he speaks of as "we"

    def find(self, mention: Mention, pronoun: Pronoun) -> Referent:
        """Whom a pronoun stands for; somebody new where nobody is plainly meant."""
        found: Referent | None = None
        if pronoun.role == "relative":
            found = self._antecedent(mention.head)
        elif pronoun.role == "speaker":
            found = self.scene.timeline.speaker
        elif pronoun.role != "open":
            found = self.in_mind(mention, pronoun)
        return found or self.scene.new(mention, "pronoun")

    def owner(self, word: Word) -> Referent | None:
        """Whose something is, by a possessive or a pronoun after a preposition."""
        vocabulary = self.scene.vocabulary
        pronoun = vocabulary.possessives.get(word.lower) or vocabulary.pronouns.get(word.lower)
        if pronoun is None or pronoun.role in ("open", "relative"):
            return None
        if pronoun.role == "speaker":
            return self.scene.timeline.speaker
        plural = pronoun.number == "p" or word.feats.get("Number[psor]") == "Plur"
        number: Literal["s", "p"] = "p" if plural else "s"
        span = (word.start, word.end)
        return self.in_mind(Mention(word, word.i, word.i + 1, span, None, number, pronoun.gender, "definite", pronoun), pronoun)

    def in_mind(self, mention: Mention, pronoun: Pronoun) -> Referent | None:
        """Whom a reader has in mind at a pronoun, or None."""
        barred = self._barred(mention)

        def fits(referent: Referent) -> float | None:
            return None if referent.id in barred else agrees(mention, pronoun, referent)

        ranked = self.scene.timeline.ranked(mention.head, fits, pronoun.role == "last" or pronoun.nearest)
        return ranked[0][1] if ranked and ranked[0][0] >= LEAST else None

    def _antecedent(self, word: Word) -> Referent | None:
        """Whom a relative pronoun stands for: the noun that its clause hangs from."""
        verb = word if word.relation.startswith("acl") else word.head
        for _ in range(CLIMB):
            if verb.relation.startswith("acl") or verb.is_root:
                break
            verb = verb.head
        return None if verb.is_root else self.scene.at.get(verb.head.i)

    def _barred(self, mention: Mention) -> set[int]:
        """Those that a third person cannot be: who speaks the quotation it stands in, and its fellows in the clause."""
        barred: set[int] = set()
        head, at = mention.head, self.scene.at
        within = self.scene.inside.get(head.i)
        if within is not None and self.scene.timeline.quotation(head.start) >= 0:
            speaker = self._outer_speaker(within)
            barred.update({speaker.id} if speaker is not None else ())
        if head.relation.startswith("nsubj"):
            fellows = (c for c in head.head.children if c is not head and c.relation.partition(":")[0] in ("obj", "iobj", "obl"))
            barred.update(at[child.i].id for child in fellows if child.i in at)
        return barred

    def _outer_speaker(self, within: int) -> Referent | None:
        """Who speaks an attribution, read perhaps only later: by name, or whoever spoke last where it is a pronoun."""
        scene = self.scene
        head = scene.attributions[within].head
        outer = scene.mentions.get(head.i) if head is not None else None
        if outer is None or outer.head.i in scene.at:
            return scene.at.get(outer.head.i) if outer is not None else None
        if outer.chain is not None:
            return scene.by_chain.get(outer.chain.id)
        return scene.timeline.speaker if outer.pronoun is not None else None

    # --- first person

    def first_person(self, mention: Mention) -> Referent:
        """The speaker of the words a first person stands in; "we" is whom a person speaks for."""
        speaker = self._enclosing(mention)
        if speaker is None:
            return self.scene.new(mention, "first person")
        if mention.number == "s" or speaker.kind != "person":
            return speaker
        found = self._spoken_for(speaker) or self.ours.get(speaker.id)
        if found is None:
            found = self.ours[speaker.id] = self.scene.new(mention, "first person")
            found.kind = "group"
        return found

    def _enclosing(self, mention: Mention) -> Referent | None:
        attributions = self.scene.attributions
        within: int | None = self.scene.inside.get(mention.head.i)
        if within is None:
            within = self._around(mention.head.start, mention.head)
        for _ in range(len(attributions)):
            if within is None:
                return None
            head = attributions[within].head
            if head is not None:
                return self.scene.at.get(head.i)
            within = attributions[within].continues
        return None

    def _around(self, offset: int, head: Word) -> int | None:
        """The attribution with the shortest content around an offset."""
        holding = [
            (sum(end - start for start, end in a.content), n)
            for n, a in enumerate(self.scene.attributions)
            if a.head is not head and any(start <= offset < end for start, end in a.content)
        ]
        return min(holding)[1] if holding else None

    def _spoken_for(self, speaker: Referent) -> Referent | None:
        """The institution that a person's role names, where it is a voice of the document."""
        fields = {word for description in speaker.descriptions for word in description.domain}
        for referent in self.scene.referents:
            if referent.kind == "organisation" and referent.last_source >= 0:
                forms = referent.chain.forms if referent.chain is not None else {(d.noun.form,) for d in referent.descriptions}
                if any(set(words) <= fields or words[0] in fields for words in forms):
                    return referent
        return None


def agrees(mention: Mention, pronoun: Pronoun, referent: Referent) -> float | None:
    """What speaks for or against a referent as that of a pronoun: whether it is alive, number, gender. None: it cannot be."""
    kind = referent.kind
    lifeless = pronoun.animate is True and kind not in ("person", None)
    if referent.is_place or lifeless or (pronoun.animate is False and kind in ("person", "group")):
        return None
    number = _number(mention, pronoun, referent)
    gender = _gender(mention, referent)
    if number is None or gender is None:
        return None
    return number + gender + (PERSON if kind == "person" else DOCUMENT if kind == "document" else 0.0)


def _number(mention: Mention, pronoun: Pronoun, referent: Referent) -> float | None:
    if referent.number is None or referent.number == mention.number:
        return 0.0
    if mention.number == "s" or referent.kind not in ("organisation", "group"):
        return None
    return SINGULAR_GENDERED if pronoun.gender is not None else SINGULAR


def _gender(mention: Mention, referent: Referent) -> float | None:
    if mention.gender is None or mention.gender == referent.gender:
        return 0.0
    if referent.gender is None:
        return UNKNOWN_GENDER
    return None if referent.kind == "person" or referent.chain is None else OTHER_GENDER
