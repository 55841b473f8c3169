"""What keeps the window from starting: one sentence with a remedy, and exit code 2."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from aligner.folders import BASE, settings_file
from ui.app import start
from ui.app.own_folders import NoFolderError, check_folders, put_aside_damaged
from ui.app.qt_libraries import NoScreenError, check_libraries, check_screen

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "base"
    monkeypatch.setenv(BASE, str(folder))
    return folder


def test_folders_that_can_be_written_are_left_empty(base: Path) -> None:
    check_folders()
    assert [path.name for path in base.rglob("*")] == ["data"]


def test_a_folder_that_cannot_be_made_is_named(base: Path) -> None:
    base.write_text("a file")  # where the folder should be; root may write everywhere else
    with pytest.raises(NoFolderError, match=r"base.* cannot be written .*MUQABALA_BASEDIR") as caught:
        check_folders()
    assert str(caught.value).count(". ") == 1


def test_settings_that_are_a_folder_are_named(base: Path) -> None:
    settings_file().mkdir(parents=True)
    with pytest.raises(NoFolderError, match=r"settings\.ini is no file"):
        check_folders()


@pytest.mark.parametrize("damaged", [b"\x00\x17\xff" * 100, b"lost"])
def test_damaged_settings_are_kept_aside(base: Path, damaged: bytes) -> None:
    check_folders()
    settings_file().write_bytes(damaged)
    assert "settings.ini.damaged" in put_aside_damaged()
    assert not settings_file().exists()
    assert (base / "settings.ini.damaged").read_bytes() == damaged


@pytest.mark.parametrize("whole", [b"", b"[person]\nname=Salma\n"])
def test_settings_stay_where_they_are(base: Path, whole: bytes) -> None:
    check_folders()
    settings_file().write_bytes(whole)
    assert put_aside_damaged() == ""
    assert settings_file().read_bytes() == whole


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="of X11 and Wayland")
@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_a_screen_that_does_not_answer_is_named(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for other in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(other, raising=False)
    monkeypatch.setenv(name, ":4711" if name == "DISPLAY" else "/nowhere/wayland-9")
    with pytest.raises(NoScreenError, match=f"{name}=.* cannot be used"):
        check_screen()


def test_a_platform_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "nonesuch")
    with pytest.raises(NoScreenError, match=r"no platform named nonesuch"):
        check_libraries()


def test_the_window_ends_with_one_sentence_and_code_2(
    base: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setenv("PATH", os.devnull)  # no program that shows a sentence
    base.write_text("a file")
    assert start.main([]) == start.BAD_INPUT
    said = capsys.readouterr().err
    assert said.startswith("muqabala: The folder ")
    assert said.count("\n") == 1
