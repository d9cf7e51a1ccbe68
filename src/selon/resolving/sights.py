"""One statement seen from one commitment: whom it speaks of, on what, and which way its words point."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selon.records import Statement
from selon.resolving.acts import Content
from selon.resolving.duties import Duty
from selon.resolving.readable import Readable
from selon.resolving.sense import mutual

DISPUTING = frozenset({"denies", "downplays"})
FORESEEN = {"predicts": "foresees", "asks": "asks for", "orders": "orders", "declines": "says nothing of"}
MANY = 2  # topics, or a topic and the party, that make a statement touch a commitment without a deed


@dataclass(frozen=True, slots=True)
class Sight:
    """One statement seen from one commitment. `way`: 1 with it, -1 against it, 0 neither, before its stance is looked at."""

    statement: Statement
    said: Content
    way: int
    words: str
    asked: bool
    alone: bool
    coming: bool
    named: bool
    outright: bool  # by its name, and not a pronoun
    ours: bool  # said by the party's own side
    near: bool  # shortly after the party's name
    deed_named: bool  # by a noun only
    of_other: bool  # what it begins with is the other party
    to_other: bool  # the other party is spoken of
    mutual: bool  # a deed that takes two, as a tie does
    raid: bool  # by a word for what those who keep order do as well
    unable: bool  # the party is said not to be able to hold back others, which it promised
    topics: tuple[str, ...]
    bond_said: bool  # by an agreement, treaty or law itself
    bonds: bool  # an accord or a promise is spoken of, in it or right before it: "the pledge, he said, was a joke"
    after: bool  # told right after the commitment
    of_itself: bool  # a voice of neither side denies of itself that it had a part in it
    titled: bool  # such a deed is named, and none is told

    @property
    def denied(self) -> bool:
        """Whether the source denies the content as it stands, rather than saying in its own words that it is not so."""
        return self.statement.stance == "denies" and self.statement.polarity == "positive"


@dataclass(frozen=True, slots=True)
class Seeing:
    """What is the same for all statements: the folded names of the two parties, and the voices of the first one's side."""

    duty: Duty
    read: Readable
    party: frozenset[str]
    voices: frozenset[str]
    others: frozenset[str]

    def sight(self, statement: Statement, *, after: bool) -> Sight:
        """A statement, `after` where it is told right after the commitment."""
        read, said = self.read, self.read.content(statement)
        pointing = self.duty.points(said)
        way, words = (-pointing.way if _negated_outside(statement, said) else pointing.way), pointing.words
        ours, near = statement.by in self.voices, read.shortly_after(statement, self.party)
        outright = read.names_in(statement, self.party)
        named = outright or read.speaks_of(statement, self.party) or (ours and "own" in said.marks)
        topics = tuple(self.duty.about(said))
        if said.honour and "bonds" in said.marks and (named or topics or (ours and way == 0)):
            way, words = said.honour, said.honoured
        if not words and topics and len(topics) + outright >= MANY and "goes_on" in said.marks and self.duty.ends:
            way, words = -1, topics[0]
        unable = "unable" in said.marks and self.duty.prevents and (named or near) and not ours
        to_other = bool(self.others) and read.names_in(statement, self.others)
        negative = statement.polarity == "negative" or "negative" in said.marks
        bonds, of_itself = "bonds" in said.marks or read.bond_before(statement), negative and not ours and read.of_itself(statement)
        return Sight(
            statement, said, way, words, pointing.asked, pointing.alone, pointing.coming, named, outright, ours, near, pointing.named,
            to_other and read.begins_with(statement, self.others), to_other, mutual(pointing.deed), pointing.raid, unable, topics,
            read.is_bond(statement.by), bonds, after, of_itself, self.duty.names(said),
        )  # fmt: skip


def _negated_outside(statement: Statement, said: Content) -> bool:
    """Whether what is said not to be so has its negation in the cue: "ignores any link", "n'a connaissance d'aucune attaque"."""
    asserted = statement.stance in {"asserts", "confirms"} and statement.polarity == "negative"
    return asserted and said.marks.isdisjoint({"negative", "lacking", "reversing"})


def relevant(duty: Duty, sight: Sight) -> bool:
    """Whether a statement has to do with a commitment at all."""
    marks, somebody = sight.said.marks, sight.named or sight.ours
    bound = "bonds" in marks and (somebody or (bool(sight.said.honour) and bool(sight.topics)))
    other_only = sight.to_other and not sight.named
    broken = sight.statement.stance == "accuses" and sight.said.honour < 0 and "bonds" in marks and not other_only
    feigned = "feigned" in marks and (sight.after or meant_nothing(sight) or (sight.statement.stance == "accuses" and somebody))
    unseen = "unproven" in marks and bool(sight.topics)
    invented = sight.ours and sight.statement.stance == "accuses" and not marks.isdisjoint({"claims", "untrue"})
    return _deed(duty, sight) or bound or broken or feigned or unseen or invented or sight.unable or _touched(sight) or step(sight)


def _deed(duty: Duty, sight: Sight) -> bool:
    """Whether a deed is told that is the party's, on its matter, or of a word that is not one of every day."""
    if not sight.words:
        return False
    if sight.named or sight.ours or "bonds" in sight.said.marks or _loose(duty, sight):
        return True
    return bool(sight.topics or sight.to_other) and (sight.near or not sight.mutual)


def _loose(duty: Duty, sight: Sight) -> bool:
    """Whether a deed is enough without a party or a topic: its word is not one of every day, or no act is said to be
    done. Never where a person has said by which words a commitment is known."""
    stance = sight.statement.stance
    foreseen = stance in FORESEEN and stance != "declines"
    return not duty.strict and (
        sight.alone or sight.coming or stance == "downplays" or foreseen or bool(sight.said.marks & {"unaware", "linking"})
    )


def _touched(sight: Sight) -> bool:
    """Whether it is on the matter without a deed: two words of it, or one beside the party, the bond, or a message sent."""
    beside = (sight.named or sight.ours or sight.near, not sight.said.marks.isdisjoint({"bonds", "messages"}))
    matter = len(sight.topics) + sight.titled
    return matter > 0 and matter + sum(beside) >= MANY


def step(sight: Sight) -> bool:
    """Whether a party says what it does among its own for the commitment to be kept."""
    if not sight.ours:
        return False
    marks = sight.said.marks
    concerned = "bonds" in marks or bool(sight.words) or bool(sight.topics) or sight.named
    return ("steps" in marks and concerned) or ("tells" in marks and "members" in marks and concerned) or disciplines(sight)


def disciplines(sight: Sight) -> bool:
    """Whether a party says that those of its own who go against it are punished."""
    return sight.ours and {"members", "punishing"} <= sight.said.marks


def meant_nothing(sight: Sight) -> bool:
    """Whether another says of the commitment, or of the party's word, that it was not meant."""
    marks = sight.said.marks
    matter = sight.named or bool(sight.topics) or sight.titled
    return not sight.ours and "feigned" in marks and (sight.after or (sight.bonds and matter) or (sight.named and bool(sight.topics)))


def grounds(sight: Sight) -> Iterator[str]:
    """What was recognised, in words."""
    if sight.words:
        yield f"by the word “{sight.words}”"
    if sight.named:
        yield "the party is spoken of"
    if sight.topics:
        yield f"on the same matter ({', '.join(sight.topics[:4])})"
    if sight.ours:
        yield "said by the party's side"
