"""Translations of one source: a row ends where a pair ends in all of them, and no word is lost."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from aligner.bitext import SETTLED, Bead, Segment
from aligner.errors import InputError
from aligner.formats.bitexts.tmx.multilingual import ParallelRow, ParallelVariant, write_multilingual_tmx
from aligner.formats.registry import read_bitext
from aligner.permissions import Person
from db import Project, RunInfo, TextInput
from ui.services.library.parallel import parallel_texts

if TYPE_CHECKING:
    from tests.helpers.cli_sample import Run

WORDS = ("ا", "ب", "ج", "د", "ه", "و", "ز", "ح", "ط", "ي")
LAYLA = Person("Layla")
SCHEMA = Path(__file__).parents[2] / "data" / "tmx14.rng"


def make(
    path: Path, cuts: list[int], language: str = "en", name: str = "", words: tuple[str, ...] = WORDS
) -> Project:
    """A project whose pairs end after these words of the source; each translation gives their numbers."""
    bounds = sorted({*cuts, len(words)} - {0})
    source, target = " ".join(words), ""
    beads, first = [], 0
    for last in bounds:
        start = len(" ".join(words[:first])) + bool(first)
        text = f"{language} {first}-{last}"
        at = len(target) + bool(target)
        target = f"{target} {text}" if target else text
        beads.append(
            Bead((Segment(start, len(" ".join(words[:last]))),), (Segment(at, at + len(text)),), 0.5, 0.5)
        )
        first = last
    texts = TextInput(source, "ar", "stream"), TextInput(target, language, "sentences")
    project = Project.create(path, name=name or language, source=texts[0], target=texts[1], by=LAYLA)
    project.suggest(beads, RunInfo("none", "none"))
    return project


def test_rows_end_where_all_pairs_end(tmp_path: Path) -> None:
    with (
        make(tmp_path / "a.muqabala", [2, 4, 7]) as a,
        make(tmp_path / "b.muqabala", [4, 5, 7], "fr") as b,
    ):
        found = parallel_texts([a, b])
        assert [(row.source, [one.text for one in row.variants]) for row in found.rows] == [
            ("ا ب ج د", ["en 0-2 en 2-4", "fr 0-4"]),
            ("ه و ز", ["en 4-7", "fr 4-5 fr 5-7"]),
            ("ح ط ي", ["en 7-10", "fr 7-10"]),
        ]
        a.confirm(a.order(), LAYLA)
        b.confirm(b.order()[:2], LAYLA)
        settled = parallel_texts([a, b], SETTLED)
        assert [[one.language for one in row.variants] for row in settled.rows] == [
            ["en", "fr"],
            ["en"],
            ["en"],
        ]
        assert settled.unsettled == 2


@settings(max_examples=15, deadline=None)
@given(st.lists(st.lists(st.integers(1, 9), max_size=6), min_size=2, max_size=4))
def test_no_word_is_lost(cuts: list[list[int]]) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder, ExitStack() as stack:
        projects = [
            stack.enter_context(make(Path(folder) / f"{number}.muqabala", some, f"l{number}"))
            for number, some in enumerate(cuts)
        ]
        rows = parallel_texts(projects).rows
        assert " ".join(row.source for row in rows) == " ".join(WORDS)
        common = set.intersection(*({*some, len(WORDS)} for some in cuts))
        assert len(rows) == len(common)
        for column, project in enumerate(projects):
            texts = [pair.target for pair in project.pairs()]
            assert " ".join(row.variants[column].text for row in rows) == " ".join(texts)


def test_words_without_source_go_with_the_pair_before(tmp_path: Path) -> None:
    with make(tmp_path / "a.muqabala", [5]) as a, make(tmp_path / "b.muqabala", [5], "fr") as b:
        a.suggest(
            [
                Bead((Segment(0, 9),), (Segment(0, 2),), 0.5, 0.5),
                Bead((), (Segment(3, 6),), 0.5, 0.5),
                Bead((Segment(10, 19),), (Segment(7, 14),), 0.5, 0.5),
            ],
            RunInfo("none", "none"),
        )
        rows = parallel_texts([a, b]).rows
        assert [row.variants[0].text for row in rows] == ["en 0-5", "en 5-10"]


def test_other_sources_are_refused(tmp_path: Path) -> None:
    with (
        make(tmp_path / "a.muqabala", [5]) as a,
        make(tmp_path / "b.muqabala", [5], words=WORDS[:-1]) as b,
        pytest.raises(InputError, match=r"b.muqabala has another source text than a.muqabala"),
    ):
        parallel_texts([a, b])


def test_the_file(tmp_path: Path, run: Run) -> None:
    for name, language, cuts in (("a", "en", [2, 4]), ("b", "en", [4]), ("c", "fr", [4, 8])):
        with make(tmp_path / f"{name}.muqabala", cuts, language, name) as project:
            project.confirm(project.order(), LAYLA)
    files = [tmp_path / f"{name}.muqabala" for name in "abc"]
    out = tmp_path / "all.tmx"
    assert run("parallel", *files, "-o", out).code == 0
    tree = etree.parse(str(out))
    etree.RelaxNG(etree.parse(str(SCHEMA))).assertValid(tree)
    assert [len(unit.findall("tuv")) for unit in tree.iterfind(".//tu")] == [4, 4]
    units = read_bitext(out, variants="all").units
    assert [unit.target for unit in units] == ["en 0-2 en 2-4", "en 0-4", "en 4-10", "en 4-10"]
    assert run("parallel", files[0], "-o", out).code == 2


def test_tei_has_a_text_for_each_translation(tmp_path: Path, run: Run) -> None:
    for name, language, cuts in (("a", "en", [2, 4]), ("b", "en", [4]), ("c", "fr", [4, 8])):
        with make(tmp_path / f"{name}.muqabala", cuts, language, name) as project:
            project.confirm(project.order()[: 1 if name == "c" else 9], LAYLA)
    out = tmp_path / "all.tei"
    assert run("parallel", *(tmp_path / f"{name}.muqabala" for name in "abc"), "-o", out).code == 0
    root = etree.parse(str(out)).getroot()
    tei = "{http://www.tei-c.org/ns/1.0}"
    xml = "{http://www.w3.org/XML/1998/namespace}"
    texts = root.findall(f".//{tei}group/{tei}text")
    assert [(text.get(f"{xml}lang"), text.get("n")) for text in texts] == [
        ("ar", None), ("en", "a"), ("en", "b"), ("fr", "c"),
    ]  # fmt: skip
    segments = {seg.get(f"{xml}id"): seg for seg in root.iter(f"{tei}seg")}
    assert [seg.text for seg in texts[1].iter(f"{tei}seg")] == ["en 0-2 en 2-4", "en 4-10"]
    assert segments["t1-2"].get("corresp") == "#s-2"
    links = [str(link.get("target")).split() for link in root.iter(f"{tei}link")]
    assert links == [["#s-1", "#t1-1", "#t2-1", "#t3-1"], ["#s-2", "#t1-2", "#t2-2"]]
    assert {end[1:] for ends in links for end in ends} == set(segments)


def test_characters_that_xml_lacks_are_left_out(tmp_path: Path) -> None:
    row = ParallelRow("a\x0b<b>", (ParallelVariant("en", "&\x00x", "d\x01"),))
    assert write_multilingual_tmx(tmp_path / "x.tmx", [row], "ar") == 1
    etree.parse(str(tmp_path / "x.tmx"))
