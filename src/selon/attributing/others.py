"""What in a content is another's, or the article's own: a second cue that sets somebody else's words against his; the main clause behind a
subordinate one; who a passive says did it.
"""

from __future__ import annotations

from collections.abc import Sequence

from selon.attributing.candidates import Candidate, Text, ended_before
from selon.attributing.clauses import RELATIVE, SUBJECTS, VERBAL, controller, mention, subject
from selon.attributing.complements import after
from selon.attributing.lexicon import cues as lexicon
from selon.attributing.mentions import COMMA
from selon.attributing.sources import known_to_speak
from selon.attributing.spans import trim
from selon.attributing.vocabulary import words
from selon.parsing.pipeline import verb_lemma
from selon.parsing.words import Word

SPOKEN = frozenset({"say", "mention", "announce", "judge", "call", "confirm", "deny", "blame", "accuse", "praise", "warn"})
NAMED = frozenset({"NOUN", "PROPN"})
OPENS_CLAUSE = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM"})
OF_SOMEBODY = frozenset({"call", "order", "ask"})
TURNED = frozenset({"antecedent", "passive", "object"})
LONGEST_SPEAKER = 8  # words
FEWEST = 3  # words of a clause
LONGEST_WISH = 6  # words
REJECTING = frozenset({"deny", "downplay"})


def put_right(text: Text, candidate: Candidate) -> None:
    """Give a passive its agent and its person, and a second-hand cue or a claim whom it belongs to."""
    if candidate.passive:
        _with_what_it_is_called(text, candidate)
        if candidate.source is None:
            _without_agent(text, candidate)
        _with_person(text, candidate)
    if candidate.frame == "object" and candidate.kind.name == "deny":
        _any_role(text, candidate)
    _quoted_by_another(candidate)
    if candidate.frame.startswith("noun"):
        _before_its_verb(text, candidate)
        _unowned(candidate, text.parsed.language)


def before_others(text: Text, outer: Candidate, cues: dict[int, Candidate]) -> None:
    """End a content before what is not said in it."""
    assert outer.cue is not None
    start, end = outer.content[-1]
    first, last = text.run((start, end))
    if first <= outer.cue[1]:
        return
    for at in range(first + 2, last):
        inner = cues.get(at)
        if inner is not None and inner is not outer:
            stop = _sets_against(text, inner, at, first) or _view_of_the_whole(text, outer, inner, at)
            if stop is not None:
                ended_before(text, outer, text.words[stop])
                return
    stop = _main_clause(text, outer, first, last) or _main_verb(text, outer, first, last)
    if stop is not None:
        ended_before(text, outer, text.words[stop])


def _sets_against(text: Text, inner: Candidate, at: int, first: int) -> int | None:
    """The comma before "while" and another who speaks ("said it would close, while the teachers say it will not")."""
    own = subject(inner.head) if inner.head is not None else None
    if own is None or not first < own.i < at or own.pos not in NAMED or inner.kind.name not in SPOKEN:
        return None
    mark = own.left - 1
    if text.words[mark].lower in words("complementizers"):
        mark -= 1
    apart = text.words[mark].lower in words("setting_against") and text.words[mark - 1].lower == COMMA
    return mark - 1 if apart and mark - 1 > first and text.quotations.at(text.words[mark].start) is None else None


def _main_clause(text: Text, outer: Candidate, first: int, last: int) -> int | None:
    """The comma before the main clause, where the cue stands in a clause that "while" or "although" opens at the head of the sentence."""
    every, own = text.words, subject(outer.head) if outer.head is not None else None
    if outer.head is None or own is None or own.i > first or last < outer.head.sentence.last - 2:
        return None
    opening = outer.head.sentence.first
    opens = [word.lower for word in every[opening : own.left]]
    if not opens or opens[0] not in words("setting_against") or len(opens) > 2:
        return None
    for at in range(last - 2, first + 1, -1):
        if every[at].lower == COMMA and text.quotations.at(every[at].start) is None:
            behind = every[at + 1 : last]
            finite = any(word.pos in VERBAL and word.feats.get("VerbForm") == "Fin" for word in behind)
            if finite and behind[0].pos in OPENS_CLAUSE and behind[0].lower not in words("relatives"):
                return at
    return None


