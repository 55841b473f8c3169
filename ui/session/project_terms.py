"""The glossary and the learned names of an open project, and where they occur in its pairs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from aligner.bitext import Side
from aligner.explanation.name_lexicon import EMPTY_NAMES, learn
from aligner.terminology.marks import TermMark, term_marks
from ui.concurrency.latest_task import LatestTask
from ui.concurrency.project_query import ProjectQuery
from ui.services.terms import TAKEN, as_setting, joined, taken_terms, with_term

if TYPE_CHECKING:
    from collections.abc import Callable

    from aligner.explanation.name_lexicon import Names
    from aligner.progress import Progress
    from aligner.terminology.glossary import Glossary
    from db import BeadRow, Project
    from ui.session.session import ProjectSession

GLOSSARY = "glossary"
MAX_LEARNED = 3_000
"""Pairs that names are learned from, drawn evenly from a longer project."""
LEARN_MS = 1_500
"""How long after opening or aligning names are learned: the window comes first."""
_KEPT = 1_000


class ProjectTerms(QObject):
    """Get the one of a session with :meth:`of`.

    Signals:
        changed: another glossary or other names.
        failed: one sentence on a glossary that cannot be read.
        reading: a glossary is being read (True), or no longer (False).
    """

    changed = Signal()
    failed = Signal(str)
    reading = Signal(bool)

    def __init__(self, session: ProjectSession) -> None:
        super().__init__(session)
        self._session = session
        self._of_file: Glossary | None = None
        self.taken = taken_terms(session.project)
        """Terms that people added in the project."""
        self.glossary: Glossary | None = joined(None, self.taken)
        self.file_name = ""
        """Of the glossary; empty without one."""
        self.names: Names = EMPTY_NAMES
        self._marks: dict[tuple[int, int], tuple[TermMark, ...]] = {}
        self._reading = LatestTask(self)
        self._reading.busy.connect(self.reading)
        self._learning = ProjectQuery(session.project, self)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(LEARN_MS)
        self._delay.timeout.connect(self.learn_names)
        self._delay.start()
        session.alignment_finished.connect(lambda how: self._delay.start() if how == "done" else None)
        session.reloaded.connect(self._delay.start)
        kept = session.project.setting(GLOSSARY)
        if isinstance(kept, str) and Path(kept).is_file():
            self.load(Path(kept), keep=False)

    @classmethod
    def of(cls, session: ProjectSession) -> ProjectTerms:
        """The terms of a session, made when they are asked for first."""
        return next((child for child in session.children() if isinstance(child, cls)), None) or cls(session)

    @property
    def is_reading(self) -> bool:
        """Whether a glossary is being read."""
        return self._reading.is_busy

    def stop(self) -> None:
        """Read and learn no more; before the session is closed."""
        self._delay.stop()
        self._reading.cancel()
        self._learning.stop()

    def stop_reading(self) -> None:
        """Keep the glossary there is."""
        self._reading.cancel()

    def load(self, path: Path, *, keep: bool = True) -> None:
        """Read the terms of a file in the background.

        Args:
            keep: remember the file in the project.
        """
        info = self._session.project.info()

        def work(progress: Progress) -> Glossary:
            from aligner.formats.protocols import Languages
            from aligner.terminology.glossary import read_glossary

            languages = Languages(info.source.language, info.target.language)
            return read_glossary(path, languages, progress=progress)

        def done(glossary: Glossary) -> None:
            self._of_file, self.file_name = glossary, path.name
            self.glossary = joined(glossary, self.taken)
            if keep:
                self._session.save_setting(GLOSSARY, str(path))
            self._renew()

        self._reading.run(work, done, self.failed.emit)

    def take(self, source: str, target: str) -> None:
        """Add a term to the glossary of the project; the project remembers it."""
        self.taken = with_term(self.taken, source, target)
        self._session.save_setting(TAKEN, as_setting(self.taken))
        self.glossary = joined(self._of_file, self.taken)
        self._renew()

    def learn_names(self) -> None:
        """Learn the names of the project from its pairs, in the background."""

        def work(project: Project, stale: Callable[[], bool]) -> Names:
            order = project.order()
            ids = order[:: max(1, -(-len(order) // MAX_LEARNED))].tolist()
            rows = [] if stale() else project.rows(ids)
            source, target = (project.characters(side) for side in Side)
            return EMPTY_NAMES if stale() else learn(source, target, (row.bead for row in rows))

        self._learning.ask(work, self._learned)

    def marks(self, bead: BeadRow) -> tuple[TermMark, ...]:
        """The terms and names in a pair."""
        if self.glossary is None and not self.names.known:
            return ()
        key = (bead.id, bead.revision)
        found = self._marks.get(key)
        if found is None:
            if len(self._marks) >= _KEPT:
                self._marks.clear()
            found = term_marks(bead.source_text, bead.target_text, self.glossary, self.names)
            self._marks[key] = found
        return found

    def _learned(self, names: Names) -> None:
        if names != self.names:
            self.names = names
            self._renew()

    def _renew(self) -> None:
        self._marks.clear()
        self.changed.emit()
