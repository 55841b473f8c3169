"""Other people's programs read what we write, and we read what they write.

The big programs are tested where they are installed: ``apt-get install omegat libxml-tmx-perl
libreoffice-writer``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from aligner.bitext import Status
from aligner.exchange.presets import PRESETS, export_tmx
from aligner.exchange.translation_unit import TranslationUnit
from aligner.formats.documents.pdf.pages import read_pages
from aligner.formats.protocols import Bitext, Languages
from aligner.formats.registry import read_document, write_units
from aligner.permissions import Person, Role
from aligner.progress import no_progress
from aligner.segmentation.srx import read_srx
from ui.services.exchange.live_memory import LiveMemory, write_live_memory
from ui.services.imports.project_factory import Arrival, make_bitext_project

LAYLA, OMAR = Person("Layla"), Person("Omar", Role.REVIEWER)

UNITS = [
    TranslationUnit(
        "ثم عاد من العراق سنة ست عشرة وستمائة.",
        "Then he returned from Iraq in the year 616.",
        status=Status.APPROVED,
    ),
    TranslationUnit(
        "فوفدت عليه رسل جنكزخان بهدية.",
        "There envoys of Chinggis Khan came to him with a gift.",
        notes=("a note",),
    ),
]
PATIENCE = 600
"""Seconds after which a program is taken to hang."""

# Java reads and writes text files in the encoding of the locale.
ENVIRONMENT = os.environ | {"LC_ALL": "C.UTF-8", "JAVA_TOOL_OPTIONS": "-Dfile.encoding=UTF-8"}
OMEGAT_PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0"><source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir>
<tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file>
<dictionary_dir>__DEFAULT__</dictionary_dir><source_lang>AR</source_lang><target_lang>EN</target_lang>
<source_tok>org.omegat.tokenizer.LuceneArabicTokenizer</source_tok>
<target_tok>org.omegat.tokenizer.LuceneEnglishTokenizer</target_tok><sentence_seg>false</sentence_seg>
<support_default_translations>true</support_default_translations><remove_tags>false</remove_tags></project></omegat>
"""


def test_translate_toolkit_reads_our_tmx(tmp_path: Path) -> None:
    from translate.storage.tmx import tmxfile

    export_tmx(tmp_path / "m.tmx", UNITS, PRESETS["plain"])
    store = tmxfile.parsefile(str(tmp_path / "m.tmx"))  # type: ignore[no-untyped-call]
    assert [(str(u.source), str(u.target)) for u in store.units] == [(u.source, u.target) for u in UNITS]


def test_translate_toolkit_reads_our_xliff(tmp_path: Path) -> None:
    from translate.storage.xliff2 import Xliff2File

    write_units(tmp_path / "m.xlf", UNITS, title="tarikh.txt")
    store = Xliff2File.parsefile(str(tmp_path / "m.xlf"))  # type: ignore[no-untyped-call]
    assert [(str(u.source), str(u.target)) for u in store.units] == [(u.source, u.target) for u in UNITS]


@pytest.mark.omegat
@pytest.mark.skipif(shutil.which("omegat") is None, reason="OmegaT is not installed (apt-get install omegat)")
def test_omegat_translates_with_the_memory_of_a_project(tmp_path: Path) -> None:
    project = tmp_path / "project"
    for name in ("source", "target", "tm/auto", "glossary", "dictionary", "omegat"):
        (project / name).mkdir(parents=True)
    (project / "omegat.project").write_text(OMEGAT_PROJECT, encoding="utf-8")
    (project / "source" / "text.txt").write_text(
        "\n\n".join(u.source for u in UNITS) + "\n", encoding="utf-8"
    )
    live = tmp_path / "work.muqabala"
    bitext = Bitext(tuple(UNITS), Languages())
    with make_bitext_project(live, "work", bitext, Path("m.tmx"), LAYLA, arrival=Arrival.CONFIRMED) as opened:
        opened.approve(opened.order(), OMAR)
        assert write_live_memory(opened, LiveMemory("omegat", project)).written == len(UNITS)
    assert (project / "tm" / "auto" / "work.tmx").is_file()
    subprocess.run(
        ["omegat", str(project), "--mode=console-translate", "--quiet"],
        check=True,
        capture_output=True,
        timeout=PATIENCE,
        env=ENVIRONMENT | {"HOME": str(tmp_path)},
    )
    translated = (project / "target" / "text.txt").read_text(encoding="utf-8")
    assert translated.split("\n\n") == [UNITS[0].target, UNITS[1].target + "\n"]


