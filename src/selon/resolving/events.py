"""What is said to have happened: by whom, to whom, when and where, and by whose word.

An event told twice in an article is one event, as far as kind, participants, time and place agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from selon.attributing.clauses import is_clause
from selon.parsing.words import Parsed, Word
from selon.records import Entity, Event, Source, Span, Statement, Time
from selon.resolving.happening import Happening
from selon.resolving.happenings import Gatherer
from selon.resolving.known import Participant
from selon.resolving.participants import Cast, keys
from selon.resolving.standing import Status, status
from selon.resolving.triggers import Triggers, triggers

PEOPLE = frozenset({"person", "group", "organisation", "location"})
FACT: frozenset[Status] = frozenset({"reported", "stated"})
ALIKE = 12  # how many events of a kind before it one may be the same as
COMPLEMENTS = frozenset({"obj", "ccomp", "xcomp"})


def events(
    parsed: Parsed,
    statements: Sequence[Statement],
    times: Sequence[Time],
    entities: Sequence[Entity],
    sources: Mapping[str, Source] | None = None,
) -> tuple[Event, ...]:
    """The events of a document in the order of the text, "v1" being the first.

    `who` and `target` hold ids of entities and of `sources`, or the words for those without a name; `where` the name of
    a place; `when` is the value of one of `times`; `trigger` is in code points, half-open. `stated_by` holds ids of
    statements, and "article" where the article itself says so.
    """
    return events_among(Cast(parsed, statements, entities, sources or {}), times, entities)


def events_among(cast: Cast, times: Sequence[Time], entities: Sequence[Entity]) -> tuple[Event, ...]:
    """The events of the document whose cast is known."""
    words = triggers(cast.parsed.language)
    told = [_told(found, cast, words) for found in Gatherer(cast, words).gather(times, entities) if _enough(found, words)]
    told = [one for one in told if one.status != "denied" or one.target or one.when or one.where]
    return tuple(_event(n, one) for n, one in enumerate(_merged(told, cast), 1))


@dataclass(slots=True, eq=False)
class Told:
    """An event, as far as it has been told."""

    happening: Happening
    status: Status
    stated_by: list[str]
    who: list[str]
    target: list[str]
    when: str | None
    where: str | None
    definite: bool

    @property
    def people(self) -> set[str]:
        return {*self.who, *self.target}


def _told(found: Happening, cast: Cast, words: Triggers) -> Told:
    return Told(
        found,
        _status(found, cast, words),
        list(cast.stated_by(found.word)),
        list(keys(found.who)),
        [key for key in keys(found.target) if key not in {one.key for one in found.who}],
        found.when.value if found.when is not None else None,
        found.where,
        _definite(found.word, cast),
    )


def _status(found: Happening, cast: Cast, words: Triggers) -> Status:
    """The status of a verb; of a noun its own, or that of the light verb that says that it takes place."""
    said = cast.covering(found.word)
    own = status(found.word, said, words)
    if found.word.pos != "NOUN" or found.host is None or own not in FACT or found.host.lemma in words.light["announce"]:
        return own
    return status(found.host, said, words)


def _definite(word: Word, cast: Cast) -> bool:
    """Whether a noun is one that the reader is taken to know."""
    if word.pos != "NOUN":
        return False
    return any(cast.vocabulary.determiners.get(c.lower) in {"definite", "demonstrative"} for c in word.children if c.i < word.i)


# --- what is enough to call it an event


def _enough(found: Happening, words: Triggers) -> bool:
    """Whether enough is said for the words to tell of an event rather than of a sort of thing."""
    needs, noun = found.kind.needs, found.word.pos == "NOUN"
    anything = bool(found.who or found.target or found.dated or found.where or found.phrase)
    if noun and not anything and not (found.host is not None or _definite_like(found.word)):
        return False
    wanted = {
        "target": bool(found.target),
        "aim": bool(found.target),
        "place": found.where is not None or found.dated,
        "when": found.dated,
        "named": found.known or _of_people(found.who),
        "noun": True,
        "going": found.where is not None and any(one.known and one.type == "person" for one in found.who),
        "some": noun or anything,
    }
    return _asked(found, words) if needs == "asked" else wanted[needs]


def _definite_like(word: Word) -> bool:
    """Whether a bare noun has a determiner that points: "le raid", "the strike"."""
    return any(c.pos == "DET" and c.feats.get("Definite") != "Ind" and c.feats.get("PronType") != "Neg" for c in word.children)


def _of_people(found: Iterable[Participant]) -> bool:
    return any(one.type in PEOPLE for one in found)


def _asked(found: Happening, words: Triggers) -> bool:
    """Whether something is asked for: a question is no request."""
    word = found.word
    if word.pos == "NOUN":
        return bool(found.who)
    if not found.who:
        return False
    complements = [c for c in word.children if c.relation.partition(":")[0] in COMPLEMENTS and c.i > word.i]
    asked = [c for c in complements if c.pos != "PRON" or is_clause(c)]
    return bool(asked) and not any(w.lower in words.words["request_not"] for c in complements for w in (c, *c.children))


# --- the same event told twice


def _merged(told: Iterable[Told], cast: Cast) -> list[Told]:
    """Each event once. An event is compared with the few last ones of its kind only, so that the time is linear."""
    kept: list[Told] = []
    by_kind: dict[str, list[Told]] = {}
    for one in told:
        alike = by_kind.setdefault(one.happening.kind.name, [])
        same = next((old for old in reversed(alike[-ALIKE:]) if _same(one, old, cast)), None)
        if same is None:
            alike.append(one)
            kept.append(one)
        else:
            _add(one, same)
    return kept


def _share(new: Iterable[str], old: Iterable[str], cast: Cast) -> bool:
    """Whether somebody is in both, by id or by words of which one has all of the other's."""
    pairs = ((a, b, cast.words_of(a), cast.words_of(b)) for a in new for b in old)
    return any(a == b or one <= other or other <= one for a, b, one, other in pairs)


