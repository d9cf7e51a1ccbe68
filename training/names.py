"""Put names into a pipeline: spaCy's own component, over the vectors that the parser has learnt and smaller ones of its own.

python training/names.py en --data ../shared/data --pipeline build/en

Nothing else of the pipeline changes, so its parses stay what they were, to the byte. French has so few texts with names that this finds
no more than the component that has learnt along with its parser.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed, get_minor_version_range
from thinc.api import Adam, Config, NumpyOps, set_current_ops

from corpus import example
from corpus import paragraphs as of_treebank
from named import conll, made, paragraphs, uner
from selon.parsing.lemmas import Lemmas  # noqa: F401  (registers the component)
from treebank import sentences

SEED = 1307
CONFIG = Path(__file__).parent / "names.cfg"
THREE = {"per": "PER", "org": "ORG", "loc": "LOC"}
SOCIAL = {"person": "PER", "location": "LOC", "corporation": "ORG", "group": "ORG"}
UNER = ("uner_en_ewt-train", "uner_en_ewt-dev", "uner_en_pud-test")
WORDS = 1000  # of a batch
STEPS = 2000
RATE, DROPOUT = 0.0015, 0.25

Weighed = tuple[Doc, float]  # a text with its names, and the share of the rounds that it is seen in


def english(nlp: Language, data: Path, chance: random.Random) -> Iterator[Weighed]:
    """UNER's own guidelines count in full; where others draw the line elsewhere, half."""
    for name in UNER:
        yield from ((made(nlp, one), 1.0) for one in paragraphs(uner(data / "ner" / f"{name}.iob2.xz"), chance))
    yield from ((made(nlp, one), 1.0) for one in conll(data / "ner" / "wikigold.conll.xz", THREE))
    for name in ("train", "dev", "test"):
        yield from ((made(nlp, one), 0.5) for one in conll(data / "ner" / f"wnut17-{name}.conll.xz", SOCIAL))
    for name in "abefgh":
        yield from ((made(nlp, one), 0.5) for one in conll(data / "ner" / f"btc-{name}.conll.xz", THREE))
    for paragraph in of_treebank(sentences(data / "ud" / "en_gum-train.conllu.xz"), chance):
        yield example(nlp, paragraph, named=True).reference, 0.5


SOURCES = {"en": english}


def _example(nlp: Language, doc: Doc) -> Example:
    return Example(nlp.make_doc(doc.text), doc)


def lessons(nlp: Language, texts: Sequence[Weighed]) -> list[tuple[Example, float]]:
    """The texts as the component sees them: with the vectors of the pipeline's tok2vec, which learns nothing here."""
    found = [(_example(nlp, doc), weight) for doc, weight in texts if len(doc)]
    vectors = nlp.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    for n in range(0, len(found), 128):
        docs = [one.predicted for one, _ in found[n : n + 128]]
        for doc, tensor in zip(docs, vectors.predict(docs), strict=True):
            doc.tensor = tensor
    return found


def batches(given: Sequence[tuple[Example, float]], chance: random.Random) -> Iterator[list[Example]]:
    """Endless shuffled batches of about `WORDS` words."""
    batch: list[Example] = []
    words = 0
    while True:
        for one, weight in chance.sample(given, len(given)):
            if chance.random() < weight:
                batch.append(one)
                words += len(one.reference)
            if words >= WORDS:
                yield batch
                batch, words = [], 0


def learn(names: EntityRecognizer, given: Sequence[tuple[Example, float]], steps: int) -> Adam:
    """Adam with a warm-up and a linear descent to nothing; the averaged weights are what is kept."""
    optimizer = Adam(RATE, L2=0.01, use_averages=True, grad_clip=1.0)
    stream, started, losses = batches(given, random.Random(SEED)), time.time(), {"ner": 0.0}
    for step in range(1, steps + 1):
        optimizer.learn_rate = RATE * min(step / 250, max(0.02, 1 - step / steps))
        names.update(next(stream), drop=DROPOUT, sgd=optimizer, losses=losses)
        if step % 250 == 0 or step == steps:
            minutes = round((time.time() - started) / 60, 1)
            print(json.dumps({"step": step, "minutes": minutes, "loss": round(float(losses["ner"]))}), flush=True)
            losses["ner"] = 0.0
    return optimizer


def renew(nlp: Language) -> EntityRecognizer:
    """Untrained names in the place of what stood there."""
    for other in sorted({"ner", "names"} & set(nlp.pipe_names)):
        nlp.remove_pipe(other)
    settings = Config().from_disk(CONFIG)["components"]["ner"]
    return nlp.add_pipe(settings.pop("factory"), name="ner", config=settings, before="lemmas")  # type: ignore[return-value]


def train(nlp: Language, language: str, data: Path, steps: int) -> None:
    """Put trained names into `nlp`, in the place of what stood there."""
    fix_random_seed(SEED)
    names = renew(nlp)
    given = lessons(nlp, list(SOURCES[language](nlp, data, random.Random(SEED))))
    print(f"{len(given)} texts with names, {sum(len(one.reference) for one, _ in given)} words", flush=True)
    names.initialize(lambda: [one for one, _ in given], nlp=nlp)
    optimizer = learn(names, given, steps)
    with names.model.use_params(optimizer.averages):
        learnt = names.model.to_bytes()
    names.model.from_bytes(learnt)


def finish(language: str, data: Path, pipeline: Path, out: Path, steps: int | None = None) -> None:
    """Train the names of the pipeline in one folder, and leave it in another, or in the same."""
    nlp = spacy.load(pipeline)
    train(nlp, language, data, steps or STEPS)
    # Into a pipeline that is loaded afresh, and without the vocabulary, so that no word of the texts stays in it.
    fresh = spacy.load(pipeline)
    renew(fresh).from_bytes(nlp.get_pipe("ner").to_bytes(exclude=["vocab"]), exclude=["vocab"])  # type: ignore[attr-defined]
    fresh.meta["spacy_version"] = get_minor_version_range(spacy.__version__)
    fresh.to_disk(out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("language", choices=sorted(SOURCES))
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--pipeline", type=Path, required=True)
    parser.add_argument("--out", type=Path, help="where the pipeline goes (default: where it was)")
    parser.add_argument("--steps", type=int)
    arguments = parser.parse_args()
    set_current_ops(NumpyOps(use_blis=False))
    finish(arguments.language, arguments.data, arguments.pipeline, arguments.out or arguments.pipeline, arguments.steps)


if __name__ == "__main__":
    main()
