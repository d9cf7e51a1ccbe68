"""Across documents: who is one and the same, as far as it is known, what a person says of it, and who may stand on a list."""

from selon.linking.judging import NoSuchMember, Refused, judge, undo
from selon.linking.link import link, link_some, waiting
from selon.linking.listing import Tie, ties
from selon.linking.lists import BadList
from selon.linking.screening import ScreenHit, Standing, screen
from selon.linking.tallies import AffiliationTally, StanceTally, VoiceTally, by_affiliation, by_stance, by_voice

__all__ = [
    "AffiliationTally",
    "BadList",
    "NoSuchMember",
    "Refused",
    "ScreenHit",
    "StanceTally",
    "Standing",
    "Tie",
    "VoiceTally",
    "by_affiliation",
    "by_stance",
    "by_voice",
    "judge",
    "link",
    "link_some",
    "screen",
    "ties",
    "undo",
    "waiting",
]