def _same(new: Told, old: Told, cast: Cast) -> bool:
    """Whether two tellings are of one event: nothing is against it, and somebody or a time is in both, or the new one
    only points back ("the raid")."""
    if _against(new, old, cast):
        return False
    placed = new.where is not None and new.where == old.where and not (new.people and old.people)
    dated = new.when is not None and new.when == old.when and new.where == old.where
    return placed or dated or (new.definite and not new.people) or _share(new.people, old.people, cast)


def _against(new: Told, old: Told, cast: Cast) -> bool:
    """Whether two tellings cannot be of one event: another time, place, doer or target, or only one of them a fact."""
    points_back = new.definite and not new.people
    if not points_back and new.status != old.status and not {new.status, old.status} <= FACT:
        return True
    if not _agree(new.when, old.when) or not _agree(new.where, old.where):
        return True
    return any(a and b and not _share(a, b, cast) for a, b in ((new.target, old.target), (new.who, old.who)))


def _agree(new: str | None, old: str | None) -> bool:
    """Whether two values may be of one: one is not given, they are the same, or one is a part of the other by its letters."""
    if new is None or old is None:
        return True
    a, b = new.rstrip("~?%"), old.rstrip("~?%")
    return a == b or ("/" not in a + b and (a.startswith(b) or b.startswith(a)))


def _add(new: Told, old: Told) -> None:
    """What the new telling says more."""
    old.stated_by += [key for key in new.stated_by if key not in old.stated_by]
    old.who += [key for key in new.who if key not in old.who and key not in old.target][: 0 if old.who else None]
    old.target += [key for key in new.target if key not in old.target and key not in old.who][: 0 if old.target else None]
    old.when = max((v for v in (old.when, new.when) if v is not None), key=len, default=None)
    old.where = old.where or new.where
    if "reported" in (new.status, old.status) and {new.status, old.status} <= FACT:
        old.status = "reported"


def _event(n: int, told: Told) -> Event:
    return Event(
        id=f"v{n}",
        type=told.happening.kind.type,
        trigger=_trigger(told.happening),
        when=told.when,
        where=told.where,
        who=tuple(told.who),
        target=tuple(told.target),
        status=told.status,
        stated_by=tuple(told.stated_by),
    )


def _trigger(found: Happening) -> Span:
    """The word, and the word of its phrase where they stand close together."""
    word, other = found.word, found.phrase
    if other is None or abs(other.i - word.i) > 6:
        return word.start, word.end
    return min(word.start, other.start), max(word.end, other.end)
