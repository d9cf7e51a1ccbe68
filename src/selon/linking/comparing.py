"""Whether an entity may be an identity that is known already: same, unsure or different, how far, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from selon.linking.lexicon import lexicons
from selon.linking.names import Likeness, bodies_alike, body, person, persons_alike
from selon.linking.profiles import Portrait, Profile
from selon.linking.spelling import Same, alike
from selon.resolving.folding import folded, parts

Outcome = Literal["same", "unsure", "different"]
SAME, UNSURE = 0.8, 0.45  # least scores


@dataclass(frozen=True, slots=True)
class Verdict:
    """A score from 0 to 1 and the reason for it, in words; never of what another document alone says."""

    score: float
    reason: str

    @property
    def outcome(self) -> Outcome:
        return "same" if self.score >= SAME else "unsure" if self.score >= UNSURE else "different"


def compare(new: Profile, known: Portrait) -> Verdict:
    """How far an entity may be an identity."""
    kind = known.kind
    if "person" in (new.kind, kind):
        found = _person(new, known) if new.kind == kind else _person_or_not(new, known)
    elif new.kind == kind or {new.kind, kind} <= {"agreement", "document"}:
        found = _body(new, known)
    elif {new.kind, kind} <= {"place", "organisation"}:
        found = _place_or_body(new, known)
    else:
        return Verdict(0.1, f"a {new.kind} and a {kind}")
    return Verdict(round(min(max(found.score, 0.0), 0.99), 2), found.reason)


# --- persons


def _person(new: Profile, known: Portrait) -> Verdict:
    mine = person(new.name)
    likenesses = [persons_alike(mine, person(name)) for name in known.names]
    best = max(likenesses, key=lambda found: found.score)
    worst = min((found for found in likenesses if found.full), key=lambda found: found.score, default=best)
    if worst.score < UNSURE and best.score < 0.95:  # "J. Orrel", and already known to be Jonas
        return _alias(new, known) or Verdict(worst.score, worst.reason)
    if best.score < UNSURE:
        return _alias(new, known) or Verdict(best.score, best.reason)
    return _weighed(best, new, known)


def _weighed(name: Likeness, new: Profile, known: Portrait) -> Verdict:
    """The likeness of the names, with what else is said of the two."""
    score, reasons = name.score, [name.reason]
    for change, reason in (_offices(new, known), _bodies_of(new, known), _states(new, known)):
        score += change
        if reason:
            reasons.append(reason)
    return Verdict(score, "; ".join(reasons))


def _offices(new: Profile, known: Portrait) -> tuple[float, str]:
    if not new.offices or not known.offices:
        return 0.0, ""
    shared = sorted(set(new.offices) & set(known.offices))
    if not shared:
        return -0.1, "not said to be the same"
    of = _shared(new.of, known.of)
    said = f"both said to be {', '.join(shared)}".replace("_", " ")
    return (0.25, f"{said} ({', '.join(of)})".replace("_", " ")) if of else (0.1, said)


def _bodies_of(new: Profile, known: Portrait) -> tuple[float, str]:
    if not new.affiliations or not known.affiliations:
        return 0.0, ""
    shared = _shared(new.affiliations, known.affiliations)
    if not shared:
        return -0.1, "said to speak for other bodies"
    return 0.1, f"both said to speak for one ({', '.join(shared)})".replace("_", " ")


def _states(new: Profile, known: Portrait) -> tuple[float, str]:
    if not new.states or not known.states:
        return 0.0, ""
    codes = lexicons().codes
    mine, theirs = ({codes.get(folded(state), folded(state)) for state in states} for states in (new.states, known.states))
    return (0.05, "of one nationality") if _shared(mine, theirs) else (-0.3, "of other nationalities")


def _shared(mine: Iterable[str], theirs: Iterable[str]) -> list[str]:
    theirs = list(theirs)
    return sorted({word for word in mine if any(alike(word, other) >= Same.SPELLING for other in theirs)})


def _alias(new: Profile, known: Portrait) -> Verdict | None:
    """A name that the text of one gives as another name of the other. A single word is a nom de guerre of many persons."""
    if not new.aliases and not known.aliases:
        return None
    for mine, theirs in (((new.name,), known.aliases), (new.aliases, known.names)):
        for shared in sorted({folded(name) for name in mine} & {folded(name) for name in theirs}):
            sure = new.kind != "person" or len(shared.split()) > 1
            return Verdict(0.86 if sure else 0.6, f"a text gives “{shared}” as another name")
    for shared in sorted({folded(name) for name in new.aliases} & {folded(name) for name in known.aliases}):
        return Verdict(0.6, f"texts give “{shared}” as another name of both")
    return None


# --- everything else


def _body(new: Profile, known: Portrait) -> Verdict:
    mine = body(new.name)
    best = max((bodies_alike(mine, body(name)) for name in known.names), key=lambda found: found.score)
    if best.score < SAME and (stated := _alias(new, known)) is not None and stated.score > best.score:
        return stated
    if "document" in (new.kind, known.kind) and best.score >= SAME and not mine.code:
        return Verdict(0.6, f"{best.reason}; of documents there may be several so called")
    if new.kind == "place" and new.of and known.of and not _shared(new.of, known.of):
        return Verdict(best.score - 0.3, f"{best.reason}; not said to be the same kind of place")
    return Verdict(best.score, best.reason)


def _place_or_body(new: Profile, known: Portrait) -> Verdict:
    """A voice may be called by the place it speaks from; and what reads names takes one for the other."""
    found = _body(new, known)
    if found.score < SAME:
        return found if found.score > 0.6 else Verdict(found.score - 0.2, found.reason)  # a town, and a bridge or paper called after it
    mine = body(new.name)
    if len(mine.own) + len(mine.kinds) > 1 or (mine.code or "").startswith("body:"):
        return Verdict(0.85, f"{found.reason}; read as {_a(new.kind)} here")
    if (mine.code or "").startswith("country:"):
        return Verdict(0.85, f"{found.reason}; a country, and the state that speaks for it")
    return Verdict(0.6, f"{found.reason}; a place, and a body that may be called by it")


def _person_or_not(new: Profile, known: Portrait) -> Verdict:
    """A person's name that is also a place's or a body's: two, unless one of the two was read wrongly."""
    mine = parts(new.name)
    if not any(mine == parts(name) for name in known.names):
        return Verdict(0.1, f"{_a(new.kind)} and {_a(known.kind)}")
    if len(mine) > 1:
        return Verdict(0.7, f"the same name after folding; read as {_a(new.kind)} here, otherwise elsewhere")
    if new.offices or known.offices or new.affiliations:
        return Verdict(0.2, f"{_a(new.kind)} and {_a(known.kind)}, by what is said of them")
    return Verdict(0.5, f"the same word; read as {_a(new.kind)} here, otherwise elsewhere")


def _a(kind: str) -> str:
    return f"an {kind}" if kind[:1] in "aeiou" else f"a {kind}"
