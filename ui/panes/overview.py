"""All pairs of an open project as arrays, shared by the panes and kept up to date from each change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

from aligner.errors import MuqabalaError
from ui.work import report_bug

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from db import Change
    from db.summary import Summary
    from ui.session import ProjectSession

AT_ONCE = 256
"""So many pairs are read on the window's thread (3 ms): a confirmed row changes at once everywhere."""


class Overview(QObject):
    """The arrays behind the map, the path and the statistics; one for each session, see :meth:`of`.

    Signals:
        renewed: other pairs, or in another order: draw everything again.
        updated: rows ``first`` to ``end`` (half-open) hold something else; the order is the same.
    """

    renewed = Signal()
    updated = Signal(int, int)
    _read = Signal(object)

    def __init__(self, session: ProjectSession) -> None:
        super().__init__(session)
        self._project = session.project
        self.summary: Summary | None = None
        self.crossing: NDArray[np.bool_] = np.zeros(0, dtype=np.bool_)
        self._sorter: NDArray[np.intp] | None = None
        self._stale: set[int] = set()
        self._reorder = False
        self._whole = True
        self._reading = False
        self._read.connect(self._take)
        session.changed.connect(self._changed)
        session.reloaded.connect(self.reload)
        self._next()

    @classmethod
    def of(cls, session: ProjectSession) -> Overview:
        """The overview of a session; made when the first pane asks for it."""
        found = next((child for child in session.children() if isinstance(child, Overview)), None)
        return cls(session) if found is None else found

    def __len__(self) -> int:
        return 0 if self.summary is None else len(self.summary)

    @property
    def is_current(self) -> bool:
        """Whether nothing is still to be read."""
        return not (self._reading or self._whole or self._reorder or self._stale)

    def id_at(self, row: int) -> int:
        if self.summary is None:
            raise IndexError(row)
        return int(self.summary.ids[row])

    def row_of(self, bead_id: int) -> int | None:
        """Where a pair stands; None when it is not there, or not known yet."""
        rows = self.rows_of([bead_id])
        return int(rows[0]) if len(rows) else None

    def rows_of(self, ids: list[int] | NDArray[np.int64]) -> NDArray[np.intp]:
        """Where these pairs stand, without those that are not there."""
        from db.summary import find_places

        if self.summary is None:
            return np.zeros(0, dtype=np.intp)
        if self._sorter is None:
            self._sorter = np.argsort(self.summary.ids, kind="stable")
        places = find_places(self.summary.ids, self._sorter, np.asarray(ids, dtype=np.int64))
        return places[places >= 0]

    def reload(self) -> None:
        """Read everything again."""
        self._whole = True
        self._next()

    # Changes

    @Slot(object)
    def _changed(self, change: Change) -> None:
        self._stale.update(change.changed, change.added)
        if change.order_changed or change.added or change.removed:
            self._reorder = True
        self._next()

    def _next(self) -> None:
        """Read what is out of date: a few pairs here and now, more on another thread, one reading at once."""
        if self._reading or self.is_current:
            return
        from db.summary import summary

        project, stale = self._project, sorted(self._stale)
        old = None if self._whole else self.summary
        reorder = self._reorder
        self._stale = set()
        self._reorder = self._whole = False
        if old is not None and not reorder and len(stale) <= AT_ONCE:
            self._patch(old, summary(project, stale))
            return

        def work() -> Summary:
            if old is not None:
                fresh = summary(project, stale)
                merged = old.merged(fresh, project.order() if reorder else old.ids)
                if merged is not None:
                    return merged
            return summary(project)

        self._reading = True
        QThreadPool.globalInstance().start(_deliver(work, self))

    @Slot(object)
    def _take(self, result: Summary | BaseException) -> None:
        self._reading = False
        if isinstance(result, MuqabalaError):
            return  # the file went away under us: whoever works on it next tells the person so
        if isinstance(result, BaseException):
            report_bug(result)
            return
        self.summary = result
        self._sorter = None
        self.crossing = result.crossings()
        self.renewed.emit()
        self._next()

    def _patch(self, old: Summary, fresh: Summary) -> None:
        """Put a few pairs in their places."""
        rows = self.rows_of(fresh.ids)
        if len(rows) != len(fresh):
            self.reload()
            return
        if not len(rows):
            return
        for name in ("status", "confidence", "score"):
            getattr(old, name)[rows] = getattr(fresh, name)
        for mine, theirs in ((old.source, fresh.source), (old.target, fresh.target)):
            for name in ("start", "end", "length", "segments"):
                getattr(mine, name)[rows] = getattr(theirs, name)
        crossing = old.crossings()
        differs = np.flatnonzero(crossing != self.crossing)
        self.crossing = crossing
        touched = np.concatenate((rows, differs))
        self.updated.emit(int(touched.min()), int(touched.max()) + 1)


def _deliver(work: Callable[[], Summary], overview: Overview) -> Callable[[], None]:
    def run() -> None:
        result: Summary | BaseException
        try:
            result = work()
        except BaseException as error:  # noqa: BLE001  (handed to the window's thread, which reports it)
            result = error
        try:
            overview._read.emit(result)
        except RuntimeError:
            return  # the window was closed meanwhile: nobody is waiting for it

    return run
