"""Where contents end, once it is known which words attribute: before a second cue that goes on with the speaker, behind a clause or a
quotation that goes on with what is said, and before the occasion on which it was said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selon.attributing.candidates import Candidate, Text, ended_before
from selon.attributing.clauses import VERBAL, subject
from selon.attributing.complements import after, extended
from selon.attributing.ends import before_other_clause, before_participle, over_dashes, what_is_claimed
from selon.attributing.interposed import between_commas, made_whole, subject_before
from selon.attributing.mending import signature
from selon.attributing.others import before_others, closed_by_speaker, put_right
from selon.attributing.sources import noun_phrase_behind
from selon.attributing.vocabulary import words
from selon.parsing.words import Word

CLAUSES = frozenset({"clause", "infinitive"})
THINGS = frozenset({"object", "object+oblique", "passive", "oblique", "person", "other"})
OPENING = frozenset({"ADP", "ADV"})
NAMING = frozenset({"NOUN", "PROPN", "PRON"})
OCCASION_WITHIN = 5  # words from a preposition to the noun that it governs


def settle(text: Text, kept: Sequence[Candidate]) -> None:
    """Move the ends of the contents of the candidates that attribute."""
    cues = {candidate.cue[0]: candidate for candidate in kept if candidate.cue is not None and candidate.head is not None}
    for candidate in kept:
        if candidate.cue is None or candidate.head is None:
            continue
        if candidate.frame in {"clause", "around", "object", "adverbial"}:
            made_whole(text, candidate)
        closed_by_speaker(text, candidate)
        if candidate.frame == "object+infinitive":
            _without_listener(text, candidate)
        if candidate.frame == "around" and len(candidate.content) > 1:
            _of_the_whole(text, candidate, cues)
        _shorten(text, candidate, cues)
        if candidate.frame in CLAUSES or candidate.frame in THINGS:
            _go_on(text, candidate)
        what_is_claimed(text, candidate)
        if candidate.frame in THINGS:
            _without_occasion(text, candidate)
        put_right(text, candidate)


def _shorten(text: Text, candidate: Candidate, cues: dict[int, Candidate]) -> None:
    """End a content before a second cue that is not in it."""
    if candidate.frame in CLAUSES or candidate.frame == "adposition":
        _part(text, candidate, cues)
    if candidate.frame == "clause":
        before_participle(text, candidate, cues)
        over_dashes(text, candidate)
        before_other_clause(text, candidate)
    if candidate.frame in CLAUSES:
        before_others(text, candidate, cues)
    if candidate.frame == "adposition":
        _without_other_clause(text, candidate, cues)


def _without_listener(text: Text, candidate: Candidate) -> None:
    """Begin a content behind the day on which, or him to whom, it was said ("promised on Tuesday to come", "a dit à l'AFP avoir vu")."""
    start, end = candidate.content[0]
    first, last = text.run((start, end))
    infinitive = next((n for n in range(first + 1, last) if text.words[n].feats.get("VerbForm") == "Inf"), None)
    if infinitive is None:
        return
    before = [word for word in text.words[first:infinitive] if word.pos in NAMING]
    times = words("stretches_of_time")
    timed = len(before) == 1 and text.words[first] is before[0] and not times.isdisjoint((before[0].lemma, before[0].lower))
    told = candidate.kind.name == "say" and "to" not in candidate.kind.frames and text.words[first - 1].lower in words("told_cases")
    if timed or told:
        found = after(text, _linked(text, infinitive, first), last - 1, governed=True)
        candidate.content = [found, *candidate.content[1:]] if found is not None else candidate.content


def _linked(text: Text, infinitive: int, first: int) -> int:
    """The first word of an infinitive, with its mark and negation."""
    opening = [c.i for c in text.words[infinitive].children if first <= c.i < infinitive and c.relation in {"mark", "advmod"}]
    return min([infinitive, *opening])


def _of_the_whole(text: Text, outer: Candidate, cues: dict[int, Candidate]) -> None:
    """Put a cue that begins the second half of a parted sentence to the subject in the first ("the crew, Lind said, want to go")."""
    assert outer.head is not None
    assert outer.cue is not None
    put_in = between_commas(text, outer.head, outer.cue)
    inner = cues.get(put_in.behind[0].i) if put_in is not None and put_in.parted else None
    who = subject_before(put_in) if put_in is not None and inner is not None else None
    if inner is not None and who is not None:
        inner.put_to(who)


def _part(text: Text, outer: Candidate, cues: dict[int, Candidate]) -> None:
    """End a content before "and" and a cue that goes on with whoever speaks ("said that it rained and promised to come")."""
    start, end = outer.content[-1]
    first, last = text.run((start, end))
    for at in range(first + 1, last):
        inner = cues.get(at)
        if inner is None or inner is outer:
            continue
        apart = outer.frame == "adposition"
        joint = _quoted_joint(text, at, first) if apart else _joint(text, at, first)
        if joint is None or not (apart or _same_speaker(outer, inner, text.words[first : joint.i])):
            continue
        if ended_before(text, outer, joint):
            _give_source(text, outer, inner, joint)
            return


def _give_source(text: Text, outer: Candidate, inner: Candidate, joint: Word) -> None:
    """Put the second cue to who speaks: whoever stands behind the "and", or the first cue's source."""
    if outer.frame == "adposition":
        inner.source = noun_phrase_behind(text, joint.i) or inner.source
    elif outer.source is not None and not inner.passive:
        inner.share_source(outer)


