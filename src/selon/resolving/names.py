"""The names of a document: where they stand, which name the same, and what the text's grammar shows of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from selon.parsing.words import Parsed, Word
from selon.resolving.chains import Chain, chains, gender_of
from selon.resolving.missed import with_missed
from selon.resolving.spans import NameSpan, head_of, pipeline_spans
from selon.resolving.vocabulary import Vocabulary

LONGEST_ALIAS = 9  # words between a name and another of the same


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a document in order, their chains, and the span over each word that is part of one."""

    spans: list[NameSpan]
    chains: list[Chain]
    at: dict[int, NameSpan]


def names(parsed: Parsed, vocabulary: Vocabulary, heads: Iterable[Word] = ()) -> Names:
    """Find the names of a document and join those that name the same. `heads` head the mentions of sources."""
    spans = with_missed(parsed.words, vocabulary, pipeline_spans(parsed, vocabulary), {word.i for word in heads})
    found = chains(parsed, vocabulary, spans)
    _join_aliases(parsed, vocabulary, spans)
    kept = [chain for chain in found if chain.spans]
    for number, chain in enumerate(kept):
        chain.id = number
        _describe(parsed.words, chain)
    return Names(spans, kept, {i: span for span in spans for i in range(span.first, span.last)})


def surface(parsed: Parsed, span: NameSpan) -> str:
    """The words of a name as the text has them."""
    return parsed.text[parsed.words[span.first].start : parsed.words[span.last - 1].end]


def full_name(parsed: Parsed, chain: Chain) -> str:
    """The fullest form of a name that is no alias; of several as full the first."""
    aliases = {alias.tokens for alias, _ in chain.aliases}
    spans = [span for span in chain.spans if span.tokens not in aliases] or chain.spans
    most = max(len(span.tokens) for span in spans)
    return surface(parsed, next(span for span in spans if len(span.tokens) == most))


def _join_aliases(parsed: Parsed, vocabulary: Vocabulary, spans: list[NameSpan]) -> None:
    """Join "X, also known as Y": the spans of Y go to X, which remembers where it was said."""
    for before, span in zip(spans, spans[1:], strict=False):
        kept, gone = before.chain, span.chain
        if not 1 <= span.first - before.last <= LONGEST_ALIAS or kept is None or gone is None or kept is gone:
            continue
        gap = [vocabulary.plain(word.lower) for word in parsed.words[before.last : span.first] if word.pos != "PUNCT"]
        if tuple(gap) in vocabulary.alias_words or tuple(gap[1:]) in vocabulary.alias_words:
            kept.aliases.append((gone, span))
            kept.take(gone)


def _describe(words: list[Word], chain: Chain) -> None:
    """The gender and number that articles and agreement show."""
    chain.spans.sort(key=lambda span: span.first)
    heads = [head_of(words[span.first : span.last]) for span in chain.spans]
    chain.plural = any(_determined(head, "Number") == "Plur" for head in heads)
    if gender_of(chain) is None:
        votes = [found for head in heads for found in (_determined(head, "Gender"), _predicated(head)) if found in ("Fem", "Masc")]
        if votes:
            chain.gender = "f" if 2 * votes.count("Fem") > len(votes) else "m"


def _determined(head: Word, feature: str) -> str | None:
    for child in head.children:
        if child.pos == "DET" and feature in child.feats:
            return child.feats[feature]
    return None


def _predicated(head: Word) -> str | None:
    """The gender of a participle or adjective said of the name: "X s'est dite prête"."""
    said = head.head
    if not head.relation.startswith("nsubj") or "Gender" not in said.feats or said.pos not in ("ADJ", "VERB"):
        return None
    agrees = any(child.relation in ("cop", "aux:pass") or child.lemma == "être" for child in said.children)
    return said.feats["Gender"] if agrees else None
