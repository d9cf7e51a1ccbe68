"""Put names into a pipeline: spaCy's own component, over the vectors that the parser has learnt and smaller ones of its own.

python training/names.py en --data ../shared/data --pipeline build/en

Nothing else of the pipeline changes, so its parses stay what they were, to the byte. Lists of names (`lists.py`) say of each word
what it may be; the names in a part of the texts are exchanged, so that it is learnt where names stand, and not which.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed, get_minor_version_range
from thinc.api import Adam, Config, Model, NumpyOps, set_current_ops

from corpus import MEASURED, brat, example
from corpus import paragraphs as of_treebank
from lists import coined, listed, wholes, words
from named import conll, invented, made, marked, paragraphs, uner
from renamed import Pool, renamed
from selon.parsing.known import put, table
from selon.parsing.lemmas import Lemmas  # noqa: F401  (registers the component)
from treebank import sentences

SEED = 1307
CONFIG = Path(__file__).parent
OURS = Path(__file__).parent / "annotations"
THREE = {"per": "PER", "org": "ORG", "loc": "LOC"}
SOCIAL = {"person": "PER", "location": "LOC", "corporation": "ORG", "group": "ORG"}
UNER = ("uner_en_ewt-train", "uner_en_ewt-dev", "uner_en_pud-test")
WORDS = 1000  # of a batch
STEPS = {"en": 1200, "fr": 900}
LAST = {"en": 400, "fr": 300}  # steps more, on what is learnt last
KEPT = {"en": 0.0, "fr": 0.3}  # the share of the weights before those steps in the mean that is kept
RATE, LAST_RATE, DROPOUT = 0.0015, {"en": 0.0006, "fr": 0.001}, 0.25

Weighed = tuple[Doc, float]  # a text with its names, and the share of the rounds that it is seen in


def english(nlp: Language, data: Path, chance: random.Random) -> Iterator[Weighed]:
    """UNER's own guidelines count in full; where others draw the line elsewhere, half."""
    universal = [made(nlp, one) for name in UNER for one in paragraphs(uner(data / "ner" / f"{name}.iob2.xz"), chance)]
    others = list(elsewhere(nlp, data, chance))
    yield from ((doc, 1.0) for doc in universal)
    yield from others
    yield from ((doc, 0.5) for doc in copies(nlp, universal, standing([*universal, *(doc for doc, _ in others)]), chance))


def elsewhere(nlp: Language, data: Path, chance: random.Random) -> Iterator[Weighed]:
    """The other corpora of English names."""
    yield from ((made(nlp, one), 1.0) for one in conll(data / "ner" / "wikigold.conll.xz", THREE))
    for name in ("train", "dev", "test"):
        yield from ((made(nlp, one), 0.5) for one in conll(data / "ner" / f"wnut17-{name}.conll.xz", SOCIAL))
    for name in "abefgh":
        yield from ((made(nlp, one), 0.5) for one in conll(data / "ner" / f"btc-{name}.conll.xz", THREE))
    for paragraph in of_treebank(sentences(data / "ud" / "en_gum-train.conllu.xz"), chance):
        yield example(nlp, paragraph, named=True).reference, 0.5


def french(nlp: Language, data: Path, chance: random.Random) -> Iterator[Weighed]:
    """WiNER-fr, and copies of it with other names."""
    whole = [one.reference for one in brat(nlp, data / "ner" / "winer-fr-train.tar.xz", MEASURED)]
    yield from ((doc, 1.0) for doc in whole)
    yield from ((doc, 0.5) for doc in copies(nlp, whole, standing(whole), chance))


def standing(docs: Iterable[Doc]) -> Pool:
    """The names that stand in `docs`, by label, each as its words."""
    found: Pool = defaultdict(list)
    for name in (name for doc in docs for name in doc.ents):
        found[name.label_].append([token.text for token in name])
    return found


def copies(nlp: Language, docs: Sequence[Doc], others: Pool, chance: random.Random) -> Iterator[Doc]:
    """`docs` with most of their names exchanged for `others`, so that contexts are learnt and not names."""
    for doc in docs:
        copy = renamed(nlp, Example(doc, doc), others, chance) if doc.ents else None
        if copy is not None:
            yield copy.reference


