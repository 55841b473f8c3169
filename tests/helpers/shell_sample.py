"""A real window on settings of its own, dressed as the program dresses it."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, QSettings, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aligner.permissions import Person, Role
from ui.design import ColourScheme, apply_colour_scheme, load_fonts
from ui.i18n.language import set_language
from ui.i18n.languages import Language
from ui.main_window import MainWindow
from ui.resources import RESOURCES
from ui.settings import Preferences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

ARABIC = RESOURCES / "sample" / "tarikh-ar.txt"
ENGLISH = RESOURCES / "sample" / "tarikh-en.txt"
LAYLA = Person("Layla", Role.TRANSLATOR)
OMAR = Person("Omar", Role.REVIEWER)

LONG_MS = 300_000
"""How long anything is waited for that is sure to come, however busy the machine: no promise, a ceiling."""


def dress(look: ColourScheme = ColourScheme.LIGHT, language: Language = Language.ENGLISH) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    load_fonts(app)
    set_language(app, language)
    apply_colour_scheme(app, look)


def preferences(folder: Path, person: Person | None = LAYLA) -> Preferences:
    """Settings in a file of their own; projects go into ``folder``."""
    made = Preferences(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
    made.folder = folder
    made.set_value("tour/seen", True)  # nobody is offered the tour whom a test does not show it to
    if person is not None:
        made.person = person
    return made


def show_window(qtbot: QtBot, kept: Preferences) -> MainWindow:
    dress(language=Language.ENGLISH if kept.language is Language.SYSTEM else kept.language)
    window = MainWindow(kept)
    qtbot.addWidget(window)
    window.resize(1180, 780)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def make_sample_project(qtbot: QtBot, window: MainWindow) -> None:
    """The sample, made and aligned by its command."""
    window.projects.try_sample()
    wait_aligned(qtbot, window)


@lru_cache(maxsize=1)
def aligned_sample() -> bytes:
    """A project file of the sample as the aligner pairs it; made once for all tests."""
    from aligner import align
    from aligner.segmentation.segmenter import segment
    from aligner.text.encoding_detection import read_text
    from db import Project, RunInfo, TextInput
    from models.registry import load

    source = segment(read_text(ARABIC).content, "ar")
    target = segment(read_text(ENGLISH).content, "en")
    alignment = align(source, target, load("use"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.muqabala"
        texts = [TextInput(side.text, side.language, side.cutting.value) for side in (source, target)]
        with Project.create(path, name="Sample", source=texts[0], target=texts[1], by=LAYLA) as project:
            project.suggest(alignment.beads, RunInfo("use", alignment.signature), LAYLA)
            project.backup(Path(folder) / "copy.muqabala")
        return (Path(folder) / "copy.muqabala").read_bytes()


def open_sample(qtbot: QtBot, window: MainWindow) -> None:
    """The sample as it is after the first alignment, opened in the window."""
    path = window.preferences.folder / "sample.muqabala"
    path.write_bytes(aligned_sample())
    window.open_project(path)
    qtbot.waitUntil(window.has_pairs, timeout=LONG_MS)


@contextmanager
def shared_window(request: pytest.FixtureRequest, kept: Preferences) -> Iterator[tuple[QtBot, MainWindow]]:
    """A window for all tests of a file that open dialogs and change nothing in it, and who waits for it."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(kept.folder / "data"))
        patch.setenv("XDG_STATE_HOME", str(kept.folder / "state"))
        qtbot = QtBot(request)
        window = show_window(qtbot, kept)
        yield qtbot, window
        window.close()
        window.deleteLater()
    set_language(app, Language.ENGLISH)


def wait_aligned(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.has_pairs() and not window.alignment.is_busy, timeout=LONG_MS)


def drop_on(widget: QWidget, mime: QMimeData) -> None:
    """Drag something onto a widget and let it go there."""
    place, action = QPointF(widget.rect().center()), Qt.DropAction.CopyAction
    button, modifiers = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place.toPoint(), action, mime, button, modifiers)
    QApplication.sendEvent(widget, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(widget, QDropEvent(place, action, mime, button, modifiers))
