"""A commitment made ready to be held against statements: what it asks for, of whom, from when and until when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from selon.resolving.acts import Act, Content, content
from selon.resolving.folding import folded, parts
from selon.resolving.pieces import sign
from selon.resolving.sense import ending, kindred, opposite, sense
from selon.timing import edtf

SHORTEST_TOPIC = 4
LONGEST_TOPIC = 6  # letters by which a longer word is told from others
GOING = "ing"  # as in "stop dumping"
NO_TOPIC = frozenset({"common", "negative", "lacking", "boundaries", "reversing", "own", "third"})

NO_VERB = NO_TOPIC | {"coming", "bonds", "keep", "break"}


@dataclass(frozen=True, slots=True)
class Pointing:
    """`way`: 1 with a commitment, -1 against it, 0 neither; the word by which; whether that deed was to be done, not
    left; whether the word alone says what it is about; whether it is yet to come; whether it is only named."""

    way: int
    words: str
    asked: bool
    alone: bool
    coming: bool
    named: bool = False
    deed: str = ""
    raid: bool = False


DONE, ATTACK = "done", "attack"
NOWHERE = Pointing(0, "", False, False, False)


@dataclass(frozen=True, slots=True)
class Duty:
    """`deeds`: 1 for what is to be done, -1 for what is not; `topics`: folded beginnings of words that it speaks of; `party`
    and `other`: folded names; `since` and `until`: days as ordinals; `prevents`: others are to be kept from something;
    `strict`: a deed alone, on no topic and of nobody, does not count; `verbs`: beginnings of its own verbs, which no deed is
    known by, 1 for what is to be done."""

    deeds: Mapping[str, int]
    topics: frozenset[str]
    party: frozenset[str]
    other: frozenset[str] = frozenset()
    since: int | None = None
    until: int | None = None
    prevents: bool = False
    fields: frozenset[str] = frozenset()
    strict: bool = False
    events: frozenset[str] = field(default_factory=frozenset)
    verbs: Mapping[str, int] = field(default_factory=dict)

    def points(self, said: Content) -> Pointing:
        """Which way a text points. Where its deeds point both ways, more of them count, or else the first."""
        suffered = any(self._suffered(act) for act in said.acts)
        met = [(act, way) for act in said.acts if (way := self._way(act.deed)) and not act.titled and not self._on_them(act, suffered)]
        done = [act for act in said.acts if act.deed == DONE and not act.coming]
        wanted = any(way > 0 for _, way in met) or (not met and not self.prevents and any(sign > 0 for sign in self.deeds.values()))
        if not met and not (done and wanted):
            return self._by_own_verb(said)
        if done and wanted:  # "the withdrawal is not finished", "only twelve are finished"
            return Pointing(done[-1].sign, done[-1].words, True, False, False)
        score = sum(way * act.sign for act, way in met)
        first = next(((act, way) for act, way in met if way * act.sign * score > 0), met[0])
        act, way = first
        return Pointing(way * act.sign, act.words, way > 0, act.alone, act.coming, act.named, act.deed, act.raid)

    def _by_own_verb(self, said: Content) -> Pointing:
        """Which way a text points by a verb of the commitment itself that the lexicon has not: "deployed", "nettoyé"."""
        for verb, wanted in self.verbs.items():
            if way := said.way(verb):
                coming = "coming" in said.marks
                return Pointing(wanted * way, said.beginning(verb), wanted > 0, False, coming)
        return NOWHERE

    def _on_them(self, act: Act, suffered: bool) -> bool:
        """Whether an attack is, or seems to be, on those who are to be held back; `suffered`: one that is told beside it is."""
        return self._suffered(act) or (suffered and act.deed == ATTACK and act.sign > 0 and not act.upon)

    def names(self, said: Content) -> bool:
        """Whether a text names such a deed and tells of none: in the name of an accord, or done to those held back."""
        return any(self._way(act.deed) and (act.titled or self._suffered(act)) for act in said.acts)

    @property
    def ends(self) -> bool:
        """Whether something is to come to an end: who goes on with it goes against it."""
        return self.prevents or any(sign > 0 and ending(deed) for deed, sign in self.deeds.items())

    def _suffered(self, act: Act) -> bool:
        """Whether an attack is on those who are themselves to be held back, and not on the other party."""
        if not act.upon or any(f" {folded(name)} " in act.upon for name in self.other):
            return False
        return act.raid or any(f" {topic}" in act.upon for topic in self.topics) or "fighters" in act.fields & self.fields

    def _way(self, deed: str) -> int:
        own = self.deeds.get(deed)
        if own is not None:
            return own
        against = next((other for other in sorted(opposite(deed)) if other in self.deeds), None)
        if against is not None:
            return -self.deeds[against]
        kin = kindred(deed) or deed
        return min((sign for other, sign in self.deeds.items() if sign < 0 and (kindred(other) or other) == kin), default=0)

    def about(self, said: Content) -> list[str]:
        """The words of a text that are on the commitment's matter: those of its topics, and those of its fields, one of each.
        The party's own name is none."""
        own = {word for form in self.party for word in folded(form).split()}
        found = {said.beginning(topic): None for topic in sorted(self.topics) if f" {topic}" in said.folded}
        others = {field: word for field, word in sorted(said.fields) if field in self.fields and not own & set(parts(word))}
        known = {folded(word) for word in found}
        return [*found, *(said.beginning(word) for word in others.values() if folded(word) not in known)]


