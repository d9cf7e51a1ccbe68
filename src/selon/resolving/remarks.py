"""What a statement offers to one that takes it up, and what it says of the one that it takes up itself."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from selon.parsing.words import Parsed, Word
from selon.records import Entity, Source, Span, Statement
from selon.resolving.folding import parts
from selon.resolving.matters import Matter, Matters, matters

TOLD = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
NAMED = 4  # letters of a part of a name that may stand for it
SHORT, LONG = 6, 25  # words of a content
HEADLINE = 60  # words of a text among which its headline stands
OPENING = 6  # words into a content or sentence in which it is said yes, no, or but
STEM, LONGER = 5, 7  # letters that stand for a word and its endings; of words that begin as many others do
COMMON = frozenset({"inter", "contr", "trans", "super", "consi", "commu", "gouve", "gover", "presi", "minis"})
POINTING = ("demonstrative", "definite", "possessive", "whole", "bare")  # how a noun may point back, the surest first


@dataclass(frozen=True, slots=True)
class Pointer:
    """A noun by which a statement takes something up ("these allegations"): how it points, what it may stand for, whether it
    heads the content."""

    noun: Word
    how: str
    matters: tuple[Matter, ...]
    heads: bool

    def means(self, name: str) -> bool:
        """Whether it may stand for something of this name."""
        return any(matter.name == name for matter in self.matters)


class Remark:
    """One statement as far as it matters for what it is about. What only a few are asked for is read when it is asked."""

    def __init__(self, n: int, said: Statement, page: Page) -> None:
        self.n = n
        self.said = said
        self.page = page
        self.words = [word for span in said.content for word in page.between(*span) if word.pos != "PUNCT"]
        self.cue = page.between(*said.cue) if said.cue is not None else []
        self.cue_lemmas = frozenset(word.lemma for word in self.cue if word.pos in TOLD)
        self.first, self.last = said.content[0][0], said.content[-1][1]
        at = self.words[0] if self.words else self.cue[0] if self.cue else page.words[0]
        self.sentence = at.sentence
        self.title = at.sentence.paragraph.role == "title"

    @cached_property
    def lower(self) -> frozenset[str]:
        return frozenset(word.lower for word in self.words)

    @property
    def points_back(self) -> bool:
        """Whether a demonstrative or such a pronoun is among its words at all."""
        uses = self.page.matters.words
        return not self.lower.isdisjoint(uses["demonstrative"]) or not self.lower.isdisjoint(uses["pronouns"])

    @cached_property
    def pointer(self) -> Pointer | None:
        """The noun that takes something up: the head of the content before others, one that points surely before others."""
        known = self.page.matters.nouns
        found = [
            (word is not self.top, POINTING.index(how), place, Pointer(word, how, known[word.lemma], word is self.top))
            for place, word in enumerate(self.words)
            if word.pos == "NOUN" and word.lemma in known
            for how in [self._how(word)]
        ]
        return min(found, key=lambda one: one[:3])[3] if found else None

    @cached_property
    def pointing_stem(self) -> str:
        """The stem of the noun that takes something up; empty where there is none."""
        return stem(self.pointer.noun.lemma) if self.pointer is not None else ""

    def _how(self, noun: Word) -> str:
        before = {child.lower for child in noun.children if child.i < noun.i and child.pos in {"DET", "PRON", "ADJ"}}
        return next((use for use in POINTING[:-1] if not before.isdisjoint(self.page.matters.words[use])), "bare")

    @cached_property
    def top(self) -> Word | None:
        """The word that the others of the content hang on."""
        inside = {word.i for word in self.words}
        tops = [word for word in self.words if word.is_root or word.head.i not in inside]
        return next((word for word in tops if word.pos in TOLD or word.pos == "PRON"), tops[0] if tops else None)

    @cached_property
    def pronoun(self) -> str:
        """Whether the content is a pronoun "alone", or has one for what was said as its "subject"."""
        uses = self.page.matters.words["pronouns"]
        if 0 < len(self.words) <= 2 and self.words[-1].lower in uses and self.words[-1].pos in {"PRON", "DET", "ADV"}:
            return "alone"
        opening = (word for word in self.words[:3] if word.pos in {"PRON", "DET"} and word.relation.startswith("nsubj"))
        return "subject" if any(word.lower in uses for word in opening) else ""

    @cached_property
    def signs(self) -> frozenset[str]:
        return frozenset(self._signs())

    def _signs(self) -> Iterator[str]:
        """What the words say of something said (that it is so, or not, or a small thing), and the turn that they take."""
        uses = self.page.matters.words
        spoken = self.lower | {word.lemma for word in self.words}
        yield from (use for use in ("false", "true", "small") if not spoken.isdisjoint(uses[use]))
        if any(word.lower in uses["yes_no"] for word in self.words[:2]):
            yield "yes_no"
        opening = self.page.words[self.sentence.first : self.sentence.first + OPENING]
        around = {word.lower for word in (*self.words[:OPENING], *self.cue, *opening)}
        yield from (use for use in ("contrary", "also") if not around.isdisjoint(uses[use]))

    @cached_property
    def does(self) -> frozenset[str]:
        """What the cue does with something said."""
        return frozenset(does for lemma in self.cue_lemmas if (does := self.page.matters.cues.get(lemma)) is not None)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The matters that the statement is one of, by its cue."""
        return frozenset(kind for lemma in self.cue_lemmas for kind in self.page.matters.by_cue.get(lemma, ()))

    @cached_property
    def cue_stems(self) -> frozenset[str]:
        return frozenset(stem(lemma) for lemma in self.cue_lemmas)

    @cached_property
    def refuses(self) -> bool:
        """Whether its cue is negated."""
        return any(word.lower in self.page.matters.words["negations"] for word in self.cue)

    @cached_property
    def denials(self) -> int:
        """Negations among its words."""
        return sum(word.lower in self.page.matters.words["negations"] for word in self.words)

    @cached_property
    def denying(self) -> bool:
        return self.said.stance in {"denies", "downplays"} or "deny" in self.does or "false" in self.signs

    @property
    def judges(self) -> bool:
        """Whether it says what one is to think of something."""
        return self.said.stance == "accuses" or "rate" in self.does

    @cached_property
    def sweeping(self) -> bool:
        """Whether it denies several things at once: "these allegations"."""
        return self.denying and self.pointer is not None and self.pointer.noun.feats.get("Number") == "Plur"

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(stem(word.lemma) for word in self.words if word.pos in TOLD and len(word.lemma) > 2)

    @cached_property
    def other_stems(self) -> frozenset[str]:
        """The stems but that of the noun that takes something up."""
        return self.stems - {self.pointing_stem}

    @cached_property
    def paragraph(self) -> int:
        """The number of its paragraph."""
        return self.page.paragraphs[id(self.sentence.paragraph)]

    @cached_property
    def counts(self) -> bool:
        """Whether it tells how many, and not only when."""
        return any(word.pos == "NUM" and not (word.text.isdigit() and len(word.text) == 4) for word in self.words)

    @cached_property
    def names(self) -> frozenset[str]:
        """The folded parts of what its words name, and of the words by which a voice is called: "les rebelles"."""
        found: set[str] = set()
        for word in self.words:
            if word.pos == "PROPN" or word.lower != word.text:
                found.update(part for part in parts(word.text) if len(part) >= NAMED or word.text.isupper())
            elif word.pos == "NOUN":
                found.update(part for part in parts(word.text) if part in self.page.called)
        return frozenset(found)

    @cached_property
    def spoken(self) -> frozenset[str]:
        """The folded words that name its voice, or whom it speaks for."""
        return self.page.spoken.get(self.said.by, frozenset())

    @cached_property
    def side(self) -> frozenset[str]:
        """The same, and the words of its mention."""
        mention = self.page.between(*self.said.source) if self.said.source is not None else []
        return self.spoken | {part for word in mention for part in parts(word.text) if len(part) >= NAMED}

    @cached_property
    def side_stems(self) -> frozenset[str]:
        return frozenset(stem(part) for part in self.side)

    @cached_property
    def noun_of(self) -> frozenset[str]:
        """The stems of what the noun that takes something up is said to be of: "l'explication américaine", "the claims of the mayor"."""
        children = self.pointer.noun.children if self.pointer is not None else []
        return frozenset(stem(word.lemma) for word in children if word.relation.startswith("nmod") or word.relation == "amod")

    @cached_property
    def telling(self) -> float:
        """How telling its words are together."""
        return math.fsum(self.page.telling[stem] for stem in self.stems)

    @property
    def leads(self) -> bool:
        """Whether it is the first that is told in the article's body."""
        return self.n == self.page.lead

    @cached_property
    def central(self) -> float:
        """How much others speak of what it speaks of: the share of other statements that have one of its words, on the average."""
        counts, others = self.page.counts, max(len(self.page.remarks) - 1, 1)
        return math.fsum(counts[stem] - 1 for stem in self.stems) / (others * max(len(self.stems), 1))

    @cached_property
    def of_headline(self) -> float:
        """The share of the headline's words that it has."""
        return len(self.stems & self.page.headline) / max(len(self.page.headline), 1)

    @cached_property
    def of_somebody(self) -> bool:
        """Whether a pronoun of the third person is in it, who may be anybody."""
        uses = self.page.matters.words["persons"]
        return any(word.pos in {"PRON", "DET"} and word.lower in uses for word in self.words)

    @property
    def voice(self) -> Source | None:
        return self.page.sources.get(self.said.by)

    def names_voice_of(self, other: Remark) -> bool:
        """Whether it is another's, and speaks of that one's voice."""
        if self.said.by == other.said.by:
            return False
        return not other.spoken.isdisjoint(self.names) or any(
            self.first <= start < self.last for start, _ in self.page.mentions.get(other.said.by, ())
        )


