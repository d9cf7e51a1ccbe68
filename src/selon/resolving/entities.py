"""The persons, organisations, places and agreements that a document names, their mentions, and what it says they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from selon.parsing.words import Parsed, Word
from selon.records import Entity, Fact, Source, Span
from selon.resolving.chains import Chain
from selon.resolving.descriptions import Description
from selon.resolving.folding import folded
from selon.resolving.mentions import CUTS, Mention, Reader
from selon.resolving.names import LONGEST_ALIAS, full_name, surface
from selon.resolving.scene import LATEST
from selon.resolving.spans import NameSpan, head_of

KNOWN = ("definite", "demonstrative")
OF = ("de", "d'", "du", "des", "of", "for")
LONGEST_PARTICIPLE = 9  # words
AGAIN = 2  # mentions of somebody without a name who does not speak
SPEAKING = frozenset(("organisation", "document"))
NAMED_BY_NOUN = frozenset(("institution", "state", "proper"))


@dataclass(slots=True)
class Draft:
    """An entity while its mentions are gathered."""

    name: str
    type: str
    spans: list[Span] = field(default_factory=list)
    facts: dict[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody or something that the text speaks of, and the mentions: `chain` names it, `voice` is its key among the sources."""

    name: Callable[[], str]
    kind: str | None
    chain: Chain | None
    voice: str | None
    mentions: tuple[Mention, ...]


