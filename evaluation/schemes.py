"""What selon's statements become under PolNeAR's guidelines, so that a difference between guidelines does not count as an error.

The rules follow from the two guidelines alone, ours (`GUIDELINES.md` beside the annotated articles) and those that Newell, Margolin and
Ruths published with their corpus (LREC 2018); they know nothing of the annotations. docs/attribution.md says what each is worth, and
which differences no rule can bridge.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from evaluation.corpora import Article, Marks, Statement
from evaluation.predicting import Predictions
from selon.parsing.words import Parsed, Word

CONVERTED = {"polnear/dev": "polnear/dev, converted"}
"""Of a corpus, the name that the figures of the converted statements go by."""

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM"})
PHRASAL = frozenset({"appos", "nmod", "acl", "acl:relcl", "conj", "flat", "amod", "obl"})
HEADING = frozenset({"that", "whether", "if"})
RELATIVES = frozenset({"who", "which", "that"})
MARKS = frozenset({"PUNCT", "SYM"})

Step = Callable[[Sequence[Statement], Parsed], list[Statement]]


def joined(statements: Sequence[Statement], parsed: Parsed) -> list[Statement]:
    """A continued quotation is a part of the statement that it continues ("A," he said. "B"): every attribution has one cue."""
    found: list[Statement] = []
    for one in sorted(statements, key=lambda one: one["content"][0]):
        continued = not one.get("cue") and not one.get("source")
        spoken = [other for other in found if other.get("by") == one.get("by") and not other.get("within")] if continued else []
        if spoken:
            last = max(spoken, key=lambda other: other["content"][-1][1])
            last["content"] = sorted([*last["content"], *one["content"]])
        else:
            found.append(one.copy())
    return found


def outermost(statements: Sequence[Statement], parsed: Parsed) -> list[Statement]:
    """No nested attributions: of one that stands in another's content there is none."""
    return [one for one in statements if not one.get("within")]


def headed(statements: Sequence[Statement], parsed: Parsed) -> list[Statement]:
    """ "That", "whether" and the "to" of an infinitive belong to the content that they head."""
    return [{**one, "content": [[_head(one, parsed), one["content"][0][1]], *one["content"][1:]]} for one in statements]


def _head(one: Statement, parsed: Parsed) -> int:
    """Where the content begins with the word that heads it."""
    first = parsed.run((one["content"][0][0], one["content"][0][1]))[0]
    at = first - 1
    while at > 0 and parsed.words[at].pos == "PUNCT" and parsed.words[at].lower == '"':
        at -= 1
    if at < 0 or first >= len(parsed.words):
        return one["content"][0][0]
    infinitive = parsed.words[at].lower == "to" and parsed.words[at].relation in {"mark", "aux"}
    return parsed.words[at].start if infinitive or parsed.words[at].lower in HEADING else one["content"][0][0]


def pronouns(statements: Sequence[Statement], parsed: Parsed) -> list[Statement]:
    """A relative pronoun is the source, and not what it stands for ("the agency, which said ...")."""
    return [{**one, "source": _pronoun(one, parsed)} for one in statements]


def _pronoun(one: Statement, parsed: Parsed) -> list[int] | None:
    source, cue = one.get("source"), one.get("cue")
    if not source or not cue or source[1] > cue[0]:
        return source
    between = [word for word in parsed.words[slice(*parsed.run((source[1], cue[0])))] if word.pos not in {*MARKS, "ADV"}]
    return [between[0].start, between[0].end] if len(between) == 1 and between[0].lower in RELATIVES else source


def whole(statements: Sequence[Statement], parsed: Parsed) -> list[Statement]:
    """A source is all of its noun phrase, with what is put to it in apposition or in a relative clause, however long."""
    return [{**one, "source": _whole(one, parsed)} for one in statements]


def _whole(one: Statement, parsed: Parsed) -> list[int] | None:
    source = one.get("source")
    first, behind = parsed.run((source[0], source[1])) if source else (0, 0)
    if not source or first >= behind:
        return source
    last, ceiling = behind - 1, _ceiling(one, parsed, behind)
    for word in parsed.words[first:behind]:
        if word.pos in NOMINAL and (word.is_root or not first <= word.head.i < behind):
            last = _reach(word, last, ceiling)
    while last >= behind and parsed.words[last].pos in {*MARKS, "CCONJ"}:
        last -= 1
    return [source[0], max(source[1], parsed.words[last].end)]


def _ceiling(one: Statement, parsed: Parsed, behind: int) -> int:
    """The last word that a source may have which ends before the word `behind`: in its sentence, before the cue and the content."""
    spans = [*one["content"], *([cue] if (cue := one.get("cue")) else [])]
    begins = [parsed.run((start, end))[0] for start, end in spans]
    return min([parsed.words[behind - 1].sentence.last, *(first for first in begins if first >= behind)]) - 1


def _reach(head: Word, last: int, ceiling: int) -> int:
    """The last word of a noun phrase, one part behind the other, each whole or not at all."""
    for child in head.children:
        if child.relation in PHRASAL and last < child.i and last <= child.left <= last + 2 and child.right <= ceiling:
            last = child.right
    return last


STEPS: dict[str, Step] = {
    "a continued quotation is part of the statement that it continues": joined,
    "only the outermost of nested statements is annotated": outermost,
    "“that”, “whether” and the “to” of an infinitive are in the content": headed,
    "a relative pronoun is the source": pronouns,
    "long appositions and relative clauses are in the source": whole,
}


def converted(found: Marks, parsed: Parsed, steps: Iterable[Step] = tuple(STEPS.values())) -> Marks:
    """The statements of an article under PolNeAR's guidelines, or as far as these steps go."""
    statements = list(found.statements)
    for step in steps:
        statements = step(statements, parsed)
    return Marks(statements, found.voices)


def all_converted(articles: Sequence[Article], predictions: Predictions) -> dict[str, Predictions]:
    """The predictions by all steps together, under "", and by each alone."""
    parsings = {article.name: _parsed(article) for article in articles}
    ways = {"": tuple(STEPS.values()), **{name: (step,) for name, step in STEPS.items()}}
    return {
        name: {article: converted(found, parsings[article], steps) for article, found in predictions.items()}
        for name, steps in ways.items()
    }


def _parsed(article: Article) -> Parsed:
    from selon.parsing.pipeline import parse
    from selon.reading import read_path

    return parse(read_path(article.path, language=article.language))