class Page:
    """The statements of one document, and what they have in common."""

    def __init__(self, parsed: Parsed, statements: Sequence[Statement], sources: Mapping[str, Source], entities: Sequence[Entity]) -> None:
        self.text = parsed.text
        self.words = parsed.words
        self.sources = sources
        self.entities = {entity.id: entity for entity in entities}
        self.matters: Matters = matters(parsed.language)
        self.parsed = parsed
        self.remarks = [Remark(n, said, self) for n, said in enumerate(statements)] if parsed.words else []
        self._accusers: dict[str, frozenset[str]] = {}

    def release(self) -> None:
        """Let go of the remarks, which hold the page: both are then freed with their last user, without the collector."""
        self.remarks = []

    def between(self, start: int, end: int) -> list[Word]:
        return self.parsed.inside((start, end))

    @cached_property
    def spoken(self) -> dict[str, frozenset[str]]:
        """By voice, the folded words that name it or whom it speaks for."""
        found = {}
        for key, source in self.sources.items():
            entity = self.entities.get(source.entity or "")
            called = [source.affiliation or "", entity.name if entity is not None else "", source.name if source.named else ""]
            found[key] = frozenset(part for name in called for part in parts(name) if len(part) >= NAMED or part.upper() in name)
        return found

    @cached_property
    def paragraphs(self) -> dict[int, int]:
        """The place of each paragraph by its identity."""
        return {key: n for n, key in enumerate(dict.fromkeys(id(word.sentence.paragraph) for word in self.words))}

    @cached_property
    def called(self) -> frozenset[str]:
        return frozenset().union(*self.spoken.values())

    @cached_property
    def mentions(self) -> dict[str, tuple[Span, ...]]:
        """By voice, where it is mentioned."""
        found = {}
        for key, source in self.sources.items():
            entity = self.entities.get(source.entity or "")
            found[key] = (*source.mentions, *(entity.mentions if entity is not None else ()))
        return found

    @cached_property
    def counts(self) -> Counter[str]:
        """In how many of the statements a stem is."""
        return Counter({word: len(numbers) for word, numbers in self.having.items()})

    @cached_property
    def having(self) -> dict[str, list[int]]:
        """By stem, the numbers of the statements that have it, in their order."""
        found: dict[str, list[int]] = {}
        for one in self.remarks:
            for word in one.stems:
                found.setdefault(word, []).append(one.n)
        return found

    @cached_property
    def telling(self) -> dict[str, float]:
        """How telling a stem is: the rarer among the statements of the document, the more."""
        return {stem: math.log((1 + len(self.remarks)) / count) for stem, count in self.counts.items()}

    @cached_property
    def lead(self) -> int:
        """The place of the first statement outside the headline."""
        return next((one.n for one in self.remarks if not one.title), -1)

    @cached_property
    def headline(self) -> frozenset[str]:
        """The stems of the headline's words."""
        words = (word for word in self.words[:HEADLINE] if word.sentence.paragraph.role == "title")
        return frozenset(stem(word.lemma) for word in words if word.pos in TOLD and len(word.lemma) > 2)

    def accusers(self, one: Remark) -> frozenset[str]:
        """The voices that accuse a statement's voice by its name anywhere."""
        found = self._accusers.get(one.said.by)
        if found is None:
            accusing = (other for other in self.remarks if other.said.stance == "accuses" and other.names_voice_of(one))
            found = self._accusers[one.said.by] = frozenset(other.said.by for other in accusing)
        return found


@lru_cache(maxsize=1 << 15)
def stem(lemma: str) -> str:
    """The first letters of a word, folded."""
    folded = "".join(parts(lemma)) or lemma
    return folded[:LONGER] if folded[:STEM] in COMMON else folded[:STEM]
