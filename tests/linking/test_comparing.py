"""Whether two entities are taken for one, case by case; and that the keys would have brought them together."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from selon.linking.comparing import compare
from selon.linking.keys import keys
from selon.linking.profiles import Portrait, Profile, portrait_from, profile_from, to_text

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "pairs.yaml").read_text(encoding="utf-8"))
PARAMETERS = [
    pytest.param(
        case,
        id=f"{case['a']['name']}-{case['b']['name']}-{case['is']}",
        marks=[pytest.mark.xfail(reason=case["fails"], strict=True)] if "fails" in case else [],
    )
    for case in CASES
]


def profile(kind: str, said: dict[str, Any]) -> Profile:
    return Profile(
        kind=said.get("kind", kind),
        name=said["name"],
        aliases=tuple(said.get("aliases", ())),
        offices=tuple(said.get("roles", ())),
        of=tuple(said.get("of", ())),
        affiliations=tuple(said.get("for", ())),
        states=tuple(said.get("states", ())),
    )


def portrait(*profiles: Profile) -> Portrait:
    made = Portrait()
    for one in profiles:
        made.take(one)
    return made


@pytest.mark.parametrize("turned", [False, True], ids=["", "turned"])
@pytest.mark.parametrize("case", PARAMETERS)
def test_two_entities(case: dict[str, Any], turned: bool) -> None:
    a, b = (profile(case.get("kind", "person"), case[side]) for side in ("ba" if turned else "ab"))
    found = compare(a, portrait(b))
    assert (found.outcome, case.get("because", "") in found.reason) == (case["is"], True), found
    if case["is"] == "same":
        assert set(keys(a)) & set(keys(b)), "never compared: no key in common"


def test_an_initial_does_not_stand_for_two_first_names() -> None:
    spoken = {"offices": ("spokesperson",), "of": ("highlands",)}
    known = portrait(Profile("person", "Jorin Takkal", **spoken), Profile("person", "J. Takkal", **spoken))
    assert compare(Profile("person", "Jakob Takkal", **spoken), known).outcome == "different"
    assert compare(Profile("person", "J. Takkal", **spoken), known).outcome == "same"


def test_profiles_and_portraits_are_kept_as_text() -> None:
    one = Profile("person", "Jorin Takkal", ("JT",), ("minister",), ("defence",), (), ("Talvérie",))
    assert profile_from(to_text(one)) == one
    assert portrait_from(to_text(portrait(one, one))) == portrait(one, one)


def test_an_identity_is_called_as_most_call_it() -> None:
    names = ["Takkal", "Jorin Takkal", "Jorin Takkal", "Jorin A. Takkal"]
    assert portrait(*(Profile("person", name) for name in names)).name == "Jorin Takkal"
