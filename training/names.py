"""Train the names of a pipeline, on the vectors that its parser has learnt; nothing else of it changes.

python training/names.py fr --data ../shared/data --pipeline build/fr
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed
from thinc.api import Adam, NumpyOps, set_current_ops, set_dropout_rate

from corpus import brat, example
from corpus import paragraphs as of_treebank
from lists import known
from named import conll, made, paragraphs, uner
from renamed import pool, renamed
from selon.parsing.lemmas import Lemmas  # noqa: F401  (registers the component)
from selon.parsing.names import Names, Read, Sizes, tags_of
from treebank import sentences

SEED = 1307
# Articles of WiNER-fr that measure attribution: their names are not learnt from.
MEASURED = frozenset({"2016_01_04-002", "2016_12_18-001", "2017_01_22-006", "2017_02_10-003", "2017_04_19-004", "2018_06_23-002"})
LABELS = {"fr": ["DATE", "EVENT", "HOUR", "LOC", "ORG", "PER", "PROD"], "en": ["LOC", "ORG", "PER"]}
THREE = {"per": "PER", "org": "ORG", "loc": "LOC"}
SOCIAL = {"person": "PER", "location": "LOC", "corporation": "ORG", "group": "ORG"}
SIZES = {"fr": Sizes(rows=(4500, 2500, 2500, 800, 200)), "en": Sizes()}
BATCH = 400  # words
STEPS = {"fr": 6000, "en": 7000}
RATE, DROPOUT, UNKNOWN = 0.001, 0.3, 0.1
HELD_BACK = 20  # one text in so many says, with --hold, how training goes, and is not learnt from


@dataclass(frozen=True, eq=False)
class Lesson:
    """A text, the numbers of its words' tags, and how much it counts."""

    read: Read
    tags: NDArray[np.int64]
    weight: float


def english(nlp: Language, data: Path, chance: random.Random) -> Iterator[tuple[Doc, float]]:
    """UNER's own guidelines count in full; where others draw the line elsewhere, half."""
    for name in ("uner_en_ewt-train", "uner_en_ewt-dev", "uner_en_pud-test"):
        yield from ((made(nlp, one), 1.0) for one in paragraphs(uner(data / "ner" / f"{name}.iob2.xz"), chance))
    yield from ((made(nlp, one), 1.0) for one in conll(data / "ner" / "wikigold.conll.xz", THREE))
    for name in ("train", "dev", "test"):
        yield from ((made(nlp, one), 0.5) for one in conll(data / "ner" / f"wnut17-{name}.conll.xz", SOCIAL))
    for name in "abefgh":
        yield from ((made(nlp, one), 0.5) for one in conll(data / "ner" / f"btc-{name}.conll.xz", THREE))
    for paragraph in of_treebank(sentences(data / "ud" / "en_gum-train.conllu.xz"), chance):
        yield example(nlp, paragraph, named=True).reference, 0.5


def french(nlp: Language, data: Path, chance: random.Random) -> Iterator[tuple[Doc, float]]:
    """WiNER-fr, and a copy of each text with other names."""
    whole = list(brat(nlp, data / "ner" / "winer-fr-train.tar.xz", MEASURED))
    others = pool([*whole, *(_example(made(nlp, one)) for _, one in uner(data / "ner" / "uner_en_ewt-dev.iob2.xz"))])
    yield from ((one.reference, 1.0) for one in whole)
    for one in whole:
        copy = renamed(nlp, one, others, chance)
        if copy is not None:
            yield copy.reference, 0.5


SOURCES = {"en": english, "fr": french}


def _example(doc: Doc) -> Example:
    return Example(doc, doc)


def lessons(nlp: Language, names: Names, texts: Sequence[tuple[Doc, float]]) -> list[Lesson]:
    """The texts as the network sees them, with their tags."""
    numbers = {tag: n for n, tag in enumerate(tags_of(names.labels))}
    vectors = nlp.get_pipe("tok2vec")
    found = []
    full = [(doc, weight) for doc, weight in texts if len(doc)]
    for n in range(0, len(full), 128):
        docs = [doc for doc, _ in full[n : n + 128]]
        vectors.set_annotations(docs, vectors.predict(docs))  # type: ignore[attr-defined]
        for doc, weight in full[n : n + 128]:
            tags = ["O"] * len(doc)
            for name in doc.ents:
                inside = ["B", *"I" * (len(name) - 2), "L"] if len(name) > 1 else ["U"]
                tags[name.start : name.end] = [f"{place}-{name.label_}" for place in inside]
            found.append(Lesson(names.read(doc), np.array([numbers[tag] for tag in tags]), weight))
    return found


