"""Opens the window in which several translations of one source are seen side by side."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from aligner.bitext import Side
from ui.concurrency.latest_task import LatestTask
from ui.services.library.listing import read_library, same_source
from ui.widgets.message_bar import WORK, Tone

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from aligner.progress import Progress
    from ui.controllers.shell import Shell
    from ui.dialogs.side_by_side.dialog import SideBySideDialog
    from ui.main_window.start_page import StartPage
    from ui.services.library.listing import LibraryEntry


class SideBySideDesk(QObject):
    """Finds the translations of a source, and shows them.

    Signals:
        open_asked: a project and one of its pairs that the person wants to see.
    """

    open_asked = Signal(object, int)

    def __init__(self, window: Shell, start: StartPage) -> None:
        super().__init__(window)
        self._window = window
        self._start = start
        self._task = LatestTask(self)
        self.dialog: SideBySideDialog | None = None
        start.library.side_by_side_asked.connect(self.show_entries)

    def show_others(self) -> None:
        """Show the open project beside the other translations of its source in the library."""
        session = self._window.session
        if session is None:
            return
        project = session.project
        listed, folder = list(self._start.library.entries), self._window.preferences.library

        def work(progress: Progress) -> list[LibraryEntry]:
            entries = listed
            if not entries and folder.is_dir():
                from db.stores.library_cache import LibraryCache  # brings SQLAlchemy, which a start must not

                with LibraryCache.default() as cache:
                    entries = read_library(folder, cache, progress)
            source = hashlib.sha256(project.text(Side.SOURCE).encode()).hexdigest()
            return [entry for entry in entries if _hash(entry) == source and entry.path != project.path]

        def found(others: list[LibraryEntry]) -> None:
            if self._window.session is session:
                names = {project.path: project.info().name} | {one.path: one.name for one in others}
                self._show(list(names), names)

        self._task.run(
            work, found, lambda why: self._window.messages.show_message(Tone.ERROR, why, subject=WORK)
        )

    def show_entries(self, entries: Sequence[LibraryEntry]) -> None:
        """Show projects of the library; all of the same source can be chosen."""
        same = [one for one in self._start.library.entries if same_source(one, entries[0])]
        names = {entry.path: entry.name for entry in (*entries, *same)}
        self._show([entry.path for entry in entries], names)

    def _show(self, chosen: Sequence[Path], names: Mapping[Path, str]) -> None:
        from ui.dialogs.side_by_side.dialog import SideBySideDialog

        if self.dialog is not None:
            self.dialog.close()
        session = self._window.session
        opened = {} if session is None else {session.project.path: session.project}
        dialog = self.dialog = SideBySideDialog(chosen, names, opened, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(lambda: self._closed(dialog))
        dialog.open_asked.connect(self.open_asked)
        dialog.show()

    def _closed(self, dialog: SideBySideDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None


def _hash(entry: LibraryEntry) -> str | None:
    return entry.summary.source_hash if entry.summary is not None else None
