"""Notes and places of both documents come out with their pairs in an edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligner.exchange.translation_unit import SideNote
from db import Project
from ui.cli.main import main
from ui.services.units import units_of_project

if TYPE_CHECKING:
    from pathlib import Path

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
