"""The comments on stretches of words in an open project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.concurrency.project_query import ProjectQuery

if TYPE_CHECKING:
    from collections.abc import Callable

    from aligner.bitext import Side
    from db import Change, Comment, Project
    from ui.session.session import ProjectSession

_SAYING = {"comment", "undo", "redo"}
"""Commands after which there may be other comments."""


class WordComments(QObject):
    """Reads them in the background, and again after each command that may change them.

    Signals:
        changed: there are others.
    """

    changed = Signal()

    def __init__(self, session: ProjectSession, parent: QObject) -> None:
        super().__init__(parent)
        self.comments: tuple[Comment, ...] = ()
        self._query = ProjectQuery(session.project, self)
        session.changed.connect(self._follow)
        session.reloaded.connect(self.read)
        self.read()

    def read(self) -> None:
        self._query.ask(_read, self._take)

    def stop(self) -> None:
        """Read no more; before the session is closed."""
        self._query.stop()

    def ranges(self, side: Side) -> list[tuple[int, int]]:
        """The stretches of a side, in the imported text."""
        return [
            (one.stretch.start, one.stretch.end)
            for one in self.comments
            if one.stretch is not None and one.side is side
        ]

    def at(self, side: Side, offset: int) -> list[Comment]:
        """The comments on the word at an offset of the imported text."""
        return [
            one
            for one in self.comments
            if one.stretch is not None and one.side is side and one.stretch.start <= offset < one.stretch.end
        ]

    def _follow(self, change: Change) -> None:
        if change.command in _SAYING:
            self.read()

    def _take(self, comments: tuple[Comment, ...]) -> None:
        if comments != self.comments:
            self.comments = comments
            self.changed.emit()


def _read(project: Project, _stale: Callable[[], bool]) -> tuple[Comment, ...]:
    from db.queries.review_queue import said_on_words

    return tuple(said_on_words(project))
