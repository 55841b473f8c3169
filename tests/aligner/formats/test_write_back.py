"""Translations and states written back into files of Trados, memoQ and of the standard; all else stays."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aligner.bitext import Status
from aligner.errors import InputError
from aligner.formats.bitexts.coded_segments import with_tags
from aligner.formats.bitexts.xliff.write_back import FileSegment, NewTarget, write_back
from aligner.formats.registry import read_bitext

if TYPE_CHECKING:
    from collections.abc import Callable

FILES = Path(__file__).parents[2] / "data" / "cat"
TRADOS, MEMOQ = FILES / "tarikh.docx.sdlxliff", FILES / "tarikh.mqxliff"
DAWN = "At dawn the passengers\u27e61\u27e7 left."
DIED = "He died & was buried there in <587>."


def decide(segment: FileSegment) -> NewTarget | None:
    if "الركاب" in segment.source:
        return NewTarget(DAWN, Status.APPROVED)
    if "القاضي" in segment.source:
        return NewTarget("The judge left.", Status.CONFIRMED)
    if "587" in segment.source:
        return NewTarget(DIED, Status.CONFIRMED)
    if "عالما" in segment.source:
        return NewTarget("He was \u27e61\u27e7learned\u27e6/1\u27e7.", Status.CONFIRMED)
    return None


def without_changes(data: bytes) -> bytes:
    """The bytes outside targets and the attributes that say how far a segment is."""
    data = re.sub(rb"<target[^>]*>.*?</target>|<target[^>]*/>", b"", data, flags=re.DOTALL)
    return re.sub(rb' (?:conf|origin|origin-system|percent|text-match|mq:status)="[^"]*"', b"", data)


@pytest.mark.parametrize("file", [TRADOS, MEMOQ], ids=["Trados", "memoQ"])
def test_what_a_file_says_is_read(file: Path) -> None:
    bitext = read_bitext(file)
    first, second, third = bitext.units[:3]
    assert first.notes == ("Layla: Check the name of the port.",)
    assert second.target == "The passengers disembarked at dawn."  # without the tracked deletion
    assert second.status is Status.SUGGESTED
    assert third.properties["locked"] == "yes"
    assert "\u27e61\u27e7البصرة\u27e6/1\u27e7" in with_tags(first).source
    assert "\u27e61\u27e7Basra\u27e6/1\u27e7" in with_tags(first).target
    assert any("6 inline codes" in warning for warning in bitext.warnings)


def test_states_of_trados_and_segment_ids_are_read() -> None:
    units = read_bitext(TRADOS).units
    assert [unit.status for unit in units] == [
        Status.APPROVED, Status.SUGGESTED, Status.CONFIRMED, None, Status.RETURNED,
    ]  # fmt: skip
    assert [unit.identifier[-2:] for unit in units[:2]] == [".1", ".2"]
    assert any("tracked deletion" in warning for warning in read_bitext(TRADOS).warnings)


@pytest.mark.parametrize("file", [TRADOS, MEMOQ], ids=["Trados", "memoQ"])
def test_a_copy_without_decisions_is_the_file(file: Path, tmp_path: Path) -> None:
    report = write_back(file, tmp_path / "copy", lambda _segment: None)
    assert (tmp_path / "copy").read_bytes() == file.read_bytes()
    assert (report.written, report.states, report.skipped) == (0, 0, {})


@pytest.mark.parametrize("file", [TRADOS, MEMOQ], ids=["Trados", "memoQ"])
def test_only_targets_and_states_change(file: Path, tmp_path: Path) -> None:
    copy = tmp_path / file.name
    report = write_back(file, copy, decide)
    assert without_changes(copy.read_bytes()) == without_changes(file.read_bytes())
    assert list(report.skipped) == ["locked"]
    was, now = read_bitext(file).units, read_bitext(copy).units
    assert now[0] == was[0]
    assert now[2] == was[2]  # locked
    assert (with_tags(now[1]).target, now[1].status) == (DAWN, Status.APPROVED)
    assert (now[3].target, now[3].status) == (DIED, Status.CONFIRMED)
    native = (b'<x id="7"/>', b'<ph id="2">&lt;mq:rxt displaytext="fn" val="2" /&gt;</ph>')[file is MEMOQ]
    assert b"passengers" + native + b" left" in copy.read_bytes()


def test_a_segment_of_trados_without_a_target_gets_one(tmp_path: Path) -> None:
    copy = tmp_path / TRADOS.name
    write_back(TRADOS, copy, decide)
    text = copy.read_text(encoding="utf-8-sig")
    said = 'He was <g id="5">learned</g>.'
    assert f'</seg-source><target><mrk mtype="seg" mid="5">{said}</mrk></target>' in text
    assert '<sdl:seg id="2" conf="ApprovedTranslation" origin="interactive" />' in text
    assert '<sdl:seg id="1" conf="ApprovedTranslation" origin="tm" origin-system="Chronicles"' in text


def test_codes_out_of_order_are_refused_one_by_one(tmp_path: Path) -> None:
    def crossed(segment: FileSegment) -> NewTarget | None:
        broken = "\u27e6/1\u27e7Basra\u27e61\u27e7" if "البصرة" in segment.source else None
        return NewTarget(broken, Status.CONFIRMED) if broken else decide(segment)

    report = write_back(TRADOS, tmp_path / "copy", crossed)
    assert [names for why, names in report.skipped.items() if "codes" in why] == [
        ["8c9d3f8e-26a1-4a0f-8f5b-6a2f3a6f7b10.1"]
    ]
    assert report.written == 3
    read_bitext(tmp_path / "copy", format_name="xliff")


XLIFF_1 = """<?xml version='1.0'?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file
 source-language="ar" target-language="en" original="a" datatype="plaintext"><body><!-- kept -->
