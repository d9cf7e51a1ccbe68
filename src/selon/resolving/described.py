"""Whom a description stands for: whoever was called so before, is called so further on, or is plainly in mind."""

from __future__ import annotations

from selon.resolving.descriptions import Description
from selon.resolving.folding import folded
from selon.resolving.mentions import Mention
from selon.resolving.referents import Referent, fit, same_words
from selon.resolving.scene import Scene

FADING, NEAR_FADING, MOST_FADED = 0.12, 0.35, 1.5  # what each sentence takes from a description's fit
LEAST_FIT = -0.8
OTHER = 1.0  # for leaving out the "other" by which somebody was brought in, unless he has just spoken
LAST_SPEAKER, SPEAKER = 0.3, 0.2
LEAST_IN_MIND, CLEARLY, CALLED = 0.0, 0.35, 1.5
LEAST_AHEAD = 0.5  # for a noun that many may be called by
KNOWN = ("definite", "demonstrative")


class Described:
    """Finds the referents of one document's descriptions."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def find(self, mention: Mention, description: Description) -> Referent | Mention | None:
        """Whom a description stands for: somebody met, somebody new, the mention further on that names him, or None
        for a loose word that nobody speaks by."""
        opened = self._opened(mention, description)
        if opened is not None:
            return opened
        known: Referent | Mention | None = self._movement(description) or self._fitting(mention, description)
        if known is None and mention.number == "s":
            known = self._looser(mention, description)
        if known is not None:
            return known
        return self.scene.new(mention, "description") if mention.is_source or not description.noun.epithet else None

    def _looser(self, mention: Mention, description: Description) -> Referent | Mention | None:
        """Beyond those called by the noun: who is named further on, who is in mind, who is in the headline."""
        if mention.determiner == "possessive":
            return None
        ahead = self._named_later(mention, description)
        if ahead is not None or mention.determiner not in KNOWN:
            return ahead
        return self._in_mind(mention, description) or self._headline(mention)

    def _opened(self, mention: Mention, description: Description) -> Referent | None:
        """A new voice where the words open one; the same where they only repeat a bare plural; None to look further."""
        if description.other and not (description.ordinal and mention.determiner in KNOWN):
            return self.scene.new(mention, "another")
        if "proper" in description.noun.sorts:
            return None
        if mention.determiner == "indefinite":
            return self.scene.new(mention, "indefinite")
        if mention.determiner == "none" and mention.kind == "group" and mention.number == "p":
            return self._repeated(description) or self.scene.new(mention, "bare plural")
        return None

    def _repeated(self, description: Description) -> Referent | None:
        """Those called by exactly these words before, if there is more than the noun: "police sources"."""
        called = [] if description.bare else reversed(self.scene.called(description.noun.form))
        return next((r for r in called if r.kind == "group" and any(same_words(description, old) for old in r.descriptions)), None)

    def _movement(self, description: Description) -> Referent | None:
        """A movement whose name is a noun is one, whatever stands beside it, unless it is of another state."""
        if "proper" not in description.noun.sorts:
            return None
        known = self.scene.called(description.noun.form)
        return next((r for r in known if not description.states or any(description.states == old.states for old in r.descriptions)), None)

    def _fitting(self, mention: Mention, description: Description) -> Referent | None:
        """The one called by this noun before whom nothing contradicts; failing that, by one that it may take up."""
        found = self._called(mention, description, description.noun.form)
        if found is None and mention.determiner in KNOWN:
            families = self.scene.vocabulary.families.get(description.noun.form, frozenset())
            called = (self._called(mention, description, form) for form in sorted(families))
            found = next((r for r in called if r is not None and (not description.domain or _in_field(description, r))), None)
        return found

    def _called(self, mention: Mention, description: Description, form: str) -> Referent | None:
        """The one called by a noun before who fits best, the latest of those that fit as well."""
        best: tuple[float, Referent] | None = None
        for referent in self.scene.called(form):
            if (referent.number != mention.number and referent.kind != "organisation") or not alike(mention, referent):
                continue
            fitted = fit(description, referent, form)
            if fitted is None or (fitted < LEAST_FIT and mention.determiner != "demonstrative"):
                continue
            score = fitted + self._remembered(mention, description, referent)
            if best is None or score >= best[0]:
                best = (score, referent)
        return best[1] if best is not None else None

    def _remembered(self, mention: Mention, description: Description, referent: Referent) -> float:
        """What is taken for the distance to the last mention and for being another, and given for having spoken."""
        timeline = self.scene.timeline
        fading = NEAR_FADING if mention.determiner == "demonstrative" or description.bare else FADING
        distance = mention.head.sentence.i - self.scene.parsed.words[max(referent.last_word, 0)].sentence.i
        unlike = OTHER if any(d.other for d in referent.descriptions) and not description.other else 0.0
        if referent is timeline.speaker and fading == NEAR_FADING:
            unlike = 0.0
        spoke = (LAST_SPEAKER if referent is timeline.speaker else 0.0) + (SPEAKER if referent.last_source >= 0 else 0.0)
        return spoke - unlike - min(MOST_FADED, fading * distance)

    def _named_later(self, mention: Mention, description: Description) -> Mention | None:
        """The one who is named further on beside the same role: "le préfet" before "Jean Roux, préfet de Valmont"."""
        least = 0.0 if description.noun.office or description.noun.kind != "person" else LEAST_AHEAD
        found: dict[int, Mention] = {}
        for named, other in self.scene.bearers.get(description.noun.form, ()):
            probe = Referent(-1, named.kind, named.number, named.gender, descriptions=[other])
            fitted = fit(description, probe)
            if fitted is not None and fitted >= least and named.chain is not None and alike(mention, probe):
                found.setdefault(named.chain.id, named)
        return next(iter(found.values())) if len(found) == 1 else None

    def _in_mind(self, mention: Mention, description: Description) -> Referent | None:
        """Whoever is plainly in mind, for a word that never brings anybody in: "le candidat", "the company"."""
        noun = description.noun
        loose = noun.epithet if noun.kind == "person" else noun.generic
        if not (loose or mention.determiner == "demonstrative"):
            return None
        ranked = self.scene.timeline.ranked(mention.head, lambda referent: self._may_be(mention, description, referent))
        if not ranked or ranked[0][0] < LEAST_IN_MIND:
            return None
        if noun.partisan and len(ranked) > 1 and not any(_called_beside(noun.form, referent) for _, referent in ranked[:1]):
            return None  # of two rivals, nothing says who is the republican
        return None if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < CLEARLY else ranked[0][1]

    def _may_be(self, mention: Mention, description: Description, referent: Referent) -> float | None:
        noun = description.noun
        if referent.kind != noun.kind or not alike(mention, referent) or referent.number != mention.number:
            return None
        if noun.kind == "person" and referent.chain is None:
            return None
        if noun.kind == "organisation" and referent.sorts and noun.sorts and not noun.sorts & referent.sorts:
            return None
        states = {state for d in referent.descriptions for state in d.states}
        if description.states and states and not description.states & states:
            return None
        return CALLED if _called_beside(noun.form, referent) else 0.0

    def _headline(self, mention: Mention) -> Referent | None:
        """The one person of the headline, at the first word for a person below it: "Roux promet ..." - "Le préfet a dit"."""
        if not mention.is_source or mention.kind != "person" or mention.determiner != "definite":
            return None
        paragraphs, entries = self.scene.parsed.paragraphs, self.scene.timeline.entries
        lead = paragraphs[1].sentences if len(paragraphs) > 1 else []
        people = {entry.referent.id: entry.referent for entry in entries if entry.referent.kind in ("person", "group")}
        if not lead or mention.head.sentence is not lead[0] or len(people) != 1:
            return None
        (found,) = people.values()
        bare = found.chain is not None and not found.descriptions and alike(mention, found)
        return found if bare and all(entry.paragraph == 0 for entry in entries if entry.referent is found) else None


def _in_field(description: Description, referent: Referent) -> bool:
    """Whether somebody is said to be of the field that a description gives: "du renseignement"."""
    return any(description.domain & old.domain for old in referent.descriptions)


def _called_beside(form: str, referent: Referent) -> bool:
    """Whether a noun stands beside a role of somebody: "la candidate écologiste"."""
    return any(folded(form) in description.domain for description in referent.descriptions)


def alike(mention: Mention, referent: Referent) -> bool:
    """Whether kind and gender speak against nothing."""
    other = mention.gender is not None and referent.gender is not None and mention.gender != referent.gender
    if other and referent.kind == "person":
        return False
    return referent.kind is None or mention.kind is None or referent.kind == mention.kind
