"""Properties of a project, and other names for it while it is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from aligner.permissions import NOBODY
from db import Project, TextInput, check
from tests.helpers.shell_sample import open_sample, preferences, show_window
from ui.dialogs.project_properties import ProjectPropertiesDialog
from ui.services.aligning.learning import LEARN_FROM
from ui.services.project_commands import Confirm

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    shown = show_window(qtbot, preferences(tmp_path))
    open_sample(qtbot, shown)
    yield shown
    shown.close()


def properties(window: MainWindow) -> ProjectPropertiesDialog:
    window.projects.show_properties()
    assert isinstance(window.dialog, ProjectPropertiesDialog)
    return window.dialog


def test_it_says_what_the_project_is(window: MainWindow) -> None:
    dialog = properties(window)
    table = dialog.texts
    model = table.model()
    shown = [[str(model.index(row, at).data()) for row in range(table.rowCount())] for at in range(2)]
    assert [column[0] for column in shown] == ["Arabic", "English"]
    assert all(column[3] != "0" for column in shown)
    assert not dialog.save_button.isEnabled()
    dialog.reject()


def test_a_project_that_nobody_made_names_no_user(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "sample without a name.muqabala"
    texts = TextInput("كتب الكاتب", "ar"), TextInput("The scribe wrote", "en")
    Project.create(path, name="Sample", source=texts[0], target=texts[1], by=NOBODY).close()
    window.open_project(path)
    qtbot.waitUntil(lambda: window.session is not None and window.session.project.path == path)
    dialog = properties(window)
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert any("by \u2068the machine\u2069" in text for text in said)
    dialog.reject()


def test_a_title_is_kept_and_the_history_stays_whole(window: MainWindow, qtbot: QtBot) -> None:
    assert window.session is not None
    path = window.session.project.path
    dialog = properties(window)
    dialog.title.setText("  The <b>sultan</b> ")
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert window.windowTitle() == "The <b>sultan</b>"
    assert window.preferences.recent[0].name == "The <b>sultan</b>"
    qtbot.waitUntil(lambda: window.session is not None and window.session.is_saved)
    window.close_project()
    with Project.open(path) as project:
        assert project.info().name == "The <b>sultan</b>"
    assert check(path).ok


def test_a_file_is_renamed_while_it_is_open(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    assert session is not None
    path = session.project.path
    bead = int(session.project.order()[0])
    session.run(Confirm((bead,), by=session.person))  # still to be written when the name changes
    dialog = properties(window)
    dialog.file_name.setText("other name")
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    new = path.with_name("other name.muqabala")
    qtbot.waitUntil(lambda: window.session is not None and window.session.project.path == new)
    assert not path.exists()
    assert [entry.path for entry in window.preferences.recent] == [str(new)]
    assert window.session is not None
    assert window.session.project.counts().confirmed == 1
    assert not list(path.parent.glob(f"{path.name}*"))


def test_no_file_is_replaced(window: MainWindow, qtbot: QtBot) -> None:
    assert window.session is not None
    path = window.session.project.path
    taken = path.with_name("taken.muqabala")
    taken.write_bytes(b"mine")
    dialog = properties(window)
    dialog.file_name.setText("taken")
    assert not dialog.save_button.isEnabled()
    assert dialog.note.text()
    dialog.file_name.setText("a/b")
    assert not dialog.save_button.isEnabled()
    dialog.reject()
    window.projects.rename_file(taken)  # as when the file came in the meantime
    qtbot.waitUntil(lambda: window.session is not None and window.session.project.path == path)
    qtbot.waitUntil(lambda: "is there already" in window.messages.text)
    assert taken.read_bytes() == b"mine"


def test_other_projects_are_chosen_to_learn_from(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    assert window.session is not None
    project = window.session.project
    path = project.path
    dialog = properties(window)
    assert not dialog.clear_button.isEnabled()
    dialog.learn_from([tmp_path / "two.muqabala", tmp_path / "one.muqabala", path])
    assert "one" in dialog.teachers.text()
    assert dialog.save_button.isEnabled()
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    kept = [str(tmp_path / "one.muqabala"), str(tmp_path / "two.muqabala")]
    qtbot.waitUntil(lambda: project.setting(LEARN_FROM) == kept)
    again = properties(window)
    assert not again.save_button.isEnabled()
    QTest.mouseClick(again.clear_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(again.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: project.setting(LEARN_FROM) == [])