def _main_verb(text: Text, outer: Candidate, first: int, last: int) -> int | None:
    """The comma before the main verb, where the cue stands in a relative clause between the subject and that ("The pier, which Orme says is
    safe, opens in June")."""
    every, cue = text.words, outer.head
    if cue is None or outer.cue is None or last < cue.sentence.last - 2:
        return None
    opens = [n for n in range(cue.sentence.first, outer.cue[0]) if every[n].lower in words("relative_openings")]
    if len(opens) != 1 or opens[0] <= cue.sentence.first or every[opens[0] - 1].lower != COMMA:
        return None
    if any(word.feats.get("VerbForm") == "Fin" or word.lower in {COMMA, '"'} for word in every[cue.sentence.first : opens[0] - 1]):
        return None
    for at in range(last - 2, first, -1):
        if every[at].lower == COMMA and _may_be_finite(text, every[at + 1]):
            return at if text.quotations.at(every[at].start) is None else None
    return None


def _may_be_finite(text: Text, word: Word) -> bool:
    """Whether a word is a finite verb, or was taken for a noun and has the form of one, with nothing that a noun has."""
    if word.pos in VERBAL:
        return word.feats.get("VerbForm") == "Fin"
    bare = word.pos == "NOUN" and all(child.i > word.i or child.pos == "PUNCT" for child in word.children) and word.relation == "conj"
    return bare and verb_lemma(text.parsed.language, word.lower) != word.lower


def _any_role(text: Text, candidate: Candidate) -> None:
    """Let what is denied go on over what it would be in ("denied any role in the attack"), which the parser hung on the verb."""
    start, end = candidate.content[-1]
    first, last = text.run((start, end))
    noun = text.words[last - 1]
    if candidate.head is None or text.words[first].lower not in words("any") or noun.head is not candidate.head:
        return
    phrase = next((c for c in candidate.head.children if c.left == last and c.relation == "obl"), None)
    if phrase is None or phrase.lower in words("stretches_of_time") or phrase.lemma in words("occasions"):
        return
    found = after(text, first, phrase.right)
    candidate.content = [*candidate.content[:-1], found] if found is not None else candidate.content


def _before_its_verb(text: Text, candidate: Candidate) -> None:
    """End what a claim says before the verb that the claim is the subject of ("Fears that the dam would burst proved wrong")."""
    noun = candidate.head
    if noun is None or noun.relation not in SUBJECTS or noun.head.i < noun.right or len(candidate.content) > 1:
        return
    first, last = text.run(candidate.content[0])
    if noun.i < first < noun.right < noun.head.i < last:
        ended_before(text, candidate, text.words[noun.right + 1])


def _view_of_the_whole(text: Text, outer: Candidate, inner: Candidate, at: int) -> int | None:
    """The comma before "according to", where that attributes all of the sentence, the cue too ("they think A, according to a poll")."""
    if not inner.frame.startswith("adposition") or outer.cue is None or text.words[at - 1].lower != COMMA:
        return None
    cue = text.words[outer.cue[0]].start
    return at - 1 if any(start <= cue < end for start, end in inner.content) and text.quotations.at(text.words[at].start) is None else None


def asked_before_an_answer(text: Text, candidate: Candidate) -> bool:
    """Whether a participle at the head of a sentence only says what was asked of who then answers ("Asked if he would go, he said")."""
    cue = candidate.head
    if cue is None or cue.i != cue.sentence.first or subject(cue) is not None or text.lemma(cue) not in words("asking"):
        return False
    return cue.relation == "advcl" and cue.head.i > cue.i


def _without_agent(text: Text, candidate: Candidate) -> None:
    """Put a passive to the agent that ends its content ("was described as unsafe by the council")."""
    start, end = candidate.content[-1]
    first, last = text.run((start, end))
    for at in range(last - 2, first, -1):
        by = text.words[at]
        if by.lower in words("agent_cases") and by.relation == "case":
            who = by.head
            ends_it = who.i > at and who.right < last and who.right >= last - 1 and known_to_speak(text, who)
            if ends_it and ended_before(text, candidate, by):
                candidate.source = who
            return
        if by.pos in VERBAL and by.feats.get("VerbForm") == "Fin":
            return


def closed_by_speaker(text: Text, candidate: Candidate) -> None:
    """Turn round a last clause whose subject was taken for what it says ("The mill will close, the board announced on Monday")."""
    cue, (start, end) = candidate.head, candidate.content[0]
    if cue is None or candidate.cue is None or candidate.frame not in TURNED or len(candidate.content) > 1:
        return
    every, first, (opens, closes) = text.words, cue.sentence.first, text.run((start, end))
    apart = opens - 1 > first and every[opens - 1].lower == COMMA and candidate.cue[0] - 1 <= opens + LONGEST_SPEAKER
    if not apart or opens > cue.i or not any("that" in kind.frames for kind in lexicon(text.parsed.language).verbs.get(cue.lemma, ())):
        return
    speaker, before = subject(cue) or cue.head, every[first : opens - 1]
    named = opens <= speaker.i < cue.i and speaker.pos in NAMED and known_to_speak(text, speaker)
    more = any(word.lower == COMMA or word.pos in VERBAL for word in every[cue.i + 1 : cue.sentence.last])
    if named and not more and _whole_clause(before):
        said = trim(text.parsed.text, before[0].start, before[-1].end)
        if said is not None and closes > opens:
            candidate.content, candidate.frame, candidate.passive = [said], "around", False
            candidate.put_to(speaker)


