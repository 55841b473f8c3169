"""Undo and redo, one step at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.editor.suggestions.alternative_endings import AlternativeEndings
    from ui.session.session import ProjectSession


class EditHistory:
    """Undoes and redoes what the person did.

    While suggestions for a pair are gone through, each counts as a step.
    """

    def __init__(self, session: ProjectSession, endings: AlternativeEndings) -> None:
        self._session, self._endings = session, endings

    def undo(self) -> None:
        if not self._endings.undo():
            self._session.undo()

    def redo(self) -> None:
        if not self._endings.redo():
            self._session.redo()

    @property
    def can_undo(self) -> bool:
        return self._session.can_undo

    @property
    def can_redo(self) -> bool:
        return self._session.can_redo or self._endings.can_redo
