"""A person who does anything at all, by keys and mouse: for the soak in benchmarks/ and its short test."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from aligner.bitext import Side
from aligner.permissions import Person, Role
from ui.editor.dialogs.bulk_confirm import ConfirmMany

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db import Project
    from ui.editor import EditorView
    from ui.editor.flow.flow_view import FlowView
    from ui.editor.table.table_view import PairTable
    from ui.main_window import MainWindow

KEY = Qt.Key
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
NONE = Qt.KeyboardModifier.NoModifier
GOING = (KEY.Key_Up, KEY.Key_Down, KEY.Key_Left, KEY.Key_Right, KEY.Key_PageUp, KEY.Key_PageDown, KEY.Key_Tab)
WORDS = ("سنة", "السلطان", "king", "the", "ثم رجع", "army", "٦١٦", "إلى", "xyz")
LEFT_OUT = (
    "app.quit",
    "project.copy",
    "project.new",
    "project.open",
    "project.sample",
    "project.server",
    "align.all",
)
"""What a soak of one project does not do, or (aligning all of it) seldom."""
PATIENCE = 300.0


class RandomPerson:
    """Drives a window in which a project with pairs is open.

    Attributes:
        path: the project.
        done: how often each kind of thing was done.
    """

    def __init__(self, window: MainWindow, path: Path, seed: int) -> None:
        self.window = window
        self.path = path
        self.chance = random.Random(seed)
        self.done: dict[str, int] = {}
        self._acts: dict[Callable[[], None], int] = {
            self._go: 30,
            self._verb: 34,
            self._undo: 10,
            self._mouse: 10,
            self._drag: 4,
            self._wheel: 6,
            self._type: 4,
            self._edit: 4,
            self._find: 3,
            self._command: 4,
            self._pane: 3,
            self._resize: 2,
            self._another: 2,
        }

    # One thing after another

    def act(self) -> str:
        """Do one thing, answer whatever asks, and wait until it is written; the name of what was done."""
        self._have_pairs()
        act = self.chance.choices([*self._acts], [*self._acts.values()])[0]
        name = act.__name__.lstrip("_")
        self.done[name] = self.done.get(name, 0) + 1
        act()
        self._breathe()
        self._answer()
        self.wait(lambda: self.window.session is None or self.window.session.is_saved)
        return name

    def reopen(self) -> None:
        """Close the project and open it again, as one does the next morning."""
        self._press(self.window, KEY.Key_W, CONTROL)
        self._answer()
        assert self.window.session is None
        self.window.open_project(self.path)
        self.wait(lambda: self.window.has_pairs() and self.window.pages.isEnabled())

    def _have_pairs(self) -> None:
        """Who has taken back even the first alignment does it again: without pairs there is nothing to do."""
        session = self.window.session
        if session is not None and not self.window.has_pairs():
            session.person = Person("Layla", Role.TRANSLATOR)
            self.wait(lambda: session.standing.redo is not None)
            session.redo()
            self.wait(self.window.has_pairs)

    def settle(self) -> None:
        """Have pairs, and wait until nothing is being written or aligned any more."""
        self._have_pairs()
        self.wait(lambda: self.window.session is None or self.window.session.is_settled)

    def wait(self, until: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not until():
            if time.monotonic() > end:
                raise TimeoutError(f"nothing came of {self.done}")
            self._breathe()
            time.sleep(0.0005)  # leave the processor to the worker

    def _breathe(self) -> None:
        """What the event loop does between two deeds; outside one nothing that is to be deleted would be."""
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    @property
    def view(self) -> EditorView:
        assert self.window.page is not None
        return self.window.page.view

    @property
    def surface(self) -> PairTable | FlowView:
        return self.view.flow if self.view.flows else self.view.table

    def _press(
        self, widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(widget, key, modifiers)

    def _answer(self) -> None:
        """What asks is mostly declined; confirming many is agreed to."""
        for _ in range(8):
            asking = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            if asking is None:
                break
            agree = isinstance(asking, ConfirmMany) and self.chance.random() < 0.1
            self._press(asking, KEY.Key_Return if agree else KEY.Key_Escape)
            self._breathe()
            still = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            if still is not None and still is asking and isinstance(asking, QDialog):
                asking.reject()
                self._breathe()
        if self.window.isVisible() and not self.window.isActiveWindow():
            self.window.activateWindow()

    # What a person does

    def _go(self) -> None:
        key = self.chance.choice(GOING)
        modifiers = self.chance.choice((NONE, NONE, NONE, SHIFT)) if key is not KEY.Key_Tab else NONE
        for _ in range(self.chance.choice((1, 1, 1, 4))):
            self._press(self.surface, key, modifiers)

    def _verb(self) -> None:
        """One of the keys of the table; splitting and the like need the caret between words first."""
        verbs = [command.spec for command in self.view.commands() if command.spec.keys]
        verb = self.chance.choice(verbs)
        if verb.group in ("cut", "move") and self.view.table.current_row >= 0:
            for _ in range(self.chance.randrange(4)):
                self._press(self.surface, self.chance.choice((KEY.Key_Left, KEY.Key_Right)))
        QTest.keySequence(self.surface, QKeySequence(self.chance.choice(verb.keys)))
        if self.view.say_panel.isVisible():
            self._write(self.chance.choice(WORDS), self.chance.choice((KEY.Key_Return, KEY.Key_Escape)))
        if self.view.return_panel.isVisible():
            for key in self.chance.choice(("3", "3d", "q", "ws", "")):
                QTest.keyClicks(self.view.return_panel, key)
            self._press(self.view.return_panel, self.chance.choice((KEY.Key_Return, KEY.Key_Escape)))
            self.view.return_panel.leave()
        if self.view.go_to_bar.isVisible():
            field = QApplication.focusWidget()
            if field is not None and self.view.go_to_bar.isAncestorOf(field):
                self._write(str(self.chance.randint(1, 60)), KEY.Key_Return)

    def _undo(self) -> None:
        for _ in range(self.chance.choice((1, 1, 2, 5))):
            self._press(self.surface, self.chance.choice((KEY.Key_Z, KEY.Key_Z, KEY.Key_Y)), CONTROL)
            self.wait(lambda: self.window.session is None or self.window.session.is_saved)

    def _somewhere(self) -> QPoint:
        size = self.surface.viewport().size()
        return QPoint(
            self.chance.randrange(max(1, size.width())), self.chance.randrange(max(1, size.height()))
        )

    def _mouse(self) -> None:
        viewport, button = self.surface.viewport(), Qt.MouseButton.LeftButton
        where = self._somewhere()
        match self.chance.randrange(5):
            case 0:
                QTest.mouseDClick(viewport, button, NONE, where)
            case 1:
                QTest.mouseClick(viewport, button, SHIFT, where)
            case _:
                QTest.mouseMove(viewport, where)
                QTest.mouseClick(viewport, button, NONE, where)

    def _drag(self) -> None:
        viewport, button = self.surface.viewport(), Qt.MouseButton.LeftButton
        where = self._somewhere()
        if not self.view.flows:  # by the end of a text, where its cut is taken hold of
            row = self.view.table.rowAt(where.y())
            place = self.view.table.text_end(row, self.chance.choice(list(Side))) if row >= 0 else None
            where = where if place is None else place.center()
        QTest.mouseMove(viewport, where)
        QTest.mousePress(viewport, button, NONE, where)
        for _ in range(3):
            QTest.mouseMove(viewport, self._somewhere())
        if self.chance.random() < 0.2:
            self._press(self.surface, KEY.Key_Escape)
        QTest.mouseRelease(viewport, button, NONE, self._somewhere())

    def _wheel(self) -> None:
        viewport = self.surface.viewport()
        where = QPointF(self._somewhere())
        turn = QPoint(0, self.chance.choice((-120, -120, 120, -600)))
        modifiers = CONTROL if self.chance.random() < 0.1 else NONE
        event = QWheelEvent(
            where,
            viewport.mapToGlobal(where),
            QPoint(),
            turn,
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(viewport, event)

    def _type(self) -> None:
        """What has the focus gets it: a search field, a comment, or the table, where letters are verbs."""
        self._write(self.chance.choice(WORDS))
        if self.chance.random() < 0.5:
            self._write(self.chance.choice((KEY.Key_Return, KEY.Key_Escape)))

    def _write(self, *what: str | Qt.Key) -> None:
        """Letter by letter, and keys, into whatever has the focus by then."""
        for one in what:
            for key in one if isinstance(one, str) else (one,):
                focused = QApplication.focusWidget()
                if focused is None:
                    return
                if not isinstance(key, str):
                    QTest.keyClick(focused, key)
                elif key.isascii():
                    QTest.keyClicks(focused, key)
                else:  # QTest knows no keys of these
                    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                        QApplication.sendEvent(focused, QKeyEvent(kind, 0, NONE, key))

    def _edit(self) -> None:
        """Correct a word in place, and keep it or not."""
        self._press(self.surface, KEY.Key_F2)
        if self.view.editor is not None:
            self._write(" ", self.chance.choice(WORDS))
            if self.chance.random() < 0.3:
                self._press(self.view.editor or self.surface, KEY.Key_Backspace, CONTROL)
            self._write(self.chance.choice((KEY.Key_Return, KEY.Key_Return, KEY.Key_Escape)))

    def _find(self) -> None:
        self._press(self.surface, KEY.Key_F, CONTROL)
        field = self.view.find_bar.field
        field.setText(self.chance.choice(WORDS))
        for _ in range(3):
            self._press(field, KEY.Key_Return)
        self._press(field, KEY.Key_Escape)

    def _command(self) -> None:
        """Something of the menus, of which the most ask something first."""
        everything = self.window.menus.everything()
        actions = [action for _, action in everything if action.objectName() not in LEFT_OUT]
        action = self.chance.choice(actions)
        if action.objectName() == "project.close":
            self.reopen()
        elif action.isEnabled():
            action.trigger()
            self._breathe()
        if self.window.tours.tour is not None:
            self._press(self.window, KEY.Key_Escape)
        if self.window.isFullScreen():
            self.window.focus_mode.leave()

    def _pane(self) -> None:
        panes: list[QAction] = self.window.docks.actions() if self.window.docks is not None else []
        self.chance.choice(panes).trigger()

    def _resize(self) -> None:
        self.window.resize(self.chance.randint(640, 1500), self.chance.randint(420, 900))

    def _another(self) -> None:
        """Somebody else sits down at the same window."""
        if self.window.session is not None:
            self.window.session.person = self.chance.choice(
                (Person("Layla", Role.TRANSLATOR), Person("Omar", Role.REVIEWER))
            )


def words(project: Project) -> dict[Side, list[int]]:
    """Where each word that some pair holds begins, as often as one does."""
    found: dict[Side, list[int]] = {side: [] for side in Side}
    for row in project.rows(project.order()):
        for side in Side:
            text = project.text(side)
            for segment in row.side(side):
                at = segment.start
                for word in segment.of(text).split():
                    at = text.index(word, at)
                    found[side].append(at)
                    at += len(word)
    return {side: sorted(starts) for side, starts in found.items()}