def _whole_clause(before: Sequence[Word]) -> bool:
    """Whether words are a clause with a subject of its own, which nothing subordinates."""
    if len(before) < FEWEST or before[0].pos in {"SCONJ", "ADP"}:
        return False
    return any(word.pos in VERBAL and word.feats.get("VerbForm") == "Fin" and word.i > before[0].i for word in before)


def _with_person(text: Text, candidate: Candidate) -> None:
    """Put into the content of a passive whom it says something of, or orders something ("The verdict was called a disgrace")."""
    about = controller(candidate.head) if candidate.head is not None else None
    fits = candidate.frame in {"infinitive", "oblique", "adverbial"}
    kinds = lexicon(text.parsed.language).verbs.get(candidate.head.lemma, ()) if fits and candidate.head is not None else ()
    fits = any(kind.name in OF_SOMEBODY for kind in kinds)
    if about is None or not fits or about.pos not in NAMED or candidate.cue is None or about.i > candidate.cue[0]:
        return
    if candidate.head is None or candidate.head.relation in RELATIVE or candidate.head.relation in {"acl", "amod"}:
        return
    first, last = mention(text.parsed, about)
    span = trim(text.parsed.text, text.words[first].start, text.words[last].end)
    if span is not None and span[1] <= candidate.content[0][0] and about is not candidate.source:
        candidate.content = [span, *candidate.content]


def _with_what_it_is_called(text: Text, candidate: Candidate) -> None:
    """Put into the content of a passive what somebody is called, beside whom ("The scheme was dismissed as a waste by traders")."""
    verb = candidate.head
    if verb is None or candidate.frame != "passive" or len(candidate.content) > 1 or candidate.cue is None:
        return
    if not any(kind.name == "call" for kind in lexicon(text.parsed.language).verbs.get(verb.lemma, ())):
        return
    for child in verb.children:
        cases = [c.lower for c in child.children if c.relation in {"case", "mark"}]
        called = child.relation == "xcomp" or (child.relation.startswith("obl") and cases and cases[0] in words("calling_cases"))
        if child.left == candidate.cue[1] + 1 and called:
            found = after(text, child.left, child.right, governed=True)
            if found is not None and found[0] >= candidate.content[0][1]:
                candidate.content = [*candidate.content, found]
            return


def _quoted_by_another(candidate: Candidate) -> None:
    """Put "saying" to whom another quotes as saying it ("The agency cited a witness as saying ...")."""
    cue = candidate.head
    if cue is None or cue.feats.get("VerbForm") not in {"Ger", "Part"} or cue.head.pos != "VERB" or cue.head.i > cue.i:
        return
    if not any(child.relation == "mark" and child.lower in words("quoting_marks") for child in cue.children):
        return
    quoted = next((c for c in cue.head.children if c.relation == "obj" and cue.head.i < c.i < cue.i), None)
    if quoted is not None:
        candidate.put_to(quoted)


def asks_to_be_unnamed(text: Text, candidate: Candidate) -> bool:
    """Whether who speaks only asks, in a relative clause, not to be named ("an official who asked not to be identified said ...")."""
    cue = candidate.head
    if cue is None or cue.relation not in RELATIVE or candidate.kind.name not in {"ask", "want", "say", "promise"}:
        return False
    inside = text.inside(candidate.content[0])
    return len(inside) <= LONGEST_WISH and any(word.lemma in words("unnamed") or word.lower in words("unnamed") for word in inside)


def _unowned(candidate: Candidate, language: str) -> None:
    """Leave a claim to nobody where the subject of its verb only rejects it, or does something in spite of it."""
    noun, source = candidate.head, candidate.source
    if noun is None or source is None or source.head is noun or noun.lemma not in words("claims") or noun.head.pos != "VERB":
        return
    if source is not controller(noun.head):
        return
    kinds = lexicon(language).verbs.get(noun.head.lemma, ())
    rejected = noun.relation == "obj" and any(kind.name in REJECTING for kind in kinds)
    if noun.relation == "obl" or rejected:
        candidate.source = candidate.mention = None
