"""The same sentence with another verb of saying in it.

The French treebanks are small and hold little news: "martèle", "dénonce", "démentent" do not occur in them, and a tagger
that has never seen them takes them for nouns. French verbs in -er are regular: one stands for another in any form.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from treebank import Word

PARADIGMS = Path(__file__).parent / "paradigms.toml"
VERBS = Path(__file__).parent / "verbs-fr.toml"
VOWELS = "aàâeéèêiîïoôuùûhy"
SHARE = 0.6
ENDINGS = (
    *("e", "es", "ent", "ons", "ez", "ait", "aient", "ais", "ions", "iez", "a", "èrent", "er", "é", "ée", "és", "ées", "ant"),
    *("era", "eront", "erait", "eraient", "erai", "erons"),
)
LONGEST_FIRST = sorted(ENDINGS, key=len, reverse=True)
MUTE = {"e", "es", "ent", "era", "eront", "erait", "eraient", "erai", "erons"}


def regular_verbs() -> list[str]:
    """The verbs in -er that are put in."""
    found: list[str] = tomllib.loads(VERBS.read_text(encoding="utf-8"))["regular"]
    return found


def inflected(lemma: str, ending: str) -> str:
    """A regular verb in -er under an ending ("marteler", "e" -> "martèle"; "annoncer", "ait" -> "annonçait")."""
    stem = lemma[:-2]
    if ending[0] in "aâo":
        if stem.endswith("c"):
            stem = stem[:-1] + "ç"
        elif stem.endswith("g"):
            stem += "e"
    if ending in MUTE and len(stem) > 2 and stem[-2] in "eé" and stem[-1] not in VOWELS + "rx":
        stem = stem[:-2] + "è" + stem[-1]
    return stem + ending


def verbs_of(lexicon: Path) -> list[str]:
    """Every verb of a `cues.toml`."""
    table = tomllib.loads(lexicon.read_text(encoding="utf-8"))
    return sorted({lemma for row in table["verbs"].values() for lemma in row["lemmas"]})


def forms(verbs: list[str]) -> Iterator[tuple[str, str, str]]:
    """(form, part of speech, lemma) of the forms of the verbs, for the table of lemmas."""
    paradigms = tomllib.loads(PARADIGMS.read_text(encoding="utf-8"))
    longest_first = sorted(paradigms, key=len, reverse=True)
    for lemma in verbs:
        yield lemma, "VERB", lemma
        if lemma.endswith("er"):
            for ending in ENDINGS:
                yield inflected(lemma, ending), "VERB", lemma
            continue
        infinitive = next((ending for ending in longest_first if lemma.endswith(ending)), None)
        for ending in paradigms.get(infinitive, ()):
            yield lemma[: -len(infinitive)] + ending, "VERB", lemma


def ending_of(word: Word) -> str | None:
    """The regular ending of a verb in -er; None where the word is none."""
    if word.pos != "VERB" or not word.lemma.endswith("er") or word.lemma == "aller":
        return None
    form = word.form.lower()
    return next((e for e in LONGEST_FIRST if form.endswith(e) and inflected(word.lemma, e) == form), None)


def revoiced(words: tuple[Word, ...], verbs: list[str], chance: random.Random) -> tuple[Word, ...]:
    """The sentence with some of its regular verbs replaced, elisions kept right."""
    found = list(words)
    for n, word in enumerate(words):
        ending = ending_of(word)
        if ending is None or chance.random() > SHARE:
            continue
        begins = word.lemma[0] in VOWELS
        lemma = chance.choice([verb for verb in verbs if (verb[0] in VOWELS) == begins])
        form = inflected(lemma, ending)
        found[n] = replace(word, form=form.capitalize() if word.form[0].isupper() else form, lemma=lemma)
    return tuple(found)
