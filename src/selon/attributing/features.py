"""What the learnt judge sees of a candidate, as clues: the same for every language but for lemmas."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from selon.attributing import templates as t
from selon.attributing.candidates import Candidate, Text
from selon.attributing.clauses import SUBJECTS, VERBAL, Interval, controller
from selon.attributing.lexicon import CueClass, cues
from selon.attributing.mentions import role_kind
from selon.attributing.templates import Clue
from selon.attributing.vocabulary import words
from selon.parsing.words import Word

LENGTHS = (2, 4, 8, 16, 32, 64)
CLAUSES = frozenset({"clause", "infinitive"})
OBJECTS = frozenset({"object", "passive", "noun+phrase", "antecedent"})
SET_OFF = frozenset({"acl:relcl", "advcl", "conj", "parataxis", "advcl:relcl"})
UNDER = frozenset({"xcomp", "ccomp", "advcl", "acl", "conj", "acl:relcl", "nmod"})
CONTENT_WORDS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV", "X", "SYM", "INTJ"})
NAMING = frozenset({"NOUN", "PROPN"})
COMPLETING = frozenset({"ccomp", "xcomp", "obj", "obl", "advcl"})
NOT_MORE = frozenset({"punct", "conj", "cc", "parataxis"})


def glance_clues(text: Text, word: Word, kinds: Sequence[CueClass]) -> list[Clue]:
    """What is seen of a verb before anything else is looked for: itself, whose it may be, and whether a quotation is near."""
    kind, every, feats = kinds[0].label, text.words, word.feats
    who = controller(word)
    role, own = "-", False
    if who is not None:
        role = text.labels.get(who.i) or (role_kind(who, text.parsed.language) if who.pos in NAMING else who.lower)
        own = who.head is word
    after = every[word.i + 1] if word.i + 1 < len(every) else word
    end = every[min(word.right + 1, len(every) - 1)].end
    near = bool(text.quotations.within(max(0, every[word.left].start - 4), end)) if text.quotations.all else False
    completed = next((c.relation for c in word.children if c.i > word.i and c.relation in COMPLETING), "-")
    relation = word.relation.partition(":")[0]
    return [
        (t.cue_word, text.parsed.language, text.lemma(word), word.pos, relation),
        (t.cue_kind_form, kind, feats.get("VerbForm", ""), feats.get("Tense", ""), own),
        (t.glance, kind, role, near, completed, _function(after), relation),
    ]


def cue_clues(text: Text, candidates: Sequence[Candidate]) -> list[Clue]:
    """What is seen of a word that may attribute, whatever its content: the word, its source, what it could govern."""
    candidates = [c for c in candidates if not c.surface] or candidates
    candidate, language = candidates[0], text.parsed.language
    negated, passive, cue = candidate.negated, candidate.passive, candidate.head
    clues: list[Clue] = [(t.cue_frames, *dict.fromkeys([(c.kind.label, c.frame) for c in candidates]))]
    clues += [(t.cue_kind, kind, negated, passive) for kind in dict.fromkeys([c.kind.label for c in candidates])]
    clues += _source_clues(text, candidate)
    if cue is not None:
        clues += _cue_clues(text, candidate, cue)
        clues.append((t.cue_lemma_frames, language, text.lemma(cue), tuple(dict.fromkeys([c.frame for c in candidates]))))
    if negated or passive:
        clues.append((t.cue_turned, negated, passive, candidate.source is None))
    most = max([text.share(c.content) for c in candidates])
    clues.append((t.cue_quoted, str(most) if most in (0.0, 1.0) else "part"))
    clues += _complement_clues(candidates, language)
    if cue is not None and not candidate.frame.startswith("adposition"):
        clues += _context_clues(text, candidate, cue)
    return clues


def _complement_clues(candidates: Sequence[Candidate], language: str) -> list[Clue]:
    """The first clause and the first object among what a cue could govern."""
    found: list[Clue] = []
    clause = next((c.complement for c in candidates if c.complement is not None and c.frame in CLAUSES), None)
    if clause is not None:
        marked = any(c.relation == "mark" for c in clause.children)
        found.append((t.cue_clause, clause.feats.get("VerbForm", "-"), clause.feats.get("Mood", "-"), marked))
    thing = next((c.complement for c in candidates if c.complement is not None and c.frame in OBJECTS), None)
    if thing is not None:
        noun = cues(language).nouns.get(thing.lemma) if thing.pos == "NOUN" else None
        found.append((t.cue_object, language, thing.lemma, candidates[0].kind.label, noun.name if noun is not None else "-", thing.pos))
    return found


def _context_clues(text: Text, candidate: Candidate, cue: Word) -> list[Clue]:
    """The words around a cue: behind it, what marks its clause, what it hangs on; of a verb taken for another word, both neighbours."""
    kind, every = candidate.kind.label, text.words
    after = every[candidate.cue[1] + 1 if candidate.cue is not None else cue.i + 1] if cue.i + 1 < len(every) else cue
    found: list[Clue] = [(t.cue_after, _function(after), candidate.frame, kind)]
    mark = next((c.lower for c in cue.children if c.relation == "mark"), None)
    if mark is not None:
        found.append((t.cue_marked, mark, kind))
    if cue.relation in UNDER:
        found.append((t.cue_above, cue.head.lemma, cue.relation))
    if cue.i in text.taken and cue.pos not in VERBAL:
        found.append((t.cue_taken, _function(every[cue.i - 1]), _function(every[cue.i + 1]), cue.pos))
    return found


def _function(word: Word) -> str:
    """A function word or a mark itself; of any other word its part of speech."""
    return word.pos if word.pos in CONTENT_WORDS else word.lower


def _cue_clues(text: Text, candidate: Candidate, cue: Word) -> list[Clue]:
    """The cue itself, and its class together with its form, its place and its source."""
    kind, source, feats, relation = candidate.kind.label, candidate.source, cue.feats, cue.relation.partition(":")[0]
    form, tense, helped = feats.get("VerbForm", ""), feats.get("Tense", ""), any(c.relation.startswith("aux") for c in cue.children)
    quoted = text.quotations.at(cue.start) is not None
    found: list[Clue] = [
        (t.cue_word, text.parsed.language, text.lemma(cue), cue.pos, relation),
        (t.cue_form, kind, form, tense, helped, feats.get("Mood", "")),
        (t.cue_place, kind, relation, cue.sentence.paragraph.role, quoted),
    ]
    if source is not None:
        found.append((t.cue_kind_source, kind, source.pos, source.feats.get("Person", "-"), quoted))
    marks = {c.lower for c in cue.children if c.relation == "mark" or (c.relation == "case" and c.pos == "ADP")}
    if marks:
        found.append((t.cue_marks, *sorted(marks & words("hypothetical"))))
    modals = {c.lemma for c in cue.children if c.relation.startswith("aux")} & words("modals") if helped else None
    if modals:
        found.append((t.cue_helpers, *sorted(modals)))
    if relation in {"xcomp", "ccomp"} and cue.head.lemma in words("raising"):
        found.append((t.cue_under, cue.head.lemma))
    if candidate.frame.startswith("adposition"):
        found += _initial_clues(text, candidate, cue)
    return found


def _initial_clues(text: Text, candidate: Candidate, cue: Word) -> list[Clue]:
    """Where an adposition stands in its sentence."""
    first, word = cue.i == cue.sentence.first, f"{text.parsed.language}:{cue.lower}"
    found: list[Clue] = [(t.cue_initial, first, first or text.words[cue.i - 1].lower == ",", candidate.frame, word)]
    if candidate.source is not None:
        after = candidate.source.right + 1
        found.append((t.cue_initial_comma, first, after < cue.sentence.last and text.words[after].lower == ",", word))
    return found


def _source_clues(text: Text, candidate: Candidate) -> list[Clue]:
    found: list[Clue] = []
    source, frame = candidate.source, candidate.frame
    if source is None:
        found.append((t.source_none, frame, candidate.kind.label))
        return found
    role = text.labels.get(source.i) or (role_kind(source, text.parsed.language) if source.pos in {"NOUN", "PROPN"} else source.lower)
    found += [
        (t.source_role, role, candidate.kind.label, frame),
        (t.source_word, source.pos, source.feats.get("Person", "-"), source.feats.get("Number", "-"), source.relation),
        (t.source_name, text.labels.get(source.i, "-"), source.pos, frame),
    ]
    if source.pos == "NOUN":
        found.append((t.source_lemma, text.parsed.language, source.lemma))
    elif source.pos == "PRON":
        found.append((t.source_pronoun, source.lower.strip("-t"), text.quotations.at(source.start) is not None))
    if candidate.head is not None:
        found.append((t.source_place, source.head is candidate.head and source.relation in SUBJECTS, source.i > candidate.head.i))
    return found


# --- the contents of one cue


def content_clues(text: Text, candidate: Candidate) -> list[Clue]:
    """What is seen of one content that a cue may have."""
    kind, frame, cue, share = candidate.kind.label, candidate.frame, candidate.head, text.share(candidate.content)
    quoted = "all" if share > 0.95 else "part" if share > 0 else "none"
    clues: list[Clue] = [(t.content_frame, kind, frame, candidate.passive, candidate.surface, quoted)]
    if cue is not None:
        clues.append((t.content_lemma, text.parsed.language, text.lemma(cue), frame))
    runs = [text.run(span) for span in candidate.content]
    clues += _extent_clues(text, candidate, [(low, end) for low, end in runs if low < end])
    if candidate.complement is not None:
        clues += _first_clues(text, candidate, candidate.complement)
    if candidate.last is not None and cue is not None:
        clues += _last_clues(text, candidate, candidate.last, cue)
    low, end = runs[-1]
    clues.append(_edge_clue(text, candidate, low, end))
    if low < end:
        clues += _shape_clues(text, candidate, low, end)
    return clues


def _extent_clues(text: Text, candidate: Candidate, runs: Sequence[Interval]) -> list[Clue]:
    """How long a content is, and where it lies from the cue. Of a run of words the end is one beyond."""
    frame, cue, content = candidate.frame, candidate.head, candidate.content
    size = sum([end - low for low, end in runs])
    verbal = any(word.pos in VERBAL for low, end in runs for word in text.words[low:end])
    found: list[Clue] = [(t.content_size, bisect_left(LENGTHS, size), len(content), verbal, frame)]
    if cue is not None and runs:
        first, last = runs[0][0], runs[-1][1] - 1
        gap = cue.i - last if last < cue.i else first - cue.i
        found.append((t.content_place, gap <= 3, first <= cue.i <= last and len(content) == 1, frame))
    return found


def _first_clues(text: Text, candidate: Candidate, first: Word) -> list[Clue]:
    """The word that heads a content, and what stands before it there."""
    kind, frame = candidate.kind.label, candidate.frame
    marked, form, mood = any(c.relation == "mark" for c in first.children), first.feats.get("VerbForm", "-"), first.feats.get("Mood", "-")
    found: list[Clue] = [(t.content_complement, first.relation, first.pos, form, mood, marked, frame, kind)]
    if first.pos == "NOUN":
        found.append((t.content_noun, text.parsed.language, first.lemma, kind))
    case = next((c.lower for c in first.children if c.relation in {"case", "mark"} and c.i < first.i), "-")
    found.append((t.content_case, case, frame, kind))
    if candidate.head is not None:
        found.append((t.content_case_lemma, case, text.lemma(candidate.head)))
    return found


def _last_clues(text: Text, candidate: Candidate, last: Word, cue: Word) -> list[Clue]:
    """The last of the cue's dependents in a content: whole or cut, and what is left out."""
    frame, end, bound = candidate.frame, candidate.content[-1][1], text.words[last.right].end
    whole = bound <= end + 1
    more = sum([c.left > last.right and c.relation not in NOT_MORE for c in cue.children])
    found: list[Clue] = [(t.content_whole, whole, last.relation, min(more, 2), frame)]
    if not whole and any(w.pos != "PUNCT" for w in text.inside((end, bound))):
        beyond = next((w for w in text.inside((end, end + 40)) if w.pos != "PUNCT"), None)
        if beyond is not None:
            found.append((t.content_left_out, beyond.pos, beyond.relation, frame))
    if last is not candidate.complement:
        comma = text.parsed.twin[text.words[max(0, last.left - 1)].start] == ","
        found.append((t.content_last, last.relation, last.feats.get("VerbForm", "-"), comma, frame))
    return found


