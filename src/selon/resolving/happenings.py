"""What is gathered for one event before events told twice are put together: kind, participants, time and place."""

from __future__ import annotations

from collections.abc import Sequence

from selon.attributing.clauses import agent, controller, is_passive
from selon.parsing.words import Word
from selon.records import Entity, Time
from selon.resolving.happening import Happening
from selon.resolving.participants import Cast
from selon.resolving.settings import Setting
from selon.resolving.triggers import Triggers

HARMED = frozenset({"ASSAULT", "COERCE", "SANCTION"})  # a thing may be their target
TOGETHER = frozenset({"AGREE", "CONSULT", "COOPERATE"})  # "with" adds to who does it
RELATIVE = frozenset({"acl", "acl:relcl"})
TELLING = frozenset({"NOUN", "VERB", "ADJ"})


class Gatherer:
    """Finds the happenings of one document: the words are looped over once."""

    def __init__(self, cast: Cast, triggers: Triggers) -> None:
        self.cast = cast
        self.triggers = triggers
        self.at: dict[int, Happening] = {}

    def gather(self, times: Sequence[Time], entities: Sequence[Entity]) -> list[Happening]:
        """All happenings in the order of the text, each with what its sentence says of it."""
        for time in times:
            self.cast.dated.update(self.cast.between((time.start, time.end)))
        telling = self.triggers.any
        for word in self.cast.words:
            if word.lemma not in telling and word.lower not in telling:
                continue
            found = self.triggers.kind(word) if word.pos in TELLING else None
            if found is not None and not (word.pos == "NOUN" and self._named(word)) and not self._aimless(word):
                self.at[word.i] = Happening(word, *found)
        for happening in self.at.values():
            if happening.word.pos in {"VERB", "ADJ"}:
                self._verb(happening)
            else:
                self._noun(happening)
        for happening in self.at.values():
            self._join(happening)
        setting = Setting(self.cast, self.triggers, self.at)
        setting.date(times)
        setting.place(entities)
        setting.go_on()
        return [happening for happening in self.at.values() if not happening.gone]

    def _named(self, word: Word) -> bool:
        """Whether a noun is part of a name."""
        known = self.cast.known(word)
        return known is not None and known.known

    def _aimless(self, word: Word) -> bool:
        """Whether a word only names a purpose or a refusal to speak: "pour attaquer", "refuse de commenter"."""
        words = self.triggers.words
        if word.pos == "NOUN":
            return False
        if any(c.relation == "xcomp" and c.lemma in words["declining"] for c in word.children):
            return True
        if word.feats.get("VerbForm") != "Inf":
            return False
        marks = {c.lower for c in word.children if c.relation in {"mark", "case"}}
        return word.relation in {"acl", "advcl", "nmod"} or bool(marks & words["purpose"])

    # --- who and whom

    def _verb(self, found: Happening) -> None:
        verb, cast, kind = found.word, self.cast, found.kind
        things = kind.type in HARMED
        if is_passive(verb):
            found.target = cast.all_of(controller(verb), things=things)
            found.who = cast.actor(agent(verb))
            return
        found.who = cast.actor(controller(verb))
        for child in verb.children:
            relation = child.relation.partition(":")[0]
            if child is found.phrase:
                self._complement(found, child)
            elif relation == "obj" or (relation == "xcomp" and child.pos == "PROPN" and not _cases(child)):
                found.target += cast.all_of(child, things=things)
            elif relation == "iobj":
                found.target += cast.all_of(child)
            elif relation == "obl" and not found.target:
                self._oblique(found, child)

    def _oblique(self, found: Happening, child: Word) -> None:
        cases = _cases(child)
        if cases & self.triggers.words["with"] and found.kind.type in TOGETHER:
            found.who += self.cast.all_of(child)
        elif cases & found.kind.on:
            found.target += self.cast.all_of(child)

    def _complement(self, found: Happening, noun: Word) -> None:
        """What hangs on the noun of a phrase: "fournir une aide à X"."""
        if found.kind.name in {"lose", "find", "send"}:
            return
        words = self.triggers.words
        for child in noun.children:
            if child.relation.partition(":")[0] == "nmod" and _cases(child) & (found.kind.on | words["aim"]):
                found.target += self.cast.all_of(child)
        if found.kind.type in HARMED or found.kind.name == "train":
            found.target = found.target or self.cast.all_of(noun)

    def _noun(self, found: Happening) -> None:
        noun, cast, words = found.word, self.cast, self.triggers.words
        for child in noun.children:
            relation = child.relation.partition(":")[0]
            if relation in {"amod", "compound"}:
                state = cast.state(child) if relation == "amod" else cast.known(child) or cast.state(child)
                found.who += [state] if state is not None else []
            elif child.relation == "nmod:poss":
                self._of(found, child, "target" if found.kind.of == "target" else "who")
            elif relation in {"nmod", "obl"}:
                self._beside(found, child, words)
            elif child.relation in RELATIVE:
                self._clause(found, child)
        self._governed(found)

    def _beside(self, found: Happening, child: Word, words: dict[str, frozenset[str]]) -> None:
        """A complement of the noun, by the word before it."""
        cases = _cases(child)
        if cases & (words["by"] | words["with"]):
            found.who += self.cast.all_of(child)
        elif cases & found.kind.on:
            found.target += self.cast.all_of(child, things=found.kind.type in HARMED)
        elif cases & words["genitive"]:
            self._of(found, child, found.kind.of)

    def _of(self, found: Happening, child: Word, of: str) -> None:
        if of == "who":
            found.who += self.cast.all_of(child)
        elif of == "target":
            found.target += self.cast.all_of(child, things=found.kind.type in HARMED)

    def _clause(self, found: Happening, verb: Word) -> None:
        """ "menée par X", "visant Y" on the noun."""
        light = self.triggers.light
        if verb.lemma in light["carry"] or verb.lemma in light["occur"]:
            found.who += self.cast.all_of(agent(verb))
            found.host = found.host or verb
        if verb.lemma in light["aim"] or verb.lower in self.triggers.words["aim"]:
            found.target += self.cast.all_of(verb.child("obj"), things=found.kind.type in HARMED)

    def _governed(self, found: Happening) -> None:
        """The verb that says that the noun's event takes place, and who does it."""
        noun, verb, light = found.word, found.word.head, self.triggers.light
        if noun.relation == "conj":
            verb, relation = noun.head.head, noun.head.relation
        else:
            relation = noun.relation
        if verb is noun or verb.pos != "VERB":
            return
        if relation == "obj" and (verb.lemma in light["carry"] or verb.lemma in light["announce"]):
            found.host = verb
            found.who = found.who or self.cast.all_of(controller(verb))
        elif relation.startswith("nsubj") and (verb.lemma in light["carry"] or verb.lemma in light["occur"]):
            found.host = verb
            if is_passive(verb):
                found.who += self.cast.all_of(agent(verb))
            elif verb.lemma in light["aim"] and not found.target:
                found.target = self.cast.all_of(verb.child("obj"), things=found.kind.type in HARMED)

    # --- one event told by two words of a clause

    def _join(self, found: Happening) -> None:
        """A verb whose subject, object or antecedent is the noun of the same event is put into it, or the other way round."""
        verb = found.word
        if found.gone or verb.pos not in {"VERB", "ADJ"}:
            return
        nouns = [c for c in verb.children if c.relation in {"nsubj", "nsubj:pass", "obj", "obl"}]
        if verb.relation in RELATIVE:
            nouns.append(verb.head)
        for noun in nouns:
            other = self.at.get(noun.i)
            if other is not None and not other.gone and other is not found and other.kind.type == found.kind.type is not None:
                other.target = other.target or found.target
                other.who = other.who or [one for one in found.who if noun.relation == "obj"]
                other.host = verb
                found.gone = True
                return


def _cases(word: Word) -> set[str]:
    """The prepositions before a noun, those made of several words too."""
    return {c.lower for c in word.children if c.relation in {"case", "mark"} or (c.relation == "advmod" and c.pos == "ADP")}
