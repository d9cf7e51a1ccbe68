"""A model of sentences from a folder of the user's: nothing is ever fetched."""

from __future__ import annotations

import hashlib
from pathlib import Path

from selon.errors import SelonError
from selon.weighing.claims.model import Encoder, Model

EXTRA = "needs the library model2vec: pip install 'selon[embeddings]'"
LAYOUTS = (  # where model2vec looks for vectors, tokens and settings: its own folders, and those of sentence-transformers
    ("model.safetensors", "tokenizer.json", "config.json"),
    ("model.safetensors", "tokenizer.json", "config_sentence_transformers.json"),
    ("0_StaticEmbedding/model.safetensors", "0_StaticEmbedding/tokenizer.json", "config_sentence_transformers.json"),
)
PIECE = 1 << 20  # bytes that are read at a time


class BadModel(SelonError):
    """A model that cannot be used: "FOLDER: reason", one line."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(str(folder), reason)
        self.folder, self.reason = folder, reason

    def __str__(self) -> str:
        return " ".join(f"{self.folder}: {self.reason}".split())


def load(folder: Path) -> Model:
    """The model in a folder, tried with our own sentences. BadModel where there is none that can be used."""
    try:
        files = _files(folder)
        mark = _mark(folder, files)
    except OSError as error:
        raise BadModel(folder, error.strerror or str(error)) from error
    made = _made(folder, mark)
    if not made.understood:
        raise BadModel(folder, "cannot tell sentences that say the same from others, in no language that selon reads")
    return made


def _files(folder: Path) -> tuple[str, ...]:
    if not folder.is_dir():
        raise BadModel(folder, "no such folder; a model is read from one, and never fetched by its name")
    files = next((layout for layout in LAYOUTS if all((folder / name).is_file() for name in layout)), None)
    if files is None:
        raise BadModel(folder, f"no static model in it: {', '.join(LAYOUTS[0])}")
    return files


def _mark(folder: Path, files: tuple[str, ...]) -> str:
    """The fingerprint of its files: another model by the same name has another one."""
    digest = hashlib.blake2b(digest_size=16)
    for name in files:
        digest.update(f"{name} {(folder / name).stat().st_size}\n".encode())
        with open(folder / name, "rb") as file:
            while piece := file.read(PIECE):
                digest.update(piece)
    return digest.hexdigest()


def _made(folder: Path, mark: str) -> Model:
    try:
        return Model(folder.resolve().name, mark, _encoder(folder))
    except BadModel:
        raise
    except Exception as error:  # what tokenizers and safetensors raise for a broken file has no other name
        raise BadModel(folder, f"cannot be read as a static model: {error}") from error


def _encoder(folder: Path) -> Encoder:
    try:
        from model2vec import StaticModel
    except ImportError as error:
        raise BadModel(folder, EXTRA) from error
    found: Encoder = StaticModel.from_pretrained(folder, force_download=False)
    return found
