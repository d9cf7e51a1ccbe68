"""Train the pipeline of one language: one command, one seed.

python training/train.py fr --data ../shared/data --out build/fr [--minutes 60 | --steps 12000]
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.training import Example
from spacy.util import fix_random_seed
from thinc.api import Adam, Config, NumpyOps, set_current_ops

from corpus import BROKEN_SHARE, MEASURED, brat, broken, example, iob, paragraphs
from names import SOURCES, finish
from renamed import pool, renamed
from revoice import forms, regular_verbs, revoiced, verbs_of
from selon.parsing.lemmas import Lemmas
from tokens import TOKENIZERS
from treebank import sentences

SEED = 1307
CONFIG = Path(__file__).parent / "pipeline.cfg"
CUES = Path(__file__).parents[1] / "src" / "selon" / "languages" / "fr" / "cues.toml"
REVOICED_SHARE = 0.5
NAMES_SHARE = {"fr": 0.4, "en": 0.3}  # of the words of a batch

TREEBANKS = {
    "fr": ["fr_sequoia-train", "fr_gsd-dev", "fr_pud-test", "fr_fqb-test"],
    "en": ["en_ewt-train", "en_gum-train"],
}
# Seen this many times as often as their size says: the treebank that the tests are made of, and that is nearest to news.
WEIGHTS = {"fr_sequoia-train": 2, "fr_fqb-test": 0.5}
# Not EWT's: its sentences are learnt from, with UNER's names on them.
DEVELOPMENT = {"fr": "fr_sequoia-dev", "en": "en_gum-dev"}
LEMMA_ORDER = {
    "fr": ["fr_gsd-dev", "fr_pud-test", "fr_fqb-test", "fr_sequoia-train", "fr_sequoia-train"],
    "en": ["en_gum-train", "en_ewt-train"],
}


class Sampler:
    """Batches of about `words` words, drawn from two endless shuffled streams: parses, and names."""

    def __init__(self, parses: list[Example], names: list[Example], share: float, words: int) -> None:
        self.streams = (self._endless(parses), self._endless(names or parses))
        self.share, self.words = share if names else 0.0, words

    @staticmethod
    def _endless(examples: list[Example]) -> Iterator[Example]:
        while True:
            order = list(examples)
            random.shuffle(order)
            yield from order

    def batch(self) -> list[Example]:
        found: list[Example] = []
        for stream, share in zip(self.streams, (1 - self.share, self.share), strict=True):
            left = self.words * share
            while left > 0:
                found.append(next(stream))
                left -= len(found[-1].reference)
        return found


def parses(nlp: Language, data: Path, language: str) -> list[Example]:
    """The treebanks' paragraphs, some of them a second time with something broken."""
    chance = random.Random(SEED)
    verbs = regular_verbs() if language == "fr" else []
    found = []
    for name in TREEBANKS[language]:
        named = "gum" in name
        whole = list(paragraphs(sentences(data / "ud" / f"{name}.conllu.xz"), chance))
        weight = WEIGHTS.get(name, 1)
        for _ in range(int(weight) or 1):
            for paragraph in whole:
                if weight < 1 and chance.random() > weight:
                    continue
                found.append(example(nlp, paragraph, named))
                if verbs and chance.random() < REVOICED_SHARE:
                    found.append(example(nlp, [revoiced(words, verbs, chance) for words in paragraph]))
                if chance.random() < BROKEN_SHARE:
                    found.append(example(nlp, broken(paragraph, chance)))
    return found


def names(nlp: Language, data: Path, language: str) -> list[Example]:
    """Texts with names; articles that measure attribution are left out of what is learnt."""
    if language == "fr":
        whole = list(brat(nlp, data / "ner" / "winer-fr-train.tar.xz", MEASURED))
        others = pool([*whole, *iob(nlp, data / "ner" / "uner_en_ewt-dev.iob2.xz", data / "ud" / "en_ewt-dev.conllu.xz")])
        chance = random.Random(SEED)
        copies = [renamed(nlp, one, others, chance) for one in whole]
        return whole + [copy for copy in copies if copy is not None]
    whole = list(iob(nlp, data / "ner" / "uner_en_ewt-dev.iob2.xz", data / "ud" / "en_ewt-dev.conllu.xz"))
    chance = random.Random(SEED)
    mentions = [example(nlp, p, named=True) for p in paragraphs(sentences(data / "ud" / "en_gum-train.conllu.xz"), chance)]
    others = pool([*whole, *mentions])
    copies = [renamed(nlp, one, others, chance) for one in [*whole, *whole, *mentions]]
    return whole + [copy for copy in copies if copy is not None]


