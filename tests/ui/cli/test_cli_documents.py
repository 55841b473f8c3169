"""``import``, ``preflight``, ``batch`` and the choices of ``export``, on files as people have them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aligner.bitext import Side, Status
from aligner.exchange.translation_unit import TranslationUnit
from aligner.formats.registry import read_bitext, write_units
from aligner.permissions import Person, Role
from db import Project
from tests.helpers.cli_sample import ARABIC, ENGLISH
from ui.services.imports.folder_pairs import pairs_in
from ui.services.imports.project_factory import structure_of

if TYPE_CHECKING:
    from tests.helpers.cli_sample import Run

BOOK_AR = (
    "# الباب الأول في السفر\n\nسار السلطان إلى العـــراق في تلك السنة. ثم عاد إلى نيسابور ومعه العسكر(1).\n\n"
    "# الباب الثاني في التجار\n\nوصل التجار من بلاد الصين. قتلهم نائب المدينة سرا.\n"
)
BOOK_EN = (
    "# Chapter One: The journey\n\nThe sultan marched to Iraq in that year. Then he returned to Nishapur "
    "with the army.\n\n# Chapter Two: The merchants\n\nMerchants arrived from China. The governor of the "
    "city killed them in secret.\n"
)


def word_document(path: Path, marked: str) -> Path:
    """A DOCX of headings (``# ``) and paragraphs, made by python-docx and not by us."""
    docx = pytest.importorskip("docx")
    made = docx.Document()
    for block in marked.strip().split("\n\n"):
        if block.startswith("# "):
            made.add_heading(block[2:], level=1)
        else:
            made.add_paragraph(block)
    made.save(str(path))
    return path


@pytest.fixture
def book(tmp_path: Path) -> tuple[Path, Path]:
    english = tmp_path / "book.md"
    english.write_text(BOOK_EN, encoding="utf-8")
    return word_document(tmp_path / "kitab.docx", BOOK_AR), english


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    """A TMX of three pairs and one half."""
    path = tmp_path / "old.tmx"
    units = [
        TranslationUnit("سار السلطان", "The sultan marched.", chapter="I", page="12"),
        TranslationUnit("ثم عاد", "Then he returned.", chapter="I", page="13"),
        TranslationUnit("وصل التجار", "The merchants came.", chapter="II", page="13"),
        TranslationUnit("قتلهم", ""),
    ]
    write_units(path, units)
    return path


def test_a_book_is_imported_by_chapters_and_carries_them_to_the_export(
    run: Run, book: tuple[Path, Path], tmp_path: Path
) -> None:
    project = tmp_path / "book.muqabala"
    ran = run(
        "import", *book, "--project", project, "--chapters", "--clean", "tatweel",
        "--clean", "footnote-numbers", "--by", "Layla", "--json",
    )  # fmt: skip
    assert ran.code == 0, ran.err
    printed = json.loads(ran.out)
    assert [(c["source"], c["target"]) for c in printed["chapters"]] == [
        ("الباب الأول في السفر", "Chapter One: The journey"),
        ("الباب الثاني في التجار", "Chapter Two: The merchants"),
    ]
    assert "tatweel: 1 places" in printed["source"]["cleaning"]
    with Project.open(project) as opened:
        assert "العراق" in opened.text(Side.SOURCE)
        assert "(1)" not in opened.text(Side.SOURCE)
        rows = opened.rows(opened.order())
        border = opened.text(Side.SOURCE).index("الباب الثاني")
        other = opened.text(Side.TARGET).index("Chapter Two")
        for row in rows:
            if not row.is_null:
                assert (row.source[0].start < border) == (row.target[0].start < other)
        assert (rows[0].source_text, rows[0].target_text) == (
            "الباب الأول في السفر",
            "Chapter One: The journey",
        )
        assert len(structure_of(opened, Side.TARGET).headings) == 2
    out = tmp_path / "book.tmx"
    assert run("export", project, "-o", out, "--status", "all").code == 0
    chapters = [unit.chapter for unit in read_bitext(out).units]
    assert chapters[0] == "الباب الأول في السفر"
    assert chapters[-1] == "الباب الثاني في التجار"
    assert run("check", project).code == 0


def test_the_way_back_to_the_original_is_kept(run: Run, book: tuple[Path, Path], tmp_path: Path) -> None:
    project = tmp_path / "book.muqabala"
    assert run("import", *book, "--project", project, "--no-align", "--clean", "all", "-q").code == 0
    import sqlite3

    with sqlite3.connect(project) as database:
        original, cleaned = database.execute(
            "SELECT original, content FROM texts WHERE side = 'source'"
        ).fetchone()
    database.close()
    assert "العـــراق" in original
    assert "العـــراق" not in cleaned


@pytest.mark.parametrize(("arrival", "confirmed"), [("confirmed", 3), ("suggested", 0)])
def test_a_bitext_arrives_as_asked(
    run: Run, memory: Path, tmp_path: Path, arrival: str, confirmed: int
) -> None:
    project = tmp_path / "old.muqabala"
    ran = run("import", memory, "--project", project, "--as", arrival, "--by", "Layla", "--json")
    assert ran.code == 0, ran.err
    assert json.loads(ran.out)["pairs"] == {
        "total": 4,
        "suggested": 4 - confirmed,
        "confirmed": confirmed,
        "one_sided": 1,
    }
    with Project.open(project) as opened:
        rows = opened.rows(opened.order())
        assert [row.source_text for row in rows] == ["سار السلطان", "ثم عاد", "وصل التجار", "قتلهم"]
        if confirmed:
            assert {row.confirmed_by for row in rows[:3]} == {"Layla"}
    again = tmp_path / "again.tmx"
    run("export", project, "-o", again, "--status", "all", "--one-sided")
    units = read_bitext(again).units
    assert [(u.source, u.target) for u in units] == [(u.source, u.target) for u in read_bitext(memory).units]
    assert [(u.chapter, u.page) for u in units[:3]] == [("I", "12"), ("I", "13"), ("II", "13")]


def test_notes_of_a_bitext_become_comments_and_go_out_again(run: Run, tmp_path: Path) -> None:
    memory, project, again = (tmp_path / name for name in ("m.tmx", "m.muqabala", "again.tmx"))
    notes = ("sic in the manuscript", "see p. 3")
    write_units(
        memory,
        [
            TranslationUnit("سار السلطان", "The sultan marched", notes=notes),
            TranslationUnit("ثم عاد", "He returned"),
        ],
    )
    assert run("import", memory, "--project", project, "--as", "confirmed", "--by", "Layla").code == 0
    assert run("export", project, "-o", again).code == 0
    assert [unit.notes for unit in read_bitext(again).units] == [notes, ()]


def test_pairs_that_are_too_coarse_are_aligned_anew(run: Run, tmp_path: Path) -> None:
    coarse = tmp_path / "coarse.csv"
    write_units(coarse, [TranslationUnit(ARABIC.strip(), ENGLISH.strip())])
    project = tmp_path / "fine.muqabala"
    ran = run("import", coarse, "--project", project, "--realign", "--json")
    assert ran.code == 0, ran.err
    assert json.loads(ran.out)["pairs"]["total"] == 4
    assert run("check", project).code == 0


def test_rules_of_a_file_cut_the_text(run: Run, texts: tuple[Path, Path], tmp_path: Path) -> None:
    rules = tmp_path / "rules.srx"
    rules.write_text(
        '<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header cascade="no"/><body><languagerules>'
        '<languagerule languagerulename="all"><rule break="yes"><beforebreak>year\\.</beforebreak>'
        "<afterbreak>\\s</afterbreak></rule></languagerule></languagerules><maprules>"
        '<languagemap languagepattern=".*" languagerulename="all"/></maprules></body></srx>',
        encoding="utf-8",
    )
    project = tmp_path / "ruled.muqabala"
    ran = run("import", *texts, "--project", project, "--rules", rules, "--no-align", "--json")
    assert ran.code == 0, ran.err
    assert json.loads(ran.out)["target"]["segments"] == 2


def test_import_refuses_what_makes_no_sense(
    run: Run, texts: tuple[Path, Path], memory: Path, tmp_path: Path
) -> None:
    project = tmp_path / "p.muqabala"
    assert "for two documents" in run("import", memory, "--project", project, "--chapters").err
    assert "for a bitext" in run("import", *texts, "--project", project, "--realign").err
    refused = run("import", texts[0], "--project", project)
    assert refused.code == 2
    assert "not pairs" in refused.err
    refused = run("import", memory, texts[1], "--project", project)
    assert refused.code == 2
    assert "Import it as a bitext" in refused.err
    assert not project.exists()
    project.write_bytes(b"mine")
    assert "exists already" in run("import", memory, "--project", project).err
    assert project.read_bytes() == b"mine"


@pytest.fixture
def worked(run: Run, tmp_path: Path) -> Path:
    """A project with work of two people in it: approved, confirmed, suggested, a duplicate, trouble."""
    table = tmp_path / "work.tsv"
    units = [
        TranslationUnit("سار السلطان إلى العراق", "The sultan marched to Iraq."),
        TranslationUnit("سار السلطان إلى العراق", "The sultan marched to Iraq."),
        TranslationUnit("سار السلطان إلى العراق", "The sultan went to Iraq."),
        TranslationUnit("وكان ذلك سنة ٦١٦", "That was in the year 617."),
        TranslationUnit("The wrong side entirely", "Merchants came from China."),
    ]
    write_units(table, units)
    project = tmp_path / "work.muqabala"
    assert run("import", table, "--project", project, "--as", "confirmed", "--by", "Layla", "-q").code == 0
    with Project.open(project) as opened:
        opened.approve([int(opened.order()[0])], Person("Omar", Role.REVIEWER))
        opened.unconfirm([int(opened.order()[3])], Person("Layla"))
    return project


def test_export_by_person_and_date_without_duplicates(run: Run, worked: Path, tmp_path: Path) -> None:
    def exported(*options: object) -> dict[str, object]:
        ran = run("export", worked, "-o", tmp_path / "out.tmx", "--json", *options)
        assert ran.code == 0, ran.err
        printed = json.loads(ran.out)
        assert isinstance(printed, dict)
        return printed

    assert exported()["written"] == 4
    assert exported("--person", "Omar")["written"] == 1
    assert exported("--until", "2001-01-01")["written"] == 0
    assert exported("--since", "2001-01-01", "--status", "all")["written"] == 5
    dropped = exported("--duplicates", "drop")
    assert (dropped["written"], dropped["duplicates"]) == (3, 1)
    first = exported("--duplicates", "first")
    assert (first["written"], first["duplicates"]) == (2, 2)


def test_export_for_a_tool(run: Run, worked: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.tmx"
    ran = run("export", worked, "-o", out, "--preset", "trados", "--max-length", 20)
    assert ran.code == 0
    assert "over the limit" in ran.out
    units = read_bitext(out).units
    assert (units[0].source_language, units[0].target_language) == ("ar-SA", "en-US")
    ran = run("export", worked, "-o", out, "--source-code", "ar-EG", "--target-code", "en-GB")
    assert read_bitext(out).units[0].source_language == "ar-EG"
    assert run("export", worked, "-o", out, "--source-code", "ar-AR").code == 2
    assert run("export", worked, "-o", out, "--since", "yesterday").code == 2


@pytest.mark.parametrize(
    "name", ["tmx", "xliff", "tsv", "csv", "xlsx", "jsonl", "docx", "html", "pdf", "moses"]
)
def test_every_format_by_name(run: Run, worked: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / "without-ending"
    if name == "moses":
        out = tmp_path / "pairs.moses"
    ran = run("export", worked, "-o", out, "--format", name, "--json")
    assert ran.code == 0, ran.err
    assert json.loads(ran.out)["format"] == name
    assert json.loads(ran.out)["written"] == 4


def test_preflight_tells_what_is_wrong_and_says_so_to_scripts(run: Run, worked: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    ran = run("preflight", worked, "--tool", "trados", "--status", "all", "-o", page, "--json")
    assert ran.code == 3
    counts = json.loads(ran.out)["counts"]
    assert counts == {
        "wrong language on a side": 1,
        "unconfirmed": 1,
        "inconsistent translations": 1,
        "duplicate": 1,
        "numbers that differ": 1,
    }
    text = page.read_text(encoding="utf-8")
    assert "Trados Studio" in text
    assert "<script" not in text
    ran = run("preflight", worked, "--fail-on", "never")
    assert ran.code == 0
    assert "wrong language on a side: 1" in ran.out
    with Project.open(worked) as opened:
        bad = int(opened.order()[4])
        opened.unconfirm([bad], Person("Layla"))
    assert run("preflight", worked).code == 0
    assert run("preflight", worked, "--fail-on", "notice").code == 3
    assert run("preflight", tmp_path / "missing.muqabala").code == 2


def test_batch_goes_on_over_failures(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "كتب"
    (folder / "ar").mkdir(parents=True)
    (folder / "en").mkdir()
    (folder / "first-ar.txt").write_text(ARABIC, encoding="utf-8")
    (folder / "first-en.md").write_text(ENGLISH, encoding="utf-8")
    word_document(folder / "ar" / "second.docx", ARABIC)
    (folder / "en" / "second.txt").write_text(ENGLISH, encoding="utf-8")
    (folder / "ar" / "broken.docx").write_bytes(b"PK\x03\x04 not really")
    (folder / "en" / "broken.txt").write_text(ENGLISH, encoding="utf-8")
    (folder / "lonely-ar.txt").write_text(ARABIC, encoding="utf-8")
    out = tmp_path / "out"
    ran = run("batch", folder, "-o", out, "--projects", "--json", "--by", "Layla")
    assert ran.code == 2
    printed = json.loads(ran.out)
    assert (printed["done"], printed["failed"]) == (2, 1)
    assert [Path(path).name for path in printed["unpaired"]] == ["lonely-ar.txt"]
    rows = {row["name"]: row for row in printed["files"]}
    assert rows["broken"]["error"]
    assert sorted(path.name for path in out.iterdir()) == [
        "batch-journal.jsonl", "first.muqabala", "first.tmx", "second.muqabala", "second.tmx",
    ]  # fmt: skip
    units = read_bitext(out / "second.tmx").units
    assert len(units) == 4
    assert units[0].status is Status.SUGGESTED
    (folder / "ar" / "broken.docx").unlink()
    ran = run("batch", folder, "-o", out)
    assert ran.code == 0
    assert "2 pairs of files done, 0 failed, 8 pairs in all." in ran.out
    again = run("batch", folder, "-o", out)
    assert "2 pairs of files were done by an earlier run." in again.out
    refused = run("batch", folder, "-o", out, "--report", tmp_path / "report.txt")
    assert (refused.code, "End its name in one of .html, .json" in refused.err) == (2, True)


def test_batch_with_nothing_to_do(run: Run, tmp_path: Path) -> None:
    assert "holds no text together" in run("batch", tmp_path).err
    assert run("batch", tmp_path / "missing").code == 2


def test_names_of_pairs(tmp_path: Path) -> None:
    names = ["a-ar.txt", "a-en.txt", "b.ar.docx", "b.en.pdf", "ar_c.txt", "en_c.txt", "ar.txt", "en.txt",
             "d-ar.txt", "d-ar.docx", "d-en.txt", "notes.txt", ".hidden-ar.txt"]  # fmt: skip
    for name in names:
        (tmp_path / name).write_text("x", encoding="utf-8")
    found = pairs_in(tmp_path)
    assert [(pair.name, pair.source.name, pair.target.name) for pair in found.pairs] == [
        ("text", "ar.txt", "en.txt"),
        ("a", "a-ar.txt", "a-en.txt"),
        ("b", "b.ar.docx", "b.en.pdf"),
        ("c", "ar_c.txt", "en_c.txt"),
    ]
    assert {path.name for path in found.unpaired} == {"d-ar.txt", "d-ar.docx", "d-en.txt"}
