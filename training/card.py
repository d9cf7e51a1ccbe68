"""Measure a pipeline on the held-out files and write its card.

python training/card.py fr --data ../shared/data --pipeline src/selon/languages/fr/pipeline
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.training import Example

from corpus import brat, example, iob, paragraphs
from selon.parsing.known import known_embed  # noqa: F401  (registers the architecture)
from selon.parsing.lemmas import Lemmas  # noqa: F401  (registers the component)
from train import NAMES_SHARE, SEED, TREEBANKS
from treebank import sentences

TESTS = {"fr": ["fr_sequoia-test", "fr_gsd-test"], "en": ["en_ewt-test", "en_gum-test"]}
NAMES = {"fr": "WiNER-fr dev (September to December 2017)", "en": "UNER EWT test"}
LANGUAGES = {"fr": "French", "en": "English"}
SOURCES = {
    "fr": [
        "UD French-Sequoia train (LGPL-LR), GSD dev (CC BY-SA 4.0), PUD test (CC BY-SA 3.0), half of FQB (LGPL-LR)",
        "WiNER-fr train without the articles that measure attribution (text CC BY 2.5, annotation CC BY 4.0)",
        "names of UNER EWT dev (CC BY-SA 4.0), only as others to put in the place of names",
    ],
    "en": [
        "UD English-EWT train and, with UNER's names, dev (CC BY-SA 4.0)",
        "UD English-GUM train without its non-commercial parts (CC BY and CC BY-SA by document), with the names among its mentions",
        "UNER English-EWT dev, and train in its first version (CC BY-SA 4.0; 17 names fewer than the one released later)",
        "UNER English-PUD (CC BY-SA 3.0), Wikigold, WNUT 2017, Broad Twitter Corpus (CC BY 4.0)",
    ],
}
ANEW = {
    "fr": "What finds names was then learnt anew (`training/names.py`), from more texts, over vectors of its own,",
    "en": "What finds names was then learnt anew (`training/names.py`), from more texts, over the parser's vectors and ones of its own,",
}
LISTS = "which also see what lists of names say of a word (training/lists.py). The lists are in it as hashes."
OURS = [
    "Texts with names, names of invented reports, and lists of names, written for this by a large language model (CC BY 4.0)",
    "Towns of GeoNames (CC BY 4.0), names of the US census of 1990 (public domain)",
]
MEASURES = {"UPOS": "pos_acc", "features": "morph_acc", "UAS": "dep_uas", "LAS": "dep_las", "sentences": "sents_f"}
WEAKNESSES = {
    "fr": [
        "Little news was learnt from: rare verbs of saying may be taken for nouns, and their sentence misparsed.",
        "Organisations are found less surely than places and dates; products and events seldom.",
        "Numbers with spaces in them are several words; machine translations are parsed less well than these figures say.",
    ],
    "en": [
        "Names are found less surely than words are parsed, organisations least: much of what they were learnt from is web text.",
        "Headlines without articles and verbs are misparsed more often than sentences.",
        "Nationalities and religions are no names to it.",
    ],
}


def rows(nlp: Language, data: Path, language: str) -> list[tuple[str, dict[str, float]]]:
    """The figures of each held-out treebank, from raw text with the pipeline's own words and sentences."""
    found = []
    for name in TESTS[language]:
        chance = random.Random(SEED)
        examples = [example(nlp, p) for p in paragraphs(sentences(data / "ud" / f"{name}.conllu.xz"), chance)]
        scores = nlp.evaluate(examples)
        figures = {
            label: scores[key]
            for label, key in (
                ("UPOS", "pos_acc"),
                ("features", "morph_acc"),
                ("UAS", "dep_uas"),
                ("LAS", "dep_las"),
                ("sentences", "sents_f"),
            )
        }
        found.append((name, {**figures, "lemmas": lemma_accuracy(nlp, examples)}))
    return found


def lemma_accuracy(nlp: Language, examples: Sequence[Example]) -> float:
    """The share of words with the treebank's lemma, case aside, among words that both sides cut alike."""
    right = total = 0
    for one in examples:
        spans = {(t.idx, t.idx + len(t)): t.lemma_ for t in nlp(one.reference.text)}
        for token in one.reference:
            lemma = spans.get((token.idx, token.idx + len(token)))
            if lemma is not None and token.lemma_ and token.lemma_ != "_":
                total += 1
                right += lemma.lower() == token.lemma_.lower()
    return right / total if total else 0.0


def names(nlp: Language, data: Path, language: str) -> tuple[float, dict[str, float]]:
    """F1 of names over the held-out file, all kinds together and by kind."""
    if language == "fr":
        examples = list(brat(nlp, data / "ner" / "winer-fr-dev.tar.xz", frozenset()))
    else:
        examples = list(iob(nlp, data / "ner" / "uner_en_ewt-test.iob2.xz", data / "ud" / "en_ewt-test.conllu.xz"))
    scores = nlp.evaluate(examples)
    return scores["ents_f"], {kind: row["f"] for kind, row in sorted(scores["ents_per_type"].items())}


def card(nlp: Language, data: Path, language: str) -> str:
    """The card, in Markdown."""
    parsed, (every, kinds) = rows(nlp, data, language), names(nlp, data, language)
    labels = list(parsed[0][1])
    lines = [
        f"# The {LANGUAGES[language]} pipeline of selon",
        "",
        f"A spaCy {spacy.__version__} pipeline: words, parts of speech, features, lemmas, Universal Dependencies, sentences, names.",
        f"Trained by `python training/train.py {language} --data DATA --out DIR`, seed {SEED}; measured by `training/card.py`.",
        "No pickles, nothing downloaded.",
        "",
        "## Figures",
        "From raw text, with the pipeline's own words and sentences; punctuation is left out of UAS and LAS.",
        "Relations are those of `training/treebank.py`, which folds some (`obl:arg` and `obl:mod` are `obl`), on both sides.",
        "",
        "| held out | " + " | ".join(labels) + " |",
        "|---" * (len(labels) + 1) + "|",
        *(f"| {name} | " + " | ".join(f"{figures[label]:.3f}" for label in labels) + " |" for name, figures in parsed),
        "",
        f"Names on {NAMES[language]}: F1 {every:.3f} (" + ", ".join(f"{kind} {value:.3f}" for kind, value in kinds.items()) + ").",
        "",
        "## Data",
        *(f"- {line}" for line in (*SOURCES[language], *OURS)),
        "",
        f"Treebanks: {', '.join(TREEBANKS[language])}, each seen as often as `WEIGHTS` in `training/train.py` says.",
        f"Names are {NAMES_SHARE[language]:.0%} of the words of a batch.",
        ANEW[language],
        LISTS,
        "A part of the paragraphs is seen again with something broken (a quotation mark, capitals, a full stop) or its names exchanged.",
        "The pipeline is offered under CC BY-SA 4.0; what it owes to Sequoia and FQB, under LGPL-LR. See NOTICE.",
        "",
        "## Known weaknesses",
        *(f"- {line}" for line in WEAKNESSES[language]),
        "",
    ]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", choices=sorted(TESTS))
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--pipeline", type=Path, required=True)
    arguments = parser.parse_args()
    text = card(spacy.load(arguments.pipeline), arguments.data, arguments.language)
    (arguments.pipeline.parent / "CARD.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
