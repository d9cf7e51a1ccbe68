"""Who and what has been met in a document so far, and the mentions that are read to find out."""

from __future__ import annotations

from collections.abc import Sequence

from selon.attributing.attribution import Attribution
from selon.parsing.words import Parsed, Word
from selon.resolving.descriptions import Description
from selon.resolving.mentions import Mention, Reader
from selon.resolving.names import Names, names
from selon.resolving.referents import Referent
from selon.resolving.salience import Timeline
from selon.resolving.spans import NameSpan, head_of
from selon.resolving.vocabulary import Vocabulary

LATEST = 60  # of those called by one noun that a description is held against
SPOKEN_BY = frozenset(("NOUN", "PROPN", "PRON"))
ACTING = frozenset(("nsubj", "obj", "root", "conj", "appos", "parataxis"))
INSIDE_NAMES = frozenset(("compound", "flat", "fixed", "amod", "case", "det", "goeswith", "xcomp"))


class Scene:
    """The state of one reading: mentions by head word, and referents by what they may be found again by."""

    def __init__(self, parsed: Parsed, attributions: Sequence[Attribution], vocabulary: Vocabulary) -> None:
        self.parsed = parsed
        self.attributions = attributions
        self.vocabulary = vocabulary
        self.names: Names = names(parsed, vocabulary, [a.head for a in attributions if a.head is not None])
        self.reader = Reader(parsed, vocabulary, self.names)
        self.timeline = Timeline(parsed)
        self.referents: list[Referent] = []
        self.speakers: list[Referent] = []  # whose each attribution is
        self.mentions: dict[int, Mention] = {}
        self.inside: dict[int, int] = {}  # head word of a source -> the attribution it is nested in
        self.speaking: set[int] = set()  # chains that a source is named by
        self.bearers: dict[str, list[tuple[Mention, Description]]] = {}  # role noun -> the names that stand beside it
        self.at: dict[int, Referent] = {}  # head word -> whom its mention stands for
        self.by_chain: dict[int, Referent] = {}
        self.by_noun: dict[str, list[Referent]] = {}
        self._collect()

    def release(self) -> None:
        """Let the names go of their chains: both are then freed with their last user, and the collector need not look for them."""
        for span in self.names.spans:
            span.chain = None

    def new(self, mention: Mention, why: str) -> Referent:
        """Somebody not met before."""
        referent = Referent(len(self.referents), mention.kind, mention.number, mention.gender, why=why)
        referent.indefinite = mention.determiner == "indefinite" or (mention.determiner == "none" and mention.number == "p")
        self.referents.append(referent)
        return referent

    def nobody(self) -> Referent:
        """The unnamed agent of a passive."""
        referent = Referent(len(self.referents), "group", "p", None, why="agent not named")
        self.referents.append(referent)
        return referent

    def put(self, mention: Mention, referent: Referent) -> Referent:
        """Take a mention for that of a referent."""
        self.at[mention.head.i] = referent
        referent.learn(mention)
        for description in mention.descriptions:
            if description.noun.form not in referent.nouns:
                referent.nouns.add(description.noun.form)
                self.by_noun.setdefault(description.noun.form, []).append(referent)
        self.timeline.add(mention, referent, mention.head.i in self.inside)
        return referent

    def called(self, form: str) -> list[Referent]:
        """Those called by a noun, the latest of them, in the order they were first called so."""
        return self.by_noun.get(form, [])[-LATEST:]

    # --- what is read

    def _collect(self) -> None:
        """The mentions by head word: of sources, of names, of nouns for voices, of subject pronouns."""
        covered: set[int] = set()
        for attribution in self.attributions:
            self._source(attribution, covered)
        for span in self.names.spans:
            place = span.label == "location" and (span.chain is None or span.chain.state is None)
            if span.first not in covered and not place:
                self._name(span, covered)
        for word in self.parsed.words:
            if word.relation == "cop":
                self._said_to_be(word.head)
            if word.pos in SPOKEN_BY and word.i not in covered and word.i not in self.mentions and self._may_speak(word):
                mention = self.reader.at_head(word)
                if mention.determiner != "none" or mention.number == "p" or mention.kind == "person" or mention.pronoun is not None:
                    self._keep(mention, covered)

    def _source(self, attribution: Attribution, covered: set[int]) -> None:
        head = attribution.head
        if head is None or head.i in self.mentions:
            return
        mention = self.reader.at_span(head, attribution.source) if attribution.source else self.reader.at_head(head)
        mention.is_source = True
        self._keep(mention, covered)
        if attribution.within is not None:
            self.inside[head.i] = attribution.within

    def _name(self, span: NameSpan, covered: set[int]) -> None:
        """The mention of a name: with the noun it stands beside, or alone where that is somebody else's."""
        words = self.parsed.words[span.first : span.last]
        head = self.reader.top(head_of(words))
        if head.i in self.mentions:
            return
        mention = self.reader.at_head(head)
        if mention.name is not span and not any(part.name is span for part in mention.parts):
            head = head_of(words)
            if head.i in self.mentions:
                return
            mention = self.reader.at_span(head, (words[0].start, words[-1].end))
        if not mention.parts or all(part.kind == "person" for part in mention.parts):
            self._keep(mention, covered)

    def _said_to_be(self, noun: Word) -> None:
        """Give a name the role that is said of it: "Roux est la préfète de Valmont"."""
        known = self.vocabulary.noun(noun) if noun.pos in ("NOUN", "PROPN") and noun.i not in self.mentions else None
        subject = next((child for child in noun.children if child.relation.startswith("nsubj")), None)
        mention = self.mentions.get(subject.i) if subject is not None else None
        if known is None or known.kind != "person" or mention is None or mention.chain is None or mention.kind != "person":
            return
        denied = any(child.feats.get("Polarity") == "Neg" for child in noun.children)
        role = self.reader.at_head(noun).core if not denied else None
        if role is not None:
            mention.descriptions.append(role)
            self.bearers.setdefault(role.noun.form, []).append((mention, role))

    def _keep(self, mention: Mention, covered: set[int]) -> None:
        self.mentions[mention.head.i] = mention
        for part in mention.parts or [mention]:
            covered.add(part.head.i)
            covered.update(description.head.i for description in part.descriptions)
            if part.name is None:
                continue
            covered.update(range(part.name.first, part.name.last))
            if part.chain is not None and part.is_source:
                self.speaking.add(part.chain.id)
            for description in part.descriptions:
                self.bearers.setdefault(description.noun.form, []).append((part, description))

    def _may_speak(self, word: Word) -> bool:
        """Whether a word that is neither source nor name is worth remembering."""
        if word.pos == "PRON":
            pronoun = self.vocabulary.pronouns.get(word.lower) if word.relation.startswith("nsubj") else None
            return pronoun is not None and pronoun.role == "personal" and self.timeline.quotation(word.start) < 0
        noun = self.vocabulary.noun(word)
        relation = word.relation.partition(":")[0]
        if noun is None or relation in INSIDE_NAMES:
            return False
        acting = relation in ACTING or word.relation == "obl:agent"
        if noun.kind in ("organisation", "document") and "proper" not in noun.sorts and not acting:
            return False
        return not any(child.relation == "cop" or child.lower in self.vocabulary.predicative for child in word.children)
