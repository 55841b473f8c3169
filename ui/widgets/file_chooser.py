"""Choosing files, with the system's own dialog where there is one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable


def ask_open(
    parent: QWidget, title: str, folder: Path, kinds: str, chosen: Callable[[Path], object]
) -> QFileDialog:
    """Let a person choose one file that is there; ``chosen`` is called with it."""
    dialog = QFileDialog(parent, title, str(folder), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _open(dialog, chosen)


def ask_files(
    parent: QWidget, title: str, folder: Path, kinds: str, chosen: Callable[[list[Path]], object]
) -> QFileDialog:
    """Let a person choose files that are there; ``chosen`` is called with all of them at once."""
    dialog = QFileDialog(parent, title, str(folder), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.filesSelected.connect(lambda paths: chosen([Path(path) for path in paths]))
    dialog.open()
    return dialog


def ask_folder(parent: QWidget, title: str, folder: Path, chosen: Callable[[Path], object]) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(folder))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _open(dialog, chosen)


def ask_save(
    parent: QWidget, title: str, proposed: Path, kinds: str, suffix: str, chosen: Callable[[Path], object]
) -> QFileDialog:
    """Let a person say where to write; the dialog itself asks before a file is replaced."""
    dialog = QFileDialog(parent, title, str(proposed.parent), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix.lstrip("."))
    dialog.selectFile(proposed.name)
    return _open(dialog, chosen)


def shown_path(path: Path) -> str:
    """The path as a person calls it, with ~ for the home folder."""
    home = Path.home()
    return str(Path("~") / path.relative_to(home)) if path.is_relative_to(home) else str(path)


def isolated_path(path: Path) -> str:
    """The same, safe within a sentence or a page of the other direction."""
    return f"\u2066{shown_path(path)}\u2069"


def _open(dialog: QFileDialog, chosen: Callable[[Path], object]) -> QFileDialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.open()
    return dialog