def development(nlp: Language, data: Path, language: str) -> list[Example]:
    chance = random.Random(SEED)
    found = [example(nlp, p) for p in paragraphs(sentences(data / "ud" / f"{DEVELOPMENT[language]}.conllu.xz"), chance)]
    if language == "fr":
        found += brat(nlp, data / "ner" / "winer-fr-dev.tar.xz", frozenset())
    return found


def lemmas(data: Path, language: str) -> Iterator[tuple[str, str, str]]:
    if language == "fr":
        yield from forms(verbs_of(CUES))
    for name in LEMMA_ORDER[language]:
        for sentence in sentences(data / "ud" / f"{name}.conllu.xz"):
            for word in sentence.words:
                if word.lemma and word.lemma != "_":
                    yield word.form, word.pos, word.lemma


def assemble(language: str) -> Language:
    """An untrained pipeline with its tokenizer."""
    nlp = spacy.util.load_model_from_config(Config().from_disk(CONFIG), auto_fill=True, validate=True)
    TOKENIZERS[language](nlp)
    return nlp


def describe(language: str) -> dict[str, str]:
    """What the pipeline's `meta.json` says of it."""
    return {
        "name": f"selon_{language}",
        "version": "0.1.0",
        "description": f"selon's pipeline for {language}: words, features, lemmas, Universal Dependencies, names",
        "author": "the authors of selon",
        "license": "CC BY-SA 4.0; LGPL-LR for what it owes to Sequoia and FQB" if language == "fr" else "CC BY-SA 4.0",
    }


def measured(nlp: Language, examples: list[Example]) -> dict[str, float]:
    scores = nlp.evaluate(examples)
    keys = ("token_acc", "pos_acc", "morph_acc", "dep_uas", "dep_las", "sents_f", "ents_f", "lemma_acc")
    return {key: round(scores[key], 4) for key in keys if isinstance(scores.get(key), float)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", choices=sorted(TREEBANKS))
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=12000)
    parser.add_argument("--words", type=int, default=1200)
    parser.add_argument("--every", type=int, default=500)
    arguments = parser.parse_args()
    set_current_ops(NumpyOps(use_blis=False))
    fix_random_seed(SEED)
    nlp = assemble(arguments.language)
    learnt = parses(nlp, arguments.data, arguments.language)
    named = names(nlp, arguments.data, arguments.language)
    dev = development(nlp, arguments.data, arguments.language)
    print(f"{len(learnt)} paragraphs of treebanks, {len(named)} with names, {len(dev)} to develop on", flush=True)
    table: Lemmas = nlp.get_pipe("lemmas")  # type: ignore[assignment]
    table.learn(lemmas(arguments.data, arguments.language))
    nlp.initialize(lambda: [*learnt, *named])
    nlp.meta.update(describe(arguments.language))
    train(nlp, Sampler(learnt, named, NAMES_SHARE[arguments.language], arguments.words), dev, arguments)
    if arguments.language in SOURCES:
        # The `ner` that has learnt along has shaped the vectors; the one that ships has small vectors of its own beside them.
        finish(arguments.language, arguments.data, arguments.out, arguments.out)


def train(nlp: Language, sampler: Sampler, dev: list[Example], arguments: argparse.Namespace) -> None:
    """Adam with a warm-up and a linear descent to nothing; the averaged weights are what is kept."""
    optimizer = Adam(0.001, L2=0.01, use_averages=True, grad_clip=1.0)
    started, losses = time.time(), {}
    for step in range(1, arguments.steps + 1):
        optimizer.learn_rate = 0.0012 * min(step / 250, max(0.02, 1 - step / arguments.steps))
        dropout = 0.1 + 0.1 * min(1, step / (arguments.steps / 2))
        nlp.update(sampler.batch(), drop=dropout, sgd=optimizer, losses=losses)
        if step % arguments.every == 0 or step == arguments.steps:
            with nlp.use_params(optimizer.averages):
                scores = measured(nlp, dev)
                nlp.to_disk(arguments.out)
            print(json.dumps({"step": step, "minutes": round((time.time() - started) / 60, 1), **scores}), flush=True)
            losses.clear()


if __name__ == "__main__":
    main()
