"""Files of any encoding, and files that are no texts."""

from __future__ import annotations

import codecs
import hashlib
import os
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.errors import InputError
from aligner.text.encoding_detection import ENCODINGS, candidate_encodings, read_text

ROOT = Path(__file__).parents[3]
ARABIC = (ROOT / "ui/resources/sample/tarikh-ar.txt").read_text(encoding="utf-8")
ENGLISH = (ROOT / "ui/resources/sample/tarikh-en.txt").read_text(encoding="utf-8")
BARE = "".join(letter for letter in ARABIC if not "\u064b" <= letter <= "\u0652")


def saved(folder: Path, data: bytes) -> Path:
    path = folder / "نص.txt"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("name", "data", "encoding"),
    [
        ("utf-8", ARABIC.encode(), "utf-8"),
        ("utf-8 with a mark", codecs.BOM_UTF8 + ARABIC.encode(), "utf-8"),
        ("utf-16 with a mark", ARABIC.encode("utf-16"), "utf-16-le"),
        ("utf-16 big-endian with a mark", codecs.BOM_UTF16_BE + ARABIC.encode("utf-16-be"), "utf-16-be"),
        ("utf-16 without a mark", ARABIC.encode("utf-16-le"), "utf-16-le"),
        ("utf-16 big-endian without a mark", ARABIC.encode("utf-16-be"), "utf-16-be"),
        ("utf-32 with a mark", codecs.BOM_UTF32_LE + ARABIC.encode("utf-32-le"), "utf-32-le"),
        ("windows-1256", ARABIC.encode("cp1256"), "cp1256"),
        ("iso-8859-6", ARABIC.encode("iso8859-6"), "iso8859-6"),
        ("mac", ARABIC.encode("mac-arabic"), "mac-arabic"),
    ],
)
def test_arabic_is_decoded_right(tmp_path: Path, name: str, data: bytes, encoding: str) -> None:
    text = read_text(saved(tmp_path, data))
    assert text.content == ARABIC
    assert text.encoding == encoding
    assert text.sha256 == hashlib.sha256(data).hexdigest()
    assert text.bytes == len(data)
    assert text.reason


def test_english_of_every_page(tmp_path: Path) -> None:
    text = ENGLISH.replace("'", "’").replace("Tirmidh", "Tirmîdh")
    for encoding in ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1252"):
        assert read_text(saved(tmp_path, text.encode(encoding))).content == text, encoding
    assert read_text(saved(tmp_path, b"Plain.")).reason == "it is plain ASCII"


def test_mixed_pages_are_windows_1256(tmp_path: Path) -> None:
    text = "كتاب Le Régime du sultan – هو «كتاب السلطان» لمؤلفه René"
    found = read_text(saved(tmp_path, text.encode("cp1256")))
    assert (found.content, found.encoding) == (text, "cp1256")


@pytest.mark.parametrize(
    ("encoding", "size"),
    [("cp1256", 20), ("cp1256", 50), ("cp1256", 100), ("iso8859-6", 100), ("mac-arabic", 100)],
)
def test_short_pieces_are_decoded_right(encoding: str, size: int) -> None:
    for start in range(0, len(ARABIC) - size, 50):
        piece = ARABIC[start : start + size]
        data = piece.encode(encoding)
        best = candidate_encodings(data)[0]
        assert best.plausible
        assert data.decode(best.encoding) == piece


def test_line_ends_and_the_mark_are_normalised_and_recorded(tmp_path: Path) -> None:
    text = read_text(saved(tmp_path, codecs.BOM_UTF8 + "واحد\r\nاثنان\rثلاثة\n".encode()))
    assert text.content == "واحد\nاثنان\nثلاثة\n"
    assert text.cleaning == ("byte order mark removed", "2 line ends turned into line feeds")
    assert read_text(saved(tmp_path, "واحد\n".encode())).cleaning == ()


def test_a_chosen_encoding_is_taken_without_question(tmp_path: Path) -> None:
    path = saved(tmp_path, "نص".encode("cp1256"))
    assert read_text(path, "cp1252").content == "äÕ"
    assert read_text(path, "auto").content == "نص"
    with pytest.raises(InputError, match="line 1"):
        read_text(path, "utf-8")
    with pytest.raises(InputError, match="not known") as caught:
        read_text(path, "windows-1265")
    assert "cp1256" in caught.value.remedy
    with pytest.raises(InputError, match="not an encoding of text"):
        read_text(path, "rot13")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n ", "nothing but white space"),
        (codecs.BOM_UTF8, "nothing but white space"),
        ("\u200f\u200b \u00a0\u2029".encode(), "nothing but white space"),
        (codecs.BOM_UTF16_LE, "nothing but white space"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"PK\x03\x04...", "zip archive"),
        (b"SQLite format 3\0", "a database"),
        (bytes(range(256)) * 20, "NUL"),
        (b"text\0with a zero", "NUL"),
        (random.Random(1).randbytes(4000).replace(b"\0", b""), "in no encoding"),
        (ARABIC.strip().encode()[:-1], "is UTF-8 with damage in line 1"),
        (ENGLISH.encode() + "\nخبر السلطان".encode() + b"\xff\n", "is UTF-8 with damage in line 11"),
    ],
)
def test_what_is_no_text_is_refused_in_a_sentence(tmp_path: Path, data: bytes, expected: str) -> None:
    path = saved(tmp_path, data)
    with pytest.raises(InputError, match=expected) as caught:
        read_text(path)
    assert caught.value.path == path
    assert caught.value.remedy


def test_missing_folder_and_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="does not exist"):
        read_text(tmp_path / "nothing.txt")
    with pytest.raises(InputError, match="is a folder"):
        read_text(tmp_path)
    path = saved(tmp_path, b"text")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError, match="Permission denied"):
        read_text(path)


def test_candidates_show_what_each_choice_would_look_like() -> None:
    guesses = candidate_encodings(ARABIC.encode("cp1256"))
    assert guesses[0].encoding == "cp1256"
    assert guesses[0].title == "Windows-1256 (Arabic)"
    assert guesses[0].preview.startswith(ARABIC[:50])
    assert [g.encoding for g in guesses if g.plausible] == ["cp1256"]
    assert "cp1252" in {g.encoding for g in guesses}
    assert all(g.reason and g.preview for g in guesses)
    assert sorted((g.score for g in guesses), reverse=True) == [g.score for g in guesses]


@given(st.binary(max_size=300))
def test_any_bytes_give_guesses_or_none_and_never_fail(data: bytes) -> None:
    for guess in candidate_encodings(data):
        assert guess.encoding in ENCODINGS
        data.decode(guess.encoding)


@pytest.mark.slow
def test_ten_million_characters_on_one_line(tmp_path: Path) -> None:
    line = ("كلمة " * 2_000_000).rstrip()
    assert read_text(saved(tmp_path, line.encode("cp1256"))).content == line
