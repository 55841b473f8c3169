"""Choosing an encoder in the window, and fetching one."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from aligner.errors import EncoderError
from models import registry
from models.sentence_transformer import encoder as transformer
from tests.helpers.shell_sample import LONG_MS, open_sample, preferences, show_window
from ui.preferences.encoder_chooser import EncoderField
from ui.preferences.encoder_download import Downloading
from ui.preferences.project_encoder import ProjectEncoderDialog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from aligner.progress import Progress
    from ui.main_window import MainWindow
    from ui.settings import Preferences


class Shelf:
    """Which encoders are installed, and a hub that gives a piece on demand."""

    def __init__(self) -> None:
        self.there = {"use"}
        self.neural = True
        self.failure: EncoderError | None = None
        self.more = threading.Semaphore(0)
        self.stopped = threading.Event()

    def available(self) -> list[registry.EncoderInfo]:
        return [replace(info, installed=info.name in self.there) for info in _KNOWN]

    def download(self, name: str, progress: Progress) -> None:
        try:
            for share in (0.0, 0.25, 0.5, 0.75, 1.0):
                assert self.more.acquire(timeout=LONG_MS / 1000)
                if self.failure is not None and share:
                    raise self.failure
                progress(share, f"Downloading {name}")
            self.there.add(name)
        finally:
            self.stopped.set()


_KNOWN = registry.available()


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Shelf:
    made = Shelf()
    monkeypatch.setattr(registry, "available", made.available)
    monkeypatch.setattr(transformer, "has_neural", lambda: made.neural)
    monkeypatch.setattr(registry, "download", made.download)
    return made


@pytest.fixture
def field(qtbot: QtBot, shelf: Shelf) -> Iterator[EncoderField]:
    made = EncoderField("use")
    qtbot.addWidget(made)
    made.show()
    yield made
    downloading = Downloading.of_the_program()
    downloading.stop()
    shelf.more.release(5)


@pytest.fixture
def kept(tmp_path: Path) -> Preferences:
    made: Preferences = preferences(tmp_path)
    return made


@pytest.fixture
def window(qtbot: QtBot, kept: Preferences) -> MainWindow:
    shown: MainWindow = show_window(qtbot, kept)
    return shown


def pick(field: EncoderField, name: str) -> None:
    at = field.list.findData(name)
    assert at >= 0
    field.list.setCurrentIndex(at)
    field.list.activated.emit(at)


def test_what_is_installed_is_told_from_what_is_not(field: EncoderField) -> None:
    shown = [field.list.itemText(at) for at in range(field.list.count())]
    assert shown[0] == "Built-in (Universal Sentence Encoder)"
    assert all(text.endswith("(not installed)") for text in shown[1:])
    assert not field.fetch.isVisible()
    pick(field, "e5-small")
    assert field.fetch.isVisible()
    assert "493" in field.fetch.text()


def test_downloading_tells_how_far_it_is_and_the_encoder_is_there_afterwards(
    qtbot: QtBot, field: EncoderField, shelf: Shelf
) -> None:
    pick(field, "e5-small")
    QTest.mouseClick(field.fetch, Qt.MouseButton.LeftButton)
    assert field.bar.isVisible()
    assert not field.fetch.isVisible()
    assert "e5-small" in field.state.text()
    shelf.more.release(3)
    qtbot.waitUntil(lambda: field.bar.value() == 500, timeout=LONG_MS)
    shelf.more.release()
    qtbot.waitUntil(lambda: field.bar.value() == 750, timeout=LONG_MS)
    with qtbot.waitSignal(field.downloading.ended, timeout=LONG_MS):
        shelf.more.release()
    assert not field.bar.isVisible()
    assert not field.fetch.isVisible()
    names = [field.list.itemText(at) for at in range(field.list.count())]
    assert "e5-small" in names
    assert "Built-in (Universal Sentence Encoder) + e5-small" in names
    assert field.name == "e5-small"


def test_stopping_does_not_wait_for_the_network(qtbot: QtBot, field: EncoderField, shelf: Shelf) -> None:
    pick(field, "e5-small")
    QTest.mouseClick(field.fetch, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(field.downloading.ended, timeout=LONG_MS) as ended:
        QTest.mouseClick(field.halt, Qt.MouseButton.LeftButton)
    assert ended.args == [""]
    assert not shelf.stopped.is_set()  # the network is silent still
    assert field.fetch.isVisible()
    shelf.more.release(5)
    qtbot.waitUntil(shelf.stopped.is_set, timeout=LONG_MS)
    assert "e5-small" not in shelf.there


def test_why_a_download_failed_is_told(qtbot: QtBot, field: EncoderField, shelf: Shelf) -> None:
    shelf.failure = EncoderError("the hub cannot be reached (no route)", remedy="Check the connection")
    pick(field, "labse")
    QTest.mouseClick(field.fetch, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(field.downloading.ended, timeout=LONG_MS):
        shelf.more.release(5)
    assert "cannot be reached" in field.state.text()
    assert "Check the connection" in field.state.text()
    assert field.fetch.isVisible()


def test_a_download_outlives_the_dialog_that_began_it(
    qtbot: QtBot, field: EncoderField, shelf: Shelf
) -> None:
    pick(field, "e5-small")
    QTest.mouseClick(field.fetch, Qt.MouseButton.LeftButton)
    field.close()
    again = EncoderField("use")
    qtbot.addWidget(again)
    again.show()
    assert again.bar.isVisible()
    with qtbot.waitSignal(again.downloading.ended, timeout=LONG_MS):
        shelf.more.release(5)
    assert again.list.findText("e5-small") >= 0


def test_without_the_neural_extra_it_says_what_to_install(field: EncoderField, shelf: Shelf) -> None:
    shelf.neural = False
    pick(field, "labse")
    assert not field.fetch.isVisible()
    assert "pip install 'muqabala[neural]'" in field.state.text()
    pick(field, "use")
    assert not field.state.isVisible()


def test_a_folder_is_taken_only_if_there_is_a_model_in_it(field: EncoderField, tmp_path: Path) -> None:
    names: list[str] = []
    field.chosen.connect(names.append)
    field.take_folder(str(tmp_path))
    assert "No usable model" in field.state.text()
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    (tmp_path / "model.safetensors").write_bytes(b"")
    field.take_folder(str(tmp_path))
    assert names == [str(tmp_path)]
    assert field.list.currentText() == tmp_path.name


def test_a_project_keeps_an_encoder_of_its_own(
    qtbot: QtBot, window: MainWindow, kept: Preferences, shelf: Shelf
) -> None:
    shelf.there.add("e5-small")
    open_sample(qtbot, window)
    assert window.session is not None
    assert window.session.encoder == "use"
    path = window.session.project.path
    window.alignment.choose_encoder()
    dialog = window.dialog
    assert isinstance(dialog, ProjectEncoderDialog)
    pick(dialog.encoder, "use+e5-small")
    dialog.reject()
    assert window.session.encoder == "use+e5-small"
    session: Any = window.session
    qtbot.waitUntil(lambda: session.project.setting("encoder") == "use+e5-small", timeout=LONG_MS)
    kept.encoder = "labse"  # for projects that have none of their own
    assert window.session.encoder == "use+e5-small"
    window.projects.dismiss()
    window.open_project(path)
    qtbot.waitUntil(lambda: window.session is not None, timeout=LONG_MS)
    assert window.session is not None
    assert window.session.encoder == "use+e5-small"
