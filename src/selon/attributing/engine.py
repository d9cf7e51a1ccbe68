"""From candidates to attributions: judged, put in order, nested."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Callable, Sequence

from selon.attributing.adpositions import adposition_candidates
from selon.attributing.assurance import overlap
from selon.attributing.attribution import Attribution
from selon.attributing.candidates import Candidate, Text
from selon.attributing.clauses import Interval, is_denied, mention
from selon.attributing.continued import continued_candidates
from selon.attributing.judge import judged, promising
from selon.attributing.lexicon import CueClass, Cues, cues
from selon.attributing.manner import certainty, form, polarity
from selon.attributing.mending import mend
from selon.attributing.mentions import widened
from selon.attributing.nouns import noun_candidates, noun_kind
from selon.attributing.order import up_to_the_cue
from selon.attributing.others import asked_before_an_answer, asks_to_be_unnamed
from selon.attributing.ranking import put_to_the_likeliest
from selon.attributing.spans import span_of, trim
from selon.attributing.stance import decided
from selon.attributing.tails import OCCASION_WITHIN, OPENING, opens_occasion, settle
from selon.attributing.transcripts import turn_candidates
from selon.attributing.verbs import MAY_BE_VERBAL, surely_said, verb_candidates, verb_kinds
from selon.attributing.withholding import without_reason
from selon.parsing.words import Parsed, Word
from selon.records import Span

NEIGHBOURS = 8  # contents that begin next, which one is held against
NEARLY_ALL = 0.7
BEFORE: Span = (-1, -1)  # a place outside any quotation
DEEPEST = 24  # contents inside contents that are looked at for one attribution


def attributions(parsed: Parsed) -> list[Attribution]:
    """Every attribution of the text, in the order of its first content character."""
    text, kept = kept_candidates(parsed)
    return _nested([_attribution(text, candidate) for candidate in kept], text)


def kept_candidates(parsed: Parsed) -> tuple[Text, list[Candidate]]:
    """The candidates that become attributions, in the same order."""
    mend(parsed, cues(parsed.language))
    text = Text(parsed)
    kept = _one_cue_each(judged(text, proposed(text).values()))
    kept = [candidate for candidate in kept if not (asks_to_be_unnamed(text, candidate) or asked_before_an_answer(text, candidate))]
    put_to_the_likeliest(text, kept)
    settle(text, kept)
    taken = [(candidate.content, span_of(parsed, *candidate.cue)) for candidate in kept if candidate.cue]
    turns = turn_candidates(text)
    taken += [(turn.content, BEFORE) for turn in turns]  # the label may stand in the quotation mark that opens a turn
    kept = [*(candidate for candidate in kept if not _over(candidate, turns)), *turns]
    kept.extend(judged(text, [[candidate] for candidate in continued_candidates(text, taken)]))
    kept.sort(key=lambda candidate: (candidate.content[0], candidate.cue or (0, 0)))
    return text, kept


def _over(candidate: Candidate, turns: Sequence[Candidate]) -> bool:
    """Whether a content holds the label of a turn: it then runs from one speaker into another."""
    return any(start <= turn.mention[0] < end for turn in turns if turn.mention for start, end in candidate.content)


def _one_cue_each(kept: list[Candidate]) -> list[Candidate]:
    """The candidates without those whose content is nearly that of a likelier cue's: what is said is attributed once."""
    ordered = sorted(kept, key=lambda candidate: candidate.content[0])
    dropped: set[int] = set()
    for n, one in enumerate(ordered):
        for other in ordered[n + 1 : n + 1 + NEIGHBOURS]:
            if other.content[0][0] >= one.content[-1][1]:
                break
            if id(one) not in dropped and id(other) not in dropped and overlap(one.content, other.content) >= NEARLY_ALL:
                dropped.add(id(min(one, other, key=lambda candidate: candidate.probability)))
    return [candidate for candidate in kept if id(candidate) not in dropped]


def proposed(text: Text, worth: Callable[[Text, Word, Sequence[CueClass]], bool] = promising) -> dict[int, list[Candidate]]:
    """The words that may attribute, by index, each with the contents that it may have; of verbs, those that are `worth` a look."""
    lexicon = cues(text.parsed.language)
    found: dict[int, list[Candidate]] = {}
    starts = lexicon.adpositions.starts
    for word in text.words:
        if word.pos not in MAY_BE_VERBAL and word.lower not in starts:
            continue
        candidates = _proposed_by(text, word, lexicon, worth)
        if candidates:
            found[word.i] = candidates
    return found


def _proposed_by(text: Text, word: Word, lexicon: Cues, worth: Callable[[Text, Word, Sequence[CueClass]], bool]) -> list[Candidate]:
    """The contents that one word may have: as an adposition, as a noun, as a verb, the first of these that proposes any."""
    found: list[Candidate] = []
    if _of_nothing(word):
        return found
    if word.lower in lexicon.adpositions.starts:
        found = list(adposition_candidates(text, word, lexicon))
    if not found and word.pos == "NOUN":
        kind = noun_kind(word, lexicon)
        found = list(noun_candidates(text, word, kind)) if kind is not None else found
    if not found and word.pos in MAY_BE_VERBAL:
        verbal = verb_kinds(text, word, lexicon)
        if verbal is not None and (worth(text, word, verbal[0]) or surely_said(text, word, verbal[0])):
            found = verb_candidates(text, word, *verbal)
    return found


