"""The commands of the window that bring documents in and translation memories out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

from ui.commands.action_map import Command

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from aligner.bitext import Status
    from aligner.exchange.presets import ExportPreset
    from db import Project
    from ui.main_window.main_window import MainWindow

PLAIN = {".txt", ".text", ""}
"""Endings of files that the window makes a project of without the import dialog."""


def document_commands(window: MainWindow) -> list[Command]:
    """Import documents, import pairs, export for a tool."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("ImportController", text)

    return [
        Command(
            "import-documents",
            tr("&Import documents…"),
            lambda: import_documents(window),
            ("Ctrl+Shift+N",),
            tr("DOCX, ODT, RTF, PDF, HTML, EPUB, mARkdown: with a preview, cleaning and chapters"),
        ),
        Command(
            "import-pairs",
            tr("Import &pairs…"),
            lambda: import_pairs(window),
            ("Ctrl+Shift+I",),
            tr("TMX, XLIFF and tables that hold pairs already"),
        ),
        Command(
            "export-tool",
            tr("Export for a &tool…"),
            lambda: export_for_tool(window),
            ("Ctrl+Shift+E",),
            tr("Any format, chosen pairs, after a look at what the tool will not like"),
            window.has_pairs,
        ),
    ]


def import_documents(window: MainWindow, files: Sequence[Path] = ()) -> None:
    """Ask for two documents, make a project of them and align it."""

    def ask() -> None:
        from ui.dialogs.import_documents.dialog import ImportDocumentsDialog
        from ui.settings.segmentation_rules import all_usual_rules

        person = window.preferences.person
        if person is not None:
            usual = all_usual_rules(window.preferences)
            dialog = ImportDocumentsDialog(window.preferences.folder, person, files, window, usual=usual)
            dialog.made.connect(lambda path: _open(window, path, align=True))
            window.show_dialog(dialog)

    window._as_person(ask)


def import_pairs(window: MainWindow, file: Path | None = None) -> None:
    """Ask for a file of pairs and make a project of it."""

    def ask() -> None:
        from ui.dialogs.import_pairs import ImportPairsDialog

        person = window.preferences.person
        if person is not None:
            dialog = ImportPairsDialog(window.preferences.folder, person, file, window)
            dialog.made.connect(lambda path, realign: _open(window, path, align=realign))
            window.show_dialog(dialog)

    window._as_person(ask)


def export_for_tool(
    window: MainWindow, statuses: Collection[Status] | None = None, tool: ExportPreset | None = None
) -> None:
    """Show the export beside the window, so that findings can be gone to.

    Args:
        statuses, tool: what to begin with; None for what is usual.
    """
    if window.session is None or window.desk is None:
        return
    from ui.dialogs.export.tool_export import ExportToolDialog

    dialog = ExportToolDialog(window.session, window)
    if statuses is not None and tool is not None:
        dialog.choose(statuses, tool)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.go_to.connect(window.desk.view.go_to)
    window.session.destroyed.connect(dialog.close)
    dialog.show()


def takes(window: MainWindow, files: Sequence[Path]) -> bool:
    """Open the import that dropped files ask for; False where two plain texts or a project were dropped."""
    if len(files) == 1 and _holds_pairs(files[0]):
        import_pairs(window, files[0])
        return True
    if any(file.suffix.casefold() not in PLAIN for file in files):
        import_documents(window, files[:2])
        return True
    return False


def _holds_pairs(file: Path) -> bool:
    """Whether a file of this name holds pairs and not running text (a DOCX may hold either: text)."""
    from aligner.formats.registry import by_suffix

    entry = by_suffix(file.suffix)
    return entry is not None and bool(entry.bitext) and not entry.document


def _open(window: MainWindow, path: Path, *, align: bool) -> None:
    """Open the project that was made; align it once it is open."""
    window.preferences.folder = path.parent

    def opened(project: Project, _new: bool) -> None:
        window.opening.opened.disconnect(opened)
        window.opening.failed.disconnect(failed)
        if align and project.path == path.absolute():
            window.align()

    def failed(_error: object) -> None:
        window.opening.opened.disconnect(opened)
        window.opening.failed.disconnect(failed)

    window.opening.opened.connect(opened)
    window.opening.failed.connect(failed)
    window.open_project(path)
