"""What selon finds in the annotated articles, or what an earlier run of it was saved as."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from evaluation.corpora import Article, Marks, Missing

Predictions = dict[str, Marks]
"""By the article's name."""


class Altered(Exception):
    """The text that was analysed is not the article's, so that its offsets mean nothing."""


def needs(languages: Iterable[str]) -> None:
    """Missing where a language has no pipeline in this checkout."""
    from selon.languages import folder

    for language in sorted(languages):
        place = folder(language) / "pipeline"
        if not (place / "meta.json").is_file():
            raise Missing(f"no pipeline for {language}: there is no {place} (training/README.md says how it is made)")


def analysed(article: Article) -> dict[str, Any]:
    """The contract's JSON for one article, told its language and date as the annotators were."""
    from selon.analysis import analyse
    from selon.exporting.json import to_json
    from selon.reading import read_path

    document = read_path(article.path, language=article.language, published=article.published)
    if document.text != article.text:
        raise Altered(f"{article.path}: the text read is not the file's")
    return to_json(analyse(document))


def marks(found: dict[str, Any]) -> Marks:
    """The statements and voices of the contract's JSON."""
    return Marks(found.get("statements", []), found.get("sources", {}))


def predicted(corpus: str, articles: Iterable[Article], save: Path | None = None) -> Predictions:
    """Analyse the articles one by one; where `save` is a folder, keep the JSON there, a line an article."""
    found = {}
    for number, article in enumerate(articles, 1):
        if sys.stderr.isatty():
            print(f"\r\033[K{corpus}: {number} {article.name}", end="", file=sys.stderr, flush=True)
        found[article.name] = analysed(article)
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)
    if save is not None:
        save.mkdir(parents=True, exist_ok=True)
        saved_file(save, corpus).write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in found.values()), encoding="utf-8")
    return {name: marks(one) for name, one in found.items()}


def saved(folder: Path, corpus: str) -> Predictions:
    """What `predicted` saved, or anything else in the contract's JSON lines, named `dev-fr.jsonl` for `dev/fr`."""
    if not saved_file(folder, corpus).is_file():
        raise Missing(f"nothing was saved of {corpus}: there is no {saved_file(folder, corpus)}")
    with saved_file(folder, corpus).open(encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    return {Path(one["document"]["uri"]).stem: marks(one) for one in found}


def saved_file(folder: Path, corpus: str) -> Path:
    return folder / f"{corpus.replace('/', '-')}.jsonl"
