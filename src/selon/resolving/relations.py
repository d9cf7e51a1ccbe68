"""How those whom an article names are said to stand to each other: who leads, shelters, speaks for, belongs to whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from selon.attributing.clauses import agent, controller, is_negated, is_passive, subject
from selon.parsing.words import Parsed, Word
from selon.records import Entity, Relation, Source, Span, Statement
from selon.resolving.bonds import Bond, Bonds, bonds
from selon.resolving.participants import Cast, Participant

Pair = tuple[Participant, str, Participant, bool]  # a, the relation's name, b, negated
SPEAKERS = frozenset({"person"})
PARTIES = frozenset({"organisation", "group", "location"})
LONGEST_ALIAS = 9
ALIAS = "also_known_as"


def relations(
    parsed: Parsed, statements: Sequence[Statement], entities: Sequence[Entity], sources: Mapping[str, Source] | None = None
) -> tuple[Relation, ...]:
    """The relations of a document in the order of the text, each once with all who state it.

    `a` and `b` are ids of entities or of `sources`, or the words for those without a name; `at` is the clause or noun
    phrase that says so, in code points, half-open. `stated_by` holds ids of statements, or "article".
    """
    cast = Cast(parsed, statements, entities, sources or {})
    finder = Finder(cast, bonds(parsed.language), entities)
    found: dict[tuple[str, str, str, bool], Relation] = {}
    for word in parsed.words:
        for a, name, b, negated in finder.of(word):
            if a.key == b.key:
                continue
            stated = cast.stated_by(word)
            known = found.get((a.key, name, b.key, negated))
            if known is None:
                at = _extent(parsed, word) if name != ALIAS else (word.start, finder.aliases[word.i].start + len(b.key))
                found[a.key, name, b.key, negated] = Relation(a.key, name, b.key, at, stated, negated)
            else:
                both = tuple(dict.fromkeys((*known.stated_by, *stated)))
                found[a.key, name, b.key, negated] = replace(known, stated_by=both)
    return tuple(found.values())


def _extent(parsed: Parsed, word: Word) -> Span:
    """The word with what hangs on it, within reason: of a verb its clause up to the next, of a noun its phrase."""
    first, last = word.i, word.i
    for child in word.children:
        if (
            child.relation.partition(":")[0] in {"punct", "parataxis", "conj", "advcl", "ccomp", "cc", "mark", "case"}
            or child.right - child.left > 15
        ):
            continue
        first, last = min(first, child.left), max(last, child.right)
    return parsed.words[first].start, parsed.words[last].end


@dataclass(slots=True)
class Finder:
    """Finds the relations that one word of a document says."""

    cast: Cast
    bonds: Bonds
    entities: Sequence[Entity]
    documents: dict[int, str] = field(default_factory=dict)
    aliases: dict[int, Word] = field(default_factory=dict)  # where the words begin that say so: the name after them

    def __post_init__(self) -> None:
        self._find_aliases()
        for entity in self.entities:
            if entity.type == "agreement":
                for span in entity.mentions:
                    self.documents.update(dict.fromkeys(self.cast.between(span), entity.id))

    def of(self, word: Word) -> Iterator[Pair]:
        """The relations of which `word` is the word."""
        lemma, bonds = word.lemma, self.bonds
        if word.pos == "NOUN":
            role = bonds.roles.get(word.lower) or bonds.roles.get(lemma)
            if role is not None:
                yield from self._role(word, role)
            elif lemma in bonds.ties:
                yield from self._tie(word, bonds.ties[lemma])
            elif lemma in bonds.between:
                yield from self._between(word, bonds.between[lemma])
            elif lemma in bonds.words["fellow"]:
                yield from self._fellow(word)
            elif lemma in bonds.words["agreement"]:
                yield from self._agreement(word)
        elif word.pos in {"VERB", "ADJ"}:
            yield from self._phrase(word)
            if lemma in bonds.verbs and (word.pos == "VERB" or "VerbForm" in word.feats):
                yield from self._verb(word, bonds.verbs[lemma])
            elif word.pos == "ADJ" and lemma in bonds.adjectives:
                yield from self._adjective(word, bonds.adjectives[lemma])
        elif word.pos == "PROPN":
            yield from self._inside(word)
        if word.i in self.aliases:
            yield from self._alias(word)
        if word.pos in {"NOUN", "ADJ"}:
            yield from self._national(word)

    def _find_aliases(self) -> None:
        words, vocabulary = self.cast.words, self.cast.vocabulary
        lasts = {phrase[-1] for phrase in vocabulary.alias_words}
        for word in words[1:]:
            if word.pos != "PROPN" or vocabulary.plain(words[word.i - 1].lower) not in lasts:
                continue
            for size in range(min(LONGEST_ALIAS, word.i), 1, -1):
                before = words[word.i - size : word.i]
                if before[0].sentence is word.sentence and tuple(vocabulary.plain(w.lower) for w in before) in vocabulary.alias_words:
                    self.aliases[before[0].i] = word
                    break

    # --- nouns said of somebody

    def _role(self, noun: Word, bond: Bond) -> Iterator[Pair]:
        former = self.cast.vocabulary.modifiers.former
        if noun.lower.partition("-")[0] in former or any(c.lower in former for c in noun.children):
            return
        bearer = self.bearer(noun)
        if bearer is None:
            return
        owner = self._owner(noun, bond)
        if owner is None or owner.key == bearer.key:
            return
        deputy = bond.name == "leads" and any(c.lower in self.bonds.words["deputy"] for c in noun.children)
        negated = any(c.relation == "cop" for c in noun.children) and is_negated(noun)
        yield bearer, "deputy_chief_of" if deputy else bond.name, owner, negated

    def bearer(self, noun: Word) -> Participant | None:
        """The person that a noun is said of: named beside it, before it, or the subject of "is"."""
        above = noun.head
        candidates = [noun, *(c for c in noun.children if c.relation.partition(":")[0] in {"appos", "flat", "parataxis"} and c.i > noun.i)]
        candidates += [
            g for c in noun.children if c.relation.partition(":")[0] == "nmod" and c.i > noun.i for g in c.children if g.relation == "appos"
        ]
        if noun.relation.partition(":")[0] in {"appos", "compound", "flat"} and above is not noun:
            candidates.append(above)
        if any(c.relation == "cop" for c in noun.children) or (
            noun.relation in {"xcomp", "obj"} and above.lemma in self.bonds.words["copulas"]
        ):
            said = subject(noun) or (controller(above) if above is not noun else None)
            candidates += [said] if said is not None else []
        for word in candidates:
            found = self.cast.of(word)
            if found is not None and found.known and found.type in SPEAKERS and self.cast.is_named(found.key):
                return found
        return self._called(noun)

    def _called(self, noun: Word) -> Participant | None:
        """Whoever is named after it as being called so: "un commandant, connu sous le nom de X"."""
        for i in range(noun.i + 1, min(noun.i + 6, len(self.cast.words))):
            word = self.aliases.get(i)
            if word is not None and word.sentence is noun.sentence:
                return self.cast.known(word) or Participant(self.cast.name_at(word), "person", False)
        return None

    def _owner(self, noun: Word, bond: Bond) -> Participant | None:
        """Whose the role is: its complement, an adjective, or what "its" stands for."""
        words, cast = self.bonds.words, self.cast
        types = PARTIES | SPEAKERS if bond.kin else PARTIES
        for child in noun.children:
            relation = child.relation.partition(":")[0]
            if child.relation == "nmod:poss" or (child.pos == "DET" and child.lower in cast.vocabulary.possessives):
                found = cast.of(child) if child.pos in {"NOUN", "PROPN"} else cast.owner(noun, types)
            elif relation in {"nmod", "obl"}:
                found = self._complement(child, words["genitive"])
            elif relation == "compound":
                found = cast.known(child)
            elif relation == "amod":
                found = cast.known(child) or cast.state(child)
            else:
                continue
            if found is not None and (found.type in types or found.known and bond.kin):
                return found
        return None

    def _complement(self, child: Word, genitive: frozenset[str]) -> Participant | None:
        """ "du Front"; of "à Quérance du Front", the second."""
        if _cases(child) & genitive:
            found = self.cast.of(child)
            if found is not None and found.type not in SPEAKERS:
                return found
            return found or self.cast.institution(child)
        inner = next((c for c in child.children if c.relation.partition(":")[0] == "nmod" and _cases(c) & genitive), None)
        return self.cast.of(inner) if inner is not None else None

    def _national(self, word: Word) -> Iterator[Pair]:
        """ "le ressortissant égyptien X", "l'Égyptien X"."""
        cast = self.cast
        state = cast.state(word) if word.pos == "NOUN" or word.relation == "amod" else None
        if state is None:
            return
        noun = word.head if word.relation == "amod" else word
        if word.relation == "amod" and noun.lemma not in cast.vocabulary.nationals and noun.pos != "PROPN":
            return
        if noun.feats.get("Number") == "Plur":
            return
        bearer = self.bearer(noun)
        if bearer is None and noun.lemma in cast.vocabulary.nationals and self._definite(noun):
            bearer = cast.only_person(noun)
        if bearer is not None:
            yield bearer, "national_of", state, False

    def _definite(self, noun: Word) -> bool:
        return any(self.cast.vocabulary.determiners.get(c.lower) in {"definite", "demonstrative"} for c in noun.children)

    def _fellow(self, noun: Word) -> Iterator[Pair]:
        """ "a dit à ses camarades du Front": whoever says so is one of the Front."""
        cast = self.cast
        if not any(c.lower in cast.vocabulary.possessives for c in noun.children) or noun.head.pos != "VERB":
            return
        for one in cast.all_of(controller(noun.head))[:1]:
            for child in noun.children:
                found = cast.known(child) if child.relation.partition(":")[0] in {"nmod", "compound"} else None
                if found is not None and found.type in {"organisation", "group"} and one.type == "person":
                    yield one, "member_of", found, False

    def _between(self, noun: Word, bond: Bond) -> Iterator[Pair]:
        bearer = self.bearer(noun) or self.cast.known_of(controller(noun.head) if noun.head.pos == "VERB" else None)
        linked = next((c for c in noun.children if _cases(c) & self.bonds.words["between"]), None)
        for party in self.cast.all_of(linked):
            if bearer is not None:
                yield bearer, bond.name, party, False

    # --- nouns between two

    def _tie(self, noun: Word, bond: Bond) -> Iterator[Pair]:
        words = self.bonds.words
        others = [c for c in noun.children if c.relation.partition(":")[0] in {"nmod", "obl", "acl"}]
        verb = noun.head if noun.relation in {"obj", "nsubj", "nsubj:pass", "obl"} and noun.head.pos in {"VERB", "ADJ"} else None
        if noun.relation == "obj" and verb is not None:
            others += [c for c in verb.children if c.i > noun.i and c.relation.startswith("obl")]
        others += [g for c in noun.children if c.relation == "nmod" for g in c.children if g.relation == "nmod" and _cases(g) & bond.on]
        both = [one for c in others if _cases(c) & words["between"] for one in self.cast.all_of(c)]
        ones = self._first(noun, others, verb)
        seconds = [one for c in others if _cases(c) & (bond.on | words["with"]) for one in self.cast.all_of(c)]
        name = self._named(noun, bond, verb)
        negated = any(c.lower in words["none"] for c in noun.children) or (verb is not None and is_negated(verb)) or is_negated(noun)
        if len(both) == 2:
            yield both[0], name, both[1], negated
        elif ones and seconds:
            yield ones[0], name, seconds[0], negated

    def _first(self, noun: Word, others: list[Word], verb: Word | None) -> list[Participant]:
        """Whose ties they are."""
        cast, words = self.cast, self.bonds.words
        ones = [one for c in others if _cases(c) & words["genitive"] for one in cast.all_of(c)]
        poss = [c for c in noun.children if c.relation == "nmod:poss" or (c.pos == "DET" and c.lower in cast.vocabulary.possessives)]
        for child in poss:
            ones += cast.all_of(child) if child.pos in {"NOUN", "PROPN"} else []
        if (
            not ones
            and verb is not None
            and noun.relation in {"obj", "obl"}
            and (poss or not any(_cases(c) & words["between"] for c in others))
        ):
            ones = cast.all_of(controller(verb))
        if not ones and any(c.relation == "cop" for c in noun.children):
            ones = cast.all_of(subject(noun))
        if not ones and poss:
            owner = cast.last_named(noun) or cast.owner(noun, PARTIES | SPEAKERS)
            ones = [owner] if owner is not None else []
        return ones

    def _named(self, noun: Word, bond: Bond, verb: Word | None) -> str:
        """What sort of ties: close ones, of family, broken ones."""
        words = self.bonds.words
        if bond.name != "ties_with":
            return bond.name
        said = {c.lemma for c in noun.children} | ({verb.lemma} if verb is not None else set())
        if (
            verb is not None
            and noun.relation in {"obj", "nsubj:pass"}
            and verb.lemma in words["break"] | {w.lower for w in (verb,) if w.pos == "ADJ"} & words["break"]
        ):
            return "broken_with"
        return "family_ties_with" if said & words["family"] else "close_ties_with" if said & words["close"] else bond.name

    def _agreement(self, noun: Word) -> Iterator[Pair]:
        """Who signed it, or between whom it is said to be."""
        words, cast = self.bonds.words, self.cast
        key = self.documents.get(noun.i)
        if key is None and self._definite(noun) and len(set(self.documents.values())) == 1:
            key = next(iter(self.documents.values()))  # the only one that the document names
        agreement = Participant(key or cast.phrase(noun), "agreement", key is not None)
        parties: list[Participant] = []
        for child in noun.children:
            if child.relation.partition(":")[0] in {"nmod", "obl"} and _cases(child) & (words["between"] | words["with"]):
                parties += cast.all_of(child)
        verb = next((c for c in noun.children if c.relation.startswith("acl") and c.lemma in words["sign"]), None)
        above = noun.head if noun.relation in {"obj", "nsubj:pass"} and noun.head.lemma in words["sign"] else None
        signing = verb or above
        if signing is not None:
            parties += cast.all_of(agent(signing)) + [p for c in signing.children if _cases(c) & words["with"] for p in cast.all_of(c)]
            parties += cast.all_of(subject(signing)) if above is not None and not is_passive(signing) else []
        elif parties:
            determined = (c for c in noun.children if _cases(c) & words["genitive"] and any(g.pos == "DET" for g in c.children))
            parties += [replace(p, type="organisation") for c in determined for p in [cast.thing(c)] if p is not None]
        negated = above is not None and is_negated(above)
        for party in parties:
            if party.type in PARTIES:
                yield party, "party_to", agreement, negated

    # --- verbs and adjectives

    def _verb(self, verb: Word, bond: Bond) -> Iterator[Pair]:
        cast = self.cast
        if verb.lemma in bond.reflexive and not any(
            c.relation.startswith("expl") or c.lower in self.bonds.words["self"] for c in verb.children
        ):
            return
        negated = is_negated(verb)
        if bond.places:
            ones, others = (
                self._lifted(controller(verb)),
                [p for c in verb.children if _cases(c) & self.bonds.words["place"] for p in [cast.known(c)] if p is not None],
            )
            ones = [one for one in ones if one.known]
        elif bond.passive and is_passive(verb):
            ones, others = self._lifted(controller(verb)), cast.all_of(agent(verb))
        elif bond.passive:
            return
        elif is_passive(verb) and not bond.on:
            ones, others = cast.all_of(agent(verb)), self._harmed(controller(verb), bond)
        elif is_passive(verb):
            ones, others = (
                (self._lifted(controller(verb)), self._on(verb, bond))
                if self._on(verb, bond)
                else (cast.all_of(agent(verb)), self._harmed(controller(verb), bond))
            )
        else:
            target = verb.child("obj")
            ones = self._lifted(controller(verb))
            if not ones and bond.name == "leads" and verb.relation in {"acl", "acl:relcl"}:
                last = self.cast.last_named(verb, SPEAKERS)
                ones = [last] if last is not None else []
            others = self._harmed(target, bond) if target is not None else self._on(verb, bond)
        for a in ones[:2]:
            for b in others[:2]:
                if a.known or b.known:
                    yield a, bond.name, b, negated

    def _harmed(self, head: Word | None, bond: Bond) -> list[Participant]:
        """The other party; of a thing of somebody's ("son complexe"), whose it is."""
        found = self.cast.all_of(head, things=bond.things) or (
            [one] if head is not None and (one := self.cast.institution(head)) is not None else []
        )
        if found or head is None:
            return found
        if any(c.pos in {"DET", "PRON"} and c.lower in self.cast.vocabulary.possessives for c in head.children):
            owner = self.cast.owner(head, PARTIES | SPEAKERS)
            return [owner] if owner is not None else []
        return []

    def _lifted(self, head: Word | None) -> list[Participant]:
        """Those that a noun stands for; of an apposition, those before it."""
        if head is None:
            return []
        if head.relation == "appos" and self.cast.known(head) is None:
            above = self.cast.known(head.head)
            if above is not None:
                return [above]
        found = self.bearer(head)
        return [found] if found is not None else self.cast.all_of(head)

    def _on(self, word: Word, bond: Bond) -> list[Participant]:
        return [
            p
            for c in word.children
            if c.relation.partition(":")[0] in {"obl", "nmod", "iobj"} and _cases(c) & bond.on
            for p in self.cast.all_of(c)
        ]

    def _adjective(self, word: Word, bond: Bond) -> Iterator[Pair]:
        bearer = self.cast.all_of(word.head if word.relation in {"amod", "acl"} else subject(word))
        others = self._on(word, bond) or [p for c in word.children for g in c.children if _cases(g) & bond.on for p in self.cast.all_of(g)]
        for a in bearer[:1]:
            for b in others[:2]:
                if a.known or b.known:
                    yield a, bond.name, b, is_negated(word)

    def _phrase(self, verb: Word) -> Iterator[Pair]:
        second = self.bonds.phrases.get(verb.lemma)
        if second is None:
            return
        for noun in verb.children:
            bond = second.get(noun.lemma)
            if bond is None or not noun.relation.startswith(("obj", "obl", "nsubj")):
                continue
            givers = self.cast.all_of(agent(verb) if is_passive(verb) else controller(verb))
            takers = [p for c in (*verb.children, *noun.children) if c is not noun and _cases(c) & bond.on for p in self.cast.all_of(c)]
            takers += [p for c in verb.children if c.relation == "iobj" for p in self.cast.all_of(c)]
            takers += [
                p for c in verb.children if c.lower in self.bonds.words["them"] for p in [self.cast.them(c, subject(verb))] if p is not None
            ]
            takers += [] if bond.on else [p for c in noun.children if c.relation == "nmod" for p in [self.cast.thing(c)] if p is not None]
            for a in givers[:2]:
                for b in takers[:1]:
                    yield a, bond.name, b, is_negated(verb)

    # --- names

    def _alias(self, word: Word) -> Iterator[Pair]:
        """ "X, also known as Y"."""
        name = self.aliases[word.i]
        bearer = self.cast.last_named(word)
        if bearer is not None:
            yield bearer, ALIAS, Participant(self.cast.name_at(name), "person", False), False

    def _inside(self, word: Word) -> Iterator[Pair]:
        """A place in another: "X, dans la province de Y"."""
        if self.cast.place(word) is None:
            return
        for child in word.children:
            if child.relation.partition(":")[0] == "nmod" and child.i > word.i and _cases(child) & self.bonds.words["place"]:
                a, b = self.cast.known(word), self.cast.known(child) or self.cast.known(child.child("nmod") or child)
                if a is not None and b is not None and b.type == "location":
                    yield a, "located_in", b, False


def _cases(word: Word) -> set[str]:
    return {c.lower for c in word.children if c.relation == "case"}
