"""Attributions whose cue is a verb: the words that may be cues, and every content each may have.

The finders propose generously; `judge` decides whether a word attributes, and which content is its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from selon.attributing.candidates import Candidate, Text
from selon.attributing.clauses import (
    NEGATIONS,
    PUNCTUATION,
    RELATIVE,
    VERBAL,
    Interval,
    agent,
    controller,
    cue_interval,
    is_negated,
    is_passive,
    mention,
    subject,
)
from selon.attributing.complements import (
    Zone,
    after,
    around,
    clause_complement,
    linked_clause,
    put_into,
    quotation_after,
    quotation_before,
    zone_of,
)
from selon.attributing.interposed import between_commas, halves, inverted_speaker
from selon.attributing.inverted import may_invert, said_before
from selon.attributing.lexicon import CueClass, Cues, cues
from selon.attributing.likening import as_somebody_says
from selon.attributing.nouns import noun_in_order
from selon.attributing.sources import noun_phrase_behind
from selon.attributing.spans import trim
from selon.attributing.surface import before, behind
from selon.parsing.pipeline import verb_lemma
from selon.parsing.words import Word
from selon.records import Span

# A verb that the lexicon lacks may still govern a clause or stand beside a quotation.
OTHER = CueClass("other", "asserts", "certain", frozenset({"that"}), "other")
PLAIN = frozenset({"punct", "cc", "aux", "aux:pass", "cop", "mark", "expl:subj", "expl:pv", "compound:prt", "expl"})
STATES = frozenset({"say", "think", "predict", "want", "feel"})
INVERTED = frozenset({"say", "announce", "think", "judge", "confirm"})  # classes whose subject may stand behind them
INVERTED_APART = frozenset({"order", "warn", "predict", "deny", "promise", "ask"})  # and those where the tree sets the verb apart
SET_APART = frozenset({"parataxis", "conj", "ccomp", "dep", "advcl"})
LIKENED = INVERTED | {"mention", "show"}  # whose clause with "as" surely tells who says so
STARTS, ENDS = 3, 4
LONGEST_LIGHT = 5  # words from a light verb to its other half
FARTHEST_BACK = 80  # words that a content reaches back to before a cue behind it
FRAMES = {
    "ccomp": "clause",
    "xcomp": "infinitive",
    "obj": "object",
    "iobj": "person",
    "obl": "oblique",
    "csubj": "clause",
    "advcl": "adverbial",
}


def verb_candidates(text: Text, verb: Word, kinds: tuple[CueClass, ...], word: Word | None = None) -> list[Candidate]:
    """Every content that a verb may have; `word` is the other half of a light verb ("faire savoir", "make clear")."""
    governs = kinds[0] is not OTHER or _governs(text, verb)
    if not governs and not _may_speak(text, verb):
        return []
    made = _Maker(text, verb, kinds, word)
    if not governs and not any(_beside(text, verb, made)):
        return []
    likened = as_somebody_says(text, verb, made.cue) if governs else None
    if likened is not None:
        made.source = likened[1]
        said = made("around", likened[0], None)
        said.plain = said.kind.name in LIKENED
        return [said]
    found = list(_of_the_tree(text, verb, made))
    found += _distinct(_put_between(text, verb, made), [tuple(candidate.content) for candidate in found])
    found = _without_speaker(found, _inverted_speaker(text, verb, made)) or found
    return _surely(text, verb, made, found) or found or _distinct(_in_order(text, verb, made))


def surely_said(text: Text, verb: Word, kinds: Sequence[CueClass]) -> bool:
    """Whether a verb surely attributes what stands before it to who stands behind it, whatever it looks like at a glance."""
    return _said_before(text, verb, kinds) is not None


def _said_before(text: Text, verb: Word, kinds: Sequence[CueClass], cue: Interval | None = None) -> tuple[list[Span], Word] | None:
    if not may_invert(text, verb):
        return None
    return said_before(text, verb, cue or cue_interval(text.parsed, verb), frozenset(kind.name for kind in kinds))


def _surely(text: Text, verb: Word, made: _Maker, found: list[Candidate]) -> list[Candidate]:
    """Of the contents of a verb whose speaker surely stands behind, those before it, the nearest one among them; [] for other verbs."""
    said = _said_before(text, verb, made.kinds, made.cue)
    if said is None:
        return []
    content, made.source = said
    around = _distinct([*(one for one in found if one.frame == "around"), made("around", content, None)])
    for one in around:
        one.source, one.plain = made.source, True
    return around


def further(text: Text, candidates: Sequence[Candidate], cues: Cues) -> list[Candidate]:
    """Beside the tree's candidates of one word those of the words in their order: asked for only where they may be needed."""
    head = candidates[0].head
    if head is not None and candidates[0].frame.startswith("noun"):
        return _distinct(noun_in_order(text, head, candidates[0]), [tuple(candidate.content) for candidate in candidates])
    kinds = verb_kinds(text, head, cues) if head is not None and not candidates[0].surface else None
    if head is None or kinds is None:
        return []
    made = _Maker(text, head, *kinds)
    found = _distinct(_in_order(text, head, made), [tuple(candidate.content) for candidate in candidates])
    return _without_speaker(found, _inverted_speaker(text, head, made))


