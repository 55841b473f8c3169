"""Snapshots are restored from a dialog that shows what would change, and offered where a file was lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligner.bitext import Side
from db import Project, check
from tests.helpers.db_projects import ANA, BADR, ENGLISH, aligned_project
from tests.helpers.shell_sample import LONG_MS, preferences, show_window
from ui.dialogs.restore_snapshot import RestoreSnapshotDialog
from ui.services.snapshots import snapshot_store, snapshots_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow


def _worked_on(path: Path) -> None:
    """A project with a snapshot of its beginning, and work since."""
    with aligned_project(path) as project:
        project.snapshot(snapshot_store())
        project.confirm([1, 2], ANA)
        project.edit_text(4, Side.TARGET, "He died in the month of Rajab,", BADR)


def _open(qtbot: QtBot, path: Path) -> MainWindow:
    window = show_window(qtbot, preferences(path.parent))
    window.open_project(path)
    qtbot.waitUntil(lambda: window.has_pairs(), timeout=LONG_MS)
    return window


def _dialog(window: MainWindow) -> RestoreSnapshotDialog:
    assert isinstance(window.dialog, RestoreSnapshotDialog)
    return window.dialog


def test_restored_from_the_menu(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "chronicle.muqabala"
    _worked_on(path)
    window = _open(qtbot, path)
    action = window.commands.get("project.snapshots")
    assert action is not None
    action.trigger()
    dialog = _dialog(window)
    assert not dialog.restore.isEnabled()
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() > 0, timeout=LONG_MS)
    oldest = dialog.list.topLevelItem(dialog.list.topLevelItemCount() - 1)
    assert oldest is not None
    dialog.list.setCurrentItem(oldest)
    qtbot.waitUntil(lambda: dialog.restore.isEnabled(), timeout=LONG_MS)
    assert "2 now, 0 then" in dialog.summary.text()
    assert dialog.events.topLevelItemCount() == 2
    items = [item for n in range(3) if (item := dialog.pairs.topLevelItem(n))]
    assert [item.text(3) for item in items] == ["Ana", "Ana", "Badr"]
    dialog.pairs.setCurrentItem(items[2])
    assert dialog.now.texts[Side.TARGET].toPlainText() == "He died in the month of Rajab,"
    assert dialog.then.texts[Side.TARGET].toPlainText() == ENGLISH[3]
    dialog.restore.click()

    def restored() -> bool:
        session = window.session
        return session is not None and session.project.counts().confirmed == 0

    qtbot.waitUntil(restored, timeout=LONG_MS)
    qtbot.waitUntil(lambda: window.messages.text.startswith("Restored as it was at"), timeout=LONG_MS)
    window.close_project()
    assert check(path).ok
    (kept,) = tmp_path.glob("chronicle.*-*.muqabala")
    with Project.open(kept) as project:
        assert project.counts().confirmed == 2


def test_the_same_state_is_not_restored(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "chronicle.muqabala"
    with aligned_project(path) as project:
        project.snapshot(snapshot_store())
    dialog = RestoreSnapshotDialog(path, {Side.SOURCE: True, Side.TARGET: False})
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: "is the same" in dialog.summary.text(), timeout=LONG_MS)
    assert not dialog.restore.isEnabled()


def test_a_damaged_project_is_offered_its_snapshots(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "chronicle.muqabala"
    _worked_on(path)
    data = bytearray(path.read_bytes())
    data[5000:] = bytes(len(data) - 5000)
    path.write_bytes(data)
    window = show_window(qtbot, preferences(tmp_path))
    window.open_project(path)
    qtbot.waitUntil(lambda: bool(window.messages.text), timeout=LONG_MS)
    button = window.messages._button
    assert button.text() == "Show snapshots…"
    button.click()
    dialog = _dialog(window)
    qtbot.waitUntil(lambda: dialog.restore.isEnabled(), timeout=LONG_MS)
    assert "cannot be read" in dialog.summary.text()
    dialog.restore.click()
    qtbot.waitUntil(lambda: window.has_pairs(), timeout=LONG_MS)
    assert window.session is not None
    assert window.session.project.counts().total == 5


def test_a_lost_project_is_offered_its_snapshots(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "chronicle.muqabala"
    _worked_on(path)
    window = _open(qtbot, path)
    path.unlink()
    qtbot.waitUntil(lambda: "was deleted" in window.messages.text, timeout=LONG_MS)
    assert window.messages._button.text() == "Show snapshots…"
    assert window.session is not None
    assert window.session.project.path != path
    assert window.session.project.counts().confirmed == 2  # the work goes on where it was saved
    assert snapshots_of(window.session.project.path)


def test_restoring_what_another_window_has_open_changes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "chronicle.muqabala"
    _worked_on(path)
    window = _open(qtbot, path)
    with Project.open(path):
        oldest = snapshots_of(path)[-1]
        window.snapshots._restore(path, oldest)
        qtbot.waitUntil(lambda: "is open in another window" in window.messages.text, timeout=LONG_MS)
    assert window.session is not None
    assert window.session.project.counts().confirmed == 2
