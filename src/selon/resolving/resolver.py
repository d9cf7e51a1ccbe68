"""Reads a document from its first word to its last and puts each mention to whom it stands for."""

from __future__ import annotations

from collections.abc import Sequence

from selon.attributing.attribution import Attribution
from selon.parsing.words import Parsed
from selon.resolving.chains import Chain
from selon.resolving.described import Described
from selon.resolving.mentions import Mention
from selon.resolving.pronouns import Pronouns
from selon.resolving.referents import Referent, fit
from selon.resolving.scene import Scene
from selon.resolving.vocabulary import Vocabulary

SAME_INSTITUTION = 0.6


class Resolver:
    """Names are joined beforehand; a description goes to whoever was called so and is not contradicted; a pronoun to
    whom the reader has in mind. Where that is in doubt somebody new is opened."""

    def __init__(self, parsed: Parsed, attributions: Sequence[Attribution], vocabulary: Vocabulary) -> None:
        self.scene = Scene(parsed, attributions, vocabulary)
        self.pronouns = Pronouns(self.scene)
        self.described = Described(self.scene)
        self.by_words: dict[str, Referent] = {}
        self.by_parts: dict[frozenset[int], Referent] = {}

    def resolve(self) -> list[Referent]:
        """One referent for each attribution."""
        later: list[Mention] = []
        for _, mention in sorted(self.scene.mentions.items()):
            if self._speaks_itself(mention):
                later.append(mention)
                continue
            found = self._find(mention)
            if found is not None:
                self.scene.put(mention, found)
        for mention in later:
            self.scene.put(mention, self.pronouns.first_person(mention))
        return self._assign()

    def _speaks_itself(self, mention: Mention) -> bool:
        """A first person, left until it is known who speaks."""
        if mention.pronoun is None or mention.pronoun.role != "speaker":
            return False
        return mention.head.i in self.scene.inside or self.scene.timeline.quotation(mention.head.start) >= 0

    def _find(self, mention: Mention) -> Referent | None:
        """Whom a mention stands for; None for one nobody speaks by and that a later word should not be drawn to."""
        if mention.parts:
            return self._joint(mention)
        if mention.pronoun is not None:
            return self.pronouns.find(mention, mention.pronoun)
        for description in mention.descriptions:
            if description.owner is not None:
                owner = self.pronouns.owner(description.owner)
                description.owner_id = owner.id if owner is not None else None
        if mention.chain is not None:
            return self._named(mention, mention.chain)
        if not mention.descriptions:
            return self._unknown(mention)
        found = self.described.find(mention, mention.descriptions[0])
        if isinstance(found, Mention):
            return self._named(found, found.chain) if found.chain is not None else None
        return found

    def _joint(self, mention: Mention) -> Referent:
        parts = frozenset(self.scene.put(part, self._find(part) or self.scene.new(part, "part")).id for part in mention.parts)
        if len(parts) == 1:
            return self.scene.referents[next(iter(parts))]
        if parts not in self.by_parts:
            self.by_parts[parts] = self.scene.new(mention, "joint")
            self.by_parts[parts].parts = parts
        return self.by_parts[parts]

    # --- names

    def _named(self, mention: Mention, chain: Chain) -> Referent:
        known = self.scene.by_chain.get(chain.id)
        if known is not None:
            return known
        referent = self._state(chain) or self._called_so_before(mention) or self._same_institution(mention, chain)
        if referent is None:
            referent = self.scene.new(mention, "name")
        if referent.chain is None:
            referent.chain, referent.gender = chain, chain.gender or referent.gender
            referent.number = "p" if chain.plural else "s"
        self.scene.by_chain[chain.id] = referent
        return referent

    def _state(self, chain: Chain) -> Referent | None:
        """The state whose capital speaks for it, where the text has named it."""
        if not chain.capital or chain.id not in self.scene.speaking:
            return None
        states = (c for c in self.scene.names.chains if c.state == chain.state and not c.capital)
        return next((self.scene.by_chain[c.id] for c in states if c.id in self.scene.by_chain), None)

    def _called_so_before(self, mention: Mention) -> Referent | None:
        """Somebody known by role alone until now: "le maire" before "Jean Roux, maire de Valmont"."""
        for description in mention.descriptions:
            if not description.noun.office and mention.kind != "organisation":
                continue
            for referent in reversed(self.scene.called(description.noun.form)):
                if referent.chain is not None or referent.indefinite or (referent.number, referent.kind) != (mention.number, mention.kind):
                    continue
                fitted = fit(description, referent)
                if fitted is not None and fitted >= 0:
                    return referent
        return None

    def _same_institution(self, mention: Mention, chain: Chain) -> Referent | None:
        """One whose name says less or more of the same: "Conseil du Port" and "Conseil du Port de Valmont"."""
        for description in mention.descriptions if chain.label == "organisation" else ():
            for referent in reversed(self.scene.called(description.noun.form)):
                fitted = fit(description, referent) if referent.chain is not None and referent.kind == "organisation" else None
                if fitted is not None and fitted >= SAME_INSTITUTION:
                    return referent
        return None

    def _unknown(self, mention: Mention) -> Referent:
        """A mention by a word that is in no lexicon: the same where the same words were used before."""
        told = [w for w in self.scene.parsed.words[mention.first : mention.last] if w.pos not in ("DET", "PUNCT", "ADP")]
        words = " ".join(word.lemma.lower() for word in told)
        known = self.by_words.get(words)
        if known is None or mention.determiner == "indefinite":
            known = self.by_words[words] = self.scene.new(mention, "unknown")
        return known

    # --- attributions

    def _assign(self) -> list[Referent]:
        found: list[Referent | None] = [None] * len(self.scene.attributions)
        return [self._voice(i, found) for i in range(len(found))]

    def _voice(self, i: int, found: list[Referent | None]) -> Referent:
        """The referent of an attribution, following what it continues; a circle has none."""
        attributions = self.scene.attributions
        seen: list[int] = []
        at: int | None = i
        while at is not None and at not in seen and found[at] is None and attributions[at].head is None:
            seen.append(at)
            at = attributions[at].continues
        referent: Referent | None = None
        if at is not None and at not in seen:
            head = attributions[at].head
            referent = found[at] or (self.scene.at.get(head.i) if head is not None else None)
        referent = referent or self.scene.nobody()
        for k in (*seen, i):
            found[k] = found[k] or referent
        return referent
