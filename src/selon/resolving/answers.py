"""What a statement's place says of its bearing: the statement that it answers, that it goes on from, and who else accuses."""

from __future__ import annotations

from collections.abc import Sequence

from selon.records import Bearing, Evidence
from selon.resolving.sights import DISPUTING, Sight

Found = dict[str, Evidence]


def accusers(sights: Sequence[Sight], found: Found) -> frozenset[str]:
    """The voices, not of the party's side, that say that the commitment was gone against."""
    bearing = {key: one.bearing for key, one in found.items()}
    return frozenset(
        sight.statement.by for sight in sights if not sight.ours and (bearing.get(sight.statement.id) == "breach" or _against(sight))
    )


def _against(sight: Sight) -> bool:
    """Whether a statement accuses the party, or says that it is not able to hold others back, whatever the commitment."""
    return sight.named and (sight.statement.stance == "accuses" or "unable" in sight.said.marks)


def owned(sight: Sight) -> tuple[Bearing, str] | None:
    """What a voice that accuses the party says besides: that it has no proof of more, that the word was never meant."""
    marks = sight.said.marks
    if "unproven" in marks and sight.statement.polarity == "negative" and sight.words and not sight.asked:
        return "compliance", "who accuses the party says that more was not shown"
    if "feigned" in marks and sight.bonds and "own" not in marks and not sight.of_other:
        return "breach", "who accuses the party says that the word was given and not meant"
    return None


def answers(sight: Sight, found: dict[str, Evidence], itself: str | None) -> tuple[Bearing, str] | None:
    """The bearing that a denial has by the statement that it answers; by all that went before, where the party denies
    something that is not said, or all of it at once ("these allegations")."""
    if itself is not None and itself in sight.statement.about:
        return _of_itself(sight)
    about = [found[key].bearing for key in sight.statement.about if key in found]
    if about and (answer := _of_others(sight, about)) is not None:
        return None if answer[0] == "neutral" and sight.statement.id in found else answer
    sweeping = "claims" in sight.said.marks or not sight.statement.about
    if sight.statement.id in found or not sight.ours or not sweeping or not denies(sight):
        return None
    against = any(e.bearing == "breach" for e in found.values())
    return ("contests", "the party denies what is said of it, without saying what") if against else None


def _of_others(sight: Sight, about: Sequence[Bearing]) -> tuple[Bearing, str] | None:
    """The bearing of an answer to statements that bear on a commitment; None where it is that of its own words."""
    stance = sight.statement.stance
    if "unaware" in sight.said.marks and not sight.ours:
        return "contests", "says to know of no such thing"
    if "breach" in about and (stance in DISPUTING or (sight.ours and stance != "confirms")):
        return "contests", "answers a statement said to go against it"
    if stance == "downplays":
        return "contests", "plays down a statement that touches it"
    if stance == "denies" and not sight.ours and "compliance" in about:
        return "breach", "denies a statement said to keep to it"
    if "unproven" in sight.said.marks:
        return "neutral", "says of what was said that it was not seen or shown"
    return ("neutral", "answers a statement that bears on it, and points neither way itself") if stance != "denies" else None


def repeated(sight: Sight) -> bool:
    """Whether it says of what was just spoken of, by a pronoun, that it will not be: "that will never happen"."""
    marks = sight.said.marks
    return not sight.ours and {"happening", "anaphor"} <= marks and "negative" in marks and not sight.topics


def unconfirmed(sight: Sight) -> bool:
    """Whether reports are said not to have been seen or shown to be so."""
    return {"unproven", "claims"} <= sight.said.marks and sight.statement.polarity == "negative"


def denies(sight: Sight) -> bool:
    """Whether something said before is called untrue, whatever it was."""
    marks, negative = sight.said.marks, sight.statement.polarity == "negative"
    made_up = sight.ours and {"claims", "spreading"} <= marks
    return sight.statement.stance in DISPUTING or "untrue" in marks or made_up or ("claims" in marks and negative)


def _of_itself(sight: Sight) -> tuple[Bearing, str]:
    """The bearing of what is said of the commitment itself, and of no act."""
    if sight.statement.stance in DISPUTING or (sight.ours and "untrue" in sight.said.marks):
        return "contests", "disputes the commitment itself"
    if sight.statement.stance == "accuses" and not sight.ours:
        return "breach", "accuses the party over the commitment itself"
    if sight.statement.stance in {"asserts", "confirms"} and sight.statement.polarity == "negative":
        return "breach", "says of the commitment itself that it is not so"
    return "neutral", "speaks of the commitment itself"
