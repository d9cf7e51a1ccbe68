from __future__ import annotations

from dataclasses import replace

from selon.dossier.palette import palette
from selon.dossier.voices import Said, Voice, statements, voices
from selon.records import Reading, Source
from tests.dossier.sample import reading_of, said, strike


def numbered(reading: Reading) -> tuple[dict[str, Voice], tuple[Said, ...]]:
    by_id = voices(reading, "d1")
    return by_id, statements(reading, by_id, "d1")


def test_voices_are_numbered_by_their_first_statement_and_the_silent_come_last() -> None:
    by_id, _ = numbered(strike())
    assert [v.id for v in by_id.values()] == ["s1", "s2", "s3", "s4", "s5", "s6"]
    assert [len(v.said) for v in by_id.values()] == [3, 1, 2, 1, 1, 0]


def test_those_that_say_most_take_the_first_hues() -> None:
    by_id, _ = numbered(strike())
    assert by_id["s1"].classes == "v0 unnamed"
    assert by_id["s3"].classes == "v1 named"
    assert by_id["s5"].classes == "v4 unnamed"


def test_a_hue_used_again_says_so() -> None:
    many = {f"s{n}": Source(str(n), "person", True) for n in range(len(palette().hues) + 1)}
    by_id = voices(replace(reading_of("x"), sources=many), "d1")
    assert [v.classes for v in by_id.values()][-2:] == [f"v{len(palette().hues) - 1} named", "v0 named again"]


def test_chains_run_from_the_outermost_voice() -> None:
    _, found = numbered(strike())
    assert [v.id for v in found[4].chain] == ["s2", "s3"]
    assert [v.id for v in found[3].chain] == ["s2"]


def test_a_voice_within_itself_is_named_once() -> None:
    nested = replace(strike(), statements=(said("a1", "We have an offer", "s1"), said("a2", "an offer", "s1", within="a1")))
    assert [v.id for v in numbered(nested)[1][1].chain] == ["s1"]


def test_statements_within_each_other_come_to_an_end() -> None:
    turning = (said("a1", "We have an offer", "s1", within="a2"), said("a2", "an offer", "s2", within="a1"))
    _, found = numbered(replace(strike(), statements=turning))
    assert [v.id for v in found[0].chain] == ["s2", "s1"]


def test_answers_are_known_from_both_sides() -> None:
    _, found = numbered(strike())
    assert found[5].about == (3, 4)
    assert found[3].answered_by == found[4].answered_by == (5,)


def test_references_to_nothing_are_left_out() -> None:
    odd = replace(strike(), statements=(said("a1", "We have an offer", "nobody", about=("a9",), within="a8"),))
    by_id, found = numbered(odd)
    assert by_id["nobody"].record.named is False
    assert (found[0].about, [v.id for v in found[0].chain]) == ((), ["nobody"])


def test_content_in_pieces_is_one_line_of_words() -> None:
    _, found = numbered(strike())
    assert found[7].words == "Only one has sailed … since about May 2021"