def _joint(text: Text, at: int, first: int) -> Word | None:
    """The "and" that stands right before a cue, adverbs between aside."""
    at -= 1
    while at > first and text.words[at].pos == "ADV":
        at -= 1
    return text.words[at] if at > first and text.words[at].pos == "CCONJ" else None


def _quoted_joint(text: Text, at: int, first: int) -> Word | None:
    """The "and" right behind a closed quotation and before a second cue ("in her view “A” and the mayor said B")."""
    for n in range(at - 2, first, -1):
        word = text.words[n]
        if word.lower == '"':
            return None
        if word.pos == "CCONJ" and text.words[n - 1].lower == '"':
            return word
    return None


def _same_speaker(outer: Candidate, inner: Candidate, before: Sequence[Word]) -> bool:
    """Whether the second cue has no subject of its own, and goes on with the first one: the tree joins the two, or the ranking put it to
    the same source, or it is finite, has the first one's tense, and no verb of the content `before` it has."""
    if outer.head is None or inner.head is None:
        return False
    own, form = subject(inner.head), signature(inner.head)
    if form[0] != "Fin" or (own is not None and own.i > before[-1].i):
        return False
    if inner.source_by and inner.source is outer.source:
        return True
    finite = [word for word in before if word.feats.get("VerbForm") == "Fin"]
    if (inner.head.relation == "conj" and inner.head.head is outer.head) or (outer.frame == "infinitive" and not finite):
        return True
    bearers = [word.head if word.pos == "AUX" and word.head.pos in VERBAL else word for word in finite]
    return form[1:] == signature(outer.head)[1:] and all(signature(word)[1:] != form[1:] for word in bearers)


def _without_other_clause(text: Text, candidate: Candidate, cues: dict[int, Candidate]) -> None:
    """Leave out what stands behind the source of a view and is about the source, or a second cue's ("A, according to her, who adds B")."""
    kept = candidate.content[:1]
    for span in candidate.content[1:]:
        first, last = text.run(span)
        opening = text.words[first]
        relative = opening.lower in words("relative_openings")
        further = opening.pos == "CCONJ" and any(at in cues for at in range(first + 1, min(first + 3, last)))
        if not (relative or further):
            kept.append(span)
    candidate.content = kept


def _go_on(text: Text, candidate: Candidate) -> None:
    """Let a content go on over "and that ...", and over a quotation that "and" joins to the one that it ends with."""
    for _ in range(3):
        start, end = candidate.content[-1]
        clause = _joined_clause(text, end) if candidate.frame in CLAUSES else None
        further = clause or _joined_quotation(text, end)
        if further is None or further <= end:
            return
        longer = extended(text, start, further)
        if longer is None or longer[1] <= end:
            return
        candidate.content = [*candidate.content[:-1], longer]


def _behind(text: Text, end: int) -> Iterator[Word]:
    """The words behind a content in its sentence, but for marks."""
    at = text.run((end, end))[0]
    if at == 0 or at >= len(text.words):
        return
    for word in text.words[at : text.words[at - 1].sentence.last]:
        if word.pos != "PUNCT" or word.lower in {";", ":", "."}:
            yield word


def _joined_clause(text: Text, end: int) -> int | None:
    """Where "and that ..." behind a content ends."""
    behind = _behind(text, end)
    joint, opens = next(behind, None), next(behind, None)
    if joint is None or opens is None or joint.pos != "CCONJ" or opens.lower not in words("complementizers") or opens.i != joint.i + 1:
        return None
    clause = opens.head
    if clause.i <= opens.i or clause.sentence is not opens.sentence:
        return None
    return text.words[max(clause.right, opens.i)].end


def _joined_quotation(text: Text, end: int) -> int | None:
    """Where a quotation ends that only "and" parts from the quotation that a content ends with."""
    quotation = text.quotations.at(end - 1)
    if quotation is None or quotation.closes is None or quotation.end > end + 2:
        return None
    joint = next(_behind(text, quotation.closes[1]), None)
    after = text.quotations.at(joint.end + 1) if joint is not None and joint.pos == "CCONJ" else None
    if joint is None or after is None or after.opens is None or after.opens[0] > joint.end + 2 or after.closes is None:
        return None
    return after.end


def _without_occasion(text: Text, candidate: Candidate) -> None:
    """End a content that is a thing before the occasion of speaking ("praised the deal in an interview", "during a visit")."""
    start, end = candidate.content[-1]
    inside = text.inside((start, end))
    named = next((n for n, word in enumerate(inside) if word.pos in NAMING), len(inside))
    for n in range(named + 1, len(inside)):
        word = inside[n]
        if word.pos in VERBAL:
            return
        free = word.pos in OPENING and text.quotations.at(word.start) is None
        if free and opens_occasion(inside[n : n + OCCASION_WITHIN + 1]):
            ended_before(text, candidate, word)
            return


def opens_occasion(phrase: Sequence[Word]) -> bool:
    """Whether a preposition opens an occasion: "during" and the like, or one of speaking that was not told of before ("in a speech")."""
    opening = [word.lower for word in phrase[:3]]
    if any(" ".join(opening[:n]) in words("occasion_cases") for n in (1, 2, 3)):
        return True
    if phrase[0].lower not in words("occasion_prepositions"):
        return False
    noun = next((word for word in phrase[1:] if word.pos in {"NOUN", "PROPN"} and word.head.pos != "PROPN"), None)
    if noun is None:
        return False
    while noun.relation in {"compound", "nmod:poss"} and noun.head.i > noun.i and noun.head in phrase:
        noun = noun.head
    known = noun.lemma in words("occasions") or noun.lower in words("occasions")
    return known and (phrase[1].lower in words("indefinite") or phrase[1] is noun)
