"""Translation memories: valid, read back equal, readable by others, safe to read from anyone."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from aligner.bitext import Status
from aligner.errors import InputError, OutputError
from aligner.exchange.translation_unit import TranslationUnit
from aligner.formats.bitexts.tmx.writer import PRESETS, TmxHeader, TmxSource, read_tmx, write_tmx

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).parents[2] / "data" / "tmx14.rng"))
MOMENT = datetime(2026, 11, 22, 16, 20, 7, tzinfo=UTC)
FULL = TranslationUnit(
    "فامتنع الخليفة من ذلك & <كما> مرّ",
    'The caliph "refused" & <that> was it.\nSecond line.\tTab.\rReturn.',
    status=Status.APPROVED,
    created=MOMENT,
    created_by="ليلى",
    changed=MOMENT + timedelta(days=1),
    changed_by="O'Neil & Sons",
    score=0.1 + 0.2,
    confidence=0.97,
    document="تاريخ ابن خلدون",
    chapter="الخبر عن دولة بني سلجوق",
    page="v. 3, p. ١٢",
    notes=("First.", "ثانيا: & <b>"),
    properties={"domain": "history", "status": "a property of that name", "other-x": "1"},
    identifier="42",
)
BARE = TranslationUnit("نعم", "Yes")


def written(
    *units: TranslationUnit, header: TmxHeader | None = None, one_sided: bool = False, bidi: bool = True
) -> bytes:
    stream = io.BytesIO()
    write_tmx(stream, units, header or TmxHeader(), one_sided=one_sided, bidi_controls=bidi)
    return stream.getvalue()


def read(data: bytes, source: str | None = None, target: str | None = None) -> list[TranslationUnit]:
    return list(read_tmx(io.BytesIO(data), source_language=source, target_language=target))


def assert_valid(data: bytes) -> None:
    document = etree.fromstring(data)
    assert SCHEMA.validate(document.getroottree()), SCHEMA.error_log


def test_what_is_written_is_valid_and_reads_back_equal() -> None:
    data = written(FULL, BARE, header=TmxHeader(created=MOMENT, created_by="ليلى", document="تاريخ"))
    assert_valid(data)
    assert data.startswith(b"<?xml version='1.0' encoding='UTF-8'?>")
    assert read(data) == [FULL, BARE]
    assert b'segtype="block"' in data  # FULL runs over two lines


def test_an_empty_memory_is_valid() -> None:
    assert_valid(written())
    assert read(written()) == []


legal = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff").filter(
        lambda c: c >= " " or c in "\t\n\r"
    ),
    min_size=1,
    max_size=40,
).filter(str.strip)
units = st.builds(
    TranslationUnit,
    legal,
    legal,
    status=st.none() | st.sampled_from(Status),
    created=st.none()
    | st.datetimes(datetime(1900, 1, 1), datetime(2999, 1, 1)).map(
        lambda when: when.replace(microsecond=0, tzinfo=UTC)
    ),
    changed_by=legal,
    score=st.none() | st.floats(-1, 1),
    page=legal,
    notes=st.just(()) | st.lists(legal, min_size=1, max_size=3).map(tuple),
    properties=st.dictionaries(
        st.sampled_from(["a", "status", "page", "notes", "other-a", "Ω"]), legal, max_size=3
    ),
)


@pytest.mark.slow
@given(st.lists(units, max_size=4))
def test_whatever_xml_can_hold_comes_back(given_units: list[TranslationUnit]) -> None:
    data = written(*given_units)
    assert_valid(data)
    # An attribute cannot hold line ends and tabs: XML makes them spaces. They are in names of people only.
    expected = [
        replace(u, changed_by=u.changed_by.translate(str.maketrans("\n\t\r", "   "))) for u in given_units
    ]
    got = [replace(u, changed_by=u.changed_by.translate(str.maketrans("\n\t\r", "   "))) for u in read(data)]
    assert got == expected


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_text_gives_a_valid_file(source: str, target: str) -> None:
    assert_valid(
        written(TranslationUnit(f"ن{source}", f"n{target}", notes=(source,), changed_by=f"n{target}"))
    )


def test_characters_that_xml_cannot_hold_are_removed_and_counted() -> None:
    stream = io.BytesIO()
    unit = TranslationUnit(
        "نعم\x00\x0b", "Yes\x1f\ufffe", notes=("\x01note",), properties={"p\x02": "v\ud800"}
    )
    report = write_tmx(stream, [unit, TranslationUnit("\x00", "Only control characters opposite")])
    assert (report.written, report.one_sided, report.illegal_characters) == (1, 1, 8)
    assert read(stream.getvalue()) == [replace(BARE, notes=("note",), properties={"p": "v"})]


def test_one_sided_units_are_left_out_and_counted_unless_asked_for() -> None:
    half = [TranslationUnit("", "Only English"), TranslationUnit("عربي فقط", " \n")]
    stream = io.BytesIO()
    report = write_tmx(stream, [*half, BARE])
    assert (report.written, report.one_sided) == (1, 2)
    data = written(*half, one_sided=True)
    assert_valid(data)
    assert [(u.source, u.target) for u in read(data)] == [("", "Only English"), ("عربي فقط", "")]


def test_long_units_are_counted() -> None:
    assert write_tmx(io.BytesIO(), [TranslationUnit("ن" * 2001, "n"), BARE]).over_long == 1


def test_direction_marks_stay_unless_they_are_unwanted() -> None:
    unit = TranslationUnit("\u200fنعم\u2069", "Yes\u200e")
    assert read(written(unit)) == [unit]
    assert read(written(unit, bidi=False)) == [BARE]
    assert write_tmx(io.BytesIO(), [unit], bidi_controls=False).bidi_controls == 3


def test_language_codes_by_preset() -> None:
    source, target = PRESETS["regions"]
    header = TmxHeader(source, target)
    data = written(BARE, TranslationUnit("oui", "si", "fr", "es-MX"), header=header)
    assert_valid(data)
    assert b'srclang="ar-SA"' in data
    assert [(u.source_language, u.target_language) for u in read(data, "ar", "en")] == [("ar-SA", "en-US")]
    assert read(data, "fr", "es") == [TranslationUnit("oui", "si", "fr", "es-MX")]


@pytest.mark.parametrize("tag", ["ar-AR", "", "arabic language", "*all*"])
def test_language_codes_that_mislead_are_refused(tag: str) -> None:
    with pytest.raises(InputError):
        TmxHeader(tag, "en")


def test_dates_are_written_in_utc() -> None:
    damascus = timezone(timedelta(hours=3))
    data = written(replace(BARE, changed=datetime(2026, 1, 1, 1, 30, 0, 999_999, tzinfo=damascus)))
    assert b'changedate="20251231T223000Z"' in data


def test_translate_toolkit_reads_it(tmp_path: Path) -> None:
    from translate.storage import tmx

    path = tmp_path / "ذاكرة.tmx"
    write_tmx(path, [FULL, BARE])
    store = tmx.tmxfile.parsefile(str(path))  # type: ignore[no-untyped-call]
    assert [(unit.source, unit.target) for unit in store.units] == [
        (u.source, u.target) for u in (FULL, BARE)
    ]


def test_a_failure_midway_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "memory.tmx"
    write_tmx(path, [BARE])
    before = path.read_bytes()

    def broken() -> object:
        yield FULL
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_tmx(path, broken())  # type: ignore[arg-type]
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["memory.tmx"]


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="no folder"):
        write_tmx(tmp_path / "nowhere" / "memory.tmx", [BARE])


OLD = b"""<?xml version="1.0"?>
<!DOCTYPE tmx SYSTEM "tmx11.dtd">
<tmx version="1.1"><header creationtool="XYZ" srclang="EN-US" datatype="rtf"><prop type="p">v</prop></header>
<body><tu tuid="1" creationdate="19970314T120000Z"><note>n</note>
 <tuv lang="EN-US" changeid="Bob">
 <seg>The <bpt i="1">{\\b </bpt>big<ept i="1">}</ept> <hi>black</hi> cat.<ph x="1"/></seg>
 </tuv>
 <tuv lang="ar-EG"><seg>\xd8\xa7\xd9\x84\xd9\x82\xd8\xb7</seg></tuv>
 <tuv lang="FR-CA"><seg>Le chat</seg></tuv></tu>
 <tu><tuv lang="FR"><seg>Seul</seg></tuv></tu></body></tmx>"""


def test_an_old_memory_with_codes_and_three_languages() -> None:
    with TmxSource(io.BytesIO(OLD), target_language="ar") as source:
        assert source.header["creationtool"] == "XYZ"
        units_read = list(source)
        assert source.languages == {"EN-US": 1, "ar-EG": 1, "FR-CA": 1, "FR": 1}
        assert source.skipped.total() == 1
    assert units_read == [
        TranslationUnit(
            "The big black cat.",
            "القط",
            "EN-US",
            "ar-EG",
            created=datetime(1997, 3, 14, 12, tzinfo=UTC),
            notes=("n",),
            properties={
                "source@changeid": "Bob",
                "source.seg": (
                    'The <bpt i="1">{\\b </bpt>big<ept i="1">}</ept> <hi>black</hi> cat.<ph x="1"/>'
                ),
            },
            identifier="1",
        )
    ]
    assert read(OLD, "ar", "fr")[0].target == "Le chat"


def test_a_memory_of_all_languages_has_arabic_as_its_source() -> None:
    data = OLD.replace(b'srclang="EN-US"', b'srclang="*all*"')
    first = read(data)[0]
    assert (first.source_language, first.target_language) == ("ar-EG", "EN-US")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"not xml", "is damaged"),
        (b"", "is damaged"),
        (b"<html/>", "is not TMX: its root element is <html>"),
        (OLD[:-100], "is damaged in line"),
        (b'<!DOCTYPE tmx [<!ENTITY a "b">]><tmx version="1.4"><body><tu/></body></tmx>', "declares entities"),
        (
            b'<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/passwd">]><tmx><body><tu>&x;</tu></body></tmx>',
            "declares entities",
        ),
        (b"<tmx>" + b"<a>" * 300 + b"</a>" * 300 + b"</tmx>", "is damaged"),
    ],
)
def test_hostile_and_broken_files(data: bytes, expected: str) -> None:
    with pytest.raises(InputError, match=expected):
        read(data)


def test_files_that_are_not_there(tmp_path: Path) -> None:
    (tmp_path / "empty.tmx").write_bytes(b"")
    for name, expected in (
        ("missing.tmx", "does not exist"),
        ("empty.tmx", "is empty"),
        (".", "is a folder"),
    ):
        with pytest.raises(InputError, match=expected):
            read_tmx(tmp_path / name)


def test_reading_is_lazy_and_can_be_cancelled() -> None:
    from aligner.errors import Cancelled

    data = written(*[BARE] * 2500)

    def stop(done: float, message: str) -> None:
        raise Cancelled

    reader = read_tmx(io.BytesIO(data), progress=stop)
    assert next(reader) == BARE
    with pytest.raises(Cancelled):
        list(reader)


def test_a_large_file_of_another_kind_is_refused_at_its_root() -> None:
    class Endless(io.RawIOBase):
        reads = 0

        def read(self, size: int = -1) -> bytes:
            self.reads += 1
            assert self.reads < 3, "read on after the root"
            return b"<xliff>" if self.reads == 1 else b"<file/>" * 1000

    with pytest.raises(InputError, match="its root element is <xliff>"):
        read_tmx(Endless())  # type: ignore[arg-type]


def test_the_root_may_stand_behind_a_long_comment() -> None:
    data = written(FULL).replace(b"<tmx", b"<!-- " + b"a comment " * 20_000 + b"-->\n<tmx", 1)
    assert read(data) == [FULL]
