"""Lemmas from a table of forms, and endings where the form is unknown: a spaCy component without a neural net.

A trainable edit-tree lemmatizer costs a fifth of the whole pipeline; a table read off the treebanks is as good on news
and costs nothing one can measure.
"""

# No deferred annotations here: the registry of spaCy 3.8.6 reads those of a factory as they stand.

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Self

import srsly
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

LONGEST_ENDING = 6
FEWEST_EXAMPLES = 3
Rule = tuple[str, str]


def _change(form: str, lemma: str) -> Rule:
    """The ending that `form` loses and the one that `lemma` gains."""
    shared = 0
    for a, b in zip(form, lemma, strict=False):
        if a != b:
            break
        shared += 1
    return form[shared:], lemma[shared:]


class Lemmas:
    """Form and part of speech -> lemma. Unknown words take the change that their longest known ending usually takes."""

    def __init__(self, vocab: Vocab, name: str = "lemmas") -> None:
        self.vocab = vocab
        self.name = name
        self.forms: dict[str, dict[str, str]] = {}
        self.endings: dict[str, dict[str, list[str]]] = {}

    def learn(self, examples: Iterable[tuple[str, str, str]]) -> None:
        """Read (form, part of speech, lemma) triples; the most frequent lemma of a form wins, ties by spelling."""
        seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for form, pos, lemma in examples:
            seen[pos, form if pos == "PROPN" else form.lower()][lemma] += 1
        forms: dict[str, dict[str, str]] = defaultdict(dict)
        changes: dict[tuple[str, str], Counter[Rule]] = defaultdict(Counter)
        for (pos, form), lemmas in sorted(seen.items()):
            lemma = min(lemmas, key=lambda word: (-lemmas[word], word))
            forms[pos][form] = lemma
            for size in range(1, min(LONGEST_ENDING, len(form)) + 1):
                changes[pos, form[-size:]][_change(form, lemma)] += 1
        self.forms = dict(forms)
        self.endings = _endings(changes)

    def lemma(self, form: str, pos: str) -> str:
        """The lemma of `form` as a `pos` (a universal part of speech); the form itself where nothing is known."""
        if pos == "PROPN":
            return self.forms.get(pos, {}).get(form, form)
        lower = form.lower()
        known = self.forms.get(pos, {}).get(lower)
        if known is not None:
            return known
        endings = self.endings.get(pos, {})
        for size in range(min(LONGEST_ENDING, len(lower)), 0, -1):
            rule = endings.get(lower[-size:])
            if rule is not None and lower.endswith(rule[0]):
                return lower[: len(lower) - len(rule[0])] + rule[1]
        return lower

    def __call__(self, doc: Doc) -> Doc:
        for token in doc:
            token.lemma_ = self.lemma(token.text, token.pos_)
        return doc

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        Path(path).mkdir(parents=True, exist_ok=True)
        srsly.write_json(Path(path) / "lemmas.json", {"forms": self.forms, "endings": self.endings}, indent=0)

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> Self:
        data = srsly.read_json(Path(path) / "lemmas.json")
        self.forms, self.endings = data["forms"], data["endings"]
        return self


def _endings(changes: dict[tuple[str, str], Counter[Rule]]) -> dict[str, dict[str, list[str]]]:
    """The usual change of each ending seen often enough."""
    endings: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for (pos, ending), rules in sorted(changes.items()):
        rule, count = min(rules.items(), key=lambda item: (-item[1], item[0]))
        if count >= FEWEST_EXAMPLES:
            endings[pos][ending] = list(rule)
    return dict(endings)


@Language.factory("selon_lemmas")
def make_lemmas(nlp: Language, name: str) -> Lemmas:
    """An empty table, filled by `Lemmas.learn` in training or by `Lemmas.from_disk` when a pipeline is loaded."""
    return Lemmas(nlp.vocab, name)
