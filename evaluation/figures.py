"""The figures in the documents: tables made from `figures.json`, which `python -m evaluation --keep` fills.

`python -m evaluation.figures` puts them between the two markers of the README and of docs/attribution.md, and changes nothing else.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from evaluation.corpora import REPOSITORY
from evaluation.measuring import Figures
from evaluation.schemes import CONVERTED, STEPS

KEPT = Path(__file__).with_name("figures.json")
README = REPOSITORY / "README.md"
ATTRIBUTION = REPOSITORY / "docs" / "attribution.md"
OPENS, CLOSES = "<!-- figures -->", "<!-- /figures -->"

NAMES = {
    "seed": "one long French page, machine-translated, with broken quotation marks",
    "dev/fr": "French news",
    "dev/en": "English news",
    "polnear/dev": "US news, annotated by others under other guidelines (PolNeAR)",
    "polnear/dev, converted": "the same, with selon's statements as those guidelines have them",
    "train/fr": "French news that the rules were written on",
    "train/en": "English news that the rules were written on",
}


NOTHING = "Nothing is measured yet: `make figures` does it, where the annotated articles are.\n"


def keep(measured: Mapping[str, Figures], path: Path = KEPT) -> None:
    """Put the figures of these corpora into the file; those of others stay."""
    kept = stored(path)
    kept.update({corpus: figures.plain() for corpus, figures in measured.items()})
    path.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def stored(path: Path = KEPT) -> dict[str, Any]:
    """The figures that are kept, by corpus."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def table(kept: Mapping[str, Any]) -> str:
    """The figures as a table in Markdown, one row a corpus, in the order of NAMES."""
    measured = [corpus for corpus in NAMES if corpus in kept]
    if not measured:
        return NOTHING
    rows = [
        "| text | articles | statements | found: precision | recall | F1 | F1 with the right source | wrong source | wrong named person |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|",
        *(_row(corpus, kept[corpus]) for corpus in measured),
    ]
    return "\n".join(rows) + "\n"


def _row(corpus: str, figures: Mapping[str, Any]) -> str:
    found, shares = figures["rates"]["statements"], figures["shares"]
    cells = [
        f"{NAMES[corpus]} (`{corpus}`)",
        str(figures["articles"]),
        str(figures["gold"]),
        *(f"{found[key]:.3f}" for key in ("precision", "recall", "f1")),
        f"{figures['rates']['attributed']['f1']:.3f}",
        *(f"{shares[key]:.1%}" if key in shares else "not annotated" for key in ("wrong_source", "wrong_person")),
    ]
    return f"| {' | '.join(cells)} |"


def details(kept: Mapping[str, Any]) -> str:
    """What was found of each form, and what each rule made, as two tables in Markdown: corpora in the order of NAMES."""
    measured = [corpus for corpus in NAMES if corpus in kept]
    if not measured:
        return NOTHING
    forms = ["| text | form | annotated | found | with its source |", "|---|---|--:|--:|--:|"]
    rules = ["| text | rule | read | right | with its source |", "|---|---|--:|--:|--:|"]
    for corpus in measured:
        forms += _tallied(corpus, kept[corpus]["forms"])
        rules += _tallied(corpus, kept[corpus]["rules"])
    return "\n".join([*forms, "", *rules, *_schemes(kept)]) + "\n"


def _schemes(kept: Mapping[str, Any]) -> Iterator[str]:
    """What each difference between guidelines is worth, as a table: alone, and all of them."""
    for corpus, name in CONVERTED.items():
        rows = {"as selon has them": corpus, **{step: f"{name}: {step}" for step in STEPS}, "all of these": name}
        if not set(rows.values()) <= set(kept):
            continue
        yield from ("", f"| `{corpus}`, converted | statements F1 | exact F1 | attributed F1 |", "|---|--:|--:|--:|")
        for title, key in rows.items():
            rates = kept[key]["rates"]
            shown = [f"{rates[rate]['f1']:.3f}" for rate in ("statements", "exact", "attributed")]
            yield f"| {title} | {' | '.join(shown)} |"


def _tallied(corpus: str, tallies: Mapping[str, Mapping[str, int]]) -> list[str]:
    """A row for each kind, those that occur most often first."""
    rows = []
    for kind, tally in sorted(tallies.items(), key=lambda item: (-item[1]["whole"], item[0])):
        shares = (tally[key] / tally["whole"] if tally["whole"] else 0.0 for key in ("matched", "attributed"))
        rows.append(f"| `{corpus}` | `{kind}` | {tally['whole']} | {' | '.join(f'{share:.1%}' for share in shares)} |")
    return rows


# Which page has which tables between its markers.
PAGES: dict[Path, Callable[[Mapping[str, Any]], str]] = {README: table, ATTRIBUTION: details}


def with_table(page: str, kept: Mapping[str, Any], made: Callable[[Mapping[str, Any]], str] = table) -> str:
    """The page with the tables that are `made` of the figures between its markers; ValueError where there are none."""
    before, opens, rest = page.partition(OPENS)
    _, closes, after = rest.partition(CLOSES)
    if not (opens and closes):
        raise ValueError(f"the page has no {OPENS} and {CLOSES}")
    return f"{before}{OPENS}\n{made(kept)}{CLOSES}{after}"


def main() -> int:
    for path, made in PAGES.items():
        path.write_text(with_table(path.read_text(encoding="utf-8"), stored(), made), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
