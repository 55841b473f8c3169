"""The spelling of an open project: which words of its English pairs no dictionary knows.

Only pairs that are asked for, so those that are seen, are checked. The dictionary is read and words are
looked up on a thread of its own, some time after the project is opened.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from aligner.bitext import Side
from aligner.errors import MuqabalaError
from aligner.spelling.words import checked_words, is_among, words_in
from ui.concurrency.worker import SerialWorker, report_bug
from ui.i18n.localize import localize
from ui.session.project_terms import ProjectTerms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from db import BeadRow
    from ui.session.session import ProjectSession

LATER_MS = 1_200
"""How long after opening the first words are looked up: the window comes first."""
_KEPT = 1_000
_MOST = 20_000
"""Characters of a text beyond which it is left alone."""


@dataclass(frozen=True, slots=True)
class SpellingMark:
    """A word that no dictionary knows; the offsets are those of the bead's text on that side."""

    side: Side
    start: int
    end: int
    word: str


class ProjectSpelling(QObject):
    """Get the one of a session with :meth:`of`.

    Signals:
        changed: more is known of the words.
        failed: one sentence on why a word could not be added.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(self, session: ProjectSession) -> None:
        super().__init__(session)
        from aligner.spelling.dictionary import is_checked
        from aligner.spelling.own_words import own_words_file, read_own_words

        info = session.project.info()
        self.languages = {side: language for side in Side if is_checked(language := info.text(side).language)}
        """The English sides."""
        self._terms = ProjectTerms.of(session)
        self._known: dict[tuple[str, str], bool] = {}
        self._asked: set[tuple[str, str]] = set()
        self._wanted: dict[tuple[str, str], None] = {}
        self._marks: dict[tuple[int, int, Side], tuple[SpellingMark, ...]] = {}
        self._file = own_words_file()
        self._own = words_in(read_own_words(self._file)) if self.languages else frozenset()
        self._names: frozenset[str] = frozenset()
        self._lane = SerialWorker.owned_by(self, "muqabala-spelling")
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(LATER_MS)
        self._rest.timeout.connect(self._look_up)
        self._take_names()
        self._terms.changed.connect(self._take_names)

    @classmethod
    def of(cls, session: ProjectSession) -> ProjectSpelling:
        """The spelling of a session, made when it is asked for first."""
        return next((child for child in session.children() if isinstance(child, cls)), None) or cls(session)

    def stop(self) -> None:
        """Look nothing up any more; before the session is closed."""
        self._rest.stop()
        self._lane.detach()

    def marks(self, bead: BeadRow) -> tuple[SpellingMark, ...]:
        """The words of a pair that are not known; empty until they have been looked up."""
        return tuple(mark for side in self.languages for mark in self._of_side(bead, side))

    def is_known(self, side: Side, word: str) -> bool | None:
        """Whether a word is right; None until it has been looked up."""
        if is_among(word, self._own) or is_among(word, self._names):
            return True
        key = (self.languages[side], word)
        if key not in self._known:
            if key not in self._asked and not self._lane.is_closed:
                self._wanted[key] = None
                if not self._rest.isActive():
                    self._rest.start()
            return None
        return self._known[key]

    def check(self, beads: Iterable[BeadRow], then: Callable[[], None]) -> None:
        """Look up all words of some pairs in the background, then call a function."""
        wanted = {
            (language, word.text): None
            for bead in beads
            for side, language in self.languages.items()
            if len(text := bead.cell(side).text) <= _MOST
            for word in checked_words(text)
            if (language, word.text) not in self._known
        }
        if self._lane.is_closed:
            return
        if not wanted:
            then()
            return

        def take(verdicts: Mapping[tuple[str, str], bool]) -> None:
            self._take_verdicts(verdicts)
            then()

        self._asked.update(wanted)
        self._lane.submit(lambda: _verdicts(wanted), take, report_bug)

    def suggest(self, side: Side, word: str, then: Callable[[tuple[str, ...]], None]) -> None:
        """Look for words that may be meant, in the background."""
        language = self.languages[side]
        if not self._lane.is_closed:
            self._lane.submit(lambda: _suggestions(language, word), then)

    def add(self, word: str) -> None:
        """Add a word to the person's own."""
        from aligner.spelling.own_words import add_own_word

        try:
            self._own = words_in(add_own_word(self._file, word))
        except MuqabalaError as error:
            self.failed.emit(localize(error))
        self._renew()

    # The parts

    def _of_side(self, bead: BeadRow, side: Side) -> tuple[SpellingMark, ...]:
        key = (bead.id, bead.revision, side)
        found = self._marks.get(key)
        if found is None:
            text = bead.cell(side).text
            words = list(checked_words(text)) if len(text) <= _MOST else []
            verdicts = [self.is_known(side, word.text) for word in words]
            found = tuple(
                SpellingMark(side, *word)
                for word, right in zip(words, verdicts, strict=True)
                if right is False
            )
            if None not in verdicts:
                if len(self._marks) >= _KEPT:
                    self._marks.clear()
                self._marks[key] = found
        return found

    def _look_up(self) -> None:
        wanted, self._wanted = tuple(self._wanted), {}
        self._rest.setInterval(0)  # the dictionary is read from now on
        if wanted and not self._lane.is_closed:
            self._asked.update(wanted)
            self._lane.submit(lambda: _verdicts(wanted), self._take_verdicts, report_bug)

    def _take_verdicts(self, verdicts: Mapping[tuple[str, str], bool]) -> None:
        self._known.update(verdicts)
        self.changed.emit()

    def _take_names(self) -> None:
        glossary = self._terms.glossary
        words: list[str] = [" ".join(name.english) for name in self._terms.names.all()]
        for term in glossary.terms if glossary is not None else ():
            words += (term.source, *term.targets)
        names = words_in(words)
        if names != self._names:
            self._names = names
            self._renew()

    def _renew(self) -> None:
        self._marks.clear()
        self.changed.emit()


def _verdicts(wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], bool]:
    from aligner.spelling.dictionary import load_speller

    spellers = {language: load_speller(language) for language in {language for language, _ in wanted}}
    return {
        (language, word): speller is None or speller.is_right(word)
        for language, word in wanted
        for speller in (spellers[language],)
    }


def _suggestions(language: str, word: str) -> tuple[str, ...]:
    from aligner.spelling.dictionary import load_speller

    speller = load_speller(language)
    return speller.suggestions(word) if speller is not None else ()
