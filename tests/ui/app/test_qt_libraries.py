"""A system that lacks what Qt needs: one sentence with the remedy, and exit code 2."""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING, Any

import pytest

from ui.app import start

if TYPE_CHECKING:
    from collections.abc import Mapping


MISSING_GL = "libGL.so.1: cannot open shared object file: No such file or directory"


@pytest.fixture
def broken_qt(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Importing Qt fails with the last sentence of this list."""
    sentences = [MISSING_GL]
    real = builtins.__import__

    def importing(
        name: str,
        world: Mapping[str, Any] | None = None,
        room: Mapping[str, Any] | None = None,
        fromlist: tuple[str, ...] = (),
        level: int = 0,
    ) -> Any:
        if name == "PySide6.QtWidgets" and not fromlist:
            raise ImportError(sentences[-1])
        return real(name, world, room, fromlist, level)

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(builtins, "__import__", importing)
    return sentences


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sentences shown without Qt."""
    sentences: list[str] = []
    monkeypatch.setattr(start, "show_without_qt", sentences.append)
    return sentences


def test_the_desk_names_the_package(
    broken_qt: list[str], shown: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert start.main([]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "sudo apt-get install libgl1." in err
    assert shown == [err.removeprefix("muqabala: ").strip()]


def test_the_command_names_the_package(broken_qt: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    from ui.cli.main import main

    assert main([]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "sudo apt-get install libgl1." in err


def test_an_unknown_library_is_named(
    broken_qt: list[str], shown: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    broken_qt.append("libfoo-bar.so.3: cannot open shared object file: No such file or directory")
    assert start.main([]) == 2
    assert "libfoo-bar is missing" in capsys.readouterr().err


def test_an_old_system_is_named(
    broken_qt: list[str], shown: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    broken_qt.append("/lib/libc.so.6: version `GLIBC_2.34' not found (required by libQt6Core.so.6)")
    assert start.main([]) == 2
    assert "GLIBC_2.34 is missing. Use Debian 12" in capsys.readouterr().err


def test_another_failure_stays_a_mistake_of_ours(broken_qt: list[str], shown: list[str]) -> None:
    broken_qt.append("cannot import name 'QThing'")
    with pytest.raises(ImportError, match="QThing"):
        start.main([])


def test_no_screen(
    monkeypatch: pytest.MonkeyPatch, shown: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert start.main([]) == 2
    assert "no screen" in capsys.readouterr().err
