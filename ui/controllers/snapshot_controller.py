"""Restores snapshots, and offers them where a file was lost or is damaged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from aligner.bitext import Side
from aligner.errors import ProjectError
from aligner.text.scripts import is_right_to_left
from ui.i18n.dates import local_time
from ui.i18n.localize import localize
from ui.widgets.message_bar import Tone

if TYPE_CHECKING:
    from pathlib import Path

    from db.file.snapshots import Snapshot
    from ui.controllers.shell import Shell


class SnapshotController(QObject):
    """The command that restores a snapshot."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self._window = window

    def ask(self) -> None:
        """Show the snapshots of the open project."""
        if self._window.session is not None:
            self._show(self._window.session.project.path, by_name=False)

    def offer(self, sentence: str, path: Path, *, by_name: bool = False) -> None:
        """Show a message about a project, with a button for its snapshots where there are any.

        Args:
            by_name: those that were taken under its name: another file may have it now.
        """
        from ui.services.snapshots import snapshots_of

        try:
            found = bool(snapshots_of(path, by_name=by_name))
        except ProjectError:
            found = False
        button = self.tr("Show snapshots…") if found else ""
        self._window.messages.show_message(
            Tone.ERROR, sentence, button, lambda: self._show(path, by_name=by_name)
        )

    def _show(self, path: Path, *, by_name: bool) -> None:
        from ui.dialogs.restore_snapshot import RestoreSnapshotDialog

        session = self._window.session
        directions = {Side.SOURCE: True, Side.TARGET: False}
        if session is not None and session.project.path == path:
            info = session.project.info()
            directions = {side: is_right_to_left(info.text(side).language) for side in Side}
        dialog = RestoreSnapshotDialog(path, directions, self._window, by_name=by_name)
        dialog.chosen.connect(lambda snapshot: self._restore(path, snapshot))
        self._window.show_dialog(dialog)

    def _restore(self, path: Path, snapshot: Snapshot) -> None:
        window = self._window
        if window.session is not None:
            window.close_project()  # it would be open while its file is replaced

        def restored(outcome: Path | ProjectError | None) -> None:
            if isinstance(outcome, ProjectError):
                tone, text = Tone.ERROR, localize(outcome)
            else:
                tone = Tone.DONE
                text = self.tr("Restored as it was at {time}.").format(
                    time=local_time(snapshot.taken.isoformat(), seconds=True)
                )
                if outcome is not None:
                    kept = self.tr("The project as it was before is kept as {name}.")
                    text = f"{text} {kept.format(name=outcome.name)}"
            window.opening.opened.connect(  # opening a project clears the messages of the last one
                lambda: window.messages.show_message(tone, text, stays=True),
                Qt.ConnectionType.SingleShotConnection,
            )

        window.opening.restore(path, snapshot, restored)
