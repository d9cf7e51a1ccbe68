"""What somebody is said to have bound themselves to in a document, and the statements that may bear on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from selon.parsing.words import Parsed
from selon.records import Commitment, Reading, Span, Statement
from selon.resolving.acts import content
from selon.resolving.bearing import evidence
from selon.resolving.binding import Binding, Finder
from selon.resolving.duties import Duty, asked, first_day, last_day, topics, verbs
from selon.resolving.known import Participant
from selon.resolving.participants import Cast
from selon.resolving.partners import partner
from selon.resolving.pledging import pledging
from selon.resolving.readable import Readable
from selon.resolving.referred import referred
from selon.resolving.sense import plain, sense

MOST = 200  # tellings of commitments in a document: each is held against all its statements, and time stays linear
BESIDE = 300  # characters between two commitments of one agreement
ALIKE = 0.5  # share of topics by which two commitments of a party are one


@dataclass(frozen=True, slots=True)
class _Found:
    """A commitment before its evidence."""

    by: str | None
    to: str | None
    content: Span
    when: str | None
    statement: str | None
    since: int | None
    topics: frozenset[str]
    deeds: dict[str, int]
    fields: frozenset[str]
    prevents: bool
    verbs: dict[str, int]


def commitments(parsed: Parsed, reading: Reading) -> tuple[Commitment, ...]:
    """The commitments of a document in which nothing has been indexed yet: `commitments_among` says what they are."""
    return commitments_among(Cast(parsed, reading.statements, reading.entities, reading.sources), reading)


def commitments_among(cast: Cast, reading: Reading) -> tuple[Commitment, ...]:
    """The commitments of a document in the order of the text, "c1" being the first, each deed of a party once.

    `by` and `to` are names, None where the text does not say; `content` is in code points, half-open; `when` the value of
    a time in it, or else of when it was made. `reading` holds all else that was read in the document.
    """
    read = Readable(reading)
    bindings = islice(Finder(cast, pledging(cast.parsed.language), reading.statements).find(), MOST)
    found = [_found(one, cast, reading, read) for one in bindings]
    bound = {one.by for one in found}
    found += [one for binding in islice(referred(cast), MOST) if (one := _found(binding, cast, reading, read)).by not in bound]
    ordered = sorted(_merged([one for one in found if one.deeds or one.topics]), key=lambda one: one.content)
    kept = _together(ordered, cast.parsed.language)
    return tuple(_commitment(n, one, kept, reading, read) for n, one in enumerate(kept, 1))


def _found(binding: Binding, cast: Cast, reading: Reading, read: Readable) -> _Found:
    by, to = _name(binding.by, reading), _name(binding.to, reading)
    to = to or _other_party(binding, by, reading, read) or _name(partner(cast, binding.head, binding.by), reading)
    said = reading.document.text[slice(*binding.content)]
    due, made = _times(binding, cast, reading)
    names = [name for name in (by, to) if name]
    words = content(said, reading.document.language)
    return _Found(
        by=by,
        to=to,
        content=binding.content,
        when=due or made,
        statement=_statement(binding, reading.statements),
        since=first_day(made),
        topics=topics(said, reading.document.language, names),
        deeds=asked(words),
        fields=frozenset(field for field, _ in words.fields),
        prevents="prevents" in words.marks,
        verbs=verbs(said, reading.document.language),
    )


def _name(found: Participant | None, reading: Reading) -> str | None:
    """What a participant is called."""
    if found is None:
        return None
    source = reading.sources.get(found.key)
    return next((e.name for e in reading.entities if e.id == found.key), source.name if source is not None else found.key)


def _other_party(binding: Binding, by: str | None, reading: Reading, read: Readable) -> str | None:
    """The other one of the two who are said to have agreed, where a clause of their agreement binds one of them."""
    if binding.agreement is None or by is None:
        return None
    named = {e.id: e.name for e in reading.entities} | {key: source.name for key, source in reading.sources.items()}
    agreed = [(*e.who, *e.target) for e in reading.events if e.type == "AGREE"]
    agreed += [tuple(r.a for r in reading.relations if r.relation == "party_to" and r.b == b) for b in _agreements(reading)]
    mine = read.names([by])
    for parties in agreed:
        names = list(dict.fromkeys(named.get(key, key) for key in parties))
        others = [name for name in names if not read.names([name]) & mine]
        if len(names) == 2 and len(others) == 1:
            return others[0]
    return None


def _agreements(reading: Reading) -> list[str]:
    return list(dict.fromkeys(r.b for r in reading.relations if r.relation == "party_to" and not r.negated))


def _times(binding: Binding, cast: Cast, reading: Reading) -> tuple[str | None, str | None]:
    """When it is to be done, and when it was promised or agreed."""
    start, end = binding.content
    anchor = binding.anchor or binding.agreement
    sentence = binding.head.sentence
    due = made = None
    for time in reading.times:
        if time.value is None or not sentence.start <= time.start < sentence.end:
            continue
        if start <= time.start < end:
            due = due or time.value
        elif anchor is not None and cast.words[anchor.left].start <= time.start < cast.words[anchor.right].end:
            made = made or time.value
    if made is None and binding.agreement is not None:
        made = next((e.when for e in reading.events if e.type == "AGREE" and e.when and e.status in {"reported", "stated"}), None)
    return due, made


def _statement(binding: Binding, statements: Sequence[Statement]) -> str | None:
    """The statement that a commitment is the content of: the one that shares most with it, and holds little else."""
    start, end = binding.content

    def share(statement: Statement) -> float:
        inside = sum(max(0, min(end, b) - max(start, a)) for a, b in statement.content)
        return inside / max(end - start, sum(b - a for a, b in statement.content))

    best = max(statements, key=share, default=None)
    return best.id if best is not None and share(best) > 1 / 3 else None


def _merged(found: Sequence[_Found]) -> list[_Found]:
    """Each commitment once: what one telling leaves open another may say."""
    kept: list[_Found] = []
    for one in found:
        at = next((n for n, old in enumerate(kept) if _same(one, old)), None)
        if at is None:
            kept.append(one)
        else:
            old = kept[at]
            kept[at] = replace(
                old,
                by=old.by or one.by,
                to=old.to or one.to,
                when=old.when or one.when,
                since=old.since or one.since,
                statement=old.statement or one.statement,
            )
    return kept


def _together(kept: Sequence[_Found], language: str) -> list[_Found]:
    """Those told right beside each other are of one agreement: "the group" is the party that was named just before, and an
    undated one takes the day of another of its party."""
    out: list[_Found] = []
    for one in kept:
        near = [other for other in out[-1:] if _apart(one.content, other.content) < BESIDE]
        taken_up = one.by is not None and "taken_up" in sense(language).words(plain(one.by))
        known = near[0].by if near and taken_up else None
        out.append(replace(one, by=known) if known is not None else one)
    return [_dated(n, one, out) for n, one in enumerate(out)]


def _dated(n: int, one: _Found, all_: Sequence[_Found]) -> _Found:
    beside = (other for other in all_[max(0, n - 1) : n + 2] if other is not one)
    days = [other.since for other in beside if other.by == one.by and other.since and _apart(one.content, other.content) < BESIDE]
    undated = one.by is not None and one.since is None and one.when is None
    return replace(one, since=days[0]) if days and undated else one


def _apart(a: Span, b: Span) -> int:
    """The characters between two spans."""
    return max(a[0], b[0]) - min(a[1], b[1])


def _same(new: _Found, old: _Found) -> bool:
    """Whether two tellings are of one commitment: the same words, or the same deed and matter of one party."""
    if min(new.content[1], old.content[1]) > max(new.content[0], old.content[0]):
        return True
    if new.by is not None and old.by is not None and new.by != old.by:
        return False
    if any(old.deeds.get(deed, sign) != sign for deed, sign in new.deeds.items()):
        return False
    shared, either = new.topics & old.topics, new.topics | old.topics
    whole = shared in (new.topics, old.topics) and new.deeds.keys() == old.deeds.keys()
    return bool(shared) and (whole or len(shared) >= ALIKE * len(either))


def _commitment(n: int, one: _Found, all_: Sequence[_Found], reading: Reading, read: Readable) -> Commitment:
    duty = Duty(
        deeds=one.deeds,
        topics=one.topics,
        party=frozenset({one.by}) if one.by else frozenset(),
        other=frozenset({one.to}) if one.to else frozenset(),
        since=one.since,
        until=last_day(one.when) if one.when else None,
        prevents=one.prevents,
        fields=one.fields,
        verbs=one.verbs,
    )
    made = [other.statement for other in all_ if other.statement is not None]
    found = evidence(duty, reading, read, made, one.statement)
    return Commitment(f"c{n}", one.by, one.to, (one.content,), one.when, one.statement, found)
