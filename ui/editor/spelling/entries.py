"""The entries of a context menu for a word that no dictionary knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from shiboken6 import isValid

from ui.i18n.bidi import isolated
from ui.widgets.quiet_menu import QuietMenu
from ui.widgets.text.plain_tip import plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu, QWidget

    from aligner.bitext import Side
    from ui.session.project_spelling import ProjectSpelling


def spelling_menu(
    parent: QWidget,
    spelling: ProjectSpelling,
    side: Side,
    word: str,
    replace: Callable[[str], object],
    refusal: str = "",
    *,
    by_key: bool = False,
) -> QMenu:
    """A menu of suggestions, which come in as they are found, and of the command that adds the word.

    Args:
        replace: puts a suggestion in the place of the word.
        refusal: why the text cannot be changed; empty if it can.
        by_key: select the first suggestion once it is there.
    """
    menu = QuietMenu(_plain(_tr("Spelling: {word}").format(word=isolated(word))), parent)
    menu.setObjectName("spelling-menu")
    menu.setToolTipsVisible(True)
    waiting = menu.addAction(_tr("Looking for suggestions…"))
    waiting.setEnabled(False)
    line = menu.addSeparator()
    add = menu.addAction(_tr("Add to dictionary"))
    add.setObjectName("spelling-add")
    add.setToolTip(_tr("Accept this word in all projects"))
    add.triggered.connect(lambda: spelling.add(word))

    def show(found: tuple[str, ...]) -> None:
        if not isValid(menu):
            return  # it was closed before
        menu.removeAction(waiting)
        for suggestion in found:
            action = menu.addAction(_plain(suggestion))
            menu.insertAction(line, action)
            action.setEnabled(not refusal)
            action.setToolTip(plain_tip(refusal))
            action.triggered.connect(lambda _=False, suggestion=suggestion: replace(suggestion))
        if not found:
            menu.insertAction(line, waiting)
            waiting.setText(_tr("No suggestions"))
        if by_key and menu.activeAction() is None:
            menu.setActiveAction(next(action for action in menu.actions() if action.isEnabled()))

    spelling.suggest(side, word, show)
    return menu


def _plain(text: str) -> str:
    return text.replace("&", "&&")


def _tr(text: str) -> str:
    return QCoreApplication.translate("spelling", text)
