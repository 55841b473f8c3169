"""SubRip and WebVTT subtitles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aligner.formats.registry import read_document, recognise

if TYPE_CHECKING:
    from pathlib import Path

VTT = """WEBVTT - title

STYLE
::cue { color: red }

NOTE a comment
of two lines

intro
00:01.000 --> 00:03.500 align:start position:0%
<v Zayd>He &amp; she <00:02.000><c.loud>slept.</c>

2
00:00:04.000 --> 00:00:05.000
- Then he rose.
- Yes.
"""
SRT = "1\r\n00:00:01,000 --> 00:00:02,000 X1:1\r\n{\\an8}<font color=#fff>نام الولد</font>\r\n\r\n"
SRT += "2\r\n00:00:03,000 --> 00:00:04,000\r\n\r\nثم قام.\r\n3\r\n00:00:05,000 --> 00:00:06,000\r\n5 < 6\r\n"


def test_webvtt(tmp_path: Path) -> None:
    path = tmp_path / "film.vtt"
    path.write_text(VTT, "utf-8")
    document = read_document(path)
    assert document.text == "He & she slept.\n\n- Then he rose. - Yes."
    assert [block.origin for block in document.blocks] == ["00:01.000", "00:00:04.000"]
    assert document.accounting.missing == 0
    assert [entry.reason for entry in document.accounting.left_out] == [
        "headers, comments and styles of subtitles"
    ]


@pytest.mark.parametrize("name", ["film.srt", "film.txt", "film"])
def test_subrip_is_recognised_whatever_its_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(SRT.encode("utf-8-sig"))
    assert recognise(path).name == "subtitles"
    document = read_document(path)
    assert document.text == "نام الولد\n\nثم قام.\n\n5 < 6"
    assert document.warnings == ()
    assert document.accounting.missing == 0


def test_old_arabic_encodings_are_found(tmp_path: Path) -> None:
    path = tmp_path / "film.srt"
    path.write_bytes(SRT.encode("cp1256"))
    assert read_document(path).text.startswith("نام الولد")
