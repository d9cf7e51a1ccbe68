"""A little ledger about one promise: who says what of it, in two languages, before and after it was made."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from selon.records import Certainty, Commitment, Document, Evidence, Polarity, Reading, Segment, Source, Stance, Statement, Time

FILE = """
[[commitment]]
id = "bridge"
title = "The bridge is reopened"
by = "Front"
text = "the Front shall reopen the bridge"
since = "2024-03-14"
until = "2024-03-30"
[commitment.names]
by = ["le Front", "the Front"]
[commitment.words]
fr = ["pont"]
en = ["bridge"]
"""
Said = tuple[str, Stance, Polarity, Certainty, str]


def reading(name: str, language: str, published: str, said: list[Said], time: str | None = None) -> Reading:
    """A document whose sentences are those said, each by a voice named first; `time` is that of the last one's last word."""
    text, statements, voices = "", [], {}
    for n, (voice, stance, polarity, certainty, words) in enumerate(said, 1):
        start = len(text)
        text += f"{words}.\n"
        voices[f"s{n}"] = Source(voice, "person", voice[0].isupper(), "Front" if voice == "Jorin Takkal" else None)
        content = ((start, start + len(words)),)
        statements.append(Statement(f"a{n}", content, None, None, f"s{n}", "indirect", stance, certainty, polarity))
    digest = sha256(f"{name}{text}".encode()).hexdigest()
    document = Document(
        f"{name}.txt",
        digest,
        sha256(text.encode()).hexdigest(),
        "text/plain",
        text,
        language,
        published=published,
        publisher=name,
        segments=(Segment(0, len(text), "body"),),
    )
    times = (Time(len(text) - 5, len(text) - 2, time),) if time else ()
    return Reading(document, tuple(statements), voices, times=times)


EARLY = reading("Early", "en", "2024-03-01", [("an official", "asserts", "positive", "certain", "the Front reopened the bridge")])
LATER = reading(
    "Later",
    "en",
    "2024-04-02",
    [
        ("an official", "asserts", "negative", "certain", "the Front has not reopened the bridge"),
        ("Jorin Takkal", "denies", "positive", "certain", "the bridge was shut by the Front"),
        ("a grocer", "asserts", "positive", "certain", "the harvest was good"),
    ],
)
FRENCH = reading("Après", "fr", "2024-04-05", [("Edda Morvane", "asserts", "positive", "certain", "le Front a rouvert le pont")])
ALL = (EARLY, LATER, FRENCH)


def with_commitment() -> Reading:
    """A document that makes a commitment itself."""
    made = Commitment("c1", "Front", None, ((0, 30),), None, None, (Evidence("a1", "breach", "said to go against it"),))
    return replace(LATER, commitments=(made,))


def put(folder: Path, text: str = FILE) -> Path:
    path = folder / "c.toml"
    path.write_text(text, encoding="utf-8")
    return path