<trans-unit id='1' approved="no"><source>قال <ph id="p">%s</ph>.</source>
<target state='new' >He</target></trans-unit><trans-unit id="2"><source>نعم</source><target/></trans-unit>
<trans-unit id="3"><source> لا </source></trans-unit></body></file></xliff>"""
XLIFF_2 = """<xliff version="2.1" srcLang="ar" trgLang="en" xmlns="urn:oasis:names:tc:xliff:document:2.0">
<file id="f">
<unit id="1"><originalData><data id="d">&lt;br/></data></originalData><segment
 id="s1" state="initial"><source>قال <pc id="1">هو</pc>.</source></segment>
<segment id="s2" ><source>نعم</source><target >No</target></segment></unit></file></xliff>"""


def to(**texts: str) -> Callable[[FileSegment], NewTarget | None]:
    return lambda s: NewTarget(texts[s.identifier], Status.CONFIRMED) if s.identifier in texts else None


def test_the_standard_too(tmp_path: Path) -> None:
    file, copy = tmp_path / "a.xlf", tmp_path / "b.xlf"
    file.write_text(XLIFF_1, encoding="utf-8")
    write_back(file, copy, to(**{"1": "%s said.", "2": "Yes", "3": "No"}))
    expected = (
        XLIFF_1.replace("state='new' >He<", 'state="translated" ><ph id="p">%s</ph> said.<')
        .replace("<target/>", '<target state="translated">Yes</target>')
        .replace("<source> لا </source>", "<source> لا </source><target> No </target>")
    )
    assert copy.read_text(encoding="utf-8") == expected


def test_xliff_2_too(tmp_path: Path) -> None:
    file, copy = tmp_path / "a.xlf", tmp_path / "b.xlf"
    file.write_text(XLIFF_2, encoding="utf-8")
    write_back(file, copy, to(**{"1.s1": "\u27e61\u27e7He\u27e6/1\u27e7 said.", "1.s2": "Yes"}))
    expected = (
        XLIFF_2.replace('state="initial"', 'state="translated"')
        .replace("</pc>.</source>", '</pc>.</source><target><pc id="1">He</pc> said.</target>')
        .replace('<segment id="s2" >', '<segment id="s2" state="translated" >')
        .replace("<target >No<", "<target >Yes<")
    )
    assert copy.read_text(encoding="utf-8") == expected


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<xliff",
        b"<tmx version='1.4'/>",
        b"<?xml version='1.0' encoding='no-such-code'?><xliff/>",
        b"<?xml version='1.0' encoding='us-ascii'?><xliff>\xd9</xliff>",
        b"<xliff/>".ljust(9).decode().encode("utf-16")[:-1],
        b"<!DOCTYPE x [<!ENTITY a 'b'>]><xliff/>",
        b"<xliff><trans-unit>" + b"<g>" * 400 + b"</g>" * 400 + b"</trans-unit></xliff>",
    ],
)
def test_other_files_are_refused_and_nothing_is_written(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "a.xlf"
    file.write_bytes(content)
    with pytest.raises(InputError) as caught:
        write_back(file, tmp_path / "b.xlf", decide)
    assert caught.value.path == file
    assert not (tmp_path / "b.xlf").exists()


def test_a_unit_of_several_segments_has_the_state_of_the_one_that_is_least_far(tmp_path: Path) -> None:
    file, copy = tmp_path / "a.xlf", tmp_path / "b.xlf"
    marks = '<mrk mtype="seg" mid="0">{}</mrk> <mrk mtype="seg" mid="1">{}</mrk>'
    content = (
        '<xliff version="1.2"><file source-language="ar" target-language="en" original="a"><body>'
        f'<trans-unit id="u"><source>نعم. لا.</source><seg-source>{marks.format("نعم.", "لا.")}</seg-source>'
        f'<target state="new">{marks.format("", "")}</target></trans-unit></body></file></xliff>'
    )
    file.write_text(content, encoding="utf-8")
    write_back(file, copy, to(**{"u.0": "Yes."}))
    assert copy.read_text("utf-8") == content.replace('mid="0"></mrk>', 'mid="0">Yes.</mrk>').replace(
        '"new"', '"needs-review-translation"'
    )
    write_back(file, copy, to(**{"u.0": "Yes.", "u.1": "No."}))
    assert '<target state="translated">' in copy.read_text("utf-8")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "windows-1256", "us-ascii", "utf-8-sig"])
def test_a_file_keeps_its_encoding_and_every_other_byte(encoding: str, tmp_path: Path) -> None:
    file, copy = tmp_path / "a.xlf", tmp_path / "b.xlf"
    named = {"utf-16-be": "utf-16", "utf-8-sig": "utf-8"}.get(encoding, encoding)
    content = f"<?xml version='1.0' encoding='{named}'?>" + XLIFF_1.partition("?>")[2]
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    ascii_only = encoding == "us-ascii"

    def raw(text: str) -> bytes:
        return (mark + text).encode(encoding, "xmlcharrefreplace" if ascii_only else "strict")

    file.write_bytes(raw(content))
    report = write_back(file, copy, to(**{"1": "%s said.", "2": "Yes \u2013 \u4e2d"}))
    assert report.written == 2
    dash = {"us-ascii": "&#8211; &#20013;", "windows-1256": "\u2013 &#20013;"}.get(encoding, "\u2013 \u4e2d")
    assert copy.read_bytes() == raw(
        content.replace("state='new' >He<", 'state="translated" ><ph id="p">%s</ph> said.<').replace(
            "<target/>", f'<target state="translated">Yes {dash}</target>'
        )
    )
    assert read_bitext(copy).units[1].target == "Yes \u2013 \u4e2d"


@pytest.mark.parametrize(
    ("target", "given", "wanted"),
    [
        ("<target>[0]</target>", "12", "<target>[0] [1]\n[2]</target>"),
        ("<target>[0] </target>", "1", "<target>[0] [1]</target>"),
        ("<target>[0] [2]</target>", "1", "<target>[0] [1] [2]</target>"),
        ("<target>[1]\n[2]</target>", "0", "<target>[0] [1]\n[2]</target>"),
        ("<target>[2]</target>", "01", "<target>[0] [1]\n[2]</target>"),
        ("<target></target>", "02", "<target> [0] [1]\n[2]</target>"),
        ("<target/>", "012", "<target> [0] [1]\n[2]</target>"),
        ("", "012", "<target> [0] [1]\n[2]</target>"),
    ],
)
def test_segments_that_are_added_are_parted_as_in_the_source(
    target: str, given: str, wanted: str, tmp_path: Path
) -> None:
    def marks(text: str, words: str) -> str:
        said = {str(n): word for n, word in enumerate(words.split())}
        return re.sub(r"\[(\d)\]", lambda m: f'<mrk mtype="seg" mid="{m[1]}">{said[m[1]]}</mrk>', text)

    def unit(shown: str) -> str:
        source = marks(
            "<seg-source> [0] [1]\n[2]</seg-source>", "\u0646\u0639\u0645. \u0644\u0627. \u0642\u0627\u0644."
        )
        return (
            '<xliff version="1.2"><file source-language="ar" target-language="en" original="a"><body>'
            f'<trans-unit id="u"><source>-</source>{source}{shown}</trans-unit></body></file></xliff>'
        )

    file, copy = tmp_path / "a.xlf", tmp_path / "b.xlf"
    file.write_text(unit(marks(target, "Yes. No. Said.")), encoding="utf-8")
    words = dict(zip("012", ["Yes.", "No.", "Said."], strict=True))
    write_back(file, copy, to(**{f"u.{n}": words[n] for n in given}))
    kept = re.sub(r' state="[a-z-]+"', "", copy.read_text("utf-8"))
    shown = marks(wanted, "Yes. No. Said.")
    if given == "02":
        shown = shown.replace(">No.<", "><")
    assert kept == unit(shown)
