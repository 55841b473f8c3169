"""``assign``: pairs and chapters for people, progress, and the work of one person in a library."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from aligner.documents.structure import Structure
from tests.helpers.db_projects import ANA, aligned_project
from ui.services.imports.project_factory import STRUCTURE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers.cli_sample import Run


def test_from_assignment_to_progress_and_its_end(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "p.muqabala"
    with aligned_project(path) as project:
        second = project.rows([3])[0].source[0].start
        marks = Structure(chapters=((0, "A"), (second, "B")), headings=((0, 3, 1), (second, second + 2, 1)))
        project.set_setting(STRUCTURE.format(side="source"), marks.to_json())
        project.confirm([1, 3], ANA)
    assert run("assign", path).out == "Nothing is assigned.\n"
    assert run("assign", path, "--to", "Ana", "--pairs", "1-2", "--due", "2020-01-31").code == 0
    out = run("assign", path, "--to", "Rima", "--work", "review", "--chapter", 2, "--note", "names").out
    assert "Ana, align: 1 of 2 pairs, due 2020-01-31  overdue\n" in out
    assert "Rima, review: 0 of 3 pairs, due any day  names\n" in out
    assert "Ana, align: 1 of 2 pairs done, 1 overdue.\n" in out
    listed = json.loads(run("assign", path, "--json").out)["assignments"]
    assert [(one["person"], one["pairs"], one["done"], one["waiting"], one["overdue"]) for one in listed] == [
        ("Ana", 2, 1, 1, True),
        ("Rima", 3, 0, 1, False),
    ]
    ended = run("assign", path, "--end", listed[0]["key"], "--json")
    assert [one["person"] for one in json.loads(ended.out)["assignments"]] == ["Rima"]
    assert run("check", path).code == 0


def test_what_cannot_be_assigned(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "p.muqabala"
    aligned_project(path).close()
    for options, why in (
        (("--pairs", "1-2"), "whom to assign"),
        (("--to", "Ana", "--pairs", "two"), "no range of pairs"),
        (("--to", "Ana", "--pairs", "4-9"), "no pairs 4 to 9"),
        (("--to", "Ana", "--chapter", 1), "no chapter 1"),
        (("--to", "Ana", "--due", "soon"), "not a date"),
        (("--end", "nothing"), "does not stand"),
    ):
        refused = run("assign", path, *options)
        assert refused.code == 2
        assert why in refused.err
    assert run("assign", path).out == "Nothing is assigned.\n"


def test_the_work_of_one_person_in_all_projects(run: Run, tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        aligned_project(tmp_path / f"{name}.muqabala").close()
    run("assign", tmp_path / "a.muqabala", "--to", "Ana", "--due", "2099-01-31")
    run("assign", tmp_path / "b.muqabala", "--to", "ana", "--due", "2020-01-31")
    run("assign", tmp_path / "c.muqabala", "--to", "Badr")

    def listed(*options: str) -> list[str]:
        found = json.loads(run("library", tmp_path, *options, "--json").out)
        return [one["path"][-10] for one in found["projects"]]

    assert listed("--only", "my-work", "--by", "Ana", "--sort", "due") == ["b", "a"]
    assert listed("--only", "overdue") == ["b"]
    assert listed("--sort", "due") == ["b", "a", "c"]
