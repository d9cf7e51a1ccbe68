"""Those whom a document speaks of, as far as it has been read, and whether a description fits one of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from selon.resolving.chains import Chain
from selon.resolving.descriptions import Description
from selon.resolving.mentions import Mention
from selon.resolving.vocabulary import Gender, Kind

MOST_DESCRIPTIONS = 40  # that are remembered of one: what is called so a thousand times is called so
MATCH = 0.6  # for each state, field and rank that both descriptions give
EXTRA = 0.4  # for each that only the new one gives
LOOSE = 0.7  # for a field where none was given before
RANK = 0.8  # for a rank where none was given before
FORMER = 0.5


@dataclass(slots=True, eq=False)
class Referent:
    """Somebody or something that mentions stand for. Grows as the document is read."""

    id: int
    kind: Kind | None
    number: Literal["s", "p"] | None
    gender: Gender | None
    chain: Chain | None = None
    parts: frozenset[int] = frozenset()
    descriptions: list[Description] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)  # that it was called by
    indefinite: bool = False  # brought in by "un", "another", a bare plural
    last_word: int = -1
    last_source: int = -1  # sentence in which it last spoke
    why: str = ""

    def learn(self, mention: Mention) -> None:
        """Take over what a mention says that was not known."""
        self.mentions.append(mention)
        if self.kind is None:
            self.kind = mention.kind
        if self.gender is None and mention.pronoun is None:
            self.gender = mention.gender
        if self.gender is None and mention.pronoun is not None and self.kind == "person":
            self.gender = mention.gender
        if mention.pronoun is None:
            self.descriptions.extend(mention.descriptions[: max(0, MOST_DESCRIPTIONS - len(self.descriptions))])

    @property
    def is_place(self) -> bool:
        """A place that is no state and has not spoken: nothing that a pronoun for a voice stands for."""
        return self.chain is not None and self.chain.label == "location" and self.chain.state is None and self.last_source < 0

    @property
    def sorts(self) -> frozenset[str]:
        """The sorts of organisation it was called."""
        return frozenset(sort for d in self.descriptions for sort in d.noun.sorts)


def fit(new: Description, referent: Referent, form: str | None = None) -> float | None:
    """How well a description fits somebody called by the same noun before (or by `form`); None where it contradicts."""
    best: float | None = None
    for old in referent.descriptions:
        if old.noun.form != (form or new.noun.form):
            continue
        score = _fit(new, old)
        if score is None:
            if new.states and old.states:
                return None
            continue
        best = score if best is None else max(best, score)
    return best


def _fit(new: Description, old: Description) -> float | None:
    if _contradict(new, old):
        return None
    score = MATCH * (bool(new.states & old.states) + min(2, len(new.domain & old.domain)) + bool(new.rank & old.rank))
    score -= EXTRA * min(2, len(new.domain - old.domain)) + (LOOSE if new.domain and not old.domain else 0.0)
    score -= EXTRA if new.states - old.states else 0.0
    score -= RANK if new.rank and not old.rank else 0.0
    return score - (FORMER if old.former and not new.former else 0.0)


def _contradict(new: Description, old: Description) -> bool:
    """Another state, field, office, number or owner; or each says something that the other does not."""
    if new.change != old.change or (new.former and not old.former) or (new.ordinal and new.ordinal != old.ordinal):
        return True
    if new.owner_id is not None and new.owner_id != old.owner_id and (old.owner_id is not None or old.domain or old.states):
        return True
    if (new.states and old.states and not new.states & old.states) or (new.domain and old.domain and not new.domain & old.domain):
        return True
    more, less = (new.states - old.states) | (new.domain - old.domain), (old.states - new.states) | (old.domain - new.domain)
    return bool(more and less)


def same_words(new: Description, old: Description) -> bool:
    """Whether two descriptions say the same, article aside."""
    told = ((d.noun.form, d.states, d.domain, d.rank, d.change, d.ordinal) for d in (new, old))
    return next(told) == next(told)
