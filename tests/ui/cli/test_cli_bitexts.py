"""Bitexts through a project and out again, by the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from aligner.permissions import Person
from db import Project

if TYPE_CHECKING:
    from tests.helpers.cli_sample import Run

CASES = Path(__file__).parents[2] / "data" / "cases"
CAT = CASES.parent / "cat"
SHAPE = (
    "tuid", "creationid", "creationdate", "changeid", "changedate", "usagecount", "lastusagedate",
)  # fmt: skip


def segment(variant: etree._Element) -> bytes:
    found = variant.find("seg")
    assert found is not None
    return etree.tostring(found, with_tail=False)


def exported(run: Run, tmp_path: Path, *edit: str) -> etree._Element:
    project, out = tmp_path / "p.muqabala", tmp_path / "out.tmx"
    assert run("import", CASES / "tmx-metadata.tmx", "--project", project, "--by", "Layla").code == 0
    if edit:
        with Project.open(project) as opened:
            opened.confirm(opened.order(), Person("Omar"))
    assert run("export", project, "-o", out, "--status", "all").code == 0
    return etree.parse(str(out)).getroot().find("body/tu")  # type: ignore[return-value]


def test_what_a_unit_says_comes_back(run: Run, tmp_path: Path) -> None:
    was = etree.parse(str(CASES / "tmx-metadata.tmx")).getroot().find("body/tu")
    unit = exported(run, tmp_path)
    assert was is not None
    assert {name: unit.get(name) for name in SHAPE} == {name: was.get(name) for name in SHAPE}
    kept = {(p.get("type"), p.text) for p in unit.findall("prop")}
    assert {("x-Domain", "Law"), ("client", "ACME")} <= kept
    assert unit.findtext("note") == "checked by client"
    variants, before = unit.findall("tuv"), was.findall("tuv")
    assert [segment(v) for v in variants] == [segment(v) for v in before]
    assert variants[0].get("creationid") == "SALMA"
    assert variants[1].get("changedate") == "20230405T060708Z"
    assert [(p.get("type"), p.text) for p in variants[0].findall("prop")] == [("x-side", "s")]


def test_a_pair_that_somebody_confirmed_bears_their_name(run: Run, tmp_path: Path) -> None:
    unit = exported(run, tmp_path, "confirmed")
    assert unit.get("changeid") == "Omar"
    assert unit.get("creationid") == "SALMA"
    assert unit.get("changedate", "") > "20260000"


def test_variants_and_warnings_reach_the_command_line(run: Run, tmp_path: Path) -> None:
    memory = CASES / "tmx-two-variants-same-language.tmx"
    ran = run("import", memory, "--project", tmp_path / "a.muqabala")
    assert "Note: Left out: 1 further variant" in ran.err
    ran = run("import", memory, "--project", tmp_path / "b.muqabala", "--variants", "all", "--json")
    printed = json.loads(ran.out)
    assert (printed["pairs"]["total"], printed["warnings"]) == (2, [])
    ran = run("import", CASES / "tmx-six-languages.tmx", "--project", tmp_path / "c.muqabala", "--json")
    assert "fr (2)" in json.loads(ran.out)["warnings"][0]


def test_languages_that_the_file_lacks_are_refused(run: Run, tmp_path: Path) -> None:
    for name in ("tmx-six-languages.tmx", "xliff11-doctype.xlf"):
        ran = run("import", CASES / name, "--project", tmp_path / "x.muqabala", "--source-lang", "zh")
        assert ran.code == 2, name
        assert "has nothing in these languages" in ran.err, name


def test_options_without_effect_are_refused(run: Run, tmp_path: Path) -> None:
    memory, text = CASES / "tmx-english-source.tmx", CASES / "srx-ar.txt"
    for options in (["--source-cut", "lines"], ["--no-align"], ["--encoder", "use"], ["--clean", "all"]):
        ran = run("import", memory, "--project", tmp_path / "x.muqabala", *options)
        assert (ran.code, options[0] in ran.err) == (2, True), options
    for options in (["--variants", "all"], ["--as", "confirmed"], ["--no-align", "--encoder", "use"]):
        ran = run("import", text, CASES / "srx-en.txt", "--project", tmp_path / "x.muqabala", *options)
        assert ran.code == 2, options


def test_warnings_of_rules_and_documents_are_printed(run: Run, tmp_path: Path) -> None:
    rules = tmp_path / "r.srx"
    rules.write_text(
        (CASES / "srx-inline-flag.srx").read_text("utf-8").replace("prof", r"\p{Nonsense}"), "utf-8"
    )
    hidden = CASES / "docx-hidden-by-style.docx"
    options = ["--project", tmp_path / "x.muqabala", "--rules", rules, "--no-align", "--encoding", "cp1256"]
    ran = run("import", hidden, CASES / "srx-en.txt", *options)
    assert ran.code == 0, ran
    assert "Note: A rule was left out" in ran.err
    assert "docx-hidden-by-style.docx: Left out: hidden text, 13 characters." in ran.err
    assert "The encoding cp1256 was not used" in ran.err


def test_the_command_line_writes_back_and_keeps_the_old_file(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "book.mqxliff"
    file.write_bytes((CAT / "tarikh.mqxliff").read_bytes())
    project = tmp_path / "p.muqabala"
    assert run("import", file, "--project", project, "--as", "file").code == 0
    with Project.open(project) as opened:
        opened.confirm(opened.order()[1], Person("Layla"))
    assert run("export", project, "--into", file, "--preset", "trados").code == 2
    assert run("export", project).code == 2
    ran = run("export", project, "--into", file, "--json")
    assert ran.code == 0
    said = json.loads(ran.out)
    assert (said["states"], said["texts"]) == (1, 0)
    assert Path(said["backup"]).read_bytes() == (CAT / "tarikh.mqxliff").read_bytes()
    assert file.read_text().count('mq:status="ManuallyConfirmed"') == 2
    other = run("export", project, "--into", CASES / "tmx-metadata.tmx", "-o", tmp_path / "x")
    assert other.code == 2
    assert "not XLIFF" in other.err


def test_terms_of_the_confirmed_pairs(run: Run, tmp_path: Path) -> None:
    table, project, out = tmp_path / "pairs.tsv", tmp_path / "p.muqabala", tmp_path / "terms.csv"
    words = (("هنا", "here"), ("ثم", "then"))
    lines = [f"صلاة الخوف {word}	The prayer of fear {other}" for word, other in words]
    lines += ["سار الناس\tPeople walked"] * 4
    table.write_text("\n".join(lines * 2), encoding="utf-8")
    assert run("import", table, "--project", project, "--as", "confirmed").code == 0
    printed = json.loads(run("terms", project, "--json").out)["terms"]
    assert [(t["source"], t["target"], t["count"]) for t in printed if "fear" in t["target"]] == [
        ("صلاة الخوف", "prayer of fear", 4)
    ]
    assert "صلاة الخوف\tprayer of fear\t4 of 4\tterm" in run("terms", project).out
    assert run("terms", project, "-o", out).code == 0
    assert run("terms", project, "--glossary", out).out == ""
    assert run("terms", project, "-o", tmp_path / "terms.doc").code == 2
    many = tmp_path / "many.csv"
    many.write_text("Arabic,English\n" + "".join(f"سلطان,sultan {n}\n" for n in range(1_001)), "utf-8")
    refused = run("terms", project, "--glossary", many)
    assert (refused.code, refused.out) == (2, "")
    assert "many.csv has a term with more than 1,000 translations" in refused.err


def test_rules_that_are_none_leave_no_project(run: Run, tmp_path: Path) -> None:
    rules, project = tmp_path / "deep.srx", tmp_path / "p.muqabala"
    rules.write_text("<srx>" * 1_000 + "</srx>" * 1_000, "utf-8")
    texts = CASES / "srx-ar.txt", CASES / "srx-en.txt"
    refused = run("import", *texts, "--project", project, "--rules", rules)
    assert refused.code == 2
    assert "deep.srx is damaged" in refused.err
    assert "Traceback" not in refused.err
    assert not project.exists()