def asked(said: Content) -> dict[str, int]:
    """What a commitment's own words ask for. A deed that they both want and forbid is neither; of two that stand against
    each other, both wanted, the first counts ("lift … the blockade")."""
    found: dict[str, int] = {}
    for act in said.acts:
        standing = any(found.get(other) == act.sign for other in opposite(act.deed))
        if act.deed == DONE or act.thing or standing or (act.sign > 0 and kindred(act.deed) == ATTACK):
            continue
        found[act.deed] = act.sign if found.get(act.deed, act.sign) == act.sign else 0
    return {deed: sign for deed, sign in found.items() if sign}


def verbs(text: str, language: str) -> dict[str, int]:
    """The beginnings of the verbs of a commitment that no deed of the lexicon is known by, and whether they are to be done:
    the word after "to", "will" or "not"; in French an infinitive after "de" or "pas"."""
    found: dict[str, int] = {}
    ends = sense(language).infinitives
    for piece in content(text, language).pieces:
        for at, token in enumerate(piece.tokens):
            if len(token.word) < SHORTEST_TOPIC or token.deeds or token.kinds & NO_VERB or not token.word.isalpha():
                continue
            led = "leading" in piece.tokens[at - 1].kinds if at else bool(ends)
            going = at > 0 and "reversing" in piece.tokens[at - 1].kinds and token.word.endswith(GOING)
            if going or (led and token.word.endswith(ends or token.word)):
                word = token.word.removesuffix(GOING) if going else token.word
                found.setdefault(word[:LONGEST_TOPIC].removesuffix("e"), sign(piece, at))
    return found


def topics(text: str, language: str, but: Iterable[str] = ()) -> frozenset[str]:
    """The words that a commitment speaks of, by their beginnings: those of four letters and more that say nothing of how."""
    without, known = {word for name in but for word in parts(name)}, sense(language).words
    words = (word for word in content(text, language).folded.split() if len(word) >= SHORTEST_TOPIC and not word.isdigit())
    return frozenset(_stem(word) for word in words if word not in without and not known(word) & NO_TOPIC)


def _stem(word: str) -> str:
    return word[:LONGEST_TOPIC] if len(word) > LONGEST_TOPIC else word.rstrip("s")


# --- days


def first_day(value: str | None) -> int | None:
    """The first day that an EDTF value may mean, as an ordinal; None where it is open or there is none."""
    found = edtf.read(value) if value else None
    start = edtf.starting(found) if found is not None else None
    return start.first if start is not None else None


def last_day(value: str | None) -> int | None:
    """The last day that an EDTF value may mean; None where it is open or there is none."""
    found = edtf.read(value) if value else None
    end = edtf.ending(found) if found is not None else None
    return end.last if end is not None else None