def _distinct(candidates: Iterable[Candidate], known: Iterable[tuple[Span, ...]] = ()) -> list[Candidate]:
    """The candidates whose content neither is known nor stands before among them."""
    seen = set(known)
    kept = []
    for candidate in candidates:
        content = tuple(candidate.content)
        if content not in seen:
            seen.add(content)
            kept.append(candidate)
    return kept


def _of_the_tree(text: Text, verb: Word, made: _Maker) -> Iterator[Candidate]:
    yield from _behind(text, verb, made)
    yield from _beside(text, verb, made)
    if made.passive:
        yield from _passive(text, verb, made)
    yield from _relative(text, verb, made)


def _in_order(text: Text, verb: Word, made: _Maker) -> Iterator[Candidate]:
    """What the words in their order suggest, whatever the tree says."""
    for frame, found in behind(text, made.cue, verb.sentence.last):
        yield made(frame, [found], None, surface=True)
    for found in before(text, min(zone_of(text, verb).first, made.cue[0]), verb.sentence.first):
        yield made("around", [found], None, surface=True)


def _governs(text: Text, verb: Word) -> bool:
    """Whether a verb that is in no lexicon has a clause for its content, or an inverted subject."""
    return clause_complement(verb) is not None or linked_clause(text.words, verb) is not None or _inverted(verb)


def _may_speak(text: Text, verb: Word) -> bool:
    """Whether a verb may stand beside a quotation."""
    start, end = text.words[verb.left].start, text.words[verb.right].end
    beside = text.quotations.within(max(0, start - 4), end + 4)
    return any(quotation.start > start or quotation.end < end for quotation in beside)  # not the one that all of it is quoted in


class _Maker:
    """Makes the candidates of one verb: what does not depend on the content is found once."""

    def __init__(self, text: Text, verb: Word, kinds: tuple[CueClass, ...], word: Word | None) -> None:
        self.text, self.verb, self.kinds, self.word = text, verb, kinds, word
        self.passive = is_passive(verb) and as_state(verb, cues(text.parsed.language)) is None
        self.source = agent(verb) if self.passive else controller(verb)
        first, last = cue_interval(text.parsed, verb)
        self.cue = (first, max(last, word.i)) if word is not None and word.i - verb.i < LONGEST_LIGHT else (first, last)
        self.negated = is_negated(verb)

    def __call__(
        self, frame: str, content: list[Span], complement: Word | None, last: Word | None = None, surface: bool = False
    ) -> Candidate:
        return Candidate(
            content,
            self.cue,
            self.verb,
            self.source,
            kind_for(self.kinds, frame),
            frame,
            complement,
            self.negated,
            self.passive,
            last,
            surface=surface,
        )


WANTED = {
    "clause": {"that"},
    "around": {"that"},
    "quotation": {"that"},
    "infinitive": {"inf"},
    "object": {"obj"},
    "person": {"to", "of", "as"},
    "object+infinitive": {"to"},
    "object+oblique": {"of", "as"},
    "oblique": {"prep", "of"},
    "passive": {"obj"},
}


