"""``muqabala paths`` and ``muqabala licences``: what the program says about itself."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from aligner import folders
from tests.helpers.entry_points import this_project
from ui.services import licences

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers.cli_sample import Run


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of installed packages: this project with a part, whose part is for another system."""
    site = tmp_path / "site"
    this_project(site)
    program = next(site.glob("muqabala-*.dist-info"))
    with (program / "METADATA").open("a") as file:
        file.write("License-Expression: Apache-2.0\nRequires-Dist: part-a>=1 ; python_version > '3'\n")
        file.write("Requires-Dist: extra-part ; extra == 'dev'\n")
    part = site / "part_a-2.5.dist-info"
    (part / "licenses").mkdir(parents=True)
    (part / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: part-a\nVersion: 2.5\nRequires-Dist: part-for-another-system\n"
        "Classifier: License :: OSI Approved :: MIT License\n"
    )
    (part / "licenses" / "COPYING.txt").write_text("Permission is granted.")
    (part / "RECORD").write_text(
        "part_a-2.5.dist-info/licenses/COPYING.txt,,\npart_a-2.5.dist-info/METADATA,,\n"
    )
    monkeypatch.syspath_prepend(site)
    return site


def test_the_parts_are_listed_with_version_and_licence(installed: Path, run: Run) -> None:
    ran = run("licences")
    assert (ran.code, ran.err) == (0, "")
    first, second = ran.out.splitlines()
    assert first.split() == ["muqabala", licences.parts()[0].version, "Apache-2.0"]
    assert second.split() == ["part-a", "2.5", "MIT", "License"]


def test_the_texts_of_a_part_are_printed(installed: Path, run: Run) -> None:
    assert "Permission is granted." in run("licences", "Part-A").out
    listed = json.loads(run("licences", "--json").out)
    assert [one["name"] for one in listed] == ["muqabala", "part-a"]
    refused = run("licences", "nothing")
    assert refused.code == 2
    assert "'nothing'" in refused.err


def test_a_frozen_program_reads_its_own_list(
    installed: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "licences"
    folder.mkdir()
    (folder / "a.txt").write_text("All rights granted.")
    licences.write_parts([licences.Part("libfoo", "1", "MIT", (folder / "a.txt",))], folder)
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    assert licences.parts() == [licences.Part("libfoo", "1", "MIT", (folder / "a.txt",))]
    assert "All rights granted." in run("licences", "libfoo").out


def test_all_own_files_are_below_one_folder(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(folders.BASE, str(tmp_path))
    places = json.loads(run("paths", "--json").out)
    encoders = places.pop("encoders")
    assert encoders
    assert sorted(places) == ["cache", "log", "memories", "sessions", "settings", "snapshots"]
    for path in places.values():
        assert path.startswith(str(tmp_path))
    ran = run("paths")
    assert ran.code == 0
    assert "(not there yet)" in ran.out


def test_snapshots_follow_the_base_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They were always in the data folder of the user."""
    from ui.services.snapshots import snapshot_store

    monkeypatch.setenv(folders.BASE, str(tmp_path))
    assert snapshot_store().folder.is_relative_to(tmp_path)
