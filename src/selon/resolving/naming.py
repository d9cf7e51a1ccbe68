"""What a voice is called in the ledger: the fullest words the article has for it, what it is, and whom it speaks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selon.records import Source, SourceType, Span
from selon.resolving.descriptions import Description
from selon.resolving.mentions import Mention
from selon.resolving.names import full_name
from selon.resolving.referents import Referent
from selon.resolving.scene import Scene

CLAUSES = frozenset(("acl", "advcl", "xcomp", "ccomp", "parataxis", "csubj"))
TRAILING = frozenset(("ADP", "SCONJ", "PRON", "ADV", "PUNCT", "PART", "CCONJ"))
OF = frozenset(("de", "d'", "du", "des", "of", "for", "from"))
SHORTEST_NUMBER = 3  # digits that tell a document from others: "décret 13769"


def type_of(referent: Referent) -> SourceType:
    """person, group, organisation or document; what no lexicon knows is a document, or a group where there are several."""
    if referent.kind == "document":
        return "document"
    if referent.chain is not None:
        return "person" if referent.chain.label == "person" else "organisation"
    if referent.kind is not None:
        return referent.kind
    if referent.number == "p":
        return "group"
    return "person" if any(mention.pronoun is not None for mention in referent.mentions) else "document"


class Namer:
    """Writes the records of one document's voices."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.parsed = scene.parsed
        self.vocabulary = scene.vocabulary

    def source(self, referent: Referent, spans: Sequence[Span]) -> Source:
        """The record of a voice. `spans` are those of its source mentions."""
        return Source(self.name(referent), type_of(referent), self.is_named(referent), self.affiliation(referent), None, tuple(spans))

    # --- whether a reader could tell who it is

    def is_named(self, referent: Referent) -> bool:
        """By name, by an office that one person holds, or as the one such institution; a document by whose it is."""
        kind = type_of(referent)
        if kind == "document":
            return any(self._has_proper(mention) for mention in referent.mentions)
        if referent.chain is not None:
            return True
        if referent.parts:
            return all(self.is_named(self.scene.referents[part]) for part in referent.parts)
        if kind == "person":
            return any(self._one_office(description) for description in referent.descriptions)
        return kind == "organisation" and self._one_institution(referent)

    def _one_office(self, description: Description) -> bool:
        """Whether one person alone is called so: an office of something, or the kin of somebody with a name."""
        if not description.noun.office or description.determiner != "definite" or description.other:
            return False
        if description.noun.kin:
            return any(i in self.scene.names.at for i in range(description.first, description.last))
        return bool(description.states or description.domain) or description.last - description.head.i > 1

    def _one_institution(self, referent: Referent) -> bool:
        known = {"institution", "proper"}
        if referent.indefinite:
            return any(known & d.noun.sorts for d in referent.descriptions)
        return bool(referent.descriptions) and not any(d.noun.hidden for d in referent.descriptions)

    def _has_proper(self, mention: Mention) -> bool:
        words = self.parsed.words[mention.first : mention.last]
        return any(w.i in self.scene.names.at or (w.text.isdigit() and len(w.text) >= SHORTEST_NUMBER) for w in words)

    # --- the name

    def name(self, referent: Referent) -> str:
        """A person's full name without title; else the longest mention without its article."""
        if referent.chain is not None:
            return full_name(self.parsed, referent.chain)
        texts = [self._bare(mention) for mention in referent.mentions if mention.pronoun is None]
        if texts:
            return min(texts, key=len) if "proper" in referent.sorts else max(texts, key=len)
        spoken = [self.parsed.text[start:end] for start, end in (mention.span for mention in referent.mentions)]
        return spoken[0] if spoken else self.vocabulary.unspecified

    def _bare(self, mention: Mention) -> str:
        """The words of a mention without article, up to its first comma or clause."""
        words, first, last = self.parsed.words, mention.first, mention.last
        while first < mention.head.i and words[first].lower in self.vocabulary.determiners and words[first].pos in ("DET", "ADP"):
            first += 1
        for word in words[mention.head.i + 1 : last] if not mention.parts else ():
            if word.text in (",", "(") or (word.pos in ("VERB", "AUX") and word.relation.partition(":")[0] in CLAUSES):
                last = word.i
                break
        while last > mention.head.i + 1 and words[last - 1].pos in TRAILING and not self.vocabulary.state_of(words[last - 1].text):
            last -= 1
        return self.parsed.text[words[first].start : words[last - 1].end]

    # --- whom it speaks for

    def affiliation(self, referent: Referent) -> str | None:
        """As the descriptions say: an organisation by its name, a state, an institution by its noun, a place. An
        organisation whose state is not said speaks for itself."""
        own = referent.chain if referent.chain is not None and referent.chain.label != "person" else None
        found = (self._of(referent, "organisation") or self._institution(referent, proper=True)) if own is None else None
        found = found or next((min(d.states) for d in referent.descriptions if d.states), None)
        if found is not None or type_of(referent) == "document":
            return found
        if own is not None:
            return own.state or full_name(self.parsed, own)
        return self._of(referent, "location") or self._institution(referent, proper=False)

    def _of(self, referent: Referent, label: str) -> str | None:
        return next((name for description in referent.descriptions for name in self._names_in(description, label)), None)

    def _names_in(self, description: Description, label: str) -> Iterator[str]:
        """The names inside a description, where they say whose it is rather than where: "du Conseil du Port", "Ostrow police"."""
        for i in range(description.first, description.last):
            span = self.scene.names.at.get(i)
            if span is None or span.first != i or span.chain is None or span.label != label or span.first <= description.head.i < span.last:
                continue
            before = self.parsed.words[i - 1] if i > description.first else None
            if label == "organisation" or before is None or before.pos != "ADP" or before.lower in OF:
                yield span.chain.state or full_name(self.parsed, span.chain)

    def _institution(self, referent: Referent, proper: bool) -> str | None:
        """The institution by its noun that somebody belongs to: "de la police", "des talibans"."""
        for description in referent.descriptions:
            for word in self.parsed.words[description.first : description.last] if description.noun.kind in ("person", "group") else ():
                noun = self.vocabulary.noun(word) if word is not description.head and word.pos in ("NOUN", "PROPN") else None
                if noun is None or noun.kind != "organisation" or ("proper" in noun.sorts) != proper or (noun.generic and not proper):
                    continue
                last = word.i if proper else min(word.right, description.last - 1)
                return self.parsed.text[word.start : self.parsed.words[last].end]
        return None