PERL = """
use XML::TMX::Reader; binmode(STDOUT, ':utf8');
XML::TMX::Reader->new($ARGV[0])->for_tu(sub { print "$_[0]->{ar}{-seg}\\t$_[0]->{en}{-seg}\\n" });
"""


def perl_has_tmx() -> bool:
    perl = shutil.which("perl")
    return (
        perl is not None
        and subprocess.run([perl, "-MXML::TMX::Reader", "-e1"], capture_output=True).returncode == 0
    )


@pytest.mark.perl_tmx
@pytest.mark.skipif(
    not perl_has_tmx(), reason="Perl's XML::TMX is not installed (apt-get install libxml-tmx-perl)"
)
def test_perl_reads_our_tmx(tmp_path: Path) -> None:
    export_tmx(tmp_path / "m.tmx", UNITS, PRESETS["plain"])
    out = subprocess.run(
        ["perl", "-e", PERL, str(tmp_path / "m.tmx")],
        check=True,
        capture_output=True,
        timeout=PATIENCE,
        env=ENVIRONMENT,
    )
    assert out.stdout.decode().splitlines() == [f"{u.source}\t{u.target}" for u in UNITS]


FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>{folders}<cachedir>{cache}</cachedir></fontconfig>
"""


def only_fonts(folder: Path, *families: str) -> dict[str, str]:
    """The environment of a program that has these of the fonts that come with us, and no others."""
    import fontpkg

    folders = {file.path.parent for family in families for file in fontpkg.family(family).files}
    settings = folder / "fonts.conf"
    listed = "".join(f"<dir>{one}</dir>" for one in sorted(folders))
    settings.write_text(FONTS.format(folders=listed, cache=folder / "fonts"), encoding="utf-8")
    return {"FONTCONFIG_FILE": str(settings)}


def office(
    folder: Path, source: Path, suffix: str, options: str = "", fonts: dict[str, str] | None = None
) -> Path:
    """The file converted by LibreOffice, with a profile of its own."""
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            f"{suffix}{options}",
            "--outdir",
            str(folder / "out"),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=PATIENCE,
        env=ENVIRONMENT | (fonts or {}),
    )
    return folder / "out" / f"{source.stem}.{suffix}"


needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None,
    reason="LibreOffice is not installed (apt-get install libreoffice-writer)",
)


@pytest.mark.libreoffice
@needs_office
@pytest.mark.parametrize("families", [(), ("Amiri",), ("IBM Plex Sans Arabic", "Inter")], ids="+".join)
def test_libreoffice_sets_the_arabic_right(tmp_path: Path, families: tuple[str, ...]) -> None:
    # In narrow type the gap between the columns is wide; in wide type it is no wider than one in a verse.
    fonts = only_fonts(tmp_path, *families) if families else None
    write_units(tmp_path / "pairs.docx", UNITS, title="تاريخ ابن خلدون")
    (page,), _ = read_pages(office(tmp_path, tmp_path / "pairs.docx", "pdf", fonts=fonts), no_progress)
    lines = {line.text.split()[0]: line for line in page.lines}
    arabic, english = lines["ثم"], lines["Then"]
    middle = page.width / 2
    assert english.right < middle + 20 < arabic.left + 40
    # Right-to-left text begins at the right edge of its cell: both first lines of the Arabic column end
    # there.
    assert abs(arabic.right - lines["فوفدت"].right) < 5
    assert abs(english.left - lines["There"].left) < 1


@pytest.mark.libreoffice
@needs_office
@pytest.mark.parametrize("suffix", ["odt", "rtf", "docx", "html"])
def test_what_libreoffice_writes_is_read_as_it_was(tmp_path: Path, suffix: str) -> None:
    page = (
        "<html><meta charset='utf-8'><body dir='rtl'><h1>الباب الأول</h1><p>ثم عاد من العراق سنة 616.</p>"
        "<p>said the <b>envoys</b></p><table><tr><td>خلية</td><td>cell</td></tr></table></body></html>"
    )
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    options = ":MS Word 2007 XML" if suffix == "docx" else ""
    first = office(tmp_path, tmp_path / "page.html", "odt")
    source = first if suffix == "odt" else office(tmp_path, first, suffix, options)
    document = read_document(source)
    texts = [document.text[b.start : b.end] for b in document.blocks]
    assert texts == ["الباب الأول", "ثم عاد من العراق سنة 616.", "said the envoys", "خلية", "cell"]
    assert [document.text[b.start : b.end] for b in document.headings] == ["الباب الأول"]


@pytest.mark.libreoffice
@needs_office
def test_a_chronicle_printed_by_libreoffice_comes_back(tmp_path: Path) -> None:
    sample = Path(__file__).parents[3] / "ui" / "resources" / "sample" / "tarikh-ar.txt"
    words = sample.read_text(encoding="utf-8").split()
    page = "<html><meta charset='utf-8'><body dir='rtl'>{}</body></html>"
    (tmp_path / "page.html").write_text(page.format(f"<p>{' '.join(words)}</p>"), encoding="utf-8")
    printed = office(tmp_path, office(tmp_path, tmp_path / "page.html", "odt"), "pdf")
    got = read_document(printed).text.split()
    assert sum(a == b for a, b in zip(words, got, strict=False)) >= 0.99 * len(words)


@pytest.mark.libreoffice
@needs_office
def test_headings_of_a_vocalised_text_printed_by_libreoffice_are_those_of_the_text(tmp_path: Path) -> None:
    # Such fonts report the height of each letter as their size: lines of low letters, and one of tall ones.
    low = "وَبَكَتْ وَنَذَرَتْ بَيْنَ يَدَيْ عَبْدِهِ وَهُوَ يُحِبُّ بِنْتَهُ وَيَبْنِي بَيْتَهُ وَيُرْسِلُ نَبِيَّهُ وَيَنْصُرُ عَبْدَهُ. "
    tall = "لِمَاذَا لَا يَأْكُلُ الطَّعَامَ إِلَّا إِذَا طَالَ الْكَلَامُ إِلَى الْأَطْلَالِ لَا لَا "
    paragraph = low * 4 + tall * 4 + low * 4
    headings = ["الأصحاح الأول", "الأصحاح الثاني"]
    body = "".join(f"<h1>{heading}</h1><p>{paragraph}</p>" for heading in headings)
    page = f"<html><meta charset='utf-8'><body dir='rtl'>{body}</body></html>"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    printed = office(tmp_path, office(tmp_path, tmp_path / "page.html", "odt"), "pdf")
    document = read_document(printed)
    assert [document.text[b.start : b.end] for b in document.headings] == headings


OMEGAT_JAR = Path("/usr/share/omegat/OmegaT.jar")


@pytest.mark.skipif(not OMEGAT_JAR.is_file(), reason="OmegaT is not installed (apt-get install omegat)")
def test_the_segmentation_rules_of_omegat_load_whole(tmp_path: Path) -> None:
    rules = tmp_path / "defaultRules.srx"
    with zipfile.ZipFile(OMEGAT_JAR) as archive:
        rules.write_bytes(archive.read("org/omegat/core/segmentation/defaultRules.srx"))
    read = read_srx(rules)
    assert read.warnings == ()
    written = len(list(etree.parse(str(rules)).getroot().iter("{*}rule")))
    assert sum(map(len, read.rules.values())) == written > 1_000
    text = "Dr. Smith came. He left at 5 p.m. and slept."
    assert next(segment.of(text) for segment in read.segment(text, "en")) == "Dr. Smith came."