def afresh(nlp: Language, language: str, data: Path, given: Sequence[Weighed], chance: random.Random) -> list[Weighed]:
    """What is learnt last: in English the texts that count in full; in French copies, too, with names that no list has."""
    full = [(doc, weight) for doc, weight in given if weight == 1.0]
    if language != "fr":
        return full
    fresh = copies(nlp, [doc for doc, _ in full], coined(listed(data), chance), chance)
    return [*((doc, 0.5) for doc, _ in full), *((doc, 0.7) for doc in fresh)]


def ours(nlp: Language, language: str) -> Iterator[Weighed]:
    """What was written for this, seen twice, and the invented reports, in the styles of news."""
    for one in marked(OURS / f"named-{language}.txt"):
        yield from [(made(nlp, one), 1.0)] * 2
    reports = invented(OURS / f"invented-{language}.jsonl", OURS / f"invented-names-{language}.toml")
    yield from ((made(nlp, one), 0.5) for one in reports)


SOURCES = {"en": english, "fr": french}


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


def learn(names: EntityRecognizer, given: Sequence[tuple[Example, float]], steps: int, rate: float = RATE) -> None:
    """Adam with a warm-up and a linear descent to nothing; the averaged weights are what is kept."""
    optimizer = Adam(rate, L2=0.01, use_averages=True, grad_clip=1.0)
    stream, started, losses = batches(given, random.Random(SEED)), time.time(), {"ner": 0.0}
    for step in range(1, steps + 1):
        optimizer.learn_rate = rate * min(step / 250, max(0.02, 1 - step / steps))
        names.update(next(stream), drop=DROPOUT, sgd=optimizer, losses=losses)
        if step % 250 == 0 or step == steps:
            minutes = round((time.time() - started) / 60, 1)
            print(json.dumps({"step": step, "minutes": minutes, "loss": round(float(losses["ner"]))}), flush=True)
            losses["ner"] = 0.0
    with names.model.use_params(optimizer.averages):
        learnt = names.model.to_bytes()
    names.model.from_bytes(learnt)


def weights(names: EntityRecognizer) -> Iterator[tuple[int, str, Model[Any, Any]]]:
    """Every array of the network: the number of its layer, its name, and the layer."""
    for n, layer in enumerate(names.model.walk()):
        yield from ((n, name, layer) for name in layer.param_names if layer.has_param(name))


def renew(nlp: Language, language: str) -> EntityRecognizer:
    """Untrained names in the place of what stood there."""
    for other in sorted({"ner", "names"} & set(nlp.pipe_names)):
        nlp.remove_pipe(other)
    settings = Config().from_disk(CONFIG / f"names-{language}.cfg")["components"]["ner"]
    return nlp.add_pipe(settings.pop("factory"), name="ner", config=settings, before="lemmas")  # type: ignore[return-value]


def train(nlp: Language, language: str, data: Path, steps: int) -> None:
    """Put trained names into `nlp`, in the place of what stood there."""
    fix_random_seed(SEED)
    names, known = renew(nlp, language), listed(data)
    put(names.model, table(words(nlp, known)), table(wholes(nlp, known)))
    texts = [*SOURCES[language](nlp, data, random.Random(SEED)), *ours(nlp, language)]
    last = lessons(nlp, afresh(nlp, language, data, texts, random.Random(SEED)))
    given = lessons(nlp, texts)
    print(f"{len(given)} texts with names, {sum(len(one.reference) for one, _ in given)} words", flush=True)
    names.initialize(lambda: [one for one, _ in given], nlp=nlp)
    learn(names, given, steps)
    before = {(n, name): layer.get_param(name).copy() for n, name, layer in weights(names)}
    learn(names, last, min(steps, LAST[language]), LAST_RATE[language])
    for n, name, layer in weights(names):
        layer.set_param(name, KEPT[language] * before[n, name] + (1 - KEPT[language]) * layer.get_param(name))


def finish(language: str, data: Path, pipeline: Path, out: Path, steps: int | None = None) -> None:
    """Train the names of the pipeline in one folder, and leave it in another, or in the same."""
    nlp = spacy.load(pipeline)
    train(nlp, language, data, steps or STEPS[language])
    # Into a pipeline that is loaded afresh, and without the vocabulary, so that no word of the texts stays in it.
    fresh = spacy.load(pipeline)
    renew(fresh, language).from_bytes(nlp.get_pipe("ner").to_bytes(exclude=["vocab"]), exclude=["vocab"])  # type: ignore[attr-defined]
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
