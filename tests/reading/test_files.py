"""Reading files and bytes: what comes out, and one clear reason where nothing can."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.errors import SelonError, UnknownLanguage, Unreadable
from selon.reading import find_files, read_bytes, read_path

FRENCH = "Le maire de Valcombe a déclaré que le pont n’était pas sûr. Selon lui, il restera fermé jusqu’à la fin du mois.\n"
ENGLISH = "The mayor of Orlan said that the bridge was not safe. It will be closed until the end of the month, she said.\n"


def test_a_text_file_is_its_text(tmp_path: Path) -> None:
    path = tmp_path / "pont.txt"
    data = b"\xef\xbb\xbf" + f"Un pont ferme\r\n\r\n  {FRENCH}".encode()
    path.write_bytes(data)
    document = read_path(path)
    assert document.text == f"Un pont ferme\r\n\r\n  {FRENCH}"
    assert (document.uri, document.media_type, document.language) == (str(path), "text/plain", "fr")
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert document.text_sha256 == hashlib.sha256(document.text.encode()).hexdigest()
    assert [(s.role, document.text[s.start : s.end]) for s in document.segments] == [("title", "Un pont ferme"), ("body", FRENCH.strip())]
    assert (document.title, document.publisher, document.authors, document.published, document.published_basis) == (
        ("Un pont ferme", None, (), None, None)
    )


def test_what_is_given_overrules_what_the_text_says() -> None:
    text = f"Le pont ferme\n\n12 mars 2017\n\n{FRENCH}"
    found = read_bytes(text.encode(), "x.txt")
    given_by_hand = read_bytes(text.encode(), "x.txt", language="en", published="2017-04~")
    assert (found.language, found.published, found.published_basis) == ("fr", "2017-03-12", "text")
    assert (given_by_hand.language, given_by_hand.published, given_by_hand.published_basis) == ("en", "2017-04~", "given")


def test_the_same_bytes_make_the_same_document() -> None:
    assert read_bytes(ENGLISH.encode(), "x.txt") == read_bytes(ENGLISH.encode(), "x.txt")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty file"),
        (b"\xef\xbb\xbf", "empty file"),
        (b" \n\t\r\n\xc2\xa0", "nothing but white space"),
        (b"Le pont\x00 ferme", "binary data, not text (it holds NUL bytes)"),
        (b"\x89PNG\r\n\x1a\n" + b"\x01\x02\x03" * 50, "binary data, not text (it holds control characters)"),
        (FRENCH.encode()[:-1] + b"\xc3", f"cut short in the middle of a character at byte {len(FRENCH.encode()) - 1}"),
        (b"\xff\xfe\x41\x00\x42", "not decodable: marked as UTF-16-LE, which breaks at byte 4"),
        (bytes(range(0x80, 0x100)) * 20, "not decodable: UTF-8 breaks at byte 0, and no other encoding fits"),
        (b"a " * 10_000_001, "larger than 20 MB"),
        (b"a\n" * 200_001, "more than 200,000 lines"),
        (b"Paris, Berlin, Roma, Madrid, Wien", "language in doubt between French and English: say which with --language"),
    ],
)
def test_bad_input_has_one_reason(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_bytes(data, "dossier/x.txt")
    assert refused.value.reason == reason
    assert str(refused.value) == f"dossier/x.txt: {reason}"


def test_bad_options_have_one_reason() -> None:
    with pytest.raises(UnknownLanguage, match=r"^x\.txt: no such language: de \(there are: en, fr\)$"):
        read_bytes(FRENCH.encode(), "x.txt", language="de")
    with pytest.raises(Unreadable, match=r"^x\.txt: no date in EDTF \(such as 2021-05-28 or 2021-05\): yesterday$"):
        read_bytes(FRENCH.encode(), "x.txt", published="yesterday")


def test_what_is_no_file_has_one_reason(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "image.jpeg").write_bytes(b"x")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    reasons = {
        "none.txt": "no such file",
        "folder.txt": "a folder, not a file",
        "pipe.txt": "not a regular file",
        "none.jpeg": "no such file",
    }
    for name, reason in reasons.items():
        with pytest.raises(Unreadable) as refused:
            read_path(tmp_path / name)
        assert (refused.value.uri, refused.value.reason) == (str(tmp_path / name), reason)
    with pytest.raises(Unreadable, match=r"no reader for \.jpeg \(there are: .*\.html"):
        read_path(tmp_path / "image.jpeg")
    with pytest.raises(Unreadable, match="cannot be opened: Too many levels of symbolic links"):
        read_path(tmp_path / "loop.txt")
    with pytest.raises(Unreadable, match="cannot be opened: .*null"):
        read_path(tmp_path / "nul\0.txt")


def test_an_error_is_one_line_whatever_the_name() -> None:
    assert str(Unreadable("a\nb.txt", "no such\r\nfile")) == "a b.txt: no such file"
    assert issubclass(UnknownLanguage, Unreadable)
    assert issubclass(Unreadable, SelonError)


def test_data_without_a_telling_name_is_known_by_its_look() -> None:
    page = f"<!doctype html><article><h1>Le pont</h1><p>{FRENCH}</p></article>".encode()
    assert read_bytes(page, "https://valcombe.example/pont").media_type == "text/html"
    assert read_bytes(page, "https://valcombe.example/pont.php?x=a.txt").media_type == "text/html"
    assert read_bytes(FRENCH.encode(), "-").media_type == "text/plain"


def test_files_under_a_folder_stand_in_order(tmp_path: Path) -> None:
    for name in ("b/2.html", "b/1.TXT", "a.txt", "z.jpg", ".hidden/3.txt", "b/.4.txt", "c"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [str(path.relative_to(tmp_path)) for path in find_files(tmp_path)] == ["a.txt", "b/1.TXT", "b/2.html"]
    assert find_files(tmp_path / "z.jpg") == [tmp_path / "z.jpg"]


PIECES = st.sampled_from(
    ["\n", "\n\n", "\r\n", " ", "«", "»", '"', "[", "]", ".", " – CNN", "Par Ana Brun", "12 mars 2017. – ", "(AFP)", "Crédit: ", "© "]
    + [
        "Lire aussi",
        "PARIS (AFP) - ",
        "Le maire a dit.",
        "Un pont",
        "l'été",
        "l’été",
        "<p>",
        "</p>",
        "<nav>",
        "\u2028",
        "🙂",
        "``",
        "a" * 90,
    ]
)


@given(st.lists(PIECES, min_size=1, max_size=40).map("".join), st.sampled_from(["x.txt", "x.html"]))
def test_segments_are_trimmed_ordered_and_inside_the_text(text: str, uri: str) -> None:
    try:
        document = read_bytes(text.encode(), uri, language="fr")
    except Unreadable:
        return
    end = 0
    for segment in document.segments:
        words = document.text[segment.start : segment.end]
        assert end <= segment.start < segment.end <= len(document.text)
        assert words == words.strip() != ""
        end = segment.end
    assert uri == "x.html" or document.text == text
    assert all(0 <= r.start < r.end <= len(document.text) for r in document.repairs)
    assert list(document.repairs) == sorted(document.repairs, key=lambda r: (r.start, r.end, r.kind))