def _edge_clue(text: Text, candidate: Candidate, low: int, high: int) -> Clue:
    """What stands at and beyond the ends of a content: a cut quotation, a comma, the end of the sentence."""
    frame = candidate.frame
    start, end = candidate.content[0][0], candidate.content[-1][1]
    behind = text.parsed.twin[end : end + 2].strip()[:1]
    follows = "end" if not behind else "word" if behind.isalnum() else behind
    cut = past = False
    for quotation in text.quotations.within(start, end):
        cut = cut or quotation.start < start - 2 or quotation.end > end + 2
        past = past or (start - 2 <= quotation.start <= start + 1 and end > quotation.end + 3)
    beside = candidate.head is not None and frame != "around" and text.beside_quotation(candidate.head)
    return (t.content_edges, follows, cut, past, beside, _tail(text, low, high), frame)


def _tail(text: Text, first: int, end: int) -> str:
    """What a content ends with: a clause or phrase that is set off from what stands before."""
    if end - first < 3:
        return "-"
    every, word, found = text.words, text.words[end - 1], "-"
    while word.head is not word and word.head.i >= first and word.right <= end:
        if (word.left > first and every[word.left - 1].lower == ",") or every[word.left].lower == ",":
            found = f",{word.relation}"
        elif word.relation in SET_OFF and word.pos in VERBAL:
            found = word.relation
        word = word.head
    return found