def batches(given: Sequence[Lesson], chance: random.Random) -> Iterator[list[Lesson]]:
    """Endless shuffled batches of about `BATCH` words."""
    batch: list[Lesson] = []
    while True:
        for lesson in chance.sample(given, len(given)):
            batch.append(lesson)
            if sum(len(one.tags) for one in batch) >= BATCH:
                yield batch
                batch = []


def forgetful(read: Read, chance: np.random.Generator) -> Read:
    """The text with some of its words unknown: what the network must then read off their ends, shape and neighbours."""
    keys = read.keys.copy()
    keys[chance.random(len(keys)) < UNKNOWN, 0] = 1
    return Read(keys, read.vectors)


def learn(names: Names, given: Sequence[Lesson], steps: int) -> Adam:
    """Adam with a linear descent; what is kept are the averaged weights."""
    names.model.initialize(X=[given[0].read])
    set_dropout_rate(names.model, DROPOUT)
    optimizer = Adam(RATE, L2=0.0, use_averages=True, grad_clip=1.0)
    chance, stream, started = np.random.default_rng(SEED), batches(given, random.Random(SEED)), time.time()
    for step in range(1, steps + 1):
        optimizer.learn_rate = RATE * min(step / 100, max(0.02, 1 - step / steps))
        batch = next(stream)
        guessed, finish = names.model.begin_update([forgetful(one.read, chance) for one in batch])
        wrong = []
        for lesson, chances in zip(batch, guessed, strict=True):
            chances[np.arange(len(lesson.tags)), lesson.tags] -= 1
            wrong.append(chances * lesson.weight)
        finish(wrong)
        names.model.finish_update(optimizer)
        if step % 500 == 0:
            print(json.dumps({"step": step, "minutes": round((time.time() - started) / 60, 1)}), flush=True)
    return optimizer


def train(nlp: Language, language: str, data: Path, steps: int, hold: bool = False) -> None:
    """Put trained names into `nlp`, in the place of what stood there."""
    fix_random_seed(SEED)
    names = renew(nlp)
    names.become(LABELS[language], SIZES[language], known(data / "lists"))
    texts = list(SOURCES[language](nlp, data, random.Random(SEED)))
    gold = [Example(nlp.make_doc(doc.text), doc) for doc, _ in texts[::HELD_BACK]] if hold else []
    given = lessons(nlp, names, [text for n, text in enumerate(texts) if not hold or n % HELD_BACK])
    print(f"{len(given)} texts with names, {sum(len(one.tags) for one in given)} words", flush=True)
    optimizer = learn(names, given, steps)
    for node, name, value in names.weights():
        node.set_param(name, optimizer.averages.get((node.id, name), value))
    if gold:
        print(json.dumps(nlp.evaluate(gold)["ents_per_type"]), flush=True)


def finish(language: str, data: Path, pipeline: Path, out: Path, steps: int | None = None, hold: bool = False) -> None:
    """Train the names of the pipeline in one folder, and leave it in another, or in the same."""
    nlp = spacy.load(pipeline)
    train(nlp, language, data, steps or STEPS[language], hold)
    names: Names = nlp.get_pipe("names")  # type: ignore[assignment]
    names.to_disk(out / "names")
    put(pipeline, out)


def put(pipeline: Path, out: Path) -> None:
    """The pipeline with the names that lie in `out`. It is loaded afresh, so that no word of the texts stays in it."""
    nlp = spacy.load(pipeline)
    renew(nlp).from_disk(out / "names")
    nlp.to_disk(out)
    if out == pipeline:
        shutil.rmtree(out / "ner", ignore_errors=True)


def renew(nlp: Language) -> Names:
    """Untrained names in the place of what stood there."""
    for other in sorted({"ner", "names"} & set(nlp.pipe_names)):
        nlp.remove_pipe(other)
    return nlp.add_pipe("selon_names", name="names", before="lemmas")  # type: ignore[return-value]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", choices=sorted(SOURCES))
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--pipeline", type=Path, required=True)
    parser.add_argument("--out", type=Path, help="where the pipeline goes (default: where it was)")
    parser.add_argument("--steps", type=int)
    parser.add_argument("--hold", action="store_true", help="keep one text in twenty back, and say how well its names are found")
    arguments = parser.parse_args()
    set_current_ops(NumpyOps(use_blis=False))
    out = arguments.out or arguments.pipeline
    finish(arguments.language, arguments.data, arguments.pipeline, out, arguments.steps, arguments.hold)


if __name__ == "__main__":
    main()
