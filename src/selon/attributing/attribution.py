"""An attribution as the grammar finds it, before its source is known as a voice of the document."""

from __future__ import annotations

from dataclasses import dataclass

from selon.parsing.words import Word
from selon.records import Certainty, Form, Polarity, Span, Stance


@dataclass(slots=True, eq=False)
class Attribution:
    """One content and whose it is said to be. Spans as in `selon.records`; indices count the document's attributions."""

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None  # the mention that the text gives; None where it is elided
    head: Word | None  # the head word of the mention; also of the one that an elided subject repeats
    continues: int | None  # the attribution whose source this one has too, where it has no mention of its own
    form: Form
    stance: Stance
    certainty: Certainty
    polarity: Polarity
    within: int | None
    rule: str
    evidence: str
    probability: float  # that there is an attribution here at all, as the judge has it
    stance_by: str = ""  # why it has this stance, in words
    source_by: str = ""  # why it is put to this source, in words, where that is not the grammar's