def _shape_clues(text: Text, candidate: Candidate, low: int, end: int) -> list[Clue]:
    """How a content fits the tree: what its words hang on outside, what hangs on them from outside, what its edges are."""
    every, frame, cue = text.words, candidate.frame, candidate.head
    first, last = every[low], every[end - 1]
    tops = [w for w in every[low:end] if not low <= w.head.i < end or w.head is w]
    top = tops[0] if tops else first
    under = "root" if top.head is top else "cue" if top.head is cue else "other"
    torn = sum([c.pos != "PUNCT" and c is not cue for w in tops for c in w.children if not low <= c.i < end])
    found: list[Clue] = [
        (t.content_tops, min(len(tops), 3), under, top.relation, min(torn, 2), frame),
        (t.content_before, every[low - 1].lower if low > first.sentence.first else "^", frame),
        (t.content_first_word, first.pos, first.relation),
    ]
    beyond = every[end] if end < last.sentence.last else None
    found.append((t.content_next, beyond.lower if beyond is not None else "$"))
    if beyond is not None and beyond.pos == "PUNCT" and end + 1 < last.sentence.last:
        then = every[end + 1]
        found.append((t.content_then, then.pos, then.relation, then.feats.get("VerbForm", "-")))
    if cue is not None:
        found.append((t.content_sentences, min(last.sentence.i - first.sentence.i, 2), end + 1 >= last.sentence.last, frame))
    return found