def _of_nothing(word: Word) -> bool:
    """Whether it says what something would tell that there is not ("no evidence suggesting that"): nobody does."""
    told = word.relation.startswith("acl") and word.feats.get("VerbForm") != "Fin" and word.head.pos == "NOUN"
    return told and is_denied(word.head)


def _attribution(text: Text, candidate: Candidate) -> Attribution:
    """The attribution of a candidate, not yet nested."""
    source = source_span(text, candidate, candidate.source) if candidate.source is not None else None
    stance, stance_by = decided(text, candidate)
    content = without_reason(text, candidate)
    return Attribution(
        content=tuple(content),
        cue=span_of(text.parsed, *candidate.cue) if candidate.cue else None,
        source=source,
        head=candidate.source,
        continues=None,
        form=form(text, content),
        stance=stance,
        certainty=certainty(text, candidate),
        polarity=polarity(text, candidate),
        within=None,
        rule=candidate.frame,
        evidence=candidate.kind.name,
        probability=candidate.probability,
        stance_by=stance_by,
        source_by=candidate.source_by,
    )


def source_span(text: Text, candidate: Candidate, head: Word) -> Span:
    """The mention around its head, without the adposition before it, and without the cue and the content beside it."""
    if candidate.mention is not None:
        return candidate.mention
    first, last = mention(text.parsed, head)
    first = max(first, min(candidate.source_from, head.i))
    floor, ceiling = _room(text, candidate, head)
    last = up_to_the_cue(text, candidate, head, last)
    first, last = widened(text.parsed, (max(first, floor), min(last, ceiling)), floor, ceiling)
    behind = candidate.cue is not None and candidate.cue[1] < head.i and not candidate.frame.startswith("adposition")
    for n in range(head.i + 1, last if behind else 0):  # "a écrit le maire de Brenne dans un message"
        if text.words[n].pos in OPENING and opens_occasion(text.words[n : min(n + OCCASION_WITHIN, last) + 1]):
            last = n - 1
            break
    start, end = span_of(text.parsed, first, last)
    raw = text.parsed.text
    while start < end and raw[start] == "-":  # "-t-il"
        start += 2 if raw[start : start + 3] == "-t-" else 1
    return trim(raw, start, end) or (start, end)


def _room(text: Text, candidate: Candidate, head: Word) -> Interval:
    """The words that a mention may have: those of its sentence that are neither the cue's nor the content's."""
    floor, ceiling = head.sentence.first, head.sentence.last - 1
    taken = [text.run(span) for span in candidate.content]
    if candidate.cue is not None and not candidate.frame.startswith("noun"):
        taken.append((candidate.cue[0], candidate.cue[1] + 1))
    for start, end in taken:
        if head.i < start <= ceiling:
            ceiling = start - 1
        elif floor < end <= head.i:
            floor = end
    return floor, max(ceiling, head.i)


def _nested(found: list[Attribution], text: Text) -> list[Attribution]:
    """Each attribution within the smallest content that holds it whole, cue and all; continued ones joined to a voice."""
    for n, outer in _holders(found).items():
        inner = found[n]
        inner.within = outer
        spoken = found[outer].form in {"direct", "mixed"} and text.quotations.at(inner.content[0][0]) is not None
        if spoken and inner.form == "direct":
            inner.form = "indirect"
    _join_continued(found)
    return found


def _holders(found: Sequence[Attribution]) -> dict[int, int]:
    """For each attribution that stands in another's content, the innermost such one: one sweep over the text."""
    places = [(found[n].content[0][0], -_end(found[n].content), 0, n) for n in range(len(found))]
    for n, inner in enumerate(found):
        if inner.cue is not None:
            start = min(inner.content[0][0], inner.cue[0])
            places.append((start, -max(_end(inner.content), inner.cue[1]), 1, n))
    open_ones: list[int] = []
    holders: dict[int, int] = {}
    for start, _, asks, n in sorted(places):
        while open_ones and _end(found[open_ones[-1]].content) <= start:
            open_ones.pop()
        if not asks:
            open_ones.append(n)
            continue
        for outer in reversed(open_ones[-DEEPEST:]):
            if outer != n and holders.get(outer) != n and _holds(found[outer], found[n]):
                holders[n] = outer
                break
    return holders


def _holds(outer: Attribution, inner: Attribution) -> bool:
    """Whether the outer content holds the inner attribution's content and cue."""
    spans = [*inner.content, *([inner.cue] if inner.cue else [])]
    return all(any(start <= a and b <= end for start, end in outer.content) for a, b in spans)


def _end(content: Sequence[Span]) -> int:
    return max(end for _, end in content)


def _join_continued(found: Sequence[Attribution]) -> None:
    """Put each continued quotation to the outermost attribution with a source that ends last before it."""
    speaking = [(n, one) for n, one in enumerate(found) if one.within is None and one.source is not None]
    ended = sorted((max(_end(one.content), one.cue[1] if one.cue else 0), n) for n, one in speaking)
    for n, one in enumerate(found):
        if one.cue is None and one.source is None:
            before = bisect_right(ended, (one.content[0][0], len(found))) - 1
            if before >= 0:
                one.continues = ended[before][1]
                insort(ended, (_end(one.content), n))
