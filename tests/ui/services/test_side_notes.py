"""Notes and places of both documents come out with their pairs in an edition."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from aligner.bitext import Bead
from aligner.documents.structure import Structure
from aligner.exchange.beads_to_units import units_of_beads
from aligner.exchange.translation_unit import SideNote
from aligner.formats.registry import read_document
from db import Project
from ui.cli.main import main
from ui.services.imports.side_import import SideRequest, read_side
from ui.services.units import units_of_project

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

ARABIC = """# باب السفر

سافر التاجر إلى البصرة[^1] في الربيع. ثم عاد إلى بغداد.[^2]

[^1]: ميناء.
[^2]: ونام.
"""
ENGLISH = """# Of travel

The merchant travelled to Basra in spring.[^a] Then he returned to Baghdad.

[^a]: Or May.
"""


def test_notes_and_chapters_of_both_sides(tmp_path: Path) -> None:
    for name, text in (("ar.md", ARABIC), ("en.md", ENGLISH)):
        (tmp_path / name).write_text(text, "utf-8")
    project = tmp_path / "p.muqabala"
    files = [str(tmp_path / "ar.md"), str(tmp_path / "en.md")]
    assert main(["import", *files, "--project", str(project), "--quiet"]) == 0
    with Project.open(project) as opened:
        units = list(units_of_project(opened))
    assert [note for unit in units for note in unit.source_notes] == [
        SideNote("footnote", "1", "ميناء."),
        SideNote("footnote", "2", "ونام."),
    ]
    assert [note for unit in units for note in unit.target_notes] == [SideNote("footnote", "a", "Or May.")]
    assert {(unit.chapter, unit.target_chapter) for unit in units} == {("باب السفر", "Of travel")}
    with_note = next(unit for unit in units if unit.target_notes)
    assert with_note.target.endswith("in spring.")


def test_places_of_signs_and_what_an_export_leaves_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in (("ar.md", ARABIC), ("en.md", ENGLISH)):
        (tmp_path / name).write_text(text, "utf-8")
    project = tmp_path / "p.muqabala"
    files = [str(tmp_path / "ar.md"), str(tmp_path / "en.md")]
    assert main(["import", *files, "--project", str(project), "--quiet"]) == 0
    with Project.open(project) as opened:
        units = list(units_of_project(opened))
    for unit in units:
        for note in unit.source_notes:
            assert note.at is not None
            assert unit.source[: note.at].endswith(("البصرة", "بغداد."))
    capsys.readouterr()
    export = ["export", str(project), "--status", "all", "--one-sided", "-o"]
    assert main([*export, str(tmp_path / "x.tmx")]) == 0
    assert "3 notes of the documents left out" in capsys.readouterr().err
    assert main([*export, str(tmp_path / "x.docx"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["notes_left_out"] == 0
    assert len(read_document(tmp_path / "x.docx").notes) == 3


def test_an_alignment_written_at_once_has_them_too(tmp_path: Path) -> None:
    for name, text in (("ar.md", ARABIC), ("en.md", ENGLISH)):
        (tmp_path / name).write_text(text, "utf-8")
    source, target = (read_side(SideRequest(tmp_path / name)) for name in ("ar.md", "en.md"))
    whole = (Bead((*source.segmentation.segments,), (*target.segmentation.segments,)),)
    (unit,) = units_of_beads(
        whole, source.segmentation, target.segmentation, made=datetime.now(UTC), by="x",
        structures=(Structure.of(source.document), Structure.of(target.document)),
    )  # fmt: skip
    assert [note.label for note in (*unit.source_notes, *unit.target_notes)] == ["1", "2", "a"]
    assert (unit.chapter, unit.target_chapter) == ("باب السفر", "Of travel")
    at = unit.source_notes[0].at
    assert at is not None
    assert unit.source[:at].endswith("البصرة")