def kind_for(kinds: tuple[CueClass, ...], frame: str) -> CueClass:
    """The class of a verb that has the frame; of several, one that does more than assert; the first of all where none has."""
    if len(kinds) == 1:
        return kinds[0]
    wanted = WANTED.get(frame, set())
    fitting = [kind for kind in kinds if kind.frames & wanted]
    return next((kind for kind in fitting if kind.stance != "asserts"), (fitting or kinds)[0])


def _behind(text: Text, verb: Word, made: _Maker) -> Iterator[Candidate]:
    """Contents made of the verb's dependents after it: from one of the first to one of those that follow."""
    around_verb = [c for c in verb.children if c is not made.word]
    if made.word is not None:
        around_verb = sorted([*around_verb, *made.word.children], key=lambda c: c.i)
    dependents = [c for c in around_verb if c.i > made.cue[1] and c.relation not in PLAIN and not _inverted_subject(c)]
    dependents = [c for c in dependents if c.lower not in NEGATIONS]
    heads = dependents[: STARTS + ENDS]
    for n, first in enumerate(heads[:STARTS]):
        if first.relation in {"conj", "parataxis"} or (first.relation == "advmod" and len(heads) > n + 1):
            continue
        end = first
        for last in heads[n : n + ENDS]:
            if last is not first and (last.relation in {"conj", "parataxis"} or _apart(text, end, last)):
                break
            end = last
            yield from _from_to(text, verb, made, first, last)
    linked = linked_clause(text.words, verb)
    if linked is not None and clause_complement(verb) is None:
        found = after(text, *linked)
        if found:
            yield made("clause", [found], text.words[linked[0]].head)


def _inverted_subject(child: Word) -> bool:
    return child.relation in {"nsubj", "nsubj:pass", "expl:subj"}


def _apart(text: Text, before: Word, last: Word) -> bool:
    """Whether two dependents are so far from each other that one content cannot hold both."""
    return last.left - before.right > 3


def _from_to(text: Text, verb: Word, made: _Maker, first: Word, last: Word) -> Iterator[Candidate]:
    """The content from one dependent to another, whole and cut before what may not belong to it."""
    frame = _frame(first, last)
    ends = _ends(text, last)
    if frame in {"clause", "infinitive", "object+infinitive"}:
        ends += [end for end in _sentence_ends(text, verb, ends[0]) if end not in ends]
    governed = frame in {"oblique", "adverbial", "infinitive", "object+infinitive"}
    for end in ends:
        if end < first.left:
            continue
        found = after(text, first.left, end, governed=governed)
        if found:
            yield made(frame, [found], last if frame.startswith("object+") else first, last=last)


def _frame(first: Word, last: Word) -> str:
    start = FRAMES.get(first.relation.partition(":")[0], "other")
    if start == "clause" or first is last:
        if start == "infinitive" and first.feats.get("VerbForm") == "Fin":
            return "clause"
        return start
    end = FRAMES.get(last.relation.partition(":")[0], "other")
    if start in {"object", "person"} and last.relation == "xcomp" and last.pos in {"ADJ", "NOUN", "PROPN"}:
        return "object+oblique"  # "called the account false"
    if start in {"object", "person", "oblique"} and end in {"infinitive", "clause", "adverbial"}:
        return "object+infinitive"
    if start in {"object", "person"} and end == "oblique":
        return "object+oblique"
    return start


def _ends(text: Text, last: Word) -> list[int]:
    """Where a content may end: with the subtree, or before a relative clause, an apposition or a joined clause at its tail."""
    ends = [last.right]
    word: Word | None = last
    for _ in range(4):
        if word is None:
            break
        tail = [c for c in word.children if c.i > word.i and c.right == ends[0]]
        word = tail[-1] if tail else None
        if word is not None and _loose(text, word) and word.left - 1 not in ends:
            ends.append(word.left - 1)
    return ends


