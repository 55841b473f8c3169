"""Messages end when what they say is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.helpers.shell_sample import open_sample, preferences, show_window
from ui.widgets.message_bar import WORK, MessageBar, Tone

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_a_message_ends_with_its_subject_only(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_message(Tone.WARNING, "Stopped.", subject=WORK)
    bar.end("something else")
    assert bar.text == "Stopped."
    bar.end(WORK)
    assert bar.text == ""
    bar.show_message(Tone.ERROR, "The disk is full.")
    bar.end(WORK)
    assert bar.text == "The disk is full."


def test_a_click_on_what_it_offers_leaves_the_focus_in_the_texts(qtbot: QtBot, tmp_path: Path) -> None:
    """The tour that begins so says which keys to press there."""
    window = show_window(qtbot, preferences(tmp_path))
    open_sample(qtbot, window)
    assert window.page is not None
    window.page.take_focus()
    before = window.focusWidget()
    done: list[str] = []
    window.messages.show_message(Tone.DONE, "Done.", "Show me", lambda: done.append("shown"))
    (button,) = (one for one in window.messages.findChildren(QPushButton) if one.text() == "Show me")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done
    assert window.focusWidget() is before
    window.close()


def test_stopped_is_not_said_while_it_runs_again(qtbot: QtBot, tmp_path: Path) -> None:
    window = show_window(qtbot, preferences(tmp_path))
    open_sample(qtbot, window)
    assert window.session is not None
    window.session.alignment_finished.emit("cancelled")
    assert "stopped" in window.messages.text
    window.session.busy.emit(True)
    assert window.messages.text == ""
    window.session.busy.emit(False)
    window.close()


def test_the_way_out_of_focus_mode_is_not_said_outside_it(qtbot: QtBot, tmp_path: Path) -> None:
    window = show_window(qtbot, preferences(tmp_path))
    open_sample(qtbot, window)
    window.focus_mode.toggle()
    QApplication.processEvents()
    assert "F11" in window.messages.text
    window.focus_mode.leave()
    assert window.messages.text == ""
    window.close()
