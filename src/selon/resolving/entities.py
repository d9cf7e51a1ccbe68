"""The persons, organisations, places and agreements that a document names, their mentions, and what it says they are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from selon.parsing.words import Parsed, Word
from selon.records import Entity, Fact, Source, Span
from selon.resolving.chains import Chain
from selon.resolving.descriptions import Description
from selon.resolving.folding import folded
from selon.resolving.mentions import CUTS, Mention, Reader
from selon.resolving.names import LONGEST_ALIAS, full_name, names, surface
from selon.resolving.scene import LATEST
from selon.resolving.spans import NameSpan, head_of
from selon.resolving.vocabulary import vocabulary

KNOWN = ("definite", "demonstrative")
OF = ("de", "d'", "du", "des", "of", "for")
NAMED_BY_NOUN = frozenset(("institution", "state", "proper"))


@dataclass(slots=True)
class Draft:
    """An entity while its mentions are gathered."""

    name: str
    type: str
    spans: list[Span] = field(default_factory=list)
    facts: dict[str, Fact] = field(default_factory=dict)


def entities(parsed: Parsed, sources: dict[str, Source]) -> tuple[tuple[Entity, ...], dict[str, Source]]:
    """The entities of a document, "e1" being the first to be named, and the sources with the `entity` that each is.

    Mentions are code point offsets, half-open, in order. What a source is called without its name ("le préfet") is a
    mention of it too, a pronoun is not.
    """
    words = vocabulary(parsed.language)
    starts = [word.start for word in parsed.words]
    heads = [head_of(inside) for source in sources.values() for span in source.mentions if (inside := _inside(parsed, starts, span))]
    return Gatherer(parsed, Reader(parsed, words, names(parsed, words, heads)), {}).gather(sources)


class Gatherer:
    """Gathers the entities of one document. `mentions` are those already read, by head word."""

    def __init__(self, parsed: Parsed, reader: Reader, mentions: dict[int, Mention]) -> None:
        self.parsed = parsed
        self.words = parsed.words
        self.reader = reader
        self.vocabulary = reader.vocabulary
        self.names = reader.names
        self.mentions = mentions

    def gather(self, sources: dict[str, Source], called: Iterable[tuple[Chain, Span]] = ()) -> tuple[tuple[Entity, ...], dict[str, Source]]:
        """All of them, and the sources. `called`: what those with a name are called without it."""
        drafts = {chain.id: self._draft(chain) for chain in self.names.chains if not self._in_charge(chain)}
        voices = {key: list(self._of_source(source)) for key, source in sources.items()}
        owners = {key: _chain_of(mentions) for key, mentions in voices.items()}
        for key, owner in owners.items():
            if owner is not None and owner in drafts:
                self._add_voice(drafts[owner], voices[key])
        for chain, span in called:
            if chain.id in drafts:
                drafts[chain.id].spans.append(span)
        numbered = sorted([*drafts.items(), *self._described()], key=lambda item: min(item[1].spans))
        ids = {key: f"e{n}" for n, (key, _) in enumerate(numbered, 1)}
        made = tuple(Entity(ids[key], d.name, d.type, tuple(sorted(set(d.spans))), tuple(d.facts.values())) for key, d in numbered)
        return made, {key: replace(source, entity=ids.get(owners[key])) for key, source in sources.items()}  # type: ignore[arg-type]

    def _span(self, first: int, last: int) -> Span:
        return self.words[first].start, self.words[last - 1].end

    def _text(self, first: int, last: int) -> str:
        return self.parsed.text[self.words[first].start : self.words[last - 1].end]

    def _draft(self, chain: Chain) -> Draft:
        draft = Draft(full_name(self.parsed, chain), self._type(chain), [self._span(s.first, s.last) for s in chain.spans])
        for _, span in chain.aliases:
            name = surface(self.parsed, span)
            draft.facts.setdefault("alias " + folded(name), Fact(self.vocabulary.facts["alias"].format(name), self._alias_at(span)))
        for span in chain.spans:
            head = head_of(self.words[span.first : span.last])
            if chain.label != "location":
                self._roles(draft, chain, span, head)
            elif chain.state is None:
                self._place(draft, head)
        return draft

    def _in_charge(self, chain: Chain) -> bool:
        """Whether a name only ever says what somebody is in charge of: "le ministre de la Pêche" is no mention of a body."""
        return chain.label == "organisation" and chain.state is None and all(self._portfolio(span) for span in chain.spans)

    def _portfolio(self, span: NameSpan) -> bool:
        at = span.first - 1
        while at > span.first - 4 and at > 0 and self.words[at].pos in ("ADP", "DET"):
            at -= 1
        return at < span.first - 1 and at >= 0 and self.words[at].lemma.lower() in self.vocabulary.portfolios

    def _type(self, chain: Chain) -> str:
        """person, organisation, location, agreement, document, event or product."""
        first = self.words[chain.spans[0].first]
        kind = self.vocabulary.kinds.get(first.lower) or self.vocabulary.kinds.get(first.lemma)
        return kind if kind is not None and chain.label not in ("person", "location") else chain.label

    def _of_source(self, source: Source) -> Iterator[Mention]:
        for span in source.mentions:
            inside = self.reader.words_in(span)
            if inside:
                head = head_of(inside)
                known = self.mentions.get(head.i)
                yield known if known is not None and known.span == span else self.reader.at_span(head, span)

    def _add_voice(self, draft: Draft, mentions: list[Mention]) -> None:
        """What a source is called without its name, and the roles its mentions give."""
        for mention in mentions:
            if mention.name is None and mention.pronoun is None:
                draft.spans.append(mention.span)
            self._add_roles(draft, mention, draft.type)

    # --- facts

    def _roles(self, draft: Draft, chain: Chain, span: NameSpan, head: Word) -> None:
        """The roles that stand beside a name."""
        top = self.reader.top(head)
        mention = self.mentions.get(top.i) or self.reader.at_head(top)
        if mention.name is span:
            self._add_roles(draft, mention, chain.label)

    def _add_roles(self, draft: Draft, mention: Mention, kind: str) -> None:
        """The roles of one mention that are not part of the name itself."""
        name = mention.name
        for description in mention.descriptions if name is not None else ():
            if name is not None and description.noun.kind == kind and not name.first <= description.head.i < name.last:
                self._role(draft, description, mention)

    def _role(self, draft: Draft, description: Description, mention: Mention) -> None:
        """A role, told as fully as anywhere in the text, and the nationality in it."""
        first, last = self._role_words(description, mention)
        at, text = self._span(first, last), self._text(self._bare(first, last), last)
        known = draft.facts.get(description.noun.form)
        if known is None or len(known.fact) < len(text):
            draft.facts[description.noun.form] = Fact(self.vocabulary.facts["role"].format(text), at)
        if description.noun.form in self.vocabulary.nationals:
            for state in sorted(description.states):
                draft.facts.setdefault("nationality", Fact(self.vocabulary.facts["nationality"].format(state), at))

    def _role_words(self, description: Description, mention: Mention) -> tuple[int, int]:
        """The stretch of the mention that gives the role, between commas and without the name."""
        name = range(mention.name.first, mention.name.last) if mention.name is not None else range(0)
        first, last = description.head.i, description.head.i + 1
        while first > mention.first and self.words[first - 1].text not in CUTS and first - 1 not in name:
            first -= 1
        while last < mention.last and self.words[last].text not in CUTS and last not in name:
            last += 1
        return first, last

    def _bare(self, first: int, last: int) -> int:
        """Where a stretch begins without its article."""
        while first + 1 < last and self.words[first].lower in self.vocabulary.determiners and self.words[first].pos in ("DET", "ADP"):
            first += 1
        return first

    def _place(self, draft: Draft, head: Word) -> None:
        """What sort of place it is, where its noun stands before it: "la province syrienne d'Idlib"."""
        noun = head.head
        beside = head.relation.partition(":")[0] in ("nmod", "appos", "flat") and noun.i < head.i
        if not beside or self.vocabulary.kinds.get(noun.lemma) != "location":
            return
        if any(child.pos == "DET" or self.vocabulary.determiners.get(child.lower) == "definite" for child in head.children):
            return  # "la région du Sud" may be said of a part of it
        told = [noun.i, *(child.i for child in noun.children if child.relation == "amod" and child.i < head.i)]
        first, last = min(told), max(told) + 1
        draft.facts.setdefault(noun.lemma, Fact(self.vocabulary.facts["role"].format(self._text(first, last)), self._span(first, last)))

    def _alias_at(self, span: NameSpan) -> Span:
        """The words that say so: "also known as" and the name."""
        for size in range(LONGEST_ALIAS, 0, -1):
            told = tuple(self.vocabulary.plain(word.lower) for word in self.words[max(0, span.first - size) : span.first])
            if len(told) == size and told in self.vocabulary.alias_words:
                return self._span(span.first - size, span.last)
        return self._span(span.first, span.last)

    # --- what a common noun and a name beside it, or a movement's own noun, name

    def _described(self) -> list[tuple[int, Draft]]:
        """Agreements, documents and institutions that a name or a state in their mention tells from others, "l'accord de
        Doha", "le gouvernement afghan", and movements."""
        drafts: list[tuple[int, Draft]] = []
        known: dict[str, list[tuple[Description, Draft]]] = {}
        done = 0
        for word in self.words:
            kind = self._kind(word) if word.i >= done and word.pos in ("NOUN", "PROPN") and word.i not in self.names.at else None
            mention = (self.mentions.get(word.i) or self.reader.at_head(word)) if kind is not None else None
            description = mention.core if mention is not None else None
            if mention is None or description is None or kind is None or (mention.number == "p" and kind != "organisation"):
                continue
            first, last = self._core(mention, description)
            like = known.setdefault(description.noun.form, [])
            draft = next((d for old, d in reversed(like[-LATEST:]) if _takes_up(description, old)), None)
            if draft is None and self._told_apart(description, kind, last):
                draft = Draft(self._text(self._bare(first, last), last), kind)
                drafts.append((-len(drafts) - 1, draft))
                like.append((description, draft))
            if draft is not None:
                draft.spans.append(self._span(first, last))
                done = last
        return drafts

    def _core(self, mention: Mention, description: Description) -> tuple[int, int]:
        """A movement's noun; a document's mention; an institution's as far as it says whose: "les forces du Nord | dans la ville"."""
        if "proper" in description.noun.sorts:
            return description.head.i, description.head.i + 1
        if description.noun.kind == "document":
            return mention.first, description.last
        words = self.words[description.head.i + 1 : description.last]
        last = next((word.i for word in words if word.pos == "ADP" and word.lower not in OF), description.last)
        return mention.first, last

    def _kind(self, word: Word) -> str | None:
        kind = self.vocabulary.kinds.get(word.lemma)
        if kind in ("agreement", "document"):
            return kind
        noun = self.vocabulary.noun(word)
        return "organisation" if noun is not None and noun.sorts & NAMED_BY_NOUN else None

    def _told_apart(self, description: Description, kind: str, last: int) -> bool:
        """Whether a state or a name says which it is; of an agreement, and of what an article has one of, the article alone."""
        if description.determiner == "possessive":
            return False
        if description.determiner in KNOWN and (kind == "agreement" or description.noun.form in self.vocabulary.alone):
            return True
        if "proper" in description.noun.sorts or (description.states and description.determiner != "indefinite"):
            return True
        return any(i in self.names.at for i in range(description.first, last))


def _chain_of(mentions: list[Mention]) -> int | None:
    """The chain that names a source; of a state and its capital, the state. Joint sources have none."""
    if any(mention.parts for mention in mentions):
        return None
    found = [mention.chain for mention in mentions if mention.chain is not None]
    return min(found, key=lambda chain: (chain.capital, chain.id)).id if found else None


def _takes_up(new: Description, old: Description) -> bool:
    """Whether a description may take up what the same noun described before: definite, and nothing that the old one lacks."""
    if "proper" in new.noun.sorts or new.determiner not in ("definite", "demonstrative"):
        return "proper" in new.noun.sorts
    return new.domain <= old.domain and new.states <= old.states


def _inside(parsed: Parsed, starts: list[int], span: Span) -> list[Word]:
    return parsed.words[bisect_left(starts, span[0]) : bisect_left(starts, span[1])]