def _sentence_ends(text: Text, verb: Word, end: int) -> list[int]:
    """Where a content may end beyond its subtree: with the sentence, or before its last clause set off by a comma."""
    last = verb.sentence.last - 1
    while last > end and text.words[last].pos in PUNCTUATION:
        last -= 1
    if last <= end or text.words[last].sentence is not verb.sentence:
        return []
    found = [last]
    for at in range(last - 1, max(end, last - FARTHEST_BACK), -1):
        if text.words[at].lower in {",", ";"} and at > end:
            found.append(at - 1)
            break
    return found


def _loose(text: Text, word: Word) -> bool:
    comma = text.words[word.left - 1].pos in PUNCTUATION or text.words[word.left].pos in PUNCTUATION
    if word.relation == "conj":
        return word.pos in {"VERB", "AUX"} or comma
    return word.relation in RELATIVE | {"advcl", "parataxis", "appos"} or (comma and word.relation in {"obl", "acl", "nmod"})


def _beside(text: Text, verb: Word, made: _Maker) -> Iterator[Candidate]:
    """What is said around an attributing clause, and the quotation next to it."""
    complement = clause_complement(verb)
    zone = zone_of(text, verb)
    apart = _stands_apart(text, verb, zone)
    quoted = quotation_before(text, zone.start)
    if quoted is not None or apart or (complement is not None and complement.i < verb.i):
        said = complement if complement is not None else verb.head if apart else None
        spans = around(text, verb, said, zone, quoted)
        if spans:
            yield made("around", spans, said)
            if len(spans) > 1:
                yield made("around", spans[:1], said)
    yield from _postposed(text, verb, made)
    yield from _put_in(text, verb, made, zone)
    if complement is None or complement.i > verb.i:
        yield from _closing(text, verb, made, zone)
    yield from _quoted(text, verb, made, zone)


def _postposed(text: Text, verb: Word, made: _Maker) -> Iterator[Candidate]:
    """A clause and, after a comma, a verb and whoever said it ("…, a confié une source"), where the tree has it otherwise."""
    words, sentence = text.words, verb.sentence
    first, last = made.cue
    if first - 1 <= sentence.first or last + 1 >= sentence.last or words[first - 1].lower not in {",", '"', "–"}:
        return
    speaker = words[last + 1]
    if speaker.pos not in {"DET", "PROPN", "NOUN"} and not words[last].text.startswith("-"):
        return
    found = trim(text.parsed.text, words[max(sentence.first, first - FARTHEST_BACK)].start, words[first - 1].start)
    if found:
        candidate = made("around", [found], None)
        candidate.source = noun_phrase_behind(text, last) or candidate.source
        yield candidate


def _put_in(text: Text, verb: Word, made: _Maker, zone: Zone) -> Iterator[Candidate]:
    """What is said around an attributing clause that is put into a quotation: by the name right behind its verb, where the subject is."""
    for spans in put_into(text, verb, made.cue[1], zone):
        candidate, speaker = made("around", spans, None), subject(verb)
        if speaker is None or speaker.i > verb.i:
            candidate.source = noun_phrase_behind(text, made.cue[1]) or candidate.source
        yield candidate


def _inverted_speaker(text: Text, verb: Word, made: _Maker) -> Word | None:
    """Who stands behind a verb as its subject, where it has a meaning in which that may be."""
    names = {kind.name for kind in made.kinds}
    if verb.feats.get("VerbForm") in {"Ger", "Part"} and verb.feats.get("Tense") != "Past":
        return None
    apart = verb.relation in SET_APART or (verb.is_root and subject(verb) is None)
    inverts = bool(names & INVERTED) or (apart and bool(names & INVERTED_APART))
    return inverted_speaker(text, verb, made.cue) if inverts else None


def _without_speaker(found: list[Candidate], speaker: Word | None) -> list[Candidate]:
    """The candidates whose content is not who speaks."""
    return found if speaker is None else [one for one in found if not one.content[0][0] <= speaker.start < one.content[0][1]]


