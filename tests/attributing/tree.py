"""Small parses made by hand, so that a rule is tested without a model.

A word is a line: form, part of speech, number of its head (from 1, 0 for the root), relation, and where they matter lemma and
features. An empty line ends a sentence. The words are looked for in the text in their order.
"""

from __future__ import annotations

from selon.attributing.candidates import Candidate, Text
from selon.attributing.clauses import cue_interval, is_negated
from selon.attributing.lexicon import CueClass
from selon.parsing.quotations import quotations
from selon.parsing.twin import twin
from selon.parsing.words import Paragraph, Parsed, Sentence, Word
from selon.records import Segment, Span


def tree(text: str, rows: str, language: str = "en") -> Parsed:
    """`text` parsed as the rows say, in one paragraph."""
    parsed = Parsed(text, twin(text), language, [], [], [], [], [])
    paragraph = Paragraph(0, 0, 0, 0, len(text), "body")
    at = 0
    for block in rows.strip().split("\n\n"):
        lines = [line.split() for line in block.strip().splitlines()]
        first = len(parsed.words)
        for n, (form, pos, _, relation, *more) in enumerate(lines):
            at = text.index(form, at)
            lemma = more[0] if more else form.lower()
            feats = dict(feat.split("=") for feat in more[1].split("|")) if len(more) > 1 else {}
            parsed.words.append(Word(first + n, at, at + len(form), form, form.lower(), lemma, pos, feats, relation))
            at += len(form)
        _join(parsed, paragraph, first, [int(line[2]) for line in lines])
    paragraph.last = len(parsed.words)
    parsed.paragraphs.append(paragraph)
    parsed.quotations.extend(quotations(text, [Segment(0, len(text), "body")])[0])
    return parsed


def _join(parsed: Parsed, paragraph: Paragraph, first: int, heads: list[int]) -> None:
    words = parsed.words[first:]
    for word, head in zip(words, heads, strict=True):
        word.head = words[head - 1] if head else word
        if head:
            words[head - 1].children.append(word)
        word.left = word.right = word.i
    root = next(word for word in words if word.is_root)
    sentence = Sentence(len(parsed.sentences), first, len(parsed.words), root, paragraph, words[0].start, words[-1].end)
    for word in words:
        word.sentence = sentence
        for above in word.ancestors():
            above.left, above.right = min(above.left, word.i), max(above.right, word.i)
    parsed.sentences.append(sentence)
    paragraph.sentences.append(sentence)


def word(parsed: Parsed, form: str) -> Word:
    """The first word of that form."""
    return next(one for one in parsed.words if one.text == form)


def said(parsed: Parsed, words: tuple[int, int]) -> str:
    """The text of an interval of words."""
    return parsed.text[parsed.words[words[0]].start : parsed.words[words[1]].end]


def spot(text: str, part: str) -> Span:
    """Where a part of a text stands."""
    return text.index(part), text.index(part) + len(part)


SAY = CueClass("say", "asserts", "certain", frozenset({"that"}))


def candidate(
    parsed: Parsed,
    content: str,
    cue: str,
    *,
    source: str | None = None,
    complement: str | None = None,
    frame: str = "clause",
    kind: CueClass = SAY,
) -> tuple[Text, Candidate]:
    """A candidate under the cue with that form, and the text that it is of."""
    verb = word(parsed, cue)
    found = Candidate(
        [spot(parsed.text, content)],
        cue_interval(parsed, verb),
        verb,
        word(parsed, source) if source else None,
        kind,
        frame,
        word(parsed, complement) if complement else None,
        negated=is_negated(verb),
    )
    return Text(parsed), found


ROW = tree(
    "Le préfet dit que la route est fermée et ajoute que le pont tient.",
    """
    Le DET 2 det
    préfet NOUN 3 nsubj
    dit VERB 0 root dire VerbForm=Fin|Tense=Pres
    que SCONJ 8 mark
    la DET 6 det
    route NOUN 8 nsubj:pass
    est AUX 8 aux:pass être VerbForm=Fin|Tense=Pres
    fermée VERB 3 ccomp fermer VerbForm=Part|Tense=Past
    et CCONJ 10 cc
    ajoute VERB 3 conj ajouter VerbForm=Fin|Tense=Pres
    que SCONJ 14 mark
    le DET 13 det
    pont NOUN 14 nsubj
    tient VERB 10 ccomp tenir VerbForm=Fin|Tense=Pres
    . PUNCT 3 punct
    """,
    "fr",
)
