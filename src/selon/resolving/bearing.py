"""How the statements of a document may bear on a commitment: said to go against it or to keep to it, disputing that, or neither.

Nothing here is a finding: a statement points a way if what it says is so, and every bearing says why in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selon.records import Bearing, Evidence, Reading, Statement
from selon.resolving.acts import Content
from selon.resolving.duties import Duty, first_day, last_day
from selon.resolving.readable import Readable

DISPUTING = frozenset({"denies", "downplays"})
FORESEEN = {"predicts": "foresees", "asks": "asks for", "orders": "orders", "declines": "says nothing of"}
AFTER = 3  # statements after that in which a commitment is made, which may speak of it without a word for it
MANY = 2  # topics, or a topic and the party, that make a statement touch a commitment without a deed
EARLIER, EARLY = "speaks of a time before the commitment", "published before the commitment"


@dataclass(frozen=True, slots=True)
class _Sight:
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
    topics: tuple[str, ...]
    bond_said: bool  # by an agreement, treaty or law itself
    after: bool  # told right after the commitment

    @property
    def denied(self) -> bool:
        """Whether the source denies the content as it stands, rather than saying in its own words that it is not so."""
        return self.statement.stance == "denies" and self.statement.polarity == "positive"


def evidence(duty: Duty, reading: Reading, read: Readable, but: Sequence[str] = (), itself: str | None = None) -> tuple[Evidence, ...]:
    """The statements of a reading that bear on a commitment, in the order of the text, those of `but` left out; `itself`
    is the statement that it is made in."""
    party = read.names(duty.party)
    voices, others = read.side(party), read.names(duty.other)
    after = _after(reading.statements, itself)
    told = [statement for statement in reading.statements if statement.id not in but]
    sights = [_sight(duty, statement, read, party, voices, others, statement.id in after) for statement in told]
    found: dict[str, Evidence] = {}
    for sight in sights:
        bearing = _first(duty, sight, reading, read)
        if bearing is not None:
            found[sight.statement.id] = Evidence(sight.statement.id, *bearing)
    for sight in sights:
        if (_denies(sight) or sight.statement.about) and (answer := _answers(sight, found, itself)) is not None:
            found[sight.statement.id] = Evidence(sight.statement.id, *answer)
    found |= _gone_on(sights, found, read)
    told_within = _told_within(reading.statements, found)
    return tuple(found[s.id] for s in reading.statements if s.id in found and s.id not in told_within)


def _after(statements: Sequence[Statement], itself: str | None) -> set[str]:
    """The statements told right after the one that a commitment is made in."""
    at = next((n for n, statement in enumerate(statements) if statement.id == itself), None)
    return {statement.id for statement in statements[at + 1 : at + 1 + AFTER]} if at is not None else set()


def _gone_on(sights: Sequence[_Sight], found: dict[str, Evidence], read: Readable) -> dict[str, Evidence]:
    """What a voice says right after a statement that bears, in the same paragraph, of the party or its matter: it goes on about it."""
    more: dict[str, Evidence] = {}
    for before, sight in zip(sights, sights[1:], strict=False):
        a, b = before.statement, sight.statement
        goes_on = a.id in found or a.id in more
        if b.id in found or not goes_on or a.by != b.by or not (sight.named or sight.topics or sight.words):
            continue
        if read.one_paragraph(a, b):
            more[b.id] = Evidence(b.id, "neutral", "; ".join(["goes on from a statement that bears on it", *_grounds(sight)]))
    return more


def _told_within(statements: Sequence[Statement], found: dict[str, Evidence]) -> set[str]:
    """Those whose bearing is that of a statement told within them: it is counted once, under the voice that it is of."""
    return {s.within for s in statements if s.within in found and s.id in found and found[s.within].bearing == found[s.id].bearing}


def _sight(
    duty: Duty, statement: Statement, read: Readable, party: frozenset[str], voices: frozenset[str], others: frozenset[str], after: bool
) -> _Sight:
    said = read.content(statement)
    pointing = duty.points(said)
    way, words = (-pointing.way if _negated_outside(statement, said) else pointing.way), pointing.words
    ours = statement.by in voices
    outright = read.names_in(statement, party)
    named = outright or read.speaks_of(statement, party) or (ours and "own" in said.marks)
    if said.honour and "bonds" in said.marks and (named or (ours and way == 0)):
        way, words = said.honour, said.honoured
    return _Sight(
        statement, said, way, words, pointing.asked, pointing.alone, pointing.coming, named, outright, ours,
        read.shortly_after(statement, party), pointing.named, read.begins_with(statement, others),
        tuple(duty.about(said)), read.is_bond(statement.by), after,
    )  # fmt: skip


def _negated_outside(statement: Statement, said: Content) -> bool:
    """Whether what is said not to be so has its negation in the cue: "ignores any link", "n'a connaissance d'aucune attaque"."""
    asserted = statement.stance in {"asserts", "confirms"} and statement.polarity == "negative"
    return asserted and said.marks.isdisjoint({"negative", "lacking", "reversing"})


def _relevant(duty: Duty, sight: _Sight) -> bool:
    """Whether a statement has to do with a commitment at all."""
    somebody = sight.named or sight.ours
    deed = bool(sight.words) and (somebody or bool(sight.topics) or _loose(duty, sight))
    bound = "bonds" in sight.said.marks and (somebody or (bool(sight.said.honour) and bool(sight.topics)))
    own_word = sight.ours and "bonds" in sight.said.marks
    broken = sight.statement.stance == "accuses" and sight.said.honour < 0 and "bonds" in sight.said.marks
    feigned = "feigned" in sight.said.marks and (sight.after or (sight.statement.stance == "accuses" and somebody))
    unseen = "unproven" in sight.said.marks and bool(sight.topics)
    touched = len(sight.topics) + (somebody or sight.near) >= MANY
    return deed or bound or own_word or broken or feigned or unseen or touched or _step(sight)


def _loose(duty: Duty, sight: _Sight) -> bool:
    """Whether a deed is enough without a party or a topic: its word is not one of every day, no act is said to be done, or
    others are to be kept from it. Never where a person has said by which words a commitment is known."""
    stance = sight.statement.stance
    foreseen = stance in FORESEEN and stance != "declines"
    return not duty.strict and (duty.prevents or sight.alone or stance in DISPUTING or foreseen)


def _step(sight: _Sight) -> bool:
    """Whether a party says what it does among its own for the commitment to be kept."""
    concerned = "bonds" in sight.said.marks or bool(sight.words) or bool(sight.topics) or sight.named
    return sight.ours and "steps" in sight.said.marks and concerned


def _first(duty: Duty, sight: _Sight, reading: Reading, read: Readable) -> tuple[Bearing, str] | None:
    """The bearing of a statement taken by itself, and why; None where it has none."""
    if not _relevant(duty, sight):
        return None
    bearing, reason = _by_stance(sight)
    reasons = [reason, *_grounds(sight)]
    early = _early(duty, sight.statement, reading, read)
    if early is not None and bearing != "contests":
        bearing, reasons = "neutral", [early, *_grounds(sight)]
    elif bearing == "breach" and _not_due(duty, sight, reading):
        bearing, reasons = "neutral", ["not done yet, before the day that was set", *_grounds(sight)]
    return bearing, "; ".join(reasons)


def _by_stance(sight: _Sight) -> tuple[Bearing, str]:
    """What a source does with a content decides which way it points."""
    stance = sight.statement.stance
    if sight.bond_said:
        return "neutral", "the words of an agreement: they bind, and tell of no act"
    if stance in FORESEEN:
        return "neutral", f"{FORESEEN[stance]} it: no act is said to have been done"
    if stance == "promises":
        against = sight.ours and sight.way < 0
        return ("breach", "the party's own word that it will not") if against else ("neutral", "a promise, not an act")
    if stance in DISPUTING:
        return _disputed(sight)
    accused = _accused(sight) if stance == "accuses" else None
    return accused if accused is not None else _asserted(sight)


def _accused(sight: _Sight) -> tuple[Bearing, str] | None:
    """Who accuses whom; None where that is not plain, and the words have to tell."""
    if sight.ours:
        return ("contests", "the party accuses those who say so") if sight.words or sight.topics else None
    if sight.of_other:
        return "neutral", "accuses the other party"
    outright = sight.outright or _feigned(sight) or (sight.said.honour < 0 and "bonds" in sight.said.marks)
    return ("breach", "the party is accused") if sight.way <= 0 and outright else None


def _disputed(sight: _Sight) -> tuple[Bearing, str]:
    if sight.denied and sight.way > 0 and not sight.ours:
        return "breach", "denies that it was kept to"
    return "contests", "denies or plays down what would go against it"


def _asserted(sight: _Sight) -> tuple[Bearing, str]:
    own = _own_word(sight) if sight.ours else None
    if own is not None:
        return own
    if _feigned(sight):
        return "breach", "says that the word was given and not meant"
    neither = _neither(sight)
    if neither is not None:
        return "neutral", neither
    if sight.way < 0:
        return "breach", "said to go against it" + (", as possible only" if sight.statement.certainty == "possible" else "")
    return "compliance", "said to keep to it" + (", only the party's own word" if sight.ours else "")


def _own_word(sight: _Sight) -> tuple[Bearing, str] | None:
    """What a party's side says of itself; None where its words have to tell as anybody's do."""
    if _step(sight):
        return "compliance", "a step for it to be kept, by the party's own word"
    if sight.statement.polarity == "negative" and sight.way >= 0:
        return "contests", "the party's own word that it is not so"
    if "senseless" in sight.said.marks and (sight.coming or sight.way == 0):
        return "contests", "the party's own word that there would be no sense in it"
    if sight.way < 0 and not sight.asked and "supposed" in sight.said.marks:
        return "contests", "the party speaks of it as what would be, and is not"
    unproven = "unproven" in sight.said.marks and sight.statement.polarity == "negative"
    if sight.way < 0 and sight.coming and not unproven:
        return "breach", "the party's own word that it will not"
    return None


def _feigned(sight: _Sight) -> bool:
    """Whether another says of the commitment, or of the party's word, that it was not meant."""
    marks = sight.said.marks
    return not sight.ours and "feigned" in marks and (sight.after or ("bonds" in marks and sight.named))


