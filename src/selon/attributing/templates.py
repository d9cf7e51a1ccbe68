"""The names of the judge's features, by template: what is seen (a word, a relation, yes or no) put into a name.

A clue is a template and the values for it. What it is worth is a sum of weights that is worked out once for each clue, so that no name
is made for a word or a content of which the like has been judged before. Training reads the same names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

Names = tuple[str, ...]
Clue = tuple[Callable[..., Names], *tuple[object, ...]]


REMEMBERED = 1 << 17  # clues


class Weighed(dict[Clue, Any]):
    """What each clue met so far is worth: the sum of its features' weights, which are numbers of one kind, as the bias is."""

    def __init__(self, weights: Mapping[str, Any], bias: Any) -> None:
        super().__init__()
        self.weights = weights
        self.bias = bias

    def __missing__(self, clue: Clue) -> Any:
        if len(self) >= REMEMBERED:
            self.clear()
        template, *values = clue
        worth = self[clue] = sum([self.weights.get(name, 0) for name in dict.fromkeys(template(*values))])
        return worth

    def total(self, clues: Iterable[Clue]) -> Any:
        """What these clues are worth together, and the bias."""
        return self.bias + sum(map(self.__getitem__, clues))


def names(clues: Iterable[Clue]) -> list[str]:
    """The names of the features that clues stand for, each once."""
    return list(dict.fromkeys(name for template, *values in clues for name in template(*values)))


# --- of a verb at a glance


def glance(kind: str, role: str, near: bool, completed: str, after: str, relation: str) -> Names:
    return (
        f"kind={kind}",
        f"role={role}",
        f"role+kind={role}+{kind}",
        f"near={near}+{kind}",
        f"near+role={near}+{role}",
        f"completed={completed}+{kind}",
        f"completed+role={completed}+{role}",
        f"after={after}+{kind}",
        f"after={after}",
        f"relation+kind={relation}+{kind}",
    )


# --- of a cue


def cue_word(language: str, lemma: str, pos: str, relation: str) -> Names:
    return f"lemma={language}:{lemma}", f"cue pos={pos}", f"relation={relation}"


def cue_form(kind: str, form: str, tense: str, helped: bool, mood: str) -> Names:
    return f"form={form}/{tense}/{helped}", f"mood={mood}", *cue_kind_form(kind, form, tense, helped)


def cue_marks(*hypothetical: str) -> Names:
    return "marked", *(f"marked={word}" for word in hypothetical)


def cue_helpers(*modals: str) -> Names:
    return tuple(f"helper={lemma}" for lemma in modals)


def cue_under(lemma: str) -> Names:
    return (f"under={lemma}",)


def cue_place(kind: str, relation: str, role: str, quoted: bool) -> Names:
    return f"role={role}", *(["cue quoted"] if quoted else []), f"kind+relation={kind}+{relation}", f"kind+quoted={kind}+{quoted}"


def cue_initial(first: bool, comma_before: bool, frame: str, word: str) -> Names:
    return f"initial={first}+{frame}", f"initial={first}+{word}", f"before comma={comma_before}+{frame}"


def cue_initial_comma(first: bool, comma: bool, word: str) -> Names:
    return (f"initial={first}/{comma}+{word}",)


def cue_frames(*pairs: tuple[str, str]) -> Names:
    """The kinds and frames of what a cue could govern."""
    return *(f"frame={frame}" for _, frame in pairs), *(f"kind+frame={kind}+{frame}" for kind, frame in pairs)


def cue_lemma_frames(language: str, lemma: str, frames: tuple[str, ...]) -> Names:
    return tuple(f"lemma+frame={language}:{lemma}+{frame}" for frame in frames)


def cue_kind(kind: str, negated: bool, passive: bool) -> Names:
    return f"kind={kind}", *([f"negated+{kind}"] if negated else []), *([f"passive+{kind}"] if passive else [])


def cue_kind_form(kind: str, form: str, tense: str, helped: bool) -> Names:
    return (f"kind+form={kind}+{form}/{tense}/{helped}",)


def cue_kind_source(kind: str, pos: str, person: str, quoted: bool) -> Names:
    return f"kind+source={kind}+{pos}/{person}", f"kind+source+quoted={kind}+{person}+{quoted}"


def cue_turned(negated: bool, passive: bool, sourceless: bool) -> Names:
    return *(["negated"] if negated else []), *(["passive", f"passive+{sourceless}"] if passive else [])


def cue_after(after: str, frame: str, kind: str) -> Names:
    return f"after={after}", f"after+kind={after}+{kind}", f"after+frame={after}+{frame}"


def cue_marked(mark: str, kind: str) -> Names:
    return f"mark={mark}", f"mark+kind={mark}+{kind}"


def cue_above(lemma: str, relation: str) -> Names:
    return (f"above={lemma}+{relation}",)


def cue_taken(before: str, after: str, pos: str) -> Names:
    return "taken", f"taken before={before}+{pos}", f"taken after={after}+{pos}", f"taken={before}+{after}"