def _put_between(text: Text, verb: Word, made: _Maker) -> Iterator[Candidate]:
    """Both halves of a sentence that an attributing clause is put into between two commas."""
    put_in = between_commas(text, verb, made.cue)
    if put_in is not None and put_in.parted:
        candidate = made("around", halves(text, put_in), None)
        candidate.source = put_in.speaker
        yield candidate


def _closing(text: Text, verb: Word, made: _Maker, zone: Zone) -> Iterator[Candidate]:
    """A clause and, after a comma, a subject and its verb ("…, the official said"), where the tree has it otherwise."""
    words, sentence, speaker = text.words, verb.sentence, subject(verb)
    first = zone.first
    if speaker is None or speaker.i > verb.i or first - 1 <= sentence.first or words[first - 1].lower not in {",", '"'}:
        return
    start = max(sentence.first, first - FARTHEST_BACK)
    if not any(word.feats.get("VerbForm") == "Fin" for word in words[start : first - 1]):
        return
    found = trim(text.parsed.text, words[start].start, words[first - 1].start)
    if found:
        yield made("around", [found], None)


def _stands_apart(text: Text, verb: Word, zone: Zone) -> bool:
    """Whether a verb's clause is put into or after another, set off by punctuation."""
    if verb.relation not in {"parataxis", "ccomp", "appos", "dep", "discourse", "conj", "advcl"} or verb.is_root:
        return False
    if verb.head.i > verb.i and not _inverted(verb):
        return False
    before = text.words[zone.first - 1] if zone.first > verb.sentence.first else None
    return before is not None and (before.lower in {",", '"', "–", "?", "!", "-"}) and subject(verb) is not None


def _inverted(verb: Word) -> bool:
    found = subject(verb)
    return found is not None and found.i > verb.i


def _quoted(text: Text, verb: Word, made: _Maker, zone: Zone) -> Iterator[Candidate]:
    """A quotation right after the verb's clause ("a ajouté : « … »")."""
    end = max((child.right for child in verb.children if child.relation not in {"ccomp", "parataxis", "conj"}), default=verb.i)
    for last in sorted({verb.i, zone.last, end}):
        if text.words[last].lower in {".", "?", "!"}:
            continue  # the next sentence's quotation is another's, or has its own cue
        quotation = quotation_after(text, text.words[last].end, verb.sentence.paragraph.end)
        if quotation is not None:
            found = trim(text.parsed.text, quotation.start, quotation.end)
            if found:
                yield made("quotation", [found], None)
                return


def _passive(text: Text, verb: Word, made: _Maker) -> Iterator[Candidate]:
    """In the passive, what is spoken of stands before: alone, or with what is said of it behind."""
    target = controller(verb)
    if target is None or target.pos == "PRON":
        return
    before = mention_span(text, target)
    yield made("passive", [before], target)
    for child in verb.children:
        if (
            child.i > verb.i
            and child.relation.partition(":")[0] in {"obl", "xcomp", "advcl", "ccomp", "obj"}
            and child.relation != "obl:agent"
        ):
            found = after(text, child.left, child.right, governed=True)
            if found and found[0] >= before[1]:
                yield made("passive+" + FRAMES.get(child.relation.partition(":")[0], "other"), [before, found], child)


def _relative(text: Text, verb: Word, made: _Maker) -> Iterator[Candidate]:
    """The antecedent of a relative pronoun that is the verb's object, with what is said of it."""
    if verb.relation not in RELATIVE and verb.relation != "acl":
        return
    pronoun = next((c for c in verb.children if c.relation == "obj" and c.i < verb.i and c.pos == "PRON"), None)
    if pronoun is None:
        return
    before = mention_span(text, verb.head)
    yield made("antecedent", [before], verb.head)
    for child in verb.children:
        if child.i > verb.i and child.relation.partition(":")[0] in {"obl", "xcomp", "advcl"}:
            found = after(text, child.left, child.right, governed=True)
            if found:
                yield made("antecedent+", [before, found], child)


def mention_span(text: Text, head: Word) -> Span:
    first, last = mention(text.parsed, head)
    return text.words[first].start, text.words[last].end


