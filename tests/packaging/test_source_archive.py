"""Wheel and source archive: what is in them, and one version everywhere."""

from __future__ import annotations

import re
import runpy
import sys
import tarfile
import tomllib
import types
from pathlib import Path
from typing import Any

import pytest

from ui.dialogs.guide.guide_text import PAGES, guide_file
from ui.i18n.languages import Language

ROOT = Path(__file__).parents[2]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def run_setup(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The names of setup.py; nothing is built."""
    pytest.importorskip("setuptools")
    monkeypatch.setattr("setuptools.setup", lambda **_: None)
    return runpy.run_path(str(ROOT / "setup.py"))


def test_the_description_has_no_relative_links(monkeypatch: pytest.MonkeyPatch) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    monkeypatch.delenv("MUQABALA_REPOSITORY", raising=False)
    text = run_setup(monkeypatch)["description_for_index"](readme)
    assert not re.search(r"\]\((?!https?:|#|mailto:)", text)
    monkeypatch.setenv("MUQABALA_REPOSITORY", "https://host.example/owner/name/")
    monkeypatch.setenv("MUQABALA_REVISION", "v9")
    text = run_setup(monkeypatch)["description_for_index"](readme)
    assert not re.search(r"\]\((?!https?:|#|mailto:)", text)
    assert "](https://host.example/owner/name/raw/v9/docs/images/" in text


def test_two_source_archives_are_equal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The order on disk, the owner and the time of the build leave no trace."""
    command = run_setup(monkeypatch)["SameSourceArchive"]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    made = []
    for number, names in enumerate((("b.txt", "a/c.txt"), ("a/c.txt", "b.txt"))):
        root = tmp_path / str(number)
        for name in names:
            (root / "p-1" / name).parent.mkdir(parents=True, exist_ok=True)
            (root / "p-1" / name).write_text(name)
        maker = types.SimpleNamespace()
        made.append(command.make_archive(maker, str(root / "p-1"), "gztar", str(root), "p-1"))
    assert Path(made[0]).read_bytes() == Path(made[1]).read_bytes()
    with tarfile.open(made[0]) as archive:
        assert archive.getnames() == ["p-1", "p-1/a", "p-1/a/c.txt", "p-1/b.txt"]
        assert {member.mtime for member in archive} == {1700000000}


def test_the_source_archive_holds_what_the_tests_need() -> None:
    listed = (ROOT / "MANIFEST.in").read_text("utf-8").split()
    for name in ("tests", "docs", "packaging", "benchmarks", "constraints.txt", "Makefile", "*.md"):
        assert name in listed, name


def test_the_version_stands_in_one_place() -> None:
    """pyproject.toml holds it; what must repeat it agrees."""
    version = PROJECT["version"]
    cited = (ROOT / "CITATION.cff").read_text("utf-8")
    assert re.search(r"^version: (.+)$", cited, flags=re.MULTILINE)[1] == version  # type: ignore[index]
    for folder in ("aligner", "models", "db", "ui"):
        for path in (ROOT / folder).rglob("*.py"):
            assert "__version__ =" not in path.read_text("utf-8"), path


def test_the_running_python_is_one_of_the_classifiers() -> None:
    named = {line.rsplit(" ", 1)[1] for line in PROJECT["classifiers"] if "Python :: 3." in line}
    assert f"{sys.version_info.major}.{sys.version_info.minor}" in named
    assert "3.14" in named


def test_the_guide_is_copied_into_what_is_built(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    setuptools = pytest.importorskip("setuptools")

    names = run_setup(monkeypatch)
    monkeypatch.setattr(names["build_py"], "run", lambda _self: None)
    command = names["BuildWithTranslations"](setuptools.Distribution())
    command.build_lib, command.editable_mode = str(tmp_path), False
    command.run()
    built = tmp_path / "ui" / "resources" / "guide"
    for page in PAGES:
        for language in Language.spoken():
            file = guide_file(str(language), page)
            assert (built / file.name).read_bytes() == file.read_bytes()
    assert len(list(built.iterdir())) == len(PAGES) * len(list(Language.spoken()))