def _neither(sight: _Sight) -> str | None:
    """Why what is asserted points neither way; None where it points one."""
    if "unproven" in sight.said.marks and sight.statement.polarity == "negative":
        return "says that it was not seen or shown, not that it is not so"
    if sight.coming and sight.statement.certainty != "probable" and not (sight.ours and sight.way < 0):
        return "speaks of what is to come"
    if sight.way == 0:
        return "touches it and points neither way"
    if sight.way > 0 and sight.statement.certainty == "possible":
        return "would keep to it, and is put forward as possible only"
    if sight.way > 0 and sight.deed_named and ("bonds" in sight.said.marks or not (sight.named or sight.near or sight.ours)):
        return "names such a deed, and does not say that it was done"
    stray = sight.alone and not (sight.named or sight.ours or sight.topics)
    return "speaks of such a deed, of whom is not said" if stray else None


def _grounds(sight: _Sight) -> Iterator[str]:
    """What was recognised, in words."""
    if sight.words:
        yield f"by the word “{sight.words}”"
    if sight.named:
        yield "the party is spoken of"
    if sight.topics:
        yield f"on the same matter ({', '.join(sight.topics[:4])})"
    if sight.ours:
        yield "said by the party's side"


def _early(duty: Duty, statement: Statement, reading: Reading, read: Readable) -> str | None:
    """Why a statement is too early to bear on a commitment; None where it is not, or where nothing says when."""
    if duty.since is None:
        return None
    days = [day for day in read.last_days(statement) if day is not None]
    if days and max(days) < duty.since:
        return EARLIER
    published = last_day(reading.document.published)
    return EARLY if published is not None and published < duty.since else None