MAY_BE_VERBAL = VERBAL | {"ADJ", "NOUN", "PROPN", "ADV", "PRON"}
NEVER_CUES = frozenset({"aux", "aux:pass", "cop", "fixed", "case", "aux:caus"})
HALVES = frozenset({"obj", "xcomp", "obl", "fixed", "compound", "advmod", "ccomp", "nmod", "obl:arg"})
SAID_OF = frozenset({"root", "acl", "amod", "appos", "advcl", "conj", "parataxis", "ccomp"})
COMPLETING = frozenset({"ccomp", "xcomp", "advcl", "obl", "acl", "nmod", "obl:arg"})
MAY_PRECEDE = frozenset({"NOUN", "PROPN", "PRON", "PUNCT", "ADV", "AUX", "CCONJ", "NUM", "X", "ADJ"})
NOMINAL = frozenset({"det", "cop", "amod", "nummod", "nmod:poss", "case", "compound"})


def verb_kinds(text: Text, word: Word, cues: Cues) -> tuple[tuple[CueClass, ...], Word | None] | None:
    """The classes of a word (`MAY_BE_VERBAL`) that may be a verbal cue, and the other half of a light verb; None where it cannot be one."""
    if word.relation in NEVER_CUES and not (word.pos == "VERB" and word.lemma in cues.verbs):
        return None
    if word.pos in VERBAL or word.feats.get("VerbForm") == "Part" or word.i in text.inverted:  # no noun has an inverted subject
        light, state = _light(word, cues), as_state(word, cues)
        if light is None and state is not None and is_passive(word):
            return (state,), None
        if light is not None:
            text.taken[word.i] = f"{word.lemma} {light[1].lemma}"
            return (light[0],), light[1]
        return cues.verbs.get(word.lemma, (OTHER,)), None
    if word.pos == "ADJ":
        kind = cues.predicates.get(word.lemma) or (OTHER if clause_complement(word) is not None else None)
        if kind is not None and _is_predicate(word):
            return (kind,), None
    return _mistaken(text, word, cues)


def as_state(word: Word, cues: Cues) -> CueClass | None:
    """The class of a participle that says what somebody holds or feels ("is convinced that", "sont persuadées que"); None for any other
    passive: what is required or allowed is so by somebody else."""
    kind = cues.predicates.get(word.lower) or cues.predicates.get(word.lower.removesuffix("s").removesuffix("e"))
    return kind if kind is not None and kind.name in STATES and agent(word) is None else None


def _mistaken(text: Text, word: Word, cues: Cues) -> tuple[tuple[CueClass, ...], None] | None:
    """The classes of a verb that the tagger took for another part of speech ("the clerk contends that"), told by its form."""
    if word.i == word.sentence.first or word.i + 1 >= word.sentence.last or text.words[word.i - 1].pos not in MAY_PRECEDE:
        return None
    lemma = verb_lemma(text.parsed.language, word.lower)
    kinds = cues.verbs.get(lemma)
    if kinds is None or any(child.relation in NOMINAL for child in word.children):
        return None
    text.taken[word.i] = lemma
    return kinds, None


def _is_predicate(word: Word) -> bool:
    """Whether an adjective is said of somebody ("est convaincu que", "se dit prêt à", "officials wary of")."""
    if any(c.relation == "cop" for c in word.children) or (word.relation == "xcomp" and word.head.pos == "VERB"):
        return True
    return word.relation in SAID_OF and any(c.i > word.i and c.relation in COMPLETING for c in word.children)


def _light(word: Word, cues: Cues) -> tuple[CueClass, Word] | None:
    """The class of a light verb with its word ("faire savoir", "faire état de", "make clear")."""
    halves = cues.light.get(word.lemma, {})
    for child in word.children if halves else ():
        kind = halves.get(child.lemma)
        if kind is not None and child.relation.partition(":")[0] in HALVES and not _marked(child):
            return kind, child
    return None


def _marked(child: Word) -> bool:
    """Whether a verb has a mark of its own: "call on them to halt" is no "call a halt"."""
    return child.pos == "VERB" and any(c.relation == "mark" for c in child.children)
