"""How the statements of a document may bear on a commitment: said to go against it or to keep to it, disputing that, or neither.

Nothing here is a finding: a statement points a way if what it says is so, and every bearing says why in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selon.records import Bearing, Evidence, Reading, Statement
from selon.resolving.answers import Found, accusers, answers, denies, owned, repeated, unconfirmed
from selon.resolving.duties import Duty, first_day, last_day
from selon.resolving.readable import Readable
from selon.resolving.sights import DISPUTING, FORESEEN, Seeing, Sight, disciplines, grounds, meant_nothing, relevant
from selon.resolving.ways import asserted, disputed

AFTER = 3  # statements after that in which a commitment is made, which may speak of it without a word for it
EARLIER, EARLY = "speaks of a time before the commitment", "published before the commitment"


def evidence(duty: Duty, reading: Reading, read: Readable, but: Sequence[str] = (), itself: str | None = None) -> tuple[Evidence, ...]:
    """The statements of a reading that bear on a commitment, in the order of the text, those of `but` left out; `itself`
    is the statement that it is made in."""
    party = read.names(duty.party)
    seeing = Seeing(duty, read, party, read.side(party), read.names(duty.other))
    after = _after(reading.statements, itself)
    without = {*but, *_unshown(reading.statements, read)}
    sights = [seeing.sight(one, after=one.id in after) for one in reading.statements if one.id not in without]
    found: Found = {}
    for sight in sights:
        bearing = _first(duty, sight, reading, read) if relevant(duty, sight) else None
        if bearing is not None:
            found[sight.statement.id] = Evidence(sight.statement.id, *bearing)
    settled = _owned(duty, sights, found, reading, read)
    found |= settled
    for sight in sights:
        answering = sight.statement.id not in settled and (denies(sight) or sight.statement.about)
        if answering and (answer := answers(sight, found, itself)) is not None:
            found[sight.statement.id] = Evidence(sight.statement.id, *answer)
    found |= _gone_on(duty, sights, found, reading, read)
    found |= _unconfirmed(sights, found)
    told_within = _told_within(reading.statements, found)
    return tuple(found[s.id] for s in reading.statements if s.id in found and s.id not in told_within)


def _after(statements: Sequence[Statement], itself: str | None) -> set[str]:
    """The statements told right after the one that a commitment is made in."""
    at = next((n for n, statement in enumerate(statements) if statement.id == itself), None)
    return {statement.id for statement in statements[at + 1 : at + 1 + AFTER]} if at is not None else set()


def _unshown(statements: Sequence[Statement], read: Readable) -> Iterator[str]:
    """Those that stand inside one that says that there is no evidence of it: nobody says that they are so."""
    denying = [one for one in statements if one.polarity == "negative" and "unproven" in read.content(one).marks]
    for one in statements:
        if any(one is not other and _inside(one, other) for other in denying):
            yield one.id


def _owned(duty: Duty, sights: Sequence[Sight], found: Found, reading: Reading, read: Readable) -> Found:
    """What those who accuse the party say besides, where that is not of a time before the commitment."""
    voices = accusers(sights, found)
    more: Found = {}
    for sight in sights:
        bearing = owned(sight) if sight.statement.by in voices else None
        if bearing is not None and _early(duty, sight.statement, reading, read) is None:
            more[sight.statement.id] = Evidence(sight.statement.id, bearing[0], "; ".join([bearing[1], *grounds(sight)]))
    return more


def _gone_on(duty: Duty, sights: Sequence[Sight], found: Found, reading: Reading, read: Readable) -> Found:
    """What a voice says right after a statement that bears, in the same paragraph, of the party or its matter: it goes on about it."""
    more: Found = {}
    for before, sight in _successive(sights):
        b = sight.statement
        last = found.get(before.id) or more.get(before.id)
        if b.id in found or last is None or not read.one_paragraph(before, b):
            continue
        if last.bearing == "breach" and repeated(sight):
            more[b.id] = Evidence(b.id, "breach", "goes on from a statement said to go against it, and says that it will not be")
        elif last.bearing != "neutral" and sight.way and not sight.raid and (bearing := _first(duty, sight, reading, read)) is not None:
            more[b.id] = Evidence(b.id, bearing[0], f"goes on from a statement that bears on it; {bearing[1]}")
        elif sight.named or sight.topics or sight.words:
            more[b.id] = Evidence(b.id, "neutral", "; ".join(["goes on from a statement that bears on it", *grounds(sight)]))
    return more


def _unconfirmed(sights: Sequence[Sight], found: Found) -> Found:
    """What says right after a statement that bears, whoever says it, that "these reports" could not be confirmed."""
    after = zip(sights, sights[1:], strict=False)
    wanting = [b.statement.id for a, b in after if a.statement.id in found and unconfirmed(b) and b.statement.id not in found]
    return {key: Evidence(key, "neutral", "says of what was just said that it was not seen or shown") for key in wanting}


def _successive(sights: Sequence[Sight]) -> Iterator[tuple[Statement, Sight]]:
    """Each statement with the one of the same voice right before it; those that stand inside that one are passed over."""
    last: Statement | None = None
    for sight in sights:
        one = sight.statement
        inside = last is not None and one.by != last.by and _inside(one, last)
        if last is not None and one.by == last.by:
            yield last, sight
        last = last if inside else one


def _inside(one: Statement, other: Statement) -> bool:
    """Whether the first words of a statement stand among those of another."""
    return bool(one.content) and any(start <= one.content[0][0] < end for start, end in other.content)


def _told_within(statements: Sequence[Statement], found: dict[str, Evidence]) -> set[str]:
    """Those whose bearing is that of a statement told within them: it is counted once, under the voice that it is of."""
    return {s.within for s in statements if s.within in found and s.id in found and found[s.within].bearing == found[s.id].bearing}


def _first(duty: Duty, sight: Sight, reading: Reading, read: Readable) -> tuple[Bearing, str]:
    """The bearing of a statement that touches a commitment, taken by itself, and why."""
    bearing, reason = _by_stance(sight)
    reasons = [reason, *grounds(sight)]
    early = _early(duty, sight.statement, reading, read)
    if early is not None and bearing != "contests":
        bearing, reasons = "neutral", [early, *grounds(sight)]
    elif bearing == "breach" and _not_due(duty, sight, reading):
        bearing, reasons = "neutral", ["not done yet, before the day that was set", *grounds(sight)]
    return bearing, "; ".join(reasons)


def _by_stance(sight: Sight) -> tuple[Bearing, str]:
    """What a source does with a content decides which way it points."""
    stance = sight.statement.stance
    if sight.bond_said:
        return "neutral", "the words of an agreement: they bind, and tell of no act"
    if disciplines(sight) and stance not in DISPUTING | {"asks", "declines"}:
        return "compliance", "punishes its own who go against it, by the party's own word"
    if stance in FORESEEN:
        return "neutral", f"{FORESEEN[stance]} it: no act is said to have been done"
    if stance == "promises":
        against = sight.ours and sight.way < 0
        return ("breach", "the party's own word that it will not") if against else ("neutral", "a promise, not an act")
    if stance in DISPUTING:
        return disputed(sight)
    accused = _accused(sight) if stance == "accuses" else None
    return accused if accused is not None else asserted(sight)


def _accused(sight: Sight) -> tuple[Bearing, str] | None:
    """Who accuses whom; None where that is not plain, and the words have to tell."""
    if sight.ours:
        invented = not sight.said.marks.isdisjoint({"claims", "untrue"})
        return ("contests", "the party accuses those who say so") if sight.words or sight.topics or invented else None
    if sight.of_other:
        return "neutral", "accuses the other party"
    if meant_nothing(sight):
        return "breach", "the party is accused of having given its word and not meant it"
    outright = sight.outright or (sight.said.honour < 0 and "bonds" in sight.said.marks)
    return ("breach", "the party is accused") if sight.way <= 0 and outright else None


def _early(duty: Duty, statement: Statement, reading: Reading, read: Readable) -> str | None:
    """Why a statement is too early to bear on a commitment; None where it is not, or where nothing says when."""
    if duty.since is None:
        return None
    days = [day for day in read.last_days(statement) if day is not None]
    if days and max(days) < duty.since:
        return EARLIER
    published = last_day(reading.document.published)
    return EARLY if published is not None and published < duty.since else None


def _not_due(duty: Duty, sight: Sight, reading: Reading) -> bool:
    """Whether what is said not to have been done had still time, on the day of the document."""
    published = first_day(reading.document.published)
    return duty.until is not None and published is not None and published <= duty.until and sight.asked and sight.way < 0