def _not_due(duty: Duty, sight: _Sight, reading: Reading) -> bool:
    """Whether what is said not to have been done had still time, on the day of the document."""
    published = first_day(reading.document.published)
    return duty.until is not None and published is not None and published <= duty.until and sight.asked and sight.way < 0


def _answers(sight: _Sight, found: dict[str, Evidence], itself: str | None) -> tuple[Bearing, str] | None:
    """The bearing that a denial has by the statement that it answers; by all that went before, where the party denies
    something that is not said, or all of it at once ("these allegations")."""
    if itself is not None and itself in sight.statement.about:
        return _of_itself(sight)
    about = [found[key].bearing for key in sight.statement.about if key in found]
    if about and (answer := _of_others(sight, about)) is not None:
        return None if answer[0] == "neutral" and sight.statement.id in found else answer
    sweeping = "claims" in sight.said.marks or not sight.statement.about
    if sight.statement.id in found or not sight.ours or not sweeping or not _denies(sight):
        return None
    against = any(e.bearing == "breach" for e in found.values())
    return ("contests", "the party denies what is said of it, without saying what") if against else None


def _of_others(sight: _Sight, about: Sequence[Bearing]) -> tuple[Bearing, str] | None:
    """The bearing of an answer to statements that bear on a commitment; None where it is that of its own words."""
    stance = sight.statement.stance
    if "breach" in about and (stance in DISPUTING or (sight.ours and stance != "confirms")):
        return "contests", "answers a statement said to go against it"
    if stance == "downplays":
        return "contests", "plays down a statement that touches it"
    if stance == "denies" and not sight.ours and "compliance" in about:
        return "breach", "denies a statement said to keep to it"
    if "unproven" in sight.said.marks:
        return "neutral", "says of what was said that it was not seen or shown"
    return ("neutral", "answers a statement that bears on it, and points neither way itself") if stance != "denies" else None


def _denies(sight: _Sight) -> bool:
    """Whether something said before is called untrue, whatever it was."""
    marks, negative = sight.said.marks, sight.statement.polarity == "negative"
    return sight.statement.stance in DISPUTING or "untrue" in marks or ("claims" in marks and negative)


def _of_itself(sight: _Sight) -> tuple[Bearing, str]:
    """The bearing of what is said of the commitment itself, and of no act."""
    if sight.statement.stance in DISPUTING:
        return "contests", "disputes the commitment itself"
    if sight.statement.stance == "accuses" and not sight.ours:
        return "breach", "accuses the party over the commitment itself"
    if sight.statement.stance in {"asserts", "confirms"} and sight.statement.polarity == "negative":
        return "breach", "says of the commitment itself that it is not so"
    return "neutral", "speaks of the commitment itself"