def cue_quoted(share: str) -> Names:
    return (f"most quoted={share}",)


def cue_clause(form: str, mood: str, marked: bool) -> Names:
    return f"clause={form}/{mood}", f"marked clause={marked}"


def cue_object(language: str, lemma: str, kind: str, noun: str, pos: str) -> Names:
    return f"object={language}:{lemma}", f"object noun={noun}+{kind}", f"object pos={pos}+{kind}"


def source_none(frame: str, kind: str) -> Names:
    return "no source", f"no source+{frame}", f"no source+{kind}"


def source_word(pos: str, person: str, number: str, relation: str) -> Names:
    return f"source pos={pos}", f"source person={person}/{number}", f"source relation={relation}"


def source_name(label: str, pos: str, frame: str) -> Names:
    return f"source name={label}", f"source name+frame={label}/{pos}+{frame}"


def source_lemma(language: str, lemma: str) -> Names:
    return (f"source lemma={language}:{lemma}",)


def source_pronoun(word: str, quoted: bool) -> Names:
    return f"source pronoun={word}", *(["pronoun quoted"] if quoted else [])


def source_role(role: str, kind: str, frame: str) -> Names:
    return f"role={role}+{frame}", f"role+kind={role}+{kind}", f"role+kind+frame={role}+{kind}+{frame}"


def source_place(own: bool, after: bool) -> Names:
    return f"own subject={own}", f"source after={after}"


# --- of a content


def content_frame(kind: str, frame: str, passive: bool, surface: bool, quoted: str) -> Names:
    turned = [f"passive+{frame}"] if passive else []
    said = f"quoted={quoted}", f"quoted+frame={quoted}+{frame}", f"quoted+kind={quoted}+{kind}"
    return f"frame={frame}", f"kind+frame={kind}+{frame}", f"surface={surface}+{frame}", *turned, *said


def content_lemma(language: str, lemma: str, frame: str) -> Names:
    return (f"lemma+frame={language}:{lemma}+{frame}",)


def content_size(size: int, spans: int, verbal: bool, frame: str) -> Names:
    return f"size={size}", f"size+frame={size}+{frame}", f"spans={spans}", f"verbal={verbal}+{frame}"


def content_complement(relation: str, pos: str, form: str, mood: str, marked: bool, frame: str, kind: str) -> Names:
    first = f"first={relation}/{pos}+{frame}", f"first+kind={relation}/{pos}+{kind}"
    return f"complement={pos}/{form}+{frame}", f"complement mood={mood}", f"marked complement={marked}+{frame}", *first


def content_noun(language: str, lemma: str, kind: str) -> Names:
    return f"complement noun={language}:{lemma}", f"complement noun+kind={language}:{lemma}+{kind}"


def content_place(near: bool, holds: bool, frame: str) -> Names:
    return f"near={near}+{frame}", f"holds cue={holds}"


def content_edges(follows: str, cut: bool, past: bool, beside: bool, tail: str, frame: str) -> Names:
    more = [*([f"runs past quotation+{frame}"] if past else []), *([f"leaves quotation out+{frame}"] if beside else [])]
    ends = f"follows={follows}", f"follows+frame={follows}+{frame}", f"tail={tail}", f"tail+frame={tail}+{frame}"
    return *ends, f"cuts quotation={cut}+{frame}", *more


def content_case(case: str, frame: str, kind: str) -> Names:
    return f"case={case}+{kind}", f"case+frame={case}+{frame}"


def content_case_lemma(case: str, lemma: str) -> Names:
    return (f"case+lemma={case}+{lemma}",)


def content_whole(whole: bool, relation: str, more: int, frame: str) -> Names:
    return f"whole={whole}+{relation}", f"more={more}+{frame}"


def content_left_out(pos: str, relation: str, frame: str) -> Names:
    return f"left out={pos}/{relation}", f"left out+frame={relation}+{frame}"


def content_last(relation: str, form: str, comma: bool, frame: str) -> Names:
    return f"last={relation}/{form}+{frame}", f"comma before last={comma}+{relation}"


def content_tops(tops: int, under: str, relation: str, torn: int, frame: str) -> Names:
    return f"tops={tops}+{frame}", f"under={under}+{relation}", f"under={under}+{frame}", f"torn={torn}+{frame}"


def content_before(word: str, frame: str) -> Names:
    return f"before={word}", f"before+frame={word}+{frame}"


def content_first_word(pos: str, relation: str) -> Names:
    return (f"first word={pos}/{relation}",)


def content_next(word: str) -> Names:
    return (f"next={word}",)


def content_then(pos: str, relation: str, form: str) -> Names:
    return (f"then={pos}/{relation}/{form}",)


def content_sentences(sentences: int, ends: bool, frame: str) -> Names:
    return f"sentences={sentences}+{frame}", f"to sentence end={ends}+{frame}"
