"""All pairs of an open project as arrays, shared by the panes and kept up to date from each change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from aligner.errors import MuqabalaError
from ui.concurrency.worker import SerialWorker, report_bug
from ui.session.display_order import Order, Splice, around

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from db import Change
    from db.queries.arrays import Summary
    from ui.session.session import ProjectSession

    Read = tuple[Summary, Splice | None]

SETTLE_MS = 120
"""The table is painted first: the map follows a split or a merge when it is on the screen."""

AT_ONCE = 256
"""So many pairs are read on the window's thread (3 ms): a confirmed row changes at once everywhere."""


class Overview(QObject):
    """The arrays behind the map, the path and the statistics; one for each session, see :meth:`of`.

    Signals:
        renewed: the pairs or their order changed: draw everything again.
        updated: rows ``first`` to ``end`` (half-open) changed; the order is the same.
    """

    renewed = Signal()
    updated = Signal(int, int)

    def __init__(self, session: ProjectSession) -> None:
        super().__init__(session)
        self._project = session.project
        self.summary: Summary | None = None
        self.crossing: NDArray[np.bool_] = np.zeros(0, dtype=np.bool_)
        self._order = Order(np.zeros(0, dtype=np.int64))
        self._stale: set[int] = set()
        self._added: set[int] = set()
        self._removed: set[int] = set()
        self._reorder = False
        self._whole = True
        self._reading = False
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._next)
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
        """Whether everything has been read."""
        return not (self._reading or self._whole or self._reorder or self._stale)

    def id_at(self, row: int) -> int:
        if self.summary is None:
            raise IndexError(row)
        return int(self.summary.ids[row])

    def row_of(self, bead_id: int) -> int | None:
        """The row of a pair; None if it does not exist or has not been read."""
        return self._order.row_of(bead_id)

    def rows_of(self, ids: list[int] | NDArray[np.int64]) -> NDArray[np.intp]:
        """The rows of pairs, without those that do not exist."""
        places = self._order.rows_of(np.asarray(ids, dtype=np.int64))
        return places[places >= 0]

    def reload(self) -> None:
        """Read everything again."""
        self._whole = True
        self._next()

    # Changes

    @Slot(object)
    def _changed(self, change: Change) -> None:
        if change.order_changed or change.added or change.removed:
            self._reorder = True
            again, gone = set(change.added) & self._removed, set(change.removed)
            self._removed = (self._removed - again) | (gone - self._added)
            self._added = (self._added | (set(change.added) - again)) - gone
            self._stale = (self._stale | again | set(change.changed)) - gone
            self._settle.start()
        else:
            self._stale.update(change.changed)
            if not self._reorder:
                self._next()

    def _next(self) -> None:
        """Read what is out of date: a few pairs at once, more on a worker thread, one query at a time."""
        if self._reading or self.is_current:
            return
        from db.queries.arrays import summary

        self._settle.stop()
        project, stale, added, removed = self._project, self._stale, self._added, self._removed
        old = None if self._whole else self.summary
        order, reorder = self._order, self._reorder
        self._stale, self._added, self._removed = set(), set(), set()
        self._reorder = self._whole = False
        if old is not None and not reorder and len(stale) <= AT_ONCE:
            self._patch(old, summary(project, sorted(stale)))
            return

        def work() -> Read:
            if old is not None and reorder:
                splice = around(project, order, stale, removed, added)
                fresh = summary(project, splice.ids.tolist()) if splice is not None else None
                if splice is not None and fresh is not None and len(fresh) == len(splice.ids):
                    return old.spliced(splice.first, splice.end, fresh), splice
            if old is not None:
                fresh = summary(project, sorted(stale | added))
                merged = old.merged(fresh, project.order() if reorder else old.ids)
                if merged is not None:
                    return merged, None
            return summary(project), None

        self._reading = True
        SerialWorker.run_once(self, "muqabala-overview", work, self._take, self._not_read)

    def _take(self, read: Read) -> None:
        self._reading = False
        self.summary, splice = read
        if splice is None:
            self._order.set(self.summary.ids)
        else:
            self._order.remove(splice.first, splice.end)
            self._order.insert(splice.first, splice.ids)
        self.crossing = self.summary.crossings()
        self.renewed.emit()
        self._next()

    def _not_read(self, error: BaseException) -> None:
        self._reading = False
        if not isinstance(error, MuqabalaError):  # the next command on the file reports it
            report_bug(error)

    def _patch(self, old: Summary, fresh: Summary) -> None:
        """Update the rows of a few pairs."""
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
