"""Which modules are compiled: those of the costly stages, but for those that cost nearly nothing as they are.

Measured on 40 articles: each module left out takes less than a two-hundredth of what the stages take, and all of them together would make
compiling take a third longer. What is new in a stage is compiled until it is named here.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

STAGES = ("attributing", "resolving", "timing")
PARSING = ("parsing/pipeline.py", "parsing/quotations.py", "parsing/twin.py", "parsing/words.py")  # of the others spaCy reads the types
LEFT_OUT = {
    "attributing": {"continued", "transcripts"},
    "resolving": {"answers", "bearing", "commitments", "doers", "doings", "partners", "pledging", "ties", "ways"},
    "timing": {
        "amounts", "bounds", "clues", "dateline", "guards", "lexicon", "meaning", "named", "narrative", "numbers",
        "publication", "relative", "resolving", "timed", "weeks",
    },
}  # fmt: skip


def compiled_modules(package: Path) -> Iterator[str]:
    """The files that are compiled, as paths in the package."""
    yield from PARSING
    for stage in STAGES:
        for path in sorted((package / stage).glob("*.py")):
            if path.stem not in LEFT_OUT[stage] | {"__init__"}:
                yield f"{stage}/{path.name}"
