"""Readings made by hand, of invented articles: what the ledger's and the commands' tests are about."""

from __future__ import annotations

import hashlib

from selon.records import (
    Commitment,
    Document,
    Entity,
    Event,
    Evidence,
    Fact,
    Reading,
    Relation,
    Repair,
    Segment,
    Source,
    Span,
    Statement,
    Time,
)

TITLE = "Le port de Sarnal rouvrira"
BODY = (
    "Le ministre des Ports de Valdorie, Anton Brek, a promis vendredi que le port de Sarnal serait rouvert avant l’été. "
    "« C’est faux, il n’y a pas de quai », a répondu Ilse Marn, porte-parole des dockers. "
    "La grève dure depuis six semaines."
)
TEXT = f"{TITLE}\n\n{BODY}\n\nÀ lire aussi : La baleine de Sarnal\n"


def spot(text: str, words: str) -> Span:
    """Where the words stand in the text, once and no more."""
    assert text.count(words) == 1, words
    start = text.index(words)
    return start, start + len(words)


def document(text: str = TEXT, uri: str = "sarnal.txt", language: str = "fr", published: str | None = "2021-05-01") -> Document:
    data = text.encode()
    segments = []
    at = 0
    for i, block in enumerate(text.split("\n\n")):
        role = "title" if i == 0 else "related_headline" if block.startswith("À lire") else "body"
        segments.append(Segment(at, at + len(block), role))  # type: ignore[arg-type]
        at += len(block) + 2
    digest = hashlib.sha256(data).hexdigest()
    return Document(uri, digest, digest, "text/plain", text, language, TITLE, "Le Phare", (), published, "given", tuple(segments))


def reading(uri: str = "sarnal.txt", text: str = TEXT, **fields: str | None) -> Reading:
    """A reading with one of everything."""
    promise = Statement(
        id="a1",
        content=(spot(text, "le port de Sarnal serait rouvert avant l’été"),),
        cue=spot(text, "a promis"),
        source=spot(text, "Le ministre des Ports de Valdorie, Anton Brek"),
        by="s1",
        form="indirect",
        stance="promises",
        certainty="certain",
        polarity="positive",
        why={"rule": "clausal complement of a cue verb", "evidence": "a promis"},
    )
    denial = Statement(
        id="a2",
        content=(spot(text, "C’est faux"), spot(text, "il n’y a pas de quai")),
        cue=spot(text, "a répondu"),
        source=spot(text, "Ilse Marn, porte-parole des dockers"),
        by="s2",
        form="direct",
        stance="denies",
        certainty="certain",
        polarity="negative",
        about=("a1",),
    )
    port = Entity("e1", "port de Sarnal", "place", (spot(text, "le port de Sarnal"),), (Fact("closed", spot(text, "La grève"), ("a2",)),))
    return Reading(
        document=document(text, uri, **fields),  # type: ignore[arg-type]
        statements=(promise, denial),
        sources={
            "s1": Source("Anton Brek", "person", True, "Valdorie", None, (promise.source,) if promise.source else ()),
            "s2": Source("Ilse Marn", "person", True, "dockers", None, (denial.source,) if denial.source else ()),
        },
        entities=(port,),
        times=(Time(*spot(text, "vendredi"), "2021-04-30", "published"), Time(*spot(text, "six semaines"), None)),
        events=(Event("v1", "PROTEST", spot(text, "grève"), None, "e1", ("s2",), (), "reported", ()),),
        relations=(Relation("s2", "speaks_for", "dockers", spot(text, "porte-parole des dockers")),),
        commitments=(Commitment("c1", "s1", None, promise.content, None, "a1", (Evidence("a2", "contests", "denies a1"),)),),
    )


def plain(text: str, uri: str, **fields: str | None) -> Reading:
    """A reading in which nobody says anything."""
    return Reading(document=document(text, uri, **fields))  # type: ignore[arg-type]


REPAIR = Repair(0, 2, "quotation mark")
