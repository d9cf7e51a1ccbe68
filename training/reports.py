"""The texts of news reports that the corpora hold, rebuilt the same each time, so that an annotation can point into them by offsets.

A report is named `winer/NAME` (WiNER-fr, as it stands), `meantime/ID` (MEANTIME's tokens put together again), `gum/NAME` or `ewt/NAME`
(the sentences of GUM and EWT, a paragraph to a line).
"""

from __future__ import annotations

import lzma
import re
import tarfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

# Between these and the next or the last word no space is written.
OPENING = frozenset("([{$£€#“‘’")
CLOSING = re.compile(r"[.,;:!?%)\]}…”’]|'(?:s|m|d|re|ve|ll)?|n't|’(?:s|m|d|re|ve|ll)?|n’t")


def reports(data: Path) -> dict[str, str]:
    """Name to text of every report under `data`, as laid out in the README."""
    found = dict(_winer(data / "ner" / "winer-fr-train.tar.xz"))
    found.update(_meantime(data / "times" / "meantime-en.tar.xz"))
    for corpus in ("gum", "ewt"):
        found.update((f"{corpus}/{name}", text) for name, text in _treebank(data / "ud" / f"en_{corpus}-train.conllu.xz"))
    return found


def _winer(path: Path) -> Iterator[tuple[str, str]]:
    for name, content in _members(path, ".txt"):
        yield f"winer/{Path(name).stem}", content.decode("utf-8")


def _meantime(path: Path) -> Iterator[tuple[str, str]]:
    for name, content in _members(path, ".xml"):
        if "/intra-doc_annotation/" in name:
            yield f"meantime/{Path(name).name.split('_')[0]}", _joined(ElementTree.fromstring(content))


def _members(path: Path, ending: str) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(path) as archive:
        for member in sorted(archive.getmembers(), key=lambda m: m.name):
            file = archive.extractfile(member) if member.name.endswith(ending) else None
            if file is not None:
                yield member.name, file.read()


def _joined(document: ElementTree.Element) -> str:
    """MEANTIME's tokens as text: the title and the day are paragraphs, the other sentences one."""
    sentences: dict[int, list[str]] = {}
    for token in document.iter("token"):
        sentences.setdefault(int(token.attrib["sentence"]), []).append(token.text or "")
    lines = [_spaced(words) for _, words in sorted(sentences.items())]
    return "\n\n".join([*lines[:2], " ".join(lines[2:])]) + "\n"


def _spaced(words: list[str]) -> str:
    """Words with the spaces of English between them; a straight quotation mark opens and closes by turns."""
    text, tight, inside = "", True, False
    for word in words:
        mark = word in {'"', "``", "''"}
        closes = (mark and inside) or CLOSING.fullmatch(word) is not None
        text += word if tight or closes else f" {word}"
        tight = word in OPENING or (mark and not inside)
        inside ^= mark
    return text


def _treebank(path: Path) -> Iterator[tuple[str, str]]:
    """The documents of a treebank, their paragraphs parted by an empty line."""
    name, text = "", ""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            key, _, value = line.rstrip("\n").partition(" = ")
            if key == "# newdoc id":
                if name:
                    yield name, text + "\n"
                name, text = value, ""
            elif line.startswith("# newpar") and "_block" not in key and text:
                text += "\n\n"
            elif key == "# text":
                text += f" {value}" if text and not text.endswith("\n") else value
    if name:
        yield name, text + "\n"
