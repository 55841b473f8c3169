"""XLIFF 1.2 and 2.x as other tools write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree

from aligner.bitext import Status
from aligner.errors import InputError
from aligner.exchange.translation_unit import TranslationUnit
from aligner.formats.registry import read_bitext, write_units

if TYPE_CHECKING:
    from pathlib import Path

    from aligner.formats.protocols import Bitext


def read(path: Path, content: str) -> Bitext:
    (path / "x.xlf").write_text(content, encoding="utf-8")
    return read_bitext(path / "x.xlf")


def one(body: str) -> str:
    return (
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file '
        'original="book.docx" datatype="x" '
        f'source-language="ar-EG" target-language="en-GB"><body>{body}</body></file></xliff>'
    )


def two(body: str) -> str:
    return (
        '<xliff version="2.0" srcLang="ar" trgLang="en" '
        'xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f">'
        f"{body}</file></xliff>"
    )


def test_1_2_units_states_notes_and_inline_codes(tmp_path: Path) -> None:
    bitext = read(
        tmp_path,
        one(
            '<group><trans-unit id="1" approved="yes"><source>كتاب <g id="1">كبير</g><ph '
            'id="2">&lt;br/&gt;</ph></source>'
            '<target>a <bpt id="1">{b}</bpt>large<ept id="1">{/b}</ept> '
            "book</target><note>n</note></trans-unit></group>"
            '<trans-unit id="2"><source>قلم</source><target state="needs-review-translation">pen</target>'
            "<alt-trans><source>x</source><target>y</target></alt-trans></trans-unit>"
            '<trans-unit id="3"><source>وحده</source></trans-unit>'
        ),
    )
    first, second, third = bitext.units
    assert (first.source, first.target, first.status, first.notes) == (
        "كتاب كبير\n",
        "a large book",
        Status.APPROVED,
        ("n",),
    )
    assert (first.document, first.identifier) == ("book.docx", "1")
    assert bitext.languages.pair == ("ar-EG", "en-GB")
    assert (second.target, second.status) == ("pen", Status.SUGGESTED)
    assert (third.source, third.target) == ("وحده", "")


def test_1_2_segments_come_one_by_one(tmp_path: Path) -> None:
    mrk = '<mrk mtype="seg" mid="{}">{}</mrk>'
    bitext = read(
        tmp_path,
        one(
            f'<trans-unit id="1"><source>أ. ب.</source><seg-source>{mrk.format(1, "أ.")} '
            f"{mrk.format(2, 'ب.')}</seg-source>"
            f"<target>{mrk.format(1, 'A.')} {mrk.format(2, 'B.')}</target></trans-unit>"
        ),
    )
    assert [(u.source, u.target, u.identifier) for u in bitext.units] == [
        ("أ.", "A.", "1.1"),
        ("ب.", "B.", "1.2"),
    ]


def test_2_0_units_segments_groups_and_coded_characters(tmp_path: Path) -> None:
    bitext = read(
        tmp_path,
        two(
            '<group id="g"><unit id="u"><notes><note>n</note></notes><segment id="s1" '
            'state="reviewed"><source>أ<cp hex="0001"/>'
            '<pc id="1">ب</pc></source><target>A<ph id="2"/>B</target></segment><ignorable><source> '
            "</source></ignorable>"
            '<segment id="s2"><source>ج</source></segment></unit></group>'
        ),
    )
    assert [(u.source, u.target, u.status, u.identifier) for u in bitext.units] == [
        ("أ\x01ب", "AB", Status.APPROVED, "u.s1"),
        ("ج", "", None, "u.s2"),
    ]


def test_unknown_states_are_told_and_unknown_versions_refused(tmp_path: Path) -> None:
    bitext = read(
        tmp_path, one('<trans-unit id="1"><source>أ</source><target state="x-odd">a</target></trans-unit>')
    )
    assert "x-odd" in bitext.warnings[0]
    with pytest.raises(InputError, match=r"XLIFF 3\.0"):
        read(tmp_path, two("").replace('version="2.0"', 'version="3.0"'))
    with pytest.raises(InputError, match="no pairs"):
        read(tmp_path, two(""))


def test_what_we_write_keeps_the_rules_of_2_1(tmp_path: Path) -> None:
    units = [
        TranslationUnit("أ\x01", "a", status=status, identifier="same", notes=("n",), properties={"k": "v"})
        for status in (None, *Status)
    ]
    write_units(tmp_path / "x.xlf", [*units, TranslationUnit("وحده", "")], title="book")
    root = etree.parse(str(tmp_path / "x.xlf")).getroot()
    core = "{urn:oasis:names:tc:xliff:document:2.0}"
    assert (root.tag, root.get("version"), root.get("srcLang"), root.get("trgLang")) == (
        f"{core}xliff",
        "2.1",
        "ar",
        "en",
    )
    ids = [u.get("id") for u in root.iter(f"{core}unit")]
    assert len(set(ids)) == len(ids) == len(Status) + 2
    for unit in root.iter(f"{core}unit"):
        # Section 4.2.2.5: elements of other modules first, then notes, then segments.
        names = [str(child.tag).rpartition("}")[2] for child in unit]
        assert names == sorted(names, key=["metadata", "notes", "segment"].index)
        (segment,) = unit.findall(f"{core}segment")
        # Section 4.3.1.18: a state other than initial needs a target.
        assert segment.get("state", "initial") == "initial" or segment.find(f"{core}target") is not None
        assert segment.get("state", "initial") in {"initial", "translated", "reviewed", "final"}
