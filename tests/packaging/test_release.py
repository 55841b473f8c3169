"""What a release is made of agrees: versions, identifiers, folders, the scripts themselves."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from aligner import folders

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"
VERSION: str = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
INSTALLER = (PACKAGING / "windows" / "muqabala.nsi").read_text("utf-8")
METAINFO = (PACKAGING / "linux" / "muqabala.metainfo.xml").read_text("utf-8")


def test_every_file_that_names_the_version_names_the_same() -> None:
    citation = re.search(r"^version: (.+)$", (ROOT / "CITATION.cff").read_text("utf-8"), flags=re.MULTILINE)
    assert citation
    assert citation[1] == VERSION
    changes = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), flags=re.MULTILINE)
    assert changes[0] in (VERSION, "Unreleased")
    assert "@VERSION@" in METAINFO  # filled in by the packages


@pytest.mark.parametrize("script", [path.relative_to(ROOT).as_posix() for path in PACKAGING.rglob("*.sh")])
def test_scripts_can_be_run(script: str) -> None:
    shell = (ROOT / script).read_text("utf-8").splitlines()[0].removeprefix("#!").split()[-1]
    subprocess.run([shell, "-n", ROOT / script], check=True)
    assert (ROOT / script).stat().st_mode & 0o111, "not executable"


def test_the_flatpak_is_the_application_of_the_metadata() -> None:
    (name,) = re.findall(r"<id>(.+)</id>", METAINFO)
    manifest = (PACKAGING / "linux" / f"{name}.yml").read_text("utf-8")
    assert f"app-id: {name}" in manifest
    for file in re.findall(r"path: ((?!\.\.)\S+)$", manifest, flags=re.MULTILINE):
        assert (PACKAGING / "linux" / file).exists(), file


def test_the_installer_speaks_both_languages() -> None:
    texts = re.findall(r'^LangString (\w+) \$\{LANG_(\w+)\} "(.+)"$', INSTALLER, flags=re.MULTILINE)
    spoken: dict[str, set[str]] = {}
    for name, language, text in texts:
        spoken.setdefault(name, set()).add(language)
        assert bool(re.search("[\u0600-\u06ff]", text)) == (language == "ARABIC"), text
    assert spoken
    assert all(languages == {"ENGLISH", "ARABIC"} for languages in spoken.values()), spoken


def test_the_installer_asks_before_it_deletes_the_folder_of_data(monkeypatch: pytest.MonkeyPatch) -> None:
    platformdirs = pytest.importorskip("platformdirs.windows")
    monkeypatch.setattr(platformdirs, "get_win_folder", lambda name: {"CSIDL_LOCAL_APPDATA": "LOCAL"}[name])
    data = platformdirs.Windows(folders.data_folder().name, appauthor=False).user_data_dir
    name = data.replace("\\", "/").rsplit("/", 1)[-1]
    asked, deleted = INSTALLER.index('$(KEEP_DATA)"'), INSTALLER.index(rf'RMDir /r "$LOCALAPPDATA\{name}"')
    assert asked < deleted


@pytest.mark.skipif(shutil.which("makensis") is None, reason="needs makensis (apt-get install nsis)")
def test_the_installer_compiles_without_a_warning(tmp_path: Path) -> None:
    folder = tmp_path / "muqabala"
    (folder / "_internal").mkdir(parents=True)
    for name in ("muqabala.exe", "muqabala-desk.exe", "_internal/python311.dll"):
        (folder / name).write_bytes(b"MZ")
    made = tmp_path / f"muqabala-{VERSION}.exe"
    definitions = [f"-DVERSION={VERSION}", f"-DFOLDER={folder}", f"-DOUTPUT={made}"]
    subprocess.run(
        ["makensis", "-V2", "-WX", *definitions, PACKAGING / "windows" / "muqabala.nsi"], check=True
    )
    assert made.stat().st_size > 50_000
