"""From candidates to attributions: judged, put in order, nested."""

from __future__ import annotations

from collections.abc import Sequence

from selon.attributing.adpositions import adposition_candidates
from selon.attributing.attribution import Attribution
from selon.attributing.candidates import Candidate, Text
from selon.attributing.clauses import mention
from selon.attributing.continued import continued_candidates
from selon.attributing.judge import judged
from selon.attributing.lexicon import cues
from selon.attributing.manner import certainty, form, polarity, stance
from selon.attributing.mending import mend
from selon.attributing.nouns import noun_candidates
from selon.attributing.spans import span_of
from selon.attributing.verbs import verb_candidates, verb_kinds
from selon.parsing.words import Parsed, Word
from selon.records import Span


def attributions(parsed: Parsed) -> list[Attribution]:
    """Every attribution of the text, in the order of its first content character."""
    mend(parsed, cues(parsed.language))
    text = Text(parsed)
    kept = judged(text, proposed(text).values())
    taken = [(candidate.content, span_of(parsed, *candidate.cue)) for candidate in kept if candidate.cue]
    kept.extend(judged(text, [[candidate] for candidate in continued_candidates(text, taken)]))
    kept.sort(key=lambda candidate: (candidate.content[0], candidate.cue or (0, 0)))
    return _nested([_attribution(text, candidate) for candidate in kept], kept, text)


def proposed(text: Text) -> dict[int, list[Candidate]]:
    """The words that may attribute, by index, each with the contents that it may have."""
    lexicon = cues(text.parsed.language)
    found: dict[int, list[Candidate]] = {}
    for word in text.words:
        kinds = verb_kinds(word, lexicon)
        if kinds is not None:
            candidates = list(verb_candidates(text, word, kinds))
        elif word.pos == "NOUN" and word.lemma in lexicon.nouns:
            candidates = list(noun_candidates(text, word, lexicon.nouns[word.lemma]))
        else:
            candidates = list(adposition_candidates(text, word, lexicon))
        if candidates:
            found[word.i] = candidates
    return found


def _attribution(text: Text, candidate: Candidate) -> Attribution:
    """The attribution of a candidate, not yet nested."""
    source = _source_span(text, candidate.source, candidate.source_from) if candidate.source is not None else None
    return Attribution(
        content=tuple(candidate.content),
        cue=span_of(text.parsed, *candidate.cue) if candidate.cue else None,
        source=source,
        head=candidate.source,
        continues=None,
        form=form(text, candidate.content),
        stance=stance(candidate),
        certainty=certainty(text, candidate),
        polarity=polarity(text, candidate),
        within=None,
        rule=candidate.frame,
        evidence=candidate.kind.name,
        probability=candidate.probability,
        cue_head=candidate.head,
    )


def _source_span(text: Text, head: Word, least: int) -> Span:
    first, last = mention(text.parsed, head)
    first = max(first, min(least, head.i))
    start, end = span_of(text.parsed, first, last)
    raw = text.parsed.text
    while start < end and raw[start] == "-":  # "-t-il"
        start += 2 if raw[start : start + 3] in {"-t-"} else 1
    return start, end


def _nested(found: list[Attribution], candidates: Sequence[Candidate], text: Text) -> list[Attribution]:
    """Each attribution within the smallest content that holds it whole, cue and all; continued ones joined to a voice."""
    for n, inner in enumerate(found):
        best: int | None = None
        for k, outer in enumerate(found):
            if k != n and _holds(outer, inner) and (best is None or _size(outer) < _size(found[best])):
                best = k
        inner.within = best
        if (
            best is not None
            and text.quotations.at(inner.content[0][0]) is not None
            and inner.form == "direct"
            and found[best].form in {"direct", "mixed"}
        ):
            inner.form = "indirect"
    for n, attribution in enumerate(found):
        if attribution.cue is None and attribution.source is None:
            attribution.continues = _speaker_before(found, n)
    return found


def _holds(outer: Attribution, inner: Attribution) -> bool:
    """Whether the outer content holds the inner attribution's content and cue."""
    spans = [*inner.content, *([inner.cue] if inner.cue else [])]
    if inner.cue is None:
        return False
    return all(any(start <= a and b <= end for start, end in outer.content) for a, b in spans)


def _size(attribution: Attribution) -> int:
    return sum(end - start for start, end in attribution.content)


def _speaker_before(found: Sequence[Attribution], n: int) -> int | None:
    """The outermost attribution with a source that comes last before a continued quotation."""
    start = found[n].content[0][0]
    best, place = None, -1
    for k, other in enumerate(found):
        at = max(end for _, end in [*other.content, *([other.cue] if other.cue else [])])
        if k != n and other.within is None and (other.source is not None or other.continues is not None) and place < at <= start:
            best, place = k, at
    return best
