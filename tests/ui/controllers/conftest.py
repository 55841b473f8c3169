"""The desk of a reviewer, for the project of a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from tests.helpers.panes_sample import AMINA, YUSUF, sample_project
from ui.controllers.review_controller import ReviewController
from ui.editor import EditorView
from ui.session.session import ProjectSession
from ui.settings import Preferences

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def session(tmp_path: Path) -> Iterator[ProjectSession]:
    """Yusuf reviews; Amina has confirmed six pairs."""
    project = sample_project(tmp_path)
    project.confirm([int(bead) for bead in project.order()][:6], AMINA)
    made = ProjectSession(project, YUSUF, realign=False)
    yield made
    made.close()


@pytest.fixture
def kept(tmp_path: Path) -> Preferences:
    return Preferences(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def view(session: ProjectSession, qtbot: QtBot) -> EditorView:
    made = EditorView(session)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.setFocus()
    return made


@pytest.fixture
def desk(session: ProjectSession, view: EditorView, kept: Preferences, qtbot: QtBot) -> ReviewController:
    window = QWidget()
    qtbot.addWidget(window)
    return ReviewController(session, view, kept, window)