class Gatherer:
    """Gathers the entities of one document. `mentions` are those already read, by head word."""

    def __init__(self, parsed: Parsed, reader: Reader, mentions: dict[int, Mention]) -> None:
        self.parsed = parsed
        self.words = parsed.words
        self.reader = reader
        self.vocabulary = reader.vocabulary
        self.names = reader.names
        self.mentions = mentions

    def gather(self, sources: dict[str, Source], met: Iterable[Met] = ()) -> tuple[tuple[Entity, ...], dict[str, Source]]:
        """All of them, "e1" being the first to be mentioned, and the sources with the `entity` that each is.

        `met`: everybody whom the document speaks of, with a name or without. What one with a name is called without it
        ("le préfet") is a mention too; a pronoun is not.
        """
        drafts = {chain.id: self._draft(chain, spans) for chain in self.names.chains if (spans := self._own(chain))}
        voices = {key: list(self._of_source(source)) for key, source in sources.items()}
        owners = {key: _chain_of(mentions) for key, mentions in voices.items()}
        for key, owner in owners.items():
            if owner is not None and owner in drafts:
                self._add_voice(drafts[owner], voices[key])
        unnamed = Unnamed(self._described(drafts), drafts)
        for one in met:
            if one.chain is not None and one.chain.id in drafts:
                drafts[one.chain.id].spans.extend(mention.span for mention in nominal(one.mentions))
            elif one.chain is None:
                owner = unnamed.add(one, sources.get(one.voice or ""))
                if one.voice is not None and owners.get(one.voice) is None:
                    owners[one.voice] = owner
        numbered = sorted(drafts.items(), key=lambda item: min(item[1].spans))
        ids = {key: f"e{n}" for n, (key, _) in enumerate(numbered, 1)}
        made = tuple(Entity(ids[key], d.name, d.type, tuple(sorted(set(d.spans))), tuple(d.facts.values())) for key, d in numbered)
        return made, {key: replace(source, entity=ids.get(owners[key])) for key, source in sources.items()}  # type: ignore[arg-type]

    def _span(self, first: int, last: int) -> Span:
        return self.words[first].start, self.words[last - 1].end

    def _text(self, first: int, last: int) -> str:
        return self.parsed.text[self.words[first].start : self.words[last - 1].end]

    def _draft(self, chain: Chain, spans: list[NameSpan]) -> Draft:
        draft = Draft(full_name(self.parsed, chain), self._type(chain), [self._span(s.first - self._title(s), s.last) for s in spans])
        for _, span in chain.aliases:
            name = surface(self.parsed, span)
            draft.facts.setdefault("alias " + folded(name), Fact(self.vocabulary.facts["alias"].format(name), self._alias_at(span)))
        for span in spans:
            head = head_of(self.words[span.first : span.last])
            if chain.label != "location":
                self._roles(draft, chain, span, head)
            elif chain.state is None:
                self._place(draft, head)
        return draft

    def _title(self, span: NameSpan) -> int:
        """1 where a title that is no role by itself stands before a name and is a part of the mention: "M. Takkal"."""
        before = self.words[span.first - 1] if span.titled and span.first > 0 else None
        return int(before is not None and before.lower in self.vocabulary.titles and self.vocabulary.noun(before) is None)

    def _own(self, chain: Chain) -> list[NameSpan]:
        """The spans of a name that do more than say what somebody is in charge of: in "le ministre de la Pêche" no body is named."""
        if chain.label != "organisation" or chain.state is not None:
            return chain.spans
        return [span for span in chain.spans if not self._portfolio(span)]

    def _portfolio(self, span: NameSpan) -> bool:
        if span.last < len(self.words) and span.last - span.first == 1 and self._rules(self.words[span.last]):
            return True  # "the Fisheries Minister"
        at = span.first - 1
        while at > span.first - 4 and at > 0 and self.words[at].pos in ("ADP", "DET"):
            at -= 1
        return at < span.first - 1 and at >= 0 and self._rules(self.words[at])

    def _rules(self, word: Word) -> bool:
        return word.lemma.lower() in self.vocabulary.portfolios

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
        """Where a stretch begins without its article or possessive."""
        while first + 1 < last and self._determines(self.words[first]):
            first += 1
        return first

    def _determines(self, word: Word) -> bool:
        article = word.lower in self.vocabulary.determiners and word.pos in ("DET", "ADP")
        return article or word.lower in self.vocabulary.possessives

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

    def _described(self, drafts: dict[int, Draft]) -> dict[int, int]:
        """Add agreements, documents and institutions that a name or a state in their mention tells from others, "l'accord de
        Doha", "le gouvernement afghan", and movements. The key of each by the head words of its mentions."""
        known: dict[str, list[tuple[Description, int]]] = {}
        heads: dict[int, int] = {}
        done = 0
        for word in self.words:
            kind = self._kind(word) if word.i >= done and word.pos in ("NOUN", "PROPN") and word.i not in self.names.at else None
            mention = (self.mentions.get(word.i) or self.reader.at_head(word)) if kind is not None else None
            description = mention.core if mention is not None else None
            if mention is None or description is None or kind is None or (mention.number == "p" and kind != "organisation"):
                continue
            first, last = self._core(mention, description)
            like = known.setdefault(description.noun.form, [])
            key = next((at for old, at in reversed(like[-LATEST:]) if _takes_up(description, old)), None)
            if key is None and self._told_apart(description, kind, last):
                key = -len(drafts) - 1
                drafts[key] = Draft(self._text(self._bare(first, last), last), kind)
                like.append((description, key))
            if key is not None:
                drafts[key].spans.append(self._span(first, last))
                heads[word.i] = key
                done = last
        return heads

    def _core(self, mention: Mention, description: Description) -> tuple[int, int]:
        """A movement's noun; a document's mention; an institution's as far as it says whose: "les forces du Nord | dans la ville"."""
        if "proper" in description.noun.sorts:
            return description.head.i, description.head.i + 1
        if description.noun.kind == "document":
            return mention.first, self._with_participle(description.head, description.last)
        words = self.words[description.head.i + 1 : description.last]
        last = next((word.i for word in words if word.pos == "ADP" and word.lower not in OF), description.last)
        return mention.first, last

    def _with_participle(self, head: Word, last: int) -> int:
        """Where a document's mention ends with the short participle that says which: "the accord signed at Querance in March"."""
        for child in head.children:
            said = child.relation == "acl" and child.feats.get("VerbForm") == "Part" and child.right - child.left < LONGEST_PARTICIPLE
            if said and last - 1 <= child.i and child.left <= last:
                return max(last, child.right + 1 - (self.words[child.right].pos == "PUNCT"))
        return last

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


@dataclass(frozen=True, slots=True)
class Unnamed:
    """Puts those without a name among the drafts: what a described mention is of (`heads`) is known already."""

    heads: dict[int, int]
    drafts: dict[int, Draft]

    def add(self, one: Met, source: Source | None) -> int | None:
        """The key of somebody without a name, or None where nothing tells that it is more than a word."""
        mentions = list(nominal(one.mentions))
        key = next((self.heads[mention.head.i] for mention in mentions if mention.head.i in self.heads), None)
        if key is None and self._counts(one, mentions, source):
            key = -len(self.drafts) - 1
            self.drafts[key] = Draft(one.name(), one.kind or "person")
        if key is not None:
            self.drafts[key].spans.extend(mention.span for mention in mentions if mention.head.i not in self.heads)
        return key

    def _counts(self, one: Met, mentions: list[Mention], source: Source | None) -> bool:
        """Whether somebody speaks, or is a person who is spoken of again."""
        if one.kind == "document" and source is None:
            return len(mentions) >= AGAIN
        return bool(mentions) and source is not None and one.kind in SPEAKING


def nominal(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions that call somebody by a noun, and not by a name, which is a mention by itself."""
    return (mention for mention in mentions if mention.name is None and mention.pronoun is None and not mention.parts)


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
