"""Bytes to text."""

from __future__ import annotations

import pytest

from selon.reading.encoding import decode

FRENCH = "Le préfet a déclaré que l’œuvre coûterait « très cher », à Noël : 20 000 €. Il n’a pas été écouté."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings_are_found(encoding: str) -> None:
    assert decode(FRENCH.encode(encoding), "x") == FRENCH


@pytest.mark.parametrize("encoding", ["iso8859_15", "mac_roman"])
def test_encodings_of_plain_french_are_found(encoding: str) -> None:
    text = "Le préfet a déclaré hier que le château serait fermé à la fin de l'été, malgré les regrets exprimés."
    assert decode(text.encode(encoding), "x") == text


def test_line_ends_stay() -> None:
    assert decode(b"a\r\nb\rc\n\n", "x") == "a\r\nb\rc\n\n"


def test_what_the_page_declares_goes_before_a_guess_but_after_unicode() -> None:
    assert decode("à été".encode("cp1250", "replace"), "x", "windows-1250") == "ŕ été".replace("ŕ", "?")
    assert decode("été".encode(), "x", "iso-8859-1") == "été"
    assert decode("“été”".encode("cp1252"), "x", "iso-8859-1") == "“été”"
    assert decode("été".encode("cp1252"), "x", "no-such-encoding") == "été"


def test_a_stray_byte_in_utf_8_is_shown_as_such() -> None:
    assert decode(FRENCH.encode() + b" bris\xe9 " + FRENCH.encode(), "x") == f"{FRENCH} bris\ufffd {FRENCH}"
